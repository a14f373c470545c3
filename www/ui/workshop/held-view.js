// A key or a certificate that is here: what it is, and where it can go.

import { icon } from "../icons.js";
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { certificateView } from "./certificate-view.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { State } from "../types.js" */
/** @import { Certificate, HeldKey, KeysState, WorkshopActions } from "./types.js" */

/**
 * @param {State} state
 * @param {KeysState} keys
 * @param {HeldKey} key
 * @param {WorkshopActions} actions
 * @returns {TemplateResult}
 */
export function heldView(state, keys, key, actions) {
  const { certificate } = key;
  return html`
    <article class="held" aria-label="Key ${key.name}">
      <h3>${icon("lock")} ${key.name} <span class="tag">RSA ${key.bits}</span></h3>
      <p class="hint">${placeOf(key)}</p>
      ${key.takeAlong === undefined ? nothing : takeAlongView(key, actions)}
      ${certificate ? certificateView(certificate) : html`<p class="hint">${icon("info")} No certificate of this key is here. Open it above: they are put together.</p>`}
      <p class="actions">
        ${certificate ? certificateActions(state, keys, certificate, actions) : nothing}
        <button type="button" class="link" aria-label="Sign a JWT with it: key ${key.name}" @click=${() => actions.signWith(key)}>Sign a JWT with it</button>
        <button type="button" class="link" aria-label="${key.place === "browser" ? "Remove from this browser" : "Forget it"}: key ${key.name}" @click=${() => actions.forgetKey(key)}>
          ${key.place === "browser" ? "Remove from this browser" : "Forget it"}
        </button>
      </p>
      ${state.surface === "panel" && key.place === "memory" ? keepView(key, actions) : nothing}
    </article>
  `;
}

/**
 * A certificate without its key.
 *
 * @param {State} state
 * @param {KeysState} keys
 * @param {Certificate} certificate
 * @param {WorkshopActions} actions
 * @returns {TemplateResult}
 */
export function looseView(state, keys, certificate, actions) {
  const name = nameOf(certificate);
  return html`
    <article class="held" aria-label="Certificate ${name}">
      <h3>${icon("done")} ${name} <span class="tag">certificate</span></h3>
      <p class="hint">${keys.held.length > 0 ? "It belongs to none of the keys here." : "Its key is not here. That is right if the vendor keeps it."}</p>
      ${certificateView(certificate)}
      <p class="actions">
        ${certificateActions(state, keys, certificate, actions)}
        <button type="button" class="link" aria-label="Forget it: certificate ${name}" @click=${() => actions.forgetCertificate(certificate)}>Forget it</button>
      </p>
    </article>
  `;
}

/** @param {Certificate} certificate */
function nameOf({ facts }) {
  return facts.commonName ?? facts.subject;
}

/** @param {HeldKey} key */
function placeOf({ place, takeAlong }) {
  if (place === "browser")
    return "Kept in this browser, in a form that nobody can copy out, until you remove it.";
  return takeAlong === undefined
    ? "In memory until this closes. Nobody can copy it out."
    : "In memory until this closes, with a copy to take along.";
}

/**
 * @param {State} state
 * @param {KeysState} keys
 * @param {Certificate} certificate
 * @param {WorkshopActions} actions
 */
function certificateActions({ surface }, keys, certificate, actions) {
  const name = nameOf(certificate);
  const used = keys.used === certificate.facts.sha256;
  return html`
    ${
      surface === "panel"
        ? html`<button type="button" aria-label="Use it in the fill: certificate ${name}" @click=${() => actions.useCertificate(certificate)}>${used ? icon("done") : nothing}Use it in the fill</button>`
        : nothing
    }
    <button type="button" aria-label="Download .crt: certificate ${name}" @click=${() => actions.downloadCertificate(certificate)}>Download .crt</button>
    <span role="status">${used ? "It is filled in with the next app." : ""}</span>
  `;
}

/**
 * Downloads of a private key: each is a press of its own, and says what it hands out.
 *
 * @param {HeldKey} key
 * @param {WorkshopActions} actions
 */
function takeAlongView(key, actions) {
  const pkcs12 = (/** @type {SubmitEvent & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("new-password");
    if (!(field instanceof HTMLInputElement)) return;
    const password = field.value;
    field.value = "";
    void actions.download(key, "pkcs12", password);
  };
  return html`
    <div class="note">
      <h3>${icon("warning")} Take the private key along</h3>
      <p>Whoever has this file can sign in as every user of the app. Hand it only to the system that signs, and delete the download afterwards.</p>
      <p class="actions"><button type="button" @click=${() => actions.download(key, "pem")}>Download key (PEM)</button></p>
      <form class="choice" @submit=${pkcs12}>
        <div class="field">
          <label for="new-password-${key.id}">Password</label>
          <input id="new-password-${key.id}" name="new-password" type="password" required autocomplete="new-password" aria-describedby="new-password-note-${key.id}" />
          <p class="hint below" id="new-password-note-${key.id}">Protects the .p12 file. It is written down nowhere.</p>
        </div>
        <p class="actions"><button type="submit">Download .p12</button></p>
      </form>
    </div>
  `;
}

/**
 * @param {HeldKey} key
 * @param {WorkshopActions} actions
 */
function keepView(key, actions) {
  const keep = (/** @type {SubmitEvent & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("keep-name");
    if (field instanceof HTMLInputElement) void actions.keepKey(key, field.value);
  };
  return html`
    <details>
      <summary>Keep it in this browser</summary>
      <form class="choice" @submit=${keep}>
        <div class="field">
          <label for="keep-name-${key.id}">Keep as</label>
          <input id="keep-name-${key.id}" name="keep-name" type="text" required autocomplete="off" .value=${key.name} />
          <p class="hint below">It can sign here whenever you come back, and nobody can copy it out. Everybody who uses this browser profile can sign with it.</p>
        </div>
        <p class="actions"><button type="submit">Keep</button></p>
      </form>
    </details>
  `;
}

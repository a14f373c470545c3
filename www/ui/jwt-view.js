// A first JWT: the key is pasted, used and forgotten.

import { icon } from "./icons.js";
import { LIFETIME_SECONDS } from "./jwt.js";
import { live } from "./vendor/lit-html/directives/live.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { sentence } from "./words.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { SignedJwt } from "../core/core.js" */
/** @import { Actions, State } from "./types.js" */

/**
 * @param {State} state
 * @param {Actions} actions
 * @returns {TemplateResult}
 */
export function jwtView({ jwt }, actions) {
  const sign = (/** @type {SubmitEvent & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const key = event.currentTarget.elements.namedItem("private-key");
    if (!(key instanceof HTMLTextAreaElement)) return;
    const pem = key.value;
    // Taken out of the page before anything else happens with it.
    key.value = "";
    void actions.sign(pem);
  };
  return html`
    <section aria-labelledby="sign-title">
      <h2 id="sign-title">Sign a JWT</h2>
      <p class="hint">For a first try of the JWT bearer flow. Nothing is sent anywhere; the key is used once and kept nowhere.</p>
      <form class="choice" @submit=${sign}>
        ${claimField(actions, { name: "iss", label: "Consumer key", hint: "Claim iss: the key of the app.", value: jwt.iss })}
        ${claimField(actions, { name: "sub", label: "Username", hint: "Claim sub: the user the vendor acts as.", value: jwt.sub })}
        ${claimField(actions, { name: "aud", label: "Audience", hint: "Claim aud: test.salesforce.com for a sandbox, else login.salesforce.com, or your My Domain.", value: jwt.aud })}
        <div class="field">
          <label for="private-key">Private key</label>
          <textarea id="private-key" name="private-key" class="code" rows="4" required autocomplete="off" spellcheck="false" placeholder="-----BEGIN PRIVATE KEY-----" aria-describedby="private-key-note"></textarea>
          <p class="hint below" id="private-key-note">PEM, PKCS#8 or PKCS#1. It leaves this field when you press Sign.</p>
        </div>
        <p class="actions"><button type="submit" class="primary">Sign</button></p>
      </form>
    </section>
    ${
      jwt.trouble
        ? html`<section class="note note-error" role="alert"><h2>${icon("error")} Not signed</h2><p>${sentence(jwt.trouble.message)}</p></section>`
        : nothing
    }
    ${jwt.signed ? signedView(jwt.signed, jwt.copied, actions) : nothing}
  `;
}

/**
 * @param {Actions} actions
 * @param {{ name: "iss" | "sub" | "aud", label: string, hint: string, value: string }} field
 */
function claimField(actions, { name, label, hint, value }) {
  const write = (/** @type {Event & { currentTarget: HTMLInputElement }} */ event) =>
    actions.answerJwt(name, event.currentTarget.value);
  return html`
    <div class="field">
      <label for="jwt-${name}">${label}</label>
      <input id="jwt-${name}" type="text" required autocomplete="off" spellcheck="false" aria-describedby="jwt-${name}-note" .value=${live(value)} @input=${write} />
      <p class="hint below" id="jwt-${name}-note">${hint}</p>
    </div>
  `;
}

/**
 * @param {SignedJwt} signed
 * @param {boolean} copied
 * @param {Actions} actions
 */
function signedView({ token, claims }, copied, actions) {
  const rows = Object.entries(claims);
  return html`
    <section aria-labelledby="signed-title">
      <h2 id="signed-title" tabindex="-1" data-focus>${icon("done")} Signed JWT</h2>
      <p><code class="token">${token.slice(0, 12)}…</code> <span class="muted">${token.length} characters, hidden</span></p>
      <p class="actions">
        <button type="button" @click=${actions.copyToken}>Copy token</button>
        <button type="button" @click=${actions.forgetToken}>Forget it</button>
        <span role="status">${copied ? "Copied." : ""}</span>
      </p>
      <table class="readback">
        <caption class="hidden">Claims</caption>
        <thead><tr><th scope="col">Claim</th><th scope="col">Value</th></tr></thead>
        <tbody>
          ${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${name === "exp" ? expiry(Number(value)) : value}</td></tr>`)}
        </tbody>
      </table>
    </section>
  `;
}

/**
 * @param {number} seconds
 */
function expiry(seconds) {
  return `${seconds} (${new Date(seconds * 1000).toLocaleTimeString()}, ${LIFETIME_SECONDS / 60} minutes after signing)`;
}

// Signing an assertion, with what would make it fail beside it.

import { icon } from "../icons.js";
import { live } from "../vendor/lit-html/directives/live.js";
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { sentence } from "../words.js";
import { pointsView } from "./points-view.js";
import { chosenKey } from "./sign.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { SignedJwt } from "../../core/workshop.js" */
/** @import { SignState, Workshop, WorkshopActions } from "./types.js" */

/**
 * @param {Workshop} workshop
 * @param {WorkshopActions} actions
 * @returns {TemplateResult}
 */
export function signView(workshop, actions) {
  const { sign } = workshop;
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    void actions.sign();
  };
  const key = chosenKey(workshop);
  return html`
    <section aria-labelledby="sign-title">
      <h2 id="sign-title">Sign a JWT</h2>
      <p class="hint">The assertion of the OAuth 2.0 JWT bearer flow: with it the vendor’s server signs in as the user. Nothing is sent anywhere by signing.</p>
      <form class="choice" @submit=${submit}>
        ${keyField(workshop, actions)}
        ${textField(actions, sign, "iss", "Consumer key", "Claim iss: the key of the app.")}
        ${textField(actions, sign, "sub", "Username", "Claim sub: the user the vendor acts as.")}
        ${textField(actions, sign, "aud", "Audience", "Claim aud: the org’s My Domain address fits both kinds of app.")}
        <div class="field">
          <label for="jwt-lifetime">Lifetime</label>
          <select id="jwt-lifetime" @change=${(/** @type {Event & { currentTarget: HTMLSelectElement }} */ { currentTarget }) => actions.answerSign({ lifetime: currentTarget.value })}>
            ${[
              ["60", "1 minute"],
              ["120", "2 minutes"],
              ["180", "3 minutes, the most"],
            ].map(
              ([value, words]) =>
                html`<option value=${value} ?selected=${sign.lifetime === value}>${words}</option>`,
            )}
          </select>
        </div>
        ${pointsView(sign.points)}
        <p class="actions"><button type="submit" class="primary" ?disabled=${key === null}>Sign</button></p>
      </form>
      ${
        sign.trouble
          ? html`<div class="note note-error" role="alert"><h3>${icon("error")} Not signed</h3><p>${sentence(sign.trouble.message)}</p></div>`
          : nothing
      }
    </section>
    ${sign.signed ? signedView(sign.signed, sign.copied, actions) : nothing}
  `;
}

/**
 * @param {Workshop} workshop
 * @param {WorkshopActions} actions
 */
function keyField(workshop, actions) {
  const chosen = chosenKey(workshop);
  const { held } = workshop.keys;
  const pick = (/** @type {Event & { currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
    actions.answerSign({ keyId: currentTarget.value === "" ? null : Number(currentTarget.value) });
  return html`
    <div class="field">
      <label for="jwt-key">Key</label>
      ${
        held.length === 0
          ? html`<p class="below">None is here yet. <button type="button" class="link" @click=${actions.goToKeys}>Open or make one</button>.</p>`
          : html`<select id="jwt-key" @change=${pick}>
            <option value="" ?selected=${chosen === null}>Choose…</option>
            ${held.map((key) => html`<option value=${key.id} ?selected=${chosen?.id === key.id}>${key.name} (RSA ${key.bits}${key.place === "browser" ? ", kept" : ""})</option>`)}
          </select>`
      }
    </div>
  `;
}

/**
 * @param {WorkshopActions} actions
 * @param {SignState} sign
 * @param {"iss" | "sub" | "aud"} name
 * @param {string} label
 * @param {string} hint
 */
function textField(actions, sign, name, label, hint) {
  const write = (/** @type {Event & { currentTarget: HTMLInputElement }} */ { currentTarget }) =>
    actions.answerSign({ [name]: currentTarget.value });
  return html`
    <div class="field">
      <label for="jwt-${name}">${label}</label>
      <input id="jwt-${name}" type="text" required autocomplete="off" spellcheck="false" aria-describedby="jwt-${name}-note" .value=${live(sign[name])} @input=${write} />
      <p class="hint below" id="jwt-${name}-note">${hint}</p>
    </div>
  `;
}

/**
 * @param {SignedJwt} signed
 * @param {boolean} copied
 * @param {WorkshopActions} actions
 */
function signedView({ token, claims }, copied, actions) {
  return html`
    <section aria-labelledby="signed-title">
      <h2 id="signed-title" tabindex="-1" data-focus>${icon("done")} Signed JWT</h2>
      <p><code class="token">eyJ…</code> <span class="muted">${token.length} characters, hidden: until it expires, whoever has it can sign in as ${claims.sub}</span></p>
      <p class="actions">
        <button type="button" @click=${actions.copyToken}>Copy token</button>
        <button type="button" @click=${actions.forgetToken}>Forget it</button>
        <span role="status">${copied ? "Copied." : ""}</span>
      </p>
      <table class="readback">
        <caption class="hidden">Claims</caption>
        <thead><tr><th scope="col">Claim</th><th scope="col">Value</th></tr></thead>
        <tbody>
          ${Object.entries(claims).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${name === "exp" ? expiry(Number(value)) : value}</td></tr>`)}
        </tbody>
      </table>
    </section>
  `;
}

/** @param {number} seconds */
function expiry(seconds) {
  return `${seconds} (${new Date(seconds * 1000).toLocaleTimeString()})`;
}

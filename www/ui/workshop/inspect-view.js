// What a token says, and what Salesforce would refuse it for.

import { icon } from "../icons.js";
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { sentence } from "../words.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Inspection, Member } from "../../core/workshop.js" */
/** @import { InspectState, Workshop, WorkshopActions } from "./types.js" */

/** @satisfies {Record<Inspection["kind"], string>} */
const KINDS = {
  assertion: "an assertion for the JWT bearer flow",
  "access-token": "an access token that Salesforce issued",
  "id-token": "an ID token of OpenID Connect",
  other: "a JWT; what for, it does not show",
};

/** @satisfies {Record<Inspection["signature"], ["done" | "error" | "waiting" | "warning", string]>} */
const SIGNATURES = {
  verified: ["done", "The signature holds under this key."],
  "not-verified": ["error", "The signature does not hold under this key."],
  "not-checked": ["waiting", "The signature was not checked: name the key or the certificate above."],
  "other-algorithm": ["warning", "The signature was not checked: it is not RS256."],
};

/**
 * @param {Workshop} workshop
 * @param {WorkshopActions} actions
 * @returns {TemplateResult}
 */
export function inspectView({ inspect, keys }, actions) {
  const submit = (/** @type {SubmitEvent & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("token-text");
    if (!(field instanceof HTMLTextAreaElement)) return;
    const text = field.value;
    // Taken out of the page before anything else happens with it.
    field.value = "";
    void actions.inspectJwt(text);
  };
  const pick = (/** @type {Event & { currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
    actions.verifyWith(currentTarget.value);
  const paste = (/** @type {Event & { currentTarget: HTMLTextAreaElement }} */ { currentTarget }) =>
    actions.verifyWith("pasted", currentTarget.value);
  return html`
    <section aria-labelledby="inspect-title">
      <h2 id="inspect-title">Inspect a JWT</h2>
      <p class="hint">Paste a token, a whole request, a curl command or a line of a log. It is read here and not kept.</p>
      <form class="choice" @submit=${submit}>
        <div class="field">
          <label for="verifier">Signed by</label>
          <select id="verifier" @change=${pick}>
            <option value="" ?selected=${inspect.verifier === ""}>Do not check</option>
            ${keys.held.map((key) => html`<option value=${key.id} ?selected=${inspect.verifier === String(key.id)}>${key.name} (RSA ${key.bits})</option>`)}
            <option value="pasted" ?selected=${inspect.verifier === "pasted"}>A certificate or public key…</option>
          </select>
        </div>
        ${
          inspect.verifier === "pasted"
            ? html`<div class="field">
              <label for="verifier-text">Its PEM text</label>
              <textarea id="verifier-text" class="code" rows="3" autocomplete="off" spellcheck="false" placeholder="-----BEGIN CERTIFICATE-----" @change=${paste}></textarea>
            </div>`
            : nothing
        }
        <div class="field">
          <label for="token-text">Token</label>
          <textarea id="token-text" name="token-text" class="code" rows="3" required autocomplete="off" spellcheck="false" placeholder="eyJ…" aria-describedby="token-text-note"></textarea>
          <p class="hint below" id="token-text-note">It leaves this field when you press Inspect.</p>
        </div>
        <p class="actions"><button type="submit">Inspect</button></p>
      </form>
      ${inspect.trouble ? html`<div class="note note-error" role="alert"><h3>${icon("error")} Not read</h3><p>${sentence(inspect.trouble.message)}</p></div>` : nothing}
    </section>
    ${inspect.inspection ? inspectionView(inspect.inspection, actions) : nothing}
  `;
}

/**
 * @param {Inspection} inspection
 * @param {WorkshopActions} actions
 */
function inspectionView({ kind, length, header, claims, signature, findings }, actions) {
  const [drawing, words] = SIGNATURES[signature];
  const refused = findings.some((each) => each.severity === "error");
  return html`
    <section aria-labelledby="inspected-title">
      <h2 id="inspected-title" tabindex="-1" data-focus>${icon(refused ? "error" : "done")} This is ${KINDS[kind]}</h2>
      <p class="muted">${length} characters, hidden.</p>
      <p>${icon(drawing)} ${words}</p>
      ${
        findings.length === 0
          ? html`<p>${icon("done")} Nothing that Salesforce would refuse it for.</p>`
          : findings.map(
              ({ severity, message, why, help }) => html`
                <div class="finding finding-${severity}">
                  <p class="finding-what">${icon(severity)} <span class="hidden">${severity}: </span>${sentence(message)}</p>
                  <p>${why}</p>
                  <p>${help}</p>
                </div>`,
            )
      }
      ${membersView("Header", header)} ${membersView("Claims", claims)}
      <p class="actions"><button type="button" @click=${actions.forgetInspection}>Forget it</button></p>
    </section>
  `;
}

/**
 * @param {string} title
 * @param {Member[]} members
 */
function membersView(title, members) {
  if (members.length === 0) return nothing;
  return html`
    <table class="readback">
      <caption>${title}</caption>
      <thead><tr><th scope="col">Name</th><th scope="col">Value</th></tr></thead>
      <tbody>
        ${members.map(({ name, value, words }) => html`<tr><th scope="row">${name}</th><td>${value}${words ? html` <span class="muted">(${words})</span>` : nothing}</td></tr>`)}
      </tbody>
    </table>
  `;
}

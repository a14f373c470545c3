// Making a key with its certificate.

import { live } from "../vendor/lit-html/directives/live.js";
import { html } from "../vendor/lit-html/lit-html.js";

/** @import { State } from "../types.js" */
/** @import { KeysState, NewKeyForm, WorkshopActions } from "./types.js" */

/** @type {[NewKeyForm["place"], string, string][]} */
const PLACES = [
  ["memory", "Only until this closes", "For a try: signs here and is gone afterwards."],
  [
    "browser",
    "Kept in this browser",
    "Signs here whenever you come back. It is made in a form that nobody can copy out, not even you.",
  ],
  [
    "take-along",
    "To take along",
    "For a vendor or a server that signs: you download the key, once, and it is not kept here.",
  ],
];

/**
 * @param {State} state
 * @param {KeysState} keys
 * @param {WorkshopActions} actions
 */
export function makeView({ surface }, { form, busy }, actions) {
  const make = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    void actions.makeKey();
  };
  const places = PLACES.filter(([place]) => place !== "browser" || surface === "panel");
  return html`
    <section aria-labelledby="make-title">
      <h2 id="make-title">Make a key and its certificate</h2>
      <p class="hint">An RSA key and a certificate signed by it with SHA-256. The certificate goes on the app; the key stays with whoever signs.</p>
      <form class="choice" @submit=${make}>
        ${textField(actions, form, "commonName", "Name", { required: true, hint: "Common name (CN) of the certificate: the vendor or the integration." })}
        ${textField(actions, form, "organization", "Organization", { hint: "Optional." })}
        ${textField(actions, form, "country", "Country", { hint: "Optional: two letters, such as DE." })}
        ${selectField(actions, form, "bits", "Key size", [
          ["2048", "2048 bits"],
          ["3072", "3072 bits"],
          ["4096", "4096 bits"],
        ])}
        ${selectField(actions, form, "days", "Valid for", [
          ["365", "1 year"],
          ["730", "2 years"],
          ["1825", "5 years"],
          ["3650", "10 years"],
        ])}
        <fieldset class="several">
          <legend>The private key is</legend>
          <ul class="plain">
            ${places.map(
              ([place, words, hint]) => html`<li>
                <label class="tick"><input type="radio" name="place" value=${place} .checked=${live(form.place === place)} aria-describedby="place-${place}" @change=${() => actions.editNewKey({ place })} /> ${words}</label>
                <p class="hint" id="place-${place}">${hint}</p>
              </li>`,
            )}
          </ul>
        </fieldset>
        <p class="actions"><button type="submit" class="primary" ?disabled=${busy !== ""}>Make</button></p>
      </form>
    </section>
  `;
}

/**
 * @param {WorkshopActions} actions
 * @param {NewKeyForm} form
 * @param {"commonName" | "organization" | "country"} name
 * @param {string} label
 * @param {{ required?: boolean, hint: string }} more
 */
function textField(actions, form, name, label, { required = false, hint }) {
  const write = (/** @type {Event & { currentTarget: HTMLInputElement }} */ { currentTarget }) =>
    actions.editNewKey({ [name]: currentTarget.value });
  return html`
    <div class="field">
      <label for="new-${name}">${label}</label>
      <input id="new-${name}" type="text" autocomplete="off" spellcheck="false" ?required=${required} aria-describedby="new-${name}-note" .value=${live(form[name])} @input=${write} />
      <p class="hint below" id="new-${name}-note">${hint}</p>
    </div>
  `;
}

/**
 * @param {WorkshopActions} actions
 * @param {NewKeyForm} form
 * @param {"bits" | "days"} name
 * @param {string} label
 * @param {[string, string][]} options
 */
function selectField(actions, form, name, label, options) {
  const pick = (/** @type {Event & { currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
    actions.editNewKey({ [name]: currentTarget.value });
  return html`
    <div class="field">
      <label for="new-${name}">${label}</label>
      <select id="new-${name}" @change=${pick}>
        ${options.map(([value, words]) => html`<option value=${value} ?selected=${form[name] === value}>${words}</option>`)}
      </select>
    </div>
  `;
}

// The card with what the vendor gets back.

import { icon } from "./icons.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { HandOver, Thumbprints } from "../core/core.js" */
/** @import { Actions, State, KeptJourney } from "./types.js" */

/**
 * @param {KeptJourney} kept
 * @param {State} state
 * @param {Actions} actions
 */
export function handOverView({ handOver, arrival }, state, actions) {
  if (handOver.length === 0) return nothing;
  return html`
    <dl class="hand-over">${handOver.map((each) => rowView(each, arrival?.keyIn, state, actions))}</dl>
    <p class="actions">
      <button type="button" @click=${actions.copyAll}>Copy all as text</button>
      <button type="button" @click=${actions.saveHandOver}>Save as a file</button>
      <span class="hint" role="status">${state.consumerKey.note}</span>
    </p>
  `;
}

/**
 * @param {HandOver} shown
 * @param {string | undefined} keyIn the document that shows the key
 * @param {State} state
 * @param {Actions} actions
 */
function rowView({ what, name, vendorName, value, note, thumbprints, how }, keyIn, state, actions) {
  const called = vendorName ?? name;
  return html`
    <dt>${called}${vendorName ? html` <span class="muted">(${name})</span>` : nothing}</dt>
    <dd>
      ${what === "consumer-key" ? keyView(called, keyIn, state, actions) : nothing}
      ${value && what !== "certificate" ? html`<p><code>${value}</code></p>` : nothing}
      ${note ? html`<p>${note}</p>` : nothing}
      ${thumbprints ? thumbprintsView(thumbprints) : nothing}
      <p class="hint">${how}</p>
      ${value ? html`<button type="button" aria-label="Copy ${called}" @click=${() => actions.copyHandOver(value, called)}>Copy</button>` : nothing}
    </dd>
  `;
}

/**
 * @param {Thumbprints} thumbprints
 */
function thumbprintsView({ sha1, sha256 }) {
  const bytes = (/** @type {string} */ text) =>
    text.split(":").map((byte, at) => (at === 0 ? byte : html`:<wbr>${byte}`));
  return html`
    <details>
      <summary>Thumbprints</summary>
      <p>SHA-1 <code>${bytes(sha1)}</code></p>
      <p>SHA-256 <code>${bytes(sha256)}</code></p>
    </details>
  `;
}

/**
 * The key is taken by paste, or from a page that shows it alone, and is shown by its ends; what is none is forgotten
 * at once.
 *
 * @param {string} called
 * @param {string | undefined} keyIn
 * @param {State} state
 * @param {Actions} actions
 */
function keyView(called, keyIn, { consumerKey }, actions) {
  const { looked, trouble } = consumerKey;
  if (looked) {
    return html`
      <p><code>${looked.masked}</code></p>
      ${looked.warning ? html`<p class="finding finding-warning">${icon("warning")} ${looked.warning}</p>` : nothing}
      <p class="actions">
        <button type="button" aria-label="Copy ${called}" @click=${() => actions.copyHandOver(looked.key, called)}>Copy</button>
        <button type="button" @click=${actions.forgetKey}>Forget it</button>
      </p>
    `;
  }
  const take = (/** @type {Event & { currentTarget: HTMLInputElement }} */ event) => {
    const { value } = event.currentTarget;
    event.currentTarget.value = "";
    actions.pasteKey(value);
  };
  return html`
    <label class="hidden" for="consumer-key">Paste the consumer key</label>
    <input id="consumer-key" type="password" autocomplete="off" spellcheck="false" placeholder="Paste the consumer key" @change=${take} />
    ${keyIn ? html`<p class="actions"><button type="button" @click=${() => actions.readKey(keyIn)}>Take it from this page</button></p>` : nothing}
    ${trouble ? html`<p class="finding finding-error" role="alert">${icon("error")} ${trouble}</p>` : nothing}
  `;
}

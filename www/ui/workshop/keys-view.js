// Keys and certificates: open them, make them, see what they are, take them where they are needed.

import { icon } from "../icons.js";
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { sentence } from "../words.js";
import { heldView, looseView } from "./held-view.js";
import { makeView } from "./make-view.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { State } from "../types.js" */
/** @import { KeysState, Workshop, WorkshopActions } from "./types.js" */

/**
 * @param {State} state
 * @param {Workshop} workshop
 * @param {WorkshopActions} actions
 * @returns {TemplateResult}
 */
export function keysView(state, { keys }, actions) {
  return html`
    ${openView(keys, actions)}
    ${
      keys.held.length + keys.certificates.length > 0
        ? html`<section aria-labelledby="held-title">
          <h2 id="held-title">Here now</h2>
          ${keys.held.map((key) => heldView(state, keys, key, actions))}
          ${keys.certificates.map((certificate) => looseView(state, keys, certificate, actions))}
        </section>`
        : nothing
    }
    ${makeView(state, keys, actions)}
  `;
}

/**
 * One place for whatever the admin was sent.
 *
 * @param {KeysState} keys
 * @param {WorkshopActions} actions
 */
function openView(keys, actions) {
  const drop = (/** @type {DragEvent} */ event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void actions.openFile(file);
  };
  const choose = (/** @type {Event & { currentTarget: HTMLInputElement }} */ { currentTarget }) => {
    const file = currentTarget.files?.[0];
    if (file) void actions.openFile(file);
    currentTarget.value = "";
  };
  const open = (/** @type {SubmitEvent & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("key-text");
    if (!(field instanceof HTMLTextAreaElement)) return;
    const text = field.value;
    // Taken out of the page before anything else happens with it.
    field.value = "";
    if (text.trim() !== "") void actions.openText(text);
  };
  return html`
    <section class="drop" aria-labelledby="open-title" @dragover=${(/** @type {DragEvent} */ event) => event.preventDefault()} @drop=${drop}>
      <h2 id="open-title">Open a key or a certificate</h2>
      <p class="hint">Drop a file here, choose one, or paste its text. A private key goes into this browser’s own keeping, where nobody can copy it out again. Nothing is sent anywhere.</p>
      <div class="field">
        <label for="key-file">File</label>
        <input id="key-file" type="file" @change=${choose} />
      </div>
      <form class="choice" @submit=${open}>
        <div class="field">
          <label for="key-text">Text</label>
          <textarea id="key-text" name="key-text" class="code" rows="3" autocomplete="off" spellcheck="false" placeholder="-----BEGIN …" aria-describedby="key-text-note"></textarea>
          <p class="hint below" id="key-text-note">PEM or JWK. It leaves this field when you press Open.</p>
        </div>
        <p class="actions"><button type="submit">Open</button></p>
      </form>
      ${seenView(keys, actions)}
      ${busyView(keys, actions)}
      <p class="hint" role="status">${keys.note}</p>
      ${keys.trouble ? html`<div class="note note-error" role="alert"><h3>${icon("error")} That did not work</h3><p>${sentence(keys.trouble.message)}</p></div>` : nothing}
    </section>
  `;
}

/**
 * What was given, in words, and the password it may need.
 *
 * @param {KeysState} keys
 * @param {WorkshopActions} actions
 */
function seenView({ seen, wantsPassword, busy }, actions) {
  if (seen.length === 0) return nothing;
  const unlock = (/** @type {SubmitEvent & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("password");
    if (!(field instanceof HTMLInputElement)) return;
    const password = field.value;
    field.value = "";
    void actions.unlock(password);
  };
  return html`
    <div role="status">
      ${seen.map((each) => html`<p>${icon(each.needsPassword ? "lock" : "info")} This is ${each.description}.</p>`)}
    </div>
    ${
      wantsPassword
        ? html`<form class="choice" @submit=${unlock}>
          <div class="field">
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="off" aria-describedby="password-note" />
            <p class="hint below" id="password-note">Of the file, not of Salesforce. Leave it empty if the file has none.</p>
          </div>
          <p class="actions">
            <button type="submit" class="primary" ?disabled=${busy !== ""}>Unlock</button>
            <button type="button" @click=${actions.forgetGiven}>Forget it</button>
          </p>
        </form>`
        : nothing
    }
  `;
}

/** What takes a moment. @satisfies {Record<KeysState["busy"], string>} */
const BUSY = {
  "": "",
  opening: "Opening. A key under a password takes a second on purpose: so does every guess at it.",
  making: "Making a key. Long ones take some seconds.",
  downloading: "Writing the file.",
};

/**
 * @param {KeysState} keys
 * @param {WorkshopActions} actions
 */
function busyView({ busy }, actions) {
  if (busy === "") return nothing;
  return html`
    <p role="status">${icon("working")} ${BUSY[busy]}</p>
    <p class="actions"><button type="button" @click=${actions.stopWork}>Stop</button></p>
  `;
}

// Configs as text: check them, and in the panel keep, import and export them.

import { contextView } from "./context-view.js";
import { allFindingsView } from "./findings-view.js";
import { formView } from "./form-view.js";
import { grantsView } from "./grants-view.js";
import { icon } from "./icons.js";
import { live } from "./vendor/lit-html/directives/live.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Report } from "../core/core.js" */
/** @import { Actions, Editor, Mender, State } from "./types.js" */

/**
 * @param {State} state
 * @param {Actions} actions
 * @returns {TemplateResult}
 */
export function configsView(state, actions) {
  return html`
    ${state.surface === "panel" ? savedView(state, actions) : introView()}
    ${editorView(state, actions)}
  `;
}

/** What the web page is for. */
function introView() {
  return html`<p>
    Checks a vendor’s config for a Salesforce External Client App or connected app, and works with keys, certificates, JWTs and their errors, in this browser.
    Nothing is sent anywhere. Not affiliated with Salesforce.
  </p>`;
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function savedView({ saved }, actions) {
  return html`
    <section aria-labelledby="saved-title">
      <h2 id="saved-title">Saved configs</h2>
      ${
        saved.length === 0
          ? html`<p class="hint">None yet. Start from a preset below, or import a file; saved configs appear beside the presets.</p>`
          : html`<ul class="plain saved">
            ${saved.map(
              ({ name }) => html`<li>
                <span>${name}</span>
                <button type="button" class="link" aria-label="Edit ${name}" @click=${() => actions.openSaved(name)}>Edit</button>
                <button type="button" class="link" aria-label="Export ${name}" @click=${() => actions.exportConfig(name)}>Export</button>
                <button type="button" class="link" aria-label="Delete ${name}" @click=${() => actions.deleteConfig(name)}>Delete</button>
              </li>`,
            )}
          </ul>`
      }
    </section>
  `;
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function editorView(state, actions) {
  const { editor } = state;
  return html`
    <section class="editor" aria-labelledby="editor-title">
      <h2 id="editor-title">Check a config</h2>
      ${sourceView(state, actions)}
      ${state.surface === "panel" ? nameField(editor, actions) : nothing}
      ${shownAsView(editor, actions)}
      ${editor.shownAs === "form" ? formView(state, actions, editorMender(editor, actions)) : textView(editor, actions)}
      <p class="hint" id="config-note" role="status">${editor.note}</p>
      <p class="actions">
        ${
          state.surface === "panel"
            ? html`<button type="button" class="primary" ?disabled=${editor.text.trim() === ""} @click=${actions.saveConfig}>Save config</button>`
            : nothing
        }
        ${
          editor.previous
            ? html`<button type="button" @click=${actions.bringBack}>${icon("undo")}Bring back ${editor.previous.name || "what stood here"}</button>`
            : nothing
        }
      </p>
      ${editor.report ? reportView(state, actions, editor.report) : nothing}
    </section>
  `;
}

/**
 * What the rules say, what the vendor may do, and both to take along.
 *
 * @param {State} state
 * @param {Actions} actions
 * @param {Report} report
 */
function reportView({ editor }, actions, report) {
  return html`
    ${contextView(editor.context, actions)}
    ${allFindingsView(editor.text, report, editorMender(editor, actions))}
    ${grantsView(report.grants)}
    <p class="actions">
      <span class="hint">Report for a security review:</span>
      ${FORMATS.map(([format, words]) => html`<button type="button" class="link" aria-label="Report as ${words}" @click=${() => actions.exportReport(format)}>${words}</button>`)}
    </p>
  `;
}

/** @type {["markdown" | "json" | "sarif", string][]} */
const FORMATS = [
  ["markdown", "Markdown"],
  ["json", "JSON"],
  ["sarif", "SARIF"],
];

/**
 * @param {Editor} editor
 * @param {Actions} actions
 * @returns {Mender}
 */
function editorMender({ text }, { mendConfig }) {
  return { text, mend: mendConfig };
}

/**
 * The same config as text or as a form.
 *
 * @param {Editor} editor
 * @param {Actions} actions
 */
function shownAsView({ shownAs }, actions) {
  const button = (/** @type {Editor["shownAs"]} */ name, /** @type {string} */ words) =>
    html`<button type="button" aria-pressed=${name === shownAs ? "true" : "false"} @click=${() => actions.showAs(name)}>${words}</button>`;
  return html`<div class="switch" role="group" aria-label="Show the config as">${button("text", "Text")}${button("form", "Form")}</div>`;
}

/**
 * @param {Editor} editor
 * @param {Actions} actions
 */
function textView({ text }, actions) {
  const write = (/** @type {Event & { currentTarget: HTMLTextAreaElement }} */ event) =>
    actions.editText(event.currentTarget.value);
  const drop = (/** @type {DragEvent} */ event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void actions.importConfig(file);
  };
  return html`
      <label for="config">Config</label>
      <textarea
        id="config"
        class="code"
        rows="14"
        autocomplete="off"
        spellcheck="false"
        placeholder='Paste or drop a config: { "formatVersion": 1, … }'
        aria-describedby="config-note"
        .value=${live(text)}
        @input=${write}
        @dragover=${(/** @type {DragEvent} */ event) => event.preventDefault()}
        @drop=${drop}
      ></textarea>
  `;
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function sourceView({ presets }, actions) {
  const start = (/** @type {Event & { currentTarget: HTMLSelectElement }} */ { currentTarget }) => {
    actions.startFrom(currentTarget.value);
    currentTarget.value = "";
  };
  const open = (/** @type {Event & { currentTarget: HTMLInputElement }} */ { currentTarget }) => {
    const file = currentTarget.files?.[0];
    if (file) void actions.importConfig(file);
    currentTarget.value = "";
  };
  return html`
    <div class="field">
      <label for="start-from">Start from</label>
      <select id="start-from" @change=${start}>
        <option value="">Choose a preset…</option>
        ${presets.map((preset) => html`<option value=${preset.id}>${preset.vendor}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="import">Import file</label>
      <input id="import" type="file" accept=".json,application/json" @change=${open} />
    </div>
  `;
}

/**
 * @param {Editor} editor
 * @param {Actions} actions
 */
function nameField({ name, report }, actions) {
  const write = (/** @type {Event & { currentTarget: HTMLInputElement }} */ event) =>
    actions.editName(event.currentTarget.value);
  return html`
    <div class="field">
      <label for="config-name">Save as</label>
      <input id="config-name" type="text" autocomplete="off" placeholder=${report?.vendor ?? ""} .value=${live(name)} @input=${write} />
    </div>
  `;
}

// What would settle a finding: the change before it is made, and the press that makes it.

import { icon } from "./icons.js";
import { valueAt } from "./state.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Diagnostic, Edit } from "../core/core.js" */
/** @import { Mender } from "./types.js" */

/** Characters of a value that are shown; the rest is in the config. */
const SHOWN = 80;

/**
 * @param {Diagnostic} finding
 * @param {Mender} mender
 * @returns {TemplateResult | typeof nothing}
 */
export function fixView({ code, path, fix }, { text, mend }) {
  if (!fix) return nothing;
  return html`
    <div class="fix">
      <ul class="plain">${fix.edits.map((edit) => html`<li>${editView(edit, text)}</li>`)}</ul>
      <button type="button" @click=${() => mend({ kind: "one", code, path })}>${icon("write")}${fix.title}</button>
      ${fix.applicability === "safe" ? nothing : html`<span class="hint">Only if the vendor agrees.</span>`}
    </div>
  `;
}

/**
 * The findings whose fix changes nothing for the vendor.
 *
 * @param {Diagnostic[]} findings
 */
export function safeFixes(findings) {
  return findings.filter(({ fix }) => fix?.applicability === "safe");
}

/**
 * @param {Edit} edit
 * @param {string} text
 */
function editView(edit, text) {
  const before = valueAt(text, edit.path);
  const gone =
    before === undefined ? nothing : html`<span class="hidden">from </span><del>${shown(before)}</del>`;
  if (edit.kind === "remove") return html`${gone} <span class="muted">taken out</span>`;
  return html`${gone} <span class="hidden">to </span><ins>${shown(edit.value)}</ins>`;
}

/**
 * A value with its blanks to be seen.
 *
 * @param {unknown} value
 */
function shown(value) {
  const words = typeof value === "string" && value.trim() === value ? value : JSON.stringify(value);
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
}

// What the rules say about a config: by severity, each with what, why and what to do.

import { icon } from "./icons.js";
import { ANSWER_PATHS, otherFindings, readBase } from "./state.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { ANSWER_LABELS, sentence } from "./words.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Diagnostic, Report } from "../core/core.js" */
/** @import { AnswerName, Draft } from "./types.js" */

/** @type {[Diagnostic["severity"], string, string][]} */
const SEVERITIES = [
  ["error", "error", "errors"],
  ["warning", "warning", "warnings"],
  ["info", "note", "notes"],
];

/**
 * The findings that stand at no field of the screen. Their number, with those at the fields, is
 * spoken as it changes; on screen the groups, the fields and the bar show it.
 *
 * @param {Draft} draft
 * @returns {TemplateResult}
 */
export function findingsView(draft) {
  return html`
    <section class="findings" aria-label="Validation">
      <p class="hidden" role="status">${counts(draft.report.diagnostics)}</p>
      ${groupsView(otherFindings(draft))}
    </section>
  `;
}

/**
 * All findings about a config's text. What is only missing until somebody fills with it is asked for
 * then; a config that is kept for later need not have it.
 *
 * @param {string} text
 * @param {Report} report
 * @returns {TemplateResult}
 */
export function allFindingsView(text, { diagnostics }) {
  const asked = askedLater(text, diagnostics);
  const found = diagnostics.filter((each) => !asked.some((name) => ANSWER_PATHS[name] === each.path));
  return html`
    <section class="findings" aria-label="Validation">
      <p role="status">${found.length === 0 ? icon("done") : nothing} ${counts(found)}.</p>
      ${
        asked.length > 0
          ? html`<p class="hint">Asked for when it is filled in: ${asked.map((name) => ANSWER_LABELS[name].toLowerCase()).join(", ")}.</p>`
          : nothing
      }
      ${groupsView(found)}
    </section>
  `;
}

/**
 * The answers that a config leaves to whoever fills with it.
 *
 * @param {string} text
 * @param {Diagnostic[]} diagnostics
 */
function askedLater(text, diagnostics) {
  const base = readBase(text);
  const names = /** @type {AnswerName[]} */ (Object.keys(ANSWER_PATHS));
  return names.filter(
    (name) => base[name] === "" && diagnostics.some((each) => each.path === ANSWER_PATHS[name]),
  );
}

/**
 * @param {Diagnostic[]} findings
 */
function groupsView(findings) {
  return SEVERITIES.map(([severity, one, many]) => {
    const group = findings.filter((each) => each.severity === severity);
    if (group.length === 0) return nothing;
    return html`
      <details ?open=${severity === "error"}>
        <summary>${icon(severity)} ${group.length} ${group.length === 1 ? one : many} in the config</summary>
        ${group.map((each) => html`${findingView(each)}${placeView(each)}`)}
      </details>
    `;
  });
}

/**
 * @param {Diagnostic[]} diagnostics
 */
function counts(diagnostics) {
  const words = SEVERITIES.map(([severity, one, many]) => {
    const count = diagnostics.filter((each) => each.severity === severity).length;
    return count > 0 ? `${count} ${count === 1 ? one : many}` : "";
  }).filter((each) => each !== "");
  return words.length > 0 ? words.join(", ") : "Nothing to put right";
}

/**
 * One finding: what, why, what to do.
 *
 * @param {Diagnostic} finding
 * @returns {TemplateResult}
 */
export function findingView({ severity, message, why, help }) {
  return html`
    <div class="finding finding-${severity}">
      <p class="finding-what">${icon(severity)} <span class="hidden">${severity}: </span>${sentence(message)}</p>
      <p>${why}</p>
      <p>${help}</p>
    </div>
  `;
}

/**
 * A finding about a field nobody has been to yet: something asked for, not something gone wrong.
 *
 * @param {Diagnostic} finding
 * @returns {TemplateResult}
 */
export function askView({ message, help }) {
  return html`<p class="hint">${icon("write")} ${sentence(message)} ${help}</p>`;
}

/**
 * Where in the config text a finding is.
 *
 * @param {Diagnostic} finding
 */
function placeView({ path, line, column }) {
  if (!path && !line) return nothing;
  return html`<p class="finding-where"><code>${path}</code>${line ? ` line ${line}, column ${column ?? 1}` : nothing}</p>`;
}

// What the rules say about a config: by severity, each with what, why, what to do, and what would settle it.

import { fixView, safeFixes } from "./fix-view.js";
import { icon } from "./icons.js";
import { ANSWER_PATHS, otherFindings, readBase } from "./state.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { ANSWER_LABELS, sentence } from "./words.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Diagnostic, Report } from "../core/core.js" */
/** @import { AnswerName, Draft, Mender } from "./types.js" */

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
 * @param {Mender} mender
 * @returns {TemplateResult}
 */
export function findingsView(draft, mender) {
  return html`
    <section class="findings" aria-label="Validation">
      <p class="hidden" role="status">${counts(draft.report.diagnostics)}</p>
      ${mendAllView(draft.report.diagnostics, mender)}
      ${groupsView(otherFindings(draft), mender)}
    </section>
  `;
}

/**
 * All findings about a config's text. What is only missing until somebody fills with it is asked for
 * then; a config that is kept for later need not have it.
 *
 * @param {string} text
 * @param {Report} report
 * @param {Mender} mender
 * @returns {TemplateResult}
 */
export function allFindingsView(text, { diagnostics }, mender) {
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
      ${mendAllView(found, mender)}
      ${groupsView(found, mender)}
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
 * One press for every fix that changes nothing for the vendor, and the way back from them.
 *
 * @param {Diagnostic[]} findings
 * @param {Mender} mender
 */
function mendAllView(findings, { mend, takeBack }) {
  const safe = safeFixes(findings);
  if (safe.length === 0 && !takeBack) return nothing;
  return html`
    <p class="actions">
      ${
        safe.length > 1
          ? html`<button type="button" @click=${() => mend({ kind: "all-safe" })}>${icon("write")}Make all ${safe.length} safe fixes</button>`
          : nothing
      }
      ${takeBack ? html`<button type="button" @click=${takeBack}>${icon("undo")}Take the fixes back</button>` : nothing}
    </p>
  `;
}

/**
 * @param {Diagnostic[]} findings
 * @param {Mender} mender
 */
function groupsView(findings, mender) {
  return SEVERITIES.map(([severity, one, many]) => {
    const group = findings.filter((each) => each.severity === severity);
    if (group.length === 0) return nothing;
    return html`
      <details ?open=${severity === "error"}>
        <summary>${icon(severity)} ${group.length} ${group.length === 1 ? one : many} in the config</summary>
        ${group.map((each) => html`${findingView(each, mender)}${placeView(each)}`)}
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
 * @param {Mender} mender
 * @returns {TemplateResult}
 */
export function findingView(finding, mender) {
  const { severity, message, why, help } = finding;
  return html`
    <div class="finding finding-${severity}">
      <p class="finding-what">${icon(severity)} <span class="hidden">${severity}: </span>${sentence(message)}</p>
      <p>${why}</p>
      <p>${help}</p>
      ${fixView(finding, mender)}
      ${sourceView(finding)}
    </div>
  `;
}

/** What stands beside a finding whose rule is not Salesforce's own word. @type {Partial<Record<NonNullable<Diagnostic["certainty"]>, string>>} */
const UNSURE = {
  standard: "Laid down in a standard",
  reported: "Reported by users, not documented by Salesforce",
  advice: "Our advice; no source decides it",
};

/**
 * How sure it is, where more is said about it, and which reviews it is evidence for.
 *
 * @param {Diagnostic} finding
 */
function sourceView({ code, certainty, controls = [] }) {
  if (!certainty) return nothing;
  const unsure = UNSURE[certainty];
  return html`
    <p class="finding-source">
      ${unsure ? html`${unsure}. ` : nothing}
      <a href="rules.html#${code}" target="_blank" rel="noopener" aria-label="About this rule: ${code}">About this rule</a>
      ${controls.map(({ id, asks, catalogue }) => html` <abbr class="tag" title="${catalogue}: ${asks}">${id}</abbr>`)}
    </p>
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

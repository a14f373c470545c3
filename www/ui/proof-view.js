// What was reached, read back from the page after it settled.

import { icon } from "./icons.js";
import { elsewhereView, leftAloneView, refusalsView, valueView } from "./preview-view.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Confirmed, Failure, Proof } from "../core/core.js" */
/** @import { State } from "./types.js" */

/**
 * @param {State} state
 * @returns {TemplateResult | typeof nothing}
 */
export function proofView({ work }) {
  if (work.kind !== "proof") return nothing;
  const { proof, plan, goal } = work;
  return html`
    <section class="proof" aria-labelledby="proof-title">
      <h2 id="proof-title" tabindex="-1" data-focus>Proof</h2>
      <p class="proof-next">${proof.next}</p>
      <p class="summary" role="status">${countsView(proof)}</p>
      ${failuresView(proof.failed)}
      ${refusalsView(proof.refused)}
      ${readBackView("Shown", "Only a name can be read here. Check it with your own eyes.", proof.shown)}
      ${readBackView(goal === "undo" ? "Put back" : "Confirmed", "", proof.confirmed)}
    </section>
    ${goal === "fill" ? html`${elsewhereView(plan)}${leftAloneView(plan)}` : nothing}
  `;
}

/**
 * All four counts, also when they are zero: a missing line proves nothing.
 *
 * @param {Proof} proof
 */
function countsView({ confirmed, shown, refused, failed }) {
  return html`${countView("done", confirmed.length, "confirmed")} ${countView("shown", shown.length, "shown")}
  ${countView("refused", refused.length, "refused")} ${countView("error", failed.length, "failed")}`;
}

/**
 * @param {"done" | "shown" | "refused" | "error"} drawing
 * @param {number} number
 * @param {string} word
 */
function countView(drawing, number, word) {
  return html`<span class=${number === 0 ? "count none" : "count"}>${icon(drawing)} ${number} ${word}</span>`;
}

/**
 * @param {Failure[]} failures
 */
function failuresView(failures) {
  if (failures.length === 0) return nothing;
  return html`
    <ul class="outcomes" aria-label="Failed">
      ${failures.map(
        (each) => html`<li class="outcome outcome-failed">
          <p class="outcome-field">${icon("error")} ${each.field} <span class="tag">failed</span></p>
          <p>${each.message}</p>
        </li>`,
      )}
    </ul>
  `;
}

/** What was compared, in words. @type {Record<Confirmed["by"], string>} */
const EVIDENCE = {
  value: "the field's own value",
  bytes: "SHA-256 of the file's bytes",
  name: "only its name",
};

/**
 * @param {string} title
 * @param {string} hint
 * @param {Confirmed[]} rows
 */
function readBackView(title, hint, rows) {
  if (rows.length === 0) return nothing;
  return html`
    <h3>${title}</h3>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}
    <table class="readback" aria-label=${title}>
      <thead><tr><th scope="col">Field</th><th scope="col">Holds</th></tr></thead>
      <tbody>
        ${rows.map(
          (each) => html`<tr>
            <th scope="row">${each.field}</th>
            <td>${valueView(each.value)}${each.by === "value" ? nothing : html` <span class="tag">${EVIDENCE[each.by]}</span>`}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  `;
}

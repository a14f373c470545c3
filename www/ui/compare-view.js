// What a page has, line by line, beside what a config wants of it; and the page as a config of its own.

import { icon } from "./icons.js";
import { valueView } from "./preview-view.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Compared } from "../core/core.js" */
/** @import { Actions } from "./types.js" */

/** @satisfies {Record<Compared["verdict"], { drawing: "done" | "error" | "warning" | "shown", words: string }>} */
const VERDICTS = {
  equal: { drawing: "done", words: "as wanted" },
  different: { drawing: "error", words: "differs" },
  missing: { drawing: "error", words: "missing" },
  extra: { drawing: "warning", words: "not asked for" },
  "not-shown": { drawing: "shown", words: "not shown" },
};

/** What needs a look comes first. @type {Compared["verdict"][]} */
const ORDER = ["missing", "different", "extra", "not-shown", "equal"];

/**
 * @param {Compared[]} rows
 * @returns {TemplateResult | typeof nothing}
 */
export function compareView(rows) {
  if (rows.length === 0) return nothing;
  const sorted = [...rows].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  const counts = ORDER.map((verdict) => ({ verdict, rows: rows.filter((row) => row.verdict === verdict) }));
  const told = counts.filter((count) => count.rows.length > 0);
  return html`
    <section aria-labelledby="compare-title">
      <h2 id="compare-title">This page and the config</h2>
      <p class="summary" role="status">
        ${told.map((count) => html`<span class="count">${icon(VERDICTS[count.verdict].drawing)} ${count.rows.length} ${VERDICTS[count.verdict].words}</span> `)}
      </p>
      <table class="comparison" aria-labelledby="compare-title">
        <thead><tr><th scope="col">Field</th><th scope="col">Config wants</th><th scope="col">Page has</th></tr></thead>
        <tbody>${sorted.map(rowView)}</tbody>
      </table>
    </section>
  `;
}

/** @param {Compared} row */
function rowView({ field, wanted, found, verdict }) {
  const { drawing, words } = VERDICTS[verdict];
  const none = html`<span class="hint">nothing</span>`;
  return html`<tr>
    <th scope="row">${field} <span class="verdict">${icon(drawing)} ${words}</span></th>
    <td>${wanted === "" ? none : valueView(wanted)}</td>
    <td>${verdict === "not-shown" ? html`<span class="hint">not shown</span>` : found === "" ? none : valueView(found)}</td>
  </tr>`;
}

/**
 * @param {Actions} actions
 * @returns {TemplateResult}
 */
export function readView(actions) {
  return html`
    <section aria-labelledby="read-title">
      <h2 id="read-title">This page as a config</h2>
      <p>Takes over what the page shows; what it does not show stays out. A certificate and secrets are never on it.</p>
      <p class="actions"><button type="button" @click=${actions.readPage}>Read this page</button></p>
    </section>
  `;
}

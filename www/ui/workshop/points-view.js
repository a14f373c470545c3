// What would make a JWT fail, point by point: what stands against it first.

import { icon } from "../icons.js";
import { html, nothing } from "../vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Point } from "../../core/core.js" */

/** How each outcome is drawn and called, worst first. @type {[Point["outcome"], "error" | "warning" | "waiting" | "info" | "done", string][]} */
const OUTCOMES = [
  ["will-fail", "error", "will fail"],
  ["may-fail", "warning", "may fail"],
  ["not-known", "waiting", "not known yet"],
  ["note", "info", "to know"],
  ["fine", "done", "fine"],
];

/**
 * @param {Point[]} points
 * @returns {TemplateResult | typeof nothing}
 */
export function pointsView(points) {
  if (points.length === 0) return nothing;
  const groups = OUTCOMES.map(([outcome, drawing, words]) => ({
    drawing,
    words,
    open: outcome === "will-fail" || outcome === "may-fail",
    points: points.filter((each) => each.outcome === outcome),
  })).filter((group) => group.points.length > 0);
  return html`
    <section class="findings" aria-labelledby="points-title">
      <h3 id="points-title">Why would it fail?</h3>
      <p class="hidden" role="status">${groups.map((group) => `${group.points.length} ${group.words}`).join(", ")}</p>
      ${groups.map(
        ({ drawing, words, open, points }) => html`
          <details ?open=${open}>
            <summary>${icon(drawing)} ${points.length} ${words}</summary>
            <ul class="plain">${points.map((point) => pointView(point))}</ul>
          </details>
        `,
      )}
    </section>
  `;
}

/** @param {Point} point */
function pointView({ title, what, help }) {
  return html`<li class="finding">
    <p class="finding-what">${title}</p>
    <p>${what}</p>
    ${help ? html`<p>${help}</p>` : nothing}
  </li>`;
}

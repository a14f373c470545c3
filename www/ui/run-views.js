// While a fill or an undo is under way, where it stopped, and what an undo would do.

import { icon } from "./icons.js";
import { planView, refusalsView, stepRow } from "./preview-view.js";
import { tally, writingNow } from "./state.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Plan } from "../core/core.js" */
/** @import { State } from "./types.js" */

/**
 * @param {State} state
 * @returns {TemplateResult}
 */
export function runningView({ work }) {
  const turn = work.kind === "running" ? work.turn : null;
  const word = work.kind === "running" && work.goal === "undo" ? "Putting back" : "Filling";
  const { done, total } = turn ? tally(turn.plan) : { done: 0, total: 0 };
  return html`
    <section aria-labelledby="running-title">
      <h2 id="running-title" tabindex="-1" data-focus>${icon("working")} ${word}</h2>
      <p role="status">${turn ? `${done} of ${total} fields` : "Looking at the page"}</p>
      <progress max=${total || 1} value=${done} aria-label="Progress"></progress>
      ${turn ? progressList(turn.plan, writingNow(turn)) : nothing}
    </section>
  `;
}

/**
 * @param {Plan} plan
 * @param {string[]} writing
 */
function progressList(plan, writing) {
  const steps = plan.steps.filter((step) => step.action.kind !== "open-section");
  return html`
    <ul class="progress-list">
      ${plan.confirmed.map((each) => html`<li>${icon("done")} ${each.field} <span class="tag">done</span></li>`)}
      ${steps.map((each) =>
        writing.includes(each.path)
          ? html`<li>${icon("write")} ${each.field} <span class="tag">writing</span></li>`
          : html`<li class="muted">${icon("waiting")} ${each.field} <span class="tag">next</span></li>`,
      )}
      ${plan.pending.map((each) => html`<li class="muted">${icon("waiting")} ${each.field} <span class="tag">after ${each.after}</span></li>`)}
    </ul>
  `;
}

/**
 * @param {State} state
 * @returns {TemplateResult | typeof nothing}
 */
export function stoppedView({ work }) {
  if (work.kind !== "stopped") return nothing;
  const what = work.goal === "undo" ? "The undo" : "The fill";
  return html`
    <section class="note note-warning" aria-labelledby="stopped-title">
      <h2 id="stopped-title" tabindex="-1" data-focus>${icon("warning")} Stopped after ${work.done} of ${work.total}</h2>
      <p role="status">
        ${what} was interrupted, most likely because this window closed. What was written stands on the page; nothing is
        saved. ${work.goal === "undo" ? "Go on to put back the rest." : "Go on or undo."}
      </p>
    </section>
    ${work.goal === "fill" ? planView(work.plan) : nothing}
  `;
}

/**
 * @param {State} state
 * @returns {TemplateResult | typeof nothing}
 */
export function undoPreviewView({ work }) {
  if (work.kind !== "undo-preview") return nothing;
  const steps = work.plan.steps.filter((step) => step.action.kind !== "open-section");
  return html`
    <section aria-labelledby="undo-title">
      <h2 id="undo-title" tabindex="-1" data-focus>Undo</h2>
      <p>
        ${
          steps.length === 0
            ? "There is nothing to put back."
            : "This puts back what stood here before the fill. Fields you changed since stay as they are."
        }
      </p>
      ${refusalsView(work.plan.refusals)}
      ${
        steps.length > 0
          ? html`<table class="plan undo">
            <caption class="hidden">Fields that will be put back</caption>
            <thead>
              <tr><th scope="col">Field</th><th scope="col">Now</th><th scope="col">Back to</th></tr>
            </thead>
            <tbody>
              ${steps.map(stepRow)}
            </tbody>
          </table>`
          : nothing
      }
    </section>
  `;
}

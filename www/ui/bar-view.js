// The bar at the bottom: the one thing to press next, and why it cannot be pressed yet.

import { icon } from "./icons.js";
import { tally, whyNotFill } from "./state.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Actions, State } from "./types.js" */
/** @import { Screen } from "./state.js" */

/**
 * @param {Screen} screen
 * @param {State} state
 * @param {Actions} actions
 * @returns {TemplateResult | typeof nothing}
 */
export function barView(screen, state, actions) {
  switch (screen) {
    case "ready":
      return readyBar(state, actions);
    case "stopped":
      return html`<footer class="bar">
        <button type="button" class="primary" @click=${actions.goOn}>Go on</button>
        ${state.work.kind === "stopped" && state.work.goal === "fill" ? undoButton(actions) : nothing}
      </footer>`;
    case "undo-preview":
      return undoBar(state, actions);
    case "proof":
      return proofBar(state, actions);
    default:
      return nothing;
  }
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function readyBar(state, actions) {
  const why = whyNotFill(state);
  return html`<footer class="bar">
    <button type="button" class="primary" ?disabled=${why !== null} aria-describedby="fill-note" @click=${actions.fill}>Fill</button>
    ${state.started?.run.written.length ? undoButton(actions) : nothing}
    <p id="fill-note" class="bar-note" role="status">${why ?? promise(state)}</p>
  </footer>`;
}

/**
 * What a press on Fill will do, in a few words.
 *
 * @param {State} state
 */
function promise({ plan }) {
  if (!plan) return "";
  const { done, total } = tally(plan);
  const refused = plan.refusals.length > 0 ? `, ${plan.refusals.length} refused` : "";
  if (total === done) return `Nothing to write: ${done} already right${refused}.`;
  return `${total - done} ${total - done === 1 ? "field" : "fields"} to write${refused}. Never presses Create or Save.`;
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function undoBar({ work }, actions) {
  const some = work.kind === "undo-preview" && work.plan.steps.length > 0;
  return html`<footer class="bar">
    ${
      some
        ? html`<button type="button" class="primary" @click=${actions.undo}>${icon("undo")}Put it back</button>
          <button type="button" @click=${actions.refresh}>Keep it as it is</button>`
        : html`<button type="button" @click=${actions.refresh}>Back</button>`
    }
  </footer>`;
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function proofBar({ work }, actions) {
  const undoable = work.kind === "proof" && work.goal === "fill" && work.run.written.length > 0;
  return html`<footer class="bar">
    ${undoable ? undoButton(actions) : nothing}
    <button type="button" @click=${actions.back}>Back to the config</button>
  </footer>`;
}

/**
 * @param {Actions} actions
 */
function undoButton(actions) {
  return html`<button type="button" @click=${actions.previewUndo}>${icon("undo")}Undo</button>`;
}

// The whole surface: header, the screen the state asks for, and the one bar with what to press.

import { choiceView } from "./choice-view.js";
import { findingsView } from "./findings-view.js";
import { headerView } from "./header-view.js";
import { icon } from "./icons.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { accessView, loadingView, noOrgView, noPageView, noReachView, viewModeView, welcomeView } from "./place-views.js";
import { elsewhereView, leftAloneView, planView } from "./preview-view.js";
import { proofView } from "./proof-view.js";
import { runningView, stoppedView, undoPreviewView } from "./run-views.js";
import { screenOf, tally, whyNotFill } from "./state.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Actions, State } from "./types.js" */
/** @import { Screen } from "./state.js" */

/**
 * @param {State} state
 * @param {Actions} actions
 * @returns {TemplateResult}
 */
export function view(state, actions) {
  const screen = screenOf(state);
  return html`
    ${headerView(state)}
    <main>${troubleView(state, actions)}${screenView(screen, state, actions)}</main>
    ${barView(screen, state, actions)}
  `;
}

/**
 * @param {Screen} screen
 * @param {State} state
 * @param {Actions} actions
 */
function screenView(screen, state, actions) {
  switch (screen) {
    case "loading":
      return loadingView();
    case "no-reach":
      return noReachView(state);
    case "no-org":
      return noOrgView(state, actions);
    case "no-page":
      return noPageView(state, actions);
    case "view-mode":
      return viewModeView(state);
    case "out-of-reach":
      return accessView(state);
    case "ready":
      return readyView(state, actions);
    case "running":
      return runningView(state);
    case "stopped":
      return stoppedView(state);
    case "undo-preview":
      return undoPreviewView(state);
    case "proof":
      return proofView(state);
    case "web":
      return nothing;
  }
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function readyView(state, actions) {
  const { draft, plan } = state;
  return html`
    ${state.welcome ? welcomeView(actions) : nothing}
    ${choiceView(state, actions)}
    ${draft ? findingsView(draft) : nothing}
    ${plan ? html`${planView(plan)}${elsewhereView(plan)}${leftAloneView(plan)}` : nothing}
  `;
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function troubleView(state, actions) {
  const { trouble } = state;
  if (!trouble) return nothing;
  return html`
    <section class="note note-error" role="alert">
      <h2>${icon("error")} That did not work</h2>
      <p>${trouble.message}</p>
      <button type="button" @click=${actions.refresh}>Look again</button>
    </section>
  `;
}

/**
 * @param {Screen} screen
 * @param {State} state
 * @param {Actions} actions
 */
function barView(screen, state, actions) {
  switch (screen) {
    case "ready":
      return readyBar(state, actions);
    case "stopped":
      return html`<footer class="bar">
        <button type="button" class="primary" @click=${actions.goOn}>Go on</button>
        <button type="button" @click=${actions.previewUndo}>${icon("undo")} Undo</button>
      </footer>`;
    case "undo-preview":
      return html`<footer class="bar">
        <button type="button" class="primary" @click=${actions.undo}>${icon("undo")} Put it back</button>
        <button type="button" @click=${actions.refresh}>Keep it as it is</button>
      </footer>`;
    case "proof":
      return html`<footer class="bar">
        ${state.work.kind === "proof" && state.work.goal === "fill" && state.work.run.written.length > 0
          ? html`<button type="button" @click=${actions.previewUndo}>${icon("undo")} Undo</button>`
          : nothing}
        <button type="button" @click=${actions.back}>Back to the config</button>
      </footer>`;
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

// The whole surface: header, sections, the screen the state asks for, and the bar with what to press.

import { accessView, followView } from "./access-view.js";
import { aftermathView, pageErrorsView } from "./aftermath-view.js";
import { barView } from "./bar-view.js";
import { choiceView, draftMender, presetField } from "./choice-view.js";
import { compareView, readView } from "./compare-view.js";
import { configsView } from "./configs-view.js";
import { findingsView, findingView } from "./findings-view.js";
import { grantsView } from "./grants-view.js";
import { headerView, navView } from "./header-view.js";
import { icon } from "./icons.js";
import { journeyView } from "./journey-view.js";
import { loadingView, noOrgView, noPageView, noReachView, viewModeView, welcomeView } from "./place-views.js";
import { elsewhereView, leftAloneView, planView } from "./preview-view.js";
import { proofView } from "./proof-view.js";
import { runningView, stoppedView, undoPreviewView } from "./run-views.js";
import { screenOf } from "./state.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { sentence } from "./words.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Actions, State } from "./types.js" */
/** @import { Room } from "./desk.js" */
/** @import { Screen } from "./state.js" */

/** Screens that begin with what this does and never does, the first time. @type {Screen[]} */
const WELCOMING = ["ready", "no-page", "view-mode", "out-of-reach"];

/** Screens from which one goes on to another page. @type {Screen[]} */
const TRAVELLING = ["ready", "no-page", "view-mode", "out-of-reach", "proof"];

/**
 * @param {State} state
 * @param {Actions} actions
 * @param {Room | null} room
 * @returns {TemplateResult}
 */
export function view(state, actions, room) {
  const screen = screenOf(state);
  return html`
    ${headerView(state)} ${navView(state, actions)}
    <main>${troubleView(state, actions)} ${sectionView(screen, state, actions, room)}</main>
    ${state.section === "fill" ? barView(screen, state, actions) : nothing}
  `;
}

/**
 * @param {Screen} screen
 * @param {State} state
 * @param {Actions} actions
 * @param {Room | null} room
 */
function sectionView(screen, state, actions, room) {
  switch (state.section) {
    case "fill":
      return html`
        ${state.welcome && state.choice === "" && WELCOMING.includes(screen) ? welcomeView(actions) : nothing}
        ${aftermathView(state)} ${screenView(screen, state, actions)}
        ${TRAVELLING.includes(screen) ? journeyHint(state, actions) : nothing}
        ${state.surface === "panel" ? followView(state, actions) : nothing}
      `;
    case "journey":
      return journeyView(state, actions);
    case "configs":
      return configsView(state, actions);
    case "keys":
    case "jwt":
    case "errors":
      return state.workshop && room ? room.view(state, state.workshop) : loadingView();
  }
}

/**
 * @param {Screen} screen
 * @param {State} state
 * @param {Actions} actions
 */
function screenView(screen, state, actions) {
  switch (screen) {
    case "loading":
      return state.trouble ? nothing : loadingView();
    case "no-reach":
      return noReachView();
    case "no-org":
      return noOrgView();
    case "no-page":
      return noPageView(state, actions);
    case "view-mode":
      return viewOnlyView(state, actions);
    case "out-of-reach":
      return accessView(state, actions);
    case "ready":
      return readyView(state, actions);
    case "running":
      return runningView(state);
    case "stopped":
      return stoppedView(state);
    case "undo-preview":
      return undoPreviewView(state);
    case "proof":
      return html`${pageErrorsView(state)}${proofView(state)}`;
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
    ${pageErrorsView(state)}
    ${choiceView(state, actions)}
    ${draft ? findingsView(draft, draftMender(state, actions)) : nothing}
    ${draft ? grantsView(draft.report.grants) : nothing}
    ${plan ? html`${planView(plan)}${elsewhereView(plan)}${leftAloneView(plan)}` : nothing}
  `;
}

/**
 * A page that only shows an app: whether it is what a config wants, and what it is.
 *
 * @param {State} state
 * @param {Actions} actions
 */
function viewOnlyView(state, actions) {
  const { draft, comparison } = state;
  const more = draft?.findings.filter(({ code }) => code === "page-allows-more") ?? [];
  return html`
    ${state.aftermath?.kind === "saved" ? nothing : viewModeView(state)}
    ${presetField(state, actions)}
    ${more.map((finding) => findingView(finding, draftMender(state, actions)))}
    ${compareView(comparison)}
    ${state.surface === "panel" ? readView(actions) : nothing}
  `;
}

/**
 * The page in front is one of several.
 *
 * @param {State} state
 * @param {Actions} actions
 */
function journeyHint({ surface }, actions) {
  const go = () => (surface === "popup" ? actions.openPanel("journey") : actions.go("journey"));
  return html`<p class="hint">One page is not all of a guide: <button type="button" class="link" @click=${go}>every page of it, step by step</button></p>`;
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function troubleView({ section, trouble }, actions) {
  if (!trouble) return nothing;
  const looks = section === "fill" || section === "journey";
  return html`
    <section class="note note-error" role="alert">
      <h2>${icon("error")} That did not work</h2>
      <p>${sentence(trouble.message)}</p>
      <button type="button" @click=${actions.refresh}>${looks ? "Look again" : "Close"}</button>
    </section>
  `;
}

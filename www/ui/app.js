// Puts host, core, state and views together.

import { actionsOf } from "./actions.js";
import { arrive } from "./arrive.js";
import { CONFIGS } from "./configs.js";
import { guarded, rememberNow } from "./desk.js";
import { focused, keepFocus, moveFocus } from "./focus.js";
import { journeyOn, KEPT } from "./journey.js";
import { initialState } from "./state.js";
import { render } from "./vendor/lit-html/lit-html.js";
import { view } from "./view.js";

/** @import { Desk } from "./desk.js" */
/** @import { Actions, Core, Host, SavedConfig, Section, State } from "./types.js" */

/**
 * Starts the interface in an element.
 *
 * @param {HTMLElement} root
 * @param {Host} host what this surface can do
 * @param {Promise<Core>} coming the core, once it is loaded
 */
export async function start(root, host, coming) {
  let state = initialState(host.surface);
  let drawn = "";
  let told = state.trouble;
  let queued = false;
  const draw = () => {
    queued = false;
    const before = focused();
    render(view(state, desk.actions, desk.room), root);
    drawn = moveFocus(root, state, drawn);
    keepFocus(before);
    // What was pressed may stand far below the place where it is said that it did not work.
    if (state.trouble !== told)
      root.querySelector("main > [role='alert']")?.scrollIntoView({ block: "nearest" });
    told = state.trouble;
  };
  const update = (/** @type {Partial<State>} */ change) => {
    state = { ...state, ...change };
    if (queued) return;
    queued = true;
    queueMicrotask(draw);
  };
  // Nothing can be pressed before the core is there: the first screen only says that it is loading.
  /** @type {Desk} */
  const desk = {
    host,
    core: /** @type {Core} */ ({}),
    state: () => state,
    update,
    actions: /** @type {Actions} */ ({}),
    room: null,
  };
  desk.actions = actionsOf(desk);
  draw();
  addEventListener("pagehide", () => void rememberNow(desk));

  await guarded(desk, async () => {
    const [core, saved, welcomed] = await Promise.all([
      coming,
      host.kept?.get(CONFIGS),
      host.kept?.get("welcomed"),
    ]);
    desk.core = core;
    update({
      presets: core.presets(),
      outline: core.outline(),
      scopes: core.scopes(),
      saved: /** @type {SavedConfig[] | undefined} */ (saved) ?? [],
      welcome: host.kept !== undefined && welcomed !== true,
    });
    await goWhereAsked(desk);
    await arrive(desk);
  });
  const lookAgain = () => {
    if (state.work.kind !== "running") desk.actions.refresh();
  };
  // On a page that saves without loading anew, coming back to the panel is when there is something to see.
  addEventListener("focus", () => {
    if (state.section === "journey") lookAgain();
  });
  host.kept?.onChange((name) => {
    if (name === CONFIGS) void guarded(desk, () => showSaved(desk));
    if (name === KEPT && host.surface === "panel") void journeyOn(desk, state.place, null, false);
  });
  host.tab?.onChange(lookAgain);
  host.access?.onChange(lookAgain);
  host.session?.onChange((name) => {
    if (name === PANEL_SECTION) void goWhereAsked(desk);
  });
}

/**
 * Shows what another window has kept or deleted.
 *
 * @param {Desk} desk
 */
async function showSaved({ host, update }) {
  const saved = /** @type {SavedConfig[] | undefined} */ (await host.kept?.get(CONFIGS));
  update({ saved: saved ?? [] });
}

/** Where the popup says which section of the panel it wants. */
export const PANEL_SECTION = "panelSection";

/**
 * Shows the section that the popup opened the panel at.
 *
 * @param {Desk} desk
 */
async function goWhereAsked({ host, actions }) {
  if (host.surface !== "panel") return;
  const section = await host.session?.get(PANEL_SECTION);
  if (section === undefined) return;
  await host.session?.remove(PANEL_SECTION);
  actions.go(/** @type {Section} */ (section));
}

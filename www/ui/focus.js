// Where the keyboard stands after the screen has changed under it.

import { screenOf } from "./state.js";

/** @import { State } from "./types.js" */

/**
 * Takes the reader to what is new when another screen is shown; never away from a section they are working in.
 *
 * @param {HTMLElement} root
 * @param {State} state
 * @param {string} before
 * @returns {string} what is drawn now
 */
export function moveFocus(root, state, before) {
  const screen = screenOf(state);
  const drawn = `${state.section} ${state.section === "fill" ? screen : (state.workshop?.shown ?? "")}`;
  const [sectionBefore, screenBefore] = before.split(" ");
  if (drawn === before || sectionBefore !== state.section || screenBefore === "loading") return drawn;
  const target =
    root.querySelector("[data-focus]") ?? (state.section === "fill" ? root.querySelector("h1") : null);
  if (target instanceof HTMLElement) target.focus();
  return drawn;
}

/**
 * What has the focus, and everything around it from the inside out.
 *
 * @returns {Element[]}
 */
export function focused() {
  const around = [];
  for (let each = document.activeElement; each && each !== document.body; each = each.parentElement) {
    around.push(each);
  }
  return around;
}

/**
 * A button may be gone once it was pressed, and the browser then forgets where the keyboard stood. It stays at the
 * step in which the button was, else at the title of its section, else at the first title there is.
 *
 * @param {Element[]} before as [`focused`] said it before the change
 */
export function keepFocus([had, ...around]) {
  if (!had || had.isConnected || document.activeElement !== document.body) return;
  const rest = around.find((each) => each.isConnected);
  const target =
    rest?.closest("details")?.querySelector("summary") ??
    rest?.closest("section")?.querySelector("h2") ??
    document.querySelector("main h2");
  if (!target) return;
  if (target.tagName !== "SUMMARY") target.tabIndex = -1;
  target.focus();
}

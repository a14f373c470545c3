// What a saved classic page says as text: rows of a label and a value, and the names in a related list.
// Read on the two saved pages of a connected app alone; other pages of Setup show people's data.

import { isVisible, within } from "./element.js";
import { rowLabel, textOf } from "./label.js";
import { MAX_LABEL, MAX_LIST_BUTTONS, MAX_OPTIONS } from "./limits.js";
import { isWithheld, mayTell } from "./secrets.js";

/** @import { Seen } from "./types.js" */

const SAVED = /\/(forceAppDetail\.apexp|ForceConnectedApplicationPage\/d)$/iu;
const CONTROLS = "input, select, textarea, button";

/**
 * @param {Element} element
 * @returns {Omit<Seen, "sections"> | undefined}
 */
export function savedText(element) {
  if (!SAVED.test(location.pathname)) return undefined;
  const kind = /** @type {const} */ ("shown");
  if (element.matches(".detailList .dataCol, .detailList .data2Col")) {
    const label = rowLabel(element);
    const empty = label === "" || element.querySelector(CONTROLS) !== null;
    return empty ? undefined : { element, kind, parts: [], label };
  }
  // A related list is named by the heading of the block around it.
  if (element.matches(".bRelatedList table.list")) {
    const heading = element.closest(".bRelatedList")?.querySelector("h2, h3");
    const names = within(element, ".dataRow > .dataCell:not(.actionColumn)");
    return { element, kind, parts: names, label: textOf(heading) };
  }
  return undefined;
}

/** What a classic button does is written in its markup: the first thing in quotes is where it goes. */
const ADDRESS = /(['"])(\/[^'"\\]*)\1/u;

/** Where the buttons of the related lists lead; read from their markup, never pressed. */
export function listButtons() {
  if (!SAVED.test(location.pathname)) return [];
  return within(document.documentElement, ".bRelatedList input[type='button'][onclick]")
    .filter(isVisible)
    .flatMap((button) => {
      const address = ADDRESS.exec(button.getAttribute("onclick") ?? "")?.[2];
      const heading = button.closest(".bRelatedList")?.querySelector("h2, h3");
      return address ? [{ list: textOf(heading), address }] : [];
    })
    .slice(0, MAX_LIST_BUTTONS);
}

/**
 * @param {Seen} seen one that can be seen
 */
export function linesOf({ element, parts, label, sections }) {
  const ids = within(element, "[id]").map(({ id }) => id);
  if ([label, element.id, ...ids, ...sections].some(isWithheld)) return [];
  // biome-ignore lint/performance/useDomNodeTextContent: line breaks and blocks are what makes it lines
  const rendered = () => /** @type {HTMLElement} */ (element).innerText.split("\n");
  const texts = element instanceof HTMLTableElement ? parts.map(textOf) : rendered();
  const lines = texts.map((text) => text.replace(/\s+/gu, " ").trim().slice(0, MAX_LABEL));
  const told = lines.filter((line) => line !== "" && mayTell(line));
  return told.slice(0, MAX_OPTIONS);
}

// One walk through a document in reading order: its titles, its controls with the headings they stand
// under, and its iframes.

import { isVisible } from "./element.js";
import { textOf } from "./label.js";
import { MAX_NODES } from "./limits.js";
import { recognise } from "./recognise.js";
import { observe } from "./wait.js";

/** @import { Met } from "./types.js" */

/** Deeper ones are taken for the deepest, so that no more headings than these stand above a control. */
const LEVELS = 6;
/** Deeper headings name parts of a page, not the page. */
const TITLE_LEVEL = 2;

/**
 * Every title, control, section button and iframe.
 *
 * @returns {Generator<Met>}
 */
export function* walk() {
  /** @type {{ level: number, text: string }[]} */
  let headings = [];
  /** @type {Set<Element>} */
  const taken = new Set();
  for (const element of elements()) {
    if (element instanceof HTMLIFrameElement) yield element;
    const level = headingLevel(element);
    // A Lightning page header may hold more than the title in its heading.
    const isTitle = (level > 0 && level <= TITLE_LEVEL) || element.matches(".slds-page-header__title");
    const text = (level > 0 || isTitle) && isVisible(element) ? textOf(element) : "";
    if (text !== "" && isTitle) yield { title: text };
    if (text !== "" && level > 0) {
      headings = [...headings.filter((heading) => heading.level < level), { level, text }];
    }
    const seen = taken.has(element) ? undefined : recognise(element, taken);
    if (seen) yield { ...seen, sections: headings.map((heading) => heading.text) };
  }
}

/** The flat tree in reading order: shadow trees in place of their hosts, slots with what is put in them. */
function* elements() {
  /** @type {Element[]} */
  const stack = [document.documentElement];
  for (let count = 0; count < MAX_NODES; count += 1) {
    const element = stack.pop();
    if (!element) return;
    yield element;
    // Icons and the lines of a list are many and hold no control.
    if (element instanceof SVGElement || element instanceof HTMLSelectElement) continue;
    const children = flatChildren(element);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      stack.push(/** @type {Element} */ (children[index]));
    }
  }
}

/** @param {Element} element */
function flatChildren(element) {
  if (element.shadowRoot) {
    observe(element.shadowRoot);
    return element.shadowRoot.children;
  }
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedElements();
    if (assigned.length > 0) return assigned;
  }
  return element.children;
}

/** @param {Element} element */
function headingLevel(element) {
  const tag = /^H([1-6])$/u.exec(element.tagName);
  if (tag) return Number(tag[1]);
  if (element.getAttribute("role") !== "heading") return 0;
  return Math.min(LEVELS, Math.trunc(Number(element.getAttribute("aria-level") ?? 2)));
}

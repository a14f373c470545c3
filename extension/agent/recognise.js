// What kind of control an element is, and what a group is made of.

import { within } from "./element.js";
import { labelOf, rowLabel, textOf } from "./label.js";
import { MAX_LABEL } from "./limits.js";
import { savedText } from "./saved.js";
import { listOfRows } from "./tables.js";

/** @import { Seen } from "./types.js" */

const NOT_FILLABLE = /^(hidden|password|submit|button|image|reset|color|range)$/u;

/**
 * What kind of control an element is, if one.
 *
 * @param {Element} element
 * @param {Set<Element>} taken members of a group that was already told
 * @returns {Omit<Seen, "sections"> | undefined}
 */
export function recognise(element, taken) {
  const one = (/** @type {Seen["kind"]} */ kind) => ({ element, kind, parts: [], label: labelOf(element) });
  if (element instanceof HTMLInputElement) {
    if (NOT_FILLABLE.test(element.type)) return undefined;
    if (element.type === "radio") return radioGroup(element, taken);
    return one(element.type === "checkbox" ? "checkbox" : element.type === "file" ? "file" : "text");
  }
  if (element instanceof HTMLTextAreaElement) return one("textarea");
  if (element instanceof HTMLSelectElement) {
    return element.multiple ? classicDualList(element, taken) : one("select");
  }
  if (element instanceof HTMLButtonElement) {
    if (element.getAttribute("role") === "combobox") return one("combobox");
    const opens = element.matches("[aria-expanded]:not([aria-haspopup]):not([role='group'])");
    if (opens && element.closest("h1, h2, h3, h4, h5, h6")) {
      return { element, kind: "section", parts: [], label: textOf(element) };
    }
  }
  if (element.getAttribute("role") === "group") return lightningDualList(element);
  return listOfRows(element, taken) ?? savedText(element);
}

/** @param {HTMLInputElement} first @param {Set<Element>} taken */
function radioGroup(first, taken) {
  const root = /** @type {Document | ShadowRoot} */ (first.getRootNode());
  const all = [...root.querySelectorAll("input[type='radio']")].filter(
    (other) => other instanceof HTMLInputElement && other.name === first.name && other.form === first.form,
  );
  for (const radio of all) taken.add(radio);
  const group = first.closest("fieldset, [role='radiogroup']");
  const legend = group?.querySelector("legend");
  const label = legend ? textOf(legend) : group ? labelOf(group) : rowLabel(first);
  return { element: first, kind: /** @type {const} */ ("radio-group"), parts: all, label };
}

/** @param {Element} group */
function lightningDualList(group) {
  const lists = within(group, "ul[role='listbox']");
  if (lists.length !== 2) return undefined;
  const moves = [...group.querySelectorAll(".slds-dueling-list__column")]
    .filter((column) => column.querySelector("[role='listbox']") === null)
    .map((column) => columnButtons(column))
    .find((buttons) => buttons.length === 2);
  const parts = [...lists, ...(moves ?? [])];
  return { element: group, kind: /** @type {const} */ ("dual-list"), parts, label: labelOf(group) };
}

/**
 * Buttons of a column, inside the shadow trees of their components too.
 *
 * @param {Element | ShadowRoot} column
 * @returns {Element[]}
 */
function columnButtons(column) {
  return [...column.querySelectorAll("*")].flatMap((element) => {
    if (element.matches("button")) return [element];
    return element.shadowRoot ? columnButtons(element.shadowRoot) : [];
  });
}

/** @param {HTMLSelectElement} first @param {Set<Element>} taken */
function classicDualList(first, taken) {
  let box = first.parentElement;
  while (box && within(box, "select[multiple]").length < 2) box = box.parentElement;
  const lists = box ? within(box, "select[multiple]") : [];
  const links = box ? within(box, "a").filter((link) => link.closest(".buttonCell")) : [];
  if (!box || lists.length !== 2 || lists[0] !== first || links.length !== 2) return undefined;
  for (const list of lists) taken.add(list);
  const label = rowLabel(box.closest("td") ?? box) || rowLabel(box);
  return {
    element: first,
    kind: /** @type {const} */ ("dual-list"),
    parts: [...lists, ...links],
    label,
  };
}

/**
 * What the page's own code calls an element.
 *
 * @param {Element} element
 * @returns {[id: string, name: string]}
 */
export function namesOf(element) {
  return [element.id.slice(0, MAX_LABEL), (element.getAttribute("name") ?? "").slice(0, MAX_LABEL)];
}

/** @param {Pick<Seen, "element" | "kind" | "label" | "sections">} seen */
export function fingerprint({ element, kind, label, sections }) {
  const names = [element.localName, kind, element.getAttribute("type"), ...namesOf(element)];
  return [...names, label, ...sections].map((part) => (part ?? "").slice(0, MAX_LABEL)).join("|");
}

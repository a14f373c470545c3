// What a person reads: of a node, as a control's label, as the page's message beside it.

import { within } from "./element.js";
import { MAX_LABEL } from "./limits.js";

const UNREAD = "abbr, script, style, svg, select, textarea, [aria-hidden='true'], [role='tooltip']";

/**
 * Text a person reads, without required marks, icons and help.
 *
 * @param {Node | null | undefined} node
 * @returns {string}
 */
export function textOf(node) {
  let text = "";
  /** @param {Node} part */
  const add = (part) => {
    if (text.length > MAX_LABEL) return;
    if (part instanceof Text) text += part.data;
    if (!(part instanceof Element)) return;
    if (part.matches(UNREAD)) return;
    if (part !== node && !part.checkVisibility()) return;
    for (const child of part.childNodes) add(child);
    text += " ";
  };
  if (node) add(node);
  return text.replace(/\s+/gu, " ").trim().slice(0, MAX_LABEL);
}

/** @param {Element} element @param {string} attribute */
function referenced(element, attribute) {
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const ids = (element.getAttribute(attribute) ?? "").split(/\s+/u).filter(Boolean);
  return ids.map((id) => root.getElementById(id));
}

/**
 * The element's own label, in the order browsers compute names.
 *
 * @param {Element} element
 * @returns {string}
 */
export function labelOf(element) {
  if (element instanceof HTMLInputElement && element.type === "file") {
    // Its own label names the button beside it; what the field is called stands in front of both.
    const root = element.getRootNode();
    const box = root instanceof ShadowRoot ? root : element.closest("lightning-input, .slds-form-element");
    const own = box?.querySelector("[data-form-label]");
    if (own) return textOf(own);
  }
  const labels =
    "labels" in element ? /** @type {NodeListOf<HTMLLabelElement> | null} */ (element.labels) : null;
  const texts = [
    () => referenced(element, "aria-labelledby").map(textOf).join(" ").trim(),
    () => (element.getAttribute("aria-label") ?? "").trim().slice(0, MAX_LABEL),
    () => [...(labels ?? [])].map(textOf).join(" ").trim(),
    () => radioLabel(element),
    () => rowLabel(element),
    () => (element.getAttribute("title") || element.getAttribute("placeholder") || "").slice(0, MAX_LABEL),
  ];
  for (const text of texts) {
    const label = text();
    if (label !== "") return label.slice(0, MAX_LABEL);
  }
  return "";
}

/**
 * A field without a label in the line of a radio button goes on with what the button says.
 *
 * @param {Element} element
 */
function radioLabel(element) {
  if (element.matches("[type='radio']")) return "";
  const radios = within(element.closest("td") ?? element, "[type='radio']");
  const before = radios.filter(
    (radio) => radio.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const own = before.at(-1);
  return own ? labelOf(own) : "";
}

/**
 * On classic pages the label stands in the cell before.
 *
 * @param {Element} element
 */
export function rowLabel(element) {
  let cell = element.closest("td")?.previousElementSibling;
  while (cell && !cell.matches(".labelCol")) cell = cell.previousElementSibling;
  return cell ? textOf(cell.querySelector("label") ?? cell) : "";
}

/**
 * The page's own message beside a control.
 *
 * @param {{ element: Element, label: string }} seen
 */
export function errorOf({ element, label }) {
  const box = element.closest(".slds-has-error");
  const near = box?.querySelector(".slds-form-element__help, [data-help-message]");
  const cell = element.closest("td, .dataCol")?.querySelector(".errorMsg");
  const invalid = box !== null || element.getAttribute("aria-invalid") === "true";
  const described = () =>
    [...referenced(element, "aria-describedby"), ...referenced(element, "aria-errormessage")]
      .map(textOf)
      .join(" ")
      .trim();
  const text = textOf(near) || textOf(cell) || (invalid ? described() : "");
  // Lightning's messages repeat the label, for screen readers alone.
  const error = text.startsWith(`${label} `) ? text.slice(label.length + 1) : text;
  return error === "" ? {} : { error: error.slice(0, MAX_LABEL) };
}

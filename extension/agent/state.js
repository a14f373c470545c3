// What a control holds.

import { isVisible, within } from "./element.js";
import { labelOf, textOf } from "./label.js";
import { MAX_LABEL, MAX_OPTIONS, MAX_VALUE_BYTES } from "./limits.js";
import { linesOf } from "./saved.js";
import { mayHoldSecret } from "./secrets.js";
import { tableOf } from "./tables.js";

/** @import { State } from "../core/core.js" */
/** @import { Seen } from "./types.js" */

/**
 * @param {Seen} seen
 * @param {boolean} visible what is hidden is not read
 * @returns {Promise<State>}
 */
export async function stateOf(seen, visible) {
  const { element, kind, parts } = seen;
  const readable = visible && !mayHoldSecret(seen);
  const value = () => {
    const { value } = /** @type {HTMLInputElement} */ (element);
    return readable ? { value: value.replace(/\r\n?/gu, "\n") } : {};
  };
  switch (kind) {
    case "text":
      return { kind, ...value(), inputType: /** @type {HTMLInputElement} */ (element).type };
    case "textarea":
      return { kind, ...value() };
    case "checkbox":
      return { kind, checked: /** @type {HTMLInputElement} */ (element).checked };
    case "select": {
      const { options } = /** @type {HTMLSelectElement} */ (element);
      const shown = readable ? [...options].slice(0, MAX_OPTIONS + 1) : [];
      return { kind, options: shown.map((option) => choice(option.text, option.selected, option.disabled)) };
    }
    case "radio-group": {
      const radios = /** @type {HTMLInputElement[]} */ (parts.slice(0, MAX_OPTIONS + 1));
      return { kind, options: radios.map((radio) => choice(labelOf(radio), radio.checked, radio.disabled)) };
    }
    case "combobox":
      return { kind, value: mayHoldSecret(seen) ? "" : textOf(element) };
    case "dual-list": {
      const [available, selected] = /** @type {[Element, Element]} */ (parts);
      return {
        kind,
        available: lines(available),
        selected: lines(selected),
        availableLabel: labelOf(available),
        selectedLabel: labelOf(selected),
      };
    }
    case "shown":
      return { kind, lines: readable ? linesOf(seen) : [] };
    case "table":
      return { kind, ...(readable ? tableOf(element, parts) : { columns: [], rows: [] }) };
    default:
      return { kind: "file", ...(await fileOf(/** @type {HTMLInputElement} */ (element))) };
  }
}

/** @param {string} text @param {boolean} selected @param {boolean} disabled */
const choice = (text, selected, disabled) => ({ text: text.trim().slice(0, MAX_LABEL), selected, disabled });

/** @param {Element} list */
export const lightningLines = (list) => within(list, "[role='option']");

/**
 * The lines of one list of a dual list; a classic list's placeholder is none.
 *
 * @param {Element} list
 */
export function lines(list) {
  if (!(list instanceof HTMLSelectElement)) {
    const options = lightningLines(list).slice(0, MAX_OPTIONS + 1);
    return options.map((option) => ({ text: textOf(option), locked: isLocked(option) }));
  }
  return [...list.options]
    .filter((option) => !option.disabled && option.value !== "" && option.text !== "--None--")
    .slice(0, MAX_OPTIONS + 1)
    .map((option) => ({ text: option.text.trim().slice(0, MAX_LABEL), locked: isLocked(option) }));
}

/** @param {Element} line */
const isLocked = (line) => line.matches(":disabled, [aria-disabled='true']");

/**
 * The attached file's name, size and hash: what proves that it is the one that was meant.
 *
 * @param {HTMLInputElement} input
 */
export async function fileOf(input) {
  const file = input.files?.[0];
  if (!file || !isVisible(input)) return {};
  const seen = { name: file.name.slice(0, MAX_LABEL), size: Math.min(file.size, 0xffff_ffff) };
  if (file.size > MAX_VALUE_BYTES) return { file: seen };
  return { file: { ...seen, sha256: await sha256(await file.arrayBuffer()) } };
}

/** @param {BufferSource} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Seen} seen */
export function isRequired({ element, kind }) {
  if (kind === "checkbox") return false;
  return (
    element.matches(":required, [aria-required='true']") ||
    element.closest(".requiredInput") !== null ||
    element.closest(".slds-form-element")?.querySelector("abbr.slds-required") != null ||
    (kind === "dual-list" && element.querySelector("abbr.slds-required") !== null)
  );
}

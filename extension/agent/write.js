// The order `apply`: one step, carried out the way a person would and read back at once.

import { isEnabled, isVisible, within } from "./element.js";
import { bubbling, dispatch } from "./events.js";
import { labelOf, textOf } from "./label.js";
import { move } from "./lists.js";
import { fingerprint, recognise } from "./recognise.js";
import { failed, reasonOf, refuse } from "./refuse.js";
import { currentSnapshot, recall } from "./seen.js";
import { fileOf } from "./state.js";
import { tickRows } from "./tables.js";
import { forgetPerson, until, whileWriting } from "./wait.js";

/** @import { Step } from "../core/core.js" */
/** @import { Progress } from "./types.js" */

/**
 * Carries out one step; some need a press in the page's own world before they can go on.
 *
 * @param {Step} step
 * @returns {Promise<Progress>}
 */
export async function apply(step) {
  if (step.snapshotId !== currentSnapshot()) return failed(step, "stale-snapshot");
  const entry = recall(step.ref);
  if (!entry) return failed(step, "gone");
  const { element, parts, seen } = entry;
  const section = seen.kind === "section" ? textOf(element) : undefined;
  const label = section ?? recognise(element, new Set())?.label ?? "";
  if (fingerprint({ ...seen, element, label }) !== step.fingerprint) return failed(step, "changed");
  const enabled = seen.kind === "radio-group" ? parts.some(isEnabled) : isEnabled(element);
  if (!isVisible(element) || !enabled || element.matches("[readonly]")) return failed(step, "not-fillable");
  forgetPerson();
  return attempt(step, () => write(step, element, parts));
}

/**
 * @param {Step} step
 * @param {() => Promise<Progress | void>} work
 * @returns {Promise<Progress>}
 */
async function attempt(step, work) {
  try {
    return (await whileWriting(work)) ?? { result: { path: step.path, ref: step.ref } };
  } catch (error) {
    return failed(step, reasonOf(error));
  }
}

/**
 * @param {Step} step
 * @param {Element} element
 * @param {Element[]} parts
 * @returns {Promise<Progress | void>}
 */
async function write(step, element, parts) {
  const { action } = step;
  const input = /** @type {HTMLInputElement} */ (element);
  switch (action.kind) {
    case "open-section":
      if (element.getAttribute("aria-expanded") !== "true") input.click();
      return until(() => element.getAttribute("aria-expanded") === "true");
    case "set-checked":
      if (input.checked !== action.checked) input.click();
      return until(() => input.checked === action.checked);
    case "set-text":
      return setText(input, action.text);
    case "choose":
      return choose(element, parts, action.index, action.text);
    case "pick":
      return pick(input, action.texts);
    case "move":
      return move(parts, action, (work) => attempt(step, work));
    case "attach-file":
      return attachFile(input, action);
    case "tick-rows":
      return tickRows(parts, action);
    case "clear-file":
      await setFiles(input, new DataTransfer());
      return until(() => input.files?.length === 0);
  }
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} text */
async function setText(field, text) {
  // Setting a value from a script passes over maxlength, and the server would cut or refuse it later.
  if (field.maxLength >= 0 && text.length > field.maxLength) throw refuse("rejected-by-page");
  dispatch(field, new FocusEvent("focus"), new FocusEvent("focusin", { bubbles: true, composed: true }));
  field.value = text;
  dispatch(field, bubbling("input"), bubbling("change"));
  dispatch(field, new FocusEvent("blur"), new FocusEvent("focusout", { bubbles: true, composed: true }));
  await Promise.resolve();
  if (field.value.replace(/\r\n?/gu, "\n") !== text) throw refuse("rejected-by-page");
}

/**
 * @param {HTMLInputElement} input
 * @param {{ name: string, text: string, sha256: string }} wanted
 */
async function attachFile(input, wanted) {
  const transfer = new DataTransfer();
  transfer.items.add(new File([wanted.text], wanted.name, { type: "application/x-x509-ca-cert" }));
  await setFiles(input, transfer);
  const { file } = await fileOf(input);
  if (!file || !("sha256" in file) || file.sha256 !== wanted.sha256) throw refuse("rejected-by-page");
}

/** @param {HTMLInputElement} input @param {DataTransfer} transfer */
async function setFiles(input, transfer) {
  input.files = transfer.files;
  dispatch(input, bubbling("input"), bubbling("change"));
  await Promise.resolve();
}

/** @param {Element} element @param {Element[]} parts @param {number} index @param {string} text */
async function choose(element, parts, index, text) {
  if (element instanceof HTMLSelectElement) {
    const option = element.options[index];
    if (option?.text.trim() !== text) throw refuse("option-missing");
    element.selectedIndex = index;
    dispatch(element, bubbling("input"), bubbling("change"));
    return until(() => element.selectedIndex === index);
  }
  const radio = parts[index];
  if (!(radio instanceof HTMLInputElement) || labelOf(radio) !== text) throw refuse("option-missing");
  radio.click();
  return until(() => radio.checked);
}

/** @param {string} text */
const normal = (text) => text.replace(/\s+/gu, " ").trim().toLowerCase();

/**
 * Opens a combobox, picks the one line that is meant, and closes it again where there is none.
 *
 * @param {HTMLElement} button
 * @param {string[]} texts
 */
async function pick(button, texts) {
  const wanted = new Set(texts.map(normal));
  if (button.getAttribute("aria-expanded") !== "true") button.click();
  const root = button.getRootNode();
  const around = () => button.closest("lightning-base-combobox, .slds-combobox_container");
  const box = root instanceof ShadowRoot ? root : (around() ?? button.parentElement);
  const items = () => {
    const list = box?.querySelector("[role='listbox']");
    return list ? within(list, "[role='option']") : [];
  };
  await until(() => items().length > 0).catch(() => undefined);
  const matching = items().filter((item) => wanted.has(normal(itemText(item))));
  if (matching.length !== 1) {
    if (button.getAttribute("aria-expanded") === "true") button.click();
    throw refuse("option-missing");
  }
  matching[0]?.click();
  return until(() => wanted.has(normal(textOf(button))));
}

/** @param {Element} item */
const itemText = (item) =>
  textOf(item.shadowRoot ? item.shadowRoot.querySelector(".slds-media__body") : item);

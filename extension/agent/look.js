// The order `look`: everything the core needs to know of this document.

import { isEnabled, isVisible, within } from "./element.js";
import { showsKey } from "./key.js";
import { errorOf, textOf } from "./label.js";
import {
  MAX_CONTROLS,
  MAX_FRAMES,
  MAX_HEADINGS,
  MAX_LABEL,
  MAX_MESSAGES,
  MAX_VALUE_BYTES,
} from "./limits.js";
import { forgetPress } from "./press.js";
import { fingerprint, namesOf } from "./recognise.js";
import { listButtons } from "./saved.js";
import { isSecretsPage } from "./secrets.js";
import { remember, startSnapshot } from "./seen.js";
import { isRequired, stateOf } from "./state.js";
import { readListsOn } from "./tables.js";
import { hasPersonActed, noteLook } from "./wait.js";
import { walk } from "./walk.js";

/**
 * @import { FrameSnapshot } from "../core/core.js"
 * @import { Met, Seen } from "./types.js"
 * @typedef {Omit<FrameSnapshot, "documentId" | "top"> & Required<Pick<FrameSnapshot, "headings" | "controls" | "disclosures" | "childFrames">>} Frame
 */

/**
 * @param {{ lists: string[] }} request paths of pages whose lists are read
 * @returns {Promise<Frame>}
 */
export async function look({ lists }) {
  forgetPress();
  readListsOn(lists);
  /** @type {Frame} */
  const frame = {
    snapshotId: startSnapshot(),
    origin: location.origin,
    path: location.pathname,
    query: location.search,
    name: window.name.slice(0, MAX_LABEL),
    visible: innerWidth > 0 && innerHeight > 0,
    personActed: hasPersonActed(),
    language: document.documentElement.lang.slice(0, MAX_LABEL),
    headings: [],
    controls: [],
    disclosures: [],
    messages: [],
    childFrames: [],
  };
  noteLook();
  if (isSecretsPage()) return { ...frame, refused: "secrets-page" };
  for (const met of walk()) {
    const refused = await add(frame, met);
    if (refused) return { ...frame, headings: [], controls: [], disclosures: [], childFrames: [], refused };
  }
  frame.messages = within(document.documentElement, ".errorMsg, .pageError")
    .filter(isVisible)
    .map(textOf)
    .filter(Boolean)
    .slice(0, MAX_MESSAGES);
  const buttons = listButtons();
  return {
    ...frame,
    ...(buttons.length > 0 ? { listButtons: buttons } : {}),
    ...(showsKey() ? { showsKey: true } : {}),
  };
}

/**
 * @param {Frame} frame
 * @param {Met} met
 */
function add(frame, met) {
  if (met instanceof HTMLIFrameElement) return addIframe(frame, met);
  if (!("title" in met)) return addControl(frame, met);
  if (frame.headings.length < MAX_HEADINGS) frame.headings.push(met.title);
  return undefined;
}

/**
 * @param {Frame} frame
 * @param {Seen} seen
 * @returns {Promise<FrameSnapshot["refused"]>} why the whole document is refused, if it is
 */
async function addControl(frame, seen) {
  const { element, kind, parts, label, sections } = seen;
  const visible = isVisible(element);
  const shared = { ref: remember(seen), fingerprint: fingerprint(seen), label, visible };
  if (kind === "section") {
    if (frame.disclosures.length >= MAX_CONTROLS) return "too-many-controls";
    frame.disclosures.push({ ...shared, open: element.getAttribute("aria-expanded") === "true" });
    return undefined;
  }
  if (frame.controls.length >= MAX_CONTROLS) return "too-many-controls";
  const state = await stateOf(seen, visible);
  const [id, name] = namesOf(element);
  if ("value" in state && (state.value ?? "").length > MAX_VALUE_BYTES) return "value-too-long";
  const lists = kind === "dual-list" ? parts.slice(0, 2) : [];
  frame.controls.push({
    ...shared,
    ...errorOf(seen),
    sections,
    id,
    name,
    required: isRequired(seen),
    enabled: isEnabled(element) && lists.every(isEnabled),
    readOnly: kind === "shown" || element.matches("[readonly], [aria-readonly='true']"),
    state,
  });
  return undefined;
}

/**
 * @param {Frame} frame
 * @param {HTMLIFrameElement} iframe
 */
function addIframe(frame, iframe) {
  if (frame.childFrames.length >= MAX_FRAMES) return undefined;
  const origin = URL.canParse(iframe.src, location.href) ? new URL(iframe.src, location.href).origin : "";
  frame.childFrames.push({ origin, name: iframe.name.slice(0, MAX_LABEL), visible: isVisible(iframe) });
  return undefined;
}

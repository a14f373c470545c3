// What the actions work with, and the way a failure becomes a sentence on screen.

/** @import { Happened, LearnedPage, PageSnapshot, Run, Turn } from "../core/core.js" */
/** @import { TemplateResult } from "lit-html" */
/** @import { Actions, Core, Host, Section, StartedRun, State, TabRecord, Trouble } from "./types.js" */
/** @import { Workshop } from "./workshop/types.js" */

/**
 * @typedef {object} Desk
 * @property {Host} host what this surface can do
 * @property {Core} core
 * @property {() => State} state
 * @property {(change: Partial<State>) => void} update
 * @property {Actions} actions
 * @property {Room | null} room the workshop, once it is loaded
 * @property {Promise<Room> | undefined} [comingRoom] the workshop while it is loaded, so that it is loaded once
 * @property {LearnedPage[]} [learned] what the kept journeys have learned of addresses, once they were read
 * @property {number} [arrivals] how often the tab was looked at: of two looks under way, the later counts
 * @property {string} [gone] the watched document that went away last: a look finds another, or nothing more is done
 * @property {object} [watching] stands for the proof whose page is still watched
 * @property {ReturnType<typeof setTimeout> | null} [owed] stands for a change that is not stored yet
 */

/**
 * How the workshop's sections are shown, and what is looked at when one is entered.
 *
 * @typedef {object} Room
 * @property {(state: State, workshop: Workshop) => TemplateResult} view
 * @property {(section: Section) => void} enter
 */

/** @type {Happened} */
const NOTHING = { results: [], came: false };

/**
 * How the core is asked for the next turn.
 *
 * @param {Desk} desk
 * @param {"fill" | "undo"} goal
 * @param {string} text
 * @returns {(run: Run | null, snapshot: PageSnapshot, happened?: Happened) => Turn}
 */
export function take({ core }, goal, text) {
  return (run, snapshot, happened = NOTHING) =>
    goal === "undo" && run ? core.undo(run, snapshot, happened) : core.fill(text, run, snapshot, happened);
}

/**
 * Runs something that may fail.
 *
 * @param {Desk} desk
 * @param {() => Promise<void>} job
 * @param {boolean} [stays] whether a failure is shown until the next action, and not only until the next look
 */
export async function guarded(desk, job, stays = false) {
  try {
    await job();
  } catch (error) {
    const { work } = desk.state();
    const trouble = { ...troubleOf(error), stays };
    desk.update({ work: work.kind === "running" ? { kind: "idle" } : work, trouble });
  }
}

/**
 * @param {unknown} error
 * @returns {Trouble}
 */
export function troubleOf(error) {
  if (!(error instanceof Error)) return { code: "unknown", message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  return { code, message: error.message };
}

/**
 * Stores what is being done in this tab, so that it outlives the popup. Where a certificate belongs, nothing but a
 * certificate is stored: anything else may be a private key, pasted by mistake.
 *
 * @param {Desk} desk
 * @param {StartedRun | null} [started] what was filled or undone last
 */
export async function remember(desk, started = desk.state().started) {
  clearTimeout(desk.owed ?? undefined);
  desk.owed = null;
  const { place, choice, mended, answers } = desk.state();
  if (place.kind !== "org") return;
  const { certificate, ...rest } = answers;
  const clean = !certificate || desk.core.isCertificates(certificate);
  /** @type {TabRecord} */
  const record = {
    choice,
    answers: clean ? answers : rest,
    // What was typed is in the mended text.
    ...(mended && clean ? { mended } : {}),
    ...(started ? { started } : {}),
  };
  await desk.host.session?.set(recordName(place.tabId), record);
}

/** How long a change must have stood before it is stored: a word is stored once, not by its letters. */
const SETTLED_MILLISECONDS = 300;

/**
 * Stores what is being done once it has stood for a moment.
 *
 * @param {Desk} desk
 */
export function rememberSoon(desk) {
  clearTimeout(desk.owed ?? undefined);
  desk.owed = setTimeout(() => void remember(desk), SETTLED_MILLISECONDS);
}

/**
 * Stores at once what is not stored yet: before the surface may be gone, and before what is stored is
 * read again.
 *
 * @param {Desk} desk
 */
export async function rememberNow(desk) {
  if (desk.owed) await remember(desk);
}

/**
 * @param {number} tabId
 */
export function recordName(tabId) {
  return `tab:${tabId}`;
}

/** The time of a check, in seconds since 1970. */
export function now() {
  return Math.floor(Date.now() / 1000);
}

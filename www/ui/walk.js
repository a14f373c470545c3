// The walk through every page of a guide: kept by itself, moved on by what the core reads on each page.

import { now } from "./desk.js";
import { chosenWalk } from "./state.js";

/** @import { Journey, Run } from "../core/core.js" */
/** @import { OrgPlace, Place, Walk, WalkActions } from "./types.js" */
/** @import { Desk } from "./desk.js" */

/** Where they are kept: a text for each, by name. */
export const KEPT = "journeys";

/** @typedef {Record<string, string>} Kept */

/**
 * Changes what is kept, one change at a time: popup and panel may both be at it.
 *
 * @param {Desk} desk
 * @param {(kept: Kept) => Kept} change gives what is kept from now on; the same object when nothing changes
 */
async function changeKept({ host }, change) {
  await navigator.locks.request(KEPT, async () => {
    const kept = /** @type {Kept | undefined} */ (await host.kept?.get(KEPT)) ?? {};
    const changed = change(kept);
    if (changed !== kept) await host.kept?.set(KEPT, changed);
  });
}

/**
 * Reads what is kept, and looks at the page in front for each walk.
 *
 * @param {Desk} desk
 * @param {Place} place the page as it was looked at
 * @param {Run | undefined} [run] the fill that was finished in this tab
 */
export async function walkOn(desk, place, run) {
  const { state, update } = desk;
  /** @type {Walk[]} */
  let walks = [];
  await changeKept(desk, (kept) => {
    walks = Object.entries(kept).map(([id, text]) => walkHere(desk, id, text, place, run));
    const moved = walks.filter(({ id, text }) => text !== kept[id]);
    const texts = moved.map(({ id, text }) => [id, text]);
    return moved.length === 0 ? kept : { ...kept, ...Object.fromEntries(texts) };
  });
  update({ walks, walkId: chosen(walks, state().walkId, place.kind === "org" ? place : null) });
}

/**
 * One walk, as the page in front has it.
 *
 * @param {Desk} desk
 * @param {string} id
 * @param {string} text what is kept
 * @param {Place} place
 * @param {Run | undefined} run
 * @returns {Walk}
 */
function walkHere({ core }, id, text, place, run) {
  /** @type {Walk} */
  const walk = { id, text, journey: null, trouble: "", steps: [], handOver: [], arrival: null };
  try {
    walk.journey = core.readJourney(text);
    if (place.kind === "org") {
      walk.arrival = core.arriveInJourney(walk.journey, place.snapshot, run, now());
      walk.journey = walk.arrival.journey;
      walk.text = JSON.stringify(walk.journey);
    }
    const url = place.kind === "org" ? place.url : "";
    walk.steps = core.journeySteps(walk.journey, url);
    walk.handOver = core.handOver(walk.journey, url);
  } catch (error) {
    walk.trouble = error instanceof Error ? error.message : String(error);
  }
  return walk;
}

/**
 * The walk that is shown: the chosen one, else the latest of this org.
 *
 * @param {Walk[]} walks
 * @param {string} before
 * @param {OrgPlace | null} place
 */
function chosen(walks, before, place) {
  if (walks.some(({ id }) => id === before)) return before;
  const org = place?.tab.org?.key;
  const here = walks.filter(({ journey }) => journey?.org === org);
  return here.sort((a, b) => (b.journey?.begun ?? 0) - (a.journey?.begun ?? 0))[0]?.id ?? "";
}

const NO_KEY = { looked: null, trouble: "", note: "" };

/**
 * @param {Desk} desk
 * @returns {WalkActions}
 */
export function walkActions(desk) {
  const { host, state, update } = desk;
  const seen = () => walkOn(desk, state().place, state().started?.run);
  /** Keeps a walk under its name, or no longer. */
  const keep = async (/** @type {string} */ id, /** @type {string | null} */ text) => {
    await changeKept(desk, ({ [id]: _, ...others }) => (text === null ? others : { ...others, [id]: text }));
    await seen();
  };
  /** Changes the walk that is shown, as it is kept by now. */
  const change = async (/** @type {(journey: Journey) => Journey} */ how) => {
    const id = state().walkId;
    await changeKept(desk, (kept) => {
      const text = kept[id];
      return text === undefined ? kept : { ...kept, [id]: JSON.stringify(how(desk.core.readJourney(text))) };
    });
    await seen();
  };
  const handOverText = () => {
    const { place, walks, walkId, consumerKey } = state();
    const journey = walks.find(({ id }) => id === walkId)?.journey;
    const url = place.kind === "org" ? place.url : "";
    return journey ? desk.core.handOverText(journey, url, consumerKey.looked?.key ?? "") : "";
  };
  return {
    async beginWalk(preset, app) {
      const { place } = state();
      if (place.kind !== "org") return;
      const id = crypto.randomUUID();
      const text = desk.core.presetConfig(preset, app);
      const journey = desk.core.beginJourney(id, text, app, place.url, now());
      update({ walkId: id, consumerKey: NO_KEY });
      await keep(id, JSON.stringify(journey));
    },
    showWalk: (id) => update({ walkId: id, consumerKey: NO_KEY }),
    pasteKey(text) {
      try {
        update({ consumerKey: { ...NO_KEY, looked: desk.core.lookAtConsumerKey(text) } });
      } catch (error) {
        update({ consumerKey: { ...NO_KEY, trouble: error instanceof Error ? error.message : "" } });
      }
    },
    forgetKey: () => update({ consumerKey: NO_KEY }),
    async copyHandOver(text, name) {
      await host.copy(text);
      update({ consumerKey: { ...state().consumerKey, note: `${name} copied.` } });
    },
    async copyAll() {
      const text = handOverText();
      if (text) await this.copyHandOver(text, "Everything");
    },
    saveHandOver() {
      const text = handOverText();
      if (text) host.download?.("hand-over.txt", text, "text/plain");
    },
    sayStep: (step) => change((journey) => desk.core.sayStep(journey, step, now())),
    skipStep: (step, reason) => change((journey) => desk.core.skipStep(journey, step, reason, now())),
    reopenStep: (step) => change((journey) => desk.core.reopenStep(journey, step, now())),
    async bindApp(id) {
      const { place } = state();
      if (place.kind !== "org") return;
      await change((journey) => desk.core.bindJourney(journey, id, place.snapshot, now()).journey);
    },
    async deleteWalk(id) {
      update({ deletedWalk: state().walks.find((each) => each.id === id) ?? null, consumerKey: NO_KEY });
      await keep(id, null);
    },
    async bringWalkBack() {
      const { deletedWalk } = state();
      if (!deletedWalk) return;
      update({ deletedWalk: null, walkId: deletedWalk.id });
      await keep(deletedWalk.id, deletedWalk.text);
    },
    exportWalk(id) {
      const walk = state().walks.find((each) => each.id === id);
      if (walk) host.download?.(`walk-through-${id}.json`, walk.text, "application/json");
    },
  };
}

/**
 * Before a walk's config is filled in: looks whether the page still is one of the walk's, and keeps what was
 * typed beside the config.
 *
 * @param {Desk} desk
 * @param {string} text the completed config
 */
export async function readyToFill(desk, text) {
  const { core, host, state } = desk;
  const { place } = state();
  const walk = chosenWalk(state());
  if (!walk || place.kind !== "org" || !host.tab) return;
  const snapshot = await host.tab.look(place.tabId);
  await changeKept(desk, (kept) => {
    const journey = core.readJourney(kept[walk.id] ?? walk.text);
    const { here, note } = core.arriveInJourney(journey, snapshot, undefined, now());
    if (!here) throw new Error(note ?? "The page is not one of this walk-through any more.");
    if (journey.config === text) return kept;
    return { ...kept, [walk.id]: JSON.stringify(core.journeyWithConfig(journey, text, now())) };
  });
}

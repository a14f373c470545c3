// The journey through every page of a guide: kept by itself, moved on by what the core reads on each page.

import { now } from "./desk.js";
import { chosenJourney } from "./state.js";

/** @import { Journey, PageSnapshot } from "../core/core.js" */
/** @import { Core, OrgPlace, Place, KeptJourney, JourneyActions, StartedRun } from "./types.js" */
/** @import { Desk } from "./desk.js" */

/** Where they are kept: a text for each, by name. */
export const KEPT = "journeys";

/** @typedef {Record<string, string>} Kept */

const NO_KEY = { looked: null, trouble: "", note: "" };

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
 * Does something with a tab that another surface must not look at meanwhile: popup and panel may both be at it, and a
 * look takes the references away that a fill writes by.
 *
 * @template T
 * @param {number} tabId
 * @param {() => Promise<T>} job
 * @returns {Promise<T>}
 */
export function alone(tabId, job) {
  return navigator.locks.request(`tab:${tabId}`, job);
}

/**
 * Looks at a tab once nobody else is at it.
 *
 * @param {Desk} desk
 * @param {number} tabId
 */
export function lookAt(desk, tabId) {
  return alone(tabId, () => lookAlone(desk, tabId));
}

/**
 * Looks at a tab, with what the kept journeys have learned of addresses; for whoever is alone with it.
 *
 * @param {Desk} desk
 * @param {number} tabId
 * @returns {Promise<PageSnapshot>}
 */
export async function lookAlone(desk, tabId) {
  const { core, host } = desk;
  if (!host.tab) throw new Error("There is no tab here.");
  if (!desk.learned) {
    const kept = /** @type {Kept | undefined} */ (await host.kept?.get(KEPT)) ?? {};
    desk.learned = Object.values(kept).flatMap((text) => readOrNone(core, text)?.learned ?? []);
  }
  return host.tab.look(tabId, desk.learned);
}

/**
 * @param {Core} core
 * @param {string} text
 */
function readOrNone(core, text) {
  try {
    return core.readJourney(text);
  } catch {
    // It is shown as one that cannot be gone on with.
    return null;
  }
}

/**
 * Reads what is kept, and looks at the page in front for each journey.
 *
 * @param {Desk} desk
 * @param {Place} place the page as it was looked at
 * @param {StartedRun | null} [started] the fill that was begun or finished in this tab
 * @param {boolean} [proves] whether what the page shows counts: a look that is older than what another window has
 * kept since must not undo it
 */
export async function journeyOn(desk, place, started, proves = true) {
  const { state, update } = desk;
  /** @type {KeptJourney[]} */
  let journeys = [];
  await changeKept(desk, (kept) => {
    journeys = Object.entries(kept).map(([id, text]) => journeyHere(desk, id, text, place, started, proves));
    const moved = journeys.filter(({ id, text }) => text !== kept[id]);
    const texts = moved.map(({ id, text }) => [id, text]);
    return moved.length === 0 ? kept : { ...kept, ...Object.fromEntries(texts) };
  });
  desk.learned = journeys.flatMap(({ journey }) => journey?.learned ?? []);
  const before = state().journeyId;
  const journeyId = chosen(journeys, before, place.kind === "org" ? place : null);
  // A consumer key belongs to the app it was taken for.
  update({ journeys, journeyId, ...(journeyId === before ? {} : { consumerKey: NO_KEY }) });
}

/**
 * One journey, as the page in front has it.
 *
 * @param {Desk} desk
 * @param {string} id
 * @param {string} text what is kept
 * @param {Place} place
 * @param {StartedRun | null | undefined} started
 * @param {boolean} proves
 * @returns {KeptJourney}
 */
function journeyHere({ core }, id, text, place, started, proves) {
  /** @type {KeptJourney} */
  const kept = { id, text, journey: null, trouble: "", steps: [], handOver: [], takeDown: [], arrival: null };
  // Two journeys may be for the same app; a fill that was begun in one of them is not the other's.
  const isAnothers = started?.choice.startsWith("journey:") && started.choice !== `journey:${id}`;
  const run = isAnothers ? undefined : started?.run;
  try {
    kept.journey = core.readJourney(text);
    if (place.kind === "org") {
      kept.arrival = core.arriveInJourney(kept.journey, place.snapshot, run, now());
      if (proves) {
        kept.journey = kept.arrival.journey;
        kept.text = JSON.stringify(kept.journey);
      }
    }
    const url = place.kind === "org" ? place.url : "";
    kept.steps = core.journeySteps(kept.journey, url);
    kept.handOver = core.handOver(kept.journey, url);
    kept.takeDown = core.takeDown(kept.journey, url);
  } catch (error) {
    kept.trouble = error instanceof Error ? error.message : String(error);
  }
  return kept;
}

/**
 * The journey that is shown: the chosen one, else the latest of this org.
 *
 * @param {KeptJourney[]} journeys
 * @param {string} before
 * @param {OrgPlace | null} place
 */
function chosen(journeys, before, place) {
  if (journeys.some(({ id }) => id === before)) return before;
  const org = place?.tab.org?.key;
  const here = journeys.filter(({ journey }) => journey?.org === org);
  return here.sort((a, b) => (b.journey?.begun ?? 0) - (a.journey?.begun ?? 0))[0]?.id ?? "";
}

/**
 * @param {Desk} desk
 * @returns {JourneyActions}
 */
export function journeyActions(desk) {
  const { host, state, update } = desk;
  const seen = () => journeyOn(desk, state().place, state().started);
  /** Keeps a journey under its name, or no longer. */
  const keep = async (/** @type {string} */ id, /** @type {string | null} */ text) => {
    await changeKept(desk, ({ [id]: _, ...others }) => (text === null ? others : { ...others, [id]: text }));
    await seen();
  };
  /** Changes the journey that is shown, as it is kept by now. */
  const change = async (/** @type {(journey: Journey) => Journey} */ how) => {
    const id = state().journeyId;
    await changeKept(desk, (kept) => {
      const text = kept[id];
      return text === undefined ? kept : { ...kept, [id]: JSON.stringify(how(desk.core.readJourney(text))) };
    });
    await seen();
  };
  const handOverText = () => {
    const { place, journeys, journeyId, consumerKey } = state();
    const journey = journeys.find(({ id }) => id === journeyId)?.journey;
    const url = place.kind === "org" ? place.url : "";
    return journey ? desk.core.handOverText(journey, url, consumerKey.looked?.key ?? "") : "";
  };
  return {
    async beginJourney(choice, app) {
      const { place, saved } = state();
      if (place.kind !== "org") return;
      const id = crypto.randomUUID();
      const own = saved.find(({ name }) => choice === `saved:${name}`);
      const text = own ? own.text : desk.core.presetConfig(choice.replace(/^preset:/u, ""), app);
      const journey = desk.core.beginJourney(id, text, app, place.url, now());
      update({ journeyId: id, consumerKey: NO_KEY });
      await keep(id, JSON.stringify(journey));
    },
    showJourney: (id) => update({ journeyId: id, consumerKey: NO_KEY }),
    pasteKey(text) {
      try {
        update({ consumerKey: { ...NO_KEY, looked: desk.core.lookAtConsumerKey(text) } });
      } catch (error) {
        update({ consumerKey: { ...NO_KEY, trouble: error instanceof Error ? error.message : "" } });
      }
    },
    async readKey(documentId) {
      const { place, journeyId } = state();
      if (place.kind !== "org" || !host.tab) return;
      const key = await host.tab.consumerKey(place.tabId, documentId);
      if (state().journeyId === journeyId) this.pasteKey(key);
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
    giveCertificate: (text) => change((journey) => desk.core.journeyWithCertificate(journey, text, now())),
    async point(row) {
      const { place } = state();
      if (place.kind === "org") await host.tab?.point(place.tabId, row);
    },
    async bind(offer) {
      const { place } = state();
      if (place.kind !== "org") return;
      await change((journey) => desk.core.bindJourney(journey, offer, place.snapshot, now()).journey);
    },
    async deleteJourney(id) {
      update({
        deletedJourney: state().journeys.find((each) => each.id === id) ?? null,
        consumerKey: NO_KEY,
      });
      await keep(id, null);
    },
    async bringJourneyBack() {
      const { deletedJourney } = state();
      if (!deletedJourney) return;
      update({ deletedJourney: null, journeyId: deletedJourney.id, consumerKey: NO_KEY });
      await keep(deletedJourney.id, deletedJourney.text);
    },
    exportJourney(id) {
      const kept = state().journeys.find((each) => each.id === id);
      if (kept) host.download?.(`journey-${id}.json`, kept.text, "application/json");
    },
  };
}

/**
 * Before a journey's config is filled in: looks whether the page still is one of the journey's, and keeps what was
 * typed beside the config.
 *
 * @param {Desk} desk
 * @param {OrgPlace} place
 * @param {string} text the completed config
 */
export async function readyToFill(desk, place, text) {
  const { core, host, state } = desk;
  const mine = chosenJourney(state());
  if (!mine || !host.tab) return;
  const snapshot = await lookAt(desk, place.tabId);
  await changeKept(desk, (kept) => {
    const journey = core.readJourney(kept[mine.id] ?? mine.text);
    const { here, note } = core.arriveInJourney(journey, snapshot, undefined, now());
    if (!here) throw new Error(note ?? "The page is not one of this journey any more.");
    if (journey.config === text) return kept;
    return { ...kept, [mine.id]: JSON.stringify(core.journeyWithConfig(journey, text, now())) };
  });
}

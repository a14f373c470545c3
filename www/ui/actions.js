// What a person can make happen, each in a line or two.

import { allow, withdraw } from "./access.js";
import { arrive } from "./arrive.js";
import { configActions } from "./configs.js";
import { guarded, remember, rememberNow, rememberSoon, troubleOf } from "./desk.js";
import { keptAnswers, mendDraft, redraft } from "./draft.js";
import { journeyActions, readyToFill } from "./journey.js";
import { previewUndo, run } from "./work.js";

/** @import { Actions, AnswerName, OrgPlace, Section, JourneyActions } from "./types.js" */
/** @import { Desk } from "./desk.js" */

/**
 * @param {Desk} desk
 * @returns {Actions}
 */
export function actionsOf(desk) {
  const { host, state, update } = desk;
  const answer = (/** @type {AnswerName} */ name, /** @type {string} */ value) => {
    const { touched } = state();
    update({
      answers: { ...state().answers, [name]: value },
      touched: touched.includes(name) ? touched : [...touched, name],
      offeredEmail: state().offeredEmail && name !== "contactEmail",
      certificateNote: "",
    });
    redraft(desk);
    rememberSoon(desk);
  };
  /**
   * Fills or undoes the page in front as the button is pressed; when that breaks off, shows where it stopped beside
   * the reason.
   */
  const attempt = (
    /** @type {"fill" | "undo"} */ goal,
    /** @type {(place: OrgPlace) => Promise<void>} */ job,
  ) =>
    guarded(desk, async () => {
      const { place } = state();
      if (place.kind !== "org") return;
      // A look that is under way may be one at another tab, and settles nothing any more.
      desk.arrivals = (desk.arrivals ?? 0) + 1;
      update({ work: { kind: "running", goal, turn: null }, trouble: null, aftermath: null });
      try {
        await job(place);
      } catch (error) {
        await arrive(desk);
        throw error;
      }
    });
  return {
    ...configActions(desk),
    ...guardedJourney(desk),
    answer,
    choose(choice) {
      update({
        choice,
        mended: null,
        answers: keptAnswers(state().answers),
        touched: [],
        certificateNote: "",
        trouble: null,
      });
      redraft(desk);
      rememberSoon(desk);
    },
    async chooseCertificate(file) {
      if (file.size > MAX_FILE_BYTES) {
        update({ certificateNote: `${file.name} is larger than 5 MB; a certificate is a few kilobytes.` });
        return;
      }
      try {
        answer("certificate", desk.core.certificateOfFile(new Uint8Array(await file.arrayBuffer())));
        update({ certificateNote: file.name });
      } catch (error) {
        update({ certificateNote: `${file.name}: ${troubleOf(error).message}` });
      }
    },
    mendDraft(wanted) {
      void guarded(desk, async () => {
        mendDraft(desk, wanted);
        await remember(desk);
      });
    },
    takeFixesBack() {
      update({ mended: null });
      redraft(desk);
      rememberSoon(desk);
    },
    fill() {
      const { draft } = state();
      if (!draft) return;
      void attempt("fill", async (place) => {
        await readyToFill(desk, place, draft.text);
        await run(desk, place, "fill", null, draft.text);
      });
    },
    goOn() {
      const { work } = state();
      if (work.kind !== "stopped") return;
      void attempt(work.goal, (place) => run(desk, place, work.goal, work.run, work.text));
    },
    previewUndo() {
      void guarded(desk, () => previewUndo(desk));
    },
    undo() {
      const { work } = state();
      if (work.kind !== "undo-preview") return;
      void attempt("undo", (place) => run(desk, place, "undo", work.run, work.text));
    },
    back() {
      const { started } = state();
      // The proof stays until the next look has a preview that is true.
      update({ aftermath: null, started: started && { ...started, putAway: true } });
      void guarded(desk, async () => {
        await remember(desk);
        await arrive(desk);
      });
    },
    refresh() {
      update({ trouble: null });
      void guarded(desk, () => arrive(desk));
    },
    allow(origins) {
      void guarded(desk, () => allow(desk, origins));
    },
    withdraw(origins) {
      void guarded(desk, () => withdraw(desk, origins));
    },
    decline() {
      update({ declined: true });
    },
    dismissWelcome() {
      update({ welcome: false });
      void host.kept?.set("welcomed", true);
    },
    openPanel(section) {
      // The panel takes up what the popup leaves.
      void rememberNow(desk);
      void guarded(desk, async () => host.openPanel?.(section));
    },
    open(url) {
      const { place } = state();
      if (place.kind === "org") void guarded(desk, async () => host.tab?.open(place.tabId, url));
    },
    go(section) {
      const { trouble } = state();
      // What went wrong with the page is said where the page is looked at.
      const looks = section === "fill" || section === "journey";
      update({ section, trouble: looks && !trouble?.stays ? trouble : null });
      // The page may have gone on without loading anew since it was looked at.
      const look = section === "journey" && state().work.kind !== "running";
      void guarded(desk, () => (look ? arrive(desk) : openRoom(desk, section)));
    },
  };
}

/**
 * The journey's actions, a failure of each said on screen.
 *
 * @param {Desk} desk
 * @returns {JourneyActions}
 */
function guardedJourney(desk) {
  const actions = journeyActions(desk);
  const say = (/** @type {() => Promise<void> | void} */ job) => {
    desk.update({ trouble: null });
    return guarded(desk, async () => await job(), true);
  };
  return {
    ...actions,
    beginJourney: (choice, app) => say(() => actions.beginJourney(choice, app)),
    sayStep: (step) => say(() => actions.sayStep(step)),
    skipStep: (step, reason) => say(() => actions.skipStep(step, reason)),
    reopenStep: (step) => say(() => actions.reopenStep(step)),
    readKey: (documentId) => say(() => actions.readKey(documentId)),
    point: (row) => say(() => actions.point(row)),
    bind: (offer) => say(() => actions.bind(offer)),
    giveCertificate: (text) => say(() => actions.giveCertificate(text)),
    copyHandOver: (text, name) => say(() => actions.copyHandOver(text, name)),
    copyAll: () => say(() => actions.copyAll()),
    deleteJourney: (id) => say(() => actions.deleteJourney(id)),
    bringJourneyBack: () => say(() => actions.bringJourneyBack()),
  };
}

/**
 * Enters the workshop; it is loaded when a section of it is opened for the first time.
 *
 * @param {Desk} desk
 * @param {Section} section
 */
async function openRoom(desk, section) {
  if (section === "fill" || section === "journey" || section === "configs") return;
  desk.comingRoom ??= import("./workshop/workshop.js").then(({ openWorkshop }) => openWorkshop(desk));
  desk.room = await desk.comingRoom.catch((error) => {
    // The next press tries again.
    desk.comingRoom = undefined;
    throw error;
  });
  desk.room.enter(section);
  desk.update({});
}

/** The largest file that is opened, as for configs. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

// From a choice and answers to a config text, its findings, and its plan on this page.

import { now } from "./desk.js";
import { ANSWER_PATHS, chosenJourney, readBase, valueAt } from "./state.js";

/** @import { Compared, Context, Plan, Wanted } from "../core/core.js" */
/** @import { AnswerName, Answers, Draft } from "./types.js" */
/** @import { Desk } from "./desk.js" */

/**
 * Completes the chosen config with the answers, checks it and plans it on the page.
 *
 * @param {Desk} desk
 */
export function redraft(desk) {
  const { core, state, update } = desk;
  const base = baseText(desk);
  if (base === null) {
    update({ draft: null, plan: null, comparison: [] });
    return;
  }
  const context = contextHere(desk);
  /** @type {Draft} */
  const draft = {
    base: readBase(base),
    text: base,
    context,
    report: core.check(base, context),
    findings: [],
  };
  // A certificate given for another config is none of this one's business.
  const { certificate, ...others } = state().answers;
  const answers =
    certificate !== undefined && draft.base.wantsCertificate ? { ...others, certificate } : others;
  try {
    draft.text = core.complete(base, answers);
    draft.report = core.check(draft.text, context);
  } catch {
    // A text that cannot be read cannot be completed; its report says what is wrong with it.
  }
  draft.findings = core.findingsOfForm(draft.text, context);
  update({ draft, plan: planned(desk, draft.text), comparison: compared(desk, draft.text) });
}

/**
 * What the page in front is: a config is checked for that.
 *
 * @param {Desk} desk
 * @returns {Context}
 */
function contextHere({ core, state }) {
  const { place } = state();
  return place.kind === "org" ? core.context(place.snapshot, now()) : { now: now() };
}

/**
 * Makes fixes in the chosen config. What the admin typed is in the text that is mended, so an answer
 * that a fix changed changes with it.
 *
 * @param {Desk} desk
 * @param {Wanted} wanted
 */
export function mendDraft(desk, wanted) {
  const { core, state, update } = desk;
  const { draft, choice, place, answers } = state();
  if (!draft) return;
  const { text } = core.mend(draft.text, draft.context, wanted);
  const names = /** @type {AnswerName[]} */ (Object.keys(answers));
  const changed = names.flatMap((name) => {
    const value = valueAt(text, ANSWER_PATHS[name]);
    return answers[name]?.trim() && typeof value === "string" ? [[name, value]] : [];
  });
  const kind = place.kind === "org" ? place.page.appKind : undefined;
  update({ mended: { choice, kind, text }, answers: { ...answers, ...Object.fromEntries(changed) } });
  redraft(desk);
}

/**
 * @param {Desk} desk
 * @param {string} text
 * @returns {Plan | null}
 */
function planned({ core, state }, text) {
  const { place } = state();
  if (place.kind !== "org" || !place.page.fillable) return null;
  try {
    return core.preview(text, place.snapshot);
  } catch {
    // The report beside it says what is wrong with the config.
    return null;
  }
}

/**
 * A page that only shows an app is compared; on a form the plan says what differs.
 *
 * @param {Desk} desk
 * @param {string} text
 * @returns {Compared[]}
 */
function compared({ core, state }, text) {
  const { place } = state();
  if (place.kind !== "org" || place.page.mode !== "view") return [];
  try {
    return core.compare(text, place.snapshot);
  } catch {
    return [];
  }
}

/**
 * The text that was chosen, for the kind of app that the page makes.
 *
 * @param {Desk} desk
 * @returns {string | null}
 */
function baseText({ core, state }) {
  const { choice, mended, place, presets, saved } = state();
  const kind = place.kind === "org" ? place.page.appKind : undefined;
  if (mended && mended.choice === choice && mended.kind === kind) return mended.text;
  const preset = presets.find((each) => choice === `preset:${each.id}`);
  if (preset) return core.presetConfig(preset.id, kind ?? "external-client-app");
  return (
    chosenJourney(state())?.journey?.config ??
    saved.find((each) => choice === `saved:${each.name}`)?.text ??
    null
  );
}

/**
 * Another config brings its own names; who is in charge and the certificate stay.
 *
 * @param {Answers} answers
 * @returns {Answers}
 */
export function keptAnswers({ contactEmail, certificate }) {
  return {
    ...(contactEmail === undefined ? {} : { contactEmail }),
    ...(certificate === undefined ? {} : { certificate }),
  };
}

// From a choice and answers to a config text, its findings, and its plan on this page.

import { readBase } from "./state.js";

/** @import { Plan } from "../core/core.js" */
/** @import { Answers, Draft } from "./types.js" */
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
    update({ draft: null, plan: null });
    return;
  }
  /** @type {Draft} */
  const draft = { base: readBase(base), text: base, report: core.check(base) };
  // A certificate given for another config is none of this one's business.
  const { certificate, ...others } = state().answers;
  const answers =
    certificate !== undefined && draft.base.wantsCertificate ? { ...others, certificate } : others;
  try {
    draft.text = core.complete(base, answers);
    draft.report = core.check(draft.text);
  } catch {
    // A text that cannot be read cannot be completed; its report says what is wrong with it.
  }
  update({ draft, plan: planned(desk, draft.text) });
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
 * The text that was chosen, for the kind of app that the page makes.
 *
 * @param {Desk} desk
 * @returns {string | null}
 */
function baseText({ core, state }) {
  const { choice, place, presets, saved } = state();
  const kind = place.kind === "org" ? place.page.appKind : undefined;
  const preset = presets.find((each) => choice === `preset:${each.id}`);
  if (preset) return core.presetConfig(preset.id, kind ?? "external-client-app");
  return saved.find((each) => choice === `saved:${each.name}`)?.text ?? null;
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

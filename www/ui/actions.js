// What happens when a person chooses, answers or presses. Every change ends in one `update`.

import { runToEnd, watch } from "./fill.js";
import { readBase, tally } from "./state.js";

/** @import { Run, Turn } from "../core/core.js" */
/** @import { Actions, AnswerName, Answers, Core, Draft, Host, OrgPlace, Place, State, TabRecord, Trouble } from "./types.js" */
/** @import { Rounds } from "./fill.js" */

/**
 * @typedef {object} Desk what the actions work with
 * @property {Host} host
 * @property {Core} core
 * @property {() => State} state
 * @property {(change: Partial<State>) => void} update
 */

/**
 * @param {Desk} desk
 * @returns {Actions}
 */
export function actionsOf(desk) {
  const { host, state, update } = desk;
  return {
    choose(choice) {
      update({ choice, answers: keptAnswers(state().answers), certificateNote: "", trouble: null });
      redraft(desk);
      remember(desk);
    },
    answer(name, value) {
      const answers = { ...state().answers, [name]: value };
      const touched = state().touched.includes(name) ? state().touched : [...state().touched, name];
      update({ answers, touched, offeredEmail: name === "contactEmail" ? false : state().offeredEmail });
      redraft(desk);
      remember(desk);
    },
    fill() {
      const { draft } = state();
      if (draft) guarded(desk, () => run(desk, "fill", null, draft.text));
    },
    goOn() {
      const { work } = state();
      if (work.kind === "stopped") guarded(desk, () => run(desk, work.goal, work.run, work.text));
    },
    previewUndo() {
      guarded(desk, () => previewUndo(desk));
    },
    undo() {
      const { work } = state();
      if (work.kind === "undo-preview") guarded(desk, () => run(desk, "undo", work.run, work.text));
    },
    back() {
      update({ work: { kind: "idle" }, aftermath: null });
      guarded(desk, () => arrive(desk));
    },
    refresh() {
      guarded(desk, () => arrive(desk));
    },
    dismissWelcome() {
      update({ welcome: false });
      void host.kept?.set("welcomed", true);
    },
    openPanel(section) {
      host.openPanel?.(section);
    },
    open(url) {
      const { place } = state();
      if (place.kind === "org") void host.tab?.open(place.tabId, url);
    },
  };
}

/**
 * Finds out where we are and how far an earlier run has come.
 *
 * @param {Desk} desk
 */
export async function arrive(desk) {
  const { core, host, update } = desk;
  if (!host.tab) return;
  const tab = await host.tab.current();
  if (!tab?.url) {
    update({ place: { kind: "no-reach", tabId: tab?.id ?? null }, work: { kind: "idle" }, trouble: null });
    return;
  }
  const known = core.tab(tab.url);
  if (!known.org) {
    update({ place: { kind: "no-org" }, work: { kind: "idle" }, trouble: null });
    return;
  }
  const [snapshot, record, emails] = await Promise.all([
    host.tab.look(tab.id),
    host.session?.get(`tab:${tab.id}`),
    host.kept?.get("contactEmails"),
  ]);
  const page = core.page(tab.url, snapshot);
  const place = /** @type {OrgPlace} */ ({ kind: "org", tabId: tab.id, url: tab.url, tab: known, page, snapshot });
  const email = /** @type {Record<string, string> | undefined} */ (emails)?.[known.org.name];
  settle(desk, place, /** @type {TabRecord | undefined} */ (record), email);
}

/**
 * Takes up an earlier choice and, if the page is still the same document, an earlier run.
 *
 * @param {Desk} desk
 * @param {OrgPlace} place
 * @param {TabRecord | undefined} record
 * @param {string | undefined} lastEmail
 */
function settle(desk, place, record, lastEmail) {
  const { state, update } = desk;
  const before = state();
  const answers = record?.answers ?? before.answers;
  const offered = answers.contactEmail === undefined && lastEmail !== undefined;
  update({
    place,
    trouble: null,
    choice: record?.choice ?? before.choice,
    answers: offered ? { ...answers, contactEmail: lastEmail } : answers,
    offeredEmail: offered,
  });
  redraft(desk);
  const run = record?.run;
  const text = record?.text;
  const same = run && place.snapshot.frames.some((frame) => frame.documentId === run.documentId);
  if (!run || text === undefined || !same) {
    update({ work: { kind: "idle" } });
    return;
  }
  resume(desk, place, run, text);
}

/**
 * Shows how far a run on this very document has come; writes nothing.
 *
 * @param {Desk} desk
 * @param {OrgPlace} place
 * @param {Run} run
 * @param {string} text
 */
function resume(desk, place, run, text) {
  const { core, update } = desk;
  const turn = take(desk, run.goal, text)(run, place.snapshot, { results: [], came: false });
  if (run.finished && turn.command.kind === "finish") {
    const { proof } = turn.command;
    update({ work: { kind: "proof", goal: run.goal, run: turn.run, text, plan: turn.plan, proof } });
  } else if (run.finished) {
    update({ work: { kind: "idle" } });
  } else {
    const plan = run.goal === "fill" ? core.preview(text, place.snapshot) : turn.plan;
    update({ work: { kind: "stopped", goal: run.goal, run, text, ...tally(plan) } });
  }
}

/**
 * Completes the chosen config with the answers, checks it and plans it on the page.
 *
 * @param {Desk} desk
 */
function redraft(desk) {
  const { core, state, update } = desk;
  const { choice, answers, place } = state();
  const kind = place.kind === "org" ? place.page.appKind : undefined;
  const base = baseText(desk, choice, kind ?? "external-client-app");
  if (base === null) {
    update({ draft: null, plan: null });
    return;
  }
  /** @type {Draft} */
  const draft = { base: readBase(base), text: base, report: core.check(base) };
  try {
    draft.text = core.complete(base, filledIn(answers));
    draft.report = core.check(draft.text);
  } catch {
    // A text that cannot be read cannot be completed; its report says what is wrong with it.
  }
  const fillable = place.kind === "org" && place.page.fillable;
  update({ draft, plan: fillable ? planned(desk, draft.text) : null });
}

/**
 * @param {Desk} desk
 * @param {string} text
 */
function planned(desk, text) {
  const { place } = desk.state();
  if (place.kind !== "org") return null;
  try {
    return desk.core.preview(text, place.snapshot);
  } catch {
    // The report beside it says what is wrong with the config.
    return null;
  }
}

/**
 * @param {Desk} desk
 * @param {string} choice
 * @param {"external-client-app" | "connected-app"} kind
 * @returns {string | null}
 */
function baseText(desk, choice, kind) {
  const [source, ...rest] = choice.split(":");
  const name = rest.join(":");
  if (source === "preset") return desk.core.presetConfig(name, kind);
  return desk.state().saved.find((each) => source === "saved" && each.name === name)?.text ?? null;
}

/**
 * Another config brings its own names; who is in charge and the certificate stay.
 *
 * @param {Answers} answers
 * @returns {Answers}
 */
function keptAnswers({ contactEmail, certificate }) {
  return { ...(contactEmail === undefined ? {} : { contactEmail }), ...(certificate === undefined ? {} : { certificate }) };
}

/**
 * An empty certificate is no certificate; an empty name is a name that is missing.
 *
 * @param {Answers} answers
 * @returns {Answers}
 */
function filledIn(answers) {
  const { certificate, ...rest } = answers;
  return certificate?.trim() ? { ...rest, certificate } : rest;
}

/**
 * @param {Desk} desk
 * @param {Run | null} [run]
 * @param {string} [text]
 */
function remember(desk, run = null, text) {
  const { place, choice, answers } = desk.state();
  if (place.kind !== "org") return Promise.resolve();
  /** @type {TabRecord} */
  const record = { choice, answers };
  if (run) record.run = run;
  if (text !== undefined) record.text = text;
  return desk.host.session?.set(`tab:${place.tabId}`, record) ?? Promise.resolve();
}

/**
 * @param {Desk} desk
 * @param {"fill" | "undo"} goal
 * @param {string} text
 * @returns {Rounds["take"]}
 */
function take({ core }, goal, text) {
  return (run, snapshot, happened) =>
    goal === "undo" && run ? core.undo(run, snapshot, happened) : core.fill(text, run, snapshot, happened);
}

/**
 * Fills, goes on filling, or undoes, and shows the proof.
 *
 * @param {Desk} desk
 * @param {"fill" | "undo"} goal
 * @param {Run | null} from
 * @param {string} text
 */
async function run(desk, goal, from, text) {
  const { host, state, update } = desk;
  const { place } = state();
  const { tab } = host;
  if (place.kind !== "org" || !tab) return;
  const { tabId } = place;
  update({ work: { kind: "running", goal, turn: null }, trouble: null });
  /** @type {Rounds} */
  const rounds = {
    take: take(desk, goal, text),
    look: () => tab.look(tabId),
    carryOut: (command) => tab.carryOut(tabId, command),
    save: (saved) => remember(desk, saved, text),
    show: (turn) => update({ work: { kind: "running", goal, turn } }),
  };
  const shown = (/** @type {Turn} */ turn) => {
    if (turn.command.kind !== "finish") return;
    update({ work: { kind: "proof", goal, run: turn.run, text, plan: turn.plan, proof: turn.command.proof } });
  };
  const turn = await runToEnd(rounds, from, await rounds.look());
  shown(turn);
  void keepEmail(desk, place);
  const current = () => state().work.kind === "proof";
  await watch({ ...rounds, show: shown }, turn, current);
}

/**
 * @param {Desk} desk
 */
async function previewUndo(desk) {
  const { host, core, state, update } = desk;
  const { place, work } = state();
  if (place.kind !== "org" || !host.tab) return;
  if (work.kind !== "proof" && work.kind !== "stopped") return;
  const snapshot = await host.tab.look(place.tabId);
  const turn = core.undo(work.run, snapshot, { results: [], came: false });
  update({ work: { kind: "undo-preview", run: work.run, text: work.text, plan: turn.plan } });
}

/**
 * Keeps the contact e-mail for the next app in this org.
 *
 * @param {Desk} desk
 * @param {OrgPlace} place
 */
async function keepEmail({ host, state }, place) {
  const email = state().answers.contactEmail;
  const org = place.tab.org?.name;
  if (!email || !org || !host.kept) return;
  const emails = (await host.kept.get("contactEmails")) ?? {};
  await host.kept.set("contactEmails", { .../** @type {object} */ (emails), [org]: email });
}

/**
 * Runs something that may fail and turns the failure into a sentence on screen.
 *
 * @param {Desk} desk
 * @param {() => Promise<void>} job
 */
export async function guarded(desk, job) {
  try {
    await job();
  } catch (error) {
    desk.update({ work: { kind: "idle" }, trouble: troubleOf(error) });
  }
}

/**
 * @param {unknown} error
 * @returns {Trouble}
 */
export function troubleOf(error) {
  if (error instanceof Error) {
    const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
    return { code, message: error.message };
  }
  return { code: "unknown", message: String(error) };
}

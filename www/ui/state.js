// The one state object and what can be told from it.

import { sentence } from "./words.js";

/** @import { Diagnostic, Page, Plan, Turn } from "../core/core.js" */
/** @import { AnswerName, BaseConfig, Draft, OrgPlace, State, Surface, KeptJourney } from "./types.js" */

/**
 * @param {Surface} surface
 * @returns {State}
 */
export function initialState(surface) {
  return {
    surface,
    section: surface === "web" ? "configs" : "fill",
    place: surface === "web" ? { kind: "web" } : { kind: "loading" },
    welcome: false,
    presets: [],
    outline: [],
    scopes: [],
    saved: [],
    choice: "",
    mended: null,
    answers: {},
    touched: [],
    offeredEmail: false,
    certificateNote: "",
    draft: null,
    plan: null,
    comparison: [],
    work: { kind: "idle" },
    started: null,
    aftermath: null,
    declined: false,
    withdrawn: false,
    trouble: null,
    following: false,
    editor: { name: "", text: "", context: {}, shownAs: "text", report: null, previous: null, note: "" },
    journeys: [],
    journeyId: "",
    deletedJourney: null,
    consumerKey: { looked: null, trouble: "", note: "" },
    workshop: null,
  };
}

/** @typedef {"web" | "loading" | "no-reach" | "no-org" | "no-page" | "view-mode" | "out-of-reach" | "ready" | "running" | "stopped" | "undo-preview" | "proof"} Screen */

/**
 * Which screen the state asks for. Work on a page goes before what the page is.
 *
 * @param {State} state
 * @returns {Screen}
 */
export function screenOf(state) {
  if (state.work.kind !== "idle") return state.work.kind;
  if (state.place.kind !== "org") return state.place.kind;
  return screenOfPage(state.place.page);
}

/**
 * @param {Page} page
 * @returns {Screen}
 */
function screenOfPage(page) {
  if (page.fillable) return "ready";
  if (page.outOfReach.length > 0) return "out-of-reach";
  return page.mode === "view" ? "view-mode" : "no-page";
}

/** Where each answer stands in the config. @type {Record<AnswerName, string>} */
export const ANSWER_PATHS = {
  contactEmail: "/app/contactEmail",
  name: "/app/name",
  apiName: "/app/apiName",
  certificate: "/oauth/certificate",
  username: "/permissionSet/assignTo/0",
};

/**
 * What stands in an answer's field: the person's answer, else what the config says.
 *
 * @param {State} state
 * @param {AnswerName} name
 */
export function answerShown(state, name) {
  return state.answers[name] ?? state.draft?.base[name] ?? "";
}

/**
 * Whether the answers belong on the page: they are about the app, and other forms show none of it.
 *
 * @param {State} state
 */
export function asksAnswers({ place }) {
  const form = place.kind === "org" ? place.page.form : undefined;
  return form === undefined || form === "external-client-app" || form === "connected-app";
}

/**
 * Whether the user that the permission set is assigned to is asked for.
 *
 * @param {State} state
 */
export function asksUsername({ place }) {
  return place.kind === "org" && place.page.form === "permission-set-assignment";
}

/**
 * The findings that belong to one answer's field.
 *
 * @param {State} state
 * @param {AnswerName} name
 * @returns {Diagnostic[]}
 */
export function findingsAt(state, name) {
  return state.draft?.report.diagnostics.filter((each) => each.path === ANSWER_PATHS[name]) ?? [];
}

/**
 * The findings that belong to no field on screen.
 *
 * @param {Draft} draft
 * @returns {Diagnostic[]}
 */
export function otherFindings(draft) {
  const shown = [ANSWER_PATHS.contactEmail, ANSWER_PATHS.name, ANSWER_PATHS.apiName];
  if (draft.base.wantsCertificate) shown.push(ANSWER_PATHS.certificate);
  return draft.findings.filter((each) => !shown.includes(each.path));
}

/**
 * The journey whose config is chosen; in another org than its own there is none.
 *
 * @param {State} state
 * @returns {KeptJourney | undefined}
 */
export function chosenJourney({ journeys, choice, place }) {
  const org = place.kind === "org" ? place.tab.org?.key : undefined;
  return journeys.find(({ id, journey }) => choice === `journey:${id}` && journey?.org === org);
}

/**
 * Why Fill cannot be pressed, in a sentence, or nothing when it can.
 *
 * @param {State} state
 * @returns {string | null}
 */
export function whyNotFill(state) {
  if (!state.draft) return state.choice === "" ? "Choose a preset first." : "This config cannot be read.";
  const kind = state.place.kind === "org" ? state.place.page.appKind : undefined;
  if (kind && state.draft.base.kind && state.draft.base.kind !== kind) {
    return `This config is for ${kindInWords(state.draft.base.kind)}; this page makes ${kindInWords(kind)}.`;
  }
  const kept = chosenJourney(state);
  if (!kept && state.place.kind === "org" && state.place.page.needsJourney)
    return "Only a journey knows whether this is the right permission set: begin under Steps.";
  // Another app's page, or one of an app that nobody said is the journey's, is never filled from it.
  if (kept && !kept.arrival?.here)
    return kept.arrival?.note ?? "This page does not belong to the journey: look under Steps.";
  if (asksUsername(state) && answerShown(state, "username").trim() === "") return "Type the user name first.";
  const errors = state.draft.findings.filter((each) => each.severity === "error");
  const first = errors[0];
  if (!first) return null;
  return errors.length === 1 ? sentence(first.message) : `${errors.length} things to put right first.`;
}

/**
 * @param {string} kind
 */
export function kindInWords(kind) {
  return kind === "connected-app" ? "a connected app" : "an External Client App";
}

/**
 * How many of the wanted fields hold what the config wants, and how many are wanted.
 *
 * @param {Plan} plan
 */
export function tally(plan) {
  const done = plan.confirmed.length;
  const writes = new Set(
    plan.steps.filter((step) => step.action.kind !== "open-section").map((step) => step.path),
  );
  const waiting = plan.pending.filter((each) => !writes.has(each.path));
  return { done, total: done + writes.size + waiting.length };
}

/**
 * The fields a turn writes now.
 *
 * @param {Turn | null} turn
 * @returns {string[]}
 */
export function writingNow(turn) {
  return turn?.command.kind === "apply" ? turn.command.steps.map((step) => step.path) : [];
}

/**
 * What the views need to know of a config text before the answers. The core judges it; this only
 * reads the few values that stand in fields of the screen, and takes nothing from a broken text.
 *
 * @param {string} text
 * @returns {BaseConfig}
 */
export function readBase(text) {
  const config = parsed(text);
  const app = member(config, "app");
  const oauth = member(config, "oauth");
  const word = (/** @type {unknown} */ value) => (typeof value === "string" ? value : "");
  return {
    text,
    kind: word(member(app, "kind")) || undefined,
    contactEmail: word(member(app, "contactEmail")),
    name: word(member(app, "name")),
    apiName: word(member(app, "apiName")),
    certificate: word(member(oauth, "certificate")),
    username: word(member(member(member(config, "permissionSet"), "assignTo"), "0")),
    wantsCertificate: member(member(oauth, "flows"), "jwtBearer") === true,
  };
}

/** The text read last: a form asks for many values of one text. */
let latest = { text: "", value: /** @type {unknown} */ (null) };

/**
 * @param {string} text
 * @returns {unknown}
 */
function parsed(text) {
  if (latest.text !== text) {
    try {
      latest = { text, value: JSON.parse(text) };
    } catch {
      latest = { text, value: null };
    }
  }
  return latest.value;
}

/**
 * The value at a JSON pointer of a config text, for showing it.
 *
 * @param {string} text
 * @param {string} pointer
 * @returns {unknown}
 */
export function valueAt(text, pointer) {
  const names = pointer.split("/").slice(1);
  return names.reduce(
    (value, name) => member(value, name.replaceAll("~1", "/").replaceAll("~0", "~")),
    parsed(text),
  );
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown}
 */
function member(value, name) {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return /** @type {Record<string, unknown>} */ (value)[name];
}

/**
 * Whether a wanted certificate has to be put into the page again.
 *
 * @param {Plan | null} plan
 */
export function wantsFile(plan) {
  return plan?.steps.some((step) => step.action.kind === "attach-file") ?? false;
}

/**
 * The origins of this org that its Setup pages and their frames stand on, as far as they are seen.
 *
 * @param {OrgPlace} place
 * @returns {string[]}
 */
export function orgOrigins({ url, tab, page }) {
  const addresses = [url, ...Object.values(tab.links ?? {}), ...page.outOfReach];
  return [...new Set(addresses.map((address) => new URL(address).origin))];
}

// Filling, going on, undoing: the rounds of fill.js between this tab, the core and the screen.

import { arrive } from "./arrive.js";
import { remember, take } from "./desk.js";
import { runToEnd, watch } from "./fill.js";
import { alone, lookAlone, lookAt } from "./journey.js";

/** @import { Run, Turn } from "../core/core.js" */
/** @import { OrgPlace } from "./types.js" */
/** @import { Desk } from "./desk.js" */
/** @import { Rounds } from "./fill.js" */

/**
 * Fills, goes on filling, or undoes; shows the proof and goes on watching the page for a while.
 *
 * @param {Desk} desk
 * @param {OrgPlace} place the page the press was for: another tab may be in front by now
 * @param {"fill" | "undo"} goal
 * @param {Run | null} from the run to go on with
 * @param {string} text the completed config
 */
export async function run(desk, place, goal, from, text) {
  const { host, state, update } = desk;
  const { tab } = host;
  if (!tab) return;
  const { tabId } = place;
  const choice = from === null ? state().choice : (state().started?.choice ?? state().choice);
  const earlier = goal === "fill" && from === null ? (state().started?.run ?? null) : null;
  const showProof = (/** @type {Turn} */ turn) => {
    if (turn.command.kind !== "finish") return;
    const { proof } = turn.command;
    update({ work: { kind: "proof", goal, run: turn.run, text, plan: turn.plan, proof } });
  };
  const next = take(desk, goal, text);
  /** @type {Rounds} */
  const rounds = {
    take: (current, snapshot, happened) => withPast(next(current, snapshot, happened), earlier),
    alone: (job) => alone(tabId, job),
    look: () => lookAlone(desk, tabId),
    carryOut: (command) => tab.carryOut(tabId, command),
    save: (saved) => {
      // After an undo there is nothing left to come back to.
      const over = goal === "undo" && saved.finished;
      update({ started: over ? null : { run: saved, text, url: place.url, choice, putAway: false } });
      return remember(desk);
    },
    show: (turn) => update({ work: { kind: "running", goal, turn } }),
  };
  const turn = await rounds.alone(async () => runToEnd(rounds, from, await rounds.look()));
  showProof(turn);
  await keepEmail(desk, place);
  // Another tab that came to the front meanwhile was not looked at yet; the proof stays with this one.
  if ((await tab.current())?.id !== tabId) return arrive(desk);
  desk.watching = turn;
  const wanted = () => desk.watching === turn && state().work.kind === "proof";
  try {
    await watch({ ...rounds, show: showProof }, turn, wanted);
  } catch {
    // The page went on, as it does after Create: look at what it is now.
    if (wanted()) await arrive(desk);
  }
}

/**
 * A second fill of the same form does not forget how the form stood before the first: undo goes back
 * to what each field held when it was first seen.
 *
 * @param {Turn} turn
 * @param {Run | null} earlier
 * @returns {Turn}
 */
function withPast(turn, earlier) {
  if (earlier?.goal !== "fill" || earlier.documentId !== turn.run.documentId) return turn;
  const known = new Set(earlier.before.map((each) => each.path));
  const before = [...earlier.before, ...turn.run.before.filter((each) => !known.has(each.path))];
  const written = [...new Set([...earlier.written, ...turn.run.written])];
  return { ...turn, run: { ...turn.run, before, written } };
}

/**
 * Plans the way back and shows it; writes nothing.
 *
 * @param {Desk} desk
 */
export async function previewUndo(desk) {
  const { host, state, update } = desk;
  const { place, started } = state();
  if (place.kind !== "org" || !host.tab || !started) return;
  const { run, text } = started;
  const { plan } = take(desk, "undo", text)(run, await lookAt(desk, place.tabId));
  update({ work: { kind: "undo-preview", run, text, plan } });
}

/**
 * Keeps the contact e-mail for the next app in this org.
 *
 * @param {Desk} desk
 * @param {OrgPlace} place
 */
async function keepEmail({ host, state }, place) {
  const email = state().answers.contactEmail;
  const org = place.tab.org?.key;
  if (!email || !org || !host.kept) return;
  const emails = /** @type {Record<string, string> | undefined} */ (await host.kept.get("contactEmails"));
  await host.kept.set("contactEmails", { ...emails, [org]: email });
}

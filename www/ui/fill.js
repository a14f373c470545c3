// The rounds of a fill or an undo. It knows neither the browser nor the screen: it is handed both.

/** @import { Command, Happened, PageSnapshot, Run, Turn } from "../core/core.js" */

/**
 * What a run needs from outside.
 *
 * @typedef {object} Rounds
 * @property {(run: Run | null, snapshot: PageSnapshot, happened: Happened) => Turn} take asks the core for the next turn
 * @property {<T>(job: () => Promise<T>) => Promise<T>} alone keeps everybody else from looking at the page meanwhile
 * @property {() => Promise<PageSnapshot>} look reads the page
 * @property {(command: Command) => Promise<Happened>} carryOut does what the core said
 * @property {(run: Run) => Promise<void>} save stores the run; awaited before anything is written
 * @property {(turn: Turn) => void} show draws how far it is
 */

/** Nothing happened yet. @type {Happened} */
const NOTHING = { results: [], came: false };

/**
 * Takes turns until the core says it is finished.
 *
 * @param {Rounds} rounds
 * @param {Run | null} run the run to go on with, or none to begin
 * @param {PageSnapshot} snapshot
 * @param {Happened} [happened] what happened before the first turn
 * @returns {Promise<Turn>} the last turn; its command is `finish`
 */
export async function runToEnd(rounds, run, snapshot, happened = NOTHING) {
  let turn = rounds.take(run, snapshot, happened);
  while (turn.command.kind !== "finish") {
    // Stored first: the popup may be gone before the page has answered.
    await rounds.save(turn.run);
    rounds.show(turn);
    const next = await rounds.carryOut(turn.command);
    turn = rounds.take(turn.run, await rounds.look(), next);
  }
  await rounds.save(turn.run);
  rounds.show(turn);
  return turn;
}

/**
 * Watches a page after the proof was shown, because it may still bring or empty a part.
 *
 * @param {Rounds} rounds
 * @param {Turn} turn the finished turn
 * @param {() => boolean} wanted false once the person went on to something else
 */
export async function watch(rounds, turn, wanted) {
  let last = turn;
  while (last.command.kind === "finish" && last.command.watchMilliseconds > 0) {
    const happened = await rounds.carryOut({
      kind: "await-change",
      documentId: last.run.documentId,
      milliseconds: last.command.watchMilliseconds,
    });
    if (!happened.came || !wanted()) return;
    const { run } = last;
    const next = await rounds.alone(async () => {
      const snapshot = await rounds.look();
      return wanted() ? runToEnd(rounds, run, snapshot, happened) : null;
    });
    if (!next) return;
    last = next;
  }
}

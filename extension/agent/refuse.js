// How a step ends that cannot be carried out.

/** @import { FailureReason, Step } from "../core/core.js" */
/** @import { Progress } from "./types.js" */

/** @param {FailureReason} reason */
export const refuse = (reason) => Object.assign(new Error(reason), { reason });

/**
 * @param {Step} step
 * @param {FailureReason} reason
 * @returns {Progress}
 */
export const failed = (step, reason) => ({ result: { path: step.path, ref: step.ref, failed: reason } });

/**
 * The reason an error was refused with; any other error came out of the page's own handlers.
 *
 * @param {unknown} error
 */
export function reasonOf(error) {
  const refused = error instanceof Error && "reason" in error;
  return refused ? /** @type {FailureReason} */ (error.reason) : "rejected-by-page";
}

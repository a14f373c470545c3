// A link whose address is a script runs in the page's own world only. The agent marks it, the
// extension page presses it there and then lets the step go on.

/** @import { Progress } from "./types.js" */

const MARK = "data-connected-app-helper";

/** @type {{ token: string, resume: () => Promise<Progress> } | undefined} */
let pending;

/**
 * Marks the link and says how the step goes on once it is pressed.
 *
 * @param {Element} element
 * @param {() => Promise<Progress>} resume
 * @returns {Progress}
 */
export function pressInPage(element, resume) {
  const token = crypto.randomUUID();
  element.setAttribute(MARK, token);
  pending = {
    token,
    resume: () => {
      element.removeAttribute(MARK);
      return resume();
    },
  };
  return { press: token };
}

/** A new look ends what waited for a press. */
export function forgetPress() {
  pending = undefined;
}

/**
 * The order `pressed`: the marked link was pressed.
 *
 * @param {{ token: string }} request
 */
export async function pressed({ token }) {
  const press = pending;
  pending = undefined;
  if (press?.token !== token) throw new Error("nothing waits for this press");
  return press.resume();
}

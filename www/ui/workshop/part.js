// One part of the workshop's state, as the actions of that part see it.

/** @import { Desk } from "../desk.js" */
/** @import { PartName, Workshop } from "./types.js" */

/**
 * @template {PartName} Name
 * @param {Desk} desk
 * @param {Name} name
 */
export function part({ state, update }, name) {
  const workshop = () => /** @type {Workshop} */ (state().workshop);
  return {
    /** How the part stands. */
    here: () => workshop()[name],
    /** @param {Partial<Workshop[Name]>} change */
    change(change) {
      update({ workshop: { ...workshop(), [name]: { ...workshop()[name], ...change } } });
    },
    /**
     * Says that something new is shown whose heading takes the focus.
     *
     * @param {string} what
     */
    show(what) {
      update({ workshop: { ...workshop(), shown: what } });
    },
  };
}

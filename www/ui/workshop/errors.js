// Explaining an error that somebody has.

import { troubleOf } from "../desk.js";
import { valueAt } from "../state.js";
import { part } from "./part.js";

/** @import { Desk } from "../desk.js" */
/** @import { Bench, ErrorsActions, ErrorsState } from "./types.js" */

/** @returns {ErrorsState} */
export function initialErrors() {
  return { explanation: null, trouble: null };
}

let explained = 0;

/**
 * @param {Desk} desk
 * @param {Bench} bench
 * @returns {ErrorsActions}
 */
export function errorsActions(desk, bench) {
  const { state } = desk;
  const { change, show } = part(desk, "errors");
  return {
    async explain(text) {
      const { place, draft, editor } = state();
      const app = place.kind === "org" ? place.page.appKind : undefined;
      const urls = valueAt(draft?.text ?? editor.text, "/oauth/callbackUrls");
      const around = {
        callbackUrls: Array.isArray(urls) ? urls.filter((each) => typeof each === "string") : [],
        ...(place.kind === "org" ? { org: place.url } : {}),
        ...(app ? { app } : {}),
      };
      try {
        change({ explanation: await bench.ask("explainError", [text, around]), trouble: null });
        explained += 1;
        show(`explained-${explained}`);
      } catch (error) {
        change({ explanation: null, trouble: troubleOf(error) });
      }
    },
    forgetExplanation() {
      change({ explanation: null, trouble: null });
    },
  };
}

// Trying an assertion at the org's token endpoint, when the admin says so.

import { now, troubleOf } from "../desk.js";
import { part } from "./part.js";
import { chosenKey } from "./sign.js";

/** @import { Desk } from "../desk.js" */
/** @import { Bench, TokenActions, TokenState, Workshop } from "./types.js" */

/** @returns {TokenState} */
export function initialToken() {
  return {
    running: false,
    tryAll: false,
    askUser: false,
    attempts: [],
    tried: [],
    org: "",
    declined: false,
    trouble: null,
  };
}

/**
 * @param {Desk} desk
 * @param {Bench} bench
 * @returns {TokenActions}
 */
export function tokenActions(desk, bench) {
  const { host, state } = desk;
  const { here: token, change, show } = part(desk, "token");

  return {
    setToken: (answers) => change(answers),
    async tryToken() {
      const { place } = state();
      const workshop = /** @type {Workshop} */ (state().workshop);
      const key = chosenKey(workshop);
      if (place.kind !== "org" || !host.access || !key) return;
      const app = place.page.appKind;
      const around = { org: place.url, ...(app ? { app } : {}) };
      change({ running: true, tried: [], declined: false, trouble: null, org: place.tab.org?.name ?? "" });
      try {
        const attempts = await bench.ask("tokenAttempts", [around]);
        change({ attempts });
        // Only the hosts that will be spoken to; the likeliest pair needs one.
        const wanted = token().tryAll ? attempts : attempts.slice(0, 1);
        const origins = [...new Set(wanted.map((each) => each.host))];
        const had = await host.access.has(origins);
        if (!had && !(await host.access.ask(origins))) {
          change({ declined: true });
          return;
        }
        const { iss, sub, lifetime } = workshop.sign;
        const pause = await bench.ask("tokenPause", []);
        for (const { host: origin, audience } of wanted) {
          if (token().tried.length > 0) await wait(pause);
          const claims = { iss, sub, aud: audience, now: now(), lifetimeSeconds: Number(lifetime) };
          const { tryAll, askUser } = token();
          const trial = { host: origin, claims, signingKey: key.signingKey, around, askUser, tryAll };
          const tried = await bench.ask("tryToken", [trial]);
          change({ tried: [...token().tried, tried] });
          if (!tried.goOn) break;
        }
        show(`tried-${token().tried.length}`);
        if (!had) await host.access.giveBack(origins);
      } catch (error) {
        change({ trouble: troubleOf(error) });
      } finally {
        change({ running: false });
      }
    },
  };
}

/** @param {number} milliseconds */
function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

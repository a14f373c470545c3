// Looking at a token that somebody has: it is looked at and not kept.

import { now, troubleOf } from "../desk.js";
import { part } from "./part.js";

/** @import { Desk } from "../desk.js" */
/** @import { Bench, InspectActions, InspectState, Workshop } from "./types.js" */

/** @returns {InspectState} */
export function initialInspect() {
  return { inspection: null, verifier: "", pasted: "", trouble: null };
}

/**
 * @param {Desk} desk
 * @param {Bench} bench
 * @returns {InspectActions}
 */
export function inspectActions(desk, bench) {
  const { state } = desk;
  const { here: inspect, change, show } = part(desk, "inspect");

  /** The public key that should have signed the token, if one was named. */
  const verifier = async () => {
    const { verifier, pasted } = inspect();
    if (verifier === "pasted") return pasted.trim() ? bench.ask("verifierOf", [pasted]) : undefined;
    const { held } = /** @type {Workshop} */ (state().workshop).keys;
    return held.find((each) => String(each.id) === verifier)?.publicKey;
  };

  return {
    async inspectJwt(text) {
      const { place } = state();
      const app = place.kind === "org" ? place.page.appKind : undefined;
      const purpose = {
        now: now(),
        ...(app ? { app } : {}),
        ...(place.kind === "org" ? { org: place.url } : {}),
      };
      try {
        const inspection = await bench.ask("inspectJwt", [text, purpose, await verifier()]);
        change({ inspection, trouble: null });
        show(`inspected-${inspection.length}`);
      } catch (error) {
        change({ inspection: null, trouble: troubleOf(error) });
      }
    },
    verifyWith(verifier, pasted = inspect().pasted) {
      change({ verifier, pasted, inspection: null });
    },
    forgetInspection() {
      change({ inspection: null, trouble: null });
    },
  };
}

// Signs a first JWT with a key that is pasted, used and forgotten: it never enters the state.

import { troubleOf } from "./desk.js";

/** @import { JwtActions, JwtState } from "./types.js" */
/** @import { Desk } from "./desk.js" */

/** How long a JWT for Salesforce is good: it takes no longer than a few minutes. */
export const LIFETIME_SECONDS = 180;

/**
 * @param {Desk} desk
 * @returns {JwtActions}
 */
export function jwtActions(desk) {
  const { host, state, update } = desk;
  const change = (/** @type {Partial<JwtState>} */ part) => update({ jwt: { ...state().jwt, ...part } });
  return {
    answerJwt(name, value) {
      change({ [name]: value, signed: null, trouble: null });
    },
    async sign(privateKeyPem) {
      const { iss, sub, aud } = state().jwt;
      const now = Math.floor(Date.now() / 1000);
      try {
        const signed = await desk.core.signJwt(
          { iss, sub, aud, now, lifetimeSeconds: LIFETIME_SECONDS },
          privateKeyPem,
        );
        change({ signed, copied: false, trouble: null });
      } catch (error) {
        change({ signed: null, trouble: troubleOf(error) });
      }
    },
    async copyToken() {
      const { signed } = state().jwt;
      if (!signed) return;
      await host.copy(signed.token);
      change({ copied: true });
    },
    forgetToken() {
      change({ signed: null, copied: false });
    },
  };
}

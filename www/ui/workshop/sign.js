// Signing an assertion with a key that is held here, and saying beforehand why it would fail.

import { now, troubleOf } from "../desk.js";
import { part } from "./part.js";

/** @import { Desk } from "../desk.js" */
/** @import { Bench, HeldKey, SignActions, SignState } from "./types.js" */

/**
 * @returns {SignState}
 */
export function initialSign() {
  return {
    keyId: null,
    iss: "",
    sub: "",
    aud: null,
    lifetime: "120",
    points: null,
    signed: null,
    copied: false,
    trouble: null,
  };
}

/**
 * @param {Desk} desk
 * @param {Bench} bench
 * @returns {SignActions}
 */
export function signActions(desk, bench) {
  const { host } = desk;
  const { here: sign, change, show } = part(desk, "sign");
  const { here: keys } = part(desk, "keys");

  const key = () => chosenKey(sign(), keys().held);

  /** Asks what would fail; an answer that comes late, after another change, says nothing new. */
  let asked = 0;
  const preflight = async () => {
    asked += 1;
    const mine = asked;
    const points = await bench.ask("preflight", [preflightOf(desk, key())]);
    if (mine === asked) change({ points });
  };

  return {
    answerSign(answers) {
      change({ ...answers, signed: null, copied: false, trouble: null });
      void preflight();
    },
    preflight: () => void preflight(),
    async sign() {
      const held = key();
      if (!held) return;
      const { iss, sub, lifetime } = sign();
      try {
        const request = { iss, sub, aud: audience(desk), now: now(), lifetimeSeconds: Number(lifetime) };
        const signed = await bench.ask("signAssertion", [request, held.signingKey]);
        change({ signed, copied: false, trouble: null });
        show(`signed-${signed.claims.exp}`);
      } catch (error) {
        change({ signed: null, trouble: troubleOf(error) });
      }
      await preflight();
    },
    async copyToken() {
      const { signed } = sign();
      if (!signed) return;
      await host.copy(signed.token);
      change({ copied: true });
    },
    forgetToken() {
      change({ signed: null, copied: false });
    },
  };
}

/**
 * The key that signs: the one that was chosen, or the only one there is.
 *
 * @param {SignState} sign
 * @param {HeldKey[]} held
 * @returns {HeldKey | null}
 */
export function chosenKey({ keyId }, held) {
  return held.find((each) => each.id === keyId) ?? (held.length === 1 ? (held[0] ?? null) : null);
}

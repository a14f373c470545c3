// Signing an assertion with a key that is held here, and saying beforehand why it would fail.

import { guarded, now, troubleOf } from "../desk.js";
import { part } from "./part.js";

/** @import { Desk } from "../desk.js" */
/** @import { Bench, HeldKey, SignActions, SignState, Workshop } from "./types.js" */

/**
 * The org's own address fits both kinds of app as audience.
 *
 * @param {Desk} desk
 * @returns {SignState}
 */
export function initialSign({ state }) {
  const { place } = state();
  return {
    keyId: null,
    iss: "",
    sub: "",
    aud: (place.kind === "org" && place.tab.org?.origin) || "",
    lifetime: "120",
    points: [],
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
  const { core, host, state } = desk;
  const { here: sign, change, show } = part(desk, "sign");

  const key = () => chosenKey(/** @type {Workshop} */ (state().workshop));

  const preflight = () => {
    const { iss, sub, aud, lifetime } = sign();
    const { draft, place } = state();
    const held = key();
    const certificate = held?.certificate?.pem;
    const app = place.kind === "org" ? place.page.appKind : undefined;
    change({
      points: core.preflight({
        iss,
        sub,
        aud,
        lifetimeSeconds: Number(lifetime),
        now: now(),
        ...(draft ? { config: draft.text } : {}),
        ...(app ? { app } : {}),
        ...(place.kind === "org" ? { org: place.url } : {}),
        ...(held ? { publicKey: held.publicKey } : {}),
        ...(certificate ? { certificate } : {}),
      }),
    });
  };

  return {
    answerSign(answers) {
      change({ ...answers, signed: null, copied: false, trouble: null });
      preflight();
    },
    preflight,
    async sign() {
      const held = key();
      if (!held) return;
      const { iss, sub, aud, lifetime } = sign();
      try {
        const request = { iss, sub, aud, now: now(), lifetimeSeconds: Number(lifetime) };
        const signed = await bench.ask("signAssertion", [request, held.signingKey]);
        change({ signed, copied: false, trouble: null });
        show(`signed-${signed.claims.exp}`);
      } catch (error) {
        change({ signed: null, trouble: troubleOf(error) });
      }
    },
    copyToken: () =>
      guarded(desk, async () => {
        const { signed } = sign();
        if (!signed) return;
        await host.copy(signed.token);
        change({ copied: true });
      }),
    forgetToken() {
      change({ signed: null, copied: false });
    },
    goToKeys() {
      desk.actions.go("keys");
    },
  };
}

/**
 * The key that signs: the one that was chosen, or the only one there is.
 *
 * @param {Pick<Workshop, "sign" | "keys">} workshop
 * @returns {HeldKey | null}
 */
export function chosenKey({ sign, keys: { held } }) {
  return held.find((each) => each.id === sign.keyId) ?? (held.length === 1 ? (held[0] ?? null) : null);
}

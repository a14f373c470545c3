// Asking for host access: exactly the origins that are missing, and only when a person says so.

import { arrive } from "./arrive.js";
import { rememberNow } from "./desk.js";

/** @import { Asked } from "./types.js" */
/** @import { Desk } from "./desk.js" */

/**
 * Asks for origins. The browser's prompt closes the popup, so what was about to happen is stored
 * first; the worker or the next opening goes on from there.
 *
 * @param {Desk} desk
 * @param {string[]} origins
 */
export async function allow(desk, origins) {
  const { host, state, update } = desk;
  const { place } = state();
  if (place.kind !== "org" || !host.access || origins.length === 0) return;
  /** @type {Asked} */
  const asked = { tabId: place.tabId, origins, surface: state().surface };
  await rememberNow(desk);
  await host.session?.set("asked", asked);
  await host.access.ask(origins);
  update({ declined: false });
  // Whatever the answer was, the next look settles it.
  await arrive(desk);
}

/**
 * Gives access back.
 *
 * @param {Desk} desk
 * @param {string[]} origins
 */
export async function withdraw(desk, origins) {
  const { host } = desk;
  if (!host.access) return;
  const granted = /** @type {string[] | undefined} */ (await host.kept?.get("granted")) ?? [];
  await host.kept?.set(
    "granted",
    granted.filter((origin) => !origins.includes(origin)),
  );
  await host.access.giveBack(origins);
  await arrive(desk);
}

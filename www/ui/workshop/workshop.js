// The workshop: keys and certificates, JWTs, and the errors they end in. Loaded when one of its sections
// is first opened.

import { html } from "../vendor/lit-html/lit-html.js";
import { bench } from "./ask.js";
import { errorsActions, initialErrors } from "./errors.js";
import { errorsView } from "./errors-view.js";
import { initialInspect, inspectActions } from "./inspect.js";
import { inspectView } from "./inspect-view.js";
import { initialKeys, keptKeys, keysActions } from "./keys.js";
import { keysView } from "./keys-view.js";
import { initialSign, signActions } from "./sign.js";
import { signView } from "./sign-view.js";
import { initialToken, tokenActions } from "./token.js";
import { tokenView } from "./token-view.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Desk, Room } from "../desk.js" */
/** @import { State } from "../types.js" */
/** @import { Workshop, WorkshopActions } from "./types.js" */

/**
 * @param {Desk} desk
 * @returns {Promise<Room>}
 */
export async function openWorkshop(desk) {
  const worker = bench();
  const keys = initialKeys();
  try {
    keys.held = await keptKeys(desk, worker);
  } catch {
    keys.note =
      "The keys kept in this browser cannot be read. Close other windows of this extension and open this panel again.";
  }
  desk.update({
    workshop: {
      shown: "",
      keys,
      sign: initialSign(desk),
      token: initialToken(),
      inspect: initialInspect(),
      errors: initialErrors(),
    },
  });
  /** @type {WorkshopActions} */
  const actions = {
    ...keysActions(desk, worker),
    ...signActions(desk, worker),
    ...tokenActions(desk, worker),
    ...inspectActions(desk, worker),
    ...errorsActions(desk, worker),
  };
  return {
    view: (state, workshop) => sectionView(state, workshop, actions),
    enter(section) {
      // The key, the certificate or the config may be another since.
      if (section === "jwt") actions.preflight();
    },
  };
}

/**
 * @param {State} state
 * @param {Workshop} workshop
 * @param {WorkshopActions} actions
 * @returns {TemplateResult}
 */
function sectionView(state, workshop, actions) {
  switch (state.section) {
    case "keys":
      return keysView(state, workshop, actions);
    case "jwt":
      return html`
        ${signView(workshop, actions)}
        ${tokenView(state, workshop, actions)}
        ${inspectView(workshop, actions)}
      `;
    default:
      return errorsView(state, workshop, actions);
  }
}

// What a config is checked for, in words and as a choice.

import { live } from "./vendor/lit-html/directives/live.js";
import { html } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Context } from "../core/core.js" */
/** @import { Actions } from "./types.js" */

/** @type {{ name: "app" | "stage" | "org", label: string, choices: [string, string][] }[]} */
const FIELDS = [
  {
    name: "app",
    label: "Checked for",
    choices: [
      ["", "the kind the config names"],
      ["external-client-app", "an External Client App"],
      ["connected-app", "a connected app"],
    ],
  },
  {
    name: "stage",
    label: "which is",
    choices: [
      ["", "new or existing"],
      ["new", "new"],
      ["existing", "existing"],
    ],
  },
  {
    name: "org",
    label: "in",
    choices: [
      ["", "any org"],
      ["production-or-trial", "production"],
      ["sandbox", "a sandbox"],
      ["scratch", "a scratch org"],
      ["developer", "a Developer Edition org"],
    ],
  },
];

/**
 * @param {Context} context
 * @param {Actions} actions
 * @returns {TemplateResult}
 */
export function contextView(context, actions) {
  return html`
    <fieldset class="context">
      <legend class="hidden">What the config is checked for</legend>
      ${FIELDS.map(({ name, label, choices }) => {
        const value = context[name] ?? "";
        const change = (/** @type {Event & { currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
          actions.checkFor({ [name]: currentTarget.value || undefined });
        return html`<label>${label}
          <select .value=${live(value)} @change=${change}>
            ${choices.map(([each, words]) => html`<option value=${each} ?selected=${each === value}>${words}</option>`)}
          </select>
        </label>`;
      })}
    </fieldset>
  `;
}

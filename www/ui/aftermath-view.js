// After Create: what the page says about it, as far as it can be told.

import { icon } from "./icons.js";
import { wantsFile } from "./state.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { State } from "./types.js" */

/**
 * What came of the form that was filled in this tab.
 *
 * @param {State} state
 * @returns {TemplateResult | typeof nothing}
 */
export function aftermathView({ aftermath }) {
  switch (aftermath?.kind) {
    case undefined:
      return nothing;
    case "saved":
      return html`<section class="note note-good" role="status">
        <h2>${icon("done")} The app is saved</h2>
        <p>${aftermath.message}</p>
      </section>`;
    case "errors":
      return html`<section class="note note-warning" role="status">
        <h2>${icon("warning")} Not saved</h2>
        <p>${aftermath.message}</p>
      </section>`;
    case "unknown":
      return html`<section class="note" role="status">
        <h2>${icon("info")} The filled form is gone</h2>
        <p>${aftermath.message}</p>
      </section>`;
  }
}

/**
 * The page's own error messages, each beside its field's name.
 *
 * @param {State} state
 * @returns {TemplateResult | typeof nothing}
 */
export function pageErrorsView({ place, plan }) {
  if (place.kind !== "org") return nothing;
  const { errors } = place.page;
  if (errors.length === 0) return nothing;
  return html`
    <section class="note note-error" aria-labelledby="page-errors-title">
      <h2 id="page-errors-title">${icon("error")} The page reports</h2>
      <ul class="points">
        ${errors.map((each) => html`<li>${each}</li>`)}
      </ul>
      ${wantsFile(plan) ? html`<p>The certificate is no longer in the form: it has to be filled again.</p>` : nothing}
    </section>
  `;
}

// An error, pasted and explained.

import { icon } from "../icons.js";
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { sentence } from "../words.js";
import { explanationView } from "./explanation-view.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { State } from "../types.js" */
/** @import { Workshop, WorkshopActions } from "./types.js" */

/**
 * @param {State} state
 * @param {Workshop} workshop
 * @param {WorkshopActions} actions
 * @returns {TemplateResult}
 */
export function errorsView({ draft, editor }, { errors }, actions) {
  const submit = (/** @type {SubmitEvent & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("error-text");
    if (field instanceof HTMLTextAreaElement) void actions.explain(field.value);
  };
  const compared = draft !== null || editor.text.trim() !== "";
  return html`
    <section aria-labelledby="errors-title">
      <h2 id="errors-title">Explain an error</h2>
      <p class="hint">Paste what Salesforce or the vendor’s program says: a JSON answer, an address with error=, the words of a page, a line of a log.${compared ? " A login address is compared with the callback URLs of the config." : ""}</p>
      <form class="choice" @submit=${submit}>
        <div class="field">
          <label for="error-text">Error</label>
          <textarea id="error-text" name="error-text" class="code" rows="4" required autocomplete="off" spellcheck="false" placeholder='{ "error": "invalid_grant", … }'></textarea>
        </div>
        <p class="actions"><button type="submit" class="primary">Explain</button></p>
      </form>
      ${errors.trouble ? html`<div class="note note-error" role="alert"><h3>${icon("error")} Not explained</h3><p>${sentence(errors.trouble.message)}</p></div>` : nothing}
    </section>
    ${
      errors.explanation
        ? html`<section aria-labelledby="explained-title">
          <h2 id="explained-title" tabindex="-1" data-focus>What it means</h2>
          ${explanationView(errors.explanation)}
        </section>`
        : nothing
    }
  `;
}

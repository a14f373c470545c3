// What the scopes of a config let the vendor do.

import { icon } from "./icons.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Grant } from "../core/core.js" */

/**
 * @param {Grant[]} grants
 * @returns {TemplateResult | typeof nothing}
 */
export function grantsView(grants) {
  if (grants.length === 0) return nothing;
  return html`
    <details>
      <summary>${icon("lock")} What the vendor may do with ${grants.length === 1 ? "1 scope" : `${grants.length} scopes`}</summary>
      <dl class="grants">
        ${grants.map(
          ({ scope, allows, needed }) => html`
            <dt><code>${scope}</code></dt>
            <dd>${allows}${needed === false ? html` <span class="tag">not among the stated needs</span>` : nothing}</dd>
          `,
        )}
      </dl>
    </details>
  `;
}

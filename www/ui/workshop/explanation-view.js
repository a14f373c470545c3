// An error of Salesforce, explained.

import { icon } from "../icons.js";
import { html, nothing } from "../vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { AppKind, Cause, Comparison, Explanation, Piece } from "../../core/workshop.js" */

/** @satisfies {Record<Cause["certainty"], string>} */
const CERTAINTIES = {
  documented: "Documented by Salesforce",
  reported: "Reported by people who met it",
  inferred: "Inferred from its name; no source was found",
};

/** @satisfies {Record<AppKind, string>} */
const ONLY = {
  "connected-app": "For a connected app: ",
  "external-client-app": "For an External Client App: ",
};

/**
 * @param {Explanation} explanation
 * @returns {TemplateResult}
 */
export function explanationView({
  code,
  description,
  knownBy,
  title,
  source,
  causes,
  leftOut,
  retry,
  loginHistory,
  comparison,
  heldSecret,
}) {
  return html`
    ${code || description ? html`<p><code>${[code, description].filter(Boolean).join(": ")}</code></p>` : nothing}
    <p class="explained">${icon(knownBy ? "info" : "warning")} ${title}</p>
    ${knownBy === "code-alone" ? html`<p>${icon("warning")} The code is known here, the words beside it are not; they may mean something else.</p>` : nothing}
    ${comparison ? comparisonView(comparison) : nothing}
    ${causes.length > 0 ? html`<ol class="causes">${causes.map((cause) => causeView(cause))}</ol>` : nothing}
    ${leftOut > 0 ? html`<p class="hint">${leftOut === 1 ? "One cause is left out: it concerns" : `${leftOut} causes are left out: they concern`} the other kind of app.</p>` : nothing}
    ${retry ? html`<p>${icon("waiting")} ${retry}</p>` : nothing}
    ${loginHistory ? html`<p class="hint">Login History of the user in Setup shows the try, often with more words.</p>` : nothing}
    ${heldSecret ? html`<p class="finding finding-warning">${icon("warning")} The text held a token or another secret. It is not kept here; revoke it if the text was shared.</p>` : nothing}
    ${source ? html`<p class="finding-source">Source: ${source}.</p>` : nothing}
  `;
}

/** @param {Cause} cause */
function causeView({ what, check, fix, place, certainty, only }) {
  return html`
    <li>
      <p class="finding-what">${only ? ONLY[only] : nothing}${what}</p>
      ${check ? html`<p><span class="muted">Check:</span> ${check}</p>` : nothing}
      ${fix ? html`<p><span class="muted">Do:</span> ${fix}</p>` : nothing}
      <p class="finding-source">
        ${place ? (place.url ? html`<a href=${place.url} target="_blank" rel="noopener noreferrer">${place.name}</a>. ` : html`${place.name}. `) : nothing}${CERTAINTIES[certainty]}.
      </p>
    </li>
  `;
}

/** @param {Comparison} comparison */
function comparisonView({ position, sent, configured, differences }) {
  if (position === undefined)
    return html`<p>${icon("info")} The URL that was sent is one of the app, character by character: look at the consumer key, and wait until the app is known everywhere.</p>`;
  return html`
    <dl class="compared">
      <dt>Sent</dt><dd><code>${pieces(sent)}</code></dd>
      <dt>On the app</dt><dd><code>${pieces(configured)}</code></dd>
    </dl>
    <p>${icon("warning")} They part at character ${position}: ${differences.join("; ")}.</p>
  `;
}

/** @param {Piece[]} list */
function pieces(list) {
  return list.map(({ text, same }) => (same ? text : html`<mark>${text}</mark>`));
}

// Trying a token: what will be sent where, what came of it, and every request that was made.

import { grantsView } from "../grants-view.js";
import { icon } from "../icons.js";
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { sentence } from "../words.js";
import { explanationView } from "./explanation-view.js";
import { chosenKey } from "./sign.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { State } from "../types.js" */
/** @import { Attempt } from "../../core/workshop.js" */
/** @import { Sent, Tried, TokenState, Workshop, WorkshopActions } from "./types.js" */

/**
 * @param {State} state
 * @param {Workshop} workshop
 * @param {WorkshopActions} actions
 * @returns {TemplateResult}
 */
export function tokenView(state, workshop, actions) {
  const { token, sign } = workshop;
  const { place } = state;
  const org = place.kind === "org" ? place.tab.org : undefined;
  return html`
    <section aria-labelledby="try-title">
      <h2 id="try-title">Try it at the org</h2>
      ${state.surface === "web" ? elsewhereView() : org ? offerView(workshop, actions, org.origin, org.production) : html`<p class="hint">Open the org in this tab: a JWT is tried at the org in front, and nowhere else.</p>`}
      ${token.declined ? html`<p class="note note-warning">${icon("warning")} Without access to the host nothing was sent.</p>` : nothing}
      ${token.trouble ? html`<div class="note note-error" role="alert"><h3>${icon("error")} Not tried</h3><p>${sentence(token.trouble.message)}</p></div>` : nothing}
    </section>
    ${token.tried.length > 0 ? resultView(token, sign.sub) : nothing}
  `;
}

/** Browsers keep web pages from asking Salesforce, whatever we would like. */
function elsewhereView() {
  return html`
    <p>A web page may not talk to Salesforce’s token endpoint: it answers no other site (CORS). The side panel of the extension can, or this command with the signed token in <code>assertion.txt</code>:</p>
    <p><code class="command">curl --silent --show-error 'https://YOUR-DOMAIN.my.salesforce.com/services/oauth2/token' --data-urlencode 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer' --data-urlencode assertion@assertion.txt</code></p>
  `;
}

/**
 * @param {Workshop} workshop
 * @param {WorkshopActions} actions
 * @param {string} origin
 * @param {boolean} production
 */
function offerView(workshop, actions, origin, production) {
  const { token, sign } = workshop;
  const ready = chosenKey(workshop) !== null && sign.iss.trim() !== "" && sign.sub.trim() !== "";
  const tick =
    (/** @type {"tryAll" | "askUser"} */ name) =>
    (/** @type {Event & { currentTarget: HTMLInputElement }} */ { currentTarget }) =>
      actions.setToken({ [name]: currentTarget.checked });
  return html`
    <p>Signs an assertion and sends it to <strong>${origin}</strong>${production ? html`, <strong>which may be production</strong>` : nothing}. The token that comes back is ended at once. A try that fails shows in the user’s Login History.</p>
    <ul class="plain">
      <li><label class="tick"><input type="checkbox" .checked=${token.askUser} @change=${tick("askUser")} /> Ask who it signs in as, before it is ended</label></li>
      <li><label class="tick"><input type="checkbox" .checked=${token.tryAll} @change=${tick("tryAll")} /> Try every pair of host and audience, a second apart</label></li>
    </ul>
    <p class="actions">
      <button type="button" class="primary" ?disabled=${!ready || token.running} @click=${actions.tryToken}>Try it</button>
      <span class="hint">${ready ? "" : "Needs a key, a consumer key and a username above."}</span>
    </p>
    ${token.running ? html`<p role="status">${icon("working")} Asking the org.</p>` : nothing}
  `;
}

/**
 * @param {TokenState} token
 * @param {string} user
 */
function resultView({ attempts, tried, org }, user) {
  const works = tried.findIndex((each) => each.answer?.answered.kind === "granted");
  return html`
    <section aria-labelledby="tried-title">
      <h2 id="tried-title" tabindex="-1" data-focus>
        ${works >= 0 ? html`${icon("done")} It works: ${org} let ${user} in` : html`${icon("error")} ${org} did not let it in`}
      </h2>
      ${tried.map((each, index) => triedView(each, attempts[index], tried.length > 1))}
      ${sentView(tried.flatMap((each) => each.sent))}
    </section>
  `;
}

/**
 * @param {Tried} tried
 * @param {Attempt | undefined} attempt
 * @param {boolean} several
 */
function triedView({ answer, user, revoked }, attempt, several) {
  return html`
    <article class="tried">
      ${several && attempt ? html`<h3>Host ${hostOf(attempt.host)}, audience ${hostOf(attempt.audience)}</h3>` : nothing}
      ${answer ? answerView(answer) : html`<p>${icon("error")} There was no answer: the host cannot be reached, or it sent elsewhere. Salesforce’s own error words would stand here.</p>`}
      ${user ? html`<p>${icon(user.username ? "done" : "warning")} ${user.username ? html`It signs in as <strong>${user.username}</strong>.` : `Who it signs in as was not told (status ${user.status}).`}</p>` : nothing}
      ${
        revoked === undefined
          ? nothing
          : html`<p>${icon(revoked ? "done" : "warning")} ${revoked ? "The token was ended." : "The token could not be ended; it dies with its session. Revoke it on the user’s page, OAuth Connected Apps."}</p>`
      }
    </article>
  `;
}

/** @param {NonNullable<Tried["answer"]>} answer */
function answerView({ status, answered, explanation }) {
  switch (answered.kind) {
    case "granted":
      return html`
        <p>${icon("done")} An access token came back${answered.instance ? html` for <strong>${answered.instance}</strong>` : nothing}.</p>
        ${grantsView(answered.grants)}
      `;
    case "refused":
      return explanation
        ? explanationView(explanation)
        : html`<p>${answered.error}: ${answered.description}</p>`;
    case "not-oauth":
      return html`<p>${icon("error")} The host sent ${answered.what} (status ${status}).</p>${explanation ? explanationView(explanation) : nothing}`;
  }
}

/** @param {Sent[]} sent */
function sentView(sent) {
  return html`
    <details>
      <summary>${sent.length} ${sent.length === 1 ? "request was" : "requests were"} made</summary>
      <table>
        <caption class="hidden">Requests</caption>
        <thead><tr><th scope="col">POST to</th><th scope="col">With</th><th scope="col">Status</th></tr></thead>
        <tbody>
          ${sent.map(({ url, parameters, status, milliseconds }) => html`<tr><td>${url}</td><td>${parameters.join(", ")}</td><td>${status ?? "no answer"}, ${milliseconds} ms</td></tr>`)}
        </tbody>
      </table>
    </details>
  `;
}

/** @param {string} origin */
function hostOf(origin) {
  return origin.replace("https://", "");
}

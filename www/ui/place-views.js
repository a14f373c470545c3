// Where there is nothing to fill: what this is, and the way to the right page.

import { icon } from "./icons.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { sentence } from "./words.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Actions, State } from "./types.js" */

/** @returns {TemplateResult} */
export function loadingView() {
  return html`<p class="loading" role="status">${icon("working")} Looking at this tab…</p>`;
}

/** What it does and never does, for the first opening. */
const PROMISES = html`
  <ul class="promises drawn">
    <li>${icon("write")} Fills the page for a new External Client App or connected app from a vendor’s config, and reads every value back.</li>
    <li>${icon("refused")} Never presses Create or Save, and never guesses: a field it cannot be sure of is refused, with the reason.</li>
    <li>${icon("lock")} Reads nothing until you press its icon, and sends nothing anywhere. Not affiliated with Salesforce.</li>
  </ul>
`;

/**
 * @param {Actions} actions
 * @returns {TemplateResult}
 */
export function welcomeView(actions) {
  return html`
    <section class="note" aria-labelledby="welcome-title">
      <h2 id="welcome-title">What this does, and never does</h2>
      ${PROMISES}
      <button type="button" @click=${actions.dismissWelcome}>Got it</button>
    </section>
  `;
}

/** @returns {TemplateResult} */
export function noOrgView() {
  return html`
    <section aria-labelledby="no-org-title">
      <h2 id="no-org-title">This tab is not a Salesforce org</h2>
      <p>Open <strong>Setup</strong> in your org and press the icon again.</p>
      ${PROMISES}
    </section>
  `;
}

/** @returns {TemplateResult} */
export function noReachView() {
  return html`
    <section aria-labelledby="no-reach-title">
      <h2 id="no-reach-title">This tab cannot be looked at</h2>
      <p>The browser shows a tab to this extension only after you press its icon there. Press it in the tab you want to work in.</p>
    </section>
  `;
}

/**
 * @param {State} state
 * @param {Actions} actions
 * @returns {TemplateResult | typeof nothing}
 */
export function noPageView({ place }, actions) {
  if (place.kind !== "org") return nothing;
  const { links } = place.tab;
  return html`
    <section aria-labelledby="no-page-title">
      <h2 id="no-page-title">Nothing to fill on this page</h2>
      ${place.page.note ? html`<p>${sentence(place.page.note)}</p>` : nothing}
      ${
        links
          ? html`<ul class="ways">
            <li>
              ${linkView("External Client App Manager", links.externalClientAppManager, actions)}
              <p class="hint">Start here and press <strong>New External Client App</strong>: it is what Salesforce offers for new connections.</p>
            </li>
            <li>
              ${linkView("New Connected App", links.newConnectedApp, actions)}
              <p class="hint">Only if the vendor asks for one: since Spring ’26 creating new connected apps is off unless Salesforce Support turns it on.</p>
            </li>
            <li>
              ${linkView("New permission set", links.newPermissionSet, actions)}
              <p class="hint">Before the app’s policies, where the vendor’s user is let in by a permission set.</p>
            </li>
          </ul>`
          : nothing
      }
    </section>
  `;
}

/**
 * @param {string} text
 * @param {string} url
 * @param {Actions} actions
 */
function linkView(text, url, actions) {
  const follow = (/** @type {Event} */ event) => {
    event.preventDefault();
    actions.open(url);
  };
  return html`<a href=${url} @click=${follow}>${text}</a>`;
}

/**
 * @param {State} state
 * @returns {TemplateResult | typeof nothing}
 */
export function viewModeView({ place }) {
  if (place.kind !== "org") return nothing;
  return html`
    <section aria-labelledby="view-mode-title">
      <h2 id="view-mode-title">This page only shows the app</h2>
      ${place.page.note ? html`<p>${sentence(place.page.note)}</p>` : nothing}
      <p class="hint">To see whether it is what a vendor needs, choose the config.</p>
    </section>
  `;
}

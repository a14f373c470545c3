// Host access: what is out of reach, why it is needed, and what works without it.

import { icon } from "./icons.js";
import { orgOrigins } from "./state.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Actions, State } from "./types.js" */

/**
 * The form sits in a frame of another host of this org.
 *
 * @param {State} state
 * @param {Actions} actions
 * @returns {TemplateResult | typeof nothing}
 */
export function accessView({ place, declined, withdrawn }, actions) {
  if (place.kind !== "org") return nothing;
  const { outOfReach } = place.page;
  return html`
    <section aria-labelledby="access-title">
      <h2 id="access-title" tabindex="-1" data-focus>${withdrawn ? "Access was withdrawn" : "The form is out of reach"}</h2>
      <p>
        ${
          withdrawn
            ? "You had allowed this before, and it has been taken back since. Nothing on the form was read or changed."
            : "It sits in a frame of another host of this org, and a press on the icon reaches only the page around it."
        }
        To read and fill the form, this extension needs access to:
      </p>
      <ul class="hosts">
        ${outOfReach.map((origin) => html`<li>${icon("lock")} <code>${hostOf(origin)}</code></li>`)}
      </ul>
      <p class="actions">
        <button type="button" class="primary" @click=${() => actions.allow(outOfReach)}>Allow access</button>
        ${declined ? nothing : html`<button type="button" @click=${actions.decline}>Not now</button>`}
      </p>
      <p class="hint">The browser asks you once more. This window may close meanwhile; press the icon again if it does not come back.</p>
      ${declined ? withoutAccess() : nothing}
    </section>
  `;
}

function withoutAccess() {
  return html`
    <div class="note" role="status">
      <h3>Without access</h3>
      <ul class="drawn">
        <li>${icon("done")} New External Client App pages are filled as always: they need no access.</li>
        <li>${icon("done")} Configs, keys and JWTs can be worked with in the side panel.</li>
        <li>${icon("refused")} This connected app form stays untouched. You can fill it in by hand.</li>
      </ul>
    </div>
  `;
}

/**
 * The panel's switch for this org's hosts.
 *
 * @param {State} state
 * @param {Actions} actions
 * @returns {TemplateResult | typeof nothing}
 */
export function followView({ place, following }, actions) {
  if (place.kind !== "org") return nothing;
  const hosts = orgOrigins(place);
  const flip = (/** @type {Event & { currentTarget: HTMLInputElement }} */ { currentTarget }) => {
    const { checked } = currentTarget;
    // The box shows what is, not what was asked for.
    currentTarget.checked = following;
    if (checked) actions.allow(hosts);
    else actions.withdraw(hosts);
  };
  return html`
    <section class="follow" aria-labelledby="follow-label">
      <input id="follow" type="checkbox" .checked=${following} aria-describedby="follow-hint" @change=${flip} />
      <div>
        <label id="follow-label" for="follow">Follow me through Setup</label>
        <p class="hint" id="follow-hint">
          Looks at this org’s Setup pages without a press on the icon each time. Needs access to
          ${hosts.map(hostOf).join(", ")}, and to nothing else.
        </p>
      </div>
    </section>
  `;
}

/**
 * @param {string} origin
 */
function hostOf(origin) {
  return new URL(origin).host;
}

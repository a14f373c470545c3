// The journey through every page of a guide, step by step.

import { handOverView } from "./hand-over-view.js";
import { icon } from "./icons.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { sentence } from "./words.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Fact, Offer, Pointer, StepShown } from "../core/core.js" */
/** @import { Actions, State, KeptJourney } from "./types.js" */

/** @satisfies {Record<StepShown["state"], { drawing: "done" | "shown" | "waiting" | "refused", words: string }>} */
const STATES = {
  open: { drawing: "waiting", words: "to do" },
  proved: { drawing: "done", words: "read back" },
  said: { drawing: "shown", words: "done, as you say" },
  skipped: { drawing: "refused", words: "skipped" },
};

/** @satisfies {Record<Offer["kind"], { says: string, take: string }>} */
const OFFERS = {
  app: {
    says: "This page shows an app of that name, and it was not seen being created here.",
    take: "It is the app of this journey",
  },
  "permission-set": {
    says: "If the other one is gone, or was the wrong one, go on with this one: its users are then read anew.",
    take: "Go on with this permission set",
  },
};

/**
 * @param {State} state
 * @param {Actions} actions
 * @returns {TemplateResult}
 */
export function journeyView(state, actions) {
  const kept = state.journeys.find(({ id }) => id === state.journeyId);
  return html`
    ${kept ? oneView(kept, state, actions) : nothing}
    ${othersView(kept, state, actions)}
    ${beginView(state, actions)}
  `;
}

/**
 * @param {KeptJourney} kept
 * @param {State} state
 * @param {Actions} actions
 */
function oneView(kept, state, actions) {
  const { id, journey, trouble, steps, arrival } = kept;
  if (!journey) return brokenView(id, trouble, actions);
  const done = steps.filter((each) => each.state !== "open").length;
  const next = steps.find((each) => each.state === "open");
  const kind = journey.app === "connected-app" ? "connected app" : "External Client App";
  return html`
    <section class="journey" aria-labelledby="journey-title">
      <h2 id="journey-title" tabindex="-1" data-focus>${journey.vendor}, ${kind}</h2>
      <p class="hint">In ${journey.org}. <span role="status">${done} of ${steps.length} steps done.</span>
        <button type="button" class="link" @click=${actions.refresh}>Look at the page again</button></p>
      ${state.place.kind === "no-reach" ? html`<p class="finding finding-warning">${icon("warning")} The browser shows this tab only after you press the extension’s icon there: press it once, then look again.</p>` : nothing}
      <div role="status">
        ${arrival?.hint ? html`<p class="hint">${arrival.hint}</p>` : nothing}
        ${arrival?.row ? pointView(arrival.row, actions) : nothing}
        ${arrival?.note ? html`<p class="finding finding-warning">${icon("warning")} ${arrival.note}</p>` : nothing}
        ${arrival?.offer ? offerView(arrival.offer, actions) : nothing}
      </div>
      <ol class="journey-steps">
        ${steps.map((each) => stepView(each, each.step === arrival?.here, each === next, kept, state, actions))}
      </ol>
      ${next ? nothing : html`<p class="note note-good" role="status">${icon("done")} Every step is done or left out. If the vendor still cannot connect, look its error up under Errors.</p>`}
      ${takeDownView(kept, actions)}
    </section>
  `;
}

/**
 * The way back, for later.
 *
 * @param {KeptJourney} kept
 * @param {Actions} actions
 */
function takeDownView({ takeDown }, actions) {
  const follow = (/** @type {string} */ url) => (/** @type {Event} */ event) => {
    event.preventDefault();
    actions.open(url);
  };
  return html`
    <details class="take-down">
      <summary>Take this connection down…</summary>
      <ol>
        ${takeDown.map(
          ({ title, does, check, url }) => html`<li>
            <h3>${title}</h3>
            ${does.map((line) => html`<p>${line}</p>`)}
            <p class="hint">Done when: ${check}</p>
            ${url ? html`<p><a href=${url} aria-label="Open the page: ${title}" @click=${follow(url)}>Open the page</a></p>` : nothing}
          </li>`,
        )}
      </ol>
    </details>
  `;
}

/**
 * @param {string} id
 * @param {string} trouble
 * @param {Actions} actions
 */
function brokenView(id, trouble, actions) {
  return html`
    <section class="note note-error" role="alert">
      <h2>${icon("error")} This journey cannot be gone on with</h2>
      <p>${sentence(trouble)}</p>
      <p class="actions">
        <button type="button" @click=${() => actions.exportJourney(id)}>Export it</button>
        <button type="button" @click=${() => actions.deleteJourney(id)}>Delete it</button>
      </p>
    </section>
  `;
}

/**
 * @param {Pointer} row
 * @param {Actions} actions
 */
function pointView(row, actions) {
  return html`<p class="actions"><button type="button" @click=${() => actions.point(row)}>Show me the row</button></p>`;
}

/**
 * @param {Offer} offer
 * @param {Actions} actions
 */
function offerView(offer, actions) {
  const { says, take } = OFFERS[offer.kind];
  return html`
    <div class="note">
      <p>${says}</p>
      <p class="actions"><button type="button" @click=${() => actions.bind(offer)}>${take}</button></p>
    </div>
  `;
}

/**
 * @param {StepShown} shown
 * @param {boolean} here
 * @param {boolean} next
 * @param {KeptJourney} kept
 * @param {State} state
 * @param {Actions} actions
 */
function stepView(shown, here, next, kept, state, actions) {
  const { step, title, why, does, facts, reason, knownEverywhere } = shown;
  const { drawing, words } = STATES[shown.state];
  const of = (/** @type {Fact["verdict"][]} */ ...verdicts) =>
    facts.filter((fact) => verdicts.includes(fact.verdict)).map((fact) => fact.field);
  const [right, wrong, unseen] = [of("equal"), of("different", "missing", "extra"), of("not-shown")];
  return html`
    <li>
      <details ?open=${here || next} data-step=${step}>
        <summary>${icon(drawing)} ${title} <span class="tag">${words}</span> ${here ? html`<span class="tag here">you are here</span>` : nothing}</summary>
        <p>${why}</p>
        <ul class="journey-does">${does.map((line) => html`<li>${line}</li>`)}</ul>
        ${step === "certificate" && shown.state === "open" ? certificateView(actions) : nothing}
        ${step === "hand-over" ? handOverView(kept, state, actions) : nothing}
        ${right.length > 0 ? html`<p>${icon("done")} Read back: ${right.join(", ")}.</p>` : nothing}
        ${wrong.length > 0 ? html`<p class="finding finding-warning">${icon("warning")} Not yet as the config wants it: ${wrong.join(", ")}.</p>` : nothing}
        ${wrong.length === 0 && unseen.length > 0 ? html`<p>${icon("shown")} The page did not show: ${unseen.join(", ")}. Open its sections${shown.state === "open" ? ", or look at it yourself and press Done" : " to have that read back too"}.</p>` : nothing}
        ${shown.state === "skipped" ? html`<p>${icon("refused")} Skipped${reason ? `: ${reason}` : ""}.</p>` : nothing}
        ${knownEverywhere && knownEverywhere * 1000 > Date.now() ? html`<p>${icon("waiting")} Salesforce may take until ${time(knownEverywhere)} to know the change everywhere.</p>` : nothing}
        <p class="actions">${buttons(shown, here, kept, state, actions)}</p>
      </details>
    </li>
  `;
}

/**
 * Where the vendor's certificate goes.
 *
 * @param {Actions} actions
 */
function certificateView(actions) {
  const take = (/** @type {SubmitEvent & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("journey-certificate");
    if (field instanceof HTMLTextAreaElement) void actions.giveCertificate(field.value);
  };
  return html`
    <form class="journey-certificate" @submit=${take}>
      <label for="journey-certificate">Certificate from the vendor’s e-mail, as text</label>
      <textarea id="journey-certificate" name="journey-certificate" rows="3" required spellcheck="false" autocomplete="off" placeholder="-----BEGIN CERTIFICATE-----"></textarea>
      <button type="submit">Use this certificate</button>
    </form>
  `;
}

/**
 * What can be pressed in a step.
 *
 * @param {StepShown} shown
 * @param {boolean} here
 * @param {KeptJourney} kept
 * @param {State} state
 * @param {Actions} actions
 */
function buttons({ step, title, url, state: stands, needsProof }, here, kept, { place }, actions) {
  const fillable = here && place.kind === "org" && place.page.fillable;
  const fill = () => {
    actions.choose(`journey:${kept.id}`);
    actions.go("fill");
  };
  const follow = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (url) actions.open(url);
  };
  if (stands === "skipped" || stands === "said") {
    return html`<button type="button" @click=${() => actions.reopenStep(step)}>Open again</button>`;
  }
  return html`
    ${fillable ? html`<button type="button" class="primary" @click=${fill}>Preview and fill</button>` : nothing}
    ${step === "certificate" && stands === "open" ? html`<button type="button" @click=${() => actions.go("keys")}>Go to Keys</button>` : nothing}
    ${url ? html`<a href=${url} aria-label="Open the page: ${title}" @click=${follow}>Open the page</a>` : nothing}
    ${stands === "open" && !needsProof ? html`<button type="button" aria-label="Done: ${title}" @click=${() => actions.sayStep(step)}>Done</button>` : nothing}
    ${stands === "open" ? skipView(step, title, actions) : nothing}
  `;
}

/**
 * @param {StepShown["step"]} step
 * @param {string} title
 * @param {Actions} actions
 */
function skipView(step, title, actions) {
  const skip = (/** @type {SubmitEvent & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("reason");
    if (field instanceof HTMLInputElement) void actions.skipStep(step, field.value);
  };
  return html`
    <details class="journey-skip">
      <summary>Skip…</summary>
      <form @submit=${skip}>
        <label for="skip-${step}">Why ${title.toLowerCase()} is left out</label>
        <input id="skip-${step}" name="reason" maxlength="200" required autocomplete="off" />
        <button type="submit">Skip</button>
      </form>
    </details>
  `;
}

/**
 * Everything else that is kept, so that it can be gone on with or deleted.
 *
 * @param {KeptJourney | undefined} shown
 * @param {State} state
 * @param {Actions} actions
 */
function othersView(shown, { journeys, deletedJourney }, actions) {
  const back = deletedJourney
    ? html`<p><button type="button" @click=${actions.bringJourneyBack}>Bring back ${deletedJourney.journey?.vendor ?? "the journey"}</button></p>`
    : nothing;
  if (journeys.length === 0) return back;
  return html`
    <section aria-labelledby="kept-journeys-title">
      <h2 id="kept-journeys-title">Kept journeys</h2>
      <p class="hint">Kept until you delete them: the config, the steps, and which fields were right; nothing that a page held.</p>
      <ul class="saved">
        ${journeys.map(({ id, journey }) => {
          const name = journey ? `${journey.vendor} in ${journey.org}` : "one of another version";
          return html`<li>
            <span>${name}</span>
            ${id === shown?.id ? nothing : html`<button type="button" aria-label="Show ${name}" @click=${() => actions.showJourney(id)}>Show</button>`}
            <button type="button" aria-label="Delete ${name}" @click=${() => actions.deleteJourney(id)}>Delete</button>
          </li>`;
        })}
      </ul>
      ${back}
    </section>
  `;
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function beginView({ place, presets, saved }, actions) {
  if (place.kind !== "org") {
    return html`<p class="hint">Open Setup in your org and press the icon once: a journey belongs to one org.</p>`;
  }
  const begin = (/** @type {SubmitEvent & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const app = data.get("journey-app") === "connected-app" ? "connected-app" : "external-client-app";
    void actions.beginJourney(String(data.get("journey-config")), app);
  };
  return html`
    <section aria-labelledby="begin-title">
      <h2 id="begin-title">Begin a journey</h2>
      <p class="hint">From the vendor’s guide to the connection, page by page, in ${place.tab.org?.name}.</p>
      <form class="choice" @submit=${begin}>
        <div class="field">
          <label for="journey-config">Vendor</label>
          <select id="journey-config" name="journey-config">
            ${presets.map((preset) => html`<option value="preset:${preset.id}">${preset.vendor}</option>`)}
            ${saved.length === 0 ? nothing : html`<optgroup label="Your configs">${saved.map(({ name }) => html`<option value="saved:${name}">${name}</option>`)}</optgroup>`}
          </select>
          <p class="hint">A vendor that is not here: paste or fill in its config under Configs and save it there.</p>
        </div>
        <div class="field">
          <label for="journey-app">Kind of app</label>
          <select id="journey-app" name="journey-app">
            <option value="external-client-app">External Client App</option>
            <option value="connected-app">Connected app</option>
          </select>
        </div>
        <p class="actions"><button type="submit" class="primary">Begin</button></p>
      </form>
    </section>
  `;
}

/** @param {number} seconds */
function time(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

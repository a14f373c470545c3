// What to fill in: a preset or a saved config, and the few answers only this admin has.

import { askView, findingView } from "./findings-view.js";
import { answerShown, asksAnswers, asksUsername, findingsAt } from "./state.js";
import { live } from "./vendor/lit-html/directives/live.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { ANSWER_LABELS } from "./words.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Actions, AnswerName, Mender, State } from "./types.js" */

/**
 * @param {State} state
 * @param {Actions} actions
 * @returns {TemplateResult}
 */
export function choiceView(state, actions) {
  const { draft } = state;
  return html`
    <section class="choice" aria-label="Config">
      ${presetField(state, actions)}
      ${
        draft && asksAnswers(state)
          ? html`
            ${answerField(state, actions, "contactEmail", "email")}
            ${answerField(state, actions, "name", "text")}
            ${answerField(state, actions, "apiName", "text")}
            ${draft.base.wantsCertificate ? certificateField(state, actions) : nothing}
          `
          : nothing
      }
      ${draft && asksUsername(state) ? answerField(state, actions, "username", "text") : nothing}
    </section>
  `;
}

/**
 * @param {State} state
 * @param {Actions} actions
 * @returns {TemplateResult}
 */
export function presetField(state, actions) {
  const kind = state.place.kind === "org" ? state.place.page.appKind : undefined;
  const presets = state.presets.filter((preset) => !kind || preset.kinds.includes(kind));
  const chosen = state.presets.find((preset) => state.choice === `preset:${preset.id}`);
  const pick = (/** @type {Event & { currentTarget: HTMLSelectElement }} */ event) =>
    actions.choose(event.currentTarget.value);
  return html`
    <div class="field">
      <label for="preset">Preset</label>
      <select id="preset" aria-describedby="preset-note" .value=${live(state.choice)} @change=${pick}>
        <option value="" ?selected=${state.choice === ""}>Choose…</option>
        <optgroup label="Presets">
          ${presets.map((preset) => html`<option value="preset:${preset.id}" ?selected=${state.choice === `preset:${preset.id}`}>${preset.vendor}</option>`)}
        </optgroup>
        ${
          state.saved.length > 0
            ? html`<optgroup label="Saved configs">
              ${state.saved.map(({ name }) => html`<option value="saved:${name}" ?selected=${state.choice === `saved:${name}`}>${name}</option>`)}
            </optgroup>`
            : nothing
        }
        ${journeyOptions(state)}
      </select>
      <p class="hint below" id="preset-note">${chosen?.summary ?? nothing}</p>
    </div>
  `;
}

/**
 * The journeys of this org, whose configs hold what was typed before.
 *
 * @param {State} state
 */
function journeyOptions({ journeys, place, choice }) {
  const org = place.kind === "org" ? place.tab.org?.key : undefined;
  const here = journeys.flatMap(({ id, journey }) =>
    journey && journey.org === org ? [{ id, journey }] : [],
  );
  if (here.length === 0) return nothing;
  return html`<optgroup label="Journeys">
    ${here.map(({ id, journey }) => html`<option value="journey:${id}" ?selected=${choice === `journey:${id}`}>${journey.vendor}, journey</option>`)}
  </optgroup>`;
}

/**
 * @param {State} state
 * @param {Actions} actions
 * @param {AnswerName} name
 * @param {string} type
 */
function answerField(state, actions, name, type) {
  const write = (/** @type {Event & { currentTarget: HTMLInputElement }} */ event) =>
    actions.answer(name, event.currentTarget.value);
  return html`
    <div class="field">
      <label for=${name}>${ANSWER_LABELS[name]}</label>
      <input
        id=${name}
        type=${type}
        autocomplete="off"
        spellcheck="false"
        aria-invalid=${wrong(state, name) ? "true" : "false"}
        aria-describedby="${name}-note"
        .value=${live(answerShown(state, name))}
        @input=${write}
      />
      ${fieldNote(state, actions, name, hintFor(state, name))}
    </div>
  `;
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function certificateField(state, actions) {
  const write = (/** @type {Event & { currentTarget: HTMLTextAreaElement }} */ event) =>
    actions.answer("certificate", event.currentTarget.value);
  return html`
    <div class="field">
      <label for="certificate">${ANSWER_LABELS.certificate}</label>
      <textarea
        id="certificate"
        class="code"
        rows="3"
        autocomplete="off"
        spellcheck="false"
        placeholder="-----BEGIN CERTIFICATE-----"
        aria-invalid=${wrong(state, "certificate") ? "true" : "false"}
        aria-describedby="certificate-note"
        .value=${live(answerShown(state, "certificate"))}
        @input=${write}
      ></textarea>
      ${fieldNote(state, actions, "certificate", "Its PEM text; never a private key.")}
      ${state.surface === "panel" ? fileField(state, actions) : panelHint(actions)}
    </div>
  `;
}

/**
 * A popup closes when a file window opens, so files are chosen in the side panel.
 *
 * @param {Actions} actions
 */
function panelHint(actions) {
  return html`<p class="hint below">
    To choose a file, <button type="button" class="link" @click=${() => actions.openPanel("fill")}>open the side panel</button>.
  </p>`;
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function fileField(state, actions) {
  const choose = (/** @type {Event & { currentTarget: HTMLInputElement }} */ { currentTarget }) => {
    const file = currentTarget.files?.[0];
    if (file) void actions.chooseCertificate(file);
    currentTarget.value = "";
  };
  return html`<div class="below">
    <input type="file" aria-label="Certificate file" accept=".crt,.cer,.pem,.der" @change=${choose} />
    <p class="hint" role="status">${state.certificateNote}</p>
  </div>`;
}

/**
 * @param {State} state
 * @param {AnswerName} name
 */
function hintFor({ answers, draft, offeredEmail }, name) {
  if (name === "contactEmail" && offeredEmail) return "Used last time in this org.";
  const own = draft?.base[name] ?? "";
  // A blank answer leaves the config as it is, so the field must not look as if nothing were written.
  return answers[name]?.trim() === "" && own !== "" ? `Left empty, “${own}” of the config is used.` : "";
}

/**
 * Whether the field is drawn as wrong: not before the person has been there.
 *
 * @param {State} state
 * @param {AnswerName} name
 */
function wrong(state, name) {
  const errors = findingsAt(state, name).some((each) => each.severity === "error");
  return errors && (state.touched.includes(name) || answerShown(state, name) !== "");
}

/**
 * How the fixes of the chosen config are made.
 *
 * @param {State} state
 * @param {Actions} actions
 * @returns {Mender}
 */
export function draftMender({ draft, mended, choice }, actions) {
  const some = mended !== null && mended.choice === choice;
  return {
    text: draft?.text ?? "",
    mend: actions.mendDraft,
    takeBack: some ? actions.takeFixesBack : undefined,
  };
}

/**
 * @param {State} state
 * @param {Actions} actions
 * @param {AnswerName} name
 * @param {string} hint
 */
function fieldNote(state, actions, name, hint) {
  const mender = draftMender(state, actions);
  const findings = findingsAt(state, name);
  const calm = !wrong(state, name);
  return html`
    <div class="below" id="${name}-note" aria-live="polite">
      ${findings.length > 0 ? findings.map((each) => (calm && each.severity === "error" ? askView(each) : findingView(each, mender))) : hint ? html`<p class="hint">${hint}</p>` : nothing}
    </div>
  `;
}

// What a fill would do to the page: every wanted field, what it holds and what it will hold.

import { icon } from "./icons.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Plan, Refusal, Step } from "../core/core.js" */

/**
 * @param {Plan} plan
 * @returns {TemplateResult}
 */
export function planView(plan) {
  return html`
    <section aria-labelledby="preview-title">
      <h2 id="preview-title">Preview</h2>
      ${plan.language ? html`<p class="hint">${plan.language}</p>` : nothing}
      ${refusalsView(plan.refusals)}
      ${plan.asks ? html`<p>${icon("warning")} ${plan.asks} A popup closes with the question: press the icon again afterwards.</p>` : nothing}
      ${stepsView(plan)}
      ${confirmedView(plan)}
    </section>
  `;
}

/**
 * @param {Plan} plan
 */
function stepsView(plan) {
  const steps = plan.steps.filter((step) => step.action.kind !== "open-section");
  const opened = plan.steps.filter((step) => step.action.kind === "open-section");
  if (steps.length + plan.pending.length === 0) return nothing;
  return html`
    <table class="plan">
      <caption class="hidden">Fields that will be written</caption>
      <thead>
        <tr><th scope="col">Field</th><th scope="col">Now</th><th scope="col">Will be</th></tr>
      </thead>
      <tbody>
        ${steps.map(stepRow)}
        ${plan.pending.map(
          (each) => html`<tr>
            <th scope="row">${each.field}</th>
            <td class="muted">${icon("waiting")} appears after ${each.after}</td>
            <td>${valueView(each.to)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    ${opened.length > 0 ? html`<p class="hint">Opens ${opened.map((step) => step.field).join(", ")} on the page.</p>` : nothing}
  `;
}

/**
 * @param {Step} step
 * @returns {TemplateResult}
 */
export function stepRow(step) {
  return html`<tr>
    <th scope="row">${step.field}</th>
    <td class="muted">${valueView(step.from)}</td>
    <td>${valueView(step.to)}</td>
  </tr>`;
}

/**
 * A value in words; an empty one is said, not left blank. A long one breaks at its joints.
 *
 * @param {string} value
 */
export function valueView(value) {
  if (value === "") return html`<span class="muted">empty</span>`;
  const parts = value.split(/(?<=[/@_])(?![/_])|(?<=\S)(?=\.\S)/u);
  return parts.map((part, index) => (index === 0 ? part : html`<wbr>${part}`));
}

/**
 * @param {Plan} plan
 */
function confirmedView({ confirmed, steps, pending }) {
  if (confirmed.length === 0) return nothing;
  const all = steps.length + pending.length === 0;
  return html`
    <details ?open=${all}>
      <summary>${icon("done")} ${confirmed.length} already right</summary>
      <table class="readback">
        <caption class="hidden">Fields that already hold what the config wants</caption>
        <thead><tr><th scope="col">Field</th><th scope="col">Holds</th></tr></thead>
        <tbody>
          ${confirmed.map((each) => html`<tr><th scope="row">${each.field}</th><td>${valueView(each.value)}</td></tr>`)}
        </tbody>
      </table>
    </details>
  `;
}

/**
 * Fields that are not filled, each with why and what was found instead.
 *
 * @param {Refusal[]} refusals
 */
export function refusalsView(refusals) {
  if (refusals.length === 0) return nothing;
  return html`
    <ul class="outcomes" aria-label="Refused">
      ${refusals.map(
        (each) => html`<li class="outcome outcome-refused">
          <p class="outcome-field">${icon("refused")} ${each.field} <span class="tag">${REASONS[each.reason]}</span></p>
          <p>${each.message}</p>
          ${each.candidates.length > 0 ? html`<ul>${each.candidates.map((candidate) => html`<li>${candidate}</li>`)}</ul>` : nothing}
          ${each.to ? html`<p class="muted">Wanted: ${each.to}</p>` : nothing}
        </li>`,
      )}
    </ul>
  `;
}

/** Why a field is not filled, in a word or two. @type {Record<Refusal["reason"], string>} */
const REASONS = {
  "not-found": "not on this page",
  ambiguous: "ambiguous",
  hidden: "hidden",
  disabled: "disabled",
  "read-only": "read-only",
  "option-missing": "not in the list",
  "wrong-control": "another kind of field",
  "other-origin": "out of reach",
  "changed-since": "changed since",
};

/**
 * @param {Plan} plan
 */
export function elsewhereView({ elsewhere }) {
  if (elsewhere.length === 0) return nothing;
  return html`
    <details>
      <summary>${icon("elsewhere")} ${elsewhere.length} set on another page</summary>
      <table class="readback">
        <caption class="hidden">Settings that live on another page</caption>
        <thead><tr><th scope="col">Setting</th><th scope="col">Where</th></tr></thead>
        <tbody>
          ${elsewhere.map((each) => html`<tr><th scope="row">${each.field}</th><td>${each.place}</td></tr>`)}
        </tbody>
      </table>
    </details>
  `;
}

/**
 * @param {Plan} plan
 */
export function leftAloneView({ leftAlone }) {
  if (leftAlone.length === 0) return nothing;
  return html`
    <section aria-labelledby="left-alone-title">
      <h2 id="left-alone-title">Left alone</h2>
      <p class="hint">The config does not touch these, and they decide whether the vendor can connect.</p>
      <dl class="left-alone">
        ${leftAlone.map(
          (each) =>
            html`<div><dt>${each.field} <span class="tag">${valueView(each.value)}</span></dt><dd>${each.note}</dd></div>`,
        )}
      </dl>
    </section>
  `;
}

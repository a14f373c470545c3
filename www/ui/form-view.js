// A config as a form: every field the format has, each with its findings. Empty means "do not touch".

import { findingView } from "./findings-view.js";
import { valueAt } from "./state.js";
import { live } from "./vendor/lit-html/directives/live.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { FormChoice, FormField, FormSection } from "../core/core.js" */
/** @import { Actions, Mender, State } from "./types.js" */

/** @typedef {Event & { currentTarget: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement }} Change */

/**
 * @param {State} state
 * @param {Actions} actions
 * @param {Mender} mender
 * @returns {TemplateResult}
 */
export function formView(state, actions, mender) {
  return html`<div class="config-form">
    ${state.outline.map((section) => sectionView(section, state, actions, mender))}
  </div>`;
}

/**
 * A section is open when the config says something in it, or something is wrong there.
 *
 * @param {FormSection} section
 * @param {State} state
 * @param {Actions} actions
 * @param {Mender} mender
 */
function sectionView({ title, fields }, state, actions, mender) {
  const { text, report } = state.editor;
  const said = fields.filter(({ path }) => valueAt(text, path) !== undefined).length;
  const wrong = fields.some(({ path }) =>
    report?.diagnostics.some((each) => each.severity === "error" && isAt(each.path, path)),
  );
  return html`
    <details ?open=${said > 0 || wrong || title === "App"}>
      <summary>${title} <span class="muted">${said === 0 ? "left alone" : `${said} set`}</span></summary>
      <div class="choice">${fields.map((field) => fieldView(field, state, actions, mender))}</div>
    </details>
  `;
}

/**
 * @param {FormField} field
 * @param {State} state
 * @param {Actions} actions
 * @param {Mender} mender
 */
function fieldView(field, state, actions, mender) {
  const { path, label } = field;
  const found = state.editor.report?.diagnostics.filter((each) => isAt(each.path, path)) ?? [];
  const id = `field${path.replaceAll("/", "-")}`;
  const note = html`<div class="below" id="${id}-note" aria-live="polite">${found.map((each) => findingView(each, mender))}</div>`;
  const several = field.input.kind === "scopes" || field.input.kind === "several";
  if (several) {
    return html`<fieldset class="several"><legend>${label}</legend>${severalView(field, state, actions)}${note}</fieldset>`;
  }
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${controlView(field, id, found.length > 0, state, actions)}
    ${note}
  </div>`;
}

/**
 * @param {string} path
 * @param {string} field
 */
function isAt(path, field) {
  return path === field || path.startsWith(`${field}/`);
}

/**
 * @param {FormField} field
 * @param {string} id
 * @param {boolean} noted
 * @param {State} state
 * @param {Actions} actions
 */
function controlView({ path, input }, id, noted, { editor }, actions) {
  const value = valueAt(editor.text, path);
  const described = noted ? `${id}-note` : nothing;
  const write =
    (/** @type {(typed: string) => unknown} */ read) =>
    (/** @type {Change} */ { currentTarget }) =>
      actions.editField(path, currentTarget.value === "" ? undefined : read(currentTarget.value));
  switch (input.kind) {
    case "switch":
      return selectView(
        id,
        described,
        ON_OFF,
        value === undefined ? "" : String(value),
        write((typed) => typed === "true"),
      );
    case "choice":
      return selectView(id, described, input.choices, typeof value === "string" ? value : "", write(String));
    case "refresh-token":
      return refreshTokenView(id, described, value, path, actions);
    case "number":
      return html`<input id=${id} type="number" min="0" step="1" aria-describedby=${described} .value=${live(value === undefined ? "" : String(value))} @change=${write(Number)} />`;
    case "lines":
      return html`<textarea id=${id} rows="2" spellcheck="false" autocomplete="off" aria-describedby=${described} .value=${live(linesOf(value))} @change=${write((typed) => typed.split("\n").filter((line) => line !== ""))}></textarea>`;
    case "text":
      return html`<textarea id=${id} class="code" rows="3" spellcheck="false" autocomplete="off" aria-describedby=${described} .value=${live(typeof value === "string" ? value : "")} @change=${write(String)}></textarea>`;
    default:
      return html`<input id=${id} type="text" spellcheck="false" autocomplete="off" aria-describedby=${described} .value=${live(typeof value === "string" ? value : "")} @input=${write(String)} />`;
  }
}

/** @type {FormChoice[]} */
const ON_OFF = [
  { value: "true", label: "On" },
  { value: "false", label: "Off" },
];

/**
 * @param {string} id
 * @param {string | typeof nothing} described
 * @param {readonly FormChoice[]} choices
 * @param {string} value
 * @param {(event: Change) => void} change
 */
function selectView(id, described, choices, value, change) {
  return html`<select id=${id} aria-describedby=${described} .value=${live(value)} @change=${change}>
    <option value="" ?selected=${value === ""}>Leave alone</option>
    ${choices.map((each) => html`<option value=${each.value} ?selected=${each.value === value}>${each.label}</option>`)}
  </select>`;
}

/** @type {FormChoice[]} */
const REFRESH = [
  { value: "until-revoked", label: "Valid until revoked" },
  { value: "expire-immediately", label: "Immediately expire" },
  { value: "expire-if-unused", label: "Expire if not used for" },
  { value: "expire-after", label: "Expire after" },
];

/** @type {FormChoice[]} */
const UNITS = ["hours", "days", "months"].map((value) => ({ value, label: value }));

/**
 * @param {string} id
 * @param {string | typeof nothing} described
 * @param {unknown} value
 * @param {string} path
 * @param {Actions} actions
 */
function refreshTokenView(id, described, value, path, actions) {
  const policy = /** @type {{ kind?: string, value?: number, unit?: string } | undefined} */ (value);
  const timed = policy?.kind === "expire-if-unused" || policy?.kind === "expire-after";
  const change = (/** @type {Change} */ { currentTarget }) => {
    const kind = currentTarget.value;
    const needsTime = kind === "expire-if-unused" || kind === "expire-after";
    const time = { value: policy?.value ?? 0, unit: policy?.unit ?? "days" };
    actions.editField(path, kind === "" ? undefined : { kind, ...(needsTime ? time : {}) });
  };
  return html`<div class="together">
    ${selectView(id, described, REFRESH, policy?.kind ?? "", change)}
    ${
      timed
        ? html`
          <input type="number" min="1" step="1" aria-label="How long" .value=${live(String(policy.value ?? ""))} @change=${(/** @type {Change} */ { currentTarget }) => actions.editField(`${path}/value`, Number(currentTarget.value))} />
          <select aria-label="Unit" .value=${live(policy.unit ?? "days")} @change=${(/** @type {Change} */ { currentTarget }) => actions.editField(`${path}/unit`, currentTarget.value)}>
            ${UNITS.map((unit) => html`<option value=${unit.value} ?selected=${unit.value === policy.unit}>${unit.label}</option>`)}
          </select>`
        : nothing
    }
  </div>`;
}

/** Choices that stand open when none of them is chosen; the rest is a press away. */
const FIRST = 7;

/** @typedef {{ value: string, label: string, hint: string, names: readonly string[] }} Tick */

/**
 * What is chosen and what is usual first. A value that is not on the list is there to be taken out.
 *
 * @param {FormField} field
 * @param {State} state
 * @param {Actions} actions
 */
function severalView({ path, input }, { editor, scopes }, actions) {
  const value = valueAt(editor.text, path);
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  /** @type {Tick[]} */
  const known =
    input.kind === "several"
      ? input.choices.map((each) => ({ ...each, hint: "", names: [each.value] }))
      : scopes.map((scope) => ({
          value: scope.name,
          label: scope.labels[0] ? `${scope.labels[0]} (${scope.tokens.join(", ")})` : scope.name,
          hint: scope.allows,
          names: scope.tokens,
        }));
  const unknown = chosen
    .filter((name) => !known.some(({ names }) => names.includes(name)))
    .map((name) => ({ value: name, label: name, hint: "Not on the list.", names: [name] }));
  const isChosen = (/** @type {Tick} */ { names }) => chosen.some((each) => names.includes(each));
  const flip = (/** @type {Tick} */ tick) => {
    const next = isChosen(tick)
      ? chosen.filter((each) => !tick.names.includes(each))
      : [...chosen, tick.value];
    actions.editField(path, next.length > 0 ? next : undefined);
  };
  const row = (/** @type {Tick} */ tick) => html`<li>
    <label class="tick"><input type="checkbox" .checked=${live(isChosen(tick))} @change=${() => flip(tick)} /> ${tick.label}</label>
    ${tick.hint ? html`<p class="hint">${tick.hint}</p>` : nothing}
  </li>`;
  const shown = known.filter((tick, at) => at < FIRST || isChosen(tick));
  const rest = known.filter((tick) => !shown.includes(tick));
  return html`
    <ul class="plain">${[...unknown, ...shown].map(row)}</ul>
    ${
      rest.length > 0
        ? html`<details><summary>${rest.length} more</summary><ul class="plain">${rest.map(row)}</ul></details>`
        : nothing
    }
  `;
}

/**
 * @param {unknown} value
 */
function linesOf(value) {
  return Array.isArray(value) ? value.join("\n") : "";
}

// Which page, which org, which kind of org: always on top.

import { icon } from "./icons.js";
import { html, nothing } from "./vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Actions, Section, State } from "./types.js" */

const PRODUCT = "Connected App Helper";

/**
 * @param {State} state
 * @returns {TemplateResult}
 */
export function headerView({ place }) {
  const org = place.kind === "org" ? place.tab.org : undefined;
  const title = place.kind === "org" ? place.page.title : PRODUCT;
  return html`
    <header class="top">
      <h1 tabindex="-1">${title}</h1>
      ${
        org
          ? html`<p class="org">
            ${icon("org")} <span class="org-name">${org.name}</span>
            <span class=${org.production ? "org-kind org-production" : "org-kind"}>${org.production ? html`${icon("warning")} ${capital(org.kindInWords)} org` : org.kindInWords}</span>
          </p>`
          : nothing
      }
    </header>
  `;
}

/**
 * @param {string} words
 */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The parts of panel and page, in order. @type {[Section, string][]} */
const SECTIONS = [
  ["fill", "This page"],
  ["journey", "Steps"],
  ["configs", "Configs"],
  ["keys", "Keys"],
  ["jwt", "JWT"],
  ["errors", "Errors"],
];

/**
 * The way between the sections, where there is more than one.
 *
 * @param {State} state
 * @param {Actions} actions
 */
export function navView({ surface, section }, actions) {
  if (surface === "popup") return nothing;
  const shown = SECTIONS.filter(([name]) => surface === "panel" || (name !== "fill" && name !== "journey"));
  return html`
    <nav aria-label="Sections">
      ${shown.map(
        ([name, words]) => html`<button
          type="button"
          aria-current=${name === section ? "page" : "false"}
          @click=${() => actions.go(name)}
        >
          ${words}
        </button>`,
      )}
    </nav>
  `;
}

// Small drawings that stand beside a word, never in place of one.

import { html, svg } from "./vendor/lit-html/lit-html.js";

/** @import { SVGTemplateResult, TemplateResult } from "lit-html" */

/** Strokes on a 16 by 16 field. @satisfies {Record<string, SVGTemplateResult>} */
const DRAWINGS = {
  done: svg`<path d="M3 8.5 6.5 12 13 4.5" />`,
  error: svg`<circle cx="8" cy="8" r="6" /><path d="M8 4.8v4M8 11v.2" />`,
  warning: svg`<path d="M8 2.2 14.4 13.4H1.6Z" /><path d="M8 6.6v3M8 11.4v.2" />`,
  info: svg`<circle cx="8" cy="8" r="6" /><path d="M8 7.4v3.8M8 4.8v.2" />`,
  refused: svg`<circle cx="8" cy="8" r="6" /><path d="M4 12 12 4" />`,
  shown: svg`<path d="M1.6 8S4 3.6 8 3.6 14.4 8 14.4 8 12 12.4 8 12.4 1.6 8 1.6 8Z" /><circle cx="8" cy="8" r="1.8" />`,
  waiting: svg`<circle cx="8" cy="8" r="6" /><path d="M8 4.6V8l2.4 1.6" />`,
  working: svg`<path d="M14 8a6 6 0 1 1-3.2-5.3" />`,
  write: svg`<path d="m3 13 .6-2.8L10.8 3l2.2 2.2-7.2 7.2Z" />`,
  undo: svg`<path d="M5.4 3 2.6 5.8l2.8 2.8" /><path d="M2.8 5.8H10a3.4 3.4 0 0 1 0 6.8H6" />`,
  elsewhere: svg`<path d="M9.6 2.6h3.8v3.8M13.2 2.8 7.4 8.6" /><path d="M11.6 9v4.2H2.8V4.4H7" />`,
  org: svg`<path d="M2.6 13.4V4.6L8 2.4l5.4 2.2v8.8Z" /><path d="M6.2 13.2v-3h3.6v3M5.6 6.8h.2M8 6.8h.2M10.2 6.8h.2" />`,
  lock: svg`<rect x="3.2" y="7" width="9.6" height="6.4" rx="1" /><path d="M5.2 7V5.2a2.8 2.8 0 0 1 5.6 0V7" />`,
};

/**
 * @param {keyof typeof DRAWINGS} name
 * @returns {TemplateResult}
 */
export function icon(name) {
  return html`<svg class="icon icon-${name}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${DRAWINGS[name]}</svg>`;
}

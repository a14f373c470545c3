// What a certificate says.

import { icon } from "../icons.js";
import { html, nothing } from "../vendor/lit-html/lit-html.js";

/** @import { TemplateResult } from "lit-html" */
/** @import { Facts } from "../../core/workshop.js" */
/** @import { Certificate } from "./types.js" */

/** @satisfies {Record<NonNullable<Facts["validity"]>["state"], "done" | "warning" | "error">} */
const VALIDITY = /** @type {const} */ ({
  valid: "done",
  "ends-soon": "warning",
  "not-yet": "warning",
  expired: "error",
});

/** @satisfies {Record<Facts["issued"], string>} */
const ISSUED = {
  "self-signed": "Itself; the signature holds",
  "self-named": "Itself by name; that its own key signed it is not proved",
  "by-another": "",
};

/**
 * @param {Certificate} certificate
 * @returns {TemplateResult}
 */
export function certificateView({ facts }) {
  const { validity } = facts;
  return html`
    ${facts.remarks.map(
      ({ refused, text }) =>
        html`<p class="finding finding-${refused ? "error" : "warning"}">${icon(refused ? "error" : "warning")} ${text}</p>`,
    )}
    <table class="readback">
      <caption class="hidden">Certificate of ${facts.subject}</caption>
      <tbody>
        ${row("Subject", facts.subject)}
        ${row("Signed by", ISSUED[facts.issued] || facts.issuer)}
        ${row("Valid", html`${validity ? html`${icon(VALIDITY[validity.state])} ${capital(validity.words)}; ` : nothing}${day(facts.notBefore)} to ${day(facts.notAfter)}`)}
        ${row("Key", facts.key)}
        ${row("Signature", facts.signedWith)}
        ${row("Size", `${facts.pemBytes} bytes of 4096 as PEM, ${facts.derBytes} as DER`)}
        ${row("SHA-256", html`<code>${facts.sha256}</code>`)}
        ${row("SHA-1", html`<code>${facts.sha1}</code>`)}
      </tbody>
    </table>
  `;
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function row(name, value) {
  return html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
}

/** @param {number} seconds */
function day(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

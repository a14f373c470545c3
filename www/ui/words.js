// Small things about words.

/** @import { AnswerName } from "./types.js" */

/** What each answer is called beside its field. @type {Record<AnswerName, string>} */
export const ANSWER_LABELS = {
  contactEmail: "Contact email",
  name: "App name",
  apiName: "API name",
  certificate: "Certificate",
  username: "User name of the vendor’s user",
};

/**
 * A sentence with its capital and its full stop.
 *
 * @param {string} text
 */
export function sentence(text) {
  const end = /[.!?…]$/.test(text) ? "" : ".";
  return text.charAt(0).toUpperCase() + text.slice(1) + end;
}

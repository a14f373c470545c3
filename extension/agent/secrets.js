// What is never told of a page, by what it is called and by what it looks like.

/** @import { Seen } from "./types.js" */

/** The key stands in rows of such names on older pages, and tokens in a section of their own. */
const WITHHELD = /consumer ?(key|details)|secret|password|access ?token/iu;
/**
 * In another language no name tells, so nothing of the form of a key is told: a key and the tokens begin with a
 * digit, as no API name may, and a secret is hexadecimal.
 */
const KEY_LIKE = /\b\d[\w.!+/=-]{39,}|[\da-f]{40,}/iu;
/** A consumer secret: hexadecimal, or on older pages digits only. Keys and addresses go on before or after. */
const SECRET = /(?<![\w.])(?:[\da-f]{64}|\d{15,})(?![\w.])/iu;

/** Pages that show consumer details are refused before anything is collected. */
export function isSecretsPage() {
  return (
    /\/_ui\/identity\/|consumer_?(details|secret)/iu.test(location.pathname) ||
    document.querySelector("[id*='consumerDetails' i], [id*='consumerSecret' i]") !== null
  );
}

/** @param {string} name of a row, a section or an element */
export const isWithheld = (name) => WITHHELD.test(name);

/** Kinds of control that hold what somebody typed; others offer a choice, of which no line is a secret. */
const TYPED = ["text", "textarea", "combobox"];

/** @param {Pick<Seen, "element" | "kind" | "label">} seen */
export function mayHoldSecret({ element, kind, label }) {
  const names = `${element.id} ${element.getAttribute("name")} ${element.getAttribute("type")}`;
  return /secret|password/iu.test(names) || (TYPED.includes(kind) && isWithheld(label));
}

/** @param {string} line what a saved page shows as text */
export const mayTell = (line) => !KEY_LIKE.test(line) && !SECRET.test(line);

/** Whether the document holds a secret anywhere, seen or hidden: older pages keep it behind "Click to reveal". */
export function holdsSecret() {
  const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (SECRET.test(/** @type {Text} */ (texts.currentNode).data)) return true;
  }
  return [...document.querySelectorAll("input")].some(({ value }) => SECRET.test(value));
}

// Watches the document, and waits: for a condition, for a change, for quiet.

import { refuse } from "./refuse.js";

/** @import { Happened } from "./types.js" */

/** How long a control may take to show what was asked of it. */
const PATIENCE_MILLISECONDS = 1_500;
const QUIET_LIMIT_MILLISECONDS = 5_000;

let lastChange = 0;
let lastLook = 0;
let writing = 0;
let personActed = false;
/** @type {Set<() => void>} */
const watchers = new Set();
/** @type {WeakSet<Node>} */
const observed = new WeakSet();
/** @type {MutationObserver | undefined} */
let observer;

/** Begins to watch this document for changes and for what a person does. */
export function watchDocument() {
  lastChange = performance.now();
  observer = new MutationObserver(() => {
    lastChange = performance.now();
    for (const watcher of watchers) watcher();
  });
  observe(document);
  for (const type of ["input", "change", "keydown", "pointerdown"]) {
    const note = (/** @type {Event} */ event) => {
      if (event.isTrusted && writing === 0) personActed = true;
    };
    addEventListener(type, note, { capture: true, passive: true });
  }
}

/**
 * Watches one more tree: changes inside a shadow tree are not told outside of it.
 *
 * @param {Node} root
 */
export function observe(root) {
  if (observed.has(root)) return;
  observed.add(root);
  observer?.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** Whether a person has done anything here since the last write began. */
export const hasPersonActed = () => personActed;

/** From here on, a change is one that the latest snapshot does not show. */
export function noteLook() {
  lastLook = performance.now();
}

/**
 * Does work whose events are ours and not a person's.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function whileWriting(work) {
  writing += 1;
  try {
    return await work();
  } finally {
    writing -= 1;
    lastChange = performance.now();
  }
}

/** A write begins: what a person did before it no longer counts. */
export function forgetPerson() {
  personActed = false;
}

/**
 * Resolves once a condition holds; looks again after each change of the page.
 *
 * @param {() => boolean} condition
 * @returns {Promise<void>}
 */
export function until(condition) {
  if (condition()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const finish = (/** @type {() => void} */ settle) => {
      watchers.delete(check);
      clearInterval(timer);
      clearTimeout(limit);
      settle();
    };
    const check = () => condition() && finish(resolve);
    // Not everything that matters is a mutation: `checked` and `selectedIndex` change silently.
    const timer = setInterval(check, 20);
    const limit = setTimeout(() => finish(() => reject(refuse("rejected-by-page"))), PATIENCE_MILLISECONDS);
    watchers.add(check);
  });
}

/**
 * @param {number} milliseconds
 * @returns {Promise<Happened>}
 */
export function awaitChange(milliseconds) {
  if (lastChange > lastLook) return Promise.resolve({ results: [], came: true });
  return new Promise((resolve) => {
    const finish = (/** @type {boolean} */ came) => {
      watchers.delete(seen);
      clearTimeout(limit);
      resolve({ results: [], came });
    };
    const seen = () => finish(true);
    const limit = setTimeout(() => finish(false), milliseconds);
    watchers.add(seen);
  });
}

/**
 * @param {number} milliseconds
 * @returns {Promise<Happened>}
 */
export function awaitQuiet(milliseconds) {
  const started = performance.now();
  return new Promise((resolve) => {
    const check = () => {
      const left = milliseconds - (performance.now() - lastChange);
      if (left <= 0) resolve({ results: [], came: true });
      else if (performance.now() - started > QUIET_LIMIT_MILLISECONDS) resolve({ results: [], came: false });
      else setTimeout(check, left);
    };
    check();
  });
}

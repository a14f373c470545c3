// What the latest snapshot's references stand for. The page may let go of its elements meanwhile.

/** @import { Seen } from "./types.js" */

/** @typedef {Pick<Seen, "kind" | "label" | "sections">} Told */

/** @type {Map<string, { element: WeakRef<Element>, seen: Told, parts: WeakRef<Element>[] }>} */
let known = new Map();
let snapshotNumber = 0;

/** Forgets the references of the snapshot before; gives the name of the new one. */
export function startSnapshot() {
  snapshotNumber += 1;
  known = new Map();
  return currentSnapshot();
}

/** The name of the latest snapshot. */
export const currentSnapshot = () => String(snapshotNumber);

/**
 * Gives an element a reference.
 *
 * @param {Seen} seen
 */
export function remember({ element, parts, kind, label, sections }) {
  const reference = `c${known.size + 1}`;
  known.set(reference, {
    element: new WeakRef(element),
    seen: { kind, label, sections },
    parts: parts.map((part) => new WeakRef(part)),
  });
  return reference;
}

/**
 * The element of a reference, if the page still holds it.
 *
 * @param {string} reference
 */
export function recall(reference) {
  const entry = known.get(reference);
  const element = entry?.element.deref();
  if (!entry || !element?.isConnected) return undefined;
  return { element, seen: entry.seen, parts: entry.parts.flatMap((part) => part.deref() ?? []) };
}

// The order `point`: shows one row of a list to the admin. Nothing is pressed and nothing of the page is changed:
// the lines around the row are an animation, which ends by itself.

import { currentSnapshot, recall } from "./seen.js";
import { flat, isSameRow } from "./tables.js";

const LINES = { outline: "3px solid #c23934", outlineOffset: "-3px" };
const MILLISECONDS = 8000;

/** @param {{ snapshotId: string, ref: string, index: number, cells: string[] }} request */
export async function point({ snapshotId, ref, index, cells }) {
  const list = snapshotId === currentSnapshot() ? recall(ref) : undefined;
  const row = list?.parts[index];
  if (!row?.isConnected || !isSameRow(row, cells)) {
    throw new Error("The list has changed meanwhile. Look at the page again.");
  }
  row.scrollIntoView({ block: "center" });
  const menu = flat(row).find((element) => element.matches("button[aria-haspopup]"));
  for (const element of [row, menu]) element?.animate([LINES, LINES], MILLISECONDS);
}

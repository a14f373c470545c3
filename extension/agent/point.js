// The order `point`: shows one row of a list to the admin. Nothing is pressed and nothing of the page is changed:
// the lines around the row are an animation, which ends by itself.

import { recall } from "./seen.js";
import { flat, isSameRow } from "./tables.js";

const LINES = { outline: "3px solid #c23934", outlineOffset: "-3px" };
const MILLISECONDS = 8000;

/**
 * The list may have been looked at anew since: what the row says is enough to find it, for nothing is written.
 *
 * @param {{ ref: string, cells: string[] }} request
 */
export async function point({ ref, cells }) {
  const row = recall(ref)?.parts.find((row) => row.isConnected && isSameRow(row, cells));
  if (!row) throw new Error("The list has changed meanwhile. Look at the page again.");
  row.scrollIntoView({ block: "center" });
  const menu = flat(row).find((element) => element.matches("button[aria-haspopup]"));
  for (const element of [row, menu]) element?.animate([LINES, LINES], MILLISECONDS);
}

// A list of rows. Read where users are assigned to a permission set, in the two lists of apps, and on pages that a
// journey has learned of: other tables of Setup are none of ours.

import { isVisible, within } from "./element.js";
import { textOf } from "./label.js";
import { MAX_CELLS, MAX_LABEL, MAX_OPTIONS } from "./limits.js";
import { refuse } from "./refuse.js";
import { until } from "./wait.js";

/** @import { RowAt } from "../core/core.js" */
/** @import { Seen } from "./types.js" */

const KNOWN =
  /\/PermSets\/0PS[A-Za-z0-9]+\/PermissionSetAssignment\/|\/(NavigationMenus|ManageExternalClientApplication)\/home$/u;

/** @type {string[]} */
let learned = [];

/**
 * Reads lists on these pages as well, by their path.
 *
 * @param {string[]} paths
 */
export function readListsOn(paths) {
  learned = paths;
}

/**
 * Classic pages lay out everything else in tables as well: there only one whose rows have boxes is a list.
 *
 * @param {HTMLTableElement} table
 */
function isList(table) {
  if (KNOWN.test(location.pathname)) return true;
  if (!learned.includes(location.pathname)) return false;
  return within(table, "table").length === 0 && [...table.rows].some((row) => boxOf(row) !== undefined);
}

/**
 * @param {Element} element
 * @param {Set<Element>} taken what belongs to a control that was already told
 * @returns {Omit<Seen, "sections"> | undefined}
 */
export function listOfRows(element, taken) {
  if (!(element instanceof HTMLTableElement) || !isList(element)) return undefined;
  for (const box of flat(element).filter(isBox)) taken.add(box);
  const rows = [...element.tBodies].flatMap((body) => [...body.rows]).filter(isVisible);
  const label = (element.getAttribute("aria-label") ?? textOf(element.caption)).slice(0, MAX_LABEL);
  return { element, kind: /** @type {const} */ ("table"), parts: rows.slice(0, MAX_OPTIONS + 1), label };
}

/**
 * @param {Element} table
 * @param {Element[]} rows
 */
export function tableOf(table, rows) {
  const head = /** @type {HTMLTableElement} */ (table).tHead?.rows[0];
  const columns = [...(head?.cells ?? [])].map((cell) => cell.ariaLabel || cellText(cell));
  const shown = rows.map((row) => {
    const box = boxOf(row);
    return { cells: cellsOf(row), ...(box ? { ticked: box.checked } : {}) };
  });
  return { columns: columns.slice(0, MAX_CELLS).map((name) => name.slice(0, MAX_LABEL)), rows: shown };
}

/**
 * @param {Element[]} rows all of the table
 * @param {{ rows: RowAt[], ticked: boolean }} wanted
 */
export async function tickRows(rows, wanted) {
  for (const { index, cells } of wanted.rows) await tickRow(rows[index], cells, wanted.ticked);
}

/**
 * @param {Element | undefined} row
 * @param {string[]} cells
 * @param {boolean} ticked
 */
async function tickRow(row, cells, ticked) {
  const box = row && boxOf(row);
  // Lists are sorted and filtered meanwhile: it must still be the same row.
  if (!row || !box || !isSameRow(row, cells)) throw refuse("option-missing");
  if (box.disabled) throw refuse("not-fillable");
  if (box.checked !== ticked) box.click();
  await until(() => boxOf(row)?.checked === ticked);
}

/** @param {Element} row @param {string[]} cells */
export const isSameRow = (row, cells) => cellsOf(row).join("\n") === cells.join("\n");

/** @param {Element} row */
const boxOf = (row) => flat(row).find(isBox);

/** @param {Element} element @returns {element is HTMLInputElement} */
const isBox = (element) => element instanceof HTMLInputElement && element.type === "checkbox";

/**
 * What each cell says, in the place of its column; the box's own cell says nothing.
 *
 * @param {Element} row
 */
function cellsOf(row) {
  const cells = within(row, "th, td").slice(0, MAX_CELLS);
  return cells.map((cell) => (flat(cell).some(isBox) ? "" : cellText(cell)));
}

/** @param {Element} cell */
function cellText(cell) {
  const seen = flat(cell).filter((element) => element.checkVisibility());
  const nodes = seen.flatMap((element) => [...(element.shadowRoot ?? element).childNodes]);
  return nodes
    .map((node) => (node instanceof Text ? node.data : ""))
    .join(" ")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, MAX_LABEL);
}

/**
 * An element and what is in it, inside shadow trees too.
 *
 * @param {Element} element
 * @returns {Element[]}
 */
export function flat(element) {
  const inner = [...element.children, ...(element.shadowRoot?.children ?? [])];
  return [element, ...inner.flatMap(flat)];
}

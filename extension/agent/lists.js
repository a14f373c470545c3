// Moving lines between the two lists of a dual list, Lightning or classic.

import { bubbling, dispatch } from "./events.js";
import { textOf } from "./label.js";
import { pressInPage } from "./press.js";
import { refuse } from "./refuse.js";
import { lightningLines, lines } from "./state.js";
import { until } from "./wait.js";

/**
 * @import { Progress } from "./types.js"
 * @typedef {(work: () => Promise<Progress | void>) => Promise<Progress>} Attempt
 * @typedef {{ texts: string[], from: Element | undefined, to: Element | undefined, button: Element | undefined }} Direction
 */

/**
 * Moves lines one way, then the other.
 *
 * @param {Element[]} parts available list, selected list, add, remove
 * @param {{ add: string[], remove: string[] }} wanted
 * @param {Attempt} attempt how the rest of the step goes on after a press in the page
 */
export function move([available, selected, add, remove], wanted, attempt) {
  const directions = [
    { texts: wanted.add, from: available, to: selected, button: add },
    { texts: wanted.remove, from: selected, to: available, button: remove },
  ];
  return moveAll(
    directions.filter(({ texts }) => texts.length > 0),
    attempt,
  );
}

/**
 * @param {Direction[]} directions
 * @param {Attempt} attempt
 * @returns {Promise<Progress | void>}
 */
async function moveAll(directions, attempt) {
  const [direction, ...later] = directions;
  if (!direction) return undefined;
  const { texts, from, to, button } = direction;
  if (!from || !to || !button) throw refuse("not-fillable");
  const moved = () => {
    const there = new Set(lines(to).map((line) => line.text));
    return texts.every((text) => there.has(text));
  };
  const goOn = async () => {
    await until(moved);
    return moveAll(later, attempt);
  };
  if (from instanceof HTMLSelectElement) {
    highlightOptions(from, texts);
    // The link's address is a script, which only the page's own world may run.
    return pressInPage(button, () => attempt(goOn));
  }
  highlightLines(from, texts);
  /** @type {HTMLElement} */ (button).click();
  return goOn();
}

/** @param {HTMLSelectElement} list @param {string[]} texts */
function highlightOptions(list, texts) {
  const wanted = new Set(texts);
  const isWanted = (/** @type {HTMLOptionElement} */ option) => wanted.has(option.text.trim());
  if ([...list.options].filter(isWanted).length !== wanted.size) throw refuse("option-missing");
  for (const option of list.options) option.selected = isWanted(option);
  dispatch(list, bubbling("change"));
}

/**
 * A plain click starts a new highlight, each further one adds to it.
 *
 * @param {Element} list
 * @param {string[]} texts
 */
function highlightLines(list, texts) {
  const shared = { bubbles: true, composed: true, cancelable: true };
  texts.forEach((text, index) => {
    const [line, ...others] = lightningLines(list).filter((option) => textOf(option) === text);
    if (!line || others.length > 0) throw refuse("option-missing");
    dispatch(line, new MouseEvent("click", { ...shared, ctrlKey: index > 0 }));
  });
}

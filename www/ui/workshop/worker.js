// The workshop's half of the core, away from the screen: deriving a key from a password takes half a
// second, and the screen is not to stand still meanwhile. What must not be seen stays on this side: a
// file that waits for its password, and a key that was made to be taken along.

import init, * as core from "../../core/workshop.js";

/** @import { TakeAlong } from "../../core/workshop.js" */
/** @import { MadeKey, Question, Reply } from "./types.js" */

const ready = init({ module_or_path: new URL("../../core/workshop_bg.wasm", import.meta.url) });

/** The file or text that was given last, until it is opened or forgotten. @type {Uint8Array | null} */
let given = null;

/** Keys that may still be downloaded, by the number the screen knows them by. @type {Map<number, TakeAlong>} */
const takeAlong = new Map();
let lastNumber = 0;

function forgetGiven() {
  given?.fill(0);
  given = null;
}

/** What is done on this side beyond the core's own functions. */
const HERE = {
  /** @param {Uint8Array} bytes */
  give(bytes) {
    forgetGiven();
    given = bytes;
    return core.recognise(bytes);
  },
  forgetGiven,
  /** @param {string | undefined} password @param {number} now */
  async open(password, now) {
    if (!given) throw new Error("There is nothing to open. Choose the file again.");
    const opened = await core.openMaterial(given, password, now);
    forgetGiven();
    return opened;
  },
  /** @param {import("../../core/workshop.js").NewKey} request @returns {Promise<MadeKey>} */
  async make(request) {
    const made = await core.makeKey(request);
    const key = { ...made.key(), certificate: made.certificate() };
    const copy = made.takeAlong();
    made.free();
    if (!copy) return key;
    lastNumber += 1;
    takeAlong.set(lastNumber, copy);
    return { ...key, takeAlong: lastNumber };
  },
  /** @param {number} number @param {"pem" | "pkcs12"} form @param {string} [password] */
  takeAlong(number, form, password = "") {
    const key = takeAlong.get(number);
    if (!key) throw new Error("This key is not here any more. Make a new one.");
    return form === "pem" ? key.pem() : key.pkcs12(password);
  },
  /** @param {number} number */
  forgetTakeAlong(number) {
    takeAlong.get(number)?.free();
    takeAlong.delete(number);
  },
};

/** @type {Record<string, (...values: any[]) => unknown>} */
const FUNCTIONS = { ...core, ...HERE };

addEventListener("message", async (/** @type {MessageEvent<Question>} */ { data: { id, call, values } }) => {
  /** @type {Reply} */
  let reply;
  try {
    await ready;
    reply = { id, value: await FUNCTIONS[call]?.(...values) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const code = error instanceof Error && "code" in error ? String(error.code) : name;
    reply = { id, trouble: { code, message } };
  }
  postMessage(reply);
});

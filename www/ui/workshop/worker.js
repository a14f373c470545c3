// The workshop's half of the core, away from the screen: deriving a key from a password takes half a
// second, and the screen is not to stand still meanwhile. What must not be seen stays on this side: a
// file that waits for its password, and a key that was made to be taken along.

import init, * as core from "../../core/workshop.js";

/** @import { Call, TakeAlong } from "../../core/workshop.js" */
/** @import { MadeKey, Question, Reply, Sent, Trial, Tried } from "./types.js" */

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
    const bytes = form === "pem" ? key.pem() : key.pkcs12(password);
    return /** @type {Uint8Array<ArrayBuffer>} */ (bytes);
  },
  /**
   * Signs, sends, reads, and ends the token that came back. Assertion and token never leave this worker but
   * to the one host.
   *
   * @param {Trial} trial
   * @returns {Promise<Tried>}
   */
  async tryToken({ host, claims, signingKey, around, askUser, tryAll }) {
    const { token: assertion } = await core.signAssertion(claims, signingKey);
    /** @type {Sent[]} */
    const sent = [];
    const first = await post(host, "token", assertion, sent);
    if (!first) return { sent, goOn: true };
    const read = new core.TokenAnswer(first.status, first.body, around);
    const accessToken = read.accessToken;
    /** @type {Tried} */
    const tried = { sent, answer: read.shown(), goOn: read.goOn(tryAll) };
    read.free();
    if (accessToken === undefined) return tried;
    if (askUser) {
      const user = await post(host, "user-info", accessToken, sent);
      if (user) tried.user = core.userInfo(user.status, user.body);
    }
    const end = await post(host, "revoke", accessToken, sent);
    return { ...tried, revoked: end?.status === 200 };
  },
  /** @param {number} number */
  forgetTakeAlong(number) {
    takeAlong.get(number)?.free();
    takeAlong.delete(number);
  },
};

/**
 * One request to a host, or nothing when it cannot be reached. No cookie goes along, nothing is kept, no
 * redirection is followed, and the secret is in the body alone.
 *
 * @param {string} host
 * @param {Call} call
 * @param {string} secret
 * @param {Sent[]} sent
 */
async function post(host, call, secret, sent) {
  const request = new core.TokenRequest(host, call, secret);
  const { url, body, parameters } = request;
  request.free();
  const start = performance.now();
  /** @type {Sent} */
  const one = { url, parameters, milliseconds: 0 };
  sent.push(one);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body,
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
    one.status = response.status;
    return { status: response.status, body: (await response.text()).slice(0, LARGEST_ANSWER) };
  } catch {
    return null;
  } finally {
    one.milliseconds = Math.round(performance.now() - start);
  }
}

/** More characters than the core reads of an answer. */
const LARGEST_ANSWER = 100_000;

const FUNCTIONS = /** @type {Record<string, (...values: any[]) => unknown>} */ (
  /** @type {unknown} */ ({ ...core, ...HERE })
);

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

// Asking the worker that has the workshop's half of the core.

/** @import { Ask, Bench, Question, Reply } from "./types.js" */

/** What the worker refused to do, or could not. */
export class WorkshopError extends Error {
  /** @param {{ code: string, message: string }} trouble */
  constructor({ code, message }) {
    super(message);
    this.name = "WorkshopError";
    this.code = code;
  }
}

/**
 * A worker that is started with the first question. To stop it is to forget everything it holds; the
 * next question starts another.
 *
 * @returns {Bench}
 */
export function bench() {
  /** @type {Worker | null} */
  let worker = null;
  let lastId = 0;
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();

  function stop(/** @type {string} */ why) {
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject(new WorkshopError({ code: "stopped", message: why }));
    waiting.clear();
  }

  function start() {
    const started = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    started.addEventListener("message", (/** @type {MessageEvent<Reply>} */ { data }) => {
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.trouble) asked?.reject(new WorkshopError(data.trouble));
      else asked?.resolve(data.value);
    });
    started.addEventListener("error", () =>
      stop("This part of the extension could not be loaded. Reload it."),
    );
    return started;
  }

  const ask = /** @type {Ask} */ (
    (call, values, transfer = []) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        /** @type {Question} */
        const question = { id: lastId, call, values };
        worker.postMessage(question, transfer);
      })
  );
  return { ask, stop: () => stop("Stopped.") };
}

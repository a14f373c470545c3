// From an extension page to a tab: injects the agent, collects what it sees, hands it steps.

/**
 * @import { Command, FrameSnapshot, Happened, LearnedPage, PageSnapshot, Pointer, Step, StepResult } from "./core/core.js"
 * @typedef {{ result: StepResult } | { press: string }} Progress
 */

/** The tab cannot be reached: `code` says why. */
export class TabError extends Error {
  /** @param {"page-gone" | "no-access"} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.name = "TabError";
    this.code = code;
  }
}

/**
 * Looks at every frame of a tab that can be reached.
 * @param {number} tabId
 * @param {LearnedPage[]} learned what journeys have learned of addresses
 * @returns {Promise<PageSnapshot>}
 */
export async function look(tabId, learned) {
  const lists = learned.map(({ path }) => path);
  let injected;
  try {
    injected = await chrome.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: ["agent.js"],
    });
  } catch (error) {
    throw new TabError(
      "no-access",
      `This tab cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
  const frames = await Promise.all(
    injected.map(async ({ documentId, frameId }) => {
      try {
        const frame = /** @type {Omit<FrameSnapshot, "documentId" | "top">} */ (
          await ask(tabId, documentId, "look", { lists })
        );
        return [{ ...frame, documentId, top: frameId === 0 }];
      } catch {
        // The frame went away between injection and question: it is not part of the page any more.
        return [];
      }
    }),
  );
  return { frames: frames.flat(), ...(learned.length > 0 ? { learned } : {}) };
}

/**
 * Carries out one command of the core in the document it names.
 * @param {number} tabId
 * @param {Command} command
 * @returns {Promise<Happened>}
 */
export async function carryOut(tabId, command) {
  switch (command.kind) {
    case "apply": {
      /** @type {StepResult[]} */
      const results = [];
      for (const step of command.steps) results.push(await applyStep(tabId, step));
      return { results, came: false };
    }
    case "await-change":
    case "await-quiet":
      return /** @type {Promise<Happened>} */ (
        ask(tabId, command.documentId, command.kind, { milliseconds: command.milliseconds })
      );
    case "finish":
      return { results: [], came: false };
  }
}

/**
 * Shows a row of a list to the admin.
 * @param {number} tabId
 * @param {Pointer} row
 */
export async function point(tabId, row) {
  await ask(tabId, row.documentId, "point", row);
}

/**
 * Reads the consumer key that a document shows; asked for by the admin alone.
 * @param {number} tabId
 * @param {string} documentId
 */
export async function consumerKey(tabId, documentId) {
  return /** @type {string} */ (await ask(tabId, documentId, "consumer-key", {}));
}

/** @param {number} tabId @param {Step} step */
async function applyStep(tabId, step) {
  let progress = /** @type {Progress} */ (await ask(tabId, step.documentId, "apply", step));
  while ("press" in progress) {
    await pressInPage(tabId, step.documentId, progress.press);
    progress = /** @type {Progress} */ (
      await ask(tabId, step.documentId, "pressed", { token: progress.press })
    );
  }
  return progress.result;
}

/**
 * Clicks the one link the agent marked, in the page's own world: a `javascript:` address runs nowhere
 * else. Nothing comes back, and what the page does with it is read from the lists afterwards.
 * @param {number} tabId
 * @param {string} documentId
 * @param {string} token
 */
async function pressInPage(tabId, documentId, token) {
  await chrome.scripting.executeScript({
    target: { tabId, documentIds: [documentId] },
    world: "MAIN",
    args: [token],
    func: (mark) => {
      const marked = document.querySelectorAll(`a[data-connected-app-helper="${mark}"]`);
      if (marked.length === 1) /** @type {HTMLElement} */ (marked[0]).click();
    },
  });
}

/** How often a question that is not answered yet is followed up. */
const FOLLOW_UP_MILLISECONDS = 500;

/**
 * Asks the agent of one document. A document that has gone answers no more.
 * @param {number} tabId
 * @param {string} documentId
 * @param {string} kind
 * @param {object} request
 */
async function ask(tabId, documentId, kind, request) {
  let reply;
  let followUp;
  try {
    reply = await Promise.race([
      chrome.tabs.sendMessage(tabId, { kind, request }, { documentId }),
      // A page the browser keeps for going back to takes a message and never answers it.
      new Promise((_, reject) => {
        const look = () => isThere(tabId, documentId).catch(reject);
        followUp = setInterval(look, FOLLOW_UP_MILLISECONDS);
      }),
    ]);
  } catch {
    throw new TabError("page-gone", "The page went away while it was being filled.");
  } finally {
    clearInterval(followUp);
  }
  if (!reply?.ok) throw new TabError("page-gone", reply?.message ?? "The page gave no answer.");
  return reply.value;
}

/**
 * Fails when the tab shows this document no more.
 * @param {number} tabId
 * @param {string} documentId
 */
async function isThere(tabId, documentId) {
  const shown = await chrome.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => true,
  });
  if (!shown.some((frame) => frame.documentId === documentId)) throw new Error("gone");
}

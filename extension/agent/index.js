// The page's side: looks at a document and carries out steps. It decides nothing: which control is
// meant and what it should hold comes from the core. The build makes these modules one classic script,
// injected on demand.
//
// It reads controls and their labels only, and a consumer key when it is asked for one. It clicks what opens,
// chooses, ticks or moves; nothing here submits a form. Orders are taken from the extension's own pages alone.

import { consumerKey } from "./key.js";
import { look } from "./look.js";
import { point } from "./point.js";
import { pressed } from "./press.js";
import { awaitChange, awaitQuiet, watchDocument } from "./wait.js";
import { apply } from "./write.js";

/** @type {Record<string, (request: any) => Promise<unknown>>} */
const orders = {
  look,
  apply,
  point,
  pressed,
  "consumer-key": consumerKey,
  "await-change": (request) => awaitChange(request.milliseconds),
  "await-quiet": (request) => awaitQuiet(request.milliseconds),
};

// A second injection finds the first one at work. Modules act only when called, so it leaves no trace.
if (!("connectedAppHelperAgent" in globalThis)) {
  Object.defineProperty(globalThis, "connectedAppHelperAgent", { value: true });
  watchDocument();
  chrome.runtime.onMessage.addListener((message, sender, answer) => {
    const order = orders[message?.kind];
    const own = sender.id === chrome.runtime.id && sender.url?.startsWith(chrome.runtime.getURL(""));
    if (!own || !order) return undefined;
    order(message.request).then(
      (value) => answer({ ok: true, value }),
      (error) => answer({ ok: false, message: String(error?.message ?? error) }),
    );
    return true;
  });
}

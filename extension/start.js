// Entry of popup and side panel: the same interface with the powers of an extension page.

import init, * as core from "./core/core.js";
import { extensionHost } from "./host.js";
import { start } from "./ui/app.js";

const surface = document.documentElement.dataset.surface === "panel" ? "panel" : "popup";
const loaded = init({ module_or_path: new URL("./core/core_bg.wasm", import.meta.url) });

await start(
  document.body,
  extensionHost(surface),
  loaded.then(() => core),
);

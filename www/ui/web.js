// Entry of the web page: the same interface without a tab, without storage.

import init, * as core from "../core/core.js";
import { start } from "./app.js";
import { download } from "./download.js";

const loaded = init({ module_or_path: new URL("../core/core_bg.wasm", import.meta.url) });

await start(
  document.body,
  {
    surface: "web",
    download,
    copy: (text) => navigator.clipboard.writeText(text),
  },
  loaded.then(() => core),
);

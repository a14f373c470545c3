// Entry of the web page: the same interface without a tab, without storage.

import init, * as core from "../core/core.js";
import { start } from "./app.js";

await start(
  document.body,
  {
    surface: "web",
    copy: (text) => navigator.clipboard.writeText(text),
  },
  init().then(() => core),
);

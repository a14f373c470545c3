// Native shadow: without the polyfill every component gets a real, open shadow root.
import "./start.js";

// Synthetic shadow, as Lightning Experience runs most of its pages: the polyfill must come before any component.
import "@lwc/synthetic-shadow";
import "./start.js";

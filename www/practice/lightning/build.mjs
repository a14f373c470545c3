// Builds the practice page for External Client Apps out of Salesforce's own published components.
//
//   PRACTICE_OUT=<folder> [ONLY=synthetic|native] node www/practice/lightning/build.mjs
//
// Writes synthetic.js, native.js (the same page in the two shadow modes), slds.css, body.html and page.json.

import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import lwc from "@lwc/rollup-plugin";
import nodeResolve from "@rollup/plugin-node-resolve";
import replace from "@rollup/plugin-replace";
import { rollup } from "rollup";

const HERE = dirname(fileURLToPath(import.meta.url));
const STYLESHEET = "@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.min.css";
const MODES = ["synthetic", "native"];

/** The icons that the page's components draw; the library holds some 1,900 and would be most of the bundle. */
const ICONS = [
  "add",
  "check",
  "chevronright",
  "close",
  "down",
  "error",
  "info",
  "left",
  "new_window",
  "right",
  "search",
  "switch",
  "upload",
  "warning",
];

/** Keeps only {@link ICONS} of the icon libraries. */
function onlyDrawnIcons() {
  const library = /[\\/]iconSvgTemplates(\w+)[\\/]buildTemplates[\\/]templates\.js$/;
  return {
    name: "only-drawn-icons",
    load(id) {
      const match = library.exec(id);
      if (!match) return null;
      if (match[1] !== "Utility") return "export default {};";
      const imports = ICONS.map((name) => `import utility_${name} from "./utility/${name}.html";`);
      return `${imports.join("\n")}\nexport default { ${ICONS.map((name) => `utility_${name}`).join(", ")} };`;
    },
  };
}

/**
 * The package opens every release gate. This one makes comboboxes use `attachInternals`, which synthetic shadow
 * refuses, and they would not render at all.
 */
function closedGate() {
  const gate = "@salesforce/gate/bc.260.enableComboboxElementInternals";
  return {
    name: "closed-gate",
    resolveId: (source) => (source === gate ? `\0${gate}` : null),
    load: (id) => (id === `\0${gate}` ? "export default { isOpen: () => false };" : null),
  };
}

/** Builds one shadow mode into `out`. */
async function build(mode, out) {
  const started = performance.now();
  const bundle = await rollup({
    input: join(HERE, `${mode}.js`),
    plugins: [
      onlyDrawnIcons(),
      ...(mode === "synthetic" ? [closedGate()] : []),
      nodeResolve(),
      replace({
        values: { "process.env.NODE_ENV": '"production"', "import.meta.env.SSR": "false" },
        preventAssignment: true,
      }),
      lwc({
        rootDir: HERE,
        modules: [{ dir: "modules" }, { npm: "lightning-base-components" }],
        // The table picks the component of a cell as it goes.
        enableDynamicComponents: true,
      }),
    ],
    // The package's own warnings (duplicate class names and the like) are its authors' business; ours are shown.
    onwarn(warning, show) {
      if (!(warning.id ?? warning.loc?.file ?? "").includes(`node_modules${sep}`)) show(warning);
    },
  });
  const file = join(out, `${mode}.js`);
  await bundle.write({ file, format: "iife", name: "practice", inlineDynamicImports: true });
  await bundle.close();
  console.log(`${mode}.js in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

const out = process.env.PRACTICE_OUT;
const only = process.env.ONLY;
if (!out) throw new Error("PRACTICE_OUT must name the folder to write to");
if (only && !MODES.includes(only)) throw new Error(`ONLY must be one of ${MODES.join(", ")}, not ${only}`);

await mkdir(out, { recursive: true });
await copyFile(fileURLToPath(import.meta.resolve(STYLESHEET)), join(out, "slds.css"));
for (const name of ["body.html", "page.json"]) await copyFile(join(HERE, name), join(out, name));
for (const mode of only ? [only] : MODES) await build(mode, out);

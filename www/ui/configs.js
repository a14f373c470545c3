// Writing, checking, keeping, importing and exporting configs.

import { guarded, now } from "./desk.js";
import { redraft } from "./draft.js";
import { valueAt } from "./state.js";

/** @import { ConfigActions, Editor, SavedConfig } from "./types.js" */
/** @import { Desk } from "./desk.js" */

/** Where they are kept. */
export const CONFIGS = "configs";

/** The largest config there may be, everywhere. */
const MAX_BYTES = 5 * 1024 * 1024;

/** The rules that find what is never stored. */
const SECRETS = ["private-key-in-config", "secret-in-config"];

/** What a form starts from. */
const EMPTY = '{ "formatVersion": 1 }';

/** Endings and types of a report's file. */
const EXTENSIONS = { markdown: "md", json: "json", sarif: "sarif" };
const TYPES = { markdown: "text/markdown", json: "application/json", sarif: "application/json" };

/**
 * @param {Desk} desk
 * @returns {ConfigActions}
 */
export function configActions(desk) {
  const { host, state, update } = desk;
  const edit = (/** @type {Partial<Editor>} */ change) => {
    const editor = { ...state().editor, note: "", ...change };
    const { text, context } = editor;
    if (change.text !== undefined || change.context !== undefined)
      editor.report = text.trim() ? desk.core.check(text, { ...context, now: now() }) : null;
    update({ editor });
  };
  /** Changes what is kept, one change at a time: several windows may be at it. */
  const keep = async (/** @type {(saved: SavedConfig[]) => SavedConfig[]} */ change) => {
    await navigator.locks.request(CONFIGS, async () => {
      const saved = change(/** @type {SavedConfig[] | undefined} */ (await host.kept?.get(CONFIGS)) ?? []);
      await host.kept?.set(CONFIGS, saved);
      update({ saved });
    });
    redraft(desk);
  };
  /** What fails is said, and stays until the next press. */
  const say = (/** @type {() => Promise<void>} */ job) => {
    update({ trouble: null });
    return guarded(desk, job, true);
  };
  return {
    editText: (text) => edit({ text }),
    editName: (name) => edit({ name }),
    editField(path, value) {
      const { text } = state().editor;
      void guarded(desk, async () => edit({ text: desk.core.edit(text.trim() || EMPTY, path, value) }));
    },
    showAs: (shownAs) => edit({ shownAs }),
    checkFor: (change) => edit({ context: { ...state().editor.context, ...change } }),
    mendConfig(wanted) {
      const { name, text, context } = state().editor;
      void guarded(desk, async () => {
        const mended = desk.core.mend(text, { ...context, now: now() }, wanted);
        edit({
          text: mended.text,
          previous: { name, text },
          note: `Done: ${mended.done.join(", ").toLowerCase()}.`,
        });
      });
    },
    exportReport(format) {
      const { name, text, context, report } = state().editor;
      const title = name.trim() || report?.vendor || "config";
      void guarded(desk, async () => {
        const content = desk.core.exportReport(text, { ...context, now: now() }, format, title);
        host.download?.(`${fileName(title)}-report.${EXTENSIONS[format]}`, content, TYPES[format]);
      });
    },
    startFrom(id) {
      const preset = state().presets.find((each) => each.id === id);
      const kind = preset?.kinds[0];
      if (preset && kind)
        replace(edit, state().editor, { name: preset.vendor, text: desk.core.presetConfig(id, kind) });
    },
    openSaved(name) {
      const config = state().saved.find((each) => each.name === name);
      if (config) replace(edit, state().editor, config);
    },
    importConfig: (file) =>
      say(async () => {
        if (file.size > MAX_BYTES) {
          edit({ note: `${file.name} is larger than 5 MB. Nothing was changed.` });
          return;
        }
        replace(edit, state().editor, { name: file.name.replace(/\.json$/i, ""), text: await file.text() });
      }),
    exportConfig(name) {
      const config = state().saved.find((each) => each.name === name);
      if (config) host.download?.(`${fileName(config.name)}.json`, config.text, TYPES.json);
    },
    readPage() {
      const { place } = state();
      if (place.kind !== "org") return;
      void guarded(desk, async () => {
        const text = desk.core.readForm(place.snapshot);
        const name = valueAt(text, "/app/name");
        const title = typeof name === "string" ? name : place.page.title;
        replace(edit, state().editor, { name: `${title}, as read`, text });
        edit({ note: "Read from the page. What it does not show is not in it." });
        update({ section: "configs" });
      });
    },
    saveConfig: () =>
      say(async () => {
        const { name, text, report } = state().editor;
        const kept = withoutCertificate(text);
        if (kept === null || report?.diagnostics.some(({ code }) => SECRETS.includes(code))) {
          edit({
            note: "Not saved: this text holds a key, a token or a certificate, and those are never stored. Take it out first.",
          });
          return;
        }
        const title = name.trim() || report?.vendor || "Config";
        await keep((saved) =>
          [...saved.filter((each) => each.name !== title), { name: title, text: kept }].sort(byName),
        );
        const without = kept === text ? "" : ", without the certificate: it is never stored";
        edit({ name: title, text: kept, previous: null, note: `Saved as ${title}${without}.` });
      }),
    deleteConfig: (name) =>
      say(async () => {
        const config = state().saved.find((each) => each.name === name);
        await keep((saved) => saved.filter((each) => each.name !== name));
        // A slip of the hand loses nothing: the text can be brought back and saved again.
        if (config) edit({ previous: config, note: `${name} is deleted.` });
      }),
    bringBack() {
      const { previous } = state().editor;
      if (previous) edit({ ...previous, previous: null });
    },
  };
}

/**
 * Puts another text into the editor and keeps the one that stood there.
 *
 * @param {(change: Partial<Editor>) => void} edit
 * @param {Editor} editor
 * @param {SavedConfig} config
 */
function replace(edit, { name, text }, config) {
  edit({ ...config, previous: text.trim() && text !== config.text ? { name, text } : null });
}

/**
 * A name that every file system takes.
 *
 * @param {string} name
 */
function fileName(name) {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, "-");
}

/**
 * @param {SavedConfig} a
 * @param {SavedConfig} b
 */
function byName(a, b) {
  return a.name.localeCompare(b.name);
}

/**
 * The config text without what stands in the certificate's place, unchanged where nothing does, or nothing when a
 * key or a certificate cannot be cut out. A key may stand there in any form, so nothing of it is looked at.
 *
 * @param {string} text
 * @returns {string | null}
 */
function withoutCertificate(text) {
  if (text.includes("PRIVATE KEY-----")) return null;
  let kept = text;
  if (valueAt(text, "/oauth/certificate") !== undefined) {
    const config = JSON.parse(text);
    delete config.oauth.certificate;
    kept = JSON.stringify(config, null, 2);
  }
  return kept.includes("CERTIFICATE-----") ? null : kept;
}

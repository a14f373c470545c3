// Opening keys and certificates, making them, and what becomes of them. No private key ever comes here:
// the worker opens files, and WebCrypto holds what signs.

import { now, troubleOf } from "../desk.js";
import { part } from "./part.js";

/** @import { Desk } from "../desk.js" */
/** @import { Bench, Certificate, HeldKey, KeptKey, KeysActions, KeysState } from "./types.js" */

/** Salesforce needs none of the rest, and a longer key costs time at every sign-in. @returns {KeysState} */
export function initialKeys() {
  return {
    busy: "",
    seen: [],
    wantsPassword: false,
    called: "",
    certificates: [],
    held: [],
    form: { commonName: "", organization: "", country: "", days: "730", bits: "2048", place: "memory" },
    used: "",
    note: "",
    trouble: null,
  };
}

/** The largest file that is opened; the core has a smaller limit and says so itself. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

let lastId = 0;

/**
 * @param {Desk} desk
 * @param {Bench} bench
 * @returns {KeysActions}
 */
export function keysActions(desk, bench) {
  const { host } = desk;
  const { here: keys, change } = part(desk, "keys");
  /** Runs something that takes a moment, and says what went wrong. */
  const busy = async (/** @type {KeysState["busy"]} */ what, /** @type {() => Promise<void>} */ job) => {
    change({ busy: what, note: "", trouble: null });
    try {
      await job();
    } catch (error) {
      const trouble = troubleOf(error);
      change({ trouble: trouble.code === "stopped" ? null : trouble });
    } finally {
      change({ busy: "" });
    }
  };

  /** Looks at what was given, and opens it at once when no password stands before it. */
  const give = (/** @type {Blob} */ given, /** @type {string} */ called) =>
    busy("opening", async () => {
      change({ seen: [], wantsPassword: false, called });
      const bytes = new Uint8Array(await given.arrayBuffer());
      const seen = await bench.ask("give", [bytes], [bytes.buffer]);
      const wantsPassword = seen.some((each) => each.needsPassword);
      change({ seen, wantsPassword });
      if (!wantsPassword) await open(undefined);
    });

  const open = async (/** @type {string | undefined} */ password) => {
    const opened = await bench.ask("open", [password, now()]);
    const held = opened.keys.map((key) => ({
      id: nextId(),
      name: key.name ?? keys().called,
      bits: key.bits,
      publicKey: key.publicKey,
      signingKey: key.signingKey,
      certificate: opened.certificates[key.certificate ?? -1] ?? null,
      place: /** @type {const} */ ("memory"),
    }));
    const taken = new Set(opened.keys.map((key) => key.certificate));
    const loose = opened.certificates.filter((_, index) => !taken.has(index));
    change({ seen: opened.seen, wantsPassword: false });
    for (const key of held) await hold(key);
    for (const certificate of loose) await pair(certificate);
  };

  /** Adds a key, or gives the one that is here already the certificate that came with it. */
  const hold = async (/** @type {HeldKey} */ key) => {
    const before = keys().held.find((each) => each.publicKey === key.publicKey);
    if (before) {
      replace({ ...before, certificate: key.certificate ?? before.certificate });
      return;
    }
    change({ held: [...keys().held, key] });
    for (const certificate of keys().certificates) await pair(certificate);
  };

  /** A certificate goes to the key it belongs to; the core says which. */
  const pair = async (/** @type {Certificate} */ certificate) => {
    const others = keys().certificates.filter((each) => each.pem !== certificate.pem);
    for (const key of keys().held) {
      if (await bench.ask("belongsTo", [certificate.pem, key.publicKey])) {
        replace({ ...key, certificate });
        change({ certificates: others });
        return;
      }
    }
    change({ certificates: [...others, certificate] });
  };

  const replace = (/** @type {HeldKey} */ key) =>
    change({ held: keys().held.map((each) => (each.id === key.id ? key : each)) });

  return {
    async openFile(file) {
      if (file.size > MAX_FILE_BYTES) {
        const message = `${file.name} is larger than 5 MB; no key and no certificate is.`;
        change({ seen: [], wantsPassword: false, trouble: { code: "file-too-large", message } });
        return;
      }
      await give(file, file.name);
    },
    openText: (text) => give(new Blob([text]), "Pasted key"),
    unlock: (password) => busy("opening", () => open(password)),
    stopWork() {
      bench.stop();
      // With the worker goes what it held for downloads.
      change({
        seen: [],
        wantsPassword: false,
        held: keys().held.map((each) => ({ ...each, takeAlong: undefined })),
        note: "Stopped. What waited to be opened or downloaded is forgotten.",
      });
    },
    forgetGiven() {
      void bench.ask("forgetGiven", []);
      change({ seen: [], wantsPassword: false, trouble: null });
    },
    editNewKey(answers) {
      change({ form: { ...keys().form, ...answers } });
    },
    makeKey: () =>
      busy("making", async () => {
        const { form } = keys();
        const made = await bench.ask("make", [
          {
            certificate: {
              commonName: form.commonName.trim(),
              ...(form.organization.trim() ? { organization: form.organization.trim() } : {}),
              ...(form.country.trim() ? { country: form.country.trim().toUpperCase() } : {}),
              days: Number(form.days),
              now: now(),
            },
            bits: Number(form.bits),
            takeAlong: form.place === "take-along",
          },
        ]);
        /** @type {HeldKey} */
        const key = {
          id: nextId(),
          name: form.commonName.trim(),
          bits: made.bits,
          publicKey: made.publicKey,
          signingKey: made.signingKey,
          certificate: made.certificate,
          place: "memory",
          ...(made.takeAlong === undefined ? {} : { takeAlong: made.takeAlong }),
        };
        change({ held: [...keys().held, key] });
        if (form.place === "browser") await keep(key, key.name);
      }),
    download: (key, form, password) =>
      busy("downloading", async () => {
        if (key.takeAlong === undefined) return;
        const bytes = await bench.ask("takeAlong", [key.takeAlong, form, password ?? ""]);
        const name = fileName(key.name);
        if (form === "pem") host.download?.(`${name}.key`, bytes, "application/x-pem-file");
        else host.download?.(`${name}.p12`, bytes, "application/x-pkcs12");
        bytes.fill(0);
      }),
    downloadCertificate({ pem, facts }) {
      host.download?.(
        `${fileName(facts.commonName ?? "certificate")}.crt`,
        pem,
        "application/x-x509-ca-cert",
      );
    },
    useCertificate({ pem, facts }) {
      desk.actions.answer("certificate", pem);
      change({ used: facts.sha256 });
    },
    keepKey: (key, name) => busy("", () => keep(key, name)),
    forgetKey: (key) =>
      busy("", async () => {
        if (key.place === "browser") await host.keys?.remove(key.name);
        if (key.takeAlong !== undefined) await bench.ask("forgetTakeAlong", [key.takeAlong]);
        change({ held: keys().held.filter((each) => each.id !== key.id) });
      }),
    signWith(key) {
      part(desk, "sign").change({ keyId: key.id, signed: null, copied: false });
      desk.actions.go("jwt");
    },
    forgetCertificate(certificate) {
      change({ certificates: keys().certificates.filter((each) => each.pem !== certificate.pem) });
    },
  };

  async function keep(/** @type {HeldKey} */ key, /** @type {string} */ name) {
    await host.keys?.keep({
      name: name.trim(),
      bits: key.bits,
      publicKey: key.publicKey,
      signingKey: key.signingKey,
      certificate: key.certificate?.pem ?? null,
    });
    replace({ ...key, name: name.trim(), place: "browser" });
  }
}

/**
 * The keys that this browser keeps, with what their certificates say today.
 *
 * @param {Desk} desk
 * @param {Bench} bench
 * @returns {Promise<HeldKey[]>}
 */
export async function keptKeys({ host }, bench) {
  const kept = (await host.keys?.all()) ?? [];
  return Promise.all(
    kept.map(async (/** @type {KeptKey} */ { certificate, ...key }) => ({
      ...key,
      id: nextId(),
      certificate: certificate === null ? null : await bench.ask("inspectCertificate", [certificate, now()]),
      place: /** @type {const} */ ("browser"),
    })),
  );
}

function nextId() {
  lastId += 1;
  return lastId;
}

/** @param {string} text */
function fileName(text) {
  return text.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[-.]+|[-.]+$/g, "") || "key";
}

// Signs, verifies, imports and makes keys by every way there is, in turn, in one page of the extension.

import init, * as ours from "../core/workshop.js";
import { bench } from "../ui/workshop/ask.js";
import * as jose from "./jose/index.js";

const RS256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
const MADE = { ...RS256, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
const CLAIMS = { iss: "3MVG9.key_1", sub: "admin@acme.example", aud: "https://acme.my.salesforce.com" };
const REQUEST = { ...CLAIMS, now: 1_795_000_000, lifetimeSeconds: 120 };
const NEW = { certificate: { commonName: "Bench", days: 365, now: 1_795_000_000 }, takeAlong: true };

/** Times something for about so many milliseconds; how often it went in a second. */
async function perSecond(work, milliseconds) {
  await work();
  let times = 0;
  const start = performance.now();
  let passed = 0;
  while (passed < milliseconds) {
    await work();
    times += 1;
    passed = performance.now() - start;
  }
  return (times * 1000) / passed;
}

/** Every way once round after round, so that what else the machine does hits all alike; the best counts. */
async function compare(ways, rounds, milliseconds) {
  const best = Object.fromEntries(Object.keys(ways).map((name) => [name, 0]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, work] of Object.entries(ways))
      best[name] = Math.max(best[name], await perSecond(work, milliseconds));
  return best;
}

const bytes = (pem) => Uint8Array.from(atob(pem.replace(/-----[^-]+-----|\s/g, "")), (c) => c.charCodeAt(0));

globalThis.measure = async (rounds) => {
  await init({ module_or_path: new URL("../core/workshop_bg.wasm", import.meta.url) });
  const made = await ours.makeKey({ ...NEW, bits: 2048 });
  const { publicKey, signingKey } = made.key();
  const core = made.takeAlong();
  const pem = new TextDecoder().decode(core.pem());
  const der = bytes(pem);
  const spki = bytes(publicKey);
  const raw = await crypto.subtle.importKey("pkcs8", der, RS256, false, ["sign"]);
  const rawPublic = await crypto.subtle.importKey("spki", spki, RS256, false, ["verify"]);
  const joseKey = await jose.importPKCS8(pem, "RS256");
  const jsrsasignKey = KEYUTIL.getKey(pem);
  const forgeKey = forge.pki.privateKeyFromPem(pem);
  const input = new TextEncoder().encode(core.signAssertion(REQUEST).token.replace(/\.[^.]*$/, ""));
  const payload = { ...CLAIMS, exp: REQUEST.now + REQUEST.lifetimeSeconds };
  const forgeDigest = () => forge.md.sha256.create().update(new TextDecoder().decode(input));
  const signature = new Uint8Array(await crypto.subtle.sign(RS256.name, raw, input));
  const token = core.signAssertion(REQUEST).token;
  const same = (await new jose.SignJWT(payload).setProtectedHeader({ alg: "RS256" }).sign(joseKey)) === token;
  if (!same) throw new Error("jose signs other bytes than we do: the figures would compare nothing");
  const jsrsasignPublic = KEYUTIL.getKey(`-----BEGIN PUBLIC KEY-----\n${publicKey}\n-----END PUBLIC KEY-----`);
  const forgePublic = forge.pki.rsa.setPublicKey(forgeKey.n, forgeKey.e);
  const forgeSignature = String.fromCharCode(...signature);
  const sign = await compare(
    {
      core: () => core.signAssertion(REQUEST),
      kept: () => ours.signAssertion(REQUEST, signingKey),
      webCrypto: () => crypto.subtle.sign(RS256.name, raw, input),
      jose: () => new jose.SignJWT(payload).setProtectedHeader({ alg: "RS256" }).sign(joseKey),
      jsrsasign: () => KJUR.jws.JWS.sign("RS256", '{"alg":"RS256"}', JSON.stringify(payload), jsrsasignKey),
      forge: () => forgeKey.sign(forgeDigest()),
    },
    rounds,
    250,
  );
  const verify = await compare(
    {
      core: () => ours.verifies(token, publicKey) || fail(),
      webCrypto: async () => (await crypto.subtle.verify(RS256.name, rawPublic, signature, input)) || fail(),
      jose: () => jose.compactVerify(token, rawPublic),
      jsrsasign: () => KJUR.jws.JWS.verify(token, jsrsasignPublic, ["RS256"]) || fail(),
      forge: () => forgePublic.verify(forgeDigest().digest().bytes(), forgeSignature) || fail(),
    },
    rounds,
    150,
  );
  const text = new TextEncoder().encode(pem);
  const importKey = await compare(
    {
      ours: () => ours.openMaterial(text, undefined, REQUEST.now),
      webCrypto: () => crypto.subtle.importKey("pkcs8", der, RS256, false, ["sign"]),
      jose: () => jose.importPKCS8(pem, "RS256"),
      jsrsasign: () => KEYUTIL.getKey(pem),
      forge: () => forge.pki.privateKeyFromPem(pem),
    },
    rounds,
    150,
  );
  const generate = await compare(
    {
      ours: () => ours.makeKey({ ...NEW, bits: 2048 }),
      webCrypto: () => crypto.subtle.generateKey(MADE, true, ["sign", "verify"]),
      forge: () => forge.pki.rsa.generateKeyPair({ bits: 2048 }),
    },
    Math.min(rounds, 2),
    1000,
  );
  return { sign, verify, importKey, generate };
};

const fail = () => {
  throw new Error("a true signature does not verify");
};

/** The longest time for which this page could not answer, while the worker is hard at it. */
globalThis.blocked = async (encrypted, password) => {
  let longest = 0;
  let last = performance.now();
  let watching = true;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) channel.port2.postMessage(null);
  };
  const { ask } = bench();
  await ask("forgetGiven", []);
  last = performance.now();
  channel.port2.postMessage(null);
  const bytes = new TextEncoder().encode(encrypted);
  await ask("give", [bytes], [bytes.buffer]);
  const opened = await ask("open", [password, REQUEST.now]);
  await ask("signAssertion", [REQUEST, opened.keys[0].signingKey]);
  await ask("make", [{ ...NEW, bits: 4096 }]);
  watching = false;
  return longest;
};
globalThis.ready = true;

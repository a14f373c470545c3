// The unkind variants of the page, chosen by words in the address: ?practice=native,late-parts

/** The page as it is without any word. */
const PLAIN = {
  language: "en",
  /** Labels that read differently. */
  renamed: {},
  /** Fields shown disabled, as without the permission to change them. */
  disabled: [],
  /** Scopes this org's licences do not have. */
  missingScopes: [],
  /** Values a fresh form starts with, where they are not the defaults. */
  initial: {},
  /** Milliseconds from the tick on Enable OAuth until its cards stand there. */
  cardDelay: 0,
  /** The OAuth section has no content before it is opened the first time. */
  lazyOauth: false,
  /** Milliseconds from the tick on JWT bearer until App Settings comes back empty; never when 0. */
  reloadDelay: 0,
  /** An older copy of the form stands before the form, hidden. */
  hiddenCopy: false,
  /** Basic Information has a second field of the same label. */
  duplicateEmail: false,
  /** The form stands read-only until Edit is pressed. */
  viewMode: false,
  /** The app came with a package: its settings are its publisher's. */
  installed: false,
};

/** What each word changes. The shadow mode is chosen before this code runs, a refused Create by the server. */
const WORDS = {
  synthetic: {},
  native: {},
  namesakes: {},
  "error-on-create": {},
  "late-parts": { cardDelay: 400, lazyOauth: true },
  rerender: { reloadDelay: 200 },
  "hidden-copy": { hiddenCopy: true },
  "duplicate-label": { duplicateEmail: true },
  "renamed-label": { renamed: { callbackUrl: "Redirect Endpoint" } },
  japanese: { language: "ja" },
  disabled: { disabled: ["contactEmail", "jwtBearer", "callbackUrl"] },
  "missing-scope": { missingScopes: ["refresh_token"] },
  "view-mode": { viewMode: true },
  installed: { installed: true },
  "client-credentials-on": { initial: { clientCredentials: true } },
};

/** The page that the query of an address asks for; `unknownWords` are named on the page. */
export function variantOf(query) {
  const words = (new URLSearchParams(query).get("practice") ?? "").split(",").filter(Boolean);
  return Object.assign({}, PLAIN, ...words.map((word) => WORDS[word]), {
    unknownWords: words.filter((word) => !Object.hasOwn(WORDS, word)),
  });
}

// What the page knows about an app: one flat record, named as the config format names its keys.

/** A fresh form: everything empty, Local, and the three Security boxes that screenshots show ticked. */
export const FRESH_APP = Object.freeze({
  name: "",
  apiName: "",
  contactEmail: "",
  distributionState: "local",
  contactPhone: "",
  infoUrl: "",
  logoUrl: "",
  iconUrl: "",
  description: "",
  enableOauth: false,
  callbackUrl: "",
  scopes: [],
  introspectAllTokens: false,
  configureIdToken: false,
  clientCredentials: false,
  authorizationCodeCredentials: false,
  postBody: false,
  device: false,
  jwtBearer: false,
  certificate: null,
  tokenExchange: false,
  tokenExchangeSecret: false,
  requireSecretForWebServerFlow: true,
  requireSecretForRefreshTokenFlow: true,
  requirePkce: true,
  refreshTokenRotation: false,
  jwtAccessTokens: false,
  limitIdleRefreshTokenTtl: false,
  enforceRefreshTokenIpAllowlist: false,
});

/** The values of the hidden older copy: all different from a fresh form and from what anyone would fill in. */
export const OLDER_APP = Object.freeze({
  ...FRESH_APP,
  name: "Older copy",
  apiName: "Older_copy",
  contactEmail: "older@copy.example",
  description: "left behind by an earlier visit",
  enableOauth: true,
  callbackUrl: "https://older.example/callback",
  scopes: ["full"],
  jwtBearer: true,
  certificate: { name: "older.crt", size: 0, sha256: "", text: "" },
  requirePkce: false,
});

/** An API name as the page derives it: spaces become underscores, nothing else is known. */
export const apiNameOf = (name) => name.trim().replace(/\s/g, "_");

/** Name, size, SHA-256 (lower-case hex) and text of a chosen file. */
export async function describeFile(file) {
  const bytes = await file.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return {
    name: file.name,
    size: file.size,
    sha256: Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join(""),
    text: new TextDecoder().decode(bytes),
  };
}

/** Shows a state to tests in the page's own world, as plain data that no later change reaches. */
export function publish(name, state) {
  window[name] = JSON.parse(JSON.stringify(state));
}

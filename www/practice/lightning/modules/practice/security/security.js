// Card "Security".
import FormPart from "practice/form";

const FIELDS = [
  "requireSecretForWebServerFlow",
  "requireSecretForRefreshTokenFlow",
  "requirePkce",
  "refreshTokenRotation",
  "jwtAccessTokens",
  "limitIdleRefreshTokenTtl",
  "enforceRefreshTokenIpAllowlist",
];

export default class Security extends FormPart {
  get boxes() {
    return FIELDS.map((field) => ({
      field,
      label: this.labels[field],
      checked: this.app[field],
      disabled: this.locked[field],
    }));
  }
}

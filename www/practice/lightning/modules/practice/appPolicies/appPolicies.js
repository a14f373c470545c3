// Tab "Policies", read-only, with the values that screenshots show for a new app.
import { api, LightningElement } from "lwc";

const UNTIL_REVOKED = "Refresh token is valid until revoked";
const AFTER_IDLE = "Expire refresh token if not used for specific time";

/** A combobox that offers one choice, which is all that a read-only one shows. */
const only = (label) => [{ label, value: label }];

export default class AppPolicies extends LightningElement {
  @api app;
  openSections = ["app", "oauth"];
  startPages = only("None");
  permittedUsers = only("All users can self-authorize");
  ipRelaxations = only("Enforce IP restrictions");
  validityUnits = only("Day(s)");

  /** The July 2026 form of the page: idle refresh tokens end after 30 days at most. */
  get idleLimit() {
    return this.app.limitIdleRefreshTokenTtl;
  }

  get refreshTokenHeading() {
    return this.idleLimit
      ? "Refresh Token Policy (Idle Expiration Time Limit Enforced)"
      : "Refresh Token Policy";
  }

  get refreshTokenPolicies() {
    const limited = [
      "Immediately expire refresh token",
      "Expire refresh token after specific time",
      AFTER_IDLE,
    ];
    return (this.idleLimit ? limited : [UNTIL_REVOKED, ...limited]).map((label) => ({ label, value: label }));
  }

  get refreshTokenPolicy() {
    return this.idleLimit ? AFTER_IDLE : UNTIL_REVOKED;
  }
}

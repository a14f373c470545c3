// Tab "Policies": its fields, which of them are there, and what each drop-down offers.
import { api } from "lwc";
import FormPart from "practice/form";

export const ADMIN_APPROVED = "Admin approved users are pre-authorized";
const UNTIL_REVOKED = "Refresh token is valid until revoked";
const AFTER_TIME = "Expire refresh token after specific time";
const IF_UNUSED = "Expire refresh token if not used for specific time";

/** Choices whose value is what is read. */
const choices = (...labels) => labels.map((label) => ({ label, value: label }));

export default class AppPolicies extends FormPart {
  /** The settings of the same app, which decide what stands here. */
  @api settings;
  /** Names of the org's profiles and permission sets. */
  @api lists;
  /** The lists came; in the variant late-parts they come later than the choice that brings them. */
  @api listsShown = false;
  openSections = ["app", "oauth"];
  startPages = choices("None", "OAuth");
  permittedUsers = choices("All users can self-authorize", ADMIN_APPROVED);
  ipRelaxations = choices(
    "Enforce IP restrictions",
    "Enforce IP restrictions, but relax for refresh tokens",
    "Relax IP restrictions for activated devices",
    "Relax IP restrictions",
  );
  validityUnits = choices("Hour(s)", "Day(s)", "Month(s)");

  get profiles() {
    return choices(...this.lists.profiles);
  }

  get permissionSets() {
    return choices(...this.lists.permissionSets);
  }

  get startUrlDisabled() {
    return this.readOnly || this.app.startPage !== "OAuth";
  }

  get validityShown() {
    return [AFTER_TIME, IF_UNUSED].includes(this.app.refreshTokenPolicy);
  }

  /** The July 2026 form of the page: idle refresh tokens end after 30 days at most. */
  get idleLimit() {
    return this.settings.limitIdleRefreshTokenTtl;
  }

  get refreshTokenHeading() {
    return this.idleLimit
      ? "Refresh Token Policy (Idle Expiration Time Limit Enforced)"
      : "Refresh Token Policy";
  }

  get refreshTokenPolicies() {
    const limited = ["Immediately expire refresh token", AFTER_TIME, IF_UNUSED];
    return choices(...(this.idleLimit ? limited : [UNTIL_REVOKED, ...limited]));
  }
}

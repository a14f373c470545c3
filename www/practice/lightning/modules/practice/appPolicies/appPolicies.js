// Tab "Policies": its fields, which of them are there, and what each drop-down offers.
import { api } from "lwc";
import FormPart from "practice/form";

export const ADMIN_APPROVED = "Admin approved users are pre-authorized";
const UNTIL_REVOKED = "Refresh token is valid until revoked";
const AFTER_TIME = "Expire refresh token after specific time";
const IF_UNUSED = "Expire refresh token if not used for specific time";

/** Choices by what they are called in English; `lines` gives other names. */
const choices = (lines, ...values) => values.map((value) => ({ label: lines[value] ?? value, value }));

export default class AppPolicies extends FormPart {
  /** The settings of the same app, which decide what stands here. */
  @api settings;
  @api labels;
  /** Names of the org's profiles and permission sets. */
  @api lists;
  /** The lists came; in the variant late-parts they come later than the choice that brings them. */
  @api listsShown = false;
  openSections = ["app", "oauth"];

  get startPages() {
    return choices(this.labels.lines, "None", "OAuth");
  }

  get permittedUsers() {
    return choices(this.labels.lines, "All users can self-authorize", ADMIN_APPROVED);
  }

  get ipRelaxations() {
    return choices(
      this.labels.lines,
      "Enforce IP restrictions",
      "Enforce IP restrictions, but relax for refresh tokens",
      "Relax IP restrictions for activated devices",
      "Relax IP restrictions",
    );
  }

  get validityUnits() {
    return choices(this.labels.lines, "Hour(s)", "Day(s)", "Month(s)");
  }

  get profiles() {
    return choices({}, ...this.lists.profiles);
  }

  get permissionSets() {
    return choices({}, ...this.lists.permissionSets);
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
    return this.idleLimit ? this.labels.refreshTokenPolicyLimited : this.labels.refreshTokenPolicy;
  }

  get refreshTokenPolicies() {
    const limited = ["Immediately expire refresh token", AFTER_TIME, IF_UNUSED];
    return choices(this.labels.lines, ...(this.idleLimit ? limited : [UNTIL_REVOKED, ...limited]));
  }
}

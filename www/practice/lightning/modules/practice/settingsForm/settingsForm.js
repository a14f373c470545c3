// The whole settings form: an accordion of sections, only the first of them open.
import { api } from "lwc";
import FormPart from "practice/form";

export default class SettingsForm extends FormPart {
  /** True on an app's own page, which names and orders some things differently. */
  @api saved = false;
  @api variant;
  openSections = ["basic"];
  oauthOpened = false;

  get oauthLabel() {
    return this.saved ? this.labels.oauthSectionSaved : this.labels.oauthSection;
  }

  get oauthRendered() {
    return this.oauthOpened || !this.variant.lazyOauth;
  }

  get creating() {
    return !this.saved;
  }

  get otherSections() {
    return ["samlSection", "mobileSection", "pushSection", "notificationSection"].map((name) => ({
      name,
      label: this.labels[name],
    }));
  }

  handleToggle(event) {
    const open = event.detail.openSections;
    this.oauthOpened = this.oauthOpened || open.includes("oauth");
  }

  /** Opens every section, so that an error inside a closed one can be seen. */
  @api
  openAll() {
    this.openSections = ["basic", "oauth"];
  }
}

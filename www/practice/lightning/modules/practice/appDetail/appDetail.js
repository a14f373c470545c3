// One app's own page: what was saved, under the tabs Policies and Settings. Each is read-only until its Edit is
// pressed, and keeps what its Save sent.
import LightningConfirm from "lightning/confirm";
import { api, LightningElement } from "lwc";
import { ADMIN_APPROVED } from "practice/appPolicies";
import { labelsOf } from "practice/labels";
import { publish } from "practice/model";

const APPS = "/practice/api/apps/";

export default class AppDetail extends LightningElement {
  @api appId;
  @api variant;
  app = null;
  policies = null;
  lists = null;
  listsShown = false;
  /** The tab that is being edited, if one is. */
  editing = "";
  trouble = "";

  get labels() {
    return labelsOf(this.variant.language, this.variant.renamed);
  }

  get mayEditSettings() {
    return !this.variant.installed;
  }

  get type() {
    if (this.variant.installed) return "Packaged (Installed)";
    return this.app.distributionState === "packaged" ? "Packaged" : "Local";
  }

  get policiesLocked() {
    return this.editing !== "policies";
  }

  get settingsLocked() {
    return this.editing !== "settings";
  }

  get policiesButton() {
    return this.policiesLocked ? this.labels.edit : this.labels.save;
  }

  get settingsButton() {
    return this.settingsLocked ? this.labels.edit : this.labels.save;
  }

  get address() {
    return APPS + encodeURIComponent(this.appId);
  }

  async connectedCallback() {
    try {
      const response = await fetch(this.address);
      if (!response.ok) {
        this.trouble = "This practice org has no such app. It forgets every app when it stops.";
        return;
      }
      this.take(await response.json());
    } catch (error) {
      this.trouble = `The practice server did not answer: ${error.message}`;
    }
  }

  take({ settings, policies, lists }) {
    this.lists = lists;
    this.policies = policies;
    this.app = settings;
    this.listsShown = policies.permittedUsers === ADMIN_APPROVED;
    this.publishAll();
  }

  publishAll() {
    publish("__practiceState", this.app);
    publish("__practicePolicies", this.policies);
  }

  handleFieldChange(event) {
    const { tab } = event.currentTarget.dataset;
    const { field, value } = event.detail;
    this.write(tab, field, value);
    if (field === "permittedUsers") this.changePermittedUsers(value);
  }

  write(tab, field, value) {
    if (tab === "policies") this.policies = { ...this.policies, [field]: value };
    else this.app = { ...this.app, [field]: value };
    this.publishAll();
  }

  /** The choice stands while the dialog asks, and Cancel takes it back. */
  async changePermittedUsers(chosen) {
    const approved = chosen === ADMIN_APPROVED;
    const show = () => {
      this.listsShown = this.policies.permittedUsers === ADMIN_APPROVED;
    };
    if (approved && this.variant.cardDelay > 0) setTimeout(show, this.variant.cardDelay);
    else show();
    if (!approved) return;
    const agreed = await LightningConfirm.open({
      label: "Admin approved users",
      message:
        "Users who may use this app today will lose it until an admin approves them. The real page is said to ask here; its wording is not known.",
    });
    if (agreed) return;
    this.write("policies", "permittedUsers", "All users can self-authorize");
    show();
  }

  async handleButton(event) {
    const { tab } = event.currentTarget.dataset;
    if (this.editing !== tab) {
      this.editing = tab;
      return;
    }
    if (!this.template.querySelector(`[data-form="${tab}"]`).report()) return;
    const response = await fetch(`${this.address}/${tab}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(tab === "policies" ? this.policies : this.app),
    });
    this.editing = "";
    this.take(await response.json());
  }
}

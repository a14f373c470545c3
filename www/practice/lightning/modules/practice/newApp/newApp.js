// The form for a new External Client App: it owns the record, shows it to tests, and sends it to the server.
import LightningConfirm from "lightning/confirm";
import { api, LightningElement } from "lwc";
import { JAPANESE_NOTE, labelsOf } from "practice/labels";
import { FRESH_APP, OLDER_APP, publish } from "practice/model";

const APPS = "/practice/api/apps";

export default class NewApp extends LightningElement {
  app = FRESH_APP;
  olderApp = OLDER_APP;
  editing = true;
  /** What went wrong outside of any field. */
  trouble = "";
  #variant;

  @api
  get variant() {
    return this.#variant;
  }
  set variant(variant) {
    this.#variant = variant;
    this.editing = !variant.viewMode;
    this.app = { ...FRESH_APP, ...variant.initial };
    if (variant.duplicateEmail) this.app = { ...this.app, secondContactEmail: "" };
    publish("__practiceState", this.app);
    if (variant.hiddenCopy) publish("__practiceOlderState", this.olderApp);
  }

  get labels() {
    return labelsOf(this.variant.language, this.variant.renamed);
  }

  get readOnly() {
    return !this.editing;
  }

  get note() {
    const unknown = this.variant.unknownWords;
    if (unknown.length > 0) return `This practice page knows no variant called ${unknown.join(", ")}.`;
    return this.variant.language === "ja" ? JAPANESE_NOTE : "";
  }

  get form() {
    return this.template.querySelector("[data-form]");
  }

  handleFieldChange(event) {
    const { field, value } = event.detail;
    this.write(field, value);
    if (field === "clientCredentials" && value) this.confirmClientCredentials();
  }

  handleOlderFieldChange(event) {
    const { field, value } = event.detail;
    this.olderApp = { ...this.olderApp, [field]: value };
    publish("__practiceOlderState", this.olderApp);
  }

  write(field, value) {
    this.app = { ...this.app, [field]: value };
    publish("__practiceState", this.app);
  }

  async confirmClientCredentials() {
    const agreed = await LightningConfirm.open({
      label: this.labels.clientCredentialsTitle,
      message: this.labels.clientCredentialsMessage,
    });
    if (!agreed) this.write("clientCredentials", false);
  }

  handleEdit() {
    this.editing = true;
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent("cancel"));
  }

  async handleCreate() {
    this.trouble = "";
    if (!this.form.report()) {
      this.form.openAll();
      return;
    }
    try {
      // The words of the variant go with the app: the server is the one that refuses under error-on-create.
      const response = await fetch(`${APPS}${window.location.search}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(this.app),
      });
      const answer = await response.json();
      if (response.ok) window.location.assign(answer.location);
      else this.showErrors(answer.errors);
    } catch (error) {
      this.trouble = `The practice server did not answer: ${error.message}`;
    }
  }

  showErrors(errors) {
    this.form.openAll();
    const elsewhere = errors.filter(({ field, message }) => !this.form.showError(field, message));
    this.trouble = elsewhere.map(({ message }) => message).join(" ");
  }
}

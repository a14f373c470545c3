// Section "Basic Information".
import { api } from "lwc";
import FormPart from "practice/form";
import { apiNameOf } from "practice/model";

export default class BasicInformation extends FormPart {
  /** An app's own page shows Icon URL before Logo Image URL. */
  @api saved = false;
  /** Adds a second field called Contact Email. */
  @api duplicateEmail = false;

  /** The form for a new app, open or read-only. */
  get creating() {
    return !this.saved;
  }

  get distributionStates() {
    return [
      { value: "local", label: this.labels.local },
      { value: "packaged", label: this.labels.packaged },
    ];
  }

  handleNameBlur() {
    if (!this.readOnly && !this.app.apiName) this.change("apiName", apiNameOf(this.app.name));
  }
}

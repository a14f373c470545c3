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

  handleNameBlur(event) {
    // The control, not the record: a blur in the same tick as the input comes before the record is passed back down.
    const apiName = this.controls.find((control) => control.dataset.field === "apiName");
    if (!this.readOnly && !apiName.value) this.change("apiName", apiNameOf(event.currentTarget.value));
  }
}

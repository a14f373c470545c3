// Card "Flow Enablement": which flows the app may use, and the certificate of the JWT bearer flow.
import FormPart from "practice/form";
import { describeFile } from "practice/model";

export default class FlowEnablement extends FormPart {
  /** The file chosen last; an earlier one that is still being read must not win over it. */
  chosen = null;

  handleFile(event) {
    event.currentTarget.setCustomValidity("");
    const file = event.detail.files?.[0] ?? null;
    this.chosen = file;
    if (!file) {
      this.change("certificate", null);
      return;
    }
    describeFile(file).then((certificate) => {
      if (this.chosen === file) this.change("certificate", certificate);
    });
  }

  checkTogether() {
    const certificate = this.controls.find((control) => control.dataset.field === "certificate");
    certificate?.setCustomValidity(this.app.certificate ? "" : this.labels.certificateMissing);
  }
}

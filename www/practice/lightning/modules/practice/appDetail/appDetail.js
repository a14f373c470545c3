// One app's own page: what was saved, under the tabs Policies and Settings, read-only.
import { api, LightningElement } from "lwc";
import { labelsOf } from "practice/labels";
import { publish } from "practice/model";

const APPS = "/practice/api/apps/";

export default class AppDetail extends LightningElement {
  @api appId;
  @api variant;
  app = null;
  trouble = "";

  get labels() {
    return labelsOf(this.variant.language, this.variant.renamed);
  }

  get type() {
    return this.app.distributionState === "packaged" ? "Packaged" : "Local";
  }

  async connectedCallback() {
    try {
      const response = await fetch(APPS + encodeURIComponent(this.appId));
      if (response.ok) {
        this.app = await response.json();
        publish("__practiceState", this.app);
      } else {
        this.trouble = "This practice org has no such app. It forgets every app when it stops.";
      }
    } catch (error) {
      this.trouble = `The practice server did not answer: ${error.message}`;
    }
  }
}

// External Client App Settings: the switch for creating connected apps, which in a real org Salesforce Support has to
// agree to.
import LightningConfirm from "lightning/confirm";
import { api, LightningElement } from "lwc";

const FORM =
  "/lightning/setup/NavigationMenus/page?address=%2Fapp%2Fmgmt%2Fforceconnectedapps%2FforceAppEdit.apexp&practice=";

export default class ClientAppSettings extends LightningElement {
  @api variant;
  allowed = false;

  get refused() {
    return !this.allowed;
  }

  async handleToggle(event) {
    globalThis.__practicePressed = "Allow creation of connected apps";
    this.allowed = event.detail.checked;
    if (!this.allowed) return;
    const label = "Enable Connected App Creation?";
    this.allowed = await LightningConfirm.open({ label, message: "Connected apps can be created then." });
  }

  handleNew() {
    window.location.assign(FORM);
  }
}

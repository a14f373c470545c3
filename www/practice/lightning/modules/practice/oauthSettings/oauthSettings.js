// Section "API (Enable OAuth Settings)": the tick, and the three cards it brings.
import { api } from "lwc";
import FormPart from "practice/form";

export default class OauthSettings extends FormPart {
  /** An app's own page has no tick, only the cards. */
  @api saved = false;
  @api variant;
  /** Tells a reloaded App Settings card from the one before it, so that its components are made anew. */
  appSettingsCards = [0];
  /** False while the cards are still on their way. */
  arrived = true;

  get creating() {
    return !this.saved;
  }

  get showCards() {
    return this.app.enableOauth && this.arrived;
  }

  handleEnable(event) {
    if (event.detail.checked && this.variant.cardDelay > 0) {
      this.arrived = false;
      setTimeout(() => {
        this.arrived = true;
      }, this.variant.cardDelay);
    }
    this.handleChange(event);
  }

  handleFieldChange(event) {
    const { field, value } = event.detail;
    if (field === "jwtBearer" && value && this.variant.reloadDelay > 0) {
      setTimeout(() => this.reloadAppSettings(), this.variant.reloadDelay);
    }
  }

  reloadAppSettings() {
    this.appSettingsCards = [this.appSettingsCards[0] + 1];
    this.change("callbackUrl", "");
    this.change("scopes", []);
  }
}

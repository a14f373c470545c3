// Card "App Settings": callback URLs and scopes.
import { api } from "lwc";
import FormPart from "practice/form";
import { scopeOptions, scopesOf, valuesOf } from "practice/scopes";

export default class AppSettings extends FormPart {
  /** An app's own page starts this card with a button to its key and secret. */
  @api saved = false;
  @api language = "en";
  @api missingScopes = [];
  keyNote = false;

  get options() {
    return scopeOptions(this.language, this.missingScopes);
  }

  get selected() {
    return valuesOf(this.app.scopes);
  }

  handleScopes(event) {
    this.change("scopes", scopesOf(event.detail.value));
  }

  handleKey() {
    this.keyNote = true;
  }

  checkTogether() {
    const callback = this.controls.find((control) => control.dataset.field === "callbackUrl");
    const lines = this.app.callbackUrl.split("\n").map((line) => line.trim());
    const wellFormed = lines.every((line) => line === "" || URL.canParse(line));
    callback.setCustomValidity(wellFormed ? "" : this.labels.callbackMalformed);
  }
}

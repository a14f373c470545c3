// What every part of the form does alike: say which field changed, check its fields, show an error beside one.
import { api, LightningElement } from "lwc";

export default class FormPart extends LightningElement {
  /** The record that is shown. */
  @api app;
  /** Every text of the page. */
  @api labels;
  /** True while nothing may be changed. */
  @api readOnly = false;
  /** Names of the fields that are disabled even in a form that may be changed. */
  @api disabledFields = [];

  /** The fields that are disabled one by one; a text field that is only shown is read-only instead. */
  get disabled() {
    return Object.fromEntries(this.disabledFields.map((field) => [field, true]));
  }

  /** The fields that take no input, for the controls that know no read-only state. */
  get locked() {
    return this.readOnly
      ? Object.fromEntries(Object.keys(this.app).map((field) => [field, true]))
      : this.disabled;
  }

  /** Controls of this part by the record's field they show. */
  get controls() {
    return [...this.template.querySelectorAll("[data-field]")];
  }

  /** Parts of the form inside this one. */
  get parts() {
    return [...this.template.querySelectorAll("[data-part]")];
  }

  /** Sends `value` for `field` up to the owner. */
  change(field, value) {
    this.dispatchEvent(
      new CustomEvent("fieldchange", { bubbles: true, composed: true, detail: { field, value } }),
    );
  }

  handleChange(event) {
    const control = event.currentTarget;
    control.setCustomValidity?.("");
    const { checked, value } = event.detail;
    this.change(control.dataset.field, control.type === "checkbox" ? checked : value);
  }

  /** Shows every control's error beside it; true when there is none. */
  @api
  report() {
    this.checkTogether();
    return [
      ...this.controls.map((control) => control.reportValidity()),
      ...this.parts.map((part) => part.report()),
    ].every(Boolean);
  }

  /** Rules that one control cannot check by itself; a part that has any overrides this. */
  checkTogether() {}

  /** Shows the server's message beside the control of `field`; false when no part here has that field. */
  @api
  showError(field, message) {
    const control = this.controls.find((candidate) => candidate.dataset.field === field);
    if (!control) return this.parts.some((part) => part.showError(field, message));
    control.setCustomValidity(message);
    control.reportValidity();
    return true;
  }
}

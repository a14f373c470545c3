// External Client App Manager: the list of apps, and in its place at the same address the form for a new one.
import { api, LightningElement } from "lwc";

const columns = [
  {
    label: "External Client App Name",
    fieldName: "url",
    type: "url",
    typeAttributes: { label: { fieldName: "name" }, target: "_self" },
  },
  { label: "Contact Email", fieldName: "contactEmail" },
  { label: "App Authorization", fieldName: "permittedUsers" },
  { label: "Type", fieldName: "type" },
  { label: "App Status", fieldName: "status" },
  {
    type: "action",
    typeAttributes: {
      rowActions: ["Edit Settings", "Edit Policies"].map((label) => ({ label, name: label })),
    },
  },
];

export default class Manager extends LightningElement {
  @api variant;
  columns = columns;
  /** An address that names a variant, or none of them, means the form itself. */
  form = new URLSearchParams(window.location.search).has("practice");
  apps = null;
  trouble = "";

  get list() {
    return !this.form;
  }

  async connectedCallback() {
    try {
      const response = await fetch("/practice/api/apps?external=1");
      this.apps = await response.json();
    } catch (error) {
      this.trouble = `The practice server did not answer: ${error.message}`;
    }
  }

  handleNew() {
    this.form = true;
  }

  handleCancel() {
    this.form = false;
  }

  /** The menu leads nowhere here; that it was pressed is written down. */
  handleAction(event) {
    globalThis.__practicePressed = event.detail.action.name;
  }
}

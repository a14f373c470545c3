// App Manager: every app of the org, Lightning and connected ones, each with a menu.
import { api, LightningElement } from "lwc";

const columns = [
  { label: "App Name", fieldName: "name" },
  { label: "Developer Name", fieldName: "developerName" },
  { label: "App Type", fieldName: "type" },
  {
    type: "action",
    typeAttributes: {
      rowActions: ["View", "Edit", "Manage"].map((label) => ({ label, name: label })),
    },
  },
];

export default class AppManager extends LightningElement {
  @api variant;
  columns = columns;
  apps = null;
  trouble = "";

  async connectedCallback() {
    try {
      const response = await fetch("/practice/api/apps");
      this.apps = await response.json();
    } catch (error) {
      this.trouble = `The practice server did not answer: ${error.message}`;
    }
  }

  /** The menu leads nowhere here; that it was pressed is written down. */
  handleAction(event) {
    globalThis.__practicePressed = event.detail.action.name;
  }
}

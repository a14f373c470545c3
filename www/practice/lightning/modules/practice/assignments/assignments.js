// The users of a permission set: who has it, whom it can be assigned to, and for how long.
import { api, LightningElement } from "lwc";
import { labelsOf } from "practice/labels";
import { publish } from "practice/model";

const SETS = "/practice/api/permission-sets/";

export default class Assignments extends LightningElement {
  @api setId;
  @api variant;
  set = null;
  trouble = "";
  /** `shown`, `chosen` or `last`: the three pages, one after the other. */
  step = "shown";
  search = "";
  /** What the list is filtered by; it follows the search a moment later. */
  filter = "";
  chosen = [];
  expirations = [
    { label: "No expiration date", value: "none" },
    { label: "Specify the expiration date", value: "date" },
  ];

  get labels() {
    return labelsOf(this.variant.language, this.variant.renamed);
  }

  get columns() {
    const { fullName, alias, username, profile } = this.labels;
    return [
      { label: fullName, fieldName: "name" },
      { label: alias, fieldName: "alias" },
      { label: username, fieldName: "username" },
      { label: profile, fieldName: "profile" },
    ];
  }

  get isShown() {
    return this.step === "shown";
  }

  get isChosen() {
    return this.step === "chosen";
  }

  get isLast() {
    return this.step === "last";
  }

  get assigned() {
    return this.set.users.filter(({ username }) => this.set.assigned.includes(username));
  }

  /** A long list shows its first rows until it is searched. */
  get offered() {
    const words = this.filter.trim().toLowerCase();
    const matches = (user) => Object.values(user).some((text) => text.toLowerCase().includes(words));
    const free = this.set.users.filter(({ username }) => !this.set.assigned.includes(username));
    return free.filter(matches).slice(0, 5);
  }

  get noneChosen() {
    return this.chosen.length === 0;
  }

  get address() {
    return SETS + encodeURIComponent(this.setId);
  }

  async connectedCallback() {
    try {
      const response = await fetch(this.address + window.location.search);
      if (!response.ok) {
        this.trouble = "This practice org has no such permission set. It forgets every one when it stops.";
        return;
      }
      this.set = await response.json();
    } catch (error) {
      this.trouble = `The practice server did not answer: ${error.message}`;
    }
  }

  handleAdd() {
    this.step = "chosen";
  }

  handleCancel() {
    this.step = "shown";
    this.search = "";
    this.filter = "";
    this.choose([]);
  }

  handleSearch(event) {
    this.search = event.detail.value;
    setTimeout(() => {
      this.filter = this.search;
    }, 200);
  }

  handleSelection(event) {
    this.choose(event.detail.selectedRows.map(({ username }) => username));
  }

  choose(usernames) {
    this.chosen = usernames;
    publish("__practiceChosen", [...usernames]);
  }

  handleNext() {
    this.step = "last";
  }

  async handleAssign() {
    const response = await fetch(this.address + window.location.search, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ users: this.chosen }),
    });
    this.set = await response.json();
    this.handleCancel();
  }
}

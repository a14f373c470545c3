// Shows the page that the address asks for: one app's page, or the form for a new app.
import { createElement } from "lwc";
import AppDetail from "practice/appDetail";
import NewApp from "practice/newApp";
import { variantOf } from "practice/variants";

const DETAIL = /\/ManageExternalClientApplication\/([^/]+)\/detail\/?$/;

const variant = variantOf(window.location.search);
document.documentElement.lang = variant.language;

const id = DETAIL.exec(window.location.pathname)?.[1];
const page = id
  ? createElement("practice-app-detail", { is: AppDetail })
  : createElement("practice-new-app", { is: NewApp });
if (id) page.appId = decodeURIComponent(id);
page.variant = variant;
document.getElementById("practice-page").append(page);

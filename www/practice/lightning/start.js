// Shows the page that the address asks for: one app's page, the users of a permission set, App Manager, External
// Client App Manager or its settings.
import { createElement } from "lwc";
import AppDetail from "practice/appDetail";
import AppManager from "practice/appManager";
import Assignments from "practice/assignments";
import ClientAppSettings from "practice/clientAppSettings";
import Manager from "practice/manager";
import { variantOf } from "practice/variants";

const DETAIL = /\/ManageExternalClientApplication\/([^/]+)\/detail\/?$/;
const APP_MANAGER = /\/NavigationMenus\/home$/;
const SETTINGS = /\/ExternalClientApplicationSettings\/home$/;
const ASSIGNMENT = /\/PermSets\/([^/]+)\/PermissionSetAssignment\/home$/;

const variant = variantOf(window.location.search);
document.documentElement.lang = variant.language;

/** @returns the page, with the id that stands in its address */
function pageOf(path) {
  const [, app] = DETAIL.exec(path) ?? [];
  if (app) {
    const page = createElement("practice-app-detail", { is: AppDetail });
    page.appId = decodeURIComponent(app);
    return page;
  }
  const [, set] = ASSIGNMENT.exec(path) ?? [];
  if (set) {
    const page = createElement("practice-assignments", { is: Assignments });
    page.setId = decodeURIComponent(set);
    return page;
  }
  if (APP_MANAGER.test(path)) return createElement("practice-app-manager", { is: AppManager });
  if (SETTINGS.test(path)) return createElement("practice-client-app-settings", { is: ClientAppSettings });
  return createElement("practice-manager", { is: Manager });
}

const page = pageOf(window.location.pathname);
page.variant = variant;
document.getElementById("practice-page").append(page);

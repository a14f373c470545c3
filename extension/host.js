// What an extension page can do, as the interface sees it. The only file besides tab.js that knows `chrome`.

import { keyPower } from "./kept-keys.js";
import { carryOut, consumerKey, look, point } from "./tab.js";
import { PANEL_SECTION } from "./ui/app.js";
import { download } from "./ui/download.js";

/** @import { AccessPower, Host, Section, Store, TabPower } from "./ui/types.js" */

/**
 * @param {"popup" | "panel"} surface
 * @returns {Host}
 */
export function extensionHost(surface) {
  return {
    surface,
    tab: tabPower(),
    access: accessPower(),
    kept: store(chrome.storage.local),
    session: store(chrome.storage.session),
    copy: (text) => navigator.clipboard.writeText(text),
    ...(surface === "popup" ? { openPanel } : { download, keys: keyPower() }),
  };
}

/** The window this page belongs to, known before anything is pressed: a press must not wait for it. */
let ownWindow = /** @type {number | undefined} */ (undefined);
void chrome.windows.getCurrent().then(({ id }) => {
  ownWindow = id;
});

/**
 * @param {Section} section
 */
async function openPanel(section) {
  if (ownWindow === undefined)
    throw new Error("The browser has not said yet which window this is. Press once more.");
  void chrome.storage.session.set({ [PANEL_SECTION]: section });
  await chrome.sidePanel.open({ windowId: ownWindow });
}

/** @returns {AccessPower} */
function accessPower() {
  return {
    has: (origins) => chrome.permissions.contains({ origins: origins.map(pattern) }),
    ask: (origins) => chrome.permissions.request({ origins: origins.map(pattern) }),
    giveBack: (origins) => chrome.permissions.remove({ origins: origins.map(pattern) }),
    onChange(changed) {
      chrome.permissions.onAdded.addListener(changed);
      chrome.permissions.onRemoved.addListener(changed);
    },
  };
}

/**
 * The match pattern of exactly one origin.
 *
 * @param {string} origin
 */
function pattern(origin) {
  return `https://${new URL(origin).hostname}/*`;
}

/** @returns {TabPower} */
function tabPower() {
  return {
    look,
    carryOut,
    point,
    consumerKey,
    async current() {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      return tab?.id === undefined ? null : { id: tab.id, url: tab.url };
    },
    onChange(changed) {
      chrome.tabs.onActivated.addListener(changed);
      chrome.tabs.onUpdated.addListener((_tabId, change, tab) => {
        if (tab.active && (change.status === "complete" || change.url)) changed();
      });
    },
    async open(tabId, url) {
      await chrome.tabs.update(tabId, { url });
    },
  };
}

/**
 * @param {chrome.storage.StorageArea} area
 * @returns {Store}
 */
function store(area) {
  return {
    async get(name) {
      return (await area.get(name))[name];
    },
    async set(name, value) {
      await area.set({ [name]: value });
    },
    async remove(name) {
      await area.remove(name);
    },
    onChange(changed) {
      area.onChanged.addListener((changes) => {
        for (const name of Object.keys(changes)) changed(name);
      });
    },
  };
}

// What an extension page can do, as the interface sees it. The only file besides tab.js that knows `chrome`.

import { carryOut, look } from "./tab.js";

/** @import { AccessPower, Host, Section, Store, TabPower } from "./ui/types.js" */

/**
 * @param {"popup" | "panel"} surface
 * @returns {Host}
 */
export function extensionHost(surface) {
  return {
    surface,
    tab: tabPower(),
    kept: store(chrome.storage.local),
    session: store(chrome.storage.session),
  };
}

/** @returns {TabPower} */
function tabPower() {
  return {
    look,
    carryOut,
    async current() {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      return tab?.id === undefined ? null : { id: tab.id, url: tab.url };
    },
    onChange(changed) {
      chrome.tabs.onActivated.addListener(changed);
      chrome.tabs.onUpdated.addListener((_tabId, change, tab) => {
        if (tab.active && change.status === "complete") changed();
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

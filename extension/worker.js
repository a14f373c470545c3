// The browser's question about host access closes the popup. Once the answer is yes, this brings the
// popup back; it takes up from storage what was about to happen. Nothing else runs in the background.

/** @import { Asked } from "./ui/types.js" */

chrome.permissions.onAdded.addListener(async () => {
  const stored = await chrome.storage.session.get("asked");
  const asked = /** @type {Asked | undefined} */ (stored.asked);
  if (asked?.surface !== "popup") return;
  try {
    await chrome.action.openPopup();
  } catch {
    // No window is in front: the next press on the icon goes on from the same place.
  }
});

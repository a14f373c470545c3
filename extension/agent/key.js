// The order `consumer-key`: the consumer key of a connected app. Older pages show it in a field of its own; today's
// have it beside the secret, and such a page is never read. It is read when the admin asks for it, and at no other time.

import { isVisible } from "./element.js";
import { textOf } from "./label.js";
import { holdsSecret } from "./secrets.js";

const VIEW = /\/forceAppDetail\.apexp$/iu;
const FIELD = "appsetup:setupForm:details:oauthSettingsSection:consumerKeySection:consumerKey";

/** Whether the key stands here, and no secret with it. */
export const showsKey = () => keyField() !== undefined;

/** @returns {Promise<string>} */
export async function consumerKey() {
  const field = keyField();
  if (!field) throw new Error("The consumer key does not stand here alone. Copy it by hand.");
  return textOf(field);
}

function keyField() {
  const field = VIEW.test(location.pathname) ? document.getElementById(FIELD) : null;
  return field && isVisible(field) && !holdsSecret() ? field : undefined;
}

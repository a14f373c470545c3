// Small questions about one element.

/** @param {Element} element */
export const isVisible = (element) => element.checkVisibility({ visibilityProperty: true });

/** @param {Element} element */
export const isEnabled = (element) =>
  !element.matches(":disabled, [aria-disabled='true']") && element.closest("[inert]") === null;

/** @param {Element} element @param {string} selector */
export const within = (element, selector) =>
  /** @type {HTMLElement[]} */ ([...element.querySelectorAll(selector)]);

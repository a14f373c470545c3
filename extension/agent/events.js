// Events as the browser would send them.

/** @param {Element} element @param {...Event} events */
export function dispatch(element, ...events) {
  for (const event of events) element.dispatchEvent(event);
}

/** @param {string} type */
export const bubbling = (type) => new Event(type, { bubbles: true, composed: true });

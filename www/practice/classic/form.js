/**
 * What the classic form does by itself: rows that appear on a tick, the API name that fills itself,
 * the two lists of a dual list. Written for the practice replica; the real page's script is unknown.
 */

/** How long late rows stay away after their tick, in milliseconds. */
const LATE = 400;
/** The longest API name. */
const API_NAME_LIMIT = 80;
/** What a list shows that has no options. */
const NONE = "--None--";

const form = /** @type {HTMLFormElement} */ (document.forms[0]);

/**
 * @param {string} id
 * @returns {HTMLSelectElement | null}
 */
function list(id) {
  const found = document.getElementById(id);
  return found instanceof HTMLSelectElement ? found : null;
}

/**
 * The first control in this role, such as the callback URL's text area.
 * @param {string} role
 * @returns {HTMLInputElement | HTMLTextAreaElement | null}
 */
function control(role) {
  return form.querySelector(`[data-role="${role}"]`);
}

/**
 * An API name made of a name: letters and digits stay, a first digit gets an X before it, everything
 * between them becomes one underscore.
 * @param {string} name
 */
function apiNameOf(name) {
  const words = name
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .join("_");
  const begun = /^[0-9]/.test(words) ? `X${words}` : words;
  return (begun || "Connected_App").slice(0, API_NAME_LIMIT).replace(/_$/, "");
}

/** Shows every part whose box is ticked and hides the others. */
function showParts() {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-shown-by]"))) {
    const box = document.getElementById(part.dataset.shownBy ?? "");
    part.hidden = !(box instanceof HTMLInputElement && box.checked);
    const late = part.querySelector(":scope > template");
    if (!part.hidden && late instanceof HTMLTemplateElement) {
      setTimeout(() => {
        if (late.isConnected) late.replaceWith(late.content.cloneNode(true));
        showParts();
      }, LATE);
    }
  }
}

/**
 * Gets the rows around `box` from the server again: what was typed there is gone, the tick stays.
 * @param {HTMLInputElement} box
 */
async function reload(box) {
  const address = new URL(location.href);
  address.searchParams.set("part", "oauth");
  const answer = await fetch(address);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("tbody.part");
  const part = box.closest("tbody.part");
  if (!fresh || !part) throw new Error("the server sent no rows");
  part.replaceChildren(...fresh.children);
  showParts();
}

/**
 * The values in a dual list's hidden field.
 * @param {string} text
 */
function values(text) {
  return text === "" ? [] : text.split(",");
}

/**
 * Moves the highlighted options of one list to the end of the other and writes down, in the hidden
 * field that is posted, which values are selected. The Add and Remove links call it.
 * @param {string} fromId
 * @param {string} toId
 * @param {string} truthName
 */
function moveOptions(fromId, toId, truthName) {
  const from = list(fromId);
  const to = list(toId);
  const truth = form.elements.namedItem(truthName);
  if (!from || !to || !(truth instanceof HTMLInputElement) || from.disabled || to.disabled) return;
  const moved = [...from.selectedOptions].filter((option) => !option.disabled);
  if (moved.length === 0) return;
  for (const option of [...to.options]) {
    if (option.disabled) option.remove();
    else option.selected = false;
  }
  for (const option of moved) {
    const copy = new Option(option.text, option.value);
    copy.title = option.title;
    to.add(copy);
    copy.selected = true;
    option.remove();
  }
  if (from.options.length === 0) {
    const none = new Option(NONE, "");
    none.disabled = true;
    from.add(none);
  }
  // What was written down before counts, not what the lists show: a script that only carries
  // options from list to list changes nothing that is posted.
  const names = moved.map((option) => option.value);
  const kept = values(truth.value).filter((value) => !names.includes(value));
  truth.value = (toId.endsWith("_s") ? [...kept, ...names] : kept).join(",");
  to.focus();
}

/** @param {HTMLInputElement} box */
function ticked(box) {
  const question = box.dataset.question;
  if (question && box.checked && !confirm(question)) box.checked = false;
  const callback = control("callback");
  if (box.dataset.role === "device" && box.checked && callback) {
    callback.value = form.dataset.placeholder ?? "";
  }
  if (box.dataset.role === "digital" && box.checked && "rerender" in form.dataset) {
    void reload(box);
  } else {
    showParts();
  }
}

form.addEventListener("click", ({ target }) => {
  if (target instanceof HTMLInputElement && target.type === "checkbox") ticked(target);
});

// Blur does not bubble: the form hears it on the way down.
form.addEventListener(
  "blur",
  ({ target }) => {
    const apiName = control("api-name");
    if (target instanceof HTMLInputElement && target.dataset.role === "name") {
      if (apiName && !apiName.disabled && apiName.value === "" && target.value !== "") {
        apiName.value = apiNameOf(target.value);
      }
    }
  },
  true,
);

for (const head of document.querySelectorAll(".pbSubheader.collapsible")) {
  head.addEventListener("click", () => {
    const body = head.nextElementSibling;
    if (body instanceof HTMLElement) body.hidden = head.classList.toggle("collapsed");
  });
}

// The links' javascript: addresses look for it among the page's globals.
Object.assign(globalThis, { moveOptions });
showParts();

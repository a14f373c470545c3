// The page's side: looks at a document and carries out steps. It decides nothing: which control is
// meant and what it should hold comes from the core. One classic script, injected on demand.
//
// It reads controls and their labels only. It clicks what opens, chooses, ticks or moves; nothing here
// submits a form. Orders are taken from the extension's own pages alone.

(() => {
  if ("connectedAppHelperAgent" in globalThis) return;
  Object.defineProperty(globalThis, "connectedAppHelperAgent", { value: true });

  const MAX_CONTROLS = 5_000;
  const MAX_NODES = 200_000;
  const MAX_VALUE_BYTES = 64 * 1024;
  const MAX_OPTIONS = 2_000;
  const MAX_LABEL = 500;
  /** How long a control may take to show what was asked of it. */
  const PATIENCE_MILLISECONDS = 1_500;
  const QUIET_LIMIT_MILLISECONDS = 5_000;
  const MARK = "data-connected-app-helper";

  /**
   * @typedef {import("./core/core.js").FrameSnapshot} FrameSnapshot
   * @typedef {import("./core/core.js").State} State
   * @typedef {import("./core/core.js").Step} Step
   * @typedef {import("./core/core.js").StepResult} StepResult
   * @typedef {import("./core/core.js").FailureReason} FailureReason
   * @typedef {import("./core/core.js").Happened} Happened
   * @typedef {{ element: Element, kind: State["kind"] | "section", parts: Element[], label: string, sections: string[] }} Seen
   * @typedef {{ result: StepResult } | { press: string }} Progress
   */

  /** @type {Map<string, { element: WeakRef<Element>, seen: Omit<Seen, "element" | "parts">, parts: WeakRef<Element>[] }>} */
  let known = new Map();
  let snapshotNumber = 0;
  let lastChange = performance.now();
  let lastLook = 0;
  let writing = 0;
  let personActed = false;
  /** @type {Set<() => void>} */
  const watchers = new Set();
  /** @type {{ token: string, resume: () => Promise<Progress> } | undefined} */
  let pendingPress;

  const observer = new MutationObserver(() => {
    lastChange = performance.now();
    for (const watcher of watchers) watcher();
  });
  /** @type {WeakSet<Node>} */
  const observed = new WeakSet();
  /** @param {Node} root */
  function observe(root) {
    if (observed.has(root)) return;
    observed.add(root);
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  observe(document);
  for (const type of ["input", "change", "keydown", "pointerdown"]) {
    const note = (/** @type {Event} */ event) => {
      if (event.isTrusted && writing === 0) personActed = true;
    };
    addEventListener(type, note, { capture: true, passive: true });
  }

  // ---------------------------------------------------------------- looking

  /** The flat tree in reading order: shadow trees in place of their hosts, slots with what is put in them. */
  function* elements() {
    /** @type {Element[]} */
    const stack = [document.documentElement];
    let count = 0;
    while (stack.length > 0) {
      const element = /** @type {Element} */ (stack.pop());
      count += 1;
      if (count > MAX_NODES) return;
      yield element;
      stack.push(...[...flatChildren(element)].reverse());
    }
  }

  /** @param {Element} element */
  function flatChildren(element) {
    if (element.shadowRoot) {
      observe(element.shadowRoot);
      return element.shadowRoot.children;
    }
    if (element instanceof HTMLSlotElement) {
      const assigned = element.assignedElements();
      if (assigned.length > 0) return assigned;
    }
    return element.children;
  }

  /** @param {Element} element */
  const isVisible = (element) => element.checkVisibility({ visibilityProperty: true });
  /** @param {Element} element */
  const isEnabled = (element) =>
    !element.matches(":disabled, [aria-disabled='true']") && element.closest("[inert]") === null;
  /** @param {Element} element @param {string} selector */
  const within = (element, selector) => /** @type {HTMLElement[]} */ ([...element.querySelectorAll(selector)]);

  /** Text a person reads, without required marks, icons and help. @param {Node | null | undefined} node @returns {string} */
  function textOf(node) {
    let text = "";
    /** @param {Node} part */
    const add = (part) => {
      if (text.length > MAX_LABEL) return;
      if (part instanceof Text) text += part.data;
      if (!(part instanceof Element)) return;
      if (part.matches("abbr, script, style, svg, select, textarea, [aria-hidden='true'], [role='tooltip']")) return;
      if (part !== node && !part.checkVisibility()) return;
      for (const child of part.childNodes) add(child);
      text += " ";
    };
    if (node) add(node);
    return text.replace(/\s+/gu, " ").trim().slice(0, MAX_LABEL);
  }

  /** @param {Element} element @param {string} attribute */
  function referenced(element, attribute) {
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    const ids = (element.getAttribute(attribute) ?? "").split(/\s+/u).filter(Boolean);
    return ids.map((id) => root.getElementById(id));
  }

  /** The element's own label, in the order browsers compute names. @param {Element} element @returns {string} */
  function labelOf(element) {
    if (element instanceof HTMLInputElement && element.type === "file") {
      // Its own label names the button beside it; what the field is called stands in front of both.
      const root = element.getRootNode();
      const box = root instanceof ShadowRoot ? root : element.closest("lightning-input, .slds-form-element");
      const own = box?.querySelector("[data-form-label]");
      if (own) return textOf(own);
    }
    const labels = "labels" in element ? /** @type {NodeListOf<HTMLLabelElement> | null} */ (element.labels) : null;
    const texts = [
      () => referenced(element, "aria-labelledby").map(textOf).join(" ").trim(),
      () => (element.getAttribute("aria-label") ?? "").trim().slice(0, MAX_LABEL),
      () => [...(labels ?? [])].map(textOf).join(" ").trim(),
      () => rowLabel(element),
      () => (element.getAttribute("title") || element.getAttribute("placeholder") || "").slice(0, MAX_LABEL),
    ];
    for (const text of texts) {
      const label = text();
      if (label !== "") return label;
    }
    return "";
  }

  /** On classic pages the label stands in the cell before. @param {Element} element */
  function rowLabel(element) {
    let cell = element.closest("td")?.previousElementSibling;
    while (cell && !cell.matches(".labelCol")) cell = cell.previousElementSibling;
    return cell ? textOf(cell.querySelector("label") ?? cell) : "";
  }

  /** @param {Element} element */
  function mayHoldSecret(element) {
    return /secret|password/iu.test(`${element.id} ${element.getAttribute("name")} ${element.getAttribute("type")}`);
  }

  /** Pages that show consumer details are refused before anything is collected. */
  function isSecretsPage() {
    return (
      /\/_ui\/identity\/|consumer_?(details|secret)/iu.test(location.pathname) ||
      document.querySelector("[id*='consumerDetails' i], [id*='consumerSecret' i]") !== null
    );
  }

  /** Finds every control of the document. @returns {Generator<Seen>} */
  function* controls() {
    /** @type {{ level: number, text: string }[]} */
    let headings = [];
    /** @type {Set<Element>} */
    const taken = new Set();
    for (const element of elements()) {
      const level = headingLevel(element);
      if (level > 0 && isVisible(element)) {
        headings = [...headings.filter((heading) => heading.level < level), { level, text: textOf(element) }];
      }
      const seen = taken.has(element) ? undefined : recognise(element, taken);
      if (seen) yield { ...seen, sections: headings.map((heading) => heading.text) };
    }
  }

  /** @param {Element} element */
  function headingLevel(element) {
    const tag = /^H([1-6])$/u.exec(element.tagName);
    if (tag) return Number(tag[1]);
    return element.getAttribute("role") === "heading" ? Number(element.getAttribute("aria-level") ?? 2) : 0;
  }

  /**
   * What kind of control an element is, if one.
   * @param {Element} element
   * @param {Set<Element>} taken members of a group that was already told
   * @returns {Omit<Seen, "sections"> | undefined}
   */
  function recognise(element, taken) {
    const one = (/** @type {Seen["kind"]} */ kind) => ({ element, kind, parts: [], label: labelOf(element) });
    if (element instanceof HTMLInputElement) {
      if (/^(hidden|password|submit|button|image|reset|color|range)$/u.test(element.type)) return undefined;
      if (element.type === "radio") return radioGroup(element, taken);
      return one(element.type === "checkbox" ? "checkbox" : element.type === "file" ? "file" : "text");
    }
    if (element instanceof HTMLTextAreaElement) return one("textarea");
    if (element instanceof HTMLSelectElement) return element.multiple ? classicDualList(element, taken) : one("select");
    if (element.matches("button[role='combobox']")) return one("combobox");
    if (element.matches("[role='group']")) return lightningDualList(element);
    if (element.matches("button[aria-expanded]:not([aria-haspopup])") && element.closest("h1, h2, h3, h4, h5, h6")) {
      return { element, kind: "section", parts: [], label: textOf(element) };
    }
    return undefined;
  }

  /** @param {HTMLInputElement} first @param {Set<Element>} taken */
  function radioGroup(first, taken) {
    const root = /** @type {Document | ShadowRoot} */ (first.getRootNode());
    const all = [...root.querySelectorAll("input[type='radio']")].filter(
      (other) => other instanceof HTMLInputElement && other.name === first.name && other.form === first.form,
    );
    for (const radio of all) taken.add(radio);
    const group = first.closest("fieldset, [role='radiogroup']");
    const label = group?.querySelector("legend") ? textOf(group.querySelector("legend")) : group ? labelOf(group) : rowLabel(first);
    return { element: first, kind: /** @type {const} */ ("radio-group"), parts: all, label };
  }

  /** @param {Element} group */
  function lightningDualList(group) {
    const lists = within(group, "ul[role='listbox']");
    if (lists.length !== 2) return undefined;
    const moves = [...group.querySelectorAll(".slds-dueling-list__column")]
      .filter((column) => column.querySelector("[role='listbox']") === null)
      .map((column) => columnButtons(column))
      .find((buttons) => buttons.length === 2);
    return { element: group, kind: /** @type {const} */ ("dual-list"), parts: [...lists, ...(moves ?? [])], label: labelOf(group) };
  }

  /** Buttons of a column, inside the shadow trees of their components too. @param {Element} column @returns {Element[]} */
  function columnButtons(column) {
    return [...column.querySelectorAll("*")].flatMap((element) =>
      element.matches("button") ? [element] : element.shadowRoot ? columnButtons(/** @type {any} */ (element.shadowRoot)) : [],
    );
  }

  /** @param {HTMLSelectElement} first @param {Set<Element>} taken */
  function classicDualList(first, taken) {
    let box = first.parentElement;
    while (box && within(box, "select[multiple]").length < 2) box = box.parentElement;
    const lists = box ? within(box, "select[multiple]") : [];
    const links = box ? within(box, "a").filter((link) => link.closest(".buttonCell")) : [];
    if (!box || lists.length !== 2 || lists[0] !== first || links.length !== 2) return undefined;
    for (const list of lists) taken.add(list);
    const label = rowLabel(box.closest("td") ?? box) || rowLabel(box);
    return { element: first, kind: /** @type {const} */ ("dual-list"), parts: [...lists, ...links], label };
  }

  /** @param {Pick<Seen, "element" | "kind" | "label" | "sections">} seen */
  function fingerprint({ element, kind, label, sections }) {
    const type = element.getAttribute("type") ?? "";
    return [element.localName, kind, type, element.id, element.getAttribute("name"), label, ...sections].join("|");
  }

  /** @param {Element} list */
  const lightningLines = (list) => within(list, "[role='option']");
  /** @param {Element} list */
  function lines(list) {
    const options = list instanceof HTMLSelectElement ? [...list.options] : lightningLines(list);
    return options
      .map((option) => ({
        text: option instanceof HTMLOptionElement ? option.text.trim() : textOf(option),
        locked: option.matches(":disabled, [aria-disabled='true']"),
        placeholder: option instanceof HTMLOptionElement && (option.disabled || option.value === "" || option.text === "--None--"),
      }))
      .filter((line) => !line.placeholder)
      .slice(0, MAX_OPTIONS + 1)
      .map(({ text, locked }) => ({ text: text.slice(0, MAX_LABEL), locked }));
  }

  /** @param {Seen} seen @returns {Promise<State>} */
  async function stateOf({ element, kind, parts }) {
    const value = () => {
      if (!isVisible(element) || mayHoldSecret(element)) return {};
      return { value: /** @type {HTMLInputElement} */ (element).value.replace(/\r\n?/gu, "\n") };
    };
    const choice = (/** @type {string} */ text, /** @type {boolean} */ selected, /** @type {boolean} */ disabled) => ({ text: text.trim().slice(0, MAX_LABEL), selected, disabled });
    switch (kind) {
      case "text":
        return { kind, ...value(), inputType: /** @type {HTMLInputElement} */ (element).type };
      case "textarea":
        return { kind, ...value() };
      case "checkbox":
        return { kind, checked: /** @type {HTMLInputElement} */ (element).checked };
      case "select": {
        const hidden = !isVisible(element) || mayHoldSecret(element);
        const options = hidden ? [] : [.../** @type {HTMLSelectElement} */ (element).options].slice(0, MAX_OPTIONS + 1);
        return { kind, options: options.map((option) => choice(option.text, option.selected, option.disabled)) };
      }
      case "radio-group": {
        const radios = /** @type {HTMLInputElement[]} */ (parts);
        return { kind, options: radios.map((radio) => choice(labelOf(radio), radio.checked, radio.disabled)) };
      }
      case "combobox":
        return { kind, value: mayHoldSecret(element) ? "" : textOf(element) };
      case "dual-list": {
        const [available, selected] = /** @type {[Element, Element]} */ (parts);
        return { kind, available: lines(available), selected: lines(selected), availableLabel: labelOf(available), selectedLabel: labelOf(selected) };
      }
      default:
        return { kind: "file", ...(await fileOf(/** @type {HTMLInputElement} */ (element))) };
    }
  }

  /** @param {HTMLInputElement} input */
  async function fileOf(input) {
    const file = input.files?.[0];
    if (!file || !isVisible(input)) return {};
    const seen = { name: file.name.slice(0, MAX_LABEL), size: Math.min(file.size, 0xffff_ffff) };
    if (file.size > MAX_VALUE_BYTES) return { file: seen };
    return { file: { ...seen, sha256: await sha256(await file.arrayBuffer()) } };
  }

  /** @param {BufferSource} bytes */
  async function sha256(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** The page's own message beside a control. @param {Seen} seen */
  function errorOf({ element, label }) {
    const described = [...referenced(element, "aria-describedby"), ...referenced(element, "aria-errormessage")];
    const near = element.closest(".slds-has-error")?.querySelector(".slds-form-element__help, [data-help-message]");
    const cell = element.closest("td, .dataCol")?.querySelector(".errorMsg");
    const invalid = element.closest(".slds-has-error") !== null || element.getAttribute("aria-invalid") === "true";
    const text = textOf(near) || textOf(cell) || (invalid ? described.map(textOf).join(" ").trim() : "");
    // Lightning's messages repeat the label, for screen readers alone.
    const error = text.startsWith(`${label} `) ? text.slice(label.length + 1) : text;
    return error === "" ? {} : { error };
  }

  /** @param {Seen} seen */
  function isRequired({ element, kind }) {
    if (kind === "checkbox") return false;
    const box = element.closest(".slds-form-element");
    return (
      element.matches(":required, [aria-required='true']") ||
      element.closest(".requiredInput") !== null ||
      box?.querySelector("abbr.slds-required") != null ||
      (kind === "dual-list" && element.querySelector("abbr.slds-required") !== null)
    );
  }

  /** @returns {Promise<Omit<FrameSnapshot, "documentId" | "top">>} */
  async function look() {
    snapshotNumber += 1;
    known = new Map();
    pendingPress = undefined;
    /** @type {Omit<FrameSnapshot, "documentId" | "top">} */
    const frame = {
      snapshotId: String(snapshotNumber),
      origin: location.origin,
      path: location.pathname,
      query: location.search,
      name: window.name.slice(0, MAX_LABEL),
      visible: innerWidth > 0 && innerHeight > 0,
      personActed,
      language: document.documentElement.lang,
      controls: [],
      disclosures: [],
      messages: [],
      childFrames: [],
    };
    lastLook = performance.now();
    if (isSecretsPage()) return { ...frame, refused: "secrets-page" };
    for (const seen of controls()) {
      const reference = `c${known.size + 1}`;
      const { element, parts, ...rest } = seen;
      known.set(reference, { element: new WeakRef(element), seen: rest, parts: parts.map((part) => new WeakRef(part)) });
      const shared = { ref: reference, fingerprint: fingerprint(seen), label: seen.label, visible: isVisible(element) };
      if (seen.kind === "section") {
        frame.disclosures.push({ ...shared, open: element.getAttribute("aria-expanded") === "true" });
        continue;
      }
      if (frame.controls.length >= MAX_CONTROLS) return { ...frame, controls: [], disclosures: [], refused: "too-many-controls" };
      const state = await stateOf(seen);
      if ("value" in state && (state.value ?? "").length > MAX_VALUE_BYTES) {
        return { ...frame, controls: [], disclosures: [], refused: "value-too-long" };
      }
      frame.controls.push({
        ...shared,
        ...errorOf(seen),
        sections: seen.sections,
        id: element.id,
        name: element.getAttribute("name") ?? "",
        required: isRequired(seen),
        enabled: seen.kind === "dual-list" ? parts.slice(0, 2).every(isEnabled) && isEnabled(element) : isEnabled(element),
        readOnly: element.matches("[readonly], [aria-readonly='true']"),
        state,
      });
    }
    frame.messages = within(document.documentElement, ".errorMsg, .pageError")
      .filter(isVisible)
      .map(textOf)
      .filter(Boolean)
      .slice(0, 20);
    frame.childFrames = iframes();
    return frame;
  }

  /** Iframes of the document, in open shadow trees too. */
  function iframes() {
    const found = [];
    for (const element of elements()) {
      if (!(element instanceof HTMLIFrameElement)) continue;
      const origin = URL.canParse(element.src, location.href) ? new URL(element.src, location.href).origin : "";
      found.push({ origin, name: element.name.slice(0, MAX_LABEL), visible: isVisible(element) });
    }
    return found.slice(0, 200);
  }

  // ---------------------------------------------------------------- writing

  /** @param {FailureReason} reason */
  const refuse = (reason) => Object.assign(new Error(reason), { reason });

  /** Carries out one step; some need a press in the page's own world before they can go on. @param {Step} step @returns {Promise<Progress>} */
  async function apply(step) {
    const entry = known.get(step.ref);
    const element = entry?.element.deref();
    if (step.snapshotId !== String(snapshotNumber)) return failed(step, "stale-snapshot");
    if (!entry || !element?.isConnected) return failed(step, "gone");
    const now = entry.seen.kind === "section" ? textOf(element) : undefined;
    const label = now ?? recognise(element, new Set())?.label ?? "";
    if (fingerprint({ ...entry.seen, element, label }) !== step.fingerprint) return failed(step, "changed");
    const parts = entry.parts.flatMap((part) => part.deref() ?? []);
    const target = entry.seen.kind === "radio-group" ? parts.some(isEnabled) : isEnabled(element);
    if (!isVisible(element) || !target || element.matches("[readonly]")) return failed(step, "not-fillable");
    personActed = false;
    return attempt(step, () => write(step, element, parts));
  }

  /** @param {Step} step @param {() => Promise<Progress | void>} work @returns {Promise<Progress>} */
  async function attempt(step, work) {
    writing += 1;
    try {
      return (await work()) ?? { result: { path: step.path, ref: step.ref } };
    } catch (error) {
      const reason = error instanceof Error && "reason" in error ? /** @type {FailureReason} */ (error.reason) : "rejected-by-page";
      return failed(step, reason);
    } finally {
      writing -= 1;
      lastChange = performance.now();
    }
  }

  /** @param {Step} step @param {FailureReason} reason @returns {Progress} */
  const failed = (step, reason) => ({ result: { path: step.path, ref: step.ref, failed: reason } });

  /** @param {Step} step @param {Element} element @param {Element[]} parts @returns {Promise<Progress | void>} */
  async function write(step, element, parts) {
    const { action } = step;
    switch (action.kind) {
      case "open-section":
        if (element.getAttribute("aria-expanded") !== "true") /** @type {HTMLElement} */ (element).click();
        return until(() => element.getAttribute("aria-expanded") === "true");
      case "set-checked": {
        const box = /** @type {HTMLInputElement} */ (element);
        if (box.checked !== action.checked) box.click();
        return until(() => box.checked === action.checked);
      }
      case "set-text":
        return setText(/** @type {HTMLInputElement} */ (element), action.text);
      case "choose":
        return choose(element, parts, action.index, action.text);
      case "pick":
        return pick(/** @type {HTMLElement} */ (element), action.texts);
      case "move":
        return move(step, parts, [
          { texts: action.add, from: 0, to: 1, button: 2 },
          { texts: action.remove, from: 1, to: 0, button: 3 },
        ]);
      case "attach-file": {
        const transfer = new DataTransfer();
        transfer.items.add(new File([action.text], action.name, { type: "application/x-x509-ca-cert" }));
        await setFiles(/** @type {HTMLInputElement} */ (element), transfer);
        const { file } = await fileOf(/** @type {HTMLInputElement} */ (element));
        if (!file || !("sha256" in file) || file.sha256 !== action.sha256) throw refuse("rejected-by-page");
        return undefined;
      }
      case "clear-file":
        await setFiles(/** @type {HTMLInputElement} */ (element), new DataTransfer());
        return until(() => /** @type {HTMLInputElement} */ (element).files?.length === 0);
    }
  }

  /** @param {Element} element @param {...Event} events */
  function dispatch(element, ...events) {
    for (const event of events) element.dispatchEvent(event);
  }
  /** @param {string} type */
  const bubbling = (type) => new Event(type, { bubbles: true, composed: true });

  /** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} text */
  async function setText(field, text) {
    // Setting a value from a script passes over maxlength, and the server would cut or refuse it later.
    if (field.maxLength >= 0 && text.length > field.maxLength) throw refuse("rejected-by-page");
    dispatch(field, new FocusEvent("focus"), new FocusEvent("focusin", { bubbles: true, composed: true }));
    field.value = text;
    dispatch(field, bubbling("input"), bubbling("change"));
    dispatch(field, new FocusEvent("blur"), new FocusEvent("focusout", { bubbles: true, composed: true }));
    await Promise.resolve();
    if (field.value.replace(/\r\n?/gu, "\n") !== text) throw refuse("rejected-by-page");
  }

  /** @param {HTMLInputElement} input @param {DataTransfer} transfer */
  async function setFiles(input, transfer) {
    input.files = transfer.files;
    dispatch(input, bubbling("input"), bubbling("change"));
    await Promise.resolve();
  }

  /** @param {Element} element @param {Element[]} parts @param {number} index @param {string} text */
  async function choose(element, parts, index, text) {
    if (element instanceof HTMLSelectElement) {
      const option = element.options[index];
      if (option?.text.trim() !== text) throw refuse("option-missing");
      element.selectedIndex = index;
      dispatch(element, bubbling("input"), bubbling("change"));
      return until(() => element.selectedIndex === index);
    }
    const radio = parts[index];
    if (!(radio instanceof HTMLInputElement) || labelOf(radio) !== text) throw refuse("option-missing");
    radio.click();
    return until(() => radio.checked);
  }

  /** @param {string} text */
  const normal = (text) => text.replace(/\s+/gu, " ").trim().toLowerCase();

  /** Opens a combobox, picks the one line that is meant, and closes it again where there is none. @param {HTMLElement} button @param {string[]} texts */
  async function pick(button, texts) {
    const wanted = new Set(texts.map(normal));
    if (button.getAttribute("aria-expanded") !== "true") button.click();
    const root = button.getRootNode();
    const box = root instanceof ShadowRoot ? root : button.closest("lightning-base-combobox, .slds-combobox_container") ?? button.parentElement;
    const items = () => {
      const list = box?.querySelector("[role='listbox']");
      return list ? within(list, "[role='option']") : [];
    };
    await until(() => items().length > 0).catch(() => undefined);
    const matching = items().filter((item) => wanted.has(normal(itemText(item))));
    if (matching.length !== 1) {
      if (button.getAttribute("aria-expanded") === "true") button.click();
      throw refuse("option-missing");
    }
    matching[0]?.click();
    return until(() => wanted.has(normal(textOf(button))));
  }

  /** @param {Element} item */
  const itemText = (item) => textOf(item.shadowRoot ? item.shadowRoot.querySelector(".slds-media__body") : item);

  /**
   * Moves lines between two lists, one direction after the other.
   * @param {Step} step
   * @param {Element[]} parts available list, selected list, add, remove
   * @param {{ texts: string[], from: number, to: number, button: number }[]} directions
   * @returns {Promise<Progress | void>}
   */
  async function move(step, parts, directions) {
    const [direction, ...later] = directions;
    if (!direction) return undefined;
    if (direction.texts.length === 0) return move(step, parts, later);
    const from = parts[direction.from];
    const to = parts[direction.to];
    const button = /** @type {HTMLElement | undefined} */ (parts[direction.button]);
    if (!from || !to || !button) throw refuse("not-fillable");
    const moved = () => {
      const there = new Set(lines(to).map((line) => line.text));
      return direction.texts.every((text) => there.has(text));
    };
    if (from instanceof HTMLSelectElement) {
      highlightOptions(from, direction.texts);
      // The link's address is a script, which only the page's own world may run.
      return pressInPage(button, () => attempt(step, async () => {
        await until(moved);
        return move(step, parts, later);
      }));
    }
    highlightLines(from, direction.texts);
    button.click();
    await until(moved);
    return move(step, parts, later);
  }

  /** @param {HTMLSelectElement} list @param {string[]} texts */
  function highlightOptions(list, texts) {
    const wanted = new Set(texts);
    if ([...list.options].filter((option) => wanted.has(option.text.trim())).length !== wanted.size) throw refuse("option-missing");
    for (const option of list.options) option.selected = wanted.has(option.text.trim());
    dispatch(list, bubbling("change"));
  }

  /** A plain click starts a new highlight, each further one adds to it. @param {Element} list @param {string[]} texts */
  function highlightLines(list, texts) {
    texts.forEach((text, index) => {
      const matching = lightningLines(list).filter((option) => textOf(option) === text);
      if (matching.length !== 1 || !matching[0]) throw refuse("option-missing");
      dispatch(matching[0], new MouseEvent("click", { bubbles: true, composed: true, cancelable: true, ctrlKey: index > 0 }));
    });
  }

  /** @param {Element} element @param {() => Promise<Progress>} resume @returns {Progress} */
  function pressInPage(element, resume) {
    const token = crypto.randomUUID();
    element.setAttribute(MARK, token);
    pendingPress = {
      token,
      resume: () => {
        element.removeAttribute(MARK);
        return resume();
      },
    };
    return { press: token };
  }

  // ---------------------------------------------------------------- waiting

  /** Resolves once a condition holds; looks again after each change of the page. @param {() => boolean} condition @returns {Promise<void>} */
  function until(condition) {
    if (condition()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const finish = (/** @type {() => void} */ settle) => {
        watchers.delete(check);
        clearInterval(timer);
        clearTimeout(limit);
        settle();
      };
      const check = () => condition() && finish(resolve);
      // Not everything that matters is a mutation: `checked` and `selectedIndex` change silently.
      const timer = setInterval(check, 20);
      const limit = setTimeout(() => finish(() => reject(refuse("rejected-by-page"))), PATIENCE_MILLISECONDS);
      watchers.add(check);
    });
  }

  /** @param {number} milliseconds @returns {Promise<Happened>} */
  function awaitChange(milliseconds) {
    if (lastChange > lastLook) return Promise.resolve({ results: [], came: true });
    return new Promise((resolve) => {
      const finish = (/** @type {boolean} */ came) => {
        watchers.delete(seen);
        clearTimeout(limit);
        resolve({ results: [], came });
      };
      const seen = () => finish(true);
      const limit = setTimeout(() => finish(false), milliseconds);
      watchers.add(seen);
    });
  }

  /** @param {number} milliseconds @returns {Promise<Happened>} */
  function awaitQuiet(milliseconds) {
    const started = performance.now();
    return new Promise((resolve) => {
      const check = () => {
        const left = milliseconds - (performance.now() - lastChange);
        if (left <= 0) resolve({ results: [], came: true });
        else if (performance.now() - started > QUIET_LIMIT_MILLISECONDS) resolve({ results: [], came: false });
        else setTimeout(check, left);
      };
      check();
    });
  }

  // ---------------------------------------------------------------- orders

  /** @type {Record<string, (request: any) => Promise<unknown>>} */
  const orders = {
    look,
    apply,
    "await-change": (request) => awaitChange(request.milliseconds),
    "await-quiet": (request) => awaitQuiet(request.milliseconds),
    pressed: async ({ token }) => {
      const press = pendingPress;
      pendingPress = undefined;
      if (press?.token !== token) throw new Error("nothing waits for this press");
      return press?.resume();
    },
  };

  chrome.runtime.onMessage.addListener((message, sender, answer) => {
    const order = orders[message?.kind];
    if (sender.id !== chrome.runtime.id || !sender.url?.startsWith(chrome.runtime.getURL("")) || !order) return undefined;
    order(message.request).then(
      (value) => answer({ ok: true, value }),
      (error) => answer({ ok: false, message: String(error?.message ?? error) }),
    );
    return true;
  });
})();

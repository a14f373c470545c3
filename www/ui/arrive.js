// Finds out where we are, and takes up what was being done in this tab.

import { guarded, recordName, remember, rememberNow, take } from "./desk.js";
import { redraft } from "./draft.js";
import { alone, journeyOn, lookAlone, lookAt } from "./journey.js";
import { orgOrigins, tally } from "./state.js";

/** @import { Run } from "../core/core.js" */
/** @import { Asked, OrgPlace, StartedRun, State, TabRecord } from "./types.js" */
/** @import { Desk } from "./desk.js" */

/** What no longer holds on a tab that is no org. @satisfies {Partial<State>} */
const NOWHERE = {
  work: { kind: /** @type {const} */ ("idle") },
  trouble: null,
  aftermath: null,
  started: null,
};

/**
 * @param {Desk} desk
 */
export async function arrive(desk) {
  const { core, host, update } = desk;
  if (!host.tab) return;
  desk.arrivals = (desk.arrivals ?? 0) + 1;
  const mine = desk.arrivals;
  await rememberNow(desk);
  const tab = await host.tab.current();
  if (!tab?.url) {
    // To a popup, opened by a press on the icon, only the browser's own pages stay closed.
    const closed = host.surface === "popup";
    update({
      ...NOWHERE,
      place: closed ? { kind: "no-org" } : { kind: "no-reach", tabId: tab?.id ?? null },
    });
    await journeyOn(desk, desk.state().place);
    return;
  }
  const known = core.tab(tab.url);
  if (!known.org) {
    update({ ...NOWHERE, place: { kind: "no-org" } });
    await journeyOn(desk, desk.state().place);
    return;
  }
  // What was being done here is read together with the page, for a fill changes both.
  const [snapshot, record, emails] = await alone(tab.id, () =>
    Promise.all([
      lookAlone(desk, tab.id).catch((error) => leave(desk, tab.id, mine, error)),
      host.session?.get(recordName(tab.id)),
      host.kept?.get("contactEmails"),
    ]),
  );
  // Two looks may be under way at once, and the later one began with what is true now.
  if (mine !== desk.arrivals) return;
  const page = core.page(tab.url, snapshot);
  const email = /** @type {Record<string, string> | undefined} */ (emails)?.[known.org.key];
  const place = /** @type {OrgPlace} */ ({
    kind: "org",
    tabId: tab.id,
    url: tab.url,
    tab: known,
    page,
    snapshot,
  });
  const stored = /** @type {TabRecord | undefined} */ (record);
  settle(desk, place, stored, email);
  await journeyOn(desk, place, stored?.started);
  if (desk.state().choice.startsWith("journey:") && !desk.state().draft) redraft(desk);
  await settleAccess(desk, place);
  if (host.surface === "panel") void followPage(desk, place);
}

/**
 * A tab that cannot be looked at leaves nothing on screen of the tab that was in front before.
 *
 * @param {Desk} desk
 * @param {number} tabId
 * @param {number} mine which look it was
 * @param {unknown} error
 * @returns {Promise<never>}
 */
async function leave(desk, tabId, mine, error) {
  const { place } = desk.state();
  if (mine === desk.arrivals && place.kind === "org" && place.tabId !== tabId) {
    desk.update({ ...NOWHERE, place: { kind: "no-reach", tabId } });
    await journeyOn(desk, desk.state().place);
  }
  throw error;
}

/** How long one wait for the page to change lasts while a journey is on screen. */
const FOLLOW_MILLISECONDS = 10_000;

/**
 * Looks again when the page changes without loading anew, as Lightning pages do on Edit and on Save: as long as
 * the journey is on screen, and the page is the same.
 *
 * @param {Desk} desk
 * @param {OrgPlace} place
 */
async function followPage(desk, place) {
  const { host, state } = desk;
  const documentId = place.page.watch;
  const wanted = () => {
    const { section, work } = state();
    return section === "journey" && state().place === place && work.kind !== "running";
  };
  try {
    while (documentId && host.tab && wanted()) {
      const wait = { documentId, milliseconds: FOLLOW_MILLISECONDS };
      const { came } = await host.tab.carryOut(place.tabId, { kind: "await-change", ...wait });
      if (!came || !wanted()) continue;
      await host.tab.carryOut(place.tabId, {
        ...wait,
        kind: "await-quiet",
        milliseconds: QUIET_MILLISECONDS,
      });
      if (wanted()) await arrive(desk);
    }
  } catch {
    // The document is gone: a frame went on to its next page, of which the tab may say nothing.
    const another = documentId !== desk.gone;
    desk.gone = documentId ?? "";
    if (another && wanted()) await guarded(desk, () => arrive(desk));
  }
}

/**
 * Takes up an earlier choice and, on the page it was made for, an earlier run.
 *
 * @param {Desk} desk
 * @param {OrgPlace} place
 * @param {TabRecord | undefined} record
 * @param {string | undefined} lastEmail
 */
function settle(desk, place, record, lastEmail) {
  const { state, update } = desk;
  const before = state();
  const sameTab = before.place.kind === "org" && before.place.tabId === place.tabId;
  // What was typed while this look was under way is newer than what is stored.
  const stored = sameTab && desk.owed ? undefined : record;
  const answers = stored?.answers ?? (sameTab ? before.answers : {});
  const offered = answers.contactEmail === undefined && lastEmail !== undefined;
  const started = record?.started;
  const same = started !== undefined && isSamePage(place, started);
  update({
    place,
    // What an action said is read in peace: a look that the page itself gives rise to does not wipe it away.
    trouble: sameTab && before.trouble?.stays ? before.trouble : null,
    started: same ? started : null,
    choice: stored?.choice ?? (sameTab ? before.choice : ""),
    mended: stored?.mended ?? (sameTab ? before.mended : null),
    touched: sameTab ? before.touched : [],
    declined: sameTab && before.declined,
    answers: offered ? { ...answers, contactEmail: lastEmail } : answers,
    offeredEmail: offered,
    work: { kind: "idle" },
    aftermath: before.place.kind === "org" && before.place.url === place.url ? before.aftermath : null,
  });
  redraft(desk);
  if (!started) return;
  if (same) resume(desk, place, started);
  else if (started.run.finished && started.run.goal === "fill") {
    // A page that goes away meanwhile is followed by another look.
    tellAftermath(desk, place, started).catch(() => undefined);
  }
}

/**
 * A Lightning page can become another page without becoming another document, so both are compared.
 *
 * @param {OrgPlace} place
 * @param {StartedRun} started
 */
function isSamePage({ page, snapshot, url }, { run, url: before }) {
  const document = snapshot.frames.some((frame) => frame.documentId === run.documentId);
  return document && page.fillable && withoutFragment(url) === withoutFragment(before);
}

/**
 * @param {string} url
 */
function withoutFragment(url) {
  return url.split("#", 1)[0];
}

/**
 * Shows how far a run on this very page has come; writes nothing.
 *
 * @param {Desk} desk
 * @param {OrgPlace} place
 * @param {StartedRun} started
 */
function resume(desk, place, { run, text, putAway }) {
  const { core, update } = desk;
  if (!run.finished) {
    const plan =
      run.goal === "fill"
        ? core.preview(text, place.snapshot)
        : take(desk, "undo", text)(run, place.snapshot).plan;
    update({ work: { kind: "stopped", goal: run.goal, run, text, plan, ...tally(plan) } });
    return;
  }
  if (putAway) return;
  const { command, plan } = take(desk, run.goal, text)(run, place.snapshot);
  // The run as it was stored, not as this look would have it: undo goes back from what the fill left.
  if (command.kind === "finish") {
    update({ work: { kind: "proof", goal: run.goal, run, text, plan, proof: command.proof } });
  }
}

/** How often an app's own page that does not show yet which app it is gets another look. */
const LOOKS = 5;
/** How long each of them waits for the page to change, and then for it to be quiet. */
const CHANGE_MILLISECONDS = 3_000;
const QUIET_MILLISECONDS = 250;

/**
 * Says once what came of a filled form, as the core tells it from the page. The panel may look while the next page is
 * still loading, so there it is not the last word until the app is seen, or a page that is surely another one.
 *
 * @param {Desk} desk
 * @param {OrgPlace} place
 * @param {StartedRun} started
 */
async function tellAftermath(desk, place, started) {
  const { core, host, state, update } = desk;
  const { run, text, told } = started;
  let aftermath = core.aftermath(text, run, place.snapshot);
  // A page between the form and the app says nothing yet: that is said once, and the app when it comes.
  if (told && aftermath.kind !== "saved") {
    if (!aftermath.again && aftermath.elsewhere) await remember(desk, null);
    return;
  }
  update({ aftermath });
  const isLatest = () => state().place === place && state().aftermath === aftermath;
  for (let looks = 0; aftermath.again && host.tab && looks < LOOKS; looks += 1) {
    const wait = { documentId: aftermath.again, milliseconds: CHANGE_MILLISECONDS };
    const { came } = await host.tab.carryOut(place.tabId, { kind: "await-change", ...wait });
    if (!came) break;
    await host.tab.carryOut(place.tabId, { ...wait, kind: "await-quiet", milliseconds: QUIET_MILLISECONDS });
    const snapshot = await lookAt(desk, place.tabId);
    if (!isLatest()) return;
    const next = core.aftermath(text, run, snapshot);
    // Before it is said: whoever reads it may close this at once.
    await journeyOn(desk, { ...place, snapshot }, started);
    if (!isLatest()) return;
    aftermath = next;
    update({ aftermath });
  }
  const { again, elsewhere, kind } = aftermath;
  const over = kind === "saved" || (!again && elsewhere);
  if (!isLatest() || !(over || (host.surface === "popup" && !again))) return;
  await remember(desk, over ? null : { ...started, told: true });
}

/**
 * What became of access that was asked for, and of access that was there once.
 *
 * @param {Desk} desk
 * @param {OrgPlace} place
 */
async function settleAccess({ host, state, update }, place) {
  const { tabId, page } = place;
  const [askedBefore, granted] = await Promise.all([host.session?.get("asked"), host.kept?.get("granted")]);
  const asked = /** @type {Asked | undefined} */ (askedBefore);
  const known = /** @type {string[] | undefined} */ (granted) ?? [];
  if (asked) {
    const given = (await host.access?.has(asked.origins)) ?? false;
    // Written down before the question is forgotten: a popup may be gone in between.
    if (given) await host.kept?.set("granted", [...new Set([...known, ...asked.origins])]);
    await host.session?.remove("asked");
    if (!given && asked.tabId === tabId) update({ declined: true });
  }
  const missing = page.outOfReach.filter((origin) => known.includes(origin));
  const gone = missing.length > 0 && !(await host.access?.has(missing));
  const following = (await host.access?.has(orgOrigins(place))) ?? false;
  if (gone !== state().withdrawn || following !== state().following) update({ withdrawn: gone, following });
}

// Shapes shared by the views. Types only: nothing here ships.

import type {
  Aftermath,
  AppKind,
  Arrival,
  Command,
  Compared,
  Context,
  Diagnostic,
  FormSection,
  HandOver,
  Happened,
  Journey,
  KeyLooked,
  LearnedPage,
  Offer,
  Page,
  PageSnapshot,
  Plan,
  Pointer,
  Preset,
  Proof,
  Report,
  Run,
  Scope,
  StepKind,
  StepShown,
  Tab,
  TakeDown,
  Turn,
  Wanted,
} from "../core/core.js";
import type { KeyPower, Workshop } from "./workshop/types.js";

/** The core's functions, once its WASM is there. */
export type Core = Omit<typeof import("../core/core.js"), "default" | "initSync">;

/** Where the interface stands: the toolbar popup, the side panel, or a plain web page. */
export type Surface = "popup" | "panel" | "web";

/** The parts of the interface a person goes to by name. */
export type Section = "fill" | "journey" | "configs" | WorkshopSection;

/** The sections with a module of their own, loaded when one of them is first opened. */
export type WorkshopSection = "keys" | "jwt" | "errors";

/** What a surface can do. Absent powers are absent buttons. */
export interface Host {
  surface: Surface;
  tab?: TabPower;
  access?: AccessPower;
  /** Kept until it is deleted: saved configs, the last contact e-mail of an org. */
  kept?: Store;
  /** Kept until the browser closes: what is being done in which tab. */
  session?: Store;
  /** Opens the side panel; must be called straight from a press. */
  openPanel?: (section: Section) => Promise<void>;
  /** Hands a file to the person; absent where a file window would close the surface. */
  download?: (name: string, content: string | Uint8Array<ArrayBuffer>, type: string) => void;
  /** Keys that are kept in the browser. */
  keys?: KeyPower;
  copy(text: string): Promise<void>;
}

/** Reading and filling the tab in front. */
export interface TabPower {
  current(): Promise<OpenTab | null>;
  /** Reads the consumer key that a document shows. */
  consumerKey(tabId: number, documentId: string): Promise<string>;
  /** Looks at a tab; what journeys have learned of addresses goes with it. */
  look(tabId: number, learned: LearnedPage[]): Promise<PageSnapshot>;
  carryOut(tabId: number, command: Command): Promise<Happened>;
  /** Shows a row of a list to the admin; nothing is pressed. */
  point(tabId: number, row: Pointer): Promise<void>;
  /** Calls back when another tab comes to the front or this one has loaded another page. */
  onChange(changed: () => void): void;
  open(tabId: number, url: string): Promise<void>;
}

/** The tab in front; its address only as far as the browser tells it. */
export interface OpenTab {
  id: number;
  url?: string | undefined;
}

/** Host access, asked for by exact origins. */
export interface AccessPower {
  has(origins: string[]): Promise<boolean>;
  ask(origins: string[]): Promise<boolean>;
  giveBack(origins: string[]): Promise<boolean>;
  onChange(changed: () => void): void;
}

/** Named values that outlive the surface. */
export interface Store {
  get(name: string): Promise<unknown>;
  set(name: string, value: unknown): Promise<void>;
  remove(name: string): Promise<void>;
  onChange(changed: (name: string) => void): void;
}

/** What the person answers on top of a config. */
export interface Answers {
  contactEmail?: string;
  name?: string;
  apiName?: string;
  certificate?: string;
  username?: string;
}

export type AnswerName = keyof Answers;

/** A config the person keeps; never with a certificate in it. */
export interface SavedConfig {
  name: string;
  text: string;
}

/** What is stored per tab while the browser runs. */
export interface TabRecord {
  choice: string;
  mended?: Mended;
  answers: Answers;
  started?: StartedRun;
}

/** A running or finished fill or undo. */
export interface StartedRun {
  run: Run;
  /** The completed config it works from. */
  text: string;
  /** The address it was started on. */
  url: string;
  /** What was chosen: a journey's fill is no other journey's. */
  choice: string;
  /** Its proof was read and put away; it can still be undone. */
  putAway: boolean;
  /** What came of it was asked on a page that could not tell, and that was said. */
  told?: boolean;
}

/** Access that was asked for; the answer is found by the next look. */
export interface Asked {
  tabId: number;
  origins: string[];
  surface: Surface;
}

/** What the tab in front is. */
export type Place =
  | { kind: "loading" }
  | { kind: "web" }
  | { kind: "no-reach"; tabId: number | null }
  | { kind: "no-org" }
  | {
      kind: "org";
      tabId: number;
      url: string;
      tab: Tab;
      page: Page;
      snapshot: PageSnapshot;
    };

/** A place that is an org. */
export type OrgPlace = Extract<Place, { kind: "org" }>;

/** A chosen config with fixes in it, for the kind of app it was chosen for. */
export interface Mended {
  choice: string;
  kind: string | undefined;
  text: string;
}

/** How the fixes of a config are made. */
export interface Mender {
  /** The text that the findings are about. */
  text: string;
  mend(wanted: Wanted): void;
  /** Absent when there is nothing to take back. */
  takeBack?: (() => void) | undefined;
}

/** The config as chosen and answered, with what the core says about it. */
export interface Draft {
  /** The config before the answers. */
  base: BaseConfig;
  /** The config with the answers in it. */
  text: string;
  context: Context;
  report: Report;
  /** Those findings of the report that are about the open form. */
  findings: Diagnostic[];
}

/** What the views need to know of a config before the answers. */
export interface BaseConfig {
  text: string;
  kind?: string | undefined;
  contactEmail: string;
  name: string;
  apiName: string;
  certificate: string;
  username: string;
  wantsCertificate: boolean;
}

/** What is being done. */
export type Work =
  | { kind: "idle" }
  | { kind: "running"; goal: "fill" | "undo"; turn: Turn | null }
  | { kind: "stopped"; goal: "fill" | "undo"; run: Run; text: string; plan: Plan; done: number; total: number }
  | { kind: "undo-preview"; run: Run; text: string; plan: Plan }
  | { kind: "proof"; goal: "fill" | "undo"; run: Run; text: string; plan: Plan; proof: Proof };

/** Something did not work; a sentence for a person. */
export interface Trouble {
  code: string;
  message: string;
  /** Shown until the next action, and not only until the next look. */
  stays?: boolean;
}

/** The config being written or imported. */
export interface Editor {
  name: string;
  text: string;
  /** What it is checked for; the time is added when it is checked. */
  context: Context;
  shownAs: "text" | "form";
  report: Report | null;
  /** What stood here before another text took its place. */
  previous: SavedConfig | null;
  note: string;
}

/** A journey through every page of a guide, as it is kept and as the page in front has it. */
export interface KeptJourney {
  id: string;
  /** What is kept. */
  text: string;
  /** Absent when what is kept cannot be read. */
  journey: Journey | null;
  trouble: string;
  steps: StepShown[];
  /** What the vendor gets back. */
  handOver: HandOver[];
  /** What ends the connection. */
  takeDown: TakeDown[];
  /** What the page in front says about it. */
  arrival: Arrival | null;
}

/** Everything the views show. */
export interface State {
  surface: Surface;
  section: Section;
  place: Place;
  welcome: boolean;
  presets: Preset[];
  /** The config format as a form. */
  outline: FormSection[];
  /** Every scope there is, for that form. */
  scopes: Scope[];
  saved: SavedConfig[];
  /** `""`, `preset:<id>`, `saved:<name>` or `journey:<id>`. */
  choice: string;
  /** The chosen config with fixes in it. */
  mended: Mended | null;
  answers: Answers;
  /** Answers the person has edited in this session. */
  touched: AnswerName[];
  /** The contact e-mail is the last one used in this org. */
  offeredEmail: boolean;
  certificateNote: string;
  draft: Draft | null;
  plan: Plan | null;
  /** A page that only shows an app, against the chosen config. */
  comparison: Compared[];
  work: Work;
  /** The last fill or undo on this page, as it is stored. */
  started: StartedRun | null;
  aftermath: Aftermath | null;
  /** The person said no to access in this session. */
  declined: boolean;
  /** Access that was there once is gone. */
  withdrawn: boolean;
  trouble: Trouble | null;
  /** Whether the org's hosts may be reached without a press on the icon. */
  following: boolean;
  editor: Editor;
  journeys: KeptJourney[];
  /** The journey that is shown. */
  journeyId: string;
  /** The journey that was deleted last, until another is. */
  deletedJourney: KeptJourney | null;
  /** The consumer key that was pasted: in memory, until the panel closes or another journey is shown. */
  consumerKey: { looked: KeyLooked | null; trouble: string; note: string };
  /** Absent until one of its sections is opened. */
  workshop: Workshop | null;
}

/** What a person can make happen. */
export interface Actions extends ConfigActions, JourneyActions {
  choose(choice: string): void;
  answer(name: AnswerName, value: string): void;
  chooseCertificate(file: File): Promise<void>;
  mendDraft(wanted: Wanted): void;
  takeFixesBack(): void;
  fill(): void;
  goOn(): void;
  previewUndo(): void;
  undo(): void;
  back(): void;
  refresh(): void;
  allow(origins: string[]): void;
  withdraw(origins: string[]): void;
  decline(): void;
  dismissWelcome(): void;
  openPanel(section: Section): void;
  open(url: string): void;
  go(section: Section): void;
}

export interface JourneyActions {
  /** Begins one of `preset:ID` or of `saved:NAME`. */
  beginJourney(choice: string, app: AppKind): Promise<void>;
  showJourney(id: string): void;
  /** The admin says that a step is done which no page proves. */
  sayStep(step: StepKind): Promise<void>;
  skipStep(step: StepKind, reason: string): Promise<void>;
  reopenStep(step: StepKind): Promise<void>;
  /** Puts the vendor's certificate into the journey's config. */
  giveCertificate(text: string): Promise<void>;
  /** Shows the app's row on the page. */
  point(row: Pointer): Promise<void>;
  /** Takes what the page offers for the journey's. */
  bind(offer: Offer): Promise<void>;
  /** Looks at a pasted consumer key; what is none is forgotten. */
  pasteKey(text: string): void;
  readKey(documentId: string): Promise<void>;
  forgetKey(): void;
  /** Copies one thing that is handed over, or all of it as text. */
  copyHandOver(text: string, name: string): Promise<void>;
  copyAll(): Promise<void>;
  saveHandOver(): void;
  deleteJourney(id: string): Promise<void>;
  bringJourneyBack(): Promise<void>;
  exportJourney(id: string): void;
}

export interface ConfigActions {
  editText(text: string): void;
  editName(name: string): void;
  /** Puts a value at a JSON pointer of the config, or takes it out. */
  editField(path: string, value: unknown): void;
  showAs(shownAs: "text" | "form"): void;
  checkFor(change: Partial<Context>): void;
  mendConfig(wanted: Wanted): void;
  exportReport(format: "markdown" | "json" | "sarif"): void;
  startFrom(preset: string): void;
  openSaved(name: string): void;
  importConfig(file: File): Promise<void>;
  exportConfig(name: string): void;
  /** Takes over what the page in front shows. */
  readPage(): void;
  saveConfig(): Promise<void>;
  deleteConfig(name: string): Promise<void>;
  bringBack(): void;
}

import type { Happened, State, StepResult } from "../core/core.js";

/** A control or a section's button, as it was recognised. */
export interface Seen {
  element: Element;
  kind: State["kind"] | "section";
  /** What a group is made of: radio buttons, or lists and the buttons between them. */
  parts: Element[];
  label: string;
  /** Headings it stands under, outermost first. */
  sections: string[];
}

/** What a walk through a document comes by. */
export type Met = Seen | HTMLIFrameElement | { title: string };

/** A step's result, or the mark of a link to press in the page's own world before it can go on. */
export type Progress = { result: StepResult } | { press: string };

export type { Happened };

// How much is read of a page; beyond these a look is refused or a text is cut.

export const MAX_CONTROLS = 5_000;
export const MAX_NODES = 200_000;
export const MAX_VALUE_BYTES = 64 * 1024;
export const MAX_OPTIONS = 2_000;
export const MAX_CELLS = 20;
export const MAX_LABEL = 500;
export const MAX_FRAMES = 200;
export const MAX_MESSAGES = 20;
export const MAX_HEADINGS = 100;
export const MAX_LIST_BUTTONS = 20;

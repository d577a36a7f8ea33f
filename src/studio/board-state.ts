/** What the Board tab shows, and what it may ask for: lists of shots that are asked for and placed together. */

/** The parts of the Board tab; one is open at a time. */
export const BOARD_PAGES = ["story", "fill"] as const;
export type BoardPage = (typeof BOARD_PAGES)[number];

export interface BoardState {
  /** Stays open while the editor is on another tab. */
  readonly page: BoardPage;
}

export const EMPTY_BOARD: BoardState = { page: "story" };

export interface BoardCommands {
  open(page: BoardPage): void;
}

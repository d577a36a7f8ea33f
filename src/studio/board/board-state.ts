/** What the Board tab shows, and what it may ask for: lists of shots that are asked for and placed together. */

import type { Hole } from "../../core/fill";
import type { Failure } from "../../core/failure";
import type { BatchPlan } from "./batch-plan";
import type { Confirmed } from "../confirmed";
import type { BoardShot } from "../../core/storyboard";
import { EMPTY_STORY, type StoryState } from "./story-state";

/** The parts of the Board tab; one is open at a time. */
export const BOARD_PAGES = ["story", "fill", "scene"] as const;
export type BoardPage = (typeof BOARD_PAGES)[number];

export interface BoardState {
  /** Stays open while the editor is on another tab. */
  readonly page: BoardPage;
  readonly story: StoryState;
  readonly fill: FillState;
  /** What was asked together and is still shown, the latest first. */
  readonly batches: readonly BatchView[];
}

/** Takes that were asked together, and how far they are. */
export interface BatchView {
  readonly id: string;
  /** In the order in which they were asked. */
  readonly takes: readonly string[];
  /** Of a storyboard: none of them goes onto the timeline by itself. */
  readonly isBoard: boolean;
  readonly underWay: number;
  /** Finished, and waiting for the others. */
  readonly here: number;
  readonly placed: number;
  /** Finished, and not placed: the places changed meanwhile. */
  readonly inBin: number;
  /** The shots of those that failed or were stopped. */
  readonly failed: readonly number[];
}

export interface FillState {
  /** `auto`: the lowest track that has items. From 0. */
  readonly track: number | "auto";
  /** Gaps of fewer frames are not chosen unasked. */
  readonly leastFrames: number;
  /** The track that is looked at. */
  readonly onTrack: number;
  readonly holes: readonly HoleRow[];
  /** Why markers could not be read: gaps are listed all the same. */
  readonly unread?: Failure;
  /** What the button does, for the holes that are chosen; absent while none is. */
  readonly plan?: BatchPlan;
}

export interface HoleRow extends Hole {
  readonly isChosen: boolean;
  /** The video track where it goes, once it is chosen. From 0. */
  readonly goesTo?: number;
  /** The audio track where its sound goes. Absent: it comes without. From 0. */
  readonly soundsOn?: number;
  /** Why it cannot be asked as it stands. */
  readonly refusal?: Failure;
}

export const EMPTY_BOARD: BoardState = {
  page: "story",
  story: EMPTY_STORY,
  fill: { track: "auto", leastFrames: 12, onTrack: 0, holes: [] },
  batches: [],
};

/** Everything that the Board tab may ask for. None rejects: what goes wrong stands in `problem`. */
export interface BoardCommands {
  open(page: BoardPage): void;
  /** Looks for gaps and markers anew; what was chosen and written stays. */
  findHoles(): Promise<void>;
  editFill(change: Partial<Pick<FillState, "track" | "leastFrames">>): Promise<void>;
  editHole(id: string, change: { readonly isChosen?: boolean; readonly prompt?: string }): void;
  /** Asks for all that are chosen, together. */
  fill(how?: Confirmed): Promise<void>;
  /** Makes a board of a brief, a script or a shot list. */
  readScript(text: string): Promise<void>;
  /** Asks which file, then the same. */
  openScript(): Promise<void>;
  /** Undefined: none, so that another can be read in. */
  chooseBoard(id: string | undefined): void;
  /** Another machine's board as one of one's own, which can be changed. */
  copyBoard(): Promise<void>;
  /** The open one, if it is one's own, for good; its takes stay. */
  removeBoard(): Promise<void>;
  renameBoard(title: string): void;
  chooseShot(id: string | undefined): void;
  editShot(id: string, change: Partial<Pick<BoardShot, "prompt" | "seconds">>): void;
  /** By so many places; what is beyond an end stops there. */
  moveShot(id: string, by: number): void;
  splitShot(id: string): void;
  /** With the one behind it. */
  mergeShot(id: string): void;
  removeShot(id: string): void;
  undoBoard(): void;
  /** Draws the shots that have no picture of what they say now. */
  drawBoard(): Promise<void>;
  layOut(to: "new" | "playhead"): Promise<void>;
  /** Asks the form's engine for a take in the place of the shot's picture. */
  askForShot(id: string, how?: Confirmed): Promise<void>;
  /** Those of a batch that are finished go onto the timeline; the others follow when they are. */
  placeNow(batchId: string): void;
  /** Stops all of a batch that is not finished. */
  stopBatch(batchId: string): void;
  /** It is not shown any more. */
  forgetBatch(batchId: string): void;
}

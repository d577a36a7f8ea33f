/** A storyboard as the Board tab shows it. */

import type { ListFault } from "../../core/shot-list";
import type { FrameSize } from "../../core/sequence";
import type { Board } from "../../core/storyboard";
import type { FrameRate } from "../../core/time";
import type { BatchPlan } from "./batch-plan";

export interface StoryState {
  /** Undefined while none is chosen: then one can be read in. */
  readonly board: Board | undefined;
  /** Another machine made it: it is shown, and not written. */
  readonly isElsewhere: boolean;
  /** All of this project, the latest first. */
  readonly boards: readonly { readonly id: string; readonly title: string }[];
  /** Files of boards that are there and cannot be read. */
  readonly unread: readonly string[];
  /** Shots so far, while a script is being read. */
  readonly reading: number | undefined;
  /** Why what was read gave no board. */
  readonly fault: ListFault | undefined;
  /** What reading a list left out or guessed. */
  readonly remarks: Remarks | undefined;
  readonly canUndo: boolean;
  /** Shots, by id, that have no picture of what they say now, and none under way. */
  readonly undrawn: readonly string[];
  /** Shots, by id, whose picture is on its way: the board cannot be laid out before they are there. */
  readonly drawing: readonly string[];
  /** The shot that is open for changes. */
  readonly chosen: string | undefined;
  /** What asking an engine for the chosen shot would do; undefined where its picture lies nowhere in the open sequence. */
  readonly asks: ShotAsk | undefined;
  /** What became of the last laying out. */
  readonly laid: LaidOut | undefined;
}

export interface Remarks {
  readonly ignored: readonly string[];
  readonly skipped: readonly number[];
  readonly guessed: readonly number[];
  /** How many shots behind the last that a board takes were left out. */
  readonly beyond: number;
}

/** Where the shot's picture lies in the open sequence, and what a take for that place does. */
export interface ShotAsk {
  readonly plan: BatchPlan;
  readonly track: number;
  readonly timecode: string;
}

export interface LaidOut {
  readonly sequence: string;
  /** Whether it was made for the board. */
  readonly isNew: boolean;
  /** From 0. */
  readonly track: number;
  /** Of the first shot, on the sequence's clock. */
  readonly timecode: string;
  readonly rate: FrameRate;
  readonly size: FrameSize;
  readonly placed: number;
  readonly unverified: number;
  /** Numbers of shots that the timeline does not show. */
  readonly failed: readonly number[];
}

export const EMPTY_STORY: StoryState = {
  board: undefined,
  isElsewhere: false,
  boards: [],
  unread: [],
  reading: undefined,
  fault: undefined,
  remarks: undefined,
  canUndo: false,
  undrawn: [],
  drawing: [],
  chosen: undefined,
  asks: undefined,
  laid: undefined,
};

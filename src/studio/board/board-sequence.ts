/** A storyboard as a sequence that is not there yet, and where what was drawn of it lies in one that is. */

import { wordsAsked } from "../../core/scene-heading";
import type { SequenceView } from "../../core/sequence";
import type { Board, BoardShot } from "../../core/storyboard";
import type { Take } from "../../core/take";
import { framesInSeconds, frameRateOf, rangeOf, ticksOfFrames, ZERO, type Ticks } from "../../core/time";
import type { ListedShot } from "./batch-plan";
import type { ShotForm } from "../form/shot-form";

/** What a board is drawn as where no sequence is open to go by. */
const USUAL = { rate: frameRateOf(25), size: { width: 1920, height: 1080 } };

/**
 * The board as an empty sequence: with the rate and size of the one that is open, else the usual ones. Its id is no sequence of
 * the project, so nothing that was made for it is ever taken for lying in one.
 */
export function sequenceOfBoard(board: Board, open: SequenceView | undefined): SequenceView {
  const { rate, size } = open ?? USUAL;
  return {
    sequenceId: `board ${board.id}`,
    name: board.title,
    rate,
    size,
    zeroFrame: 0,
    timecodeFormat: open?.timecodeFormat ?? "non-drop",
    fields: "progressive",
    playhead: ZERO,
    end: ZERO,
    video: [{ index: 0, name: "V1", muted: false, items: [] }],
    audio: [],
  };
}

/** The shots of `ids` as they are drawn: built in, without stills, each where it stands on the board. */
export function drawingsOf(
  board: Board,
  ids: readonly string[],
  { rate }: SequenceView,
  form: ShotForm,
  newSeed: () => number,
): readonly { readonly id: string; readonly listed: ListedShot }[] {
  const wanted = new Set(ids);
  let start = ZERO;
  return board.shots.flatMap((shot) => {
    const { id, number, seconds } = shot;
    const range = rangeOf(start, ticksOfFrames(Math.max(1, framesInSeconds(seconds, rate)), rate));
    start = range.end;
    if (!wanted.has(id)) return [];
    const drawn: ShotForm = {
      ...form,
      prompt: wordsAsked(shot),
      negative: "",
      references: [],
      mode: "overwrite",
      videoTrack: 0,
      audioTrack: "off",
      use: "temp",
      seed: newSeed(),
      maker: { kind: "built-in" },
      askedSize: "auto",
    };
    return [
      { id, listed: { form: drawn, at: { way: "gap", rangeInSequence: range, track: 0 }, way: "board", number } },
    ];
  });
}

/** Where one of the shot's takes lies in a sequence: the first place, the latest take first. */
export function lyingOf(
  { takes }: BoardShot,
  known: ReadonlyMap<string, Take>,
  { video }: SequenceView,
): { readonly range: { readonly start: Ticks; readonly end: Ticks }; readonly track: number } | undefined {
  for (const id of [...takes].reverse()) {
    const state = known.get(id)?.state;
    if (state?.kind !== "ready") continue;
    for (const { index, items } of video) {
      const item = items.find((one) => one.projectItemId === state.projectItemId);
      if (item !== undefined) return { range: item.rangeInSequence, track: index };
    }
  }
  return undefined;
}

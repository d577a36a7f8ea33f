/** The Board tab as an editor meets it. */

import { holesOf, type MarkerView } from "../src/core/fill";
import { withShots, type Board } from "../src/core/storyboard";
import { ticks } from "../src/core/time";
import { planBatch } from "../src/studio/board/batch-plan";
import { EMPTY_BOARD, type BatchView, type HoleRow } from "../src/studio/board/board-state";
import { EMPTY_STORY } from "../src/studio/board/story-state";
import type { StudioState } from "../src/studio/state";
import { aForm, aRow, aState, reel } from "./ui-states";

const WORDS = [
  "He turns from the bench as the lights fail, only the robot’s glow on his face.",
  "The robot’s hand closes on the lever.",
  "הידית נסגרת 🎬",
  "The tower against storm clouds, crane up.",
];

function marker(id: string, frame: number, comments: string): MarkerView {
  const { rate } = reel();
  return { id, name: "", comments, start: ticks(frame * rate), duration: ticks(40 * rate) };
}

function batch(change: Partial<BatchView>): BatchView {
  const none: BatchView = {
    id: "b",
    takes: ["1", "2", "3"],
    isBoard: false,
    underWay: 0,
    here: 0,
    placed: 0,
    inBin: 0,
    failed: [],
  };
  return { ...none, ...change };
}

function aBoard(prompts: readonly string[]): Board {
  let count = 0;
  const read = prompts.map((prompt, index) => ({
    prompt,
    seconds: 3 + (index % 3),
    scene: index < 2 ? "INT. LAB – NIGHT" : "EXT. ROOF – DAWN",
  }));
  const empty = { id: "b", owner: "this", projectId: "p", title: "The lab", madeAt: "", shots: [], unknown: {} };
  return withShots(empty, read, () => `s${(count += 1)}`);
}

/** `picture` is any image's address. */
export function boardStates(picture: string): Readonly<Record<string, StudioState>> {
  const sequence = reel();
  const markers = [marker("m", 200, `PU: ${WORDS[1] ?? ""}`), marker("n", 220, "PU: The crowd looks up.")];
  const holes = holesOf(sequence, markers, { track: 0, leastFrames: 12, seconds: 3 }).map((hole): HoleRow => {
    const isChosen = !hole.notes.includes("overlaps");
    return {
      ...hole,
      prompt: hole.kind === "gap" ? (WORDS[0] ?? "") : hole.prompt,
      isChosen,
      ...(isChosen ? { goesTo: hole.kind === "gap" ? 0 : 1, soundsOn: hole.kind === "gap" ? 0 : 3 } : {}),
    };
  });
  const plan = planBatch(
    holes
      .filter(({ isChosen }) => isChosen)
      .map(({ prompt, range, track }) => ({
        form: { ...aForm, prompt },
        at: { way: "gap", rangeInSequence: range, track },
      })),
    { sequence, room: { kind: "ready" } },
  );
  const filled = { ...EMPTY_BOARD, page: "fill" as const, fill: { ...EMPTY_BOARD.fill, holes, plan } };
  const board = aBoard(WORDS);
  const shots = board.shots.map((shot, index) => (index < 3 ? { ...shot, takes: [`take-${index + 1}`] } : shot));
  const story = {
    ...EMPTY_STORY,
    board: { ...board, shots },
    boards: [{ id: "b", title: "The lab" }],
    undrawn: ["s3", "s4"],
    canUndo: true,
  };
  const takes = [1, 2, 3].map((number) => aRow(number, { picture }));
  return {
    boardEmpty: aState({ board: EMPTY_BOARD }),
    boardFill: aState({
      board: {
        ...filled,
        batches: [batch({ underWay: 1, here: 1, failed: [3] }), batch({ id: "c", placed: 2, inBin: 1 })],
      },
    }),
    boardFillNothing: aState({ board: { ...EMPTY_BOARD, page: "fill" } }),
    boardStory: aState({ takes, board: { ...EMPTY_BOARD, story } }),
    boardStoryOpen: aState({
      takes,
      board: {
        ...EMPTY_BOARD,
        story: {
          ...story,
          chosen: "s2",
          remarks: { ignored: ["lens", "mood"], skipped: [4], guessed: [7], beyond: 0 },
        },
        batches: [batch({ isBoard: true, underWay: 2, inBin: 1 })],
      },
    }),
    boardStoryDrawing: aState({
      takes,
      board: { ...EMPTY_BOARD, story: { ...story, undrawn: [], drawing: ["s3", "s4"] } },
    }),
    boardStoryDrawn: aState({
      takes: [...takes, aRow(4, { picture })],
      board: {
        ...EMPTY_BOARD,
        story: {
          ...story,
          board: { ...board, shots: board.shots.map((shot, index) => ({ ...shot, takes: [`take-${index + 1}`] })) },
          undrawn: [],
        },
      },
    }),
    boardStoryLaid: aState({
      takes,
      board: {
        ...EMPTY_BOARD,
        story: {
          ...story,
          undrawn: [],
          laid: {
            sequence: "The lab",
            isNew: true,
            track: 0,
            timecode: "00:00:00:00",
            rate: sequence.rate,
            size: { width: 1280, height: 534 },
            placed: 4,
            unverified: 1,
            failed: [3],
          },
        },
      },
    }),
    boardStoryElsewhere: aState({
      takes,
      board: { ...EMPTY_BOARD, story: { ...story, isElsewhere: true, unread: ["broken.json"] } },
    }),
    boardStoryLong: aState({
      board: {
        ...EMPTY_BOARD,
        story: { ...story, board: aBoard(Array.from({ length: 60 }, (_, index) => `Shot of the lab, ${index}`)) },
      },
    }),
    boardUnread: aState({
      board: { ...EMPTY_BOARD, story: { ...EMPTY_STORY, fault: { why: "no-prompt-column", has: "lens, mood" } } },
    }),
  };
}

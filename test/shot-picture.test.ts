/** Which of its takes a shot of a storyboard is seen as, wherever it is seen. */

import type { TakeMarks } from "../src/core/ledger";
import type { BoardShot } from "../src/core/storyboard";
import type { Take } from "../src/core/take";
import { pictureOf, showsNow } from "../src/studio/board/shot-picture";
import type { TakeRow } from "../src/studio/takes/take-row";
import { aTake, FILM } from "./build-a";

const SHOT: BoardShot = { id: "s1", number: 1, scene: "", prompt: "He turns.", seconds: 4, takes: [] };

interface Seen {
  readonly prompt?: string;
  readonly frames?: number;
  readonly by?: "animatic" | "openrouter";
  readonly mine?: TakeMarks["mine"];
  readonly state?: Take["state"];
}

const FILE = { name: "original.mp4", bytes: 1, sha256: "" };
const READY: Take["state"] = { kind: "ready", original: FILE, clip: FILE, projectItemId: "item" };

function row(id: string, { prompt = SHOT.prompt, frames = 96, by = "animatic", mine, state = READY }: Seen): TakeRow {
  const { recipe } = aTake();
  const take = aTake({ id, state, recipe: { ...recipe, prompt, frames, rate: FILM, engine: by } });
  return { take, onTimeline: [], ...(mine === undefined ? {} : { marks: { mine } }) };
}

/** Which of those, in the order in which they were asked, from 1; 0: none. */
function seen(...takes: readonly Seen[]): number {
  const rows = takes.map((one, index) => row(String(index + 1), one));
  const shot = { ...SHOT, takes: rows.map(({ take }) => take.id) };
  return Number(pictureOf(shot, new Map(rows.map((one) => [one.take.id, one])))?.take.id ?? 0);
}

test.each<[what: string, takes: readonly Seen[], which: number]>([
  ["the latest of those that are alike", [{}, {}], 2],
  ["the one with its words of now, though another came later", [{}, { prompt: "He runs." }], 1],
  ["the one of its length of now, though another is kept", [{}, { frames: 48, mine: "keep" }], 1],
  ["one that is kept rather than one that nobody marked", [{ mine: "keep" }, {}], 1],
  ["a favourite rather than one that is kept", [{ mine: "favourite" }, { mine: "keep" }], 1],
  ["what an engine made rather than an animatic", [{ by: "openrouter" }, {}], 1],
  ["an animatic that is kept rather than what an engine made", [{ mine: "keep" }, { by: "openrouter" }], 1],
  ["never one that was rejected", [{ prompt: "He runs." }, { mine: "reject" }], 1],
  ["none where all were rejected", [{ mine: "reject" }], 0],
  ["none where none is ready", [{ state: { kind: "cancelled" } }], 0],
])("a shot is seen as %s", (_what, takes, which) => {
  expect(seen(...takes)).toBe(which);
});

test("what an engine made for the place of its picture may be a frame longer or shorter; what is drawn is exact", () => {
  expect([96, 97, 95, 98].map((frames) => showsNow(row("1", { frames, by: "openrouter" }), SHOT))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect([96, 97].map((frames) => showsNow(row("1", { frames }), SHOT))).toEqual([true, false]);
});

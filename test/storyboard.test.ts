import { decodeBoard, encodeBoard } from "../src/core/board-record";
import { Misfit } from "../src/core/decode";
import {
  canSplit,
  edited,
  lengthOfBoard,
  merged,
  moved,
  removed,
  split,
  withShots,
  withTakes,
  type Board,
} from "../src/core/storyboard";

let ids = 0;
const newId = (): string => `s${(ids += 1)}`;
beforeEach(() => (ids = 0));

const EMPTY: Board = { id: "b", owner: "d", projectId: "p", title: "T", madeAt: "", shots: [], unknown: {} };

function aBoard(...prompts: readonly string[]): Board {
  return withShots(
    EMPTY,
    prompts.map((prompt) => ({ prompt, scene: "", seconds: 4 })),
    newId,
  );
}

function written({ shots }: Board): readonly string[] {
  return shots.map(({ number, prompt, seconds }) => `${number} ${prompt} ${seconds}`);
}

test("shots get numbers of their own, which they keep wherever they are moved", () => {
  const board = aBoard("a", "b", "c");
  expect(written(moved(board, "s3", -2))).toEqual(["3 c 4", "1 a 4", "2 b 4"]);
  expect(written(moved(board, "s1", 1))).toEqual(["2 b 4", "1 a 4", "3 c 4"]);
  expect(moved(board, "s1", -1)).toBe(board);
  expect(moved(board, "none", 1)).toBe(board);
  expect(written(withShots(removed(board, "s2"), [{ prompt: "d", scene: "", seconds: 2 }], newId))).toEqual([
    "1 a 4",
    "3 c 4",
    "4 d 2",
  ]);
});

test("a shot is cut at the sentence nearest to its middle, and its length is parted by the words", () => {
  const board = edited(aBoard("He turns from the bench. The lights fail. Dark."), "s1", { seconds: 6 });
  expect(written(split(board, "s1", newId))).toEqual([
    "1 He turns from the bench. 3.1",
    "2 The lights fail. Dark. 2.9",
  ]);
  const short = aBoard("a hand");
  expect(written(split(short, short.shots[0]?.id ?? "", newId))).toEqual(["1 a 0.8", "2 hand 3.2"]);
});

test("one word is not cut", () => {
  const [shot] = aBoard("Hand").shots;
  expect(shot && canSplit(shot)).toBe(false);
  const board = aBoard("Hand");
  expect(written(split(board, "s2", newId))).toEqual(["1 Hand 4"]);
});

test("two become one with both their words and lengths, and what was drawn of them is not it", () => {
  const board = withTakes(aBoard("a", "b", "c"), new Map([["s1", "t"]]));
  const one = merged(board, "s1");
  expect(written(one)).toEqual(["1 a b 8", "3 c 4"]);
  expect(one.shots[0]?.takes).toEqual([]);
  expect(merged(board, "s3")).toBe(board);
});

test("the whole length", () => {
  expect(lengthOfBoard(aBoard("a", "b"))).toBe(8);
  expect(lengthOfBoard(EMPTY)).toBe(0);
});

test("a board survives the disk, with what another version wrote into it", () => {
  const board: Board = { ...withTakes(aBoard("🎬 יד"), new Map([["s1", "t"]])), unknown: { colour: "red" } };
  expect(decodeBoard(encodeBoard(board))).toEqual(board);
});

test.each(["", "{", "[]", "{}", '{"schema": "pickup.take"}', '{"schema":"pickup.board","version":2}'])(
  "%j is no board",
  (json) => {
    expect(() => decodeBoard(json)).toThrow(Misfit);
  },
);

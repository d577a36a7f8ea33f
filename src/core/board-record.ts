/** `Pickup/boards/<id>.json`: a storyboard as text and back. Fields that this version does not know survive a round trip. */

import { finite, list, object, oneOf, parse, text, versionUpTo, whole, type Decoder } from "./decode";
import { BOARD_VERSION, clampSeconds, type Board, type BoardShot } from "./storyboard";

export function encodeBoard(board: Board): string {
  const { unknown, ...known } = board;
  return `${JSON.stringify({ ...unknown, schema: "pickup.board", version: BOARD_VERSION, ...known }, undefined, 2)}\n`;
}

/** @throws Misfit when it is no board, is damaged, or comes from a later version. */
export function decodeBoard(json: string): Board {
  return parse(json, boardRecord);
}

const shotRecord: Decoder<BoardShot> = object(({ read }) => ({
  id: read("id", text),
  number: read("number", whole),
  scene: read("scene", text),
  prompt: read("prompt", text),
  seconds: clampSeconds(read("seconds", finite)),
  takes: read("takes", list(text)),
}));

const boardRecord: Decoder<Board> = object(({ read, rest }) => {
  read("schema", oneOf("pickup.board"));
  read("version", versionUpTo(BOARD_VERSION));
  return {
    id: read("id", text),
    owner: read("owner", text),
    projectId: read("projectId", text),
    title: read("title", text),
    madeAt: read("madeAt", text),
    shots: read("shots", list(shotRecord)),
    unknown: rest(),
  };
});

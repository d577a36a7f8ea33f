/** A take's pictures against a reference: the files in, the report, the scopes and the cube out. */

import { cubeText } from "../../core/cube";
import { encodeUtf8 } from "../../core/utf8";
import { toBase64 } from "../../core/base64";
import type { Matched, Scopes } from "../results";
import { applyCube } from "./colour/cube";
import { matchPictures } from "./colour/matching";
import { scopesOf } from "./colour/scopes";
import type { Picture } from "./drawing";
import { decodePicture, pngOf } from "./picture";
import type { Task } from "./task";

export interface MatchCall {
  /** Sizes of the PNGs, which lie one behind the other: the reference first. */
  readonly reference: number;
  readonly take: readonly number[];
  /** 0 to 1. */
  readonly strength: number;
  readonly title: string;
}

/** Pictures are compared at the size of the take's. The cube is written where there is one. @throws Error, Stopped */
export async function matchTake({ reference, take, strength, title }: MatchCall, task: Task): Promise<Matched> {
  const still = await task.read(0, reference);
  const pictures: Picture[] = [];
  let at = reference;
  for (const size of take) {
    pictures.push(await decodePicture(await task.read(at, at + size), pictures[0]));
    at += size;
  }
  const [first, ...others] = pictures;
  if (first === undefined) throw new Error("there is no picture of the take");
  const beside = await decodePicture(still, first);
  const { report, cube } = matchPictures({ reference: beside, take: [first, ...others], strength });
  task.check();
  const scopes = await drawn(beside, first);
  if (report.outcome.kind === "none") return { report, scopes, cubeBytes: 0 };
  const matched = { ...first, rgba: applyCube(cube, first) };
  const cubeBytes = await written(encodeUtf8(cubeText(cube, title)), task);
  return { report, scopes, matchedScopes: await drawn(beside, matched), cubeBytes };
}

async function drawn(reference: Picture, take: Picture): Promise<Scopes> {
  const { parade, vectorscope } = scopesOf(reference, take);
  return { parade: await urlOf(parade), vectorscope: await urlOf(vectorscope) };
}

async function urlOf(picture: Picture): Promise<string> {
  return `data:image/png;base64,${toBase64(await pngOf(picture))}`;
}

async function written(bytes: Uint8Array<ArrayBuffer>, task: Task): Promise<number> {
  await task.write(0, bytes);
  await task.written();
  return bytes.length;
}

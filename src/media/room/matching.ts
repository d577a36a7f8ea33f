/** A take's pictures against a reference: the files in, the report, the scopes and the cube out. */

import { toBase64 } from "../../core/base64";
import { cubeText } from "../../core/cube";
import { encodeUtf8 } from "../../core/utf8";
import type { Matched, Scopes } from "../results";
import { applyCube } from "./colour/cube";
import { matching, matchingSteps, type ColourMatch, type MatchRequest } from "./colour/matching";
import { scopesOf } from "./colour/scopes";
import type { Picture } from "./drawing";
import { decodePicture, pngOf } from "./picture";
import { nextTurn, type Task } from "./task";

interface MatchCall {
  /** Sizes of the PNGs, which lie one behind the other: the reference's first. */
  readonly reference: readonly number[];
  readonly take: readonly number[];
  /** 0 to 1. */
  readonly strength: number;
  readonly title: string;
}

/** Scopes of the take, scopes of it through the cube, and the cube itself. */
const OUTPUTS = 3;

/** Pictures are compared at the size of the take's. The cube is written where there is one. @throws Error, Stopped */
export async function matchTake({ reference, take, strength, title }: MatchCall, task: Task): Promise<Matched> {
  const pictures = reference.length + take.length;
  const steps = new Steps(pictures + matchingSteps(reference.length, take.length) + OUTPUTS, task);
  const own: Picture[] = [];
  let at = reference.reduce((sum, size) => sum + size, 0);
  for (const size of take) {
    own.push(await decodePicture(await task.read(at, at + size), own[0]));
    at += size;
    await steps.done();
  }
  const [first, ...others] = own;
  if (first === undefined) throw new Error("there is no picture of the take");
  const wanted: Picture[] = [];
  at = 0;
  for (const size of reference) {
    wanted.push(await decodePicture(await task.read(at, at + size), first));
    at += size;
    await steps.done();
  }
  const [beside, ...more] = wanted;
  if (beside === undefined) throw new Error("there is no picture of the reference");
  const { report, cube } = await inSteps({ reference: [beside, ...more], take: [first, ...others], strength }, steps);
  const scopes = await drawn(beside, first);
  await steps.done();
  if (report.outcome.kind === "none") return { report, scopes, cubeBytes: 0 };
  const matchedScopes = await drawn(beside, { ...first, rgba: applyCube(cube, first) });
  await steps.done();
  const cubeBytes = await written(encodeUtf8(cubeText(cube, title)), task);
  await steps.done();
  return { report, scopes, matchedScopes, cubeBytes };
}

/** After each step it is told how far it is, what came in meanwhile is heard, and a match that nobody wants ends. */
class Steps {
  readonly #total: number;
  readonly #task: Task;
  #count = 0;

  constructor(total: number, task: Task) {
    this.#total = total;
    this.#task = task;
  }

  /** @throws Stopped */
  async done(): Promise<void> {
    this.#count += 1;
    this.#task.progress(this.#count, this.#total);
    await nextTurn();
    this.#task.check();
  }
}

async function inSteps(request: MatchRequest, steps: Steps): Promise<ColourMatch> {
  const match = matching(request);
  for (let step = match.next(); ; step = match.next()) {
    if (step.done === true) return step.value;
    await steps.done();
  }
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

/** A take that lies in a cut and is checked there by a media room that finds what it is told to find. */

import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Meeting } from "../src/core/continuity";
import type { MatchReport } from "../src/core/match";
import type { Seam } from "../src/core/scene";
import type { CopyPlan } from "../src/core/fit-copy";
import { Cancelled, StudioError } from "../src/core/failure";
import type { ReadableFile } from "../src/media/calls";
import type { CopyMeans, MatchWish } from "../src/media/client";
import type { Copied, Examined, Matched } from "../src/media/results";
import { newRoom } from "./rooms.setup";
import type { Room } from "./studio.setup";
import { lying, markHole, take } from "./replace.setup";
import { RoomOfStills } from "./room-of-stills";

const grey = { black: [1, 1, 1], middle: [50, 50, 50], white: [99, 99, 99], balance: {} } as const;

/** Finds what it is told to find; the figures are the media room's own business. */
class RoomOfFindings extends RoomOfStills {
  /** How far the reference is from what it was, in code values. */
  moved = 0;
  /** What it measures now, ΔE2000. */
  measures = 9;
  readonly strengths: number[] = [];
  readonly copies: string[] = [];
  /** Of the copies that it makes. */
  frames = 96;
  breaksCopy = false;
  breaksMatch = false;
  copysSound: Copied["sound"] = "none";
  #gate: Promise<void> = Promise.resolve();

  /** How much of the wish was of the reference and of the take, in pictures. */
  readonly wished: (readonly [number, number])[] = [];

  /** From now on a match stays under way until what is answered here is called. */
  hold(): () => void {
    let letGo = (): void => undefined;
    this.#gate = new Promise((resolve) => (letGo = resolve));
    return () => letGo();
  }

  override async match(
    { reference, take: pictures, strength, title }: MatchWish,
    { out, signal, onProgress }: Parameters<RoomOfStills["match"]>[1],
  ): Promise<Matched> {
    this.strengths.push(strength);
    this.wished.push([reference.length, pictures.length]);
    onProgress?.(7, 13);
    await this.#gate;
    if (signal?.aborted === true) throw new Cancelled("stopped by the editor");
    if (this.breaksMatch) throw new StudioError({ kind: "interrupted" });
    const cube = new TextEncoder().encode(`TITLE "${title}"\nLUT_3D_SIZE 2\n${"0.5 0.5 0.5\n".repeat(8)}`);
    await out.write(0, cube);
    const correspondence = { kind: "same-picture", shift: { x: 0, y: 0 }, shared: 1, compared: 1 } as const;
    const report: MatchReport = {
      outcome: {
        kind: "paired",
        correspondence,
        trust: 1,
        before: { mean: this.measures, p95: 14, pixels: pictures.length },
        after: { mean: 1.4, p95: 3, pixels: pictures.length },
      },
      reference: grey,
      before: grey,
      after: grey,
      clipped: 0,
      strength,
    };
    return { report, scopes: { parade: "", vectorscope: "" }, cubeBytes: cube.length };
  }

  /** As long and as large as the film: only its name is new. */
  override async copy(film: ReadableFile, plan: CopyPlan, { out, cube, onProgress }: CopyMeans): Promise<Copied> {
    this.copies.push(
      `${plan.size.width}×${plan.size.height} ${plan.pace}${cube === undefined ? "" : ` ${cube.length}`}`,
    );
    onProgress?.(1, 2);
    if (this.breaksCopy) {
      await out.write(0, new Uint8Array(10));
      throw new StudioError({ kind: "interrupted" });
    }
    const bytes = await film.read(0, film.size);
    await out.write(0, bytes);
    return {
      frames: this.frames,
      codec: "avc1.640028",
      bytes: bytes.length,
      repeated: 0,
      dropped: 0,
      sound: this.copysSound,
    };
  }

  override examine(): Promise<Examined> {
    return Promise.resolve({
      continuity: {
        frames: 96,
        findings: [
          { fault: "jitter", frames: { start: 12, end: 31 }, strength: 0.6 },
          { fault: "cut", frames: { start: 200, end: 201 }, strength: 9 },
        ],
        measures: {},
        notLooked: [],
      },
    });
  }

  override meet(): Promise<Meeting> {
    return Promise.resolve({ luma: 3, cb: 0, cr: 0 });
  }

  /** Stills of other bytes are other pictures. */
  override async seam(
    before?: { readonly file: ReadableFile },
    after?: { readonly file: ReadableFile },
  ): Promise<Seam> {
    const seam = await super.seam();
    const bytes = async (side: typeof before): Promise<string> =>
      Buffer.from((await side?.file.read(0, side.file.size)) ?? []).toString("base64");
    const luma = (await bytes(before)) === (await bytes(after)) ? this.moved : 40;
    return { ...seam, cut: { ...seam.cut, luma } };
  }
}

/** A take lies in the hole between two clips. */
export async function aTake(): Promise<{ readonly room: Room; readonly media: RoomOfFindings; readonly id: string }> {
  const media = new RoomOfFindings();
  const room = await newRoom({}, () => media);
  await room.addEngine();
  await markHole(room);
  const id = await take(room);
  expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
  return { room, media, id };
}

/** The check of a take stands open in a sequence that works in Rec.709. */
export async function aCheck() {
  const made = await aTake();
  const { check } = made.room.studio;
  await check.open(made.id);
  await check.setSpace("rec-709");
  return { ...made, check };
}

/** And its match to the shot before it was measured. */
export async function aMatch() {
  const made = await aCheck();
  await made.check.measure("before");
  return made;
}

export const checking = ({ studio }: Room) => studio.state.checking;
export const undoes = ({ premiere }: Room): number => premiere.project.undoLabels.length;

export async function framesOf({ studio }: Room): Promise<readonly string[]> {
  const folder = path.join(studio.state.folder?.path ?? "", "frames");
  const devices = await readdir(folder).catch(() => []);
  const names = await Promise.all(devices.map((device) => readdir(path.join(folder, device)).catch(() => [])));
  return names.flat().filter((name) => name.startsWith("check-"));
}

export const isStale = (room: Room): boolean => {
  const match = checking(room)?.match;
  return match?.kind === "measured" && match.stale;
};

/** One scene as a chain of links: each is a take, and begins with the last frame of the one before. */

import type { Known, SecondsAllowed } from "./capability";
import { longest } from "./asking";
import { framesPerSecond, type FrameRate } from "./time";

/** More links than anybody looks through; a model that needs more makes no scene. */
export const MOST_LINKS = 240;

/** Seconds of a link where nobody knows how long the model can go on. */
const USUAL_SECONDS = 5;

/** A link of fewer seconds borrows from the one before: its picture would hardly have begun. */
const LEAST_SECONDS = 1;

const HAIR = 1e-6;

/** Seconds that one link may last: as wished, but never beyond what the model is known to do. */
export function linkSeconds(allowed: Known<SecondsAllowed>, wished: number | "auto"): number {
  const most = longestKnown(allowed);
  if (wished === "auto" || !(wished > 0)) return most ?? USUAL_SECONDS;
  return most === undefined ? wished : Math.min(wished, most);
}

/** Absent where it is not known. */
function longestKnown(allowed: Known<SecondsAllowed>): number | undefined {
  if (allowed === "unknown" || (allowed.kind !== "list" && allowed.most === "unknown")) return undefined;
  return longest(allowed);
}

/**
 * Frames of each link that the cut shows, so that they add up to `frames`. Every link but the first is made `head` frames
 * longer. Absent when no number of links is enough, or it is more than anybody wants.
 */
export function splitScene(
  frames: number,
  { seconds, head, rate }: { readonly seconds: number; readonly head: number; readonly rate: FrameRate },
): readonly number[] | undefined {
  const most = framesInLink(seconds, rate);
  if (most < 1 || linksFor(frames, most, head) > MOST_LINKS) return undefined;
  const links: number[] = [];
  for (let rest = frames; rest > 0;) {
    const link = Math.min(rest, links.length === 0 ? most : most - head);
    links.push(link);
    rest -= link;
  }
  return withoutStub(links, rate);
}

/** Whole frames that a link of so many seconds has at most. */
export function framesInLink(seconds: number, rate: FrameRate): number {
  return Math.floor(seconds * framesPerSecond(rate) + HAIR);
}

/** Infinity where a link would show nothing but its head. */
export function linksFor(frames: number, most: number, head: number): number {
  if (frames <= most) return 1;
  return most > head ? 1 + Math.ceil((frames - most) / (most - head)) : Infinity;
}

/** Where the last is too short to be seen, it borrows from the one before; where that would be too short then, they share. */
export function withoutStub(links: readonly number[], rate: FrameRate): readonly number[] {
  const least = Math.round(LEAST_SECONDS * framesPerSecond(rate));
  const [before, last] = links.slice(-2);
  if (before === undefined || last === undefined || last >= least) return links;
  const canLend = before - (least - last) >= least;
  const borrowed = canLend ? least - last : Math.floor((before - last) / 2);
  return [...links.slice(0, -2), before - borrowed, last + borrowed];
}

/** What the whole scene shows, and what happens in this link. */
export function linkPrompt(whole: string, beat: string): string {
  return [whole.trim(), beat.trim()].filter((part) => part !== "").join("\n");
}

/**
 * How far two decoded pictures are apart, both as this web view shows them: 8 bits, sRGB code values. It says nothing of
 * what an engine had before it encoded.
 */
export interface Difference {
  /** Mean of the absolute differences of luma (Rec. 709 weights on code values), 0 … 255. */
  readonly luma: number;
  /** Peak signal to noise of luma, dB. Absent: not one value differs. */
  readonly psnr?: number;
  /** Mean CIE76 of the two shrunk to 160 pixels at the long edge, where grain and compression hardly count. */
  readonly colour: number;
}

/**
 * A cut between two films. Absent parts: the film has no such frame. All four are needed to tell a doubled frame from a
 * picture that does not move.
 */
export interface Seam {
  /** The last frame before the cut against the first one after it. */
  readonly cut: Difference;
  /** The frame that is dropped at the head of the second, which should repeat the last one before the cut. */
  readonly head?: Difference;
  /** What a step is on either side: the last two frames before the cut, the first two after it. */
  readonly before?: Difference;
  readonly after?: Difference;
  /** The second was scaled to the first's size to be compared. */
  readonly scaled: boolean;
}

export type SeamVerdict =
  /** The frame before the cut is seen again after it. */
  | "doubled"
  /** The step at the cut is far larger than the steps on either side. */
  | "jump"
  /** It is a step like those around it. */
  | "even"
  /** Nothing moves around the cut, so that a doubled frame would look just the same. */
  | "still"
  | "unknown";

/** A cut whose step is so many times what is usual around it is seen: media people's rule of thumb for finding cuts. */
const JUMP = 3;

/** In code values of luma: what two encodings of one picture differ by at least. */
const NOISE = 0.2;

/** As above: a head that differs by more repeats nothing, so it says nothing of how encodings differ. */
const SAME = 4;

export function judgeSeam(seam: Omit<Seam, "scaled">): SeamVerdict {
  const around = [seam.before, seam.after].flatMap((one) => (one === undefined ? [] : [one.luma]));
  if (around.length === 0) return "unknown";
  const [least, most] = [Math.min(...around), Math.max(...around)];
  // Where the head repeats the last picture, it tells how far apart one picture is from itself, encoded again.
  const head = seam.head?.luma ?? NOISE;
  const same = head > SAME ? NOISE : Math.max(NOISE, head);
  if (seam.cut.luma > JUMP * Math.max(most, same)) return "jump";
  if (least < 1.5 * same) return seam.cut.luma <= 1.5 * same ? "still" : "even";
  return seam.cut.luma < same + 0.25 * (least - same) ? "doubled" : "even";
}

/** Examines a take as its frames come. Of the pictures the last two are kept, or what workers have in hand. */

import type { Continuity } from "../../../core/continuity";
import type { Crew } from "./crew";
import { judged, type Traces } from "./judging";
import { Measurer, type FrameMeasures } from "./measuring";
import { planesOf, type DecodedFrame, type Samples } from "./planes";

interface Examined {
  readonly continuity: Continuity;
  /** For each fault its strength at each frame, findings or not. */
  readonly traces: Traces;
}

/** Frames that a worker gets at a time: as many as these bytes hold, for a few of 4K fill memory as many small ones do. */
const STRETCH_BYTES = 24 * 2 ** 20;
const LONGEST = 12;
const SHORTEST = 4;
/** Frames before a stretch that its first frames are measured against. */
const LEAD = 2;

export class Examiner {
  private readonly crew: Crew | undefined;
  private readonly measurer = new Measurer();
  private readonly measures: FrameMeasures[] = [];
  private waiting: DecodedFrame[] = [];
  private lead = 0;
  private readonly underWay: Promise<readonly FrameMeasures[]>[] = [];

  /** Without a crew the frames are measured as they are added. The crew stays the caller's to dismiss. */
  constructor(crew?: Crew) {
    this.crew = crew;
  }

  /**
   * The next frame in the order of showing, as the file holds it: one that stays on screen for long is one frame.
   * Resolves when there is room for another one. With a crew its bytes are given away.
   * @throws RangeError for a picture too small to examine. @throws Error when a worker stopped.
   */
  async add(frame: DecodedFrame): Promise<void> {
    if (this.crew === undefined) {
      this.measures.push(this.measurer.add(planesOf(frame)));
      return;
    }
    this.waiting.push(frame);
    if (this.waiting.length - this.lead >= stretchOf(frame)) await this.send(this.crew);
  }

  /** @throws Error when a worker stopped. */
  async finish(): Promise<Examined> {
    if (this.crew !== undefined && this.waiting.length > this.lead) await this.send(this.crew);
    await this.collect(0);
    return judged(this.measures);
  }

  private async send(crew: Crew): Promise<void> {
    const frames = this.waiting;
    const { lead } = this;
    this.lead = Math.min(LEAD, frames.length);
    // The bytes leave with the stretch, so the next one's lead is copied.
    this.waiting = frames.slice(-this.lead).map(copyOf);
    const measured = crew.measure(lead, frames);
    // Heard when it is collected; until then a failure is not unheard of.
    measured.catch(() => undefined);
    this.underWay.push(measured);
    await this.collect(crew.hands);
  }

  /** Until no more than `most` stretches are under way. */
  private async collect(most: number): Promise<void> {
    while (this.underWay.length > most) this.measures.push(...((await this.underWay.shift()) ?? []));
  }
}

function stretchOf({ width, height }: DecodedFrame): number {
  return Math.max(SHORTEST, Math.min(LONGEST, Math.floor(STRETCH_BYTES / (width * height * 1.5))));
}

function copyOf(frame: DecodedFrame): DecodedFrame {
  const copies = new Map<ArrayBufferLike, Uint8Array>();
  const copied = (samples: Samples): Samples => {
    const { buffer } = samples.bytes;
    const bytes = copies.get(buffer) ?? new Uint8Array(buffer.slice(0));
    copies.set(buffer, bytes);
    return { ...samples, bytes, offset: samples.offset + samples.bytes.byteOffset };
  };
  return { ...frame, luma: copied(frame.luma), cb: copied(frame.cb), cr: copied(frame.cr) };
}

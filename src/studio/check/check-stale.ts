/**
 * Whether a match that stands open is still true of the cut. Premiere tells of no edit and of no effect, so the panel's own
 * picture of the sequence is compared first, which costs nothing; only while that is the same is the frame at the cut
 * exported again now and then, to see what no range tells.
 */

import { isCancel } from "../../core/failure";
import { factsOf } from "../../core/match-frames";
import type { SequenceView } from "../../core/sequence";
import type { CheckFrames } from "./check-frames";
import { isAnother, type Sides } from "./check-match";
import type { CheckOutside } from "./check-open";
import { isPlaying } from "../watch";

/** Milliseconds from one export to the next: soon while somebody works at the sequence, seldom while nothing moves. */
const LEAST_PAUSE = 4000;
const MOST_PAUSE = 32_000;

export class Following {
  readonly #sides: Sides;
  readonly #frames: CheckFrames;
  readonly #outside: CheckOutside;
  readonly #tell: (stale: boolean) => void;
  readonly #facts: string;
  readonly #sequenceId: string;
  readonly #stop = new AbortController();
  readonly #unsubscribe: () => void;
  #isPictureAnother = false;
  /** The clip shows other frames: nothing that is compared would tell, or take it back. */
  #isShownAnew = false;
  /** The tracks that were compared last, and how it came out: the state changes far more often than they do. */
  #compared: { readonly video: SequenceView["video"]; readonly isOtherwise: boolean } | undefined;

  /** `sequence`: as it was measured. `tell` hears how it stands whenever that may have changed. */
  constructor(
    measured: { readonly sides: Sides; readonly frames: CheckFrames; readonly sequence: SequenceView },
    outside: CheckOutside,
    tell: (stale: boolean) => void,
  ) {
    this.#sides = measured.sides;
    this.#frames = measured.frames;
    this.#facts = factsOf(measured.sides.frames, measured.sequence);
    this.#sequenceId = measured.sequence.sequenceId;
    this.#outside = outside;
    this.#tell = tell;
    this.#unsubscribe = outside.desk.subscribe(() => tell(this.isStale));
    void this.#run();
  }

  get isStale(): boolean {
    return this.#isShownAnew || this.#isOtherwise || this.#isPictureAnother;
  }

  /** Looks now. @throws StudioError of Premiere, of the room or of the disk; Cancelled */
  async look(): Promise<boolean> {
    if (!this.#isOtherwise) {
      const { room } = this.#outside;
      this.#isPictureAnother = await isAnother(this.#sides, this.#frames, room, this.#stop.signal);
      if (!this.#isOver()) this.#tell(this.isStale);
    }
    return this.isStale;
  }

  /** The clip shows other frames than it did, which nothing that is compared tells. */
  isOtherwiseFromNow(): void {
    this.#isShownAnew = true;
    this.#tell(true);
  }

  stop(): void {
    this.#stop.abort();
    this.#unsubscribe();
  }

  /** Other clips are seen where it was measured. While no sequence can be read, or another is in front, nobody knows. */
  get #isOtherwise(): boolean {
    const sequence = this.#outside.desk.project?.sequence;
    if (sequence?.sequenceId !== this.#sequenceId) return false;
    const { video } = sequence;
    if (this.#compared?.video !== video) {
      this.#compared = { video, isOtherwise: factsOf(this.#sides.frames, sequence) !== this.#facts };
    }
    return this.#compared.isOtherwise;
  }

  async #run(): Promise<void> {
    const { desk, log, sleep } = this.#outside;
    let seen = desk.project?.sequence;
    for (let pause = LEAST_PAUSE; ; pause = Math.min(MOST_PAUSE, 2 * pause)) {
      await sleep(pause);
      if (this.#isOver()) return;
      // Somebody is at work: once it has been quiet for a while.
      for (let now = desk.project?.sequence; now !== seen && !this.#isOver(); now = desk.project?.sequence) {
        pause = LEAST_PAUSE;
        seen = now;
        await sleep(pause);
      }
      try {
        if (this.#isFree() && !(await isPlaying(sleep)) && this.#isFree()) await this.look();
      } catch (error) {
        if (isCancel(error)) return;
        log.trouble("looking whether a match is still true", error);
      }
    }
  }

  /** Nothing else is being exported, and what is there is worth an export. */
  #isFree(): boolean {
    const { desk, room, takes } = this.#outside;
    const { checking, host } = desk.state;
    const isThere = host.kind === "open" && host.project.sequence?.sequenceId === this.#sequenceId;
    const isKnown = checking !== undefined && takes.maybe(checking.takeId) !== undefined;
    return !this.#isOver() && isThere && isKnown && room.state.kind === "ready" && checking.match.kind === "measured";
  }

  #isOver(): boolean {
    return this.#stop.signal.aborted;
  }
}

/** Workers that measure stretches of frames beside each other. Where a page may have none, there is no crew. */

import { messageOf } from "../../../core/thrown";
import { ownScript } from "../own-scripts";
import type { DecodedFrame } from "./planes";
import type { FrameMeasures } from "./measuring";
import type { Answer, Stretch } from "./work";

/** Milliseconds in which a worker must say that it has started. */
const PATIENCE = 4000;

/** More workers than this would only wait for the decoder, which runs in the page meanwhile. */
const MOST = 4;

interface Promised {
  readonly done: (measures: readonly FrameMeasures[]) => void;
  readonly fail: (reason: Error) => void;
}

export class Crew {
  private readonly workers: readonly Worker[];
  private readonly promised = new Map<number, Promised>();
  private next = 0;

  private constructor(workers: readonly Worker[]) {
    this.workers = workers;
    for (const worker of workers) {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => this.hear(data);
      worker.onerror = (event) => this.failAll(new Error(`a worker of the page stopped: ${event.message}`));
    }
  }

  /**
   * `script`: the text of the page's own script, which calls `serveMeasuring` in a worker. Undefined when the page may
   * not have workers, or they do not start; then the page measures by itself. `hands`: how many, at most four.
   */
  static async hire(script: string, hands: number): Promise<Crew | undefined> {
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const workers: Worker[] = [];
    try {
      for (let at = 0; at < Math.max(1, Math.min(MOST, hands)); at++) workers.push(new Worker(ownScript(address)));
      await Promise.all(workers.map(started));
      return new Crew(workers);
    } catch (error) {
      console.info(`No workers in this page: ${messageOf(error)}`);
      for (const worker of workers) worker.terminate();
      return undefined;
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  /** How many stretches can be measured at a time. */
  get hands(): number {
    return this.workers.length;
  }

  /** The first `lead` of `frames` only lead in; the bytes of all of them are given away. */
  measure(lead: number, frames: readonly DecodedFrame[]): Promise<readonly FrameMeasures[]> {
    const id = this.next++;
    const worker = this.workers[id % this.workers.length];
    if (worker === undefined) return Promise.reject(new Error("the crew has left"));
    const stretch: Stretch = { id, lead, frames };
    const given = new Set(frames.flatMap(({ luma, cb, cr }) => [luma, cb, cr].map(({ bytes }) => bytes.buffer)));
    const measured = new Promise<readonly FrameMeasures[]>((done, fail) => this.promised.set(id, { done, fail }));
    worker.postMessage(
      stretch,
      [...given].filter((buffer) => buffer instanceof ArrayBuffer),
    );
    return measured;
  }

  /** Stops them; what they were measuring fails. */
  dismiss(): void {
    for (const worker of this.workers) worker.terminate();
    this.failAll(new Error("the examination was stopped"));
  }

  private hear(answer: Answer): void {
    if (answer.kind === "ready") return;
    const promised = this.promised.get(answer.id);
    this.promised.delete(answer.id);
    if (answer.kind === "measured") promised?.done(answer.measures);
    else promised?.fail(new Error(answer.reason));
  }

  private failAll(reason: Error): void {
    for (const { fail } of this.promised.values()) fail(reason);
    this.promised.clear();
  }
}

/** A worker that was refused says so by an error, or not at all. */
function started(worker: Worker): Promise<void> {
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error("a worker did not start")), PATIENCE);
    const end = (then: () => void): void => {
      clearTimeout(late);
      then();
    };
    worker.onmessage = () => end(done);
    worker.onerror = (event) => end(() => fail(new Error(event.message || "a worker was refused")));
  });
}

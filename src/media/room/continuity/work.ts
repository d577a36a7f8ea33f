/**
 * The far end of a crew: a worker that measures stretches of frames. A page of one script cannot load another one, so a
 * worker runs the page's own, and the page's entry calls `serveMeasuring` instead of starting when it finds itself in one.
 */

import { messageOf } from "../../../core/thrown";
import { Measurer, type FrameMeasures } from "./measuring";
import { planesOf, type DecodedFrame } from "./planes";

/** Frames in the order of showing; the first `lead` of them were measured elsewhere and only lead in. */
export interface Stretch {
  readonly id: number;
  readonly lead: number;
  readonly frames: readonly DecodedFrame[];
}

export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "measured"; readonly id: number; readonly measures: readonly FrameMeasures[] }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };

/** What a worker's global scope is of use for here. */
interface WorkerScope {
  postMessage(answer: Answer): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Stretch>) => void): void;
}

/** The scope of the worker that this script runs in; undefined in a page. */
export function workerScope(scope: object): WorkerScope | undefined {
  return "document" in scope || !isWorkerScope(scope) ? undefined : scope;
}

function isWorkerScope(scope: object): scope is WorkerScope {
  return "importScripts" in scope && "postMessage" in scope && "addEventListener" in scope;
}

/** Answers each stretch with its measures, or with why there are none. */
export function serveMeasuring(scope: WorkerScope): void {
  scope.addEventListener("message", ({ data }) => {
    try {
      scope.postMessage({ kind: "measured", id: data.id, measures: measureStretch(data) });
    } catch (error) {
      scope.postMessage({
        kind: "failed",
        id: data.id,
        reason: messageOf(error),
      });
    }
  });
  scope.postMessage({ kind: "ready" });
}

function measureStretch({ lead, frames }: Stretch): readonly FrameMeasures[] {
  const measurer = new Measurer();
  return frames.map((frame) => measurer.add(planesOf(frame))).slice(lead);
}

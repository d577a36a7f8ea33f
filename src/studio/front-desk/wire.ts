/** What a take at an engine needs of the rest of the studio: who the engines are, what may be sent, what it costs. */

import type { LearntLimit } from "../../core/capability";
import type { Destination, Submission } from "../../core/job";
import type { Charge, Estimate } from "../../core/money";
import type { Recipe } from "../../core/recipe";
import type { FrameSize } from "../../core/sequence";
import type { Take } from "../../core/take";
import type { Engine, Picture, StopSignal } from "../../engines/engine";
import type { Pace } from "./pace";
import type { Queue } from "./queue";
import type { EngineHealth } from "./engine-state";
import type { Submissions } from "./submissions";

export interface WireOutside {
  readonly engines: EnginesAtHand;
  readonly spending: SpendingBook;
  readonly queue: Queue;
  /** Of the engine: how often it may be asked. */
  readonly pace: (engineId: string) => Pace;
  readonly newId: () => string;
  readonly submissions: Submissions;
  /**
   * Every take that is known, whatever its project, and those of other machines as they lie beside `folder` now: a job of
   * one of them is not another's.
   */
  readonly others: (folder: string) => Promise<readonly Take[]>;
  /** Where the take's project has or had its takes on this machine, whichever is open. */
  readonly homes: (take: Take) => Promise<readonly string[]>;
  /**
   * The check before sending, where there is a key, the editor wants it and the take's project may leave this network.
   * One that cannot be made is no refusal.
   * @throws StudioError `moderated`
   */
  readonly check: (
    take: Take,
    pictures: readonly Picture[],
    signal: StopSignal,
  ) => Promise<"none" | "clear" | "unchecked">;
  /**
   * The picture at a native path, scaled and cut to exactly `size`.
   * @throws StudioError `room-unavailable` when it is of another size and there is no media room.
   */
  readonly match: (path: string, size: FrameSize, signal: StopSignal) => Promise<Omit<Picture, "role">>;
}

export interface EnginesAtHand {
  /** @throws StudioError `no-engine`, `address-refused` */
  engine(engineId: string): Engine;
  /** Where what is sent now goes. @throws StudioError `no-engine` */
  refOf(engineId: string, model: string): Destination;
  /**
   * Who has what was sent there: asked at the address that it was sent to, also when its entry was changed since, or removed
   * and added again. @throws StudioError `address-refused` when none of the editor's engines is that one.
   */
  engineFor(to: Destination): Engine;
  /** The entry that speaks for it now; the one that it was sent through when there is none. */
  whose(to: Destination): string;
  /** Whether this take may be sent there now: network of its project, cap, key. @throws StudioError saying why not. */
  maySend(take: Take): void;
  /** Whether its project is known to stay on this network: then nothing of it is fetched from beyond. */
  thisNetworkOnly(take: Take): boolean;
  /** Jobs at once; 1 for an engine that is gone. */
  atOnce(engineId: string): number;
  /** What was seen of the engine just now. */
  heard(engineId: string, health: EngineHealth): void;
  learn(engineId: string, model: string, limit: LearntLimit): void;
  estimate(recipe: Recipe): Estimate;
}

/** Every submission, on this device, whatever project: what it was to cost and what became of it. */
export interface SpendingBook {
  /**
   * Takes what it may cost out of what the month's cap leaves, at once, so that no other take is let through on the same
   * money. `ended` as `not-taken` gives it back.
   * @throws StudioError `over-cap`, `spending-unread`
   */
  reserve(take: Take, submission: Submission, estimate: Estimate): void;
  /** What was reserved is on disk before the request leaves. @throws StudioError */
  submitted(submission: Submission): Promise<void>;
  /** `not-taken`: for certain nothing was charged. A later word on the same submission replaces an earlier one. */
  ended(
    submission: Submission,
    outcome: "delivered" | "failed" | "discarded" | "not-taken",
    charge: Charge | undefined,
  ): Promise<void>;
}

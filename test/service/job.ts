/** Jobs as the service holds them: how they go on, how they end, what their films are. */

import type { SentFile } from "./form";
import type { Variation } from "./variation";
import { filmFor } from "./media";

export interface Job {
  readonly id: string;
  readonly model: string;
  readonly prompt: string;
  readonly seconds: string;
  readonly size: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly SentFile[];
  /** What it was made from, and how. Absent: from nothing. */
  readonly from?: { readonly id: string; readonly kind: Variation };
  /** How often its film was extended. */
  readonly extensions: number;
  readonly idempotencyKey: string | undefined;
  /** By the service's clock, in milliseconds. */
  readonly createdAt: number;
  /** Its film is handed out by a store on another host, at `filmUrl`; else by the server itself, at `contentUrl`. */
  readonly fromStore: boolean;
  readonly filmUrl: string;
  readonly contentUrl: string;
  status: "queued" | "in_progress" | "completed" | "failed" | "cancelled" | "expired";
  /** 0 to 100. */
  progress: number;
  /** By the service's clock; absent while it is not over. */
  endedAt?: number;
  /** Nobody gets the film from then on; absent: it is kept for ever. */
  expiresAt?: number;
  error?: JobError;
  /** Counted up when the film is made anew: same job, other bytes. */
  version: number;
}

interface JobError {
  readonly message: string;
  readonly code: string;
  /** HTTP's word for it, for servers that answer with it. */
  readonly status: 400 | 500;
}

/** Times of the protocol are whole seconds since 1970. */
export function unix(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

export function isOver({ status }: Job): boolean {
  return status !== "queued" && status !== "in_progress";
}

const OUT_OF_MEMORY: JobError = { message: "the model ran out of memory", code: "server_error", status: 500 };

interface Life {
  /** The service's clock, in milliseconds. */
  readonly now: () => number;
  /** Jobs are done after so long; undefined: only by hand. */
  readonly lifeMs: number | undefined;
  /** Films are handed out for so long; undefined: for ever. */
  readonly keepsSeconds: number | undefined;
  readonly filmBytes: number | undefined;
  /** What every job makes, or each the next of; undefined: the service's own clips. */
  readonly clip: Uint8Array | readonly Uint8Array[] | undefined;
}

export class Jobs {
  /** In the order they came in. */
  readonly all: Job[] = [];
  readonly #life: Life;
  #latest: { readonly name: string; readonly film: Buffer } | undefined;

  constructor(life: Life) {
    this.#life = life;
  }

  find(id: string): Job | undefined {
    return this.all.find((job) => job.id === id);
  }

  remove(job: Job): void {
    this.all.splice(this.all.indexOf(job), 1);
  }

  /** All, but for one. */
  forget(but?: string): void {
    this.all.splice(0, this.all.length, ...this.all.filter(({ id }) => id === but));
  }

  /** Whatever is not over, or that one alone: to that progress, or to that end. */
  advance(to: number | "done" | "failed" | "cancelled" | "expired", id?: string): void {
    for (const job of this.all) {
      if (isOver(job) || (id !== undefined && job.id !== id)) continue;
      if (to === "failed") this.fail(job);
      else if (to === "done") this.#complete(job);
      else if (typeof to === "number") Object.assign(job, { status: "in_progress", progress: to });
      else Object.assign(job, { status: to, endedAt: this.#life.now() });
    }
  }

  fail(job: Job, error: Partial<JobError> = {}): void {
    Object.assign(job, { status: "failed", endedAt: this.#life.now(), error: { ...OUT_OF_MEMORY, ...error } });
  }

  /** By the clock: queued for a fifth of its life, then worked on. */
  live(): void {
    const { lifeMs, now } = this.#life;
    if (lifeMs === undefined) return;
    for (const job of this.all) {
      if (isOver(job)) continue;
      const done = (now() - job.createdAt) / lifeMs;
      if (done >= 1) this.#complete(job);
      else if (done > 0.2) Object.assign(job, { status: "in_progress", progress: Math.round(done * 100) });
    }
  }

  film(id: string): Buffer {
    const { version = 1, extensions = 0 } = this.find(id) ?? {};
    const name = version === 1 ? id : `${id}, made anew ${version}`;
    // A film is asked for piece by piece, and a large one takes a while to make.
    if (this.#latest?.name !== name) {
      const { filmBytes, clip } = this.#life;
      const made = clip instanceof Uint8Array ? clip : clip?.[this.all.findIndex((job) => job.id === id) % clip.length];
      this.#latest = { name, film: filmFor(name, filmBytes, made ?? (extensions > 0 ? "longer.mp4" : "take.mp4")) };
    }
    return this.#latest.film;
  }

  #complete(job: Job): void {
    const { now, keepsSeconds } = this.#life;
    Object.assign(job, { status: "completed", progress: 100, endedAt: now() });
    if (keepsSeconds !== undefined) job.expiresAt = now() + keepsSeconds * 1000;
  }
}

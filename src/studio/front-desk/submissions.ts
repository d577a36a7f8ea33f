/**
 * What left this machine for engines, and what came of it: one line a fact in `submissions.ndjson` in the panel's own
 * folder, folded by submission. Takes lie on volumes that fill up, go away or are put back from a backup; this knows what
 * their own records may have forgotten.
 */

import { object, oneOf, text, type Decoder } from "../../core/decode";
import type { Destination, JobRef, Submission } from "../../core/job";
import { destinationRecord, jobRecord, submissionRecord } from "../../core/job-record";
import type { Take } from "../../core/take";
import { LineFile } from "../disk/line-file";

/** A request that left, or was about to. */
export interface Left {
  readonly take: string;
  readonly submission: Submission;
  readonly to: Destination;
  /** Absent: no answer is known. */
  readonly job?: JobRef;
  /** The engine said for certain that it did not take it, or it never left. */
  readonly notTaken?: true;
}

type Line =
  | { readonly said: "sent"; readonly take: string; readonly submission: Submission; readonly to: Destination }
  | { readonly said: "taken"; readonly take: string; readonly job: JobRef }
  | { readonly said: "not-taken"; readonly submission: string };

const lineRecord: Decoder<Line> = object(({ read }): Line => {
  const said = read("said", oneOf("sent", "taken", "not-taken"));
  switch (said) {
    case "sent":
      return {
        said,
        take: read("take", text),
        submission: read("submission", submissionRecord),
        to: read("to", destinationRecord),
      };
    case "taken":
      return { said, take: read("take", text), job: read("job", jobRecord) };
    case "not-taken":
      return { said, submission: read("submission", text) };
  }
});

export class Submissions {
  /** By submission, in the order in which they left. */
  readonly #left = new Map<string, Left>();
  #loading: Promise<void> | undefined;
  readonly #file = new LineFile("submissions.ndjson", lineRecord);

  /** On disk when it resolves: before the request leaves. @throws StudioError */
  async sent({ id }: Take, submission: Submission, to: Destination): Promise<void> {
    await this.#note({ said: "sent", take: id, submission, to });
  }

  /** On disk when it resolves: before the take's own record says so. @throws StudioError */
  async taken({ id }: Take, job: JobRef): Promise<void> {
    await this.#note({ said: "taken", take: id, job });
  }

  /** @throws StudioError */
  async notTaken({ id }: Submission): Promise<void> {
    await this.#note({ said: "not-taken", submission: id });
  }

  /** Absent: it left before there was this journal, or not from this machine. @throws StudioError */
  async find({ id }: Submission): Promise<Left | undefined> {
    await this.#loaded();
    return this.#left.get(id);
  }

  /** The latest that may have arrived and that the take's record knows nothing of. @throws StudioError */
  async forgottenBy({ id, submission: known }: Take): Promise<Left | undefined> {
    await this.#loaded();
    const ofTake = [...this.#left.values()].filter(({ take }) => take === id);
    const at = ofTake.findIndex(({ submission }) => submission.id === known?.id);
    const later = at >= 0 ? ofTake.slice(at + 1) : ofTake.filter(({ submission }) => submission.at > (known?.at ?? ""));
    return later.filter(({ notTaken }) => notTaken === undefined).at(-1);
  }

  /** Whether anything was ever about to leave for that take. @throws StudioError */
  async knows(takeId: string): Promise<boolean> {
    await this.#loaded();
    return [...this.#left.values()].some(({ take }) => take === takeId);
  }

  /** Every job that was ever one of this machine's takes: none of them is another's. @throws StudioError */
  async jobIds(): Promise<readonly string[]> {
    await this.#loaded();
    return [...this.#left.values()].flatMap(({ job }) => (job === undefined ? [] : [job.id]));
  }

  #loaded(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      // Asked for again next time.
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    for (const line of await this.#file.read()) this.#fold(line);
  }

  #fold(line: Line): void {
    switch (line.said) {
      case "sent": {
        const { take, submission, to } = line;
        this.#left.set(submission.id, { take, submission, to });
        return;
      }
      case "taken": {
        const { id: _job, submission, adopted: _how, ...to } = line.job;
        this.#left.set(submission.id, { take: line.take, submission, to, job: line.job });
        return;
      }
      case "not-taken": {
        const sent = this.#left.get(line.submission);
        if (sent !== undefined) this.#left.set(line.submission, { ...sent, notTaken: true });
        return;
      }
    }
  }

  async #note(line: Line): Promise<void> {
    await this.#loaded();
    this.#fold(line);
    await this.#file.add(line);
  }
}

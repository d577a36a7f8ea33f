/**
 * What left this machine for engines, and what came of it: one line a fact in `submissions.ndjson` in the panel's own
 * folder, folded by submission. Takes lie on volumes that fill up, go away or are put back from a backup; this knows what
 * their own records may have forgotten. A line that a crash broke is passed over; the others stand.
 */

import { Misfit, object, oneOf, parse, text, type Decoder } from "../core/decode";
import type { Destination, JobRef, Submission } from "../core/job";
import { destinationRecord, jobRecord, submissionRecord } from "../core/job-record";
import type { Take } from "../core/take";
import { dataFolder } from "../uxp/folders";
import { joinPath } from "../uxp/paths";
import { appendText, maybeReadText } from "../uxp/texts";

const FILE = "submissions.ndjson";

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

export class Submissions {
  /** By submission, in the order in which they left. */
  readonly #left = new Map<string, Left>();
  #loading: Promise<void> | undefined;
  /** The file may end in half a line. */
  #torn = true;

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
    const known = (await maybeReadText(await path(), () => true)) ?? "";
    this.#torn = known !== "" && !known.endsWith("\n");
    for (const one of known.split("\n")) {
      const line = lineOf(one);
      if (line !== undefined) this.#fold(line);
    }
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
    const before = this.#torn ? "\n" : "";
    // Until this one is whole, another must not go on in the middle of it.
    this.#torn = true;
    await appendText(await path(), `${before}${plain(JSON.stringify(line))}\n`);
    this.#torn = false;
  }
}

async function path(): Promise<string> {
  return joinPath(await dataFolder(), FILE);
}

/** A line that breaks off within a letter of several bytes would make the host refuse the whole file. */
function plain(json: string): string {
  return json.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

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

function lineOf(line: string): Line | undefined {
  if (line.trim() === "") return undefined;
  try {
    return parse(line, lineRecord);
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

/** The jobs that a server has, back to a submission: its list, page by page. */

import { StudioError } from "../../core/failure";
import type { FoundJob, Submission } from "../../core/job";
import { decodedFrom, readFailure } from "../answers";
import type { StopSignal } from "../engine";
import type { Line } from "../line";
import { readOnce } from "./client";
import type { Dialect } from "./dialects";
import { foundJobOf, videoPage } from "./video";

/** Jobs a page, which is the most that the protocol gives, and pages at most. */
const PAGE = 100;
const MOST_PAGES = 20;
/** A server's list is read back to this long before the submission: clocks and queues are slow. */
const BEFORE_MS = 120_000;

/** As `Engine.list`, for a server that has a list. @throws StudioError */
export async function listSince(
  line: Line,
  dialect: Dialect,
  since: Submission,
  signal: StopSignal,
): Promise<readonly FoundJob[]> {
  const { host } = line.address;
  const from = Date.parse(since.at) - BEFORE_MS;
  const isOld = ({ createdAt }: FoundJob): boolean => createdAt !== undefined && Date.parse(createdAt) < from;
  const found: FoundJob[] = [];
  let after = "";
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = dialect.list.pages ? `?limit=${PAGE}&order=desc${after}` : "";
    const answer = await readOnce(line, `/videos${query}`, signal);
    if (answer.status !== 200) throw new StudioError(readFailure(answer, host, line.now()));
    const { videos, after: next } = decodedFrom(answer, host, videoPage);
    const jobs = videos.map((video) => foundJobOf(video, dialect, answer.ahead));
    found.push(...jobs);
    // Some lists do not heed `order` and begin with the oldest: there the new ones are still to come.
    const [first] = jobs;
    const last = jobs[jobs.length - 1];
    const falls = (first?.createdAt ?? "") >= (last?.createdAt ?? "");
    if (next === undefined || (falls && jobs.length > 1 && jobs.every(isOld))) break;
    after = `&after=${encodeURIComponent(next)}`;
  }
  return found;
}

/** A film on its way out: whole or by ranges (RFC 9110 §14, If-Range §13.1.5), and every harm that can come to it. */

import { json, type Answer, type Ending } from "./answer";
import type { Fault } from "./faults";
import type { Job } from "./job";
import type { Tongue } from "./tongue";

export interface Asked {
  readonly tongue: Tongue;
  readonly job: Job;
  readonly film: Buffer;
  readonly query: URLSearchParams;
  readonly headers: { readonly range?: string | undefined; readonly "if-range"?: string | string[] | undefined };
  readonly fault: Fault | undefined;
  readonly now: number;
}

/** As the server's own route answers. */
export function contentAnswer(asked: Asked): Answer {
  const { tongue, job, query, now } = asked;
  const { refuse, gone, preview, fileName, ranges } = tongue.content;
  const expired = job.status === "completed" && job.expiresAt !== undefined && now >= job.expiresAt;
  const refused = refuse(job, query) ?? (expired ? gone : undefined);
  if (refused !== undefined) return json(refused.status, tongue.refusal(refused));
  const other = preview?.(query);
  if (other !== undefined) {
    const headers = { "content-type": other.mimeType };
    return { kind: "bytes", status: 200, headers, bytes: other.bytes, ends: "whole" };
  }
  const name = fileName?.(job);
  return filmAnswer(
    asked,
    ranges,
    name === undefined ? {} : { "content-disposition": `attachment; filename="${name}"` },
  );
}

/** As a store answers: whoever has the address gets the film, by ranges. */
export function storeAnswer(asked: Asked): Answer {
  const { job, now } = asked;
  const expired = job.expiresAt !== undefined && now >= job.expiresAt;
  if (job.status === "completed" && !expired) return filmAnswer(asked, true, {});
  const bytes = Buffer.from(
    "<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
  );
  return { kind: "bytes", status: 403, headers: { "content-type": "application/xml" }, bytes, ends: "whole" };
}

/** How much larger than the film a lying range says that it is. */
const LIE = 1000;

function filmAnswer(
  { job, film, headers, fault }: Asked,
  ranges: boolean,
  more: Readonly<Record<string, string>>,
): Answer {
  const half = fault === "half-written";
  const bytes = half ? film.subarray(0, Math.floor(film.length / 2)) : film;
  const etag = `"${job.id}-${job.version}${half ? "-half" : ""}"`;
  const common = {
    "content-type": "video/mp4",
    ...more,
    // Who holds a film in memory has no date and no name for it.
    ...(ranges ? { "accept-ranges": "bytes", etag, "last-modified": new Date(job.endedAt ?? 0).toUTCString() } : {}),
  };
  const ends: Ending =
    fault === "truncated" || fault === "cut-after" ? "cut" : fault === "wrong-length" ? "short" : "whole";
  const known = headers["if-range"];
  const same = known === undefined || known === etag || fault === "ignores-if-range";
  const asked = ranges && same ? rangeIn(headers.range, bytes.length) : undefined;
  if (asked === undefined) return { kind: "bytes", status: 200, headers: common, bytes, ends };
  const total = bytes.length + (fault === "lying-range" ? LIE : 0);
  if (asked.start >= bytes.length) {
    const unsatisfied = { ...common, "content-range": `bytes */${total}` };
    return { kind: "bytes", status: 416, headers: unsatisfied, bytes: Buffer.alloc(0), ends: "whole" };
  }
  const range = { ...common, "content-range": `bytes ${asked.start}-${asked.end - 1}/${total}` };
  return { kind: "bytes", status: 206, headers: range, bytes: bytes.subarray(asked.start, asked.end), ends };
}

/** One range, half-open; absent for none, and for what is not understood: then all of it is sent. */
function rangeIn(
  range: string | undefined,
  length: number,
): { readonly start: number; readonly end: number } | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(range ?? "");
  const [, first = "", last = ""] = found ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") return { start: Math.max(0, length - Number(last)), end: length };
  return { start: Number(first), end: Math.min(last === "" ? length : Number(last) + 1, length) };
}

/**
 * A result on its way to disk: by ranges where the server has them, so that nobody holds a whole film; else in one piece.
 * It goes on behind what is there already, but only while the server says that it is still the same file.
 */

import { StudioError } from "../core/failure";
import { readFailure } from "./answers";
import type { FetchHow, Sink } from "./engine";
import type { Bytes, BytesRequest, Line } from "./line";

/** One request's worth: large enough that the round trip does not count, small enough to hold two of them. */
const CHUNK = 2 * 1024 * 1024;
/** For one piece, or for all of a film where the server has no ranges. */
const PATIENCE_SECONDS = 600;

/** A file that is another one at every look is none that can be fetched. */
const MOST_CHANGES = 3;

/**
 * Writes what `url` serves into `into`, from front to back.
 * @throws StudioError `result-expired` for 404 and 410, and for 401 and 403 at a place that needs no key: once is no proof;
 * `result-damaged` when it breaks off, keeps changing or is of another length than announced: what was written stays;
 * `engine-nonsense` when a page came; `engine-refused` for any other no; and as Line.bytes.
 */
export async function download(line: Line, url: string, ranges: boolean, into: Sink, how: FetchHow): Promise<void> {
  return ranges ? byRanges(line, url, into, how) : inOnePiece(line, url, into, how);
}

async function byRanges(line: Line, url: string, into: Sink, how: FetchHow): Promise<void> {
  let at = into.have;
  let validator = at > 0 ? into.validator : undefined;
  // Without a name for the version nobody can say that it is still the same file.
  if (at > 0 && validator === undefined) at = 0;
  let fresh = at === 0;
  let changes = 0;
  let next: Promise<Bytes> | undefined;
  for (;;) {
    const got: Bytes = await (next ?? ask(at, validator));
    next = undefined;
    const total = totalOf(got);
    if (got.status === 416 && at > 0) {
      if (total === undefined || total === at) return;
      throw damaged(line, `it ends before byte ${at}`);
    }
    refuse(line, got);
    if (got.status !== 206) {
      // The server has no ranges, or the file is another one by now: this is all of it.
      return whole(line, got, into, how);
    }
    const range = rangeOf(got);
    if (range === undefined || range.start !== at || range.end - range.start !== got.bytes.length) {
      throw damaged(line, "the piece that came is not the piece that was asked for");
    }
    const named = validatorOf(got);
    // A server that does not heed If-Range sends pieces of a newer file as if they belonged to the old one.
    if (!fresh && named !== undefined && named !== validator) {
      changes += 1;
      if (changes === MOST_CHANGES) throw damaged(line, "it is another file at every look");
      at = 0;
      validator = undefined;
      fresh = true;
      continue;
    }
    if (fresh) {
      await into.restart(named);
      fresh = false;
    }
    validator = named ?? validator;
    const end = range.end;
    // Without a total the end is where a piece comes short, or where there is none.
    const more = total === undefined ? got.bytes.length === CHUNK : end < total;
    // The next piece is on its way while this one is written.
    if (more) next = quiet(ask(end, validator));
    await into.write(at, got.bytes);
    at = end;
    how.onProgress?.(at, total);
    if (!more) return;
  }

  function ask(start: number, known: string | undefined): Promise<Bytes> {
    const same = known === undefined || start === 0 ? {} : { "if-range": known };
    const headers = { range: `bytes=${start}-${start + CHUNK - 1}`, ...same };
    return line.bytes({ ...requestOf(url, how), headers });
  }
}

function requestOf(url: string, { signal, thisNetworkOnly }: FetchHow): BytesRequest {
  return { method: "GET", url, signal, thisNetworkOnly, timeoutSeconds: PATIENCE_SECONDS };
}

async function inOnePiece(line: Line, url: string, into: Sink, how: FetchHow): Promise<void> {
  const got = await line.bytes(requestOf(url, how));
  refuse(line, got);
  return whole(line, got, into, how);
}

async function whole(line: Line, got: Bytes, into: Sink, how: FetchHow): Promise<void> {
  const { bytes, header } = got;
  const announced = header("content-length");
  await into.restart(validatorOf(got));
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const end = Math.min(at + CHUNK, bytes.length);
    await into.write(at, bytes.subarray(at, end));
    how.onProgress?.(end, bytes.length);
  }
  // A packed answer is announced in its packed length.
  if (announced !== undefined && header("content-encoding") === undefined && Number(announced) !== bytes.length) {
    throw damaged(line, `${bytes.length} of ${announced} bytes came`);
  }
}

/** @throws StudioError when this is no part of a result. */
function refuse(line: Line, got: Bytes): void {
  const { status, header, bytes, ahead } = got;
  const { host } = line.address;
  if (status === 200 || status === 206) {
    const type = (header("content-type") ?? "").toLowerCase();
    if (!type.startsWith("text/html") && !type.startsWith("application/json")) return;
    throw new StudioError({ kind: "engine-nonsense", host, why: "a page came instead of a video" });
  }
  const isKeyless = !got.isOwn && (status === 401 || status === 403);
  if (status === 404 || status === 410 || isKeyless) throw new StudioError({ kind: "result-expired", host });
  const text = line.clean(String.fromCharCode(...bytes.subarray(0, 2000)));
  throw new StudioError(readFailure({ status, header, ahead, text }, host, line.now()));
}

function damaged(line: Line, why: string): StudioError {
  return new StudioError({ kind: "result-damaged", host: line.address.host, why });
}

/** A weak ETag promises no equal bytes (RFC 9110 §8.8.1), so it names nothing here. */
function validatorOf({ header }: Bytes): string | undefined {
  const tag = header("etag");
  if (tag !== undefined && !tag.startsWith("W/")) return tag;
  return header("last-modified");
}

function rangeOf({ header }: Bytes): { readonly start: number; readonly end: number } | undefined {
  const found = /^bytes (\d+)-(\d+)\//.exec(header("content-range") ?? "");
  return found === null ? undefined : { start: Number(found[1]), end: Number(found[2]) + 1 };
}

function totalOf({ header }: Bytes): number | undefined {
  const found = /\/(\d+)$/.exec(header("content-range") ?? "");
  return found === null ? undefined : Number(found[1]);
}

/** A piece that was asked for ahead and is never awaited, because writing failed, must not go uncaught. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

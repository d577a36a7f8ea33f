/** Sends a file or a byte range of it, as HTTP has it (RFC 9110 §14). */

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname } from "node:path";
import { pipeline } from "node:stream/promises";
import { Refusal } from "./place";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".svg": "image/svg+xml",
  ".mp4": "video/mp4",
  ".mov": "video/quicktime",
  ".wav": "audio/wav",
};

function typeOf(path: string): string {
  return TYPES[extname(path).toLowerCase()] ?? "application/octet-stream";
}

/** A part of a file: `start` is in, `end` is the first byte that is not. */
interface Part {
  readonly start: number;
  readonly end: number;
}

export async function sendFile(request: IncomingMessage, response: ServerResponse, place: string): Promise<void> {
  const found = await stat(place);
  if (!found.isFile()) throw new Refusal(409, "EISDIR", "This is a folder, not a file.");
  const part = partOf(request.headers.range, found.size);
  if (part === "unsatisfiable") {
    response.setHeader("content-range", `bytes */${found.size}`);
    throw new Refusal(416, "ERANGE", `The file has ${found.size} bytes; the range asked for lies outside.`);
  }
  const { start, end } = part ?? { start: 0, end: found.size };
  response.writeHead(part === undefined ? 200 : 206, {
    "content-type": typeOf(place),
    "content-length": end - start,
    "accept-ranges": "bytes",
    ...(part === undefined ? {} : { "content-range": `bytes ${start}-${end - 1}/${found.size}` }),
  });
  if (request.method === "HEAD" || end === start) {
    response.end();
    return;
  }
  await pipeline(createReadStream(place, { start, end: end - 1 }), response);
}

/** Absent when the whole file is wanted: no header, another unit, or several ranges, which a server may ignore. */
function partOf(header: string | undefined, size: number): Part | "unsatisfiable" | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (found === null) return undefined;
  const [, first = "", last = ""] = found;
  if (first === "" && last === "") return undefined;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  return start >= size || end <= start ? "unsatisfiable" : { start, end };
}

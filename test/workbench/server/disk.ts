/** The disk over HTTP: what `page/disk.ts` asks for, done to real files below one folder. */

import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { codeOf } from "../../host/ports";
import { sendFile } from "./files";
import { placeIn, Refusal } from "./place";

/** Answers a request below `/disk/`. `root` is the real folder that the simulated disk's `/` stands for. */
export async function answerDisk(
  root: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (name: string): Promise<string> => placeIn(root, url.searchParams.get(name) ?? "");
  switch (`${request.method ?? ""} ${url.pathname}`) {
    case "GET /disk/stat":
      return sendJson(response, await statOf(await path("path")));
    case "GET /disk/list":
      return sendJson(response, (await readdir(await path("path"))).sort());
    case "GET /disk/file":
    case "HEAD /disk/file":
      return sendFile(request, response, await path("path"));
    case "POST /disk/small":
      return sendJson(response, await smallFiles(root, await bodyOf(request)));
    case "PUT /disk/file":
      await receive(request, await path("path"), url.searchParams.get("at") ?? "replace");
      return sendJson(response, null);
    case "POST /disk/folder":
      await mkdir(await path("path"), { recursive: true });
      return sendJson(response, null);
    case "POST /disk/rename":
      await rename(await path("from"), await path("to"));
      return sendJson(response, null);
    case "DELETE /disk/file":
      await removeOne(await path("path"), url.searchParams.get("path") ?? "");
      return sendJson(response, null);
    default:
      throw new Refusal(404, "ENOENT", "The workbench's disk knows no such request.");
  }
}

/** Bytes up to which files are sent together. */
const SMALL = 65_536;

/** Of each path its bytes in base64; null for what is to be asked for by itself: it is large, or there is something to be said. */
async function smallFiles(root: string, body: Buffer): Promise<readonly (string | null)[]> {
  const paths: unknown = JSON.parse(body.toString("utf8"));
  if (!Array.isArray(paths)) throw new Refusal(400, "EINVAL", "This is no list of paths.");
  return Promise.all(
    paths.map(async (path: unknown) => {
      try {
        const place = await placeIn(root, String(path));
        const found = await stat(place);
        return found.isFile() && found.size <= SMALL ? (await readFile(place)).toString("base64") : null;
      } catch (error) {
        if (codeOf(error) === undefined) throw error;
        return null;
      }
    }),
  );
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  const body: AsyncIterable<unknown> = request;
  for await (const bytes of body) if (Buffer.isBuffer(bytes)) parts.push(bytes);
  return Buffer.concat(parts);
}

async function statOf(place: string): Promise<unknown> {
  try {
    const found = await stat(place);
    return { size: found.size, isFile: found.isFile(), modified: Math.round(found.mtimeMs) };
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null;
    throw error;
  }
}

/** Writes the body as it comes in; at most one chunk of it is in memory. */
async function receive(request: IncomingMessage, place: string, at: string): Promise<void> {
  const position = /^\d{1,15}$/.test(at) ? Number(at) : undefined;
  if (position === undefined && at !== "replace" && at !== "append") {
    throw new Refusal(400, "EINVAL", `Not a place in a file: ${at}`);
  }
  // "r+" would not create the file, "a" would ignore positions on Linux.
  const flags = at === "replace" ? "w" : at === "append" ? "a" : await openFlags(place);
  const file = await open(place, flags);
  try {
    let offset = position;
    const body: AsyncIterable<unknown> = request;
    for await (const bytes of body) {
      if (!Buffer.isBuffer(bytes)) throw new Refusal(400, "EINVAL", "The body is no bytes.");
      let done = 0;
      while (done < bytes.length) {
        const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offset ?? null);
        done += bytesWritten;
        if (offset !== undefined) offset += bytesWritten;
      }
    }
  } finally {
    await file.close();
  }
}

async function openFlags(place: string): Promise<"r+" | "w"> {
  return (await statOf(place)) === null ? "w" : "r+";
}

/** A folder goes with all that is in it. */
async function removeOne(place: string, path: string): Promise<void> {
  if (path.replace(/\/+/g, "/") === "/") throw new Refusal(403, "EACCES", "The disk itself cannot be removed.");
  await rm(place, { recursive: true });
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

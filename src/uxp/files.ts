/**
 * Files by native path. Large ones go through in chunks, by position: nobody holds a whole film. Small texts are written
 * so that a crash at any moment leaves the old one or the new one, never half of either.
 */

import fs from "fs";
import { Cancelled, StudioError } from "../core/failure";
import { joinPath, parentOf } from "./paths";
import { codeOf, refused } from "./refusal";

/** Bytes that go through at once when a whole file is read, copied or summed. */
export const CHUNK = 1024 * 1024;

export interface FileToRead {
  /** Bytes, when it was opened. */
  readonly size: number;
  /** Bytes `start` up to and without `end`; fewer where the file ends before. @throws StudioError */
  readonly read: (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

export interface FileToWrite {
  /** Writes all of `bytes` at that place; a gap before it is filled by the system. @throws StudioError */
  write(position: number, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

interface FileStat {
  /** Bytes. */
  readonly size: number;
  readonly isFile: boolean;
  /** Milliseconds since 1970; absent where the host does not say. */
  readonly modified?: number;
}

export interface Watch {
  readonly signal?: AbortSignal;
  /** Bytes so far, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** @throws StudioError `file-missing`, `host-refused` */
export async function openRead(path: string): Promise<FileToRead> {
  const found = await stat(path);
  if (found === undefined || !found.isFile) throw new StudioError({ kind: "file-missing", file: path });
  const fd = await call("open", path, "to-read", () => fs.open(path, "r"));
  return {
    size: found.size,
    read: async (start, end) => {
      const buffer = new ArrayBuffer(Math.max(0, Math.min(end, found.size) - start));
      let done = 0;
      while (done < buffer.byteLength) {
        const { bytesRead } = await call("read", path, "to-read", () =>
          fs.read(fd, buffer, done, buffer.byteLength - done, start + done),
        );
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return new Uint8Array(buffer, 0, done);
    },
    close: async () => {
      await call("close", path, "to-read", () => fs.close(fd));
    },
  };
}

/**
 * Empties the file, or makes it; its folder must be there.
 * @throws StudioError `folder-not-writable`, `disk-full`, `host-refused`
 */
export async function openWrite(path: string): Promise<FileToWrite> {
  return writerOf(path, await call("open", path, "to-write", () => fs.open(path, "w+")));
}

/** As `openWrite`, but what is in the file stays. @throws StudioError `file-missing` too */
export async function openUpdate(path: string): Promise<FileToWrite> {
  return writerOf(path, await call("open", path, "to-write", () => fs.open(path, "r+")));
}

function writerOf(path: string, fd: number): FileToWrite {
  return {
    write: async (position, bytes) => {
      // UXP takes a buffer, and no view of one: a view's own bytes are cut out first.
      const buffer = bufferOf(bytes);
      let done = 0;
      while (done < buffer.byteLength) {
        const { bytesWritten } = await call("write", path, "to-write", () =>
          fs.write(fd, buffer, done, buffer.byteLength - done, position + done),
        );
        // A system that takes nothing and says nothing has no room.
        if (bytesWritten === 0) throw new StudioError({ kind: "disk-full", folder: parentOf(path) });
        done += bytesWritten;
      }
    },
    close: async () => {
      await call("close", path, "to-write", () => fs.close(fd));
    },
  };
}

/** Absent when nothing is there. @throws StudioError `host-refused` */
export async function stat(path: string): Promise<FileStat | undefined> {
  try {
    const found = await fs.lstat(path);
    const modified = found.mtimeMs;
    return { size: found.size, isFile: found.isFile(), ...(typeof modified === "number" ? { modified } : {}) };
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw refused("lstat", path, error, "to-read");
  }
}

/** Whether a file or a folder is there. @throws StudioError `host-refused` */
export async function exists(path: string): Promise<boolean> {
  return (await stat(path)) !== undefined;
}

/** Bytes; absent when there is no such file. @throws StudioError `host-refused` */
export async function fileSize(path: string): Promise<number | undefined> {
  const found = await stat(path);
  return found?.isFile === true ? found.size : undefined;
}

/** Names, not paths, in no order that can be relied on. @throws StudioError `file-missing` when there is no such folder. */
export async function list(folder: string): Promise<readonly string[]> {
  return call("readdir", folder, "to-read", () => fs.readdir(folder));
}

/**
 * Makes the folder and those above it; one that is there already is no failure.
 * @throws StudioError `folder-not-writable`, `disk-full`, `host-refused`
 */
export async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder);
  if (found?.isFile === true) throw new StudioError({ kind: "folder-not-writable", folder });
  if (found !== undefined) return;
  const parent = parentOf(folder);
  if (parent !== folder) await makeFolder(parent);
  try {
    await fs.mkdir(folder);
  } catch (error) {
    // Somebody else, on shared storage, may have made it meanwhile.
    if (codeOf(error) !== "EEXIST") throw refused("mkdir", folder, error, "to-write");
  }
}

/** Removes a file, or a folder with all that is in it. Nothing there is no failure. @throws StudioError */
export async function remove(path: string): Promise<void> {
  const found = await stat(path);
  if (found === undefined) return;
  if (!found.isFile) for (const name of await list(path)) await remove(joinPath(path, name));
  await call(found.isFile ? "unlink" : "rmdir", path, "to-write", () =>
    found.isFile ? fs.unlink(path) : fs.rmdir(path),
  );
}

/** Moves within a volume; what is at `to` is replaced. @throws StudioError */
export async function rename(from: string, to: string): Promise<void> {
  try {
    await fs.rename(from, to);
  } catch (error) {
    const code = codeOf(error);
    if ((code !== "EEXIST" && code !== "EPERM" && code !== "EACCES") || !(await exists(to)) || !(await exists(from))) {
      throw refused("rename", to, error, "to-write");
    }
    // Some systems rename only to where nothing is.
    await call("unlink", to, "to-write", () => fs.unlink(to));
    await call("rename", to, "to-write", () => fs.rename(from, to));
  }
}

/**
 * Copies in chunks and closes with a size that is checked. What a failure or a cancel leaves half done is removed.
 * @throws StudioError, Cancelled
 */
export async function copy(from: string, to: string, watch: Watch = {}): Promise<void> {
  const reader = await openRead(from);
  try {
    const writer = await openWrite(to);
    try {
      await eachChunk(reader, from, watch, (bytes, position) => writer.write(position, bytes));
    } catch (error) {
      await writer.close();
      await fs.unlink(to);
      throw error;
    }
    await writer.close();
  } finally {
    await reader.close();
  }
  const written = await fileSize(to);
  if (written !== reader.size) {
    throw new StudioError({
      kind: "file-damaged",
      file: to,
      why: `${written ?? 0} of ${reader.size} bytes were written`,
    });
  }
}

/** The whole of a small file. @throws StudioError */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const reader = await openRead(path);
  try {
    return await reader.read(0, reader.size);
  } finally {
    await reader.close();
  }
}

async function eachChunk(
  reader: FileToRead,
  path: string,
  watch: Watch,
  take: (bytes: Uint8Array, position: number) => Promise<void>,
): Promise<void> {
  watch.onProgress?.(0, reader.size);
  for (let position = 0; position < reader.size;) {
    if (watch.signal?.aborted === true) throw new Cancelled("stopped");
    const bytes = await reader.read(position, position + CHUNK);
    if (bytes.length === 0) {
      throw new StudioError({ kind: "file-damaged", file: path, why: `it ends at byte ${position} of ${reader.size}` });
    }
    await take(bytes, position);
    position += bytes.length;
    watch.onProgress?.(position, reader.size);
  }
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) return buffer;
  return new Uint8Array(bytes).buffer;
}

async function call<T>(name: string, path: string, intent: "to-read" | "to-write", ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw refused(name, path, error, intent);
  }
}

/** The port's disk over Node's file system. */

import { appendFile, mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { codeOf, type Disk } from "./ports";

/**
 * With `root`, the disk's `/` is that folder and nothing above it can be named; without, it is the machine's own.
 * Errors carry Node's codes.
 */
export function nodeDisk(root = ""): Disk {
  const real = (path: string): string => {
    if (path.split("/").includes("..")) throw Object.assign(new Error(`Leaves the disk: ${path}`), { code: "EACCES" });
    return `${root}${path}`;
  };
  return {
    async stat(path) {
      try {
        const facts = await stat(real(path));
        return { size: facts.size, isFile: facts.isFile(), modified: facts.mtimeMs };
      } catch (error) {
        if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
        throw error;
      }
    },
    async read(path, start = 0, end) {
      const file = await open(real(path), "r");
      try {
        const until = Math.min(end ?? Infinity, (await file.stat()).size);
        const bytes = new Uint8Array(Math.max(0, until - start));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async write(path, bytes, position) {
      if (position === "replace") return writeFile(real(path), bytes);
      if (position === "append") return appendFile(real(path), bytes);
      const file = await openForWriting(real(path));
      try {
        await file.write(bytes, 0, bytes.length, position);
      } finally {
        await file.close();
      }
    },
    list: (folder) => readdir(real(folder)),
    async makeFolder(path) {
      await mkdir(real(path), { recursive: true });
    },
    rename: (from, to) => rename(real(from), real(to)),
    remove: (path) => rm(real(path), { recursive: true }),
  };
}

async function openForWriting(path: string): ReturnType<typeof open> {
  try {
    return await open(path, "r+");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return open(path, "w+");
    throw error;
  }
}

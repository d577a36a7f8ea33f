/** Files that are open for as long as somebody is at them, and are closed however that ends. */

import { openRead, openWrite, type FileToRead, type FileToWrite } from "../../uxp/files";

/** @throws StudioError `file-missing` and what the disk says; what `look` throws */
export async function withFile<T>(path: string, look: (file: FileToRead) => Promise<T>): Promise<T> {
  const file = await openRead(path);
  try {
    return await look(file);
  } finally {
    await file.close();
  }
}

/** All of them at once, in the order of their paths. @throws as `withFile` */
export async function withFiles<T>(
  paths: readonly string[],
  look: (files: readonly FileToRead[]) => Promise<T>,
): Promise<T> {
  const files: FileToRead[] = [];
  try {
    for (const path of paths) files.push(await openRead(path));
    return await look(files);
  } finally {
    await closeAll(files);
  }
}

/** Every one, also where the closing of one fails; then that is thrown. */
async function closeAll(files: readonly FileToRead[]): Promise<void> {
  const closed = await Promise.allSettled(files.map((file) => file.close()));
  for (const one of closed) if (one.status === "rejected") throw one.reason;
}

/** A new file, or one in the place of what was there. @throws StudioError `folder-not-writable`, `disk-full`; what `write` throws */
export async function writing<T>(path: string, write: (out: FileToWrite) => Promise<T>): Promise<T> {
  const out = await openWrite(path);
  try {
    return await write(out);
  } finally {
    await out.close();
  }
}

/** Builds only what is older than its sources; two processes that ask at once build once. */
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Milliseconds after which whoever holds the lock has been killed. */
const DEAD = 300_000;

/**
 * Calls `build` unless `stamp` (a file with the time at which the last build began) is newer than every one of `sources`,
 * files and folders below the root. `name` tells this build's lock from others'.
 */
export async function buildIfStale({ name, stamp, sources, build }) {
  const lock = path.join(root, `node_modules/.pickup-${name}`);
  for (;;) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const held = await stat(lock).then(
        (found) => Date.now() - found.mtimeMs,
        () => 0,
      );
      if (held > DEAD) await rm(lock, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    const began = await readFile(stamp, "utf8").then(Number, () => 0);
    const times = await Promise.all(sources.map((source) => newest(path.join(root, source))));
    if (Math.max(...times) > began) await build();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

/** When the newest file in it was changed; 0 for what is not there. */
async function newest(file) {
  const found = await stat(file).catch((error) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await Promise.all((await readdir(file)).map((name) => newest(path.join(file, name))));
  return Math.max(0, ...inside);
}

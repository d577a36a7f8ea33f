/**
 * A script that is what it was at the last build is not minified again: that is two thirds of a build, and most of what is
 * built is of libraries. A build made so is the same, byte for byte, as one from nothing: whatever goes into a script is put
 * together anew, and only what a minifier makes of the very same bytes is taken from the time before.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { root } from "./stale.mjs";

const kept = path.join(root, "node_modules/.pickup-minified");
/** As webpack's minimizer names what it asks its cache for: the script's name, and what says how it minifies. */
const ASKED = /^TerserWebpackPlugin\|([\w./-]+)\|/;

/** A plugin for webpack, which asks its cache before it minifies; there is no other cache. */
export class KeepMinified {
  apply(compiler) {
    const { RawSource } = compiler.webpack.sources;
    const tools = readFile(path.join(root, "package-lock.json")).then(sumOf);
    const keyOf = async (identifier, etag) => `${identifier} ${etag} ${await tools}`;
    compiler.cache.hooks.get.tapPromise("KeepMinified", async (identifier, etag) => {
      const file = fileFor(identifier);
      if (file === undefined) return undefined;
      const found = await readFile(file, "utf8").catch((error) => {
        if (error.code === "ENOENT") return undefined;
        throw error;
      });
      const { key, script, licenseBanner } = found === undefined ? {} : JSON.parse(found);
      if (key !== (await keyOf(identifier, etag))) return undefined;
      return { source: new RawSource(script), licenseBanner };
    });
    compiler.cache.hooks.store.tapPromise("KeepMinified", async (identifier, etag, made) => {
      const file = fileFor(identifier);
      if (file === undefined || made.source === undefined || made.errors.length > 0) return;
      const { source, licenseBanner } = made;
      await mkdir(kept, { recursive: true });
      const fresh = `${file}.${process.pid}`;
      const key = await keyOf(identifier, etag);
      await writeFile(fresh, JSON.stringify({ key, script: String(source.source()), licenseBanner }));
      await rename(fresh, file);
    });
  }
}

/** Absent for anything but a script on its way to be minified. */
function fileFor(identifier) {
  const [, name] = ASKED.exec(identifier) ?? [];
  return name === undefined ? undefined : path.join(kept, `${name.replaceAll("/", "-")}.json`);
}

function sumOf(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

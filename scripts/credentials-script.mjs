/**
 * Makes dist/credentials.js, which the media room loads when Content Credentials are first to be read: a classic script that
 * holds the worker's text and the reader's WebAssembly, packed, as a page from file:// may fetch neither.
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "./stale.mjs";

const WASM = path.join(root, "node_modules/@contentauth/c2pa-wasm/pkg/c2pa_bg.wasm");

/** Reads the worker's bundle at `workerFile` and writes the script to `file`. */
export async function writeCredentialsScript(workerFile, file) {
  const worker = await readFile(workerFile, "utf8");
  const packed = gzipSync(await readFile(WASM), { level: 9 });
  const parts = { worker, wasm: packed.toString("base64") };
  await writeFile(file, `globalThis.pickupCredentials=${JSON.stringify(parts)};\n`);
}

/**
 * Makes the media room's page: its template with the bundle inlined, and a Content-Security-Policy that allows that one
 * script, by its hash, and no network at all. One file, because a page from file:// may load no other.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const TEMPLATE = fileURLToPath(new URL("../src/media/room/room.html", import.meta.url));
const SCRIPT_TAG = '<script src="room.js"></script>';

/** Reads the bundle at `scriptFile` and writes the page to `pageFile`. */
export async function writeRoomPage(scriptFile, pageFile) {
  const template = await readFile(TEMPLATE, "utf8");
  const script = inlined(await readFile(scriptFile, "utf8"));
  const hash = `sha256-${createHash("sha256").update(script, "utf8").digest("base64")}`;
  if (!template.includes(SCRIPT_TAG) || !template.includes("SCRIPT_HASH")) {
    throw new Error("room.html has no place for its script, or none for its hash");
  }
  // Functions, so that a dollar sign in the script is only a dollar sign.
  await writeFile(
    pageFile,
    template.replace("SCRIPT_HASH", () => hash).replace(SCRIPT_TAG, () => `<script>${script}</script>`),
  );
}

/** Ends no script element early, opens no comment, and reads the same to the parser as to the hash. */
function inlined(script) {
  return script.replace(/\r\n?/g, "\n").replace(/<(?=\/script|!--)/gi, "\\x3c");
}

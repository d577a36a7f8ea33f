/**
 * The scripts beside the first one that commands need. All are read before anything begins: one that is missing must not show
 * in the middle of a take, and one of a newer Pickup must not be read by an older.
 */

import { loadWords } from "../core/vocabulary";
import { readSdk } from "../engines/openai-videos/client";
import { loadPackets } from "./provenance/packets";

/** Rejects where one cannot be read; asked again, it goes on with that one. */
export async function readScripts(): Promise<void> {
  await loadWords();
  await loadPackets();
  await readSdk();
  await import(/* webpackChunkName: "work" */ "./making/make");
  await import(/* webpackChunkName: "reports" */ "./review/reports");
}

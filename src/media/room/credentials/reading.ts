/** A file's Content Credentials, by the reader that is loaded for them, in a worker of its own. */

import type { Credentials } from "../../../core/credentials";
import type { CredentialFormat } from "../../../core/credentials-presence";
import { credentialsFrom, type ReaderSays } from "../../../core/credentials-report";
import { Misfit } from "../../../core/decode";
import { CHUNK } from "../../protocol";
import { Stopped, type Task } from "../task";
import { ownScript } from "../own-scripts";
import type { ToRead } from "./reader";
import { NoReader, theReader, type Reader } from "./script";

/** Milliseconds that the reader may take over one file. */
const PATIENCE = 120_000;

/** What keeps it from being read is in the answer. @throws Stopped when it is taken back */
export async function readCredentials(size: number, format: CredentialFormat, task: Task): Promise<Credentials> {
  try {
    const reader = await theReader();
    task.check();
    const file = await wholeOf(size, task);
    const says = await inWorker(reader, format, file, task);
    return says === "too-slow" ? { kind: "unknown", why: says } : credentialsFrom(says);
  } catch (error) {
    if (error instanceof NoReader) return { kind: "unknown", why: "no-reader", says: error.message };
    if (error instanceof Misfit) return { kind: "unknown", why: "damaged", says: error.message };
    throw error;
  }
}

/** As a Blob, which a browser may keep on the disk. */
async function wholeOf(size: number, task: Task): Promise<Blob> {
  const parts: Blob[] = [];
  for (let at = 0; at < size; at += CHUNK) {
    const end = Math.min(size, at + CHUNK);
    parts.push(new Blob([await task.read(at, end)]));
    task.progress(end, size);
  }
  return new Blob(parts);
}

async function inWorker(
  { worker: script, module }: Reader,
  format: CredentialFormat,
  file: Blob,
  task: Task,
): Promise<ReaderSays | "too-slow"> {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = startedAt(address);
  try {
    return await new Promise((done, fail) => {
      const late = setTimeout(() => done("too-slow"), PATIENCE);
      const forget = task.whenStopped(() => end(() => fail(new Stopped("taken back"))));
      const end = (then: () => void): void => {
        clearTimeout(late);
        forget();
        then();
      };
      worker.onmessage = ({ data }: MessageEvent<ReaderSays>) => end(() => done(data));
      worker.onerror = (event) => end(() => fail(new NoReader(event.message || "its worker was refused")));
      const given: ToRead = { module, format, file };
      worker.postMessage(given);
    });
  } finally {
    worker.terminate();
    URL.revokeObjectURL(address);
  }
}

function startedAt(address: string): Worker {
  try {
    return new Worker(ownScript(address));
  } catch (error) {
    throw new NoReader(error instanceof Error ? error.message : "this web view has no workers");
  }
}

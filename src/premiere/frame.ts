/** Frames out of a sequence, as PNG files. Premiere says yes before the file is there, and may call it otherwise. */

import ppro from "premierepro";
import { Cancelled, StudioError } from "../core/failure";
import type { FrameSize } from "../core/sequence";
import type { Ticks } from "../core/time";
import { askToDo, tickTimeOf } from "./ask";
import type { Sleep } from "./ask";
import { requireProject } from "./project";
import { findSequence } from "./sequence";

export interface FrameRequest {
  readonly projectId: string;
  readonly sequenceId: string;
  /** In the sequence's clock. */
  readonly time: Ticks;
  /** The picture's size on disk: Premiere scales while it exports. */
  readonly size: FrameSize;
  /** A native absolute path, without a separator at the end. */
  readonly folder: string;
  /** Bare, without an extension and without a colon; it must be new in that folder, or an old picture may be taken for this one. */
  readonly name: string;
  readonly signal?: AbortSignal;
}

export interface FramePorts {
  /** Bytes; absent when there is no such file. */
  readonly fileSize: (path: string) => Promise<number | undefined>;
  readonly sleep: Sleep;
}

const LOOK_EVERY = 200;
const LOOK_FOR = 10_000;

/** Premiere exports one frame at a time; whoever asks meanwhile waits here. */
let lastExport: Promise<unknown> = Promise.resolve();

/**
 * Exports the picture at `time`, all tracks composed, and waits until its file is whole.
 * @throws StudioError `no-project`; `sequence-changed`; `host-refused`; `frame-not-exported` when no file shows up in 10 s.
 */
export async function exportFrame(request: FrameRequest, ports: FramePorts): Promise<{ readonly path: string }> {
  const mine = lastExport.then(() => exportOne(request, ports));
  lastExport = mine.catch(() => undefined);
  return mine;
}

async function exportOne(request: FrameRequest, ports: FramePorts): Promise<{ readonly path: string }> {
  const { folder, name, size, time, signal } = request;
  stopIf(signal);
  const separator = folder.includes("\\") ? "\\" : "/";
  const base = `${folder.replace(/[\\/]$/, "")}${separator}${name}`;
  const sequence = await findSequence(await requireProject(request.projectId), request.sequenceId);
  await askToDo("Exporter.exportSequenceFrame", () =>
    ppro.Exporter.exportSequenceFrame(sequence, tickTimeOf(time), `${name}.png`, folder, size.width, size.height),
  );
  // Before 26.2.2 the extension comes twice.
  const places = [`${base}.png`, `${base}.png.png`];
  let before = new Map<string, number>();
  for (let waited = 0; ; waited += LOOK_EVERY) {
    const now = new Map<string, number>();
    for (const path of places) {
      const bytes = await ports.fileSize(path);
      if (bytes === undefined || bytes === 0) continue;
      // A file that has stopped growing is whole.
      if (before.get(path) === bytes) return { path };
      now.set(path, bytes);
    }
    before = now;
    if (waited >= LOOK_FOR) throw new StudioError({ kind: "frame-not-exported", waitedSeconds: waited / 1000 });
    stopIf(signal);
    await ports.sleep(LOOK_EVERY);
  }
}

function stopIf(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Cancelled("The frame export was stopped");
}

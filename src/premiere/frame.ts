/** Frames out of a sequence, as PNG files. Premiere says yes before the file is there, and may call it otherwise. */

import ppro from "premierepro";
import { Cancelled, StudioError } from "../core/failure";
import type { FrameSize } from "../core/sequence";
import type { Ticks } from "../core/time";
import { askToDo, tickTimeOf, withFreshObjects } from "./ask";
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

/** Milliseconds from look to look for the file, and in all. */
const LOOK_EVERY = 100;
const LOOK_FOR = 10_000;
/** A file that has kept its size over so many looks is whole: Premiere pauses while it writes. */
const STILL_LOOKS = 3;

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
  await withFreshObjects(async () => {
    const sequence = await findSequence(await requireProject(request.projectId), request.sequenceId);
    await askToDo("Exporter.exportSequenceFrame", () =>
      ppro.Exporter.exportSequenceFrame(sequence, tickTimeOf(time), `${name}.png`, folder, size.width, size.height),
    );
  });
  // Before 26.2.2 the extension comes twice.
  const places = [`${base}.png`, `${base}.png.png`];
  const seen = new Map<string, { readonly bytes: number; readonly looks: number }>();
  for (let waited = 0; ; waited += LOOK_EVERY) {
    for (const path of places) {
      const bytes = (await ports.fileSize(path)) ?? 0;
      const before = seen.get(path);
      const looks = before?.bytes === bytes ? before.looks + 1 : 0;
      if (bytes > 0 && looks >= STILL_LOOKS) return { path };
      seen.set(path, { bytes, looks });
    }
    if (waited >= LOOK_FOR) throw new StudioError({ kind: "frame-not-exported", waitedSeconds: waited / 1000 });
    stopIf(signal);
    await ports.sleep(LOOK_EVERY);
  }
}

function stopIf(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Cancelled("The frame export was stopped");
}

/** Taking the programme frame at the playhead as a take's first frame. */

import { drawingSize } from "../core/drawing";
import { StudioError } from "../core/failure";
import type { ReferenceFrame } from "../core/shot";
import { frameStart, timecode } from "../core/time";
import { frameBeforeHole, seenAt } from "../core/where";
import type { MediaRoom } from "../media/client";
import { exportFrame } from "../premiere/frame";
import { readProject } from "../premiere/project";
import { copy, exists, fileSize, list, makeFolder, openRead, readBytes, remove } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { fingerprint } from "./fingerprint";
import type { Log } from "./log";
import { imageUrl, referenceFile, type Shelved } from "./shelf";
import type { ReferenceChoice } from "./state";

export interface ReferenceOutside {
  readonly room: MediaRoom;
  readonly log: Log;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly newId: () => string;
}

/** Stills that are held for the form; a take gets copies of its own. */
const FRAMES = "frames";

/** Removes what an earlier session left there, but for what the form holds. */
export async function clearFrames(home: string, held: readonly ReferenceChoice[]): Promise<void> {
  const folder = joinPath(home, FRAMES);
  if (!(await exists(folder))) return;
  for (const name of await list(folder)) {
    const file = joinPath(folder, name);
    if (held.every((one) => one.file !== file)) await remove(file);
  }
}

/** The stills of a take, held for the form again. */
export async function referencesOf(
  { take, folder }: Shelved,
  home: string,
  outside: ReferenceOutside,
): Promise<readonly ReferenceChoice[]> {
  const frames = joinPath(home, FRAMES);
  await makeFolder(frames);
  const held: ReferenceChoice[] = [];
  for (const [index, frame] of take.recipe.references.entries()) {
    const file = joinPath(frames, `frame-${outside.newId()}.png`);
    await copy(joinPath(folder, referenceFile(index)), file);
    held.push({ frame, file, picture: await pictureOf(file, outside) });
  }
  return held;
}

/**
 * Exports the frame under the playhead, or the last before the hole that it stands in, into `home`/frames, at the size in
 * which the take will be drawn.
 * @throws StudioError `no-project`, `no-sequence`, `frame-not-exported`, `host-refused`, or what the disk says.
 */
export async function takeReference(
  home: string,
  at: "playhead" | "before-hole",
  outside: ReferenceOutside,
): Promise<ReferenceChoice> {
  const { sleep, newId } = outside;
  const project = await readProject();
  if (project === undefined) throw new StudioError({ kind: "no-project" });
  const { sequence } = project;
  if (sequence === undefined) throw new StudioError({ kind: "no-sequence" });
  const folder = joinPath(home, FRAMES);
  await makeFolder(folder);
  const before = at === "before-hole" ? frameBeforeHole(sequence) : undefined;
  const time = before ?? frameStart(sequence.playhead, sequence.rate);
  const size = drawingSize(sequence.size);
  const { path } = await exportFrame(
    { projectId: project.projectId, sequenceId: sequence.sequenceId, time, size, folder, name: `frame-${newId()}` },
    { fileSize, sleep },
  );
  const file = await openRead(path);
  let sha256: string;
  try {
    ({ sha256 } = await fingerprint("the exported frame", file.size, (start, end) => file.read(start, end)));
  } finally {
    await file.close();
  }
  const seen = seenAt(sequence, time);
  const frame: ReferenceFrame = {
    role: "first",
    sha256,
    size,
    from: {
      kind: "program",
      sequenceId: sequence.sequenceId,
      sequenceName: sequence.name,
      time,
      timecode: timecode(time, sequence.rate, sequence.timecodeFormat, sequence.zeroFrame),
      carries: seen.slice(0, -1).map((item) => item.name),
    },
  };
  return { frame, file: path, picture: await pictureOf(path, outside) };
}

/** A small picture by the media room; without it the PNG itself. */
async function pictureOf(path: string, { room, log }: ReferenceOutside): Promise<string> {
  if (room.state.kind === "ready") {
    const file = await openRead(path);
    try {
      return (await room.thumbnail(file, { atSeconds: 0, longEdge: 640 })).dataUrl;
    } catch (error) {
      log.trouble("making a small picture of the frame", error);
    } finally {
      await file.close();
    }
  }
  return imageUrl(await readBytes(path));
}

/** Taking the programme frame at the playhead as a take's first frame. */

import { drawingSize } from "../core/drawing";
import { StudioError } from "../core/failure";
import type { ReferenceFrame } from "../core/shot";
import { frameStart, timecode } from "../core/time";
import { seenAt } from "../core/where";
import type { MediaRoom } from "../media/client";
import { exportFrame } from "../premiere/frame";
import { readProject } from "../premiere/project";
import { fileSize, makeFolder, openRead, readBytes } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { fingerprint } from "./fingerprint";
import { imageUrl } from "./shelf";
import type { ReferenceChoice } from "./state";

export interface ReferencePorts {
  readonly room: MediaRoom;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly newId: () => string;
}

/**
 * Exports the frame under the playhead into `home`/frames, at the size in which the take will be drawn.
 * @throws StudioError `no-project`, `no-sequence`, `frame-not-exported`, `host-refused`, or what the disk says.
 */
export async function takeReference(home: string, { room, sleep, newId }: ReferencePorts): Promise<ReferenceChoice> {
  const project = await readProject();
  if (project === undefined) throw new StudioError({ kind: "no-project" });
  const { sequence } = project;
  if (sequence === undefined) throw new StudioError({ kind: "no-sequence" });
  const folder = joinPath(home, "frames");
  await makeFolder(folder);
  const time = frameStart(sequence.playhead, sequence.rate);
  const size = drawingSize(sequence.size);
  const { path } = await exportFrame(
    { projectId: project.projectId, sequenceId: sequence.sequenceId, time, size, folder, name: `frame-${newId()}` },
    { fileSize, sleep },
  );
  const file = await openRead(path);
  let sha256: string;
  try {
    ({ sha256 } = await fingerprint(file.size, (start, end) => file.read(start, end)));
  } finally {
    await file.close();
  }
  const seen = seenAt(sequence, time);
  const frame: ReferenceFrame = {
    role: "first",
    sha256,
    size,
    from: {
      sequenceId: sequence.sequenceId,
      sequenceName: sequence.name,
      time,
      timecode: timecode(time, sequence.rate, sequence.timecodeFormat, sequence.zeroFrame),
      carries: seen.slice(0, -1).map((item) => item.name),
    },
  };
  return { frame, file: path, picture: await pictureOf(path, room) };
}

/** A small picture by the media room; without it the PNG itself. */
async function pictureOf(path: string, room: MediaRoom): Promise<string> {
  if (room.state.kind !== "ready") return imageUrl(await readBytes(path));
  const file = await openRead(path);
  try {
    return (await room.thumbnail(file, { atSeconds: 0, longEdge: 640 })).dataUrl;
  } finally {
    await file.close();
  }
}

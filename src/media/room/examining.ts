/** A film looked through for faults, frame by frame as the file holds it; and the pictures either side of a cut. */

import { VideoSampleSink, type InputVideoTrack } from "mediabunny";
import type { FirstFrame, Meeting } from "../../core/continuity";
import { turned } from "../../core/fit-copy";
import type { Examined } from "../results";
import { Crew } from "./continuity/crew";
import { Examiner } from "./continuity/examiner";
import { takeIn, upright } from "./continuity/intake";
import { firstFrameOf, meetingOf } from "./continuity/likeness";
import { decodedOf, planesOf, type DecodedFrame, type Planes } from "./continuity/planes";
import { codingOf } from "./fit/planes";
import { Recolouring } from "./fit/recolouring";
import { decodePicture } from "./picture";
import { colourOf, decodableIn, open, pixelAspectOf } from "./probing";
import { nextTurn, type Task } from "./task";

/**
 * `size`: of the film; `referenceSize`: of the PNG behind it that the film was to begin with.
 * @throws Error when it is no film that can be decoded; Stopped within a frame of a cancel.
 */
export async function examineFilm(size: number, referenceSize: number | undefined, task: Task): Promise<Examined> {
  const input = open(size, task);
  const crew = await Crew.hire(pageScript(), navigator.hardwareConcurrency || 1);
  try {
    const track = await decodableIn(input);
    const { packetCount } = await track.computePacketStats();
    const examiner = new Examiner(crew);
    const recolouring = new Recolouring(codingOf(await colourOf(track)), undefined);
    const firstFrame = referenceSize === undefined ? undefined : await task.read(size, size + referenceSize);
    let starts: FirstFrame | undefined;
    let done = 0;
    for await (const sample of new VideoSampleSink(track).samples()) {
      try {
        const frame = await takeIn(sample, recolouring);
        // Its bytes are given away by the examiner.
        if (done === 0 && firstFrame !== undefined) starts = await startOf(firstFrame, frame, track, task);
        await examiner.add(frame);
      } finally {
        sample.close();
      }
      done += 1;
      task.progress(Math.min(done, packetCount), packetCount);
      await nextTurn();
      task.check();
    }
    const { continuity } = await examiner.finish();
    return { continuity, ...(starts === undefined ? {} : { firstFrame: starts }) };
  } finally {
    crew?.dismiss();
    input.dispose();
  }
}

/** `before` and `after`: sizes of the PNGs, which lie one behind the other. */
export async function measureMeeting(
  before: readonly number[],
  after: readonly number[],
  task: Task,
): Promise<Meeting> {
  let at = 0;
  const read = async (size: number): Promise<Planes> => {
    const bytes = await task.read(at, at + size);
    at += size;
    return planesOf(decodedOf(await decodePicture(bytes)));
  };
  const [left, right]: [Planes[], Planes[]] = [[], []];
  for (const size of before) left.push(await read(size));
  for (const size of after) right.push(await read(size));
  return meetingOf(left, right);
}

/** Both upright and of the shape that players show. */
async function startOf(
  png: Uint8Array<ArrayBuffer>,
  stored: DecodedFrame,
  track: InputVideoTrack,
  task: Task,
): Promise<FirstFrame> {
  const rotation = await track.getRotation();
  const frame = upright(stored, { rotation, flip: await track.getFlip() });
  const { numerator, denominator } = turned(stored, await pixelAspectOf(track), rotation).pixelAspect;
  const { width, height } = frame;
  const reference = await decodePicture(png, { width, height }, numerator / denominator);
  task.check();
  return firstFrameOf(planesOf(decodedOf(reference)), planesOf(frame));
}

/** What workers run: the page's one script, which stands in the page itself. */
function pageScript(): string {
  return [...document.scripts].map((script) => script.textContent).join("\n");
}

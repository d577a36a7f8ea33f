/** From a film to its derived copy: decode, turn, scale, recolour, encode, frame by frame; nothing waits for a whole of anything. */

import { whyNotRec709, type WhyNotRec709 } from "../../../core/fit-colour";
import type { CopyPlan } from "../../../core/fit-copy";
import { countsOf, framesShown, type Shown } from "../../../core/fit-frames";
import { secondsOf, ticks } from "../../../core/time";
import type { Copied } from "../../results";
import type { I420 } from "../drawing";
import { Encoding } from "../encoding";
import { emptyI420 } from "../i420";
import { CANNOT_DECODE, open, pictureIn } from "../probing";
import { Cannot, nextTurn, type Task } from "../task";
import { CUBE_LENGTH } from "./cube";
import { framesOf, openFilm, type Film } from "./film";
import { Laying } from "./laying";
import { soundTrack } from "./sound";

/** Bytes of a cube as it lies behind the film: 32-bit floats, little-endian. */
const CUBE_BYTES = CUBE_LENGTH * 4;

const NOT_REC709: Readonly<Record<WhyNotRec709, string>> = {
  "high-dynamic-range": "its picture is HDR, which Pickup does not bring into Rec.709",
  "other-primaries": "its primaries are wider than those of Rec.709, and Pickup does not map them",
  "other-transfer": "its transfer is not that of Rec.709, and Pickup does not convert it",
};

/** What is asked for: `size` bytes of film, and, where there is a cube, its bytes right behind them. */
interface CopyRequest {
  readonly size: number;
  readonly plan: CopyPlan;
  readonly cube: boolean;
}

/**
 * Writes the copy into the task's file; the film itself is only read.
 * @throws Stopped within one frame of a cancel; Error when a frame cannot be decoded.
 */
export async function makeCopy({ size, plan, cube }: CopyRequest, task: Task): Promise<Copied> {
  if (size === 0) throw new Error("it is empty");
  const table = cube ? new Float32Array((await task.read(size, size + CUBE_BYTES)).buffer) : undefined;
  const input = open(size, task);
  try {
    const track = await pictureIn(input);
    if (!(await track.canDecode())) throw new Cannot(CANNOT_DECODE);
    const film = await openFilm(track);
    const why = whyNotRec709(film.colour);
    if (why !== undefined) throw new Cannot(NOT_REC709[why]);
    const audio = await input.getPrimaryAudioTrack();
    const sound = audio === null ? undefined : await soundTrack(audio, film.origin);
    const shown = framesShown(film.clock, plan);
    const encoding = await Encoding.start(
      plan.size,
      plan.rate,
      shown.length,
      (position, bytes) => task.write(position, bytes),
      (frames) => task.progress(frames, shown.length),
      { pixelAspect: plan.pixelAspect, ...(sound === undefined ? {} : { sound }) },
    );
    try {
      await layDown(film, shown, new Laying(film, plan, table), async (index, frame) => {
        await sound?.upTo(secondsOf(ticks((index + 1) * plan.rate)));
        await encoding.add(index, frame);
        await nextTurn();
        task.check();
      });
      await sound?.upTo(Infinity);
      const encoded = await encoding.finish();
      await task.written();
      return {
        ...encoded,
        ...countsOf(shown, film.timestamps.length),
        sound: audio === null ? "none" : sound === undefined ? "left-out" : "copied",
      };
    } catch (error) {
      await encoding.abandon();
      throw error;
    }
  } finally {
    input.dispose();
  }
}

/** Decodes no further than the copy has got, and makes each frame ready once however often it is shown. */
async function layDown(
  film: Film,
  shown: readonly Shown[],
  laying: Laying,
  add: (index: number, frame: I420) => Promise<void>,
): Promise<void> {
  const samples = framesOf(film);
  let before = emptyI420(2, 2);
  let latest = emptyI420(2, 2);
  const ready = { before: -1, latest: -1 };
  let decoded = -1;
  const wanted = new Set(shown.flatMap(({ frame, next }) => (next === 0 ? [frame] : [frame, frame + 1])));
  const get = async (frame: number): Promise<I420> => {
    while (decoded < frame) {
      const { value: sample, done } = await samples.next();
      if (done === true || sample === undefined) throw new Error("it ends before its last frame");
      decoded += 1;
      try {
        if (!wanted.has(decoded)) continue;
        [before, latest] = [latest, before];
        ready.before = ready.latest;
        latest = await laying.lay(sample, latest);
        ready.latest = decoded;
      } finally {
        sample.close();
      }
    }
    return frame === ready.latest ? latest : before;
  };
  try {
    let mixed: I420 | undefined;
    for (const [index, { frame, next }] of shown.entries()) {
      if (next === 0) {
        await add(index, await get(frame));
        continue;
      }
      const second = await get(frame + 1);
      mixed ??= emptyI420(second.width, second.height);
      mix(await get(frame), second, next, mixed);
      await add(index, mixed);
    }
    // What is left is not shown, but a film that cannot be decoded to its end is damaged, and that is to be said.
    for (let rest = await samples.next(); rest.done !== true; rest = await samples.next()) rest.value.close();
  } finally {
    await samples.return();
  }
}

function mix(a: I420, b: I420, share: number, into: I420): void {
  const weight = Math.round(share * 256);
  for (let at = 0; at < into.bytes.length; at++) {
    const from = a.bytes[at] ?? 0;
    into.bytes[at] = from + ((((b.bytes[at] ?? 0) - from) * weight + 128) >> 8);
  }
}

/** A film as it is copied: when its frames begin, and each of them decoded, in the order in which they are shown. */

import { EncodedPacketSink, VideoSampleSink, type InputVideoTrack, type VideoSample } from "mediabunny";
import type { ColourTags } from "../../../core/fit-colour";
import type { PixelAspect } from "../../../core/pixel-aspect";
import type { FilmClock } from "../../../core/fit-frames";
import { ticks, TICKS_PER_SECOND } from "../../../core/time";
import { colourOf, pixelAspectOf } from "../probing";
import type { Turn } from "./planes";

/** Decoders count in microseconds, containers in fractions of their own; frames are further apart than that. */
const SAME_TIME = 0.0005;

export interface Film extends Turn {
  readonly clock: FilmClock;
  /** Where the picture begins on the container's clock, in seconds: what sound is counted from. */
  readonly origin: number;
  readonly pixelAspect: PixelAspect;
  readonly colour: ColourTags;
  /** On the container's clock, in seconds; as many as the clock has starts. */
  readonly timestamps: readonly number[];
  readonly track: InputVideoTrack;
}

/** @throws Error when there is no frame in it. */
export async function openFilm(track: InputVideoTrack): Promise<Film> {
  const packets: { readonly timestamp: number; readonly end: number }[] = [];
  for await (const { timestamp, duration } of new EncodedPacketSink(track).packets(undefined, undefined, {
    metadataOnly: true,
  })) {
    packets.push({ timestamp, end: timestamp + duration });
  }
  packets.sort((a, b) => a.timestamp - b.timestamp);
  // What an edit list cuts off the head has times below zero, but for a frame that reaches over it.
  const shown = packets.filter(({ timestamp, end }) => timestamp >= 0 || end > SAME_TIME);
  const [head, tail] = [shown[0], shown.at(-1)];
  if (head === undefined || tail === undefined) throw new Error("it has no frame");
  const origin = Math.max(0, head.timestamp);
  const sinceOrigin = (seconds: number) => ticks(Math.round(Math.max(0, seconds - origin) * TICKS_PER_SECOND));
  return {
    clock: { starts: shown.map(({ timestamp }) => sinceOrigin(timestamp)), end: sinceOrigin(tail.end) },
    origin,
    rotation: await track.getRotation(),
    flip: await track.getFlip(),
    pixelAspect: await pixelAspectOf(track),
    colour: await colourOf(track),
    timestamps: shown.map(({ timestamp }) => timestamp),
    track,
  };
}

/**
 * Its frames one after the other. Each is the caller's to close.
 * @throws Error when one cannot be decoded: another is never given instead.
 */
export async function* framesOf({ track, timestamps }: Film): AsyncGenerator<VideoSample, void, void> {
  const start = timestamps[0] ?? 0;
  let index = 0;
  for await (const sample of new VideoSampleSink(track).samples(start)) {
    const expected = timestamps[index];
    if (expected === undefined || Math.abs(sample.timestamp - expected) > SAME_TIME) {
      sample.close();
      throw missing(expected ?? sample.timestamp);
    }
    index += 1;
    yield sample;
  }
  const left = timestamps[index];
  if (left !== undefined) throw missing(left);
}

function missing(seconds: number): Error {
  return new Error(`its frame at ${seconds.toFixed(3)} s cannot be decoded`);
}

/** Media files of the simulated disk, by mediabunny: facts on import, frames exactly, decoders kept warm. */

import { ALL_FORMATS, Input, UrlSource, VideoSampleSink, type InputVideoTrack, type VideoSample } from "mediabunny";
import type { MediaFacts, MediaReader } from "../../host/ports";
import { fileAddress } from "./disk";
import { timebaseOf } from "./hand";

/** Frames are asked for a little late, so that a time stamp that the container rounded up still counts as begun. */
const LATE = 0.001;
/** Closer than this ahead, decoding on is cheaper than seeking. */
const NEAR = 2;
const STILLS = /\.(png|jpe?g|webp|bmp|gif)$/i;
/** Enough to tell 23.976 from 24. */
const PACKETS_FOR_RATE = 240;

interface OpenVideo {
  readonly input: Input;
  readonly track: InputVideoTrack;
  readonly sink: VideoSampleSink;
}

/** A decoded picture, ready to be drawn. Whoever asked for it closes it. */
export interface DecodedFrame {
  readonly width: number;
  readonly height: number;
  draw(
    context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void;
  close(): void;
}

export class MediaLibrary implements MediaReader {
  readonly #videos = new Map<string, Promise<OpenVideo>>();
  readonly #stills = new Map<string, Promise<ImageBitmap>>();
  readonly #versions = new Map<string, number>();
  readonly #listeners = new Set<() => void>();

  async probe(path: string): Promise<MediaFacts> {
    if (STILLS.test(path)) {
      const still = await this.#still(path).catch(() => undefined);
      return still === undefined ? { kind: "unknown" } : { kind: "still", width: still.width, height: still.height };
    }
    const input = openInput(path);
    try {
      if (!(await input.canRead())) return { kind: "unknown" };
      const video = await input.getPrimaryVideoTrack();
      const audio = await input.getPrimaryAudioTrack();
      const seconds = await input.computeDuration();
      if (video !== null && (await video.canDecode())) {
        const { averagePacketRate } = await video.computePacketStats(PACKETS_FOR_RATE);
        const { width, height } = await storedSize(video);
        return { kind: "video", width, height, rate: timebaseOf(averagePacketRate), seconds, hasAudio: audio !== null };
      }
      return audio === null ? { kind: "unknown" } : { kind: "audio", seconds };
    } finally {
      input.dispose();
    }
  }

  /** Counts up whenever the file may have changed; what was made from an older version is stale. */
  versionOf(path: string): number {
    return this.#versions.get(path) ?? 0;
  }

  /** The file has changed, or is gone. */
  forget(path: string): void {
    this.#versions.set(path, this.versionOf(path) + 1);
    const video = this.#videos.get(path);
    const still = this.#stills.get(path);
    this.#videos.delete(path);
    this.#stills.delete(path);
    // A frame that is being decoded right now fails; its reader opens the file afresh.
    void video?.then(({ input }) => input.dispose()).catch(() => undefined);
    if (video !== undefined || still !== undefined) for (const listener of [...this.#listeners]) listener();
  }

  /** Called when a file that was shown has changed. Answers how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A reader of its own for one who plays or scrubs: it decodes on from where it was. */
  reader(): FrameReader {
    return new FrameReader(this);
  }

  /** The frame on screen at `seconds` of the media's clock. @throws Error when the file cannot be read. */
  async frame(path: string, still: boolean, seconds: number): Promise<DecodedFrame> {
    if (still) return stillFrame(await this.#still(path));
    const { sink, track } = await this.video(path);
    const first = await track.getFirstTimestamp();
    const sample = await sink.getSample(Math.max(first, first + seconds + LATE));
    if (sample === null) throw new Error(`No frame at ${seconds} s of ${path}`);
    return videoFrame(sample);
  }

  /** For `FrameReader`. */
  video(path: string): Promise<OpenVideo> {
    const known = this.#videos.get(path);
    if (known !== undefined) return known;
    const opened = openVideo(path);
    this.#videos.set(path, opened);
    opened.catch(() => this.#videos.delete(path));
    return opened;
  }

  #still(path: string): Promise<ImageBitmap> {
    const known = this.#stills.get(path);
    if (known !== undefined) return known;
    const opened = loadStill(path);
    this.#stills.set(path, opened);
    opened.catch(() => this.#stills.delete(path));
    return opened;
  }
}

/** Reads one file after the other, each forwards as long as it can. Calls must not overlap. */
export class FrameReader {
  readonly #library: MediaLibrary;
  #path = "";
  #version = -1;
  #samples: AsyncGenerator<VideoSample, void, unknown> | undefined;
  #first = 0;
  #shown: VideoSample | undefined;
  #coming: VideoSample | undefined;

  constructor(library: MediaLibrary) {
    this.#library = library;
  }

  async frame(path: string, still: boolean, seconds: number): Promise<DecodedFrame> {
    if (still) return this.#library.frame(path, still, seconds);
    const version = this.#library.versionOf(path);
    try {
      return await this.#decode(path, seconds + LATE);
    } catch (error) {
      this.#path = "";
      // Premiere may write into a file while it is being read; then it is worth a second look.
      if (version === this.#library.versionOf(path)) throw error;
      return this.#decode(path, seconds + LATE);
    }
  }

  async #decode(path: string, time: number): Promise<DecodedFrame> {
    const known = path === this.#path && this.#version === this.#library.versionOf(path);
    const ahead = time + this.#first - (this.#shown?.timestamp ?? Infinity);
    if (!known || ahead < 0 || ahead > NEAR) await this.#seek(path, time);
    while (this.#coming !== undefined && this.#coming.timestamp <= time + this.#first) await this.#step();
    if (this.#shown === undefined) throw new Error(`No frame at ${time} s of ${path}`);
    return videoFrame(this.#shown.clone());
  }

  async stop(): Promise<void> {
    this.#shown?.close();
    this.#coming?.close();
    this.#shown = undefined;
    this.#coming = undefined;
    this.#path = "";
    await this.#samples?.return();
    this.#samples = undefined;
  }

  async #seek(path: string, time: number): Promise<void> {
    await this.stop();
    const version = this.#library.versionOf(path);
    const { sink, track } = await this.#library.video(path);
    this.#first = await track.getFirstTimestamp();
    this.#samples = sink.samples(this.#first + time);
    await this.#step();
    await this.#step();
    this.#path = path;
    this.#version = version;
  }

  /** The coming sample becomes the shown one. At the end of the media the last one stays. */
  async #step(): Promise<void> {
    const sample = (await this.#samples?.next())?.value ?? undefined;
    if (this.#coming !== undefined) {
      this.#shown?.close();
      this.#shown = this.#coming;
    } else if (this.#shown === undefined && sample !== undefined) {
      this.#shown = sample;
      return;
    }
    this.#coming = sample;
  }
}

/** Upright, as stored: Premiere applies the pixel aspect elsewhere, and 399:400 must not make 333 lines of 332. */
async function storedSize(video: InputVideoTrack): Promise<{ readonly width: number; readonly height: number }> {
  const [width, height] = [await video.getCodedWidth(), await video.getCodedHeight()];
  const isTurned = (await video.getRotation()) % 180 !== 0;
  return isTurned ? { width: height, height: width } : { width, height };
}

function openInput(path: string): Input {
  return new Input({ formats: ALL_FORMATS, source: new UrlSource(fileAddress(path), { getRetryDelay: () => null }) });
}

async function openVideo(path: string): Promise<OpenVideo> {
  const input = openInput(path);
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error(`No picture in ${path}`);
  return { input, track, sink: new VideoSampleSink(track) };
}

async function loadStill(path: string): Promise<ImageBitmap> {
  const answer = await fetch(fileAddress(path));
  if (!answer.ok) throw new Error(`Cannot read ${path}`);
  return createImageBitmap(await answer.blob(), { colorSpaceConversion: "none" });
}

function stillFrame(bitmap: ImageBitmap): DecodedFrame {
  return {
    width: bitmap.width,
    height: bitmap.height,
    draw: (context, x, y, width, height) => context.drawImage(bitmap, x, y, width, height),
    close: () => undefined,
  };
}

function videoFrame(sample: VideoSample): DecodedFrame {
  const isTurned = sample.rotation % 180 !== 0;
  return {
    width: isTurned ? sample.codedHeight : sample.codedWidth,
    height: isTurned ? sample.codedWidth : sample.codedHeight,
    draw: (context, x, y, width, height) => sample.draw(context, x, y, width, height),
    close: () => sample.close(),
  };
}

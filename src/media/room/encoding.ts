/** Frames in, an MP4 out: H.264 High, constant rate, a keyframe a second, BT.709 limited range, tagged as such. */

import {
  EncodedPacket,
  EncodedVideoPacketSource,
  type AudioSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
} from "mediabunny";
import type { PixelAspect } from "../../core/pixel-aspect";
import type { FrameSize } from "../../core/sequence";
import { framesPerSecond, rateFraction, type FrameRate } from "../../core/time";
import { CHUNK } from "../protocol";
import { asError, Cannot } from "./task";
import type { I420 } from "./drawing";

const BT709 = { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false } as const;

/** Frames that wait for the encoder; more would only fill memory. */
const QUEUE = 4;

/**
 * The software encoder starts every stream at a middling quality, whatever the bitrate, and finds out after a frame
 * that it may do better. So the first frame is encoded twice more beforehand, and those packets are thrown away:
 * 2.3 dB for the frame that must match the reference.
 */
const WARM_UP = 2;

/** Bits per pixel and frame that even grain does not use up; encoders take what they need of it. */
const BITS_PER_PIXEL = 1.2;

/** ITU-T H.264 Table A-1: level, macroblocks a second, macroblocks a frame, High profile's bits a second. */
const LEVELS = [
  { level: 30, perSecond: 40_500, perFrame: 1_620, bits: 12_500_000 },
  { level: 31, perSecond: 108_000, perFrame: 3_600, bits: 17_500_000 },
  { level: 32, perSecond: 216_000, perFrame: 5_120, bits: 25_000_000 },
  { level: 40, perSecond: 245_760, perFrame: 8_192, bits: 25_000_000 },
  { level: 41, perSecond: 245_760, perFrame: 8_192, bits: 62_500_000 },
  { level: 42, perSecond: 522_240, perFrame: 8_704, bits: 62_500_000 },
  { level: 50, perSecond: 589_824, perFrame: 22_080, bits: 168_750_000 },
  { level: 51, perSecond: 983_040, perFrame: 36_864, bits: 300_000_000 },
] as const;

/** Where the bytes go. Resolves when there is room for more. */
export type Sink = (position: number, bytes: Uint8Array) => Promise<void>;

/** What a file may have beside its frames. */
interface Beside {
  /** Default: square. */
  readonly pixelAspect?: PixelAspect;
  /** Its packets are added to `source` by whoever has them, about as far as the frames have got. */
  readonly sound?: { readonly source: AudioSource; readonly packets: number };
}

interface Encoded {
  readonly frames: number;
  /** RFC 6381, as the encoder said it. */
  readonly codec: string;
  /** The file's length. */
  readonly bytes: number;
}

/** The H.264 configuration for pictures of that size and rate. */
export function encoderConfig(size: FrameSize, rate: FrameRate): VideoEncoderConfig {
  const perFrame = Math.ceil(size.width / 16) * Math.ceil(size.height / 16);
  const fps = framesPerSecond(rate);
  const wanted = Math.round(size.width * size.height * Math.min(fps, 60) * BITS_PER_PIXEL);
  const fits = LEVELS.filter((level) => level.perFrame >= perFrame && level.perSecond >= perFrame * fps);
  const level = fits.find(({ bits }) => bits >= wanted) ?? fits[fits.length - 1] ?? LEVELS[LEVELS.length - 1];
  return {
    codec: `avc1.6400${(level?.level ?? 51).toString(16).padStart(2, "0")}`,
    width: size.width,
    height: size.height,
    framerate: fps,
    bitrate: Math.min(wanted, level?.bits ?? wanted),
    bitrateMode: "variable",
    latencyMode: "quality",
    avc: { format: "avc" },
  };
}

export class Encoding {
  private readonly size: FrameSize;
  private readonly rate: FrameRate;
  private readonly frames: number;
  private readonly onEncoded: (frames: number) => void;
  private readonly shape: Pick<VideoDecoderConfig, "displayAspectWidth" | "displayAspectHeight">;
  private readonly encoder: VideoEncoder;
  private readonly output: Output;
  private readonly source = new EncodedVideoPacketSource("avc");
  private muxed: Promise<void> = Promise.resolve();
  private encoded = 0;
  private configuration: VideoDecoderConfig | undefined;
  private codec = "";
  private length = 0;
  private error: Error | undefined;

  private constructor(
    size: FrameSize,
    rate: FrameRate,
    frames: number,
    sink: Sink,
    onEncoded: (frames: number) => void,
    { pixelAspect, sound }: Beside,
  ) {
    this.size = size;
    this.rate = rate;
    this.frames = frames;
    this.onEncoded = onEncoded;
    this.shape =
      pixelAspect === undefined
        ? {}
        : {
            displayAspectWidth: size.width * pixelAspect.numerator,
            displayAspectHeight: size.height * pixelAspect.denominator,
          };
    const writable = new WritableStream<StreamTargetChunk>({
      write: async ({ position, data }) => {
        this.length = Math.max(this.length, position + data.length);
        await sink(position, data);
      },
    });
    this.output = new Output({
      // The header comes first, into room kept for it, so that nothing is held back until the end.
      format: new Mp4OutputFormat({ fastStart: "reserve" }),
      target: new StreamTarget(writable, { chunked: true, chunkSize: CHUNK }),
    });
    this.output.addVideoTrack(this.source, { frameRate: framesPerSecond(rate), maximumPacketCount: frames });
    if (sound !== undefined) this.output.addAudioTrack(sound.source, { maximumPacketCount: sound.packets });
    this.encoder = new VideoEncoder({
      output: (chunk, metadata) => this.take(chunk, metadata),
      error: (error) => {
        this.error ??= error;
      },
    });
  }

  /** `onEncoded` hears how many frames have come out of the encoder. @throws Cannot */
  static async start(
    size: FrameSize,
    rate: FrameRate,
    frames: number,
    sink: Sink,
    onEncoded: (frames: number) => void,
    beside: Beside = {},
  ): Promise<Encoding> {
    if (typeof VideoEncoder === "undefined") throw new Cannot("this machine's web view has no video encoder");
    const config = encoderConfig(size, rate);
    const { supported } = await VideoEncoder.isConfigSupported(config);
    if (supported !== true) throw new Cannot(`this machine encodes no H.264 of ${size.width}×${size.height}`);
    const encoding = new Encoding(size, rate, frames, sink, onEncoded, beside);
    encoding.encoder.configure(config);
    await encoding.output.start();
    return encoding;
  }

  /** Takes a copy of the frame, in order from 0, and waits while the encoder or the file lags behind. */
  async add(index: number, frame: I420): Promise<void> {
    if (index === 0) for (let round = 0; round < WARM_UP; round++) this.encode(round, frame, round === 0);
    const perSecond = Math.round(framesPerSecond(this.rate));
    this.encode(index + WARM_UP, frame, index % perSecond === 0);
    while (this.encoder.state === "configured" && this.encoder.encodeQueueSize > QUEUE) {
      await new Promise((resolve) => this.encoder.addEventListener("dequeue", resolve, { once: true }));
    }
    await this.muxed;
    this.throwError();
  }

  /** @throws Error when the encoder left frames out. */
  async finish(): Promise<Encoded> {
    await this.encoder.flush();
    await this.muxed;
    this.throwError();
    if (this.encoded !== this.frames) {
      throw new Error(`the encoder gave ${this.encoded} frames for ${this.frames}`);
    }
    await this.output.finalize();
    this.encoder.close();
    return { frames: this.encoded, codec: this.codec, bytes: this.length };
  }

  /** Lets go of everything; the file is left as it is. */
  async abandon(): Promise<void> {
    if (this.encoder.state !== "closed") this.encoder.close();
    if (this.output.state === "started") await this.output.cancel();
  }

  private encode(number: number, frame: I420, keyFrame: boolean): void {
    this.throwError();
    const picture = new VideoFrame(frame.bytes, {
      format: "I420",
      codedWidth: this.size.width,
      codedHeight: this.size.height,
      timestamp: this.microseconds(number),
      colorSpace: BT709,
    });
    this.encoder.encode(picture, { keyFrame });
    picture.close();
  }

  private take(chunk: EncodedVideoChunk, metadata: EncodedVideoChunkMetadata | undefined): void {
    const { numerator, denominator } = rateFraction(this.rate);
    const config = metadata?.decoderConfig;
    if (config !== undefined && this.codec === "") this.codec = config.codec;
    const index = Math.round((chunk.timestamp * numerator) / (denominator * 1e6)) - WARM_UP;
    // The first packet carries the decoder's configuration, and it may be one that is thrown away.
    if (config !== undefined) this.configuration = { ...config, ...this.shape, colorSpace: BT709 };
    if (index < 0) return;
    const data = new Uint8Array(chunk.byteLength);
    chunk.copyTo(data);
    // Encoders count in microseconds; the file's own clock divides the second by the rate, exactly.
    const packet = new EncodedPacket(data, chunk.type, (index * denominator) / numerator, denominator / numerator);
    const meta = this.configuration === undefined ? undefined : { decoderConfig: this.configuration };
    this.muxed = this.muxed
      .then(() => this.source.add(packet, meta))
      .catch((error: unknown) => {
        this.error ??= asError(error);
      });
    this.encoded += 1;
    this.onEncoded(this.encoded);
  }

  private microseconds(number: number): number {
    const { numerator, denominator } = rateFraction(this.rate);
    return Math.round((number * denominator * 1e6) / numerator);
  }

  private throwError(): void {
    if (this.error !== undefined) throw this.error;
  }
}

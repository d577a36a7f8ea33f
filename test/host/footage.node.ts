/** Footage for tests, made on the spot: files that every reader can open and whose frames hold no picture. */

import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
} from "mediabunny";
import { encode } from "fast-png";

/** An H.264 High header (avcC with one SPS and PPS); the packets behind it are empty. */
const AVC_CONFIG = Uint8Array.from([
  1, 0x64, 0, 0x1f, 0xff, 0xe1, 0, 4, 0x67, 0x64, 0, 0x1f, 1, 0, 4, 0x68, 0xee, 0x3c, 0x80,
]);
/** AAC LC, 48 kHz, stereo. */
const AAC_CONFIG = Uint8Array.from([0x11, 0x90]);

interface FootageFacts {
  readonly width: number;
  readonly height: number;
  /** Frames a second. */
  readonly rate: number;
  readonly frames: number;
  readonly sound?: boolean;
}

/** An MP4 of that size, rate and length. */
export async function footage({ width, height, rate, frames, sound = false }: FootageFacts): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const video = new EncodedVideoPacketSource("avc");
  const audio = new EncodedAudioPacketSource("aac");
  output.addVideoTrack(video, { frameRate: rate });
  if (sound) output.addAudioTrack(audio);
  await output.start();
  const decoderConfig = { codec: "avc1.64001f", codedWidth: width, codedHeight: height, description: AVC_CONFIG };
  for (let frame = 0; frame < frames; frame++) {
    const slice = Uint8Array.from([0, 0, 0, 2, frame === 0 ? 0x65 : 0x41, frame & 0xff]);
    const packet = new EncodedPacket(slice, frame === 0 ? "key" : "delta", frame / rate, 1 / rate);
    await video.add(packet, { decoderConfig });
  }
  if (sound) {
    const config = { codec: "mp4a.40.2", numberOfChannels: 2, sampleRate: 48_000, description: AAC_CONFIG };
    const seconds = frames / rate;
    for (let at = 0; at < seconds; at += 1024 / 48_000) {
      await audio.add(new EncodedPacket(Uint8Array.from([0x21, 0x10]), "key", at, 1024 / 48_000), {
        decoderConfig: config,
      });
    }
  }
  await output.finalize();
  if (target.buffer === null) throw new Error("The muxer wrote nothing");
  return new Uint8Array(target.buffer);
}

/** A grey PNG of that size. */
export function still(width: number, height: number): Uint8Array {
  return encode({ width, height, data: new Uint8Array(width * height * 3).fill(128), channels: 3, depth: 8 });
}

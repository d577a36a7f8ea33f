/** Reads what Premiere would know of a file, in Node: MP4 and MOV through mediabunny, PNG and WAV from their headers. */

import { BufferSource, Input, MP4, QTFF } from "mediabunny";
import type { Disk, MediaFacts, MediaReader } from "./ports";

export function nodeMedia(disk: Disk): MediaReader {
  return {
    async probe(path) {
      const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
      if (extension === "png") return png(await disk.read(path, 0, 24));
      if (extension === "wav") return wav(await disk.read(path));
      if (["mp4", "mov", "m4v"].includes(extension)) return movie(await disk.read(path));
      return { kind: "unknown" };
    },
  };
}

function png(head: Uint8Array): MediaFacts {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (head.length < 24 || signature.some((byte, index) => head[index] !== byte)) return { kind: "unknown" };
  const view = new DataView(head.buffer, head.byteOffset);
  return { kind: "still", width: view.getUint32(16), height: view.getUint32(20) };
}

function wav(bytes: Uint8Array): MediaFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || name(0) !== "RIFF" || name(8) !== "WAVE") return { kind: "unknown" };
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= bytes.length; at += 8 + view.getUint32(at + 4, true)) {
    if (name(at) === "fmt " && at + 20 <= bytes.length) bytesPerSecond = view.getUint32(at + 16, true);
    if (name(at) === "data" && bytesPerSecond > 0) {
      return { kind: "audio", seconds: view.getUint32(at + 4, true) / bytesPerSecond };
    }
  }
  return { kind: "unknown" };
}

async function movie(bytes: Uint8Array): Promise<MediaFacts> {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF] });
  if (!(await input.canRead())) return { kind: "unknown" };
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (video === null)
    return audio === null ? { kind: "unknown" } : { kind: "audio", seconds: await audio.computeDuration() };
  const [seconds, stats, width, height] = await Promise.all([
    video.computeDuration(),
    video.computePacketStats(),
    video.getDisplayWidth(),
    video.getDisplayHeight(),
  ]);
  return {
    kind: "video",
    width,
    height,
    rate: stats.averagePacketRate,
    seconds,
    hasAudio: audio !== null,
  };
}

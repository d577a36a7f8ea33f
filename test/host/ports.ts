/** What the simulated Premiere needs from where it runs: a disk, a reader of media, a maker of pictures. */

import type { SimulatedFrame } from "./picture";

/** A disk. Paths are absolute, with forward slashes. Every failure is an Error with a code, which `codeOf` reads. */
export interface Disk {
  /** Absent when nothing is there. */
  stat(
    path: string,
  ): Promise<{ readonly size: number; readonly isFile: boolean; readonly modified: number } | undefined>;
  /** Bytes `start` (default 0) up to and without `end` (default: the end). */
  read(path: string, start?: number, end?: number): Promise<Uint8Array>;
  /** Writes at `position`; "replace" truncates first, "append" goes to the end. Creates the file, never its folder. */
  write(path: string, bytes: Uint8Array, position: number | "replace" | "append"): Promise<void>;
  /** Names, not paths. */
  list(folder: string): Promise<readonly string[]>;
  makeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** Node's code of a failure (ENOENT, ENOSPC …), by its look: the error may come from another realm. Absent: it has none. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** What the simulated Premiere knows of a file on import. `unknown` stands for what it cannot import. */
export type MediaFacts =
  | {
      readonly kind: "video";
      readonly width: number;
      readonly height: number;
      /** Frames a second, the container's average. */
      readonly rate: number;
      readonly seconds: number;
      readonly hasAudio: boolean;
    }
  | { readonly kind: "still"; readonly width: number; readonly height: number }
  | { readonly kind: "audio"; readonly seconds: number }
  | { readonly kind: "unknown" };

export interface MediaReader {
  probe(path: string): Promise<MediaFacts>;
}

export interface PictureMaker {
  /** The composed picture as a PNG of exactly that size, opaque, sRGB. */
  png(frame: SimulatedFrame, width: number, height: number): Promise<Uint8Array>;
}

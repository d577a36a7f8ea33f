/** What a page with the bundled animatic-page can be asked for. */

import type { DrawingRequest, DrawnScene } from "../src/core/drawing";

export interface Seen {
  readonly scene: DrawnScene;
  /** SHA-256, hex, of each frame's I420 bytes. */
  readonly hashes: readonly string[];
  /** Mean luma code value of the first of them. */
  readonly luma: number;
  /** The first of them at 64×36, three numbers a pixel, sRGB code values. */
  readonly thumbnail: readonly number[];
  /** Likewise each of them. */
  readonly thumbnails: readonly (readonly number[])[];
}

export interface SubjectSeen {
  /** Rows of the frame that show the subject, as shares of its height from the top; absent when none does. */
  readonly top: number;
  readonly bottom: number;
}

declare global {
  interface Window {
    drawText(request: DrawingRequest, indexes: readonly number[]): Promise<Seen>;
    /** JPEG or PNG data URLs of those frames, and what was drawn. */
    picture(request: DrawingRequest, indexes: readonly number[], type: string): Promise<Pictured>;
    /** Luma planes of those frames, row by row, as base64. */
    lumaOf(request: DrawingRequest, indexes: readonly number[]): Promise<readonly string[]>;
    findSubject(request: DrawingRequest, index: number): SubjectSeen | undefined;
    drawWithoutWebGl(request: DrawingRequest): Promise<string>;
  }
}

export interface Pictured {
  readonly scene: DrawnScene;
  readonly frames: readonly string[];
}

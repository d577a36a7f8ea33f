/** What a page with the bundled gpu-page can be asked for. */

import type { DrawingRequest } from "../src/core/drawing";
import type { FrameSize } from "../src/core/sequence";
import type { Swatch } from "../src/core/staging";

/** Of a drawing that was begun and given up. */
export interface GivenUp {
  /** What it said at last; empty when it got ready. */
  readonly said: string;
  /** How often messages were let in before. */
  readonly turns: number;
  /** GPU contexts that were opened, and those of them that are still there. */
  readonly opened: number;
  readonly left: number;
}

declare global {
  interface Window {
    /** Takes the graphics card away between the first frame and the second. What is said then; "drawn" when nothing is. */
    loseGpu(request: DrawingRequest): Promise<string>;
    /** With a graphics card that can draw into no such framebuffer. */
    drawIncomplete(request: DrawingRequest): Promise<GivenUp>;
    /** @param turns after so many the call is taken back. @param look its colours, as upright bands; none: without. */
    giveUpAfter(turns: number, request: DrawingRequest, look: readonly Swatch[]): Promise<GivenUp>;
    /** With a look whose pixels cannot be read. */
    breakLook(request: DrawingRequest): Promise<GivenUp>;
    /** How far the most colourful pixel of the first frame is from grey, in code values of chroma, and the look that is said. */
    mostChroma(
      request: DrawingRequest,
      look: readonly Swatch[],
    ): Promise<{ readonly most: number; readonly look: unknown }>;
    /** The size in which a drawing is handed a look that comes as a file of that size. */
    lookAt(request: DrawingRequest, file: FrameSize): Promise<FrameSize | undefined>;
    /** Code values by which what is developed of two styles or grains of one scene differs, at the most. */
    developedApart(one: DrawingRequest, other: DrawingRequest): number;
  }
}

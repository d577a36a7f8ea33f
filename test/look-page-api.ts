/** What a page with the bundled look-page can be asked for. */

import type { DrawingRequest } from "../src/core/drawing";
import type { Swatch } from "../src/core/staging";

declare global {
  interface Window {
    /** PNG data URLs of those frames; `look` are the bands of a look reference, none for none. */
    drawLook(request: DrawingRequest, indexes: readonly number[], look: readonly Swatch[]): Promise<readonly string[]>;
    /** The same through a lens that blurs a point at infinity over `blur` of the frame's width; and milliseconds a frame. */
    drawBlurred(request: DrawingRequest, index: number, blur: number): Promise<Blurred>;
  }
}

interface Blurred {
  readonly frame: string;
  readonly milliseconds: number;
}

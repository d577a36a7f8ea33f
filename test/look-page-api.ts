/** What a page with the bundled look-page can be asked for. */

import type { DrawingRequest } from "../src/core/drawing";
import type { Swatch } from "../src/core/staging";

declare global {
  interface Window {
    /** PNG data URLs of those frames; `look` are the bands of a look reference, none for none. */
    drawLook(request: DrawingRequest, indexes: readonly number[], look: readonly Swatch[]): Promise<readonly string[]>;
    /** One of them, through a lens that blurs a point at infinity over `blur` of the frame's width. */
    drawBlurred(request: DrawingRequest, index: number, blur: number): Promise<string>;
  }
}

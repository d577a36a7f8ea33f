/** Moves over a frame on a bare page; bundled by the browser test. */

import vocabulary from "../assets/direction/vocabulary.json";
import { fromBase64 } from "../src/core/base64";
import type { DrawingRequest, DrawingRole, DrawnScene } from "../src/core/drawing";
import { learnWords } from "../src/core/vocabulary";
import { createDrawing } from "../src/media/room/animatic/animatic";
import { emptyI420, fromI420 } from "../src/media/room/i420";
import { decodePicture, pngOf } from "../src/media/room/picture";
import { toBase64 } from "../src/core/base64";

interface Moved {
  readonly scene: DrawnScene;
  /** PNGs, as base64. */
  readonly frames: readonly string[];
}

declare global {
  interface Window {
    /** `pictures`: PNGs or JPEGs, as base64. */
    moveOver(
      request: DrawingRequest,
      pictures: { readonly [R in DrawingRole]?: string },
      indexes: readonly number[],
    ): Promise<Moved>;
  }
}

learnWords(vocabulary);

window.moveOver = async (request, { first, last }, indexes) => {
  const decoded = async (picture: string | undefined): ReturnType<typeof decodePicture> =>
    decodePicture(fromBase64(picture ?? "") ?? new Uint8Array(), request.size);
  const pictures = {
    first: await decoded(first),
    ...(last === undefined ? {} : { last: await decoded(last) }),
  };
  const drawing = await createDrawing(request, pictures, () => Promise.resolve());
  const frames: string[] = [];
  for (const index of indexes) {
    const frame = emptyI420(request.size.width, request.size.height);
    drawing.draw(index, frame);
    frames.push(toBase64(await pngOf(fromI420(frame))));
  }
  drawing.dispose();
  return { scene: drawing.scene, frames };
};

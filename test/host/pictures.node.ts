/** A picture maker without a decoder: each frame of each file has a flat colour of its own, and titles a bar. */

import { encode } from "fast-png";
import type { PictureMaker } from "./ports";
import type { SimulatedFrame, SimulatedLayer } from "./picture";

/** The colour in which a frame is drawn. Frames are told apart by the whole 1/1000 s. Black where nothing is. */
export function testCardColour(frame: SimulatedFrame): readonly [number, number, number] {
  const media = frame.layers.find((layer) => layer.kind === "media");
  if (media === undefined) return [0, 0, 0];
  const hash = hashOf(`${media.path} ${media.still ? "still" : Math.round(media.seconds * 1000)}`);
  // Never black, which stands for nothing.
  return [(hash & 0x7f) + 64, ((hash >> 8) & 0x7f) + 64, ((hash >> 16) & 0x7f) + 64];
}

export function testCards(): PictureMaker {
  return {
    png(frame, width, height) {
      const data = new Uint8Array(width * height * 3);
      const ground = testCardColour(frame);
      const titles = frame.layers.filter((layer) => layer.kind === "title").length;
      for (let pixel = 0; pixel < width * height; pixel++) {
        const isTitle = titles > 0 && pixel >= Math.floor(height * 0.8) * width;
        data.set(isTitle ? titleColour(frame.layers) : ground, pixel * 3);
      }
      return Promise.resolve(encode({ width, height, data, channels: 3, depth: 8 }));
    },
  };
}

function titleColour(layers: readonly SimulatedLayer[]): readonly [number, number, number] {
  const hash = hashOf(layers.map((layer) => (layer.kind === "title" ? layer.text : "")).join());
  return [255, 255, 192 + (hash & 0x3f)];
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

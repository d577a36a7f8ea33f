/**
 * Draws what the simulated sequence shows. A picture of another size is fitted into the frame, as Premiere does with
 * "Set to frame size" chosen as its default media scaling; the bars are black.
 */

import type { SimulatedFrame } from "../../host/picture";
import type { PictureMaker } from "../../host/ports";
import type { DecodedFrame, MediaLibrary } from "./media";

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Whatever can hand out frames: the library itself, or a reader that plays. */
interface FrameGiver {
  frame(path: string, still: boolean, seconds: number): Promise<DecodedFrame>;
}

export function pictureMaker(library: MediaLibrary): PictureMaker {
  return {
    png: async (frame, width, height) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d", { alpha: false });
      if (context === null) throw new Error("This browser gives no canvas");
      const composed = await compose(frame, library);
      paint(context, composed, width, height);
      discard(composed);
      const blob = await canvas.convertToBlob({ type: "image/png" });
      return new Uint8Array(await blob.arrayBuffer());
    },
  };
}

/** The layers with their pictures at hand, so that painting is one step and never shows a half-made frame. */
type Composed = readonly (
  | { readonly kind: "picture"; readonly frame: DecodedFrame }
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "missing"; readonly name: string }
)[];

/** Media that cannot be read becomes Premiere's red slate instead of an error: a monitor must always show something. */
export async function compose(frame: SimulatedFrame, giver: FrameGiver): Promise<Composed> {
  return Promise.all(
    frame.layers.map(async (layer): Promise<Composed[number]> => {
      if (layer.kind === "title") return layer;
      try {
        return { kind: "picture", frame: await giver.frame(layer.path, layer.still, layer.seconds) };
      } catch (error) {
        console.warn(`Cannot show ${layer.path}:`, error);
        return { kind: "missing", name: layer.path.split("/").at(-1) ?? layer.path };
      }
    }),
  );
}

export function discard(composed: Composed): void {
  for (const layer of composed) if (layer.kind === "picture") layer.frame.close();
}

export function paint(context: Context, composed: Composed, width: number, height: number): void {
  context.fillStyle = "#000";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  for (const layer of composed) {
    switch (layer.kind) {
      case "picture": {
        const scale = Math.min(width / layer.frame.width, height / layer.frame.height);
        const [w, h] = [Math.round(layer.frame.width * scale), Math.round(layer.frame.height * scale)];
        layer.frame.draw(context, Math.round((width - w) / 2), Math.round((height - h) / 2), w, h);
        break;
      }
      case "title":
        paintTitle(context, layer.text, width, height);
        break;
      case "missing":
        context.fillStyle = "#7a1f1f";
        context.fillRect(0, 0, width, height);
        paintTitle(context, `Media offline: ${layer.name}`, width, height);
        break;
    }
  }
}

/** Lower left, inside title safe. */
function paintTitle(context: Context, text: string, width: number, height: number): void {
  const size = Math.max(8, Math.round(height / 14));
  context.save();
  context.font = `500 ${size}px Inter, "Segoe UI", system-ui, sans-serif`;
  context.textBaseline = "alphabetic";
  context.shadowColor = "rgb(0 0 0 / 60%)";
  context.shadowBlur = size / 4;
  context.fillStyle = "#f2f0ea";
  context.fillText(text, Math.round(width * 0.08), Math.round(height * 0.86), width * 0.84);
  context.restore();
}

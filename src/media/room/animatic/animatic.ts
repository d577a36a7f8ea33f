/** The built-in engine: draws a shot as a moving storyboard. It draws, it does not generate. */

import type { DrawingRequest } from "../../../core/drawing";
import type { Drawing, Picture } from "../drawing";
import { createFrameDrawing } from "./frame-drawing";
import { createTextDrawing } from "./text-drawing";

/**
 * Gets a drawing ready: reads the prompt, and takes the reference apart or builds the scene.
 * @throws Error with a sentence when a move over a frame has no frame, or the browser cannot draw in 3D.
 */
export function createDrawing(request: DrawingRequest, reference: Picture | undefined): Drawing {
  if (request.kind === "from-frame") {
    if (reference === undefined)
      throw new Error("A move over a frame was asked for, but no reference frame came with it.");
    return createFrameDrawing(request, reference);
  }
  return createTextDrawing(request);
}

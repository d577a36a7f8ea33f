/** The built-in engine: draws a shot as a moving storyboard. It draws, it does not generate. */

import vocabulary from "../../../../assets/direction/vocabulary.json";
import type { DrawingRequest } from "../../../core/drawing";
import { readStaging } from "../../../core/staging-reading";
import { knowsWords, learnWords } from "../../../core/vocabulary";
import type { Drawing, Turn } from "../drawing";
import type { Pictures } from "../making";
import { crossingOf } from "./crossing";
import { createFrameDrawing } from "./frame-drawing";
import type { Cross, Crossing } from "./frame-layer";
import type { Cards } from "./set/card";
import { createTextDrawing } from "./text-drawing";

/**
 * Gets a drawing ready: reads the prompt, and takes the reference apart or builds the scene.
 * @param turn is awaited between its steps; what it throws ends the work, and leaves nothing on the GPU.
 * @param cards what a scene from text is drawn with. Absent: a card of its own.
 * @throws Error with a sentence when a move over a frame has no frame, or the browser cannot draw in 3D.
 */
export async function createDrawing(
  request: DrawingRequest,
  pictures: Pictures,
  turn: Turn,
  cards?: Cards,
): Promise<Drawing> {
  if (!knowsWords()) learnWords(vocabulary);
  const said = readStaging(request.prompt, request.negative);
  if (request.kind === "from-text") return createTextDrawing(request, said, pictures.look, turn, cards);
  if (pictures.first === undefined) throw new Error("A move over a frame was asked for, but no frame came with it.");
  const crossings: Crossing[] = [];
  const cross: Cross = (...asked) => {
    const crossing = crossingOf(...asked);
    if (crossing) crossings.push(crossing);
    return crossing;
  };
  try {
    return createFrameDrawing(request, said, { ...pictures, first: pictures.first }, cross);
  } catch (error) {
    for (const crossing of crossings) crossing.dispose();
    throw error;
  }
}

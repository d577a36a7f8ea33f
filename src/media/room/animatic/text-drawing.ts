/** Draws a scene from a prompt: stages it, builds the set, lights it, and shoots it frame by frame. */

import { chanceOf } from "../../../core/chance";
import type { DrawingRequest } from "../../../core/drawing";
import type { FrameSize } from "../../../core/sequence";
import type { FromText } from "../../../core/staging";
import { stagingOf } from "../../../core/staging-choosing";
import type { Said } from "../../../core/staging-reading";
import type { Drawing, Picture, Turn } from "../drawing";
import { emptyI420, toI420 } from "../i420";
import { enlarge } from "./enlarge";
import { mainColours } from "./main-colours";
import { fewOf } from "./palette-fit";
import { recolouring } from "./recolour";
import { buildSet } from "./set/build";
import type { Cards } from "./set/card";
import { dress } from "./set/dressing";
import { gradeOf } from "./set/grade";
import { lightOf, type Light } from "./set/light";
import { openStage, type Stage } from "./set/stage";

/** More than that no grade tells apart. */
const MOST_COLOURS = 5;

/**
 * @param look a picture whose main colours the grade takes on. @param turn is awaited between steps; see `createDrawing`.
 * @throws Error with a sentence when the browser has no WebGL 2.
 */
export async function createTextDrawing(
  request: DrawingRequest,
  said: Said,
  look: Picture | undefined,
  turn: Turn,
  cards?: Cards,
): Promise<Drawing> {
  const asked = stagingOf(said, request.seed, look && mainColours(look));
  const light = lightOf(asked, chanceOf(request.seed, "light"));
  const grade = gradeOf(asked.look, light.exposure);
  // Where all is grey, no colour is asked for.
  const staging = grade.tones.saturation > 0 ? asked : { ...asked, look: { ...asked.look, colours: [] } };
  const stage = openStage(request.size, grade, request.seed, cards);
  try {
    return await drawingOn(stage, staging, light, request, said, turn);
  } catch (error) {
    stage.dispose();
    throw error;
  }
}

async function drawingOn(
  stage: Stage & { readonly size: FrameSize },
  staging: FromText,
  light: Light,
  request: DrawingRequest,
  { unread, unkept }: Said,
  turn: Turn,
): Promise<Drawing> {
  const set = buildSet(staging, light, request, stage.hasGpu);
  dress(set, staging);
  stage.refine(set.scene);
  await turn();
  const rgba = new Uint8Array(stage.size.width * stage.size.height * 4);
  const picture: Picture = { ...stage.size, rgba: new Uint8ClampedArray(rgba.buffer) };
  const { colours } = staging.look;
  if (colours.length > 0) {
    const seen: Picture[] = [];
    for (const index of [0, Math.floor(request.frames / 2), request.frames - 1]) {
      set.at(index);
      stage.develop(set.scene, set.shot, rgba);
      seen.push(fewOf(picture));
      await turn();
    }
    const map = recolouring(seen, colours.slice(0, MOST_COLOURS));
    await turn();
    stage.recolour(map);
  }
  const scaled = stage.size.width !== request.size.width || stage.size.height !== request.size.height;
  const small = scaled ? emptyI420(stage.size.width, stage.size.height) : undefined;
  return {
    // The lens that is on the camera, which in a small room is not always the one that was asked for.
    scene: {
      ...staging,
      camera: { ...staging.camera, lens: set.shot.lens },
      scaled,
      unread: [...unread, ...unkept],
    },
    draw: (index, into) => {
      set.at(index);
      stage.render(set.scene, set.shot, index, rgba);
      toI420(picture, small ?? into);
      if (small) enlarge(small, into);
    },
    dispose: () => stage.dispose(set.scene),
  };
}

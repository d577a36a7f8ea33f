/** A set to be measured, not looked at: parts of it are drawn in one plain colour. */

import { Light } from "three";
import { chanceOf } from "../src/core/chance";
import type { DrawingRequest } from "../src/core/drawing";
import { stagingOf } from "../src/core/staging-choosing";
import { readStaging } from "../src/core/staging-reading";
import { buildSet, type BuiltSet } from "../src/media/room/animatic/set/build";
import { gradeOf } from "../src/media/room/animatic/set/grade";
import { lightOf } from "../src/media/room/animatic/set/light";
import { openStage } from "../src/media/room/animatic/set/stage";
import { KEPT_CARDS } from "./animatic-kept-cards";

/** Built as for a drawing, with nothing graded. Whoever has measured it disposes of the stage. */
export function openPlainSet(request: DrawingRequest): readonly [BuiltSet, ReturnType<typeof openStage>] {
  const staging = stagingOf(readStaging(request.prompt, request.negative), request.seed);
  const plain = { style: "film", palette: "neutral", colours: [], grain: 0 } as const;
  const stage = openStage(request.size, gradeOf(plain, 1), 0, KEPT_CARDS);
  const set = buildSet(staging, lightOf(staging, chanceOf(request.seed, "light")), request, stage.hasGpu);
  // No shadow falls on a plain colour, and drawing them all the same takes longer than the picture.
  set.scene.traverse((part) => {
    if (part instanceof Light) part.castShadow = false;
  });
  return [set, stage];
}

/** The Animatic's look on a bare page: a look reference, and a lens whose blur is given. */

import vocabulary from "../assets/direction/vocabulary.json";
import { chanceOf } from "../src/core/chance";
import type { Swatch } from "../src/core/staging";
import { stagingOf } from "../src/core/staging-choosing";
import { readStaging } from "../src/core/staging-reading";
import { learnWords } from "../src/core/vocabulary";
import { createDrawing } from "../src/media/room/animatic/animatic";
import { buildSet } from "../src/media/room/animatic/set/build";
import { gradeOf } from "../src/media/room/animatic/set/grade";
import { lightOf } from "../src/media/room/animatic/set/light";
import { openStage } from "../src/media/room/animatic/set/stage";
import type { Picture } from "../src/media/room/drawing";
import { emptyI420, fromI420 } from "../src/media/room/i420";
import { KEPT_CARDS } from "./animatic-kept-cards";
import "./look-page-api";

learnWords(vocabulary);

window.drawLook = async (request, indexes, look) => {
  const pictures = look.length === 0 ? {} : { look: bandsOf(look) };
  const drawing = await createDrawing(request, pictures, () => Promise.resolve(), KEPT_CARDS);
  const frame = emptyI420(request.size.width, request.size.height);
  const urls: string[] = [];
  for (const index of indexes) {
    drawing.draw(index, frame);
    urls.push(await pngOf(fromI420(frame)));
  }
  drawing.dispose();
  return urls;
};

window.drawBlurred = async (request, index, blur) => {
  const staging = stagingOf(readStaging(request.prompt, request.negative), request.seed);
  const light = lightOf(staging, chanceOf(request.seed, "light"));
  const stage = openStage(request.size, gradeOf({ ...staging.look, grain: 0 }, light.exposure), 0, KEPT_CARDS);
  const set = buildSet(staging, light, request, stage.hasGpu);
  const rgba = new Uint8Array(stage.size.width * stage.size.height * 4);
  const seen = { camera: set.shot.camera, focus: () => set.shot.focus(), blur };
  set.at(index);
  stage.render(set.scene, seen, index, rgba);
  stage.dispose(set.scene);
  return pngOf({ ...stage.size, rgba: new Uint8ClampedArray(rgba) });
};

/** A picture of equal, upright bands. */
function bandsOf(colours: readonly Swatch[]): Picture {
  const [width, height] = [colours.length * 20, 50];
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++)
    rgba.set([...(colours[Math.floor((i % width) / 20)] ?? [0, 0, 0]), 255], i * 4);
  return { width, height, rgba };
}

async function pngOf({ width, height, rgba }: Picture): Promise<string> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/png" });
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(typeof reader.result === "string" ? reader.result : "");
    reader.onerror = () => fail(reader.error ?? new Error("A picture could not be read."));
    reader.readAsDataURL(blob);
  });
}

/** Frames of the Animatic as plain pixels, and its subject alone in white, on a bare page: for the bench of adherence. */

import { Mesh, MeshBasicMaterial, ShaderMaterial, Vector3, type Object3D, type PerspectiveCamera } from "three";
import vocabulary from "../assets/direction/vocabulary.json";
import { chanceOf } from "../src/core/chance";
import type { Swatch } from "../src/core/staging";
import { stagingOf } from "../src/core/staging-choosing";
import { readStaging } from "../src/core/staging-reading";
import { learnWords } from "../src/core/vocabulary";
import { createDrawing } from "../src/media/room/animatic/animatic";
import { buildSet, type BuiltSet } from "../src/media/room/animatic/set/build";
import { gradeOf } from "../src/media/room/animatic/set/grade";
import { lightOf } from "../src/media/room/animatic/set/light";
import { openStage } from "../src/media/room/animatic/set/stage";
import type { Picture } from "../src/media/room/drawing";
import { emptyI420 } from "../src/media/room/i420";
import "./adherence-page-api";
import { KEPT_CARDS } from "./animatic-kept-cards";

learnWords(vocabulary);

window.seeFrames = async (request, indexes, look) => {
  const pictures = look.length === 0 ? {} : { look: bandsOf(look) };
  const drawing = await createDrawing(request, pictures, () => Promise.resolve(), KEPT_CARDS);
  const frame = emptyI420(request.size.width, request.size.height);
  const frames: string[] = [];
  for (const index of indexes) {
    drawing.draw(index, frame);
    frames.push(await base64Of(frame.bytes.slice()));
  }
  drawing.dispose();
  return frames;
};

/** A picture of upright bands, the first the widest. */
function bandsOf(colours: readonly Swatch[]): Picture {
  const [width, height] = [160, 90];
  const rgba = new Uint8ClampedArray(width * height * 4);
  const shares = colours.map((_, i) => colours.length + 2 - i);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let edge = 0;
  colours.forEach((colour, i) => {
    const from = Math.round((edge / whole) * width);
    edge += shares[i] ?? 0;
    const to = Math.round((edge / whole) * width);
    for (let y = 0; y < height; y++) for (let x = from; x < to; x++) rgba.set([...colour, 255], (y * width + x) * 4);
  });
  return { width, height, rgba };
}

function base64Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(typeof reader.result === "string" ? reader.result.replace(/^[^,]*,/, "") : "");
    reader.onerror = () => fail(reader.error ?? new Error("A frame could not be read."));
    reader.readAsDataURL(new Blob([bytes]));
  });
}

/** What the camera sees is shrunk by these until the whole subject is in the picture. */
const SHRINKS = [1, 3, 9, 27];

window.seeMask = (request, index, by) => {
  const staging = stagingOf(readStaging(request.prompt, request.negative), request.seed);
  const light = lightOf(staging, chanceOf(request.seed, "light"));
  const plain = { style: "film", palette: "neutral", colours: [], grain: 0 } as const;
  // Neither glow nor blur widens what is measured.
  const stage = openStage(request.size, { ...gradeOf(plain, 1), bloom: 0 }, 0, KEPT_CARDS);
  const set = buildSet(staging, light, request, stage.hasGpu);
  set.at(index);
  const { actor, scene } = set;
  try {
    if (actor === undefined) return undefined;
    scene.fog = null;
    scene.overrideMaterial = new MeshBasicMaterial({ color: 0xffffff });
    showOnly(scene, actor.group);
    // The soft dark at its feet is not the subject.
    actor.group.traverse((part) => {
      if (part instanceof Mesh && part.material instanceof ShaderMaterial) part.visible = false;
    });
    if (by === "where-it-stands") flatten(set.shot.camera, actor.group);
    for (const shrink of SHRINKS) {
      const seen = maskThrough(set, shrink, stage, index);
      if (seen === undefined || !touchesEdge(seen) || shrink === SHRINKS.at(-1)) {
        const from = (share: number): number => (share - 0.5) * shrink + 0.5;
        return (
          seen && { left: from(seen.left), right: from(seen.right), top: from(seen.top), bottom: from(seen.bottom) }
        );
      }
    }
    return undefined;
  } finally {
    stage.dispose(scene);
  }
};

/** Lets the lens draw everything as large as what is as far off as `stands`. */
function flatten({ projectionMatrix, matrixWorldInverse }: PerspectiveCamera, stands: Object3D): void {
  const depth = -stands.getWorldPosition(new Vector3()).applyMatrix4(matrixWorldInverse).z;
  const [across = 1, down = 1] = [projectionMatrix.elements[0], projectionMatrix.elements[5]];
  projectionMatrix.makeOrthographic(-depth / across, depth / across, depth / down, -depth / down, -depth, 5 * depth);
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function touchesEdge({ left, right, top, bottom }: Box): boolean {
  return left <= 0 || top <= 0 || right >= 1 || bottom >= 1;
}

function maskThrough(
  set: BuiltSet,
  shrink: number,
  stage: ReturnType<typeof openStage>,
  index: number,
): Box | undefined {
  const { camera } = set.shot;
  const kept = camera.projectionMatrix.clone();
  const elements = camera.projectionMatrix.elements;
  // Scales x and y of the picture, the shift of the lens included.
  for (const at of [0, 1, 4, 5, 8, 9, 12, 13]) elements[at] = (elements[at] ?? 0) / shrink;
  const { width, height } = stage.size;
  const rgba = new Uint8Array(width * height * 4);
  stage.render(set.scene, { camera, focus: () => 1, blur: 0 }, index, rgba);
  camera.projectionMatrix.copy(kept);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((rgba[(y * width + x) * 4] ?? 0) <= 110) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  if (right <= left) return undefined;
  return { left: left / width, right: right / width, top: top / height, bottom: bottom / height };
}

/** Hides all that is neither `kept` nor above it. */
function showOnly(scene: Object3D, kept: Object3D): void {
  for (const part of scene.children) {
    let holds = false;
    part.traverse((one) => (holds ||= one === kept));
    part.visible = holds;
    if (holds && part !== kept) showOnly(part, kept);
  }
}

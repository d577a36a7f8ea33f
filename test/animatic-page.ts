/** The Animatic on a bare page, and the subject alone before black; bundled by the browser test. */

import { Mesh, MeshBasicMaterial, ShaderMaterial } from "three";
import type { DrawingRequest, DrawnScene } from "../src/core/drawing";
import { createDrawing } from "../src/media/room/animatic/animatic";
import { chanceOf } from "../src/media/room/animatic/chance";
import { read, sceneOf } from "../src/media/room/animatic/reading";
import { gradeOf } from "../src/media/room/animatic/set/grade";
import { lightOf } from "../src/media/room/animatic/set/light";
import { openStage } from "../src/media/room/animatic/set/stage";
import { buildSet } from "../src/media/room/animatic/text-drawing";
import { emptyI420, fromI420 } from "../src/media/room/i420";

export interface Seen {
  readonly scene: DrawnScene;
  /** SHA-256, hex, of each frame's I420 bytes. */
  readonly hashes: readonly string[];
  /** Mean luma code value of the first of them. */
  readonly luma: number;
  /** The first of them at 64×36, three numbers a pixel, sRGB code values. */
  readonly thumbnail: readonly number[];
}

export interface SubjectSeen {
  /** Rows of the frame that show the subject, as shares of its height from the top; absent when none does. */
  readonly top: number;
  readonly bottom: number;
}

declare global {
  interface Window {
    drawText(request: DrawingRequest, indexes: readonly number[]): Promise<Seen>;
    findSubject(request: DrawingRequest, index: number): SubjectSeen | undefined;
    drawWithoutWebGl(request: DrawingRequest): string;
  }
}

window.drawText = async (request, indexes) => {
  const drawing = createDrawing(request, undefined);
  const hashes: string[] = [];
  const frames = indexes.map((index) => {
    const frame = emptyI420(request.size.width, request.size.height);
    drawing.draw(index, frame);
    return frame;
  });
  drawing.dispose();
  for (const frame of frames) {
    const digest = await crypto.subtle.digest("SHA-256", frame.bytes.slice());
    hashes.push([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  }
  const first = frames[0] ?? emptyI420(2, 2);
  const pixels = first.bytes.subarray(0, first.width * first.height);
  return {
    scene: drawing.scene,
    hashes,
    luma: pixels.reduce((sum, value) => sum + value, 0) / pixels.length,
    thumbnail: shrunk(fromI420(first)),
  };
};

function shrunk({ width, height, rgba }: { width: number; height: number; rgba: Uint8ClampedArray }): number[] {
  const [columns, rows] = [64, 36];
  const small = Array.from({ length: columns * rows * 3 }, () => 0);
  const counts = Array.from({ length: columns * rows }, () => 0);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width);
      counts[cell] = (counts[cell] ?? 0) + 1;
      for (let c = 0; c < 3; c++) {
        small[cell * 3 + c] = (small[cell * 3 + c] ?? 0) + (rgba[(y * width + x) * 4 + c] ?? 0);
      }
    }
  }
  return small.map((sum, i) => Math.round(sum / (counts[Math.floor(i / 3)] ?? 1)));
}

window.findSubject = (request, index) => {
  const reading = read(request.prompt);
  const scene = sceneOf(reading, request.seed);
  const light = lightOf(scene.time, scene.place, chanceOf(request.seed, "light"));
  const stage = openStage(request.size, gradeOf("neutral", 1));
  const set = buildSet(scene, reading, light, request, stage.hasGpu);
  set.at(index);
  for (const part of set.stageful.children) part.visible = part === set.actor?.group;
  // The soft dark at its feet is not the subject.
  set.actor?.group.traverse(
    (part) => (part.visible = !(part instanceof Mesh && part.material instanceof ShaderMaterial)),
  );
  set.stageful.fog = null;
  set.stageful.overrideMaterial = new MeshBasicMaterial({ color: 0xffffff });
  const { width, height } = stage.size;
  const rgba = new Uint8Array(width * height * 4);
  stage.render(set.stageful, set.shot.camera, rgba);
  stage.dispose(set.stageful);
  const rows = Array.from({ length: height }, (_, y) => y).filter((y) =>
    Array.from({ length: width }, (_, x) => rgba[(y * width + x) * 4] ?? 0).some((value) => value > 110),
  );
  const [top, bottom] = [rows[0], rows.at(-1)];
  return top === undefined || bottom === undefined ? undefined : { top: top / height, bottom: (bottom + 1) / height };
};

window.drawWithoutWebGl = (request) => {
  const kept = Object.getOwnPropertyDescriptor(OffscreenCanvas.prototype, "getContext");
  Object.defineProperty(OffscreenCanvas.prototype, "getContext", { configurable: true, value: () => null });
  try {
    createDrawing(request, undefined).dispose();
    return "drawn";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    if (kept) Object.defineProperty(OffscreenCanvas.prototype, "getContext", kept);
  }
};

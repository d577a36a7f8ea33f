/** The Animatic on a bare page, and the subject alone before black; bundled by the browser test and the contact sheet. */

import { Mesh, MeshBasicMaterial, ShaderMaterial, type Object3D } from "three";
import vocabulary from "../assets/direction/vocabulary.json";
import type { DrawingRequest } from "../src/core/drawing";
import { learnWords } from "../src/core/vocabulary";
import { createDrawing } from "../src/media/room/animatic/animatic";
import { emptyI420, fromI420 } from "../src/media/room/i420";
import type { Drawing, I420 } from "../src/media/room/drawing";
import { KEPT_CARDS } from "./animatic-kept-cards";
import "./animatic-page-api";
import { openPlainSet } from "./animatic-plain-set";

learnWords(vocabulary);

async function framesOf(
  request: DrawingRequest,
  indexes: readonly number[],
): Promise<readonly [Drawing, readonly I420[]]> {
  const drawing = await createDrawing(request, {}, () => Promise.resolve(), KEPT_CARDS);
  const frames = indexes.map((index) => {
    const frame = emptyI420(request.size.width, request.size.height);
    drawing.draw(index, frame);
    return frame;
  });
  drawing.dispose();
  return [drawing, frames];
}

window.drawText = async (request, indexes) => {
  const [drawing, frames] = await framesOf(request, indexes);
  const hashes: string[] = [];
  for (const frame of frames) {
    const digest = await crypto.subtle.digest("SHA-256", frame.bytes.slice());
    hashes.push([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  }
  const first = frames[0] ?? emptyI420(2, 2);
  const thumbnails = frames.map((frame) => shrunk(fromI420(frame)));
  const pixels = first.bytes.subarray(0, first.width * first.height);
  return {
    scene: drawing.scene,
    hashes,
    luma: pixels.reduce((sum, value) => sum + value, 0) / pixels.length,
    thumbnail: thumbnails[0] ?? [],
    thumbnails,
  };
};

window.picture = async (request, indexes, type) => {
  const [drawing, frames] = await framesOf(request, indexes);
  const urls = await Promise.all(
    frames.map(async (frame) => {
      const { width, height, rgba } = fromI420(frame);
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
      return dataUrl(await canvas.convertToBlob({ type, quality: 0.92 }));
    }),
  );
  return { scene: drawing.scene, frames: urls };
};

window.lumaOf = async (request, indexes) => {
  const [, frames] = await framesOf(request, indexes);
  const { width, height } = request.size;
  return Promise.all(
    frames.map(async ({ bytes }) => {
      const url = await dataUrl(new Blob([bytes.slice(0, width * height)]));
      return url.slice(url.indexOf(",") + 1);
    }),
  );
};

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(typeof reader.result === "string" ? reader.result : "");
    reader.onerror = () => fail(reader.error ?? new Error("A picture could not be read."));
    reader.readAsDataURL(blob);
  });
}

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
  const [set, stage] = openPlainSet(request);
  set.at(index);
  showOnly(set.scene, set.actor?.group);
  // The soft dark at its feet is not the subject.
  set.actor?.group.traverse(
    (part) => (part.visible = !(part instanceof Mesh && part.material instanceof ShaderMaterial)),
  );
  set.scene.fog = null;
  set.scene.overrideMaterial = new MeshBasicMaterial({ color: 0xffffff });
  const { width, height } = stage.size;
  const rgba = new Uint8Array(width * height * 4);
  stage.render(set.scene, set.shot, index, rgba);
  stage.dispose(set.scene);
  const rows = Array.from({ length: height }, (_, y) => y).filter((y) =>
    Array.from({ length: width }, (_, x) => rgba[(y * width + x) * 4] ?? 0).some((value) => value > 110),
  );
  const [top, bottom] = [rows[0], rows.at(-1)];
  return top === undefined || bottom === undefined ? undefined : { top: top / height, bottom: (bottom + 1) / height };
};

/** Hides all that is neither `kept` nor above it. */
function showOnly(scene: Object3D, kept: Object3D | undefined): void {
  for (const part of scene.children) {
    let holds = false;
    part.traverse((one) => (holds ||= one === kept));
    part.visible = holds;
    if (holds && part !== kept) showOnly(part, kept);
  }
}

window.drawWithoutWebGl = async (request) => {
  const kept = Object.getOwnPropertyDescriptor(OffscreenCanvas.prototype, "getContext");
  Object.defineProperty(OffscreenCanvas.prototype, "getContext", { configurable: true, value: () => null });
  try {
    (await createDrawing(request, {}, () => Promise.resolve())).dispose();
    return "drawn";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    if (kept) Object.defineProperty(OffscreenCanvas.prototype, "getContext", kept);
  }
};

/** The Animatic's page, which can also tell how much of its subject the set hides. */

import { DoubleSide, Mesh, MeshBasicMaterial, Points, ShaderMaterial, type Object3D } from "three";
import type { DrawingRequest } from "../src/core/drawing";
import "./animatic-page";
import { openPlainSet } from "./animatic-plain-set";

export interface Uncovered {
  /** Pixels of the subject alone, and of it within its set. */
  readonly all: number;
  readonly seen: number;
}

declare global {
  interface Window {
    /** Frame by frame. */
    uncover(request: DrawingRequest, indexes: readonly number[]): readonly Uncovered[];
  }
}

window.uncover = (request, indexes) => {
  const [set, stage] = openPlainSet(request);
  const { scene, shot, actor } = set;
  const [white, black] = [0xffffff, 0].map((color) => new MeshBasicMaterial({ color, fog: false, side: DoubleSide }));
  const own = new Set<unknown>();
  actor?.group.traverse((part) => own.add(part));
  const count = (index: number): number => {
    const rgba = new Uint8Array(stage.size.width * stage.size.height * 4);
    stage.render(scene, shot, index, rgba);
    let pixels = 0;
    for (let i = 0; i < rgba.length; i += 4) if ((rgba[i] ?? 0) > 110) pixels += 1;
    return pixels;
  };
  const found = indexes.map((index) => {
    set.at(index);
    scene.traverse((part) => {
      if (part instanceof Points) part.visible = false;
      if (!(part instanceof Mesh)) return;
      // Light and soft shadows hide nobody, and water is no higher than a waterline.
      if (part.material instanceof ShaderMaterial) part.visible = false;
      else part.material = own.has(part) ? white : black;
    });
    const seen = count(index);
    const others: Object3D[] = [];
    scene.traverse((part) => {
      if (part instanceof Mesh && part.visible && !own.has(part)) others.push(part);
    });
    for (const other of others) other.visible = false;
    const all = count(index);
    for (const other of others) other.visible = true;
    return { all, seen };
  });
  stage.dispose(scene);
  return found;
};

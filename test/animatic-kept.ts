/** Where the main subject of a prompt lies in the frame, without drawing it; bundled by its test: it is much code to load. */

import {
  HemisphereLight,
  InstancedMesh,
  Light,
  Matrix4,
  Mesh,
  Raycaster,
  ShaderMaterial,
  SpotLight,
  Vector3,
  type BufferGeometry,
  type Material,
  type Object3D,
} from "three";
import vocabulary from "../assets/direction/vocabulary.json";
import { chanceOf } from "../src/core/chance";
import type { FromText } from "../src/core/staging";
import { stagingOf } from "../src/core/staging-choosing";
import { readStaging } from "../src/core/staging-reading";
import { frameRateOf } from "../src/core/time";
import { learnWords } from "../src/core/vocabulary";
import { buildSet, type BuiltSet } from "../src/media/room/animatic/set/build";
import { dress } from "../src/media/room/animatic/set/dressing";
import { lightOf } from "../src/media/room/animatic/set/light";

learnWords(vocabulary);

/** -1 is the left or lower edge of the frame, 1 the right or upper one. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** Across the frame, of what is highest: of a person the crown. */
  readonly crown: number;
}

const FRAMES = 96;

function setOf(prompt: string, seed: number, frames: number): { readonly set: BuiltSet; readonly staging: FromText } {
  const staging = stagingOf(readStaging(prompt), seed);
  const request = { seed, frames, rate: frameRateOf(24), size: { width: 640, height: 360 } };
  const set = buildSet(staging, lightOf(staging, chanceOf(seed, "light")), request, false);
  return { set, staging };
}

/** Metres: how far camera and main subject come from the middle of the place, and how low the camera gets. */
export interface Gone {
  readonly camera: { readonly aside: number; readonly back: number; readonly front: number };
  readonly subject: { readonly aside: number; readonly back: number };
  /** Of the camera over what is drawn under it. */
  readonly low: number;
  /** By which the subject is lifted from a frame to the next, and by which what lies still under it slides. */
  readonly lifted: number;
  readonly slides: number;
  /** How far who is beside it goes. */
  readonly beside: number;
  /** Of those beside the subject, between the two nearest to each other in the first frame; 0 where there are no two. */
  readonly apart: number;
  /** From the main subject to the prints in the ground: to the farthest in the first frame, to the nearest in the last. */
  readonly prints: { readonly first: number; readonly last: number };
  /** Its surfaces that mirror what is round them. */
  readonly mirrors: number;
  /** Spots of light that it throws before it. */
  readonly beams: number;
  /** Lamps but the key that shine on clay, in any frame. */
  readonly lamps: number;
}

/** Over all of a shot. */
export function goneOf(prompt: string, seed: number, frames: number): Gone {
  const { set, staging } = setOf(prompt, seed, frames);
  dress(set, staging);
  const [camera, subject] = [
    { aside: 0, back: Infinity, front: -Infinity },
    { aside: 0, back: Infinity },
  ];
  let [low, lifted, slides, lamps] = [Infinity, 0, 0, 0];
  let before: { readonly y: number; readonly still: Vector3 } | undefined;
  const [, other] = set.actors.children;
  set.at(0);
  const begun = other?.position.clone();
  const down = new Raycaster();
  const grounds = set.place.group.children.filter((part) => part instanceof Mesh && !(part instanceof InstancedMesh));
  set.scene.updateMatrixWorld(true);
  for (let index = 0; index < frames; index++) {
    set.at(index);
    const { position } = set.shot.camera;
    camera.aside = Math.max(camera.aside, Math.abs(position.x));
    camera.back = Math.min(camera.back, position.z);
    camera.front = Math.max(camera.front, position.z);
    if (index % 24 === 0) {
      down.set(new Vector3(position.x, 200, position.z), new Vector3(0, -1, 0));
      for (const { point } of down.intersectObjects(grounds, false)) low = Math.min(low, position.y - point.y);
    }
    set.scene.traverse((part) => {
      if (isLamp(part) && !part.castShadow && part.intensity > 1e-6) lamps++;
    });
    const group = set.actor?.group;
    if (group === undefined) continue;
    subject.aside = Math.max(subject.aside, Math.abs(group.position.x));
    subject.back = Math.min(subject.back, group.position.z);
    group.updateMatrixWorld(true);
    const still = (group.children[0] ?? group).getWorldPosition(new Vector3());
    if (before !== undefined) {
      lifted = Math.max(lifted, Math.abs(group.position.y - before.y));
      // By whole lengths of track nobody sees it go.
      const slid = still.distanceTo(before.still);
      if (slid < 1) slides = Math.max(slides, slid);
    }
    before = { y: group.position.y, still };
  }
  const beside = begun === undefined || other === undefined ? 0 : other.position.distanceTo(begun);
  const last = Math.min(...printsFrom(set));
  set.at(0);
  const prints = { first: Math.max(...printsFrom(set)), last };
  let [beams, mirrors] = [0, 0];
  set.actor?.group.traverse((part) => {
    if (part instanceof SpotLight) beams++;
    if (isShape(part))
      for (const one of [part.material].flat()) if (MIRRORS.test(one.customProgramCacheKey())) mirrors++;
  });
  const others = set.actors.children.filter((part) => !(part instanceof Mesh) && part !== set.actor?.group);
  const apart = leastWay(others);
  return { camera, subject, low, lifted, slides, beside, apart, prints, mirrors, beams, lamps };
}

/** What the programs of such surfaces are kept under. */
const MIRRORS = /^(?:glossy|clear|liquid)/;

function leastWay(cast: readonly Object3D[]): number {
  const ways = cast.flatMap((one, i) => cast.slice(i + 1).map((other) => one.position.distanceTo(other.position)));
  return ways.length === 0 ? 0 : Math.min(...ways);
}

/** Metres from the main subject to each print that is to be seen. */
function printsFrom({ actors, actor }: BuiltSet): readonly number[] {
  const [placed, at] = [new Matrix4(), new Vector3()];
  return actors.children.flatMap((part) => {
    if (actor === undefined || !(part instanceof InstancedMesh)) return [];
    return Array.from({ length: part.count }, (_, i) => {
      part.getMatrixAt(i, placed);
      return at.setFromMatrixPosition(placed).distanceTo(actor.group.position);
    });
  });
}

function isLamp(part: Object3D): part is Light {
  return part instanceof Light && !(part instanceof HemisphereLight);
}

/** In the first, the middle and the last of four seconds. */
export function boundsOf(prompt: string, seed: number): readonly Bounds[] {
  const { set } = setOf(prompt, seed, FRAMES);
  return [0, FRAMES / 2, FRAMES - 1].map((index) => {
    set.at(index);
    let [left, right, bottom, top, crown] = [Infinity, -Infinity, Infinity, -Infinity, 0];
    const { actor } = set;
    actor?.group.updateWorldMatrix(true, false);
    actor?.group.updateMatrixWorld(true);
    actor?.group.traverseVisible((part) => {
      if (!isShape(part) || !isSolid(part)) return;
      const vertices = part.geometry.getAttribute("position").count;
      const point = new Vector3();
      for (let i = 0; i < vertices; i += 5) {
        // As it is drawn: bent by its bones.
        part.getVertexPosition(i, point).applyMatrix4(part.matrixWorld);
        point.applyMatrix4(set.shot.camera.matrixWorldInverse);
        if (point.z > -0.02) continue;
        point.applyMatrix4(set.shot.camera.projectionMatrix);
        if (point.y > top) [top, crown] = [point.y, point.x];
        left = Math.min(left, point.x);
        right = Math.max(right, point.x);
        bottom = Math.min(bottom, point.y);
      }
    });
    return { left, right, bottom, top, crown };
  });
}

function isShape(part: Object3D): part is Mesh<BufferGeometry> {
  return part instanceof Mesh;
}

function isSolid({ material }: { readonly material: Material | Material[] }): boolean {
  return [material].flat().every((one) => !(one instanceof ShaderMaterial || (one.transparent && !one.depthWrite)));
}

/** A tree: branches that fork, and leaves as small bent cards over their ends. */

import {
  BufferGeometry,
  Color,
  CylinderGeometry,
  Float32BufferAttribute,
  Group,
  Mesh,
  MeshLambertMaterial,
  Quaternion,
  Vector3,
  DoubleSide,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import type { Chance } from "../../../../core/chance";
import { add, matt, type Actor, type Kit } from "./kit";

const UP = new Vector3(0, 1, 0);

interface Branch {
  readonly from: Vector3;
  readonly to: Vector3;
  readonly radius: number;
  readonly end: number;
}

/** @param height metres, about. @param leaves how many: the fewer, the larger. */
export function tree(kit: Kit, height: number, name: string, leaves: number): Actor {
  const chance = kit.chance(name);
  const group = new Group();
  const branches: Branch[] = [];
  const tips: Vector3[] = [];
  grow(
    branches,
    tips,
    new Vector3(),
    new Vector3(chance.between(-0.06, 0.06), 1, chance.between(-0.06, 0.06)),
    height,
    0,
    chance,
  );
  const shapes = branches.map(({ from, to, radius, end }) => {
    const way = to.clone().sub(from);
    const shape = new CylinderGeometry(end, radius, way.length(), 6, 1, true).translate(0, way.length() / 2, 0);
    const turn = new Quaternion().setFromUnitVectors(UP, way.normalize());
    return shape.applyQuaternion(turn).translate(from.x, from.y, from.z);
  });
  add(group, mergeGeometries(shapes), matt(new Color("#4a3a2c")));
  const crown = foliage(tips, height, leaves, chance);
  group.add(crown);
  const phase = chance.between(0, 6);
  return {
    group,
    height,
    update: (seconds) => {
      crown.rotation.z = 0.006 * Math.sin(seconds * 0.9 + phase) + 0.003 * Math.sin(seconds * 2.3 + phase);
      crown.rotation.x = 0.005 * Math.sin(seconds * 0.7 + phase * 2);
    },
  };
}

function grow(
  branches: Branch[],
  tips: Vector3[],
  from: Vector3,
  way: Vector3,
  height: number,
  level: number,
  chance: Chance,
): void {
  const length = level === 0 ? height * 0.26 : height * 0.25 * Math.pow(0.8, level);
  const radius = height * 0.032 * Math.pow(0.62, level);
  const to = from.clone().addScaledVector(way.normalize(), length);
  branches.push({ from, to, radius, end: radius * 0.68 });
  if (level >= 3) {
    tips.push(to);
    return;
  }
  if (level >= 1) tips.push(to);
  const forks = level === 0 ? 5 : 3;
  const turn = chance.between(0, Math.PI * 2);
  for (let i = 0; i < forks; i++) {
    const around = turn + ((i + chance.between(-0.2, 0.2)) / forks) * Math.PI * 2;
    const lean = level === 0 ? chance.between(0.8, 1.35) : chance.between(0.5, 1.1);
    const out = new Vector3(Math.cos(around) * lean, 0.62, Math.sin(around) * lean);
    grow(branches, tips, to, out.addScaledVector(way, 0.5), height, level + 1, chance);
  }
  if (level === 0) {
    // The leader goes on upwards, or the crown would be flat.
    const top = to.clone().addScaledVector(way, height * 0.14);
    branches.push({ from: to, to: top, radius: height * 0.02, end: height * 0.016 });
    grow(branches, tips, top, way.clone(), height, 1, chance);
  }
}

/** Leaves as diamonds whose normals point away from the crown's middle, so the crown is shaded as one round thing. */
function foliage(tips: readonly Vector3[], height: number, count: number, chance: Chance): Mesh {
  const middle = tips.reduce((sum, tip) => sum.add(tip), new Vector3()).divideScalar(Math.max(1, tips.length));
  const places: number[] = [];
  const normals: number[] = [];
  const colours: number[] = [];
  const faces: number[] = [];
  const hue = chance.between(-0.02, 0.03);
  const at = new Vector3();
  const side = new Vector3();
  const along = new Vector3();
  const spread = height * 0.125;
  for (let i = 0; i < count; i++) {
    const tip = tips[Math.floor(chance.next() * tips.length)] ?? middle;
    at.set(chance.between(-1, 1), chance.between(-0.7, 0.8), chance.between(-1, 1));
    at.multiplyScalar((spread * (0.35 + 0.65 * chance.next())) / Math.max(0.3, at.length())).add(tip);
    const outward = at.clone().sub(middle).normalize();
    along.set(chance.between(-1, 1), chance.between(-1, 0.4), chance.between(-1, 1)).normalize();
    side.crossVectors(along, outward).normalize();
    const size = height * chance.between(0.7, 1.2) * (1.15 / Math.sqrt(count));
    const shade = 0.72 + 0.4 * chance.next() + 0.18 * outward.y;
    const colour = new Color().setHSL(0.26 + hue + chance.between(-0.03, 0.02), 0.34, 0.175).multiplyScalar(shade);
    const first = places.length / 3;
    for (const [a, b] of [
      [0, -1.2],
      [0.8, 0],
      [0, 1.2],
      [-0.8, 0],
    ] as const) {
      places.push(
        at.x + (side.x * a + along.x * b) * size,
        at.y + (side.y * a + along.y * b) * size,
        at.z + (side.z * a + along.z * b) * size,
      );
      normals.push(outward.x, outward.y * 0.8 + 0.3, outward.z);
      colours.push(colour.r, colour.g, colour.b);
    }
    faces.push(first, first + 1, first + 2, first, first + 2, first + 3);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  geometry.setAttribute("normal", new Float32BufferAttribute(normals, 3));
  geometry.setAttribute("color", new Float32BufferAttribute(colours, 3));
  geometry.setIndex(faces);
  const mesh = new Mesh(geometry, crownMaterial());
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  return mesh;
}

function crownMaterial(): MeshLambertMaterial {
  const material = new MeshLambertMaterial({ vertexColors: true, side: DoubleSide });
  // Normals belong to the crown, not to the card, so they are not turned for cards seen from behind.
  material.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace(
      "#include <normal_fragment_begin>",
      "vec3 normal = normalize(vNormal);\nvec3 nonPerturbedNormal = normal;",
    );
  };
  return material;
}

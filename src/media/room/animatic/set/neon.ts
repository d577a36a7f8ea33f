/** Neon over a street at night: signs in no language, what they throw on walls and air, and their streaks in the wet. */

import {
  AdditiveBlending,
  BoxGeometry,
  type BufferGeometry,
  Color,
  CylinderGeometry,
  Float32BufferAttribute,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  PointLight,
  ShaderMaterial,
  TorusGeometry,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import type { Chance } from "../../../../core/chance";
import { baked } from "./bake";
import { add, matt, type Kit } from "./kit";
import { FRONT, KERB, ROAD } from "./road-size";

/** A street is lit by neon when it is asked for, and when it rains after dark. */
export function isNeon({ staging, light }: Kit): boolean {
  return light.lamps > 0.5 && (staging.lighting === "neon" || staging.weather === "rain");
}

type Gases = readonly [string, string, string];

/** Three gases a street. */
const GASES: readonly [Gases, ...Gases[]] = [
  ["#ff1f7a", "#12c8ff", "#ff8a1a"],
  ["#ff2438", "#1fd6e8", "#8a3dff"],
  ["#2a7bff", "#ff2aa0", "#ff7a28"],
];

export interface Neon {
  /** Tubes and boards; they are mirrored in the road. */
  readonly signs: Group;
  /** Light in the air, on the ground, and under it. */
  readonly glow: Group;
}

/** Its middle and its height, in metres; which of the street's three gases its frame burns. */
interface Sign {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly high: number;
  readonly gas: number;
}

export function neon(kit: Kit): Neon {
  const chance = kit.chance("neon");
  const gases = chance.pick(GASES).map((name) => new Color(name));
  const tubes = gases.map((gas) => new MeshBasicMaterial({ color: gas.clone().multiplyScalar(4.6) }));
  const board = matt("#101216");
  const built = new Group();
  const signs: Sign[] = [];
  for (let i = 0; i < 13; i++) {
    const side = i % 2 === 0 ? -1 : 1;
    const gas = Math.floor(chance.between(0, 3));
    const high = chance.between(2.1, 4.4);
    const sign = {
      x: side * (FRONT - chance.between(0.75, 1.15)),
      y: chance.between(3.3, 4.6) + high / 2,
      z: 1.5 - i * 3.1 - chance.between(0, 1.6),
      high,
      gas,
    };
    signs.push(sign);
    blade(built, sign, tubes, board, chance);
    // A tube along the shop's edge ties the signs together.
    const tube = tubes[(gas + 1) % 3];
    if (tube) {
      const run = add(
        built,
        new CylinderGeometry(0.03, 0.03, 2.6, 6).rotateX(Math.PI / 2),
        tube,
        side * (FRONT - 0.12),
        3.42,
        sign.z - 1.4,
      );
      run.castShadow = false;
    }
  }
  const glow = new Group();
  glow.add(halos(signs, gases), streaks(signs, gases));
  // The two nearest light the walls and whoever stands between them.
  for (const [i, z] of [0.8, -2.6].entries()) {
    const gas = gases[i];
    if (!gas) continue;
    // Where the plan has its own neon, two more colours on a face would be two too many.
    const strength = kit.staging.lighting === "neon" ? 20 : 88;
    const light = new PointLight(gas.clone().lerp(new Color(1, 1, 1), 0.12), strength, 24, 1.7);
    light.position.set((i === 0 ? -1 : 1) * (ROAD + 0.4), 3.4, z);
    glow.add(light);
  }
  return { signs: baked(built, -6), glow };
}

/** A board that stands out from the wall, its strokes towards whoever comes down the street. */
function blade(
  group: Group,
  { x, y, z, high, gas }: Sign,
  tubes: readonly MeshBasicMaterial[],
  board: ReturnType<typeof matt>,
  chance: Chance,
): void {
  const width = 0.82;
  const [frame, ink] = [tubes[gas], tubes[(gas + (chance.next() < 0.6 ? 1 : 0)) % 3]];
  if (!frame || !ink) return;
  const whole = new Group();
  whole.position.set(x, y, z);
  add(whole, new BoxGeometry(width + 0.16, high + 0.16, 0.16), board, 0, 0, 0);
  for (const arm of [-0.35, 0.35])
    add(whole, new BoxGeometry(0.7, 0.05, 0.05), board, Math.sign(x) * 0.7, arm * high, 0);
  for (const side of [-1, 1]) {
    stroke(whole, frame, (side * width) / 2, -high / 2, (side * width) / 2, high / 2);
    stroke(whole, frame, -width / 2, (side * high) / 2, width / 2, (side * high) / 2);
  }
  const marks = Math.max(2, Math.round(high / 0.82));
  const pitch = (high - 0.2) / marks;
  for (let i = 0; i < marks; i++)
    mark(whole, ink, chance, (i + 0.5) * pitch - high / 2 + 0.1, Math.min(0.5, pitch * 0.66));
  group.add(whole);
}

/** A character of no script: a ring, or a few strokes on a grid of three. */
function mark(group: Group, ink: MeshBasicMaterial, chance: Chance, y: number, size: number): void {
  const half = size / 2;
  if (chance.next() < 0.2) {
    add(group, new TorusGeometry(half * 0.9, 0.026, 6, 20), ink, 0, y, 0.11).castShadow = false;
    return;
  }
  const rows = [-1, 0, 1].filter(() => chance.next() < 0.72);
  for (const row of rows)
    stroke(
      group,
      ink,
      -half * chance.between(0.5, 1),
      y + row * half * 0.8,
      half * chance.between(0.5, 1),
      y + row * half * 0.8,
    );
  const column = chance.pick([-0.5, 0, 0.5]) * half;
  stroke(group, ink, column, y - half * chance.between(0.4, 1), column, y + half);
  if (chance.next() < 0.6) stroke(group, ink, column, y, half * chance.pick([-1, 1]), y - half);
}

function stroke(group: Group, ink: MeshBasicMaterial, x0: number, y0: number, x1: number, y1: number): void {
  const shape = new CylinderGeometry(0.026, 0.026, Math.hypot(x1 - x0, y1 - y0), 6, 1, true);
  const tube = add(group, shape, ink, (x0 + x1) / 2, (y0 + y1) / 2, 0.11);
  tube.rotation.z = -Math.atan2(x1 - x0, y1 - y0);
  tube.castShadow = false;
}

/** Soft discs of light, one mesh for all: in the damp air round a sign, on the wall behind it, on the ground before it. */
function halos(signs: readonly Sign[], gases: readonly Color[]): Mesh {
  const discs = signs.flatMap(({ x, y, z, high, gas }) => {
    const colour = gases[gas] ?? new Color();
    const wall = Math.sign(x) * (FRONT - 0.06);
    return [
      // Near the lens the bloom of the tubes is haze enough, and a disc would cover half the frame.
      ...(z < -6 ? [disc(new PlaneGeometry(3.2, high + 2.6).translate(x, y, z + 0.2), colour, 0.1)] : []),
      disc(new PlaneGeometry(5, high + 2.5).rotateY((-Math.sign(x) * Math.PI) / 2).translate(wall, y, z), colour, 0.34),
      disc(
        new PlaneGeometry(3.4, 4.6).rotateX(-Math.PI / 2).translate(Math.sign(x) * (ROAD + 1.2), KERB + 0.02, z + 0.6),
        colour,
        0.2,
      ),
    ];
  });
  const far = new PlaneGeometry(70, 34).translate(0, 6, -78);
  const mesh = new Mesh(mergeGeometries([...discs, disc(far, gases[0] ?? new Color(), 0.07)]), air());
  mesh.renderOrder = 8;
  return mesh;
}

/** A rough wet road draws a light out towards the eye: each sign's image, long and soft, under the road. */
function streaks(signs: readonly Sign[], gases: readonly Color[]): Mesh {
  const shapes = signs.map(({ x, y, z, gas }) =>
    disc(new PlaneGeometry(1.5, y * 2).translate(x, -y * 1.02, z + 0.3), gases[gas] ?? new Color(), 1.5),
  );
  const mesh = new Mesh(mergeGeometries(shapes), air());
  // After what is mirrored, before the road that it is seen through.
  mesh.renderOrder = -1;
  return mesh;
}

function disc(shape: BufferGeometry, colour: Color, strength: number): BufferGeometry {
  const lit = colour.clone().multiplyScalar(strength).toArray();
  const colours = Array.from({ length: shape.getAttribute("position").count }, () => lit).flat();
  shape.setAttribute("color", new Float32BufferAttribute(colours, 3));
  return shape;
}

function air(): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    blending: AdditiveBlending,
    vertexShader: /* glsl */ `
      attribute vec3 color;
      varying vec2 place;
      varying vec3 tint;
      void main() {
        place = uv * 2.0 - 1.0;
        tint = color;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      }`,
    fragmentShader: /* glsl */ `
      varying vec2 place;
      varying vec3 tint;
      void main() {
        float near = max(0.0, 1.0 - dot(place, place));
        gl_FragColor = vec4(tint * near * near, 1.0);
      }`,
  });
}

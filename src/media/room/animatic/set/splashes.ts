/** Where rain meets the ground near the lens: a crown that jumps up and a ring that runs out, again and again. */

import {
  BufferAttribute,
  Color,
  DoubleSide,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
  type Vector3,
} from "three";
import type { Kit } from "./kit";

/** The ground of the picture: its height, the subject's foot, and how far before it the camera stands. Metres. */
export interface Ground {
  readonly height: (x: number, z: number) => number;
  readonly foot: Vector3;
  readonly distance: number;
}

const COUNT = 420;
/** Metres; further off nobody sees a drop break. The shader below says it once more: its edges are read by a test. */
const FURTHEST = 26;

export function splashesOf(
  kit: Kit,
  { height, foot, distance }: Ground,
): { readonly mesh: Mesh; readonly update: (seconds: number) => void } {
  const chance = kit.chance("splashes");
  const homes = new Float32Array(COUNT * 4);
  const near = Math.min(distance * 0.75, FURTHEST * 0.6);
  const deep = Math.min(FURTHEST, distance * 1.4 + 3);
  for (let i = 0; i < COUNT; i++) {
    const z = foot.z + near - chance.next() ** 1.3 * (near + deep);
    const x = foot.x + chance.between(-1, 1) * (2.5 + (foot.z + near - z) * 0.7);
    homes.set([x, height(x, z) + 0.012, z, chance.next()], i * 4);
  }
  const geometry = new InstancedBufferGeometry();
  // A ring flat on the ground, and a crown that stands; z tells them apart.
  const quad = (kind: number): readonly number[] => [-1, -1, kind, 1, -1, kind, 1, 1, kind, -1, 1, kind];
  geometry.setAttribute("position", new BufferAttribute(new Float32Array([...quad(0), ...quad(1)]), 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7]);
  geometry.setAttribute("home", new InstancedBufferAttribute(homes, 4));
  geometry.instanceCount = COUNT;
  const time = { value: 0 };
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    uniforms: {
      time,
      colour: {
        value: new Color(...kit.light.fill)
          .multiplyScalar(kit.light.fillStrength * 0.3)
          .add(new Color(...kit.light.horizon).multiplyScalar(0.5)),
      },
    },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.renderOrder = 29;
  return { mesh, update: (seconds) => (time.value = seconds) };
}

const VERTEX = /* glsl */ `
  attribute vec4 home;
  uniform float time;
  varying vec2 place;
  varying float age;
  varying float crown;
  varying float strength;
  void main() {
    place = position.xy;
    crown = position.z;
    float turn = time * (2.2 + 1.3 * fract(home.w * 13.7)) + home.w;
    age = fract(turn);
    // Each time a hand's breadth from where the last drop fell.
    vec2 beside = fract(sin(floor(turn) * vec2(12.9898, 78.233) + home.w * 43.7) * 437.585) - 0.5;
    vec3 at = home.xyz + vec3(beside.x, 0.0, beside.y) * 0.4;
    float away = distance(at, cameraPosition);
    float pixel = away * 0.0016 / projectionMatrix[1][1] * 2.0;
    if (crown < 0.5) {
      at.xz += position.xy * max(pixel, 0.02 + 0.075 * age);
    } else {
      vec3 right = vec3(viewMatrix[0][0], viewMatrix[1][0], viewMatrix[2][0]);
      float tall = 0.008 + 0.03 * age * (1.0 - age) * 4.0;
      at += right * position.x * max(pixel * 0.6, 0.006 + 0.022 * age);
      at.y += (position.y * 0.5 + 0.5) * max(pixel * 1.6, tall);
    }
    strength = (1.0 - smoothstep(8.0, 26.0, away)) * (1.0 - age) * 0.62;
    gl_Position = projectionMatrix * viewMatrix * vec4(at, 1.0);
  }`;

const FRAGMENT = /* glsl */ `
  uniform vec3 colour;
  varying vec2 place;
  varying float age;
  varying float crown;
  varying float strength;
  void main() {
    float off = length(place);
    float ring = (1.0 - smoothstep(0.0, 0.32, abs(off - 0.8))) * 0.55;
    // Open at the top, with drops thrown to both sides.
    float up = place.y * 0.5 + 0.5;
    float jet = (1.0 - smoothstep(0.1, 0.55, abs(abs(place.x) - 0.5 * up))) * (1.0 - smoothstep(0.4, 1.0, up)) * step(age, 0.7) * 0.8;
    gl_FragColor = vec4(colour, strength * mix(ring, jet, crown));
  }`;

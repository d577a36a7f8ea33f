/**
 * What falls or blows: thousands of small marks in layers of depth before the lens, moved by the GPU alone. Each layer is a
 * cube that goes with the camera and through which the marks pass: they keep their place in the world, and come and go
 * beyond the frame.
 */

import {
  BufferAttribute,
  DoubleSide,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  MathUtils,
  Mesh,
  ShaderMaterial,
  type Color,
  type PerspectiveCamera,
  type Vector3,
} from "three";
import type { Chance } from "../../../../core/chance";

export interface Fall {
  readonly layers: readonly {
    readonly count: number;
    /** Metres from the lens, for a normal one; a longer lens looks deeper. */
    readonly away: number;
    /** 0 … 1. */
    readonly opacity: number;
    /** Sizes of a mark, as shares of the frame's height at a normal lens. */
    readonly wide: number;
    readonly long: number;
  }[];
  readonly colour: Color;
  /** Metres a second. */
  readonly velocity: Vector3;
  /** Metres to either side of its way that a mark drifts. */
  readonly sway: number;
  /** `streak` lies along its way; `flake` is round and soft; `leaf` tumbles. */
  readonly shape: "streak" | "flake" | "leaf";
}

/** Millimetres on a full-frame gate. */
const NORMAL_LENS = 45;
const GATE_WIDTH = 36;

export interface Falling {
  readonly mesh: Mesh;
  update(seconds: number): void;
}

/** @param camera as it is half-way through the shot: how wide it looks sizes the cubes. */
export function fallingOf(fall: Fall, camera: PerspectiveCamera, chance: Chance): Falling {
  const tangent = Math.tan(MathUtils.degToRad(camera.fov) / 2);
  const deeper = Math.max(1, GATE_WIDTH / 2 / (tangent * Math.max(1, camera.aspect)) / NORMAL_LENS);
  const count = fall.layers.reduce((sum, layer) => sum + layer.count, 0);
  const homes = new Float32Array(count * 4);
  const looks = new Float32Array(count * 4);
  let at = 0;
  // Far ones first: what is near is drawn over them.
  for (const layer of [...fall.layers].reverse()) {
    const away = layer.away * deeper;
    const side = Math.max(away * 0.9, 2 * tangent * Math.max(1, camera.aspect) * away * 1.5);
    for (let i = 0; i < layer.count; i++, at++) {
      homes.set([chance.next(), chance.next(), chance.next(), side], at * 4);
      const size = chance.between(0.7, 1.25);
      looks.set([away, layer.wide * size, layer.long * size, layer.opacity], at * 4);
    }
  }
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0]), 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  geometry.setAttribute("home", new InstancedBufferAttribute(homes, 4));
  geometry.setAttribute("look", new InstancedBufferAttribute(looks, 4));
  geometry.instanceCount = count;
  const time = { value: 0 };
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    // A streak turns its face with its way.
    side: DoubleSide,
    defines: { [fall.shape.toUpperCase()]: "" },
    uniforms: {
      time,
      colour: { value: fall.colour },
      velocity: { value: fall.velocity },
      sway: { value: fall.sway },
    },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.renderOrder = 30;
  return { mesh, update: (seconds) => (time.value = seconds) };
}

const VERTEX = /* glsl */ `
  attribute vec4 home;
  attribute vec4 look;
  uniform float time;
  uniform vec3 velocity;
  uniform float sway;
  varying vec2 place;
  varying float strength;
  void main() {
    place = position.xy;
    float side = home.w;
    // Numbers of its own, from where it began.
    vec3 own = fract(home.xyz * vec3(17.3, 23.7, 31.1));
    vec3 pace = velocity * (0.85 + 0.3 * own.x);
    vec3 drift = sway * vec3(
      sin(time * (1.1 + own.y) + own.z * 6.28), 0.35 * sin(time * (1.7 + own.z) + own.x * 6.28), cos(time * (0.9 + own.x) + own.y * 6.28));
    vec3 forward = -vec3(viewMatrix[0][2], viewMatrix[1][2], viewMatrix[2][2]);
    vec3 middle = cameraPosition + forward * look.x;
    vec3 inside = fract(home.xyz + (pace * time + drift - middle) / side) - 0.5;
    vec4 seen = viewMatrix * vec4(middle + inside * side, 1.0);
    float away = -seen.z;
    // It comes and goes at the faces of its cube, and too near the lens it is not seen.
    vec3 edge = 1.0 - smoothstep(0.42, 0.5, abs(inside));
    strength = look.w * edge.x * edge.y * edge.z * smoothstep(0.12, 0.35, away / look.x);
    float frame = away / projectionMatrix[1][1] * 2.0;
    float wide = look.y * frame * mix(1.0, look.x / max(away, look.x * 0.3), 0.7);
    float tall = look.z * frame * mix(1.0, look.x / max(away, look.x * 0.3), 0.7);
    #ifdef STREAK
      vec3 way = (viewMatrix * vec4(pace, 0.0)).xyz;
      vec3 along = normalize(way - seen.xyz * dot(way, seen.xyz) / dot(seen.xyz, seen.xyz));
      vec3 across = normalize(cross(along, seen.xyz));
      seen.xyz += across * position.x * wide + along * position.y * tall;
    #endif
    #ifdef FLAKE
      seen.xy += position.xy * vec2(wide, tall);
    #endif
    #ifdef LEAF
      float turn = time * (3.0 + 5.0 * own.y) + own.z * 6.28;
      float tip = cos(time * (4.0 + 6.0 * own.x) + own.y * 6.28);
      vec2 face = position.xy * vec2(wide, tall * (0.25 + 0.75 * abs(tip)));
      seen.xy += vec2(cos(turn) * face.x - sin(turn) * face.y, sin(turn) * face.x + cos(turn) * face.y);
    #endif
    gl_Position = strength <= 0.003 ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * seen;
  }`;

const FRAGMENT = /* glsl */ `
  uniform vec3 colour;
  varying vec2 place;
  varying float strength;
  void main() {
    #ifdef STREAK
      float solid = (1.0 - place.x * place.x) * (1.0 - smoothstep(0.2, 1.0, abs(place.y)));
    #endif
    #ifdef FLAKE
      float solid = pow(max(0.0, 1.0 - dot(place, place)), 1.4);
    #endif
    #ifdef LEAF
      float solid = 1.0 - smoothstep(0.8, 1.0, abs(place.x) + place.y * place.y * 0.6);
    #endif
    gl_FragColor = vec4(colour, strength * solid);
  }`;

/** The sky: painted once as a panorama, seen directly on a dome, and mirrored by water, glass and wet ground. */

import {
  AdditiveBlending,
  BackSide,
  BufferAttribute,
  BufferGeometry,
  Color,
  DataTexture,
  DataUtils,
  Group,
  HalfFloatType,
  LinearFilter,
  Mesh,
  MirroredRepeatWrapping,
  Points,
  PointsMaterial,
  RGBAFormat,
  ShaderMaterial,
  SphereGeometry,
  type Texture,
} from "three";
import type { Chance } from "../../../../core/chance";
import { smoothstep } from "../pace";
import type { Light } from "./light";
import type { Rgb } from "./hours";
import { fractal } from "./noise";

const WIDTH = 640;
const HEIGHT = 256;
/** Metres; everything else stands within. */
const DOME = 900;

/** GLSL: the panorama in a direction. It spans the half circle in front; behind, it is mirrored. */
export const SKY_GLSL = /* glsl */ `
  uniform sampler2D skyMap;
  vec3 skyAt(vec3 direction) {
    float across = atan(direction.x, -direction.z) / 3.14159265 + 0.5;
    float up = sqrt(asin(clamp(direction.y, 0.0, 1.0)) / 1.57079633);
    return texture2D(skyMap, vec2(across, up)).rgb;
  }
`;

export interface Sky {
  readonly group: Group;
  readonly map: Texture;
  /** The colour into which distance fades. */
  readonly haze: Color;
}

export function skyOf(light: Light, chance: Chance): Sky {
  const seed = Math.floor(chance.between(0, 1e6));
  const map = paint(light, seed);
  const group = new Group();
  group.add(dome(light, map));
  if ((light.phase === "night" || light.phase === "dusk") && light.veil < 0.5) group.add(stars(light, chance));
  const ahead = colourAt(light, 0, 0.02, -1);
  return { group, map, haze: new Color(...ahead) };
}

/** The clear sky in a direction; the three numbers need not be of unit length. */
function colourAt(light: Light, x: number, y: number, z: number): Rgb {
  const length = Math.hypot(x, y, z);
  const up = Math.max(0, y / length);
  const toSun = Math.max(0, (x * light.direction.x + y * light.direction.y + z * light.direction.z) / length);
  const height = 1 - Math.pow(1 - up, 3.2);
  const wide = Math.pow(toSun, 5) * 0.36 * (1 - height * 0.75);
  const tight = Math.pow(toSun, 60) * 0.42;
  const channel = (i: 0 | 1 | 2): number =>
    light.horizon[i] + (light.zenith[i] - light.horizon[i]) * height + light.glow[i] * (wide + tight);
  return [channel(0), channel(1), channel(2)];
}

function paint(light: Light, seed: number): Texture {
  const data = new Uint16Array(WIDTH * HEIGHT * 4);
  const one = DataUtils.toHalfFloat(1);
  for (let row = 0, i = 0; row < HEIGHT; row++) {
    const elevation = ((row + 0.5) / HEIGHT) ** 2 * (Math.PI / 2);
    const y = Math.sin(elevation);
    for (let column = 0; column < WIDTH; column++, i += 4) {
      const azimuth = ((column + 0.5) / WIDTH - 0.5) * Math.PI;
      const x = Math.sin(azimuth) * Math.cos(elevation);
      const z = -Math.cos(azimuth) * Math.cos(elevation);
      const colour = withClouds(light, seed, x, y, z);
      data[i] = DataUtils.toHalfFloat(colour[0]);
      data[i + 1] = DataUtils.toHalfFloat(colour[1]);
      data[i + 2] = DataUtils.toHalfFloat(colour[2]);
      data[i + 3] = one;
    }
  }
  const texture = new DataTexture(data, WIDTH, HEIGHT, RGBAFormat, HalfFloatType);
  texture.wrapS = MirroredRepeatWrapping;
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

/** Clouds lie on a flat ceiling, so they grow small towards the horizon; their sunny side is found by looking twice. */
function withClouds(light: Light, seed: number, x: number, y: number, z: number): Rgb {
  const clear = colourAt(light, x, y, z);
  const reach = 1.35 / (y + 0.14);
  const u = x * reach + 40;
  const v = z * reach * 1.25 + 40;
  const bend = fractal(u * 0.5, v * 0.5, 2, seed + 7) * 1.2;
  const density = fractal(u + bend, v + bend, 5, seed);
  const cover = smoothstep(0.68 - light.clouds * 0.36, 0.9 - light.clouds * 0.3, density) * smoothstep(0.015, 0.16, y);
  if (cover <= 0) return clear;
  const sunward = fractal(u + bend + light.direction.x * 0.22, v + bend + light.direction.z * 0.22, 3, seed);
  const toSun = Math.max(0, x * light.direction.x + y * light.direction.y + z * light.direction.z);
  const lit = Math.min(1, Math.max(0, 0.45 + (density - sunward) * 3.2 + toSun ** 6 * 0.35));
  const opacity = cover * 0.86;
  const channel = (i: 0 | 1 | 2): number => {
    const cloud = light.cloudShade[i] + (light.cloudLit[i] - light.cloudShade[i]) * lit;
    // Far clouds take on the colour of the air before them.
    const aerial = cloud + (clear[i] - cloud) * smoothstep(0.3, 0.04, y) * 0.6;
    return clear[i] * (1 - opacity) + aerial * opacity;
  };
  return [channel(0), channel(1), channel(2)];
}

function dome(light: Light, map: Texture): Mesh {
  const isMoon = light.phase === "night";
  const material = new ShaderMaterial({
    side: BackSide,
    depthWrite: false,
    uniforms: {
      skyMap: { value: map },
      toSun: { value: light.direction },
      disc: { value: new Color(...light.key).multiplyScalar(light.disc) },
      edge: { value: isMoon ? 0.99985 : 0.99992 },
    },
    vertexShader: /* glsl */ `
      varying vec3 toward;
      void main() {
        toward = position;
        gl_Position = (projectionMatrix * mat4(mat3(modelViewMatrix)) * vec4(position, 1.0)).xyww;
      }`,
    fragmentShader: /* glsl */ `
      ${SKY_GLSL}
      uniform vec3 toSun;
      uniform vec3 disc;
      uniform float edge;
      varying vec3 toward;
      void main() {
        vec3 direction = normalize(toward);
        float near = dot(direction, toSun);
        vec3 colour = skyAt(direction) + disc * smoothstep(edge - 0.00002, edge + 0.00001, near);
        colour += disc * 0.02 * pow(max(near, 0.0), 900.0);
        gl_FragColor = vec4(colour, 1.0);
      }`,
  });
  const mesh = new Mesh(new SphereGeometry(DOME, 32, 16), material);
  mesh.frustumCulled = false;
  // Last of what is solid: only where nothing else stands.
  mesh.renderOrder = 10;
  return mesh;
}

function stars(light: Light, chance: Chance): Points {
  const count = light.phase === "night" ? 700 : 60;
  const places = new Float32Array(count * 3);
  const colours = new Float32Array(count * 3);
  for (let i = 0; i < count * 3; i += 3) {
    const azimuth = chance.between(-1.5, 1.5);
    const height = Math.asin(chance.between(0.05, 0.95));
    places.set([Math.sin(azimuth) * Math.cos(height), Math.sin(height), -Math.cos(azimuth) * Math.cos(height)], i);
    const bright = 0.05 + 0.75 * chance.next() ** 5;
    colours.set([bright * chance.between(0.8, 1), bright * 0.92, bright * chance.between(0.9, 1.15)], i);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute(
    "position",
    new BufferAttribute(
      places.map((value) => value * DOME * 0.95),
      3,
    ),
  );
  geometry.setAttribute("color", new BufferAttribute(colours, 3));
  const material = new PointsMaterial({
    size: 1.6,
    sizeAttenuation: false,
    vertexColors: true,
    fog: false,
    transparent: true,
    blending: AdditiveBlending,
  });
  material.depthWrite = false;
  const points = new Points(geometry, material);
  points.frustumCulled = false;
  points.renderOrder = -9;
  return points;
}

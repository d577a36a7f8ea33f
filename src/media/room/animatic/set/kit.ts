/** What places and subjects are built with, and what they hand back. Metres; y is up; the camera looks along -z. */

import {
  BufferGeometry,
  CapsuleGeometry,
  Color,
  DataTexture,
  Float32BufferAttribute,
  LatheGeometry,
  LinearFilter,
  LinearMipmapNearestFilter,
  Mesh,
  MeshLambertMaterial,
  MeshStandardMaterial,
  RepeatWrapping,
  PlaneGeometry,
  RGBAFormat,
  ShaderMaterial,
  SphereGeometry,
  SRGBColorSpace,
  Vector2,
  type Material,
  type Object3D,
  type Texture,
} from "three";
import type { Chance } from "../../../../core/chance";
import type { FromText, Swatch } from "../../../../core/staging";
import type { Light } from "./light";
import type { Sky } from "./sky";

export interface Kit {
  /** All that is to be seen; what a builder needs of it beyond its own place or subject. */
  readonly staging: FromText;
  readonly light: Light;
  readonly sky: Sky;
  /** A stream of the seed for each thing that is built. */
  readonly chance: (name: string) => Chance;
  readonly hasGpu: boolean;
}

export interface PlaceSet {
  readonly group: Object3D;
  /** The height of the ground where something is to stand. */
  ground(x: number, z: number): number;
  /** The same where a camera is to stand, where it is another: a boat lies on the water before a beach that rises. */
  readonly floor?: (x: number, z: number) => number;
  /** `seconds` from the first frame; what moves, moves by it alone. */
  readonly update: (seconds: number) => void;
}

export interface Actor {
  readonly group: Object3D;
  /** What is framed: the height of the subject itself, without what it stands on. */
  readonly height: number;
  /** Of its eyes over the ground, where it has any. */
  readonly eyes?: number;
  /** Its head before its axis, where it is not over it: what a close shot is built around. */
  readonly ahead?: number;
  /** From its axis outwards, where it is wider than it is high: on a table what is further off is not the subject. */
  readonly reach?: number;
  /** How far over the ground the subject begins, when it stands on something that comes with it. */
  readonly lift?: number;
  /** It is `lift` over the ground in the air: it is looked up at from the ground. */
  readonly isAloft?: boolean;
  /** Metres a second, the way it faces (+z of its group). */
  readonly speed?: number;
  /** It runs on rails: it keeps the height at which it began, whatever the ground does. */
  readonly isLevel?: boolean;
  /**
   * `seconds` from the first frame; `done` is the share of the shot, 0 … 1, for what is to end with it; `pace` the share of
   * its own speed at which it is moved on, for what rolls, runs or leaves a wake. 1 where it is left out.
   */
  readonly update: (seconds: number, done: number, pace?: number) => void;
}

/** A colour that the words ask for, as paint and cloth have it. Else what the seed chose. */
export function askedOr(asked: Swatch | undefined, open: string | Color): Color {
  return asked === undefined ? new Color(open) : asPaint(asked);
}

/**
 * A colour as paint and cloth have it: never quite white or black, and red and yellow the deeper the stronger they are, for
 * in the sun film makes red paint pink.
 */
export function asPaint(asked: Swatch): Color {
  const [red, green, blue] = asked.map((value) => 0.045 + (value / 255) * 0.86);
  const colour = new Color().setRGB(red ?? 0, green ?? 0, blue ?? 0, SRGBColorSpace);
  const [most, least] = [Math.max(colour.r, colour.g, colour.b), Math.min(colour.r, colour.g, colour.b)];
  const grey = (0.7 * least * (most - least)) / most;
  colour.setRGB(colour.r - grey, colour.g - grey, colour.b - grey);
  return colour.multiplyScalar(1 - (0.5 * (Math.max(colour.r, colour.g) - least)) / Math.sqrt(most));
}

/** Plaster, cloth, wood: no highlight. A map is multiplied by the colour. */
export function matt(colour: string | Color, map?: Texture): MeshLambertMaterial {
  return new MeshLambertMaterial({ color: colour, ...(map && { map }) });
}

/** What has a highlight. @param roughness and @param metalness 0 … 1. */
export function satin(colour: string | Color, roughness = 0.7, metalness = 0): MeshStandardMaterial {
  return new MeshStandardMaterial({ color: colour, roughness, metalness });
}

/** Puts a shape into a parent at a place; it casts and takes shadows. */
export function add<M extends Material>(
  parent: Object3D,
  geometry: BufferGeometry,
  material: M,
  x = 0,
  y = 0,
  z = 0,
): Mesh<BufferGeometry, M> {
  const mesh = new Mesh(geometry, material);
  mesh.position.set(x, y, z);
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  parent.add(mesh);
  return mesh;
}

/** A turned shape: pairs of radius and height, from the bottom up, smooth between. */
export function turned(profile: readonly (readonly [number, number])[], segments = 18): LatheGeometry {
  return new LatheGeometry(
    profile.map(([radius, height]) => new Vector2(radius, height)),
    segments,
  );
}

export function ball(radius: number, segments = 18): SphereGeometry {
  return new SphereGeometry(radius, segments, Math.max(8, Math.round(segments * 0.7)));
}

/** Upright, round its middle. @param length metres without the round ends. */
export function capsule(radius: number, length: number): CapsuleGeometry {
  return new CapsuleGeometry(radius, length, 4, 12);
}

/**
 * A picture for a surface, `size` texels square, from a function of place (0 … 1) to sRGB colour (0 … 1). Filtered
 * cheaply, for the processor's sake; a stage with a GPU filters better.
 */
export function painted(
  size: number,
  repeat: readonly [number, number],
  colour: (u: number, v: number) => readonly [number, number, number],
): DataTexture {
  const data = new Uint8Array(size * size * 4);
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i += 4) {
      const [red, green, blue] = colour((x + 0.5) / size, (y + 0.5) / size);
      data[i] = clampByte(red);
      data[i + 1] = clampByte(green);
      data[i + 2] = clampByte(blue);
      data[i + 3] = 255;
    }
  }
  const texture = new DataTexture(data, size, size, RGBAFormat);
  texture.colorSpace = SRGBColorSpace;
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.repeat.set(...repeat);
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapNearestFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}

function clampByte(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 255);
}

/** GLSL: the vertex shader of what is coloured by where on it a point lies; `place` is its uv. */
export const UV_VERTEX = /* glsl */ `
  varying vec2 place;
  void main() { place = uv; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }`;

/** The soft dark under things that stand: light from the sky does not reach there. Sizes in metres. */
export function contact(parent: Object3D, width: number, depth: number, strength = 0.55): void {
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    uniforms: { strength: { value: strength } },
    vertexShader: UV_VERTEX,
    fragmentShader: `uniform float strength; varying vec2 place;
      void main() { float near = max(0.0, 1.0 - length(place - 0.5) * 2.0); gl_FragColor = vec4(0.0, 0.0, 0.0, strength * near * near * (3.0 - 2.0 * near)); }`,
  });
  const mesh = new Mesh(new PlaneGeometry(width, depth).rotateX(-Math.PI / 2), material);
  mesh.position.y = 0.022;
  mesh.renderOrder = 4;
  parent.add(mesh);
}

/**
 * A height field: `columns`×`rows` cells over the rectangle, in metres, with normals. `near` is the larger z. `colour` is
 * per crossing, linear; absent: the material's own.
 */
export function terrain(
  area: {
    readonly left: number;
    readonly right: number;
    readonly far: number;
    readonly near: number;
  },
  columns: number,
  rows: number,
  height: (x: number, z: number) => number,
  colour?: (x: number, z: number) => Color,
): BufferGeometry {
  const places: number[] = [];
  const colours: number[] = [];
  const uvs: number[] = [];
  const faces: number[] = [];
  for (let row = 0; row <= rows; row++) {
    // Rows lie denser towards the camera.
    const z = area.near + (area.far - area.near) * (row / rows) ** 1.7;
    for (let column = 0; column <= columns; column++) {
      const x = area.left + ((area.right - area.left) * column) / columns;
      places.push(x, height(x, z), z);
      uvs.push(x, z);
      if (colour) colours.push(...colour(x, z).toArray());
      if (row === rows || column === columns) continue;
      const i = row * (columns + 1) + column;
      faces.push(i, i + 1, i + columns + 1, i + 1, i + columns + 2, i + columns + 1);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  geometry.setAttribute("uv", new Float32BufferAttribute(uvs, 2));
  if (colour) geometry.setAttribute("color", new Float32BufferAttribute(colours, 3));
  geometry.setIndex(faces);
  geometry.computeVertexNormals();
  return geometry;
}

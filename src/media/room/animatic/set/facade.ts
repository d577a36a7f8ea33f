/** House fronts as pictures: bays and storeys with reveals and sills, and which of the windows are lit. */

import { BoxGeometry, type BufferGeometry, Color, MeshLambertMaterial } from "three";
import type { Chance } from "../../../../core/chance";
import { painted } from "./kit";
import type { Light } from "./light";
import { fractal, hash, noise } from "./noise";
import { UPRIGHT } from "./settled";

/** Bays and storeys in one picture, and the metres that each takes. */
export const BAYS = 6;
export const STOREYS = 6;
export const BAY = 2.3;
export const STOREY = 3.2;

/** sRGB, 0 … 1. */
type Rgb = readonly [number, number, number];

interface Style {
  readonly wall: Rgb;
  readonly trim: Rgb;
  /** The window's share of its bay, across and up. */
  readonly wide: number;
  readonly tall: number;
  /** Else it is plastered. */
  readonly bricks: boolean;
}

const STYLES: readonly Style[] = [
  { wall: [0.52, 0.3, 0.23], trim: [0.74, 0.69, 0.6], wide: 0.46, tall: 0.62, bricks: true },
  { wall: [0.72, 0.66, 0.56], trim: [0.84, 0.8, 0.72], wide: 0.42, tall: 0.68, bricks: false },
  { wall: [0.42, 0.44, 0.46], trim: [0.56, 0.57, 0.58], wide: 0.7, tall: 0.6, bricks: false },
  { wall: [0.6, 0.48, 0.36], trim: [0.76, 0.68, 0.56], wide: 0.5, tall: 0.64, bricks: true },
  { wall: [0.36, 0.27, 0.25], trim: [0.58, 0.53, 0.47], wide: 0.48, tall: 0.6, bricks: true },
];

/** A window's share of its bay and storey, in the style of that number. */
export function windowOf(style: number): Pick<Style, "wide" | "tall"> {
  return STYLES[style] ?? { wide: 0.5, tall: 0.6 };
}

/** @param lamps 0 … 1, how many windows are lit and how far they stand out. */
export function facades(chance: Chance, light: Light): readonly MeshLambertMaterial[] {
  const { lamps } = light;
  return STYLES.map((style) => {
    const seed = Math.floor(chance.between(0, 1e6));
    const map = painted(256, [1, 1], (u, v) => front(style, seed, u, v));
    const material = new MeshLambertMaterial({ map });
    mirrorSky(material, light);
    if (lamps > 0.05) {
      material.emissive = new Color(1, 1, 1);
      material.emissiveMap = painted(256, [1, 1], (u, v) => litAt(style, seed, lamps, u, v));
      material.emissiveIntensity = lamps * 0.95;
    }
    return material;
  });
}

/** Panes give back the sky over the roofs opposite. Nothing in the picture is as blue as they are; that tells them from wall. */
function mirrorSky(material: MeshLambertMaterial, light: Light): void {
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, {
      zenith: { value: new Color(...light.zenith) },
      horizon: { value: new Color(...light.horizon) },
    });
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nuniform vec3 zenith, horizon;")
      .replace(
        "#include <opaque_fragment>",
        /* glsl */ `
        float pane = smoothstep(1.35, 1.75, diffuseColor.b / max(diffuseColor.r, 0.001));
        vec3 look = normalize(vViewPosition);
        float up = inverseTransformDirection(reflect(-look, normal), viewMatrix).y;
        float graze = 1.0 - abs(dot(look, normal));
        vec3 sky = mix(horizon, zenith, clamp(up * 1.6, 0.0, 1.0)) * smoothstep(-0.1, 0.25, up);
        outgoingLight += sky * pane * (0.1 + 0.55 * graze * graze);
        #include <opaque_fragment>`,
      );
  };
  material.customProgramCacheKey = () => "facade";
  material.userData[UPRIGHT] = true;
}

/** Where in its window a point is: 0 … 1 both ways inside the pane's frame, outside that beyond. */
function windowAt(
  style: Style,
  u: number,
  v: number,
): { readonly bay: number; readonly storey: number; readonly x: number; readonly y: number } {
  const bay = Math.floor(u * BAYS);
  const storey = Math.floor(v * STOREYS);
  const x = (u * BAYS - bay - (1 - style.wide) / 2) / style.wide;
  const y = (v * STOREYS - storey - 0.2) / style.tall;
  return { bay, storey, x, y };
}

/** Glass, not the frame of a window or a bar across it; `x` and `y` as `windowAt` answers them. */
function isGlazed(x: number, y: number): boolean {
  const isBar = Math.abs(x - 0.5) < 0.035 || Math.abs(y - 0.62) < 0.025;
  return !isBar && x >= 0.06 && x <= 0.94 && y >= 0.04 && y <= 0.96;
}

/** A block of a house with its own repeats of the picture, so that storeys keep their height. */
export function block(
  width: number,
  height: number,
  depth: number,
  acrossMetres: number,
  upMetres: number,
): BufferGeometry {
  const box = new BoxGeometry(width, height, depth);
  const place = box.getAttribute("position");
  const normal = box.getAttribute("normal");
  const uv = box.getAttribute("uv");
  for (let i = 0; i < uv.count; i++) {
    const isSide = Math.abs(normal.getX(i)) > 0.5;
    const across = isSide ? place.getZ(i) : place.getX(i);
    uv.setXY(
      i,
      (across + (isSide ? depth : width) / 2) / acrossMetres,
      Math.abs(normal.getY(i)) > 0.5 ? 0.02 : (place.getY(i) + height / 2) / upMetres,
    );
  }
  return box;
}

function front(style: Style, seed: number, u: number, v: number): Rgb {
  const { bay, storey, x, y } = windowAt(style, u, v);
  const stain = 0.82 + 0.3 * fractal(u * 9, v * 5, 3, seed) - 0.1 * (1 - (v * STOREYS - storey));
  const scaled = (colour: Rgb, by: number): Rgb => [colour[0] * by, colour[1] * by, colour[2] * by];
  if (x > 0 && x < 1 && y > 0 && y < 1) {
    // The reveal throws its shadow on the upper part of the pane.
    const shade = y > 0.88 || x < 0.1 ? 0.45 : 1;
    if (!isGlazed(x, y)) return scaled(style.trim, 0.72 * shade);
    const curtain = hash(bay, storey, seed + 9) < 0.4 && (x < 0.26 || x > 0.74);
    const glass = 0.07 + 0.2 * y * hash(bay + 40, storey, seed);
    return curtain
      ? [0.34 * shade, 0.32 * shade, 0.29 * shade]
      : [glass * 0.85 * shade, glass * shade, glass * 1.15 * shade];
  }
  const isSill = y > -0.09 && y <= 0 && x > -0.1 && x < 1.1;
  const isLintel = y >= 1 && y < 1.11 && x > -0.06 && x < 1.06;
  if (isSill || isLintel) return scaled(style.trim, isSill ? 1 : 0.92);
  if (y > -0.2 && y <= -0.09 && x > -0.1 && x < 1.1) return scaled(style.wall, stain * 0.66);
  const course = v * STOREYS - storey;
  if (course < 0.03) return scaled(style.trim, 0.78 * stain);
  if (!style.bricks) return scaled(style.wall, stain);
  const row = Math.floor(v * 150);
  const brick = 0.88 + 0.24 * hash(Math.floor(u * 62 + (row % 2) * 0.5), row, seed);
  return scaled(style.wall, stain * brick);
}

function litAt(style: Style, seed: number, lamps: number, u: number, v: number): Rgb {
  const { bay, storey, x, y } = windowAt(style, u, v);
  if (!isGlazed(x, y)) return [0, 0, 0];
  const chance = hash(bay + 3, storey + 7, seed + 21);
  if (chance > 0.16 + 0.26 * lamps) return [0, 0, 0];
  const warm = hash(bay, storey, seed + 33);
  const bright = (0.42 + 0.5 * hash(bay + 9, storey + 2, seed)) * (0.68 + 0.42 * y) * (x < 0.24 || x > 0.76 ? 0.62 : 1);
  return warm < 0.82 ? [bright, bright * 0.7, bright * 0.36] : [bright * 0.62, bright * 0.8, bright];
}

/** A shop's front: panes over a plinth, a door, a lit sign-board without words. */
export function shopfronts(chance: Chance, light: Light): readonly MeshLambertMaterial[] {
  const { lamps } = light;
  const trims: readonly Rgb[] = [
    [0.2, 0.29, 0.26],
    [0.4, 0.2, 0.17],
    [0.26, 0.28, 0.31],
    [0.5, 0.45, 0.36],
  ];
  const signs: readonly Rgb[] = [
    [1, 0.72, 0.36],
    [1, 0.28, 0.22],
    [0.35, 0.8, 1],
    [1, 0.5, 0.75],
  ];
  return trims.map((trim, i) => {
    const seed = Math.floor(chance.between(0, 1e6));
    const isOpen = chance.next() < 0.75;
    const map = painted(256, [1, 1], (u, v) => shop(trim, seed, u, v));
    const material = new MeshLambertMaterial({ map });
    mirrorSky(material, light);
    if (lamps > 0.05) {
      const sign = signs[i] ?? [1, 1, 1];
      material.emissive = new Color(1, 1, 1);
      material.emissiveMap = painted(256, [1, 1], (u, v) => shopLight(sign, isOpen, seed, u, v));
      material.emissiveIntensity = lamps * 1.05;
    }
    return material;
  });
}

/** Three lights wide; the middle one of some shops is a door, glazed further down. */
function isPane(seed: number, u: number, v: number): boolean {
  const light = Math.floor(u * 3);
  const x = (u * 3) % 1;
  const isDoor = light === 1 && hash(seed, 4, 9) < 0.6;
  if (isDoor) return v > 0.09 && v < 0.62 && x > 0.24 && x < 0.76;
  // A bar divides the show window from its fanlight.
  return v > 0.17 && v < 0.72 && x > 0.05 && x < 0.95 && Math.abs(v - 0.6) > 0.008;
}

function shop(trim: Rgb, seed: number, u: number, v: number): Rgb {
  if (isPane(seed, u, v)) {
    const floor = v < 0.26 ? 0.5 : 1;
    const shade = (0.1 + 0.1 * (v - 0.17)) * floor;
    const goods = isThing(seed, u, v) ? 0.09 + 0.12 * hash(Math.floor(u * 34), 6, seed) : 0;
    // Bluer than any wall: so the glass is known.
    return [shade * 0.82 + goods, shade + goods * 0.9, shade * 1.25 + goods * 0.7];
  }
  const x = (u * 3) % 1;
  const isBoard = v > 0.76 && v < 0.93;
  const edge = v > 0.93 || (v > 0.735 && v < 0.76) ? 1.3 : 1;
  const pilaster = !isBoard && (x < 0.035 || x > 0.965) ? 0.72 : 1;
  const panel = v < 0.14 && v > 0.04 && x > 0.12 && x < 0.88 ? 0.8 : 1;
  // A band on the board where a name would be, left empty.
  const name = isBoard && v > 0.81 && v < 0.88 && Math.abs(u - 0.5) < 0.26 && noise(u * 60, 3, seed) > 0.42 ? 1.9 : 1;
  const tone = edge * pilaster * panel * name * (0.94 + 0.12 * fractal(u * 14, v * 14, 2, seed));
  return [trim[0] * tone, trim[1] * tone, trim[2] * tone];
}

function shopLight(sign: Rgb, isOpen: boolean, seed: number, u: number, v: number): Rgb {
  // A strip of coloured light under the board.
  if (v > 0.742 && v < 0.756 && u > 0.05 && u < 0.95) return sign;
  if (!isOpen || !isPane(seed, u, v)) return [0, 0, 0];
  // Lamps at the ceiling inside, a back wall, goods before them as shapes.
  const spot = Math.max(0, 1 - Math.hypot(((u * 9) % 1) - 0.5, (v - 0.7) * 3));
  const bright = (0.2 + 0.5 * (v - 0.17) + 0.5 * spot * spot) * (isThing(seed, u, v) ? 0.34 : 1) * (v < 0.26 ? 0.7 : 1);
  return [bright, bright * 0.74, bright * 0.44];
}

/** What stands in a shop window: goods of several heights on two shelves. */
function isThing(seed: number, u: number, v: number): boolean {
  const shelf = v < 0.42 ? 0 : 1;
  const column = Math.floor(u * 34 + shelf * 0.4);
  const tall = 0.05 + 0.14 * hash(column, shelf, seed);
  const rise = v - (shelf === 0 ? 0.2 : 0.44);
  return hash(column, shelf + 5, seed) < 0.62 && rise > 0 && rise < tall && (u * 34 + shelf * 0.4) % 1 > 0.18;
}

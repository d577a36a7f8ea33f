/** A city of towers, far below and all round: what a rooftop and a high office look out on. Three materials, four meshes. */

import {
  BoxGeometry,
  type BufferGeometry,
  Color,
  ConeGeometry,
  type DataTexture,
  Float32BufferAttribute,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  ShaderMaterial,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import type { Chance } from "../../../../core/chance";
import { block } from "./facade";
import { ball, painted, UV_VERTEX, type Kit } from "./kit";
import { fractal, hash } from "./noise";

export interface City {
  /** How far the streets lie under the floor one stands on, in metres. */
  readonly below: number;
  /** Where it begins, in metres before the camera's axis; from there it goes on to the haze. */
  readonly near: number;
}

/** Metres from street to street, and the house's share of it. */
const PITCH = 44;
const LOT = 31;
/** How far towers are built. */
const FAR = 640;
/** Windows in one picture, both ways, and the metres of each. */
const CELLS = 16;
const BAY = 3;
const STOREY = 3.6;

type Style = "punched" | "ribbon" | "curtain";
const STYLES = ["punched", "ribbon", "curtain"] as const;
/** As often as they are met among low towers and among high ones. */
const LOW = ["punched", "punched", "ribbon", "curtain"] as const;
const HIGH = ["curtain", "ribbon", "curtain"] as const;

/** The walls of a style's towers, as linear colours. */
const WALLS: Readonly<Record<Style, readonly [string, ...string[]]>> = {
  punched: ["#a98f77", "#8c6a55", "#b7aa98", "#7d7a78", "#c4b8a2"],
  ribbon: ["#b5b3ad", "#8f979c", "#c2b9a8", "#77818a"],
  curtain: ["#5d6f7c", "#4a5a63", "#70818a", "#3e4a56"],
};

export function city(kit: Kit, { below, near }: City): Group {
  const chance = kit.chance("city");
  const group = new Group();
  const shapes: Record<Style, BufferGeometry[]> = { punched: [], ribbon: [], curtain: [] };
  const beacons: BufferGeometry[] = [];
  // The tallest stand together, off the middle, as in a real skyline.
  const centre = chance.pick([-1, 1]) * chance.between(60, 150);
  for (let row = 0; near + row * PITCH < FAR; row++) {
    const z = -(near + row * PITCH);
    const half = Math.ceil((46 - z * 1.25) / PITCH);
    for (let column = -half; column <= half; column++) {
      const x = (column + 0.5 * (row % 2)) * PITCH;
      const rise = riseOf(chance, x, -z, centre);
      const style = chance.pick<Style>(rise > 46 ? HIGH : LOW);
      const from = shapes[style].length;
      const lit = beacons.length;
      tower(shapes[style], beacons, chance, below + rise);
      const tint = new Color(chance.pick(WALLS[style])).multiplyScalar(chance.between(0.8, 1.15));
      const shift = [Math.floor(chance.between(0, CELLS)), Math.floor(chance.between(0, CELLS))] as const;
      // Drawn for each shape, for every seed to keep its city; the shaft's is that of all it bears.
      const [aside = 0] = shapes[style].slice(from).map(() => chance.between(-3, 3));
      for (const shape of shapes[style].slice(from)) settle(shape, x + aside, -below, z, tint, shift);
      for (const beacon of beacons.slice(lit)) beacon.translate(x + aside, -below, z);
    }
  }
  if (beacons.length > 0) group.add(new Mesh(mergeGeometries(beacons), red(kit)));
  const seed = Math.floor(chance.between(0, 1e6));
  for (const style of STYLES) group.add(layer(kit, below, shapes[style], pictureOf(style, seed)));
  group.add(streets(kit, below, near, seed));
  if (kit.light.lamps > 0.3) group.add(glow(kit, below));
  return group;
}

/** How high a tower's top is over the eye, in metres: near ones stay under it, so that one looks over them. */
function riseOf(chance: Chance, x: number, away: number, centre: number): number {
  const spread = chance.next();
  if (away < 120) {
    const aside = Math.abs(x) > 26 + away * 0.25;
    return aside && spread > 0.62 ? chance.between(4, 26) : chance.between(-30, -5);
  }
  const peak = Math.exp(-(((x - centre) / (70 + away * 0.22)) ** 2));
  const tall = spread ** 2.2;
  if (away < 300) return -22 + 30 * spread + 62 * peak * tall;
  return -20 + 44 * spread + 165 * peak * tall;
}

/** A tower on the origin: a shaft, most with one or two steps back, some with a mast. */
function tower(shapes: BufferGeometry[], beacons: BufferGeometry[], chance: Chance, height: number): void {
  let width = LOT * chance.between(0.55, 1);
  let depth = LOT * chance.between(0.55, 1);
  const steps = height > 60 ? Math.floor(chance.between(1, 3.99)) : Math.floor(chance.between(1, 2.6));
  let top = 0;
  for (let step = 0; step < steps; step++) {
    const storeys = Math.max(1, Math.round((height * (step === 0 ? 1 - 0.16 * (steps - 1) : 0.16)) / STOREY));
    const tall = storeys * STOREY;
    shapes.push(block(width, tall, depth, BAY * CELLS, STOREY * CELLS).translate(0, top + tall / 2, 0));
    top += tall;
    width *= chance.between(0.62, 0.86);
    depth *= chance.between(0.62, 0.86);
  }
  // Plant rooms and lifts on the roof.
  shapes.push(plain(new BoxGeometry(width * 0.5, 3.4, depth * 0.5)).translate(chance.between(-2, 2), top + 1.7, 0));
  if (height > 100 && chance.next() < 0.55) {
    const mast = chance.between(14, 34);
    shapes.push(plain(new ConeGeometry(0.7, mast, 4)).translate(0, top + mast / 2, 0));
    beacons.push(ball(0.75, 6).translate(0, top + mast, 0));
  }
}

/** Without windows: all of it lies on the wall of the picture. */
function plain(shape: BufferGeometry): BufferGeometry {
  const uv = shape.getAttribute("uv");
  for (let i = 0; i < uv.count; i++) uv.setXY(i, 0.001, 0.001);
  return shape;
}

/** Puts a shape in its place, gives it its paint, and windows that are not its neighbour's. */
function settle(
  shape: BufferGeometry,
  x: number,
  y: number,
  z: number,
  tint: Color,
  [across, up]: readonly [number, number],
): void {
  shape.translate(x, y, z);
  const uv = shape.getAttribute("uv");
  for (let i = 0; i < uv.count; i++) uv.setXY(i, uv.getX(i) + across / CELLS, uv.getY(i) + up / CELLS);
  const colours = Array.from({ length: uv.count }, () => tint.toArray()).flat();
  shape.setAttribute("color", new Float32BufferAttribute(colours, 3));
}

/** A style's windows. Red: how light the wall is; green: how much is glass; blue: how much light comes out after dark. */
function pictureOf(style: Style, seed: number): DataTexture {
  const shares = { punched: [0.5, 0.58], ribbon: [1.1, 0.5], curtain: [0.9, 0.88] } as const;
  const [wide, tall] = shares[style];
  const map = painted(256, [1, 1], (u, v) => {
    const [column, row] = [Math.floor(u * CELLS), Math.floor(v * CELLS)];
    const [x, y] = [u * CELLS - column - 0.5, v * CELLS - row - 0.5];
    const isGlass = Math.abs(x) < wide / 2 && Math.abs(y) < tall / 2;
    const wall = 0.84 + 0.2 * (fractal(u * 12, v * 12, 2, seed, 12) - 0.5) - (y > tall / 2 ? 0.12 : 0);
    if (!isGlass) return [wall, 0, 0];
    // Whole floors of an office burn; in flats it is one here and one there.
    const floor = hash(style === "punched" ? column : Math.floor(column / 6), row, seed + wide * 90);
    const isLit = floor < 0.36 && hash(column, row, seed + 5) < 0.86;
    const lit = isLit ? 0.3 + 0.7 * hash(column, row, seed + 8) * (0.75 + y * 0.5) : 0;
    return [wall * 0.6, style === "ribbon" && Math.abs(x) > 0.45 ? 0.4 : 1, lit];
  });
  map.colorSpace = "";
  return map;
}

function layer(kit: Kit, below: number, shapes: readonly BufferGeometry[], front: DataTexture): Mesh {
  const mesh = new Mesh(mergeGeometries([...shapes]), surface(kit, below, front));
  for (const shape of shapes) shape.dispose();
  mesh.renderOrder = 5;
  return mesh;
}

/** The ground down there: avenues of light after dark. */
function streets(kit: Kit, below: number, near: number, seed: number): Mesh {
  const map = painted(64, [1, 1], (u, v) => {
    const off = Math.min(Math.abs(u - 0.5), Math.abs(v - 0.5));
    const isRoad = off < 0.12;
    const lit = isRoad ? 0.12 + 0.5 * hash(Math.floor(u * 64), Math.floor(v * 64), seed) ** 3 : 0.02;
    return [isRoad ? 0.35 : 0.6, 0, lit];
  });
  map.colorSpace = "";
  const shape = new PlaneGeometry(2400, FAR + 500)
    .rotateX(-Math.PI / 2)
    .translate(0, -below, -(FAR + 500) / 2 - near + 60);
  const place = shape.getAttribute("position");
  const uv = shape.getAttribute("uv");
  for (let i = 0; i < uv.count; i++) uv.setXY(i, place.getX(i) / PITCH, place.getZ(i) / PITCH);
  const grey = Array.from({ length: uv.count }, () => [0.24, 0.24, 0.25]).flat();
  shape.setAttribute("color", new Float32BufferAttribute(grey, 3));
  const mesh = new Mesh(shape, surface(kit, below, map));
  mesh.renderOrder = 6;
  return mesh;
}

/** Walls in sun and shade, glass that mirrors the sky, lit windows, and the air between: thicker and warmer low down. */
function surface(kit: Kit, below: number, front: DataTexture): ShaderMaterial {
  const { light, sky } = kit;
  const lampGlow = new Color(1, 0.56, 0.26).multiplyScalar(0.09 * light.lamps);
  const air = sky.haze.clone();
  return new ShaderMaterial({
    uniforms: {
      front: { value: front },
      air: { value: air },
      lowAir: { value: air.clone().add(lampGlow) },
      // The air of a city is thinner than the mist of a field at dusk, or nothing would be left of its lights.
      thickness: { value: light.haze * (0.56 - 0.2 * light.lamps) },
      below: { value: below },
      toSun: { value: light.direction },
      sunlight: {
        value: new Color(...light.key).multiplyScalar((light.keyStrength / Math.PI) * (1 - 0.6 * light.lamps)),
      },
      skylight: { value: new Color(...light.fill).multiplyScalar((light.fillStrength / Math.PI) * 0.95) },
      bounce: { value: new Color(...light.bounce).multiplyScalar((light.fillStrength / Math.PI) * 0.8) },
      zenith: { value: new Color(...light.zenith) },
      horizon: { value: new Color(...light.horizon) },
      sunGlow: { value: new Color(...light.glow) },
      lamps: { value: light.lamps },
    },
    vertexShader: /* glsl */ `
      attribute vec3 color;
      varying vec2 place;
      varying vec3 facing;
      varying vec3 stood;
      varying vec3 tint;
      void main() {
        place = uv;
        tint = color;
        facing = mat3(modelMatrix) * normal;
        vec4 world = modelMatrix * vec4(position, 1.0);
        stood = world.xyz;
        gl_Position = projectionMatrix * viewMatrix * world;
      }`,
    fragmentShader: /* glsl */ `
      uniform sampler2D front;
      uniform vec3 air, lowAir, toSun, sunlight, skylight, bounce, zenith, horizon, sunGlow;
      uniform float thickness, below, lamps;
      varying vec2 place;
      varying vec3 facing;
      varying vec3 stood;
      varying vec3 tint;
      void main() {
        vec3 seen = texture2D(front, place).rgb;
        vec3 way = stood - cameraPosition;
        float away = length(way);
        way /= away;
        float high = stood.y + below;
        float open = mix(0.42, 1.0, smoothstep(0.0, 75.0, high));
        vec3 light = sunlight * max(dot(facing, toSun), 0.0) * smoothstep(6.0, 40.0, high) + mix(bounce, skylight, facing.y * 0.5 + 0.5) * open;
        vec3 colour = tint * seen.r * light;
        vec3 bounced = reflect(way, facing);
        float up = max(bounced.y, 0.0);
        vec3 mirrored = mix(horizon * 0.8, zenith, sqrt(up)) + sunGlow * pow(max(dot(bounced, toSun), 0.0), 7.0) * 1.6;
        float graze = pow(1.0 - abs(dot(way, facing)), 3.0);
        colour = mix(colour, tint * 0.12 * light + mirrored * (0.26 + 0.6 * graze) * open, seen.g);
        vec3 lamp = mix(vec3(0.75, 0.9, 1.0), vec3(1.0, 0.62, 0.27), smoothstep(0.05, 0.5, seen.b + 0.24 * sin(tint.r * 90.0)));
        colour += lamp * seen.b * (0.25 + 1.1 * seen.b) * 1.25 * lamps;
        float thick = away * thickness;
        float veil = 1.0 - exp(-thick * thick - thick * 0.35 * exp(-high * 0.03));
        gl_FragColor = vec4(mix(colour, mix(lowAir, air, smoothstep(0.0, 130.0, high)), veil), 1.0);
      }`,
  });
}

/** The light that a city throws into the air over it, before the sky and behind its towers. */
function glow(kit: Kit, below: number): Mesh {
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    uniforms: { colour: { value: new Color(1, 0.5, 0.24).multiplyScalar(0.1 * kit.light.lamps) } },
    vertexShader: UV_VERTEX,
    fragmentShader: /* glsl */ `
      uniform vec3 colour;
      varying vec2 place;
      void main() { float off = 1.0 - place.y; gl_FragColor = vec4(colour * off * off, off * off * 0.5); }`,
  });
  const mesh = new Mesh(new PlaneGeometry(2400, 230), material);
  mesh.position.set(0, 115 - below * 0.4, -FAR - 120);
  mesh.renderOrder = 11;
  return mesh;
}

/** Of the lamps that warn aircraft. */
function red(kit: Kit): MeshBasicMaterial {
  return new MeshBasicMaterial({
    color: new Color(1, 0.08, 0.05).multiplyScalar(0.3 + 4 * kit.light.lamps),
    fog: false,
  });
}

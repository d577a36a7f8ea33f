/** A living room: a tall window whose light falls across the floor by day, a lamp that holds it together by night. */

import {
  AdditiveBlending,
  BoxGeometry,
  Color,
  CylinderGeometry,
  DoubleSide,
  Group,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  Path,
  PlaneGeometry,
  PointLight,
  ShaderMaterial,
  Shape,
  ShapeGeometry,
  type Texture,
} from "three";
import { baked } from "./bake";
import { furnish, lampOf } from "./furniture";
import { add, matt, painted, satin, UV_VERTEX, type Kit, type PlaceSet } from "./kit";
import { fractal, hash, noise } from "./noise";
import { BACK, HIGH, OPEN, SIDE } from "./room-size";

/** Walls go on above the ceiling: no light comes through the joint, and a high camera does not look over them. */
const LAP = 4;

export function livingRoom(kit: Kit): PlaceSet {
  const group = new Group();
  const chance = kit.chance("room");
  // The window is on the sun's side.
  const side = kit.light.direction.x < 0 ? -1 : 1;
  const wall = new Color(chance.pick(["#b9b0a0", "#8fa093", "#a8988c", "#93a0ad", "#b8a184"]));
  floorOf(kit, group);
  walls(kit, group, wall, side);
  windowOf(kit, group, side);
  const furniture = new Group();
  furnish(kit, furniture, side);
  group.add(baked(furniture));
  lampOf(kit, group, -side);
  return { group, ground: () => 0, update: () => undefined };
}

function floorOf(kit: Kit, group: Group): void {
  const seed = Math.floor(kit.chance("floor").between(0, 1e6));
  const planks = painted(256, [5, 5], (u, v) => {
    const column = Math.floor(u * 8);
    const row = Math.floor(v * 2 + hash(column, 3, seed));
    const tone = 0.72 + 0.32 * hash(column, row, seed) + 0.2 * (fractal(u * 70, v * 5, 3, seed + column) - 0.5);
    const joint = (u * 8) % 1 < 0.035 || (v * 2 + hash(column, 3, seed)) % 1 < 0.008 ? 0.5 : 1;
    return [0.5 * tone * joint, 0.33 * tone * joint, 0.2 * tone * joint];
  });
  const depth = OPEN - BACK;
  const boards = add(
    group,
    new PlaneGeometry(SIDE * 2, depth).rotateX(-Math.PI / 2),
    satin("#ffffff", 0.46),
    0,
    0,
    (OPEN + BACK) / 2,
  );
  boards.material.map = planks;
  boards.castShadow = false;
  const rug = painted(128, [1, 1], (u, v) => {
    const [x, y] = [Math.abs(u - 0.5) * 2, Math.abs(v - 0.5) * 2];
    const border = Math.max(x, y);
    const weave = 0.9 + 0.2 * (noise(u * 90, v * 90, seed, 90) - 0.5);
    const band = border > 0.86 && border < 0.92;
    const ground: readonly [number, number, number] = band
      ? [0.72, 0.62, 0.48]
      : border > 0.95
        ? [0.25, 0.16, 0.14]
        : [0.4, 0.16, 0.14];
    return [ground[0] * weave, ground[1] * weave, ground[2] * weave];
  });
  const mat = add(group, new BoxGeometry(3, 0.016, 2.1), matt("#ffffff", rug), 0, 0.008, -0.5);
  mat.castShadow = false;
}

/** A flat wall, thick enough to stop the light. */
function slab(
  group: Group,
  width: number,
  height: number,
  colour: MeshLambertMaterial,
  x: number,
  y: number,
  z: number,
  turn: number,
): Mesh {
  const mesh = add(group, new BoxGeometry(width, height, 0.12), colour, x, y, z);
  mesh.rotation.y = turn;
  return mesh;
}

/** Metres: its sides along z, and its sill and head over the floor. */
const WINDOW = { near: 0.35, far: -1.75, bottom: 0.72, top: 2.48 } as const;

function walls(kit: Kit, group: Group, colour: Color, side: number): void {
  const seed = Math.floor(kit.chance("plaster").between(0, 1e6));
  const plaster: Texture = painted(128, [1, 1], (u, v) => {
    const tone = 0.93 + 0.09 * fractal(u * 6, v * 6, 3, seed, 6);
    return [tone, tone, tone];
  });
  const paint = new MeshLambertMaterial({ color: colour, map: plaster });
  const white = matt("#cfc9bd");
  slab(group, SIDE * 2 + 0.24, HIGH + LAP, paint, 0, (HIGH + LAP) / 2, BACK - 0.06, 0);
  const depth = OPEN - BACK;
  const middle = (OPEN + BACK) / 2;
  slab(group, depth, HIGH + LAP, paint, -side * (SIDE + 0.06), (HIGH + LAP) / 2, middle, Math.PI / 2);
  // The window's wall, cut out.
  const outline = new Shape();
  outline.moveTo(BACK, 0);
  outline.lineTo(OPEN, 0);
  outline.lineTo(OPEN, HIGH + LAP);
  outline.lineTo(BACK, HIGH + LAP);
  outline.closePath();
  const hole = new Path();
  hole.moveTo(WINDOW.far, WINDOW.bottom);
  hole.lineTo(WINDOW.near, WINDOW.bottom);
  hole.lineTo(WINDOW.near, WINDOW.top);
  hole.lineTo(WINDOW.far, WINDOW.top);
  hole.closePath();
  outline.holes.push(hole);
  for (const out of [0, 0.14]) {
    const sheet = new ShapeGeometry(outline);
    const uv = sheet.getAttribute("uv");
    for (let i = 0; i < uv.count; i++) uv.setXY(i, uv.getX(i) / 3, uv.getY(i) / 3);
    const cut = add(
      group,
      sheet,
      new MeshLambertMaterial({ color: colour, map: plaster, side: DoubleSide }),
      side * (SIDE + out),
      0,
      0,
    );
    cut.rotation.y = -Math.PI / 2;
  }
  // A high camera looks in from above: the ceiling shades the room, but shows only its underside.
  add(group, new PlaneGeometry(SIDE * 2 + 0.3, depth).rotateX(Math.PI / 2), white, 0, HIGH, middle);
  // And a lid on the walls, or the sun would lie on their upper ends.
  const lid = matt("#3a3632");
  add(group, new PlaneGeometry(SIDE * 2 + 0.4, depth).rotateX(Math.PI / 2), lid, 0, HIGH + LAP, middle);
  for (const [x, z, length, turn] of [
    [0, BACK + 0.012, SIDE * 2, 0],
    [-side * (SIDE - 0.012), middle, depth, Math.PI / 2],
    [side * (SIDE - 0.012), middle, depth, Math.PI / 2],
  ] as const) {
    const skirting = add(group, new BoxGeometry(length, 0.13, 0.024), white, x, 0.065, z);
    skirting.rotation.y = turn;
  }
}

function windowOf(kit: Kit, group: Group, side: number): void {
  const white = matt("#d8d3c8");
  const { near, far, bottom, top } = WINDOW;
  const [width, height] = [near - far, top - bottom];
  const [z, y] = [(near + far) / 2, (top + bottom) / 2];
  const x = side * (SIDE + 0.07);
  const bar = (w: number, h: number, dz: number, dy: number): void => {
    add(group, new BoxGeometry(0.07, h, w), white, x, y + dy, z + dz);
  };
  bar(width + 0.1, 0.07, 0, height / 2);
  bar(width + 0.1, 0.07, 0, -height / 2);
  for (const share of [-0.5, 0, 0.5]) bar(0.06, height, share * width, 0);
  bar(width, 0.035, 0, height * 0.18);
  for (const share of [-0.25, 0.25]) bar(0.03, height, share * width, 0);
  add(group, new BoxGeometry(0.34, 0.04, width + 0.3), white, side * (SIDE - 0.08), bottom - 0.05, z);
  const glow = new PointLight(new Color(...kit.light.fill), kit.light.fillStrength * 3, 9, 1.3);
  glow.position.set(side * (SIDE - 0.75), 1.75, z);
  group.add(glow);
  const outside = new MeshBasicMaterial({ color: outdoors(kit), side: DoubleSide, fog: false });
  const view = new Mesh(new PlaneGeometry(14, 9), outside);
  view.position.set(side * (SIDE + 3.2), 2.4, z - 1);
  view.rotation.y = Math.PI / 2;
  group.add(view);
  const cloth = new MeshLambertMaterial({ color: "#b7a68c", side: DoubleSide });
  cloth.emissive = new Color(...kit.light.key).multiplyScalar(kit.light.keyStrength * 0.012);
  for (const end of [far - 0.22, near + 0.22]) add(group, curtain(0.5, 2.5), cloth, side * (SIDE - 0.1), 0.08, end);
  const rail = add(
    group,
    new CylinderGeometry(0.018, 0.018, width + 1.3, 10).rotateX(Math.PI / 2),
    matt("#2c2622"),
    side * (SIDE - 0.1),
    2.6,
    z,
  );
  rail.castShadow = false;
  if (kit.light.phase !== "night" && kit.light.phase !== "dusk") shaft(kit, group, side);
}

function outdoors(kit: Kit): Color {
  const { horizon, zenith, lamps } = kit.light;
  const mixed = new Color(...horizon).lerp(new Color(...zenith), 0.35);
  return mixed.multiplyScalar(lamps > 0.5 ? 1.1 : 1.9);
}

function curtain(width: number, height: number): PlaneGeometry {
  const cloth = new PlaneGeometry(width, height, 40, 1);
  const place = cloth.getAttribute("position");
  for (let i = 0; i < place.count; i++) {
    const across = place.getX(i);
    place.setXYZ(i, Math.sin((across / width) * Math.PI * 11) * 0.042, place.getY(i) + height / 2, across);
  }
  cloth.computeVertexNormals();
  return cloth;
}

/** Dust in the light that comes through the window: a faint slanting block of air. */
function shaft(kit: Kit, group: Group, side: number): void {
  const { near, far, bottom, top } = WINDOW;
  const { direction } = kit.light;
  const run = 3.4;
  const down = Math.min(2.2, (direction.y / Math.max(0.2, Math.abs(direction.x))) * run);
  const along = (-direction.z / Math.max(0.2, Math.abs(direction.x))) * run;
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    blending: AdditiveBlending,
    uniforms: { colour: { value: new Color(...kit.light.key).multiplyScalar(0.011 * kit.light.keyStrength) } },
    vertexShader: UV_VERTEX,
    fragmentShader: /* glsl */ `
      uniform vec3 colour;
      varying vec2 place;
      void main() {
        float fade = pow(1.0 - place.y, 1.5) * smoothstep(0.0, 0.12, place.x) * (1.0 - smoothstep(0.88, 1.0, place.x));
        gl_FragColor = vec4(colour * fade, 1.0);
      }`,
  });
  const layers = 9;
  for (let i = 0; i < layers; i++) {
    const y = bottom + ((top - bottom) * (i + 0.5)) / layers;
    const sheet = new PlaneGeometry(1, 1, 1, 1);
    const place = sheet.getAttribute("position");
    const x = side * SIDE;
    const corners = [
      [x - side * run, y - down, far + along],
      [x - side * run, y - down, near + along],
      [x, y, far],
      [x, y, near],
    ] as const;
    corners.forEach(([px, py, pz], k) => place.setXYZ(k, px, py, pz));
    const uv = sheet.getAttribute("uv");
    (
      [
        [0, 1],
        [1, 1],
        [0, 0],
        [1, 0],
      ] as const
    ).forEach(([u, v], k) => uv.setXY(k, u, v));
    const mesh = new Mesh(sheet, material);
    mesh.renderOrder = 5;
    group.add(mesh);
  }
}

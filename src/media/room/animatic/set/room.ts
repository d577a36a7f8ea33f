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
  PlaneGeometry,
  PointLight,
  ShaderMaterial,
  Shape,
  ShapeGeometry,
  Path,
  type Texture,
} from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { Scene } from "../reading";
import { baked } from "./bake";
import { add, ball, capsule, matt, painted, satin, turned, type Kit, type PlaceSet } from "./kit";
import { fractal, hash, noise } from "./noise";

/** Half the width, the height, the back wall; the near wall is open, where the camera stands. */
const SIDE = 3.1;
const HIGH = 2.85;
const BACK = -3.2;
const OPEN = 9;
/** Walls go on above the ceiling, so that no light comes through the joint. */
const LAP = 0.4;

export function room(kit: Kit, scene: Scene): PlaceSet {
  const group = new Group();
  const chance = kit.chance("room");
  // The window is on the sun's side.
  const side = kit.light.direction.x < 0 ? -1 : 1;
  const wall = new Color(chance.pick(["#b9b0a0", "#8fa093", "#a8988c", "#93a0ad", "#b8a184"]));
  floorOf(kit, group);
  walls(kit, group, wall, side);
  windowOf(kit, group, side);
  const furniture = new Group();
  furnish(kit, furniture, side, scene);
  group.add(baked(furniture));
  lampOf(kit, group, -side);
  return { group, ground: () => 0, update: () => undefined };
}

function floorOf(kit: Kit, group: Group): void {
  const seed = Math.floor(kit.chance("floor").between(0, 1e6));
  const planks = painted(256, [1, 1], (u, v) => {
    const column = Math.floor(u * 8);
    const row = Math.floor(v * 2 + hash(column, 3, seed));
    const tone = 0.72 + 0.32 * hash(column, row, seed) + 0.2 * (fractal(u * 70, v * 5, 3, seed + column) - 0.5);
    const joint = (u * 8) % 1 < 0.035 || (v * 2 + hash(column, 3, seed)) % 1 < 0.008 ? 0.5 : 1;
    return [0.5 * tone * joint, 0.33 * tone * joint, 0.2 * tone * joint];
  });
  planks.repeat.set(5, 5);
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
  if (kit.light.time !== "night" && kit.light.time !== "dusk") shaft(kit, group, side);
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
    vertexShader:
      "varying vec2 place; void main() { place = uv; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }",
    fragmentShader: /* glsl */ `
      uniform vec3 colour;
      varying vec2 place;
      void main() {
        float fade = pow(1.0 - place.y, 1.5) * smoothstep(0.0, 0.12, place.x) * smoothstep(1.0, 0.88, place.x);
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
    [
      [0, 1],
      [1, 1],
      [0, 0],
      [1, 0],
    ].forEach(([u, v], k) => uv.setXY(k, u ?? 0, v ?? 0));
    const mesh = new Mesh(sheet, material);
    mesh.renderOrder = 5;
    group.add(mesh);
  }
}

function furnish(kit: Kit, group: Group, side: number, scene: Scene): void {
  const chance = kit.chance("furniture");
  const cloth = satin(chance.pick(["#3f5a56", "#6a4a3a", "#51586b", "#7a6a4c"]), 0.95);
  const wood = satin("#4c3523", 0.55);
  sofa(group, cloth, wood, -side * 1.35, BACK + 0.62);
  picture(kit, group, -side * 1.35);
  shelves(kit, group, wood, side * 1.75);
  plant(kit, group, side * 2.55, -2.25);
  if (scene.subject !== "bottle") {
    const low = add(group, new CylinderGeometry(0.44, 0.44, 0.035, 40), wood, -side * 1.15, 0.4, -1.25);
    low.castShadow = true;
    for (let i = 0; i < 3; i++) {
      const leg = (i / 3) * Math.PI * 2;
      add(
        group,
        new CylinderGeometry(0.02, 0.016, 0.4, 10),
        wood,
        -side * 1.15 + Math.cos(leg) * 0.3,
        0.2,
        -1.25 + Math.sin(leg) * 0.3,
      );
    }
    add(
      group,
      turned(
        [
          [0.001, 0],
          [0.05, 0],
          [0.075, 0.06],
          [0.06, 0.15],
          [0.025, 0.2],
          [0.03, 0.22],
        ],
        24,
      ),
      satin("#b9693e", 0.4),
      -side * 1.2,
      0.42,
      -1.3,
    );
    add(group, new BoxGeometry(0.24, 0.03, 0.17), matt("#8c2f2a"), -side * 0.95, 0.435, -1.15).rotation.y = 0.4;
  }
}

function sofa(
  group: Group,
  cloth: ReturnType<typeof satin>,
  wood: ReturnType<typeof satin>,
  x: number,
  z: number,
): void {
  const soft = (w: number, h: number, d: number): RoundedBoxGeometry =>
    new RoundedBoxGeometry(w, h, d, 3, Math.min(w, h, d) * 0.32);
  add(group, soft(2.05, 0.3, 0.86), cloth, x, 0.31, z);
  add(group, soft(2.05, 0.62, 0.24), cloth, x, 0.6, z - 0.36).rotation.x = -0.12;
  for (const side of [-1, 1]) {
    add(group, soft(0.22, 0.42, 0.88), cloth, x + side * 1.02, 0.45, z);
    add(group, soft(0.9, 0.17, 0.66), cloth, x + side * 0.46, 0.5, z + 0.07);
    for (const front of [-1, 1])
      add(group, new CylinderGeometry(0.025, 0.018, 0.16, 8), wood, x + side * 0.9, 0.08, z + front * 0.34);
  }
  const cushion = add(group, soft(0.42, 0.4, 0.14), satin("#c08b3e", 0.95), x + 0.66, 0.76, z - 0.14);
  cushion.rotation.set(-0.3, -0.25, 0.12);
}

function picture(kit: Kit, group: Group, x: number): void {
  const seed = Math.floor(kit.chance("picture").between(0, 1e6));
  const art = painted(128, [1, 1], (u, v) => {
    const ridge = 0.42 + 0.2 * fractal(u * 3, 1, 3, seed);
    const second = 0.25 + 0.18 * fractal(u * 4 + 9, 4, 3, seed);
    if (v < second) return [0.16, 0.2, 0.22];
    if (v < ridge) return [0.42, 0.38, 0.33];
    const sun = Math.hypot(u - 0.66, v - 0.68) < 0.1;
    return sun ? [0.85, 0.46, 0.26] : [0.86, 0.78, 0.64];
  });
  add(group, new BoxGeometry(1.02, 0.74, 0.03), matt("#1d1916"), x, 1.72, BACK + 0.02);
  add(group, new BoxGeometry(0.94, 0.66, 0.032), matt("#d9d2c4"), x, 1.72, BACK + 0.022);
  add(group, new PlaneGeometry(0.78, 0.5), matt("#ffffff", art), x, 1.72, BACK + 0.04);
}

function shelves(kit: Kit, group: Group, wood: ReturnType<typeof satin>, x: number): void {
  const chance = kit.chance("books");
  const [width, height, depth] = [1.1, 2, 0.3];
  const z = BACK + depth / 2;
  for (const side of [-1, 1])
    add(group, new BoxGeometry(0.03, height, depth), wood, x + (side * width) / 2, height / 2, z);
  add(group, new BoxGeometry(width, height, 0.012), wood, x, height / 2, BACK + 0.01);
  const spines = ["#7b2d26", "#2f4858", "#c2a878", "#33533f", "#8c7a6b", "#1f1f24", "#a3622e"].map((name) =>
    matt(name),
  );
  for (let shelf = 0; shelf <= 5; shelf++) {
    const y = 0.06 + shelf * 0.385;
    add(group, new BoxGeometry(width, 0.025, depth), wood, x, y, z);
    if (shelf === 5) continue;
    for (let at = -width / 2 + 0.05; at < width / 2 - 0.07;) {
      const thick = chance.between(0.02, 0.05);
      if (chance.next() < 0.86) {
        const tall = chance.between(0.19, 0.31);
        add(
          group,
          new BoxGeometry(thick, tall, 0.19),
          spines[Math.floor(chance.next() * spines.length)] ?? wood,
          x + at + thick / 2,
          y + 0.0125 + tall / 2,
          z + 0.03,
        );
      } else at += chance.between(0.04, 0.16);
      at += thick + 0.003;
    }
  }
}

function plant(kit: Kit, group: Group, x: number, z: number): void {
  const chance = kit.chance("plant");
  add(
    group,
    turned(
      [
        [0.001, 0],
        [0.13, 0],
        [0.17, 0.3],
        [0.18, 0.33],
        [0.15, 0.33],
      ],
      24,
    ),
    satin("#a9663f", 0.8),
    x,
    0,
    z,
  );
  const leaf = new MeshLambertMaterial({ color: "#3d5a32", side: DoubleSide });
  for (let i = 0; i < 22; i++) {
    const blade = add(group, capsule(0.055, 0.3).scale(1, 1, 0.12), leaf, x, 0, z);
    const around = (i / 22) * Math.PI * 6 + chance.next();
    const lean = chance.between(0.25, 1.15);
    const up = 0.42 + i * 0.034;
    blade.rotation.set(0, around, lean, "YXZ");
    blade.position.set(
      x - Math.sin(lean) * Math.cos(around) * 0.24,
      up + Math.cos(lean) * 0.2,
      z + Math.sin(lean) * Math.sin(around) * 0.24,
    );
  }
}

function lampOf(kit: Kit, group: Group, side: number): void {
  const lit = kit.light.lamps;
  const [x, z] = [side * 2.72, BACK + 0.75];
  const brass = satin("#5a4526", 0.4, 0.6);
  add(group, new CylinderGeometry(0.15, 0.16, 0.025, 28), brass, x, 0.0125, z);
  add(group, new CylinderGeometry(0.012, 0.012, 1.45, 10), brass, x, 0.73, z);
  const shade = new MeshLambertMaterial({ color: "#d8c6a2", side: DoubleSide });
  shade.emissive = new Color(1, 0.64, 0.3).multiplyScalar(0.05 + lit * 1.3);
  const cone = add(group, new CylinderGeometry(0.15, 0.24, 0.3, 30, 1, true), shade, x, 1.52, z);
  cone.castShadow = false;
  if (lit < 0.1) return;
  const bulb = add(
    group,
    ball(0.05, 12),
    new MeshBasicMaterial({ color: new Color(1, 0.75, 0.45).multiplyScalar(6 * lit) }),
    x,
    1.5,
    z,
  );
  bulb.castShadow = false;
  const light = new PointLight(new Color(1, 0.66, 0.35), 10 * lit, 12, 1.5);
  light.position.set(x - side * 0.1, 1.55, z + 0.1);
  group.add(light);
  const back = new PointLight(new Color(1, 0.7, 0.42), 5.5 * lit, 9, 1.6);
  back.position.set(-side * 1.2, 2.2, 1.8);
  group.add(back);
}

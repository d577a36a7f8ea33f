/** A street between two rows of houses: kerbs, lamps, parked cars; after dark it is wet, and the lights lie in it. */

import {
  AdditiveBlending,
  BoxGeometry,
  CircleGeometry,
  Color,
  CylinderGeometry,
  Group,
  Mesh,
  MeshBasicMaterial,
  type MeshLambertMaterial,
  PointLight,
  ShaderMaterial,
  type Material,
} from "three";
import type { Chance } from "../../../../core/chance";
import { baked } from "./bake";
import { car } from "./car";
import { BAY, BAYS, block, facades, shopfronts, STOREY, STOREYS, windowOf } from "./facade";
import { kerbside, kerbTrees } from "./kerbside";
import { smoothstep } from "../pace";
import { isNeon, neon } from "./neon";
import { nearEnd, pavements, road, setBackAt } from "./road";
import { FAR, FRONT, KERB, ROAD } from "./road-size";
import { add, ball, matt, UV_VERTEX, type Kit, type PlaceSet } from "./kit";
import { BULB, mirrored } from "./wet-mirror";

/** How high the shops under the houses are, in metres. */
const SHOP = 3.6;

export function street(kit: Kit, distance: number): PlaceSet {
  const near = nearEnd(distance);
  const group = new Group();
  // Near stretches are drawn first, so that what they hide costs nothing.
  // What stands behind the camera is not drawn at all.
  const stretches = [distance + 2, 8, -12, -40, -Infinity].map((end) => ({ end, group: new Group() }));
  const stretchAt = (z: number): Group => stretches.find(({ end }) => z > end)?.group ?? group;
  houses(kit, stretchAt, near);
  kerbside(kit, stretchAt);
  const glowing = lampPosts(kit, stretchAt);
  const built = new Group();
  stretches.forEach((stretch, i) => built.add(baked(stretch.group, i - stretches.length)));
  group.add(built);
  if (isNeon(kit)) {
    const { signs, glow } = neon(kit);
    built.add(signs);
    glowing.add(glow);
  }
  const wet = wetnessOf(kit);
  if (wet > 0) group.add(mirrored(built, kit.light.lamps > 0.5));
  group.add(road(kit, wet, near));
  group.add(pavements(kit, near));
  parked(kit, group);
  group.add(kerbTrees(kit), glowing);
  return {
    group,
    // Nobody is lifted in one frame: a foot is on its way up before the kerb.
    ground: (x) => KERB * smoothstep(ROAD - 0.4, ROAD + 0.2, Math.abs(x)),
    update: () => undefined,
  };
}

/** 0 dry, 1 under water: after dark a street has been washed, in neon it has rained, by day only when it does. */
function wetnessOf(kit: Kit): number {
  if (isNeon(kit)) return 1;
  return kit.light.wet > 0.5 ? kit.light.wet : 0;
}

function houses(kit: Kit, stretchAt: (z: number) => Group, near: number): void {
  const chance = kit.chance("houses");
  const fronts = facades(chance, kit.light);
  const shops = shopfronts(chance, kit.light);
  const stone = matt(new Color("#8d8577"));
  const tar = matt(new Color("#4d4a48"));
  const cloths = ["#7c2a2a", "#2c4a3d", "#38465e", "#b08a4a"].map((colour) => awningCloth(kit, colour));
  const isHigh = kit.staging.camera.angle === "high" || kit.staging.camera.angle === "top";
  for (const side of [-1, 1]) {
    for (let z = near; z > FAR;) {
      const bays = Math.floor(chance.between(3, 6.99));
      const width = bays * BAY;
      const storeys = Math.floor(chance.between(3, 6.99));
      const height = storeys * STOREY;
      const setBack = chance.between(0, 0.35) + setBackAt(z);
      const x = side * (FRONT + 5 + setBack);
      const middle = z - width / 2;
      const group = stretchAt(middle);
      const shape = block(10, height, width, BAYS * BAY, STOREYS * STOREY);
      const style = chance.pick([0, 1, 2, 3, 4]);
      add(group, shape, fronts[style] ?? stone, x, SHOP + height / 2, middle);
      const shop = block(10.1, SHOP, width, width / Math.max(1, Math.round(bays / 3)), SHOP);
      add(group, shop, chance.pick([shops[0], shops[1], shops[2], shops[3]]) ?? stone, x, SHOP / 2, middle);
      add(group, new BoxGeometry(10.7, 0.38, width + 0.1), stone, x, SHOP + height - 0.15, middle);
      add(group, new BoxGeometry(10.45, 0.2, width), stone, x, SHOP + 0.02, middle);
      const [w, h, d] = [chance.between(1, 2.4), chance.between(0.8, 2), chance.between(1, 2.2)];
      const across = x + side * chance.between(-2, 1);
      add(group, new BoxGeometry(w, h, d), tar, across, SHOP + height + 0.7, middle + chance.between(-2, 2));
      if (middle > -46) surrounds(group, stone, style, side, x - side * 5, z, bays, storeys);
      const cloth = cloths[Math.floor(chance.next() * cloths.length * 1.8)];
      if (cloth) awning(group, cloth, side * (FRONT + setBack), middle, width * 0.72);
      // Over the roofs a high camera sees the houses of the next street.
      if (isHigh)
        add(
          group,
          block(11, height + SHOP, width, BAYS * BAY, STOREYS * STOREY),
          fronts[(style + 2) % 5] ?? stone,
          x + side * 19,
          (height + SHOP) / 2,
          middle,
        );
      z -= width;
    }
  }
  across(stretchAt(FAR), fronts, shops, stone, chance);
  closeOff(kit, stretchAt(FAR));
}

/** Sills and hoods that stand out of the wall: they catch the sun and throw shadows, as no picture of them does. */
function surrounds(
  group: Group,
  stone: MeshLambertMaterial,
  style: number,
  side: number,
  front: number,
  from: number,
  bays: number,
  storeys: number,
): void {
  const { wide, tall } = windowOf(style);
  for (let bay = 0; bay < bays; bay++) {
    const z = from - bays * BAY + (bay + 0.5) * BAY;
    for (let storey = 0; storey < storeys; storey++) {
      const sill = SHOP + (storey + 0.2) * STOREY;
      add(group, new BoxGeometry(0.36, 0.09, BAY * wide + 0.24), stone, front - side * 0.02, sill - 0.06, z);
      add(group, new BoxGeometry(0.28, 0.13, BAY * wide + 0.12), stone, front, sill + STOREY * tall + 0.08, z);
    }
  }
}

function awningCloth(kit: Kit, colour: string): MeshLambertMaterial {
  const cloth = matt(colour);
  // The shop's light comes through from below.
  if (kit.light.lamps > 0.5) cloth.emissive = new Color(colour).multiplyScalar(0.18);
  return cloth;
}

function awning(group: Group, cloth: MeshLambertMaterial, front: number, z: number, width: number): void {
  const slope = add(group, new BoxGeometry(1.25, 0.05, width), cloth, front - Math.sign(front) * 0.55, 2.78, z);
  slope.rotation.z = Math.sign(front) * 0.32;
  add(group, new BoxGeometry(0.03, 0.2, width), cloth, front - Math.sign(front) * 1.13, 2.5, z);
}

/** The street that it runs into: a row of houses that faces down it. */
function across(
  group: Group,
  fronts: readonly Material[],
  shops: readonly Material[],
  stone: MeshLambertMaterial,
  chance: Chance,
): void {
  const pick = (some: readonly Material[]): Material => some[Math.floor(chance.next() * some.length)] ?? stone;
  for (let x = -42; x < 42;) {
    const width = Math.floor(chance.between(3, 6.99)) * BAY;
    const height = Math.floor(chance.between(3, 6.99)) * STOREY;
    const at = x + width / 2;
    add(group, block(width, height, 10, BAYS * BAY, STOREYS * STOREY), pick(fronts), at, SHOP + height / 2, FAR - 17);
    add(group, block(width, SHOP, 10.1, SHOP * 1.6, SHOP), pick(shops), at, SHOP / 2, FAR - 17);
    x += width;
  }
}

/** Where the street goes on, houses as grey shapes in the air, so that it does not end in a hole. */
function closeOff(kit: Kit, group: Group): void {
  const chance = kit.chance("far houses");
  const air = new MeshBasicMaterial({
    color: new Color(...kit.light.fill).multiplyScalar(0.05 * kit.light.fillStrength).lerp(kit.sky.haze, 0.72),
    fog: false,
  });
  for (let i = 0; i < 16; i++) {
    const width = chance.between(10, 22);
    const height = chance.between(16, 46);
    const mesh = new Mesh(new BoxGeometry(width, height, 8), air);
    mesh.position.set(chance.between(-75, 75), height / 2, FAR - 25 - chance.between(0, 90));
    group.add(mesh);
  }
}

/** Returns what glows on the ground; it must not be mirrored. */
function lampPosts(kit: Kit, stretchAt: (z: number) => Group): Group {
  const glow = new Group();
  const iron = matt(new Color("#1c1e20"));
  const lit = kit.light.lamps;
  const bulb = new MeshBasicMaterial({ color: new Color(1, 0.72, 0.38).multiplyScalar(0.35 + lit * 9) });
  bulb.name = BULB;
  const offset = kit.chance("lamps").between(-4, 4);
  for (let i = 0; i < 12; i++) {
    const side = i % 2 === 0 ? -1 : 1;
    const z = 14 + offset - i * 9.5;
    const x = side * (ROAD + 0.55);
    const arm = x - side * 0.6;
    const posts = [
      new CylinderGeometry(0.055, 0.085, 5.2, 10).translate(x, 2.6, z),
      new CylinderGeometry(0.13, 0.17, 0.5, 10).translate(x, 0.35, z),
      new CylinderGeometry(0.035, 0.035, 1.25, 8).rotateZ(Math.PI / 2).translate(arm, 5.15, z),
      new CylinderGeometry(0.05, 0.26, 0.22, 14).translate(x - side * 1.2, 5.08, z),
    ];
    const group = stretchAt(z);
    for (const post of posts) add(group, post, iron);
    const lamp = add(group, ball(0.16, 14), bulb, x - side * 1.2, 4.95, z);
    lamp.castShadow = false;
    if (lit > 0.3) glow.add(pool(x - side * 1.2, z, lit));
  }
  // Under neon its own lamps are enough.
  if (lit > 0.3 && !isNeon(kit)) {
    for (const [x, z] of [
      [-ROAD + 0.7, 14 + offset - 19],
      [ROAD - 0.7, 14 + offset - 9.5],
    ] as const) {
      const light = new PointLight(new Color(1, 0.68, 0.36), 80 * lit, 30, 1.6);
      light.position.set(x, 4.7, z);
      glow.add(light);
    }
  }
  return glow;
}

/** The pool of light under a lamp. */
function pool(x: number, z: number, strength: number): Mesh {
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    blending: AdditiveBlending,
    uniforms: { colour: { value: new Color(1, 0.62, 0.3).multiplyScalar(0.16 * strength) } },
    vertexShader: UV_VERTEX,
    fragmentShader: /* glsl */ `
      uniform vec3 colour;
      varying vec2 place;
      void main() {
        float off = length(place - 0.5) * 2.0;
        gl_FragColor = vec4(colour * pow(max(0.0, 1.0 - off), 2.0), 1.0);
      }`,
  });
  const mesh = new Mesh(new CircleGeometry(4.6, 28).rotateX(-Math.PI / 2), material);
  mesh.position.set(x, KERB + 0.02, z);
  mesh.renderOrder = 3;
  return mesh;
}

function parked(kit: Kit, group: Group): void {
  const chance = kit.chance("parked");
  const unlit = matt("#30302e");
  const models = ["parked 1", "parked 2", "parked 3"].map((name) => {
    const { group: whole } = car(kit, name, false);
    whole.traverse((part) => {
      // Nobody sits in a parked car: its lamps are dark.
      if (part instanceof Mesh && part.material instanceof MeshBasicMaterial) part.material = unlit;
    });
    // They stand in the shade of the houses; the soft dark under them is enough.
    const still = baked(whole);
    still.traverse((part) => (part.castShadow = false));
    return still;
  });
  for (let i = 0; i < 6; i++) {
    const side = i % 2 === 0 ? -1 : 1;
    const z = -9 - i * chance.between(5.5, 8);
    const copy = models[i % 3]?.clone();
    if (!copy) continue;
    copy.position.set(side * (ROAD - 1.02), 0, z);
    copy.rotation.y = side > 0 ? Math.PI : 0;
    group.add(copy);
  }
}

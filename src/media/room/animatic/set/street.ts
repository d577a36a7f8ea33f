/** A street between two rows of houses: kerbs, lamps, parked cars; after dark it is wet, and the lights lie in it. */

import {
  AdditiveBlending,
  BoxGeometry,
  type BufferGeometry,
  CircleGeometry,
  Color,
  CylinderGeometry,
  Group,
  Mesh,
  MeshBasicMaterial,
  type MeshLambertMaterial,
  PointLight,
  ShaderMaterial,
  type Object3D,
} from "three";
import type { Scene } from "../reading";
import { baked } from "./bake";
import { car } from "./car";
import { BAY, BAYS, facades, shopfronts, STOREY, STOREYS } from "./facade";
import { FAR, FRONT, KERB, NEAR, pavements, ROAD, road } from "./road";
import { add, ball, matt, type Kit, type PlaceSet } from "./kit";

const SHOP = 3.6;

export function street(kit: Kit, scene: Scene): PlaceSet {
  const group = new Group();
  // Near stretches are drawn first, so that what they hide costs nothing.
  const stretches = [8, -12, -40, -Infinity].map((end) => ({ end, group: new Group() }));
  const stretchAt = (z: number): Group => stretches.find(({ end }) => z > end)?.group ?? group;
  houses(kit, stretchAt);
  const glowing = lampPosts(kit, stretchAt);
  const built = new Group();
  stretches.forEach((stretch, i) => built.add(baked(stretch.group, i - stretches.length)));
  group.add(built);
  const isWet = kit.light.lamps > 0.5;
  if (isWet) group.add(mirrored(built));
  group.add(road(kit, isWet));
  group.add(pavements(kit));
  parked(kit, group, scene);
  group.add(glowing);
  return {
    group,
    ground: (x) => (Math.abs(x) > ROAD ? KERB : 0),
    update: () => undefined,
  };
}

/** A block of a house with its own repeats of the picture, so that storeys keep their height. */
function block(width: number, height: number, depth: number, acrossMetres: number, upMetres: number): BufferGeometry {
  const box = new BoxGeometry(width, height, depth);
  const place = box.getAttribute("position");
  const normal = box.getAttribute("normal");
  const uv = box.getAttribute("uv");
  for (let i = 0; i < uv.count; i++) {
    const isSide = Math.abs(normal.getX(i)) > 0.5;
    const across = isSide ? place.getZ(i) : place.getX(i);
    uv.setXY(i, across / acrossMetres, Math.abs(normal.getY(i)) > 0.5 ? 0.02 : (place.getY(i) + height / 2) / upMetres);
  }
  return box;
}

function houses(kit: Kit, stretchAt: (z: number) => Group): void {
  const chance = kit.chance("houses");
  const fronts = facades(chance, kit.light.lamps);
  const shops = shopfronts(chance, kit.light.lamps);
  const stone = matt(new Color("#8d8577"));
  const tar = matt(new Color("#4d4a48"));
  const cloths = ["#7c2a2a", "#2c4a3d", "#38465e", "#b08a4a"].map((colour) => awningCloth(kit, colour));
  for (const side of [-1, 1]) {
    for (let z = NEAR; z > FAR;) {
      const bays = Math.floor(chance.between(3, 6.99));
      const width = bays * BAY;
      const storeys = Math.floor(chance.between(3, 6.99));
      const height = storeys * STOREY;
      const setBack = chance.between(0, 0.35);
      const x = side * (FRONT + 5 + setBack);
      const middle = z - width / 2;
      const group = stretchAt(middle);
      const shape = block(10, height, width, BAYS * BAY, STOREYS * STOREY);
      const house = add(
        group,
        shape,
        chance.pick([fronts[0], fronts[1], fronts[2], fronts[3], fronts[4]]) ?? stone,
        x,
        SHOP + height / 2,
        middle,
      );
      house.castShadow = true;
      const shop = block(10.1, SHOP, width, width / Math.max(1, Math.round(bays / 3)), SHOP);
      add(group, shop, chance.pick([shops[0], shops[1], shops[2], shops[3]]) ?? stone, x, SHOP / 2, middle);
      add(group, new BoxGeometry(10.7, 0.38, width + 0.1), stone, x, SHOP + height - 0.15, middle);
      add(group, new BoxGeometry(10.45, 0.2, width), stone, x, SHOP + 0.02, middle);
      const [w, h, d] = [chance.between(1, 2.4), chance.between(0.8, 2), chance.between(1, 2.2)];
      const across = x + side * chance.between(-2, 1);
      add(group, new BoxGeometry(w, h, d), tar, across, SHOP + height + 0.7, middle + chance.between(-2, 2));
      const cloth = cloths[Math.floor(chance.next() * cloths.length * 1.8)];
      if (cloth) awning(group, cloth, side * (FRONT + setBack), middle, width * 0.72);
      z -= width;
    }
  }
  closeOff(kit, stretchAt(FAR));
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
  if (lit > 0.3) {
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
    vertexShader:
      "varying vec2 place; void main() { place = uv; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }",
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

/** The houses and lamps upside down under the road, seen through it where it is wet. */
function mirrored(upright: Object3D): Object3D {
  const below = upright.clone();
  below.scale.y = -1;
  below.traverse((part) => {
    part.castShadow = false;
    part.receiveShadow = false;
  });
  return below;
}

function parked(kit: Kit, group: Group, scene: Scene): void {
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
  for (let i = 0; i < 7; i++) {
    const side = i % 2 === 0 ? -1 : 1;
    const z = -9 - i * chance.between(5.5, 8);
    if (scene.subject === "car" && z > -8) continue;
    const copy = models[i % 3]?.clone();
    if (!copy) continue;
    copy.position.set(side * (ROAD - 1.02), 0, z);
    copy.rotation.y = side > 0 ? Math.PI : 0;
    group.add(copy);
  }
}

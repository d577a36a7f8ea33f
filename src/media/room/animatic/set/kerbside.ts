/** What stands along a kerb: trees in their gratings, bollards, bins, a hydrant, boards that stand out from the shops. */

import { BoxGeometry, CircleGeometry, CylinderGeometry, Group, Mesh, MeshLambertMaterial, type Material } from "three";
import { add, ball, matt, turned, type Kit } from "./kit";
import { isNeon } from "./neon";
import { FRONT, KERB, ROAD } from "./road-size";
import { tree } from "./tree";

/** @param stretchAt the group that what stands at z belongs to. */
export function kerbside(kit: Kit, stretchAt: (z: number) => Group): void {
  const chance = kit.chance("kerbside");
  const iron = matt("#22262a");
  const red = matt("#8e2b22");
  for (let i = 0; i < 9; i++) {
    const side = i % 2 === 0 ? -1 : 1;
    const z = 3 - i * 4.7 - chance.between(0, 2);
    for (let k = 0; k < 3; k++) bollard(stretchAt(z), iron, side * (ROAD + 0.32), z - k * 1.25);
    if (chance.next() < 0.45) bin(stretchAt(z), iron, -side * (ROAD + 0.5), z - 0.6);
  }
  const hydrant = chance.pick([-1, 1]);
  add(stretchAt(-2), turned(HYDRANT, 14), red, hydrant * (ROAD + 0.5), KERB, -3.4);
  const boards = ["#2f5d50", "#7b2f2a", "#2c3f63", "#b98a3c", "#d5d0c2"].map((name) => matt(name));
  for (let i = 0; i < 10; i++) {
    const side = i % 2 === 0 ? -1 : 1;
    const z = -1.5 - i * 4.4 - chance.between(0, 2);
    const board = boards[Math.floor(chance.next() * boards.length)];
    if (board) hanging(stretchAt(z), board, iron, side, z, chance.next());
  }
}

const HYDRANT = [
  [0.001, 0],
  [0.15, 0],
  [0.15, 0.05],
  [0.1, 0.07],
  [0.1, 0.5],
  [0.14, 0.52],
  [0.13, 0.58],
  [0.07, 0.68],
  [0.001, 0.7],
] as const;

function bollard(group: Group, iron: Material, x: number, z: number): void {
  add(group, new CylinderGeometry(0.055, 0.07, 0.86, 10), iron, x, KERB + 0.43, z);
  add(group, ball(0.075, 10), iron, x, KERB + 0.9, z);
}

function bin(group: Group, iron: Material, x: number, z: number): void {
  add(group, new CylinderGeometry(0.27, 0.23, 0.86, 16), iron, x, KERB + 0.43, z);
  add(group, new CylinderGeometry(0.29, 0.29, 0.07, 16), iron, x, KERB + 0.88, z);
}

/** A shop's board on its bracket: round or square. */
function hanging(group: Group, board: Material, iron: Material, side: number, z: number, shape: number): void {
  const x = side * (FRONT - 0.62);
  add(group, new BoxGeometry(0.95, 0.035, 0.035), iron, side * (FRONT - 0.42), 3.62, z);
  if (shape < 0.4) add(group, new CylinderGeometry(0.36, 0.36, 0.06, 20).rotateX(Math.PI / 2), board, x, 3.18, z);
  else add(group, new BoxGeometry(0.68, shape < 0.7 ? 0.68 : 0.42, 0.06), board, x, shape < 0.7 ? 3.2 : 3.34, z);
}

/** One tree in several places. Between houses there is no wind: they do not sway. */
export function kerbTrees(kit: Kit): Group {
  const chance = kit.chance("kerb trees");
  const group = new Group();
  const model = tree(kit, 5.6, "kerb tree", 1500);
  model.update(0, 0);
  // Between houses leaves are darker than in the open.
  model.group.traverse((part) => {
    if (part instanceof Mesh && part.material instanceof MeshLambertMaterial && part.material.vertexColors)
      part.material.color.set("#8d9686");
  });
  const side = chance.pick([-1, 1]);
  const earth = matt("#2f261e");
  // Neon would make the nearest the brightest thing in the street.
  const back = isNeon(kit) ? 7 : 0;
  for (const [at, z] of [
    [side, -8.5],
    [-side, -13.5],
    [side, -21],
    [-side, -30],
  ] as const) {
    const one = model.group.clone();
    one.position.set(at * (ROAD + 0.95), KERB, z - back + chance.between(-1, 1));
    one.rotation.y = chance.between(0, 6);
    one.scale.setScalar(chance.between(0.85, 1.1));
    group.add(one);
    const plot = add(
      group,
      new CircleGeometry(0.5, 16).rotateX(-Math.PI / 2),
      earth,
      one.position.x,
      KERB + 0.012,
      one.position.z,
    );
    plot.castShadow = false;
  }
  return group;
}

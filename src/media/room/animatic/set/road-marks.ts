/** What lies on a road: lines and a crossing, menders' patches, manholes and gullies, leaves along the kerb. */

import {
  CircleGeometry,
  Color,
  Float32BufferAttribute,
  Mesh,
  MeshLambertMaterial,
  PlaneGeometry,
  type BufferGeometry,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import type { Kit } from "./kit";
import { FAR, KERB, ROAD } from "./road-size";

const PAINT = new Color("#b9b5a8");
const IRON = new Color("#242322");
const TAR = new Color("#4b4743");
const LEAVES = [new Color("#8a6a34"), new Color("#7a4d28"), new Color("#6d6a38")] as const;

/** @param wet 0 … 1 @param near where the street begins behind the camera */
export function roadMarks(kit: Kit, wet: number, near: number): Mesh {
  const chance = kit.chance("road marks");
  const parts: BufferGeometry[] = [];
  const lay = (shape: BufferGeometry, colour: Color, x: number, z: number, up: number): void => {
    const flat = shape.rotateX(-Math.PI / 2).translate(x, up, z);
    const count = flat.getAttribute("position").count;
    flat.setAttribute(
      "color",
      new Float32BufferAttribute(Array.from({ length: count }, () => colour.toArray()).flat(), 3),
    );
    parts.push(flat);
  };
  // Mended places, long ago and square.
  for (let z = near; z > -60 && wet < 0.3; z -= chance.between(3, 7)) {
    const [wide, long] = [chance.between(0.5, 1.5), chance.between(0.7, 3.4)];
    const shade = TAR.clone().multiplyScalar(chance.between(0.85, 1.2));
    lay(new PlaneGeometry(wide, long), shade, chance.between(-1, 1) * (ROAD - 0.9), z, 0.008);
  }
  const crossings = isWalkedOn(kit) && wet < 0.3 ? [0.6, -13] : [-13];
  const isFree = (z: number): boolean => crossings.every((at) => Math.abs(z - at) > 3.6);
  for (let z = near; z > FAR; z -= 6) if (isFree(z)) lay(new PlaneGeometry(0.13, 2.4), PAINT, 0, z, 0.012);
  for (const z of crossings) {
    for (let i = 0; i < 8; i++) {
      const faded = PAINT.clone().multiplyScalar(chance.between(0.82, 1));
      lay(new PlaneGeometry(0.46, 2.8), faded, -ROAD + 0.65 + i * 0.92, z, 0.013);
    }
    for (const hand of [-1, 1])
      lay(new PlaneGeometry(ROAD - 0.5, 0.28), PAINT, (hand * ROAD) / 2, z + hand * 2.3, 0.013);
  }
  for (const side of [-1, 1])
    lay(new PlaneGeometry(0.1, near - FAR), PAINT, side * (ROAD - 0.28), (near + FAR) / 2, 0.011);
  for (let z = near - chance.between(0, 6); z > -70; z -= chance.between(8, 15)) {
    const x = chance.between(-1, 1) * 2.1;
    lay(new CircleGeometry(0.4, 20), TAR, x, z, 0.014);
    lay(new CircleGeometry(0.33, 20), IRON, x, z, 0.016);
    for (let bar = -2; bar <= 2; bar++)
      lay(new PlaneGeometry(0.4, 0.025), PAINT.clone().multiplyScalar(0.28), x, z + bar * 0.09, 0.017);
    const gully = chance.pick([-1, 1]) * (ROAD - 0.2);
    lay(new PlaneGeometry(0.34, 0.5), IRON, gully, z + 3, 0.014);
    for (let bar = -2; bar <= 2; bar++)
      lay(new PlaneGeometry(0.3, 0.03), PAINT.clone().multiplyScalar(0.3), gully, z + 3 + bar * 0.09, 0.016);
  }
  // The wind sweeps leaves to the kerb.
  for (let i = 0; i < 260; i++) {
    const side = chance.pick([-1, 1]);
    const inward = chance.next() ** 3 * 3.2;
    const isUp = chance.next() < 0.35;
    const leaf = new CircleGeometry(chance.between(0.025, 0.045), 4)
      .scale(1, chance.between(1.2, 1.7), 1)
      .rotateZ(chance.between(0, 6.3));
    const x = side * (isUp ? ROAD + 0.1 + inward * 0.7 : ROAD - 0.06 - inward);
    lay(
      leaf,
      chance.pick(LEAVES).clone().multiplyScalar(chance.between(0.5, 1)),
      x,
      near - (near + 45) * chance.next(),
      isUp ? KERB + 0.012 : 0.018,
    );
  }
  const film = wet > 0 && { transparent: true, opacity: 0.72 };
  const material = new MeshLambertMaterial({
    vertexColors: true,
    ...film,
    polygonOffset: true,
    polygonOffsetFactor: -2,
    polygonOffsetUnits: -4,
  });
  const mesh = new Mesh(mergeGeometries(parts), material);
  mesh.receiveShadow = true;
  mesh.renderOrder = 2;
  return mesh;
}

/** Who stands in a road stands on a crossing. */
function isWalkedOn({ staging }: Kit): boolean {
  const kind = staging.subjects[0]?.kind;
  return kind === "person" || kind === "dog";
}

import { Color, Group, Mesh, MeshBasicMaterial, Texture, Vector3, type Object3D } from "three";
import { chanceOf } from "../src/core/chance";
import { stagingOf } from "../src/core/staging-choosing";
import { readStaging } from "../src/core/staging-reading";
import { ball, type Kit } from "../src/media/room/animatic/set/kit";
import { lightOf } from "../src/media/room/animatic/set/light";
import { city } from "../src/media/room/animatic/set/towers";

/** Built, not drawn: no sky is painted over it. */
function kitOf(seed: number): Kit {
  const staging = stagingOf(readStaging("a skyline at night"), seed);
  const chance = (name: string): ReturnType<typeof chanceOf> => chanceOf(seed, name);
  const sky = { group: new Group(), map: new Texture(), haze: new Color() };
  return { staging, light: lightOf(staging, chance("light")), sky, chance, hasGpu: false };
}

function isShape(part: Object3D): part is Mesh {
  return part instanceof Mesh;
}

function cornersOf({ geometry }: Mesh): readonly Vector3[] {
  const place = geometry.getAttribute("position");
  return Array.from({ length: place.count }, (_, i) => new Vector3().fromBufferAttribute(place, i));
}

test.each([1, 2, 3])("the lamps that warn aircraft burn on the tips of masts: seed %i", (seed) => {
  const parts = city(kitOf(seed), { below: 62, near: 58 }).children.filter(isShape);
  const [lamps, ...others] = parts.filter(({ material }) => material instanceof MeshBasicMaterial);
  if (lamps === undefined) throw new Error("This city has no lamps.");
  expect(others).toEqual([]);
  const built = parts.filter((part) => part !== lamps).flatMap(cornersOf);
  const [all, each] = [cornersOf(lamps), cornersOf(new Mesh(ball(0.75, 6))).length];
  expect(all.length).toBeGreaterThan(2 * each);
  for (let from = 0; from < all.length; from += each) {
    // A ball's first corner is its upper pole and its last the lower one: its middle lies between them.
    const [high, low] = [all[from], all[from + each - 1]];
    if (high === undefined || low === undefined) throw new Error("Half a lamp.");
    const middle = high.clone().lerp(low, 0.5);
    const off = built.reduce((least, corner) => Math.min(least, corner.distanceTo(middle)), Infinity);
    expect(off).toBeLessThan(0.1);
  }
});

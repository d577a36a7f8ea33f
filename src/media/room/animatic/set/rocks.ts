/** Stone: boulders split along planes, their tops bearing snow, moss or sand. */

import { type BufferGeometry, type Color, Float32BufferAttribute, IcosahedronGeometry, Vector3 } from "three";
import { mergeVertices } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import type { Chance } from "../../../../core/chance";
import { smoothstep } from "../pace";
import { fractal } from "./noise";

/**
 * A boulder about two metres wide round the origin, its foot below it.
 * @param cap what lies on its top; absent: bare.
 */
export function boulder(chance: Chance, stone: Color, cap?: Color): BufferGeometry {
  const ball = new IcosahedronGeometry(1, 3);
  ball.deleteAttribute("normal");
  ball.deleteAttribute("uv");
  const shape = mergeVertices(ball, 1e-4);
  const seed = Math.floor(chance.between(0, 1e6));
  const cuts = Array.from({ length: 11 }, () => ({
    normal: new Vector3(chance.between(-1, 1), chance.between(-0.5, 1), chance.between(-1, 1)).normalize(),
    depth: chance.between(0.42, 0.8),
  }));
  const place = shape.getAttribute("position");
  const at = new Vector3();
  for (let i = 0; i < place.count; i++) {
    at.fromBufferAttribute(place, i);
    for (const { normal, depth } of cuts) at.addScaledVector(normal, -Math.max(0, at.dot(normal) - depth) * 0.97);
    const rough = fractal(at.x * 2.3 + at.y * 1.1 + 20, at.z * 2.3 - at.y * 1.4 + 20, 3, seed);
    at.multiplyScalar(0.88 + rough * 0.3);
    place.setXYZ(i, at.x * 1.15, at.y * 0.78 + 0.16, at.z);
  }
  shape.computeVertexNormals();
  const normal = shape.getAttribute("normal");
  const colours: number[] = [];
  for (let i = 0; i < place.count; i++) {
    const [x, y, z] = [place.getX(i), place.getY(i), place.getZ(i)];
    const grain = 0.72 + 0.5 * fractal(x * 3 + y * 5 + 9, z * 3 + y * 2 + 9, 3, seed + 5);
    const mixed = stone.clone().multiplyScalar(grain);
    if (cap) mixed.lerp(cap, smoothstep(0.62, 0.8, normal.getY(i) + (grain - 0.97) * 0.7));
    // The foot is darker: it stands in damp and gets little of the sky.
    colours.push(...mixed.multiplyScalar(0.55 + 0.45 * smoothstep(-0.2, 0.35, y)).toArray());
  }
  shape.setAttribute("color", new Float32BufferAttribute(colours, 3));
  return shape;
}

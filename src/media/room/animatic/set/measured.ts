/** What a subject takes up: points all over what is seen of it. */

import { InstancedMesh, Matrix4, Mesh, ShaderMaterial, Vector3, type Material, type Object3D } from "three";

/** Points that a mesh is known by; between them the shape has no surprises. */
const ENOUGH = 220;

/**
 * In metres of the world, as it stands now. What lies below `floor` or further than `radius` from its upright axis — a
 * table, a keel, what else stands on the table — is not it; nor are its shadow and its glow. A skin counts as
 * it was sculpted, however its bones are bent or scaled: a child's head, which is drawn larger, as a grown-up's.
 */
export function pointsOf(subject: Object3D, floor: number, radius: number): readonly Vector3[] {
  const points: Vector3[] = [];
  const placed = new Matrix4();
  subject.updateWorldMatrix(true, true);
  subject.traverseVisible((part) => {
    if (!(part instanceof Mesh) || !isSolid(part)) return;
    const copies = part instanceof InstancedMesh ? part.count : 1;
    for (let copy = 0; copy < copies; copy++) {
      placed.identity();
      if (part instanceof InstancedMesh) part.getMatrixAt(copy, placed);
      addPoints(part, placed.premultiply(part.matrixWorld), Math.ceil(ENOUGH / copies), points);
    }
  });
  const axis = subject.getWorldPosition(new Vector3());
  return points.filter(({ x, y, z }) => y > floor && Math.hypot(x - axis.x, z - axis.z) <= radius);
}

function addPoints({ geometry }: Mesh, placed: Matrix4, enough: number, into: Vector3[]): void {
  const place = geometry.getAttribute("position");
  const stride = Math.max(1, Math.floor(place.count / enough));
  for (let i = 0; i < place.count; i += stride) {
    into.push(new Vector3(place.getX(i), place.getY(i), place.getZ(i)).applyMatrix4(placed));
  }
}

function isSolid({ material }: { readonly material: Material | Material[] }): boolean {
  return [material].flat().every((one) => !(one instanceof ShaderMaterial || (one.transparent && !one.depthWrite)));
}

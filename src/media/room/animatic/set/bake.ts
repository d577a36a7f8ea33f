/** Many small parts made into few large ones: each part that is drawn costs, whatever its size. */

import { type BufferGeometry, Group, Mesh, type Material, type Object3D } from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";

/**
 * The same picture as `source` with one mesh a material. For what never moves within itself; `source` is used up. Whether a
 * mesh throws a shadow, and when it is drawn, goes by the first part of its material. All take shadows.
 * @param order when all of it is drawn. Absent: as its parts were.
 */
export function baked(source: Object3D, order?: number): Group {
  source.updateMatrixWorld(true);
  const home = source.matrixWorld.clone().invert();
  const byMaterial = new Map<Material, { shapes: BufferGeometry[]; casts: boolean; order: number }>();
  source.traverse((part) => {
    if (!isPart(part)) return;
    const shape = plain(part.geometry).applyMatrix4(home.clone().multiply(part.matrixWorld));
    const known = byMaterial.get(part.material) ?? {
      shapes: [],
      casts: part.castShadow,
      order: order ?? part.renderOrder,
    };
    known.shapes.push(shape);
    byMaterial.set(part.material, known);
  });
  const group = new Group();
  for (const [material, { shapes, casts, order: place }] of byMaterial) {
    const mesh = new Mesh(mergeGeometries(shapes), material);
    mesh.castShadow = casts;
    mesh.receiveShadow = true;
    mesh.renderOrder = place;
    group.add(mesh);
    for (const shape of shapes) shape.dispose();
  }
  return group;
}

function isPart(object: Object3D): object is Mesh<BufferGeometry, Material> {
  return object instanceof Mesh && !Array.isArray(object.material);
}

/** Only what all parts share: places, normals, picture coordinates, and an index, for corners that are shaded once. */
function plain(shape: BufferGeometry): BufferGeometry {
  const flat = shape.clone();
  if (flat.index === null) flat.setIndex(Array.from({ length: flat.getAttribute("position").count }, (_, i) => i));
  for (const name of Object.keys(flat.attributes)) {
    if (name !== "position" && name !== "normal" && name !== "uv") flat.deleteAttribute(name);
  }
  return flat;
}

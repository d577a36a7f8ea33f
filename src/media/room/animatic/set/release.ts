/** What a scene holds on the GPU, and letting go of it. */

import { InstancedMesh, Light, Mesh, Points, ShaderMaterial, SkinnedMesh, Texture, type Object3D } from "three";

/**
 * Frees shapes, bones, surfaces, pictures and shadows of all in it. Not to be drawn after. A picture that only the changed
 * shader of one of three's own surfaces reads is not found: it goes with the card's context.
 */
export function release(scene: Object3D): void {
  scene.traverse((object) => {
    if (object instanceof InstancedMesh || object instanceof Light) object.dispose();
    if (object instanceof SkinnedMesh) object.skeleton.dispose();
    for (const map of mapsOf(object)) map.dispose();
    if (!hasSurface(object)) return;
    object.geometry.dispose();
    for (const material of [object.material].flat()) material.dispose();
  });
}

/** All pictures on an object's surfaces, those handed to its own shaders included. */
export function mapsOf(object: Object3D): readonly Texture[] {
  if (!hasSurface(object)) return [];
  return [object.material].flat().flatMap((material) => {
    const held =
      material instanceof ShaderMaterial ? Object.values(material.uniforms).map(({ value }): unknown => value) : [];
    const own: readonly unknown[] = Object.values(material);
    return [...own, ...held].filter(isTexture);
  });
}

function hasSurface(object: Object3D): object is Mesh | Points {
  return object instanceof Mesh || object instanceof Points;
}

function isTexture(value: unknown): value is Texture {
  return value instanceof Texture;
}

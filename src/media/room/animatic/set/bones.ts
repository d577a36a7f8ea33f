/** Skeletons: joints in, bones out, and where each limb lies for the skin to know which it follows. */

import { Bone, type BufferGeometry, MeshStandardMaterial, Skeleton, SkinnedMesh, type Sphere, Vector3 } from "three";
import type { Point } from "./distance";
import type { Bend } from "./sculpt";

export interface Joint<Name extends string> {
  readonly name: Name;
  /** Comes before it in the list. */
  readonly parent?: Name;
  /** From the parent's joint, in the parent's own axes; metres. */
  readonly at: Point;
  /** Radians about z, as it is made. */
  readonly spread?: number;
  /** Where the limb ends, in its own axes, and how thick it is. */
  readonly end: Point;
  readonly radius: number;
}

export interface Rig<Name extends string> {
  readonly root: Bone;
  readonly skeleton: Skeleton;
  readonly bone: (name: Name) => Bone;
}

/** Bones as they stand when the skin is made. @throws Error from `bone` when there is none of that name. */
export function rigOf<Name extends string>(joints: readonly Joint<Name>[]): Rig<Name> {
  const made = new Map<Name, Bone>();
  for (const { name, parent, at, spread = 0 } of joints) {
    const bone = new Bone();
    bone.name = name;
    bone.position.set(...at);
    bone.rotation.z = spread;
    if (parent !== undefined) made.get(parent)?.add(bone);
    made.set(name, bone);
  }
  const bone = (name: Name): Bone => {
    const found = made.get(name);
    if (found === undefined) throw new Error(`This skeleton has no bone ${name}.`);
    return found;
  };
  const bones = [...made.values()];
  const root = bones[0] ?? new Bone();
  root.updateMatrixWorld(true);
  return { root, skeleton: new Skeleton(bones), bone };
}

/** Where those limbs lie while the skin is made, in metres of the whole figure; `bone` is the place in `joints`. */
export function bendsIn<Name extends string>(joints: readonly Joint<Name>[], names: readonly Name[]): readonly Bend[] {
  const { bone } = rigOf(joints);
  return joints.flatMap(({ name, end, radius }, index) => {
    if (!names.includes(name)) return [];
    const matrix = bone(name).matrixWorld;
    const from = new Vector3().setFromMatrixPosition(matrix).toArray();
    const to = new Vector3(...end).applyMatrix4(matrix).toArray();
    return [{ bone: index, from, to, radius }];
  });
}

/** A skin over its bones. @param round what it never leaves, for the camera to know when it is out of sight. */
export function skinned(
  skin: BufferGeometry,
  { root, skeleton }: Pick<Rig<string>, "root" | "skeleton">,
  round: Sphere,
  roughness = 0.82,
): SkinnedMesh {
  const mesh = new SkinnedMesh(skin, new MeshStandardMaterial({ vertexColors: true, roughness }));
  mesh.add(root);
  mesh.bind(skeleton);
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  mesh.boundingSphere = round;
  return mesh;
}

/** What lies in a wet road: the street upside down under it. */

import { Mesh, MeshBasicMaterial, MeshLambertMaterial, type Material, type Object3D } from "three";

/** The name of what lamps glow with, so small and bright that water shows it only to those who look along it. */
export const BULB = "bulb";

/**
 * The houses and lamps upside down under the road, seen through it where it is wet. After dark only what shines is worth
 * mirroring: its surfaces are drawn without lamps on them, at a third of the cost.
 */
export function mirrored(upright: Object3D, isDark: boolean): Object3D {
  const below = upright.clone();
  below.scale.y = -1;
  const plain = new Map<unknown, Material>();
  below.traverse((part) => {
    part.castShadow = false;
    part.receiveShadow = false;
    if (!(part instanceof Mesh)) return;
    const material: unknown = part.material;
    const make =
      material instanceof MeshBasicMaterial && material.name === BULB
        ? () => seenAlong(material)
        : isDark && material instanceof MeshLambertMaterial
          ? () => shine(material)
          : undefined;
    if (make === undefined) return;
    const other = plain.get(material) ?? make();
    plain.set(material, other);
    part.material = other;
  });
  return below;
}

function shine({ color, emissive, emissiveMap, emissiveIntensity }: MeshLambertMaterial): MeshBasicMaterial {
  return emissiveMap
    ? new MeshBasicMaterial({ map: emissiveMap, color: emissive.clone().multiplyScalar(emissiveIntensity) })
    : new MeshBasicMaterial({ color: color.clone().multiplyScalar(0.035).add(emissive) });
}

/** Fades from above, as water mirrors less and less; a bulb at full strength would be a ball that lies on the road. */
function seenAlong(bulb: MeshBasicMaterial): MeshBasicMaterial {
  const material = bulb.clone();
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nvarying vec3 stood;")
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nstood = (modelMatrix * vec4(position, 1.0)).xyz;");
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nvarying vec3 stood;")
      .replace(
        "#include <opaque_fragment>",
        "outgoingLight *= pow(1.0 - normalize(cameraPosition - stood).y, 4.0);\n#include <opaque_fragment>",
      );
  };
  material.customProgramCacheKey = () => "mirrored bulb";
  return material;
}

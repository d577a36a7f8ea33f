/** Clear glass and what is in it, as it is lit for a picture of it: bright from behind, its edges drawn dark or light. */

import { Color, DoubleSide, FrontSide, MeshLambertMaterial } from "three";
import { isIndoors } from "../../../../core/staging";
import { GLOSSY, reflectedGlsl, reflectionOf } from "./gloss";
import type { Kit } from "./kit";

/** What shines through from behind: a white ground, else the walls or the air. */
function behind({ staging, light, sky }: Kit): Color {
  if (staging.look.style === "product") return new Color(1.1, 1.1, 1.1);
  if (!isIndoors(staging.place)) return sky.haze.clone().multiplyScalar(0.8);
  return new Color(...light.fill).lerp(new Color(0.7, 0.7, 0.7), 0.6).multiplyScalar(light.fillStrength * 0.16);
}

/**
 * The wall of a bottle or a flask: seen through where one looks straight at it, dark where it bends away. It writes its
 * depth: what is seen through it is as sharp as it is.
 */
export function clear(kit: Kit): MeshLambertMaterial {
  const dark = behind(kit).multiply(new Color(0.035, 0.045, 0.05));
  return refracting(kit, "clear", { dark }, [DoubleSide, true]);
}

/**
 * A liquid in it: light comes through from behind and takes its colour, deeper where the way through is longer.
 * @param high of its body, in metres; the origin is in the middle of it.
 */
export function liquid(kit: Kit, tint: Color, high: number): MeshLambertMaterial {
  return refracting(kit, "liquid", { tint, lit: behind(kit), high }, [FrontSide, false]);
}

function refracting(
  kit: Kit,
  what: "clear" | "liquid",
  told: Readonly<Record<string, Color | number>>,
  [side, transparent]: readonly [typeof DoubleSide | typeof FrontSide, boolean],
): MeshLambertMaterial {
  const material = new MeshLambertMaterial({ color: "#000000", side, transparent });
  const isRoofed = isIndoors(kit.staging.place);
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, reflectionOf(kit));
    for (const [name, value] of Object.entries(told)) shader.uniforms[name] = { value };
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nvarying float height;")
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nheight = position.y;");
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>\nvarying float height;\n${reflectedGlsl(isRoofed)}\n${OWN[what]}`,
      )
      .replace("#include <opaque_fragment>", `${BODIES[what]}\n#include <opaque_fragment>`);
  };
  material.userData[GLOSSY] = true;
  material.customProgramCacheKey = () => `${what} ${isRoofed ? "room" : "sky"}`;
  return material;
}

const OWN = {
  clear: "uniform vec3 dark;",
  liquid: "uniform vec3 tint; uniform vec3 lit; uniform float high;",
} as const;

const LOOK = /* glsl */ `
  vec3 look = normalize(vViewPosition);
  float graze = 1.0 - abs(dot(normal, look));
  vec3 mirror = reflected(inverseTransformDirection(reflect(-look, normal), viewMatrix));`;

const BODIES = {
  // Both skins of the wall are drawn, one behind the other: each darkens a little.
  clear: /* glsl */ `${LOOK}
    float edge = smoothstep(0.22, 0.8, graze);
    float mirrors = 0.06 + 0.5 * pow(graze, 4.0);
    float shine = min(1.0, mirrors * max(mirror.r, max(mirror.g, mirror.b)));
    float cover = 0.05 + 0.86 * edge;
    diffuseColor.a = min(1.0, cover + shine);
    outgoingLight = (dark * cover + mirror * mirrors) / max(0.001, diffuseColor.a);`,
  liquid: /* glsl */ `${LOOK}
    float deep = 0.9 + 1.6 * smoothstep(0.15, 0.9, graze) + 0.55 * smoothstep(-0.1, 0.5, height / high);
    outgoingLight = lit * pow(tint, vec3(deep)) + mirror * 0.04;`,
} as const;

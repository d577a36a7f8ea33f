/** Surfaces that mirror the sky: paint, glass, varnish. */

import { Color, MeshLambertMaterial, type Side, FrontSide } from "three";
import type { Kit } from "./kit";
import { SKY_GLSL } from "./sky";

export interface Gloss {
  readonly colour: string | Color;
  /** How much is mirrored straight on and at a grazing look, 0 … 1. */
  readonly straight: number;
  readonly grazing: number;
  /** 1 is solid. */
  readonly opacity?: number;
  readonly side?: Side;
  /** What the lower half of the surroundings throws back, when it is not the sky's own horizon. */
  readonly below?: Color;
}

export function glossy(kit: Kit, gloss: Gloss): MeshLambertMaterial {
  const opacity = gloss.opacity ?? 1;
  const material = new MeshLambertMaterial({
    color: gloss.colour,
    side: gloss.side ?? FrontSide,
    ...(opacity < 1 && { transparent: true, opacity, depthWrite: false }),
  });
  const below = gloss.below ?? new Color(...kit.light.bounce).multiplyScalar(kit.light.fillStrength * 0.12);
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, {
      skyMap: { value: kit.sky.map },
      mirrored: { value: [gloss.straight, gloss.grazing] },
      below: { value: below },
      toSun: { value: kit.light.direction },
      sunlight: { value: new Color(...kit.light.key).multiplyScalar(kit.light.keyStrength) },
    });
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>\n${SKY_GLSL}\nuniform float mirrored[2];\nuniform vec3 below;\nuniform vec3 toSun;\nuniform vec3 sunlight;`,
      )
      .replace(
        "#include <opaque_fragment>",
        /* glsl */ `
        vec3 look = normalize(vViewPosition);
        float graze = pow(1.0 - clamp(dot(normal, look), 0.0, 1.0), 4.0);
        vec3 bounced = inverseTransformDirection(reflect(-look, normal), viewMatrix);
        float strength = mix(mirrored[0], mirrored[1], graze);
        vec3 seen = mix(below, skyAt(bounced), smoothstep(-0.12, 0.06, bounced.y));
        outgoingLight = outgoingLight * (1.0 - strength) + seen * strength;
        float spark = pow(max(dot(bounced, toSun), 0.0), 140.0);
        outgoingLight += sunlight * spark * (0.4 + graze) * step(0.01, mirrored[0]);
        diffuseColor.a = max(diffuseColor.a, clamp(strength + spark, 0.0, 1.0));
        #include <opaque_fragment>`,
      );
  };
  // Materials with the same source share a program; what differs is in the uniforms.
  material.customProgramCacheKey = () => "glossy";
  return material;
}

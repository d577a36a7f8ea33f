/** What ground, rock and plants out of doors are made of: matt, behind air, bent by wind, in sun or in the shade of hills. */

import { type Color, DoubleSide, MeshLambertMaterial, type Texture } from "three";
import { AIR_GLSL, airOf, type Held } from "./air";
import type { Kit } from "./kit";

export interface Surface {
  readonly colour?: string | Color;
  readonly map?: Texture;
  /** Its shapes have the attribute `sunlit`, 0 … 1: how much of the sun arrives. */
  readonly sunlit?: boolean;
  /** Small slopes as red and green, around one half. */
  readonly ripples?: { readonly map: Texture; readonly perMetre: number; readonly strength: number };
  /** Seconds; tips bend by `sway` metres for each metre that they stand high. */
  readonly wind?: { readonly value: number };
  readonly sway?: number;
  /** Cards whose normals belong to the whole plant, seen from both sides. */
  readonly leaf?: boolean;
  /** Light that falls through leaves: how much of the sun arrives, over the ground. */
  readonly dapple?: Texture;
  readonly air?: Held;
}

export function surface(kit: Kit, options: Surface): MeshLambertMaterial {
  const material = new MeshLambertMaterial({
    vertexColors: true,
    fog: false,
    ...(options.colour !== undefined && { color: options.colour }),
    ...(options.map && { map: options.map }),
    ...(options.leaf === true && { side: DoubleSide }),
  });
  const { direction } = kit.light;
  // Where a ray to the sun goes through the leaves, ten metres up: so far beside the place it falls on.
  const leaning = [direction.x / Math.max(0.25, direction.y), direction.z / Math.max(0.25, direction.y)];
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, airOf(kit, options.air), {
      wind: options.wind ?? { value: 0 },
      sway: { value: options.sway ?? 0 },
      ripples: { value: options.ripples?.map ?? null },
      rippling: { value: [options.ripples?.perMetre ?? 1, options.ripples?.strength ?? 0] },
      dapple: { value: options.dapple ?? null },
      leaning: { value: leaning },
    });
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", `#include <common>\n${definesOf(options)}\n${VERTEX_HEAD}`)
      .replace("#include <begin_vertex>", VERTEX_BEGIN)
      .replace("#include <fog_vertex>", VERTEX_END);
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>\n${definesOf(options)}\n${FRAGMENT_HEAD}`)
      .replace("#include <normal_fragment_maps>", FRAGMENT_NORMAL)
      .replace("#include <lights_fragment_end>", FRAGMENT_SUN)
      .replace("#include <fog_fragment>", "gl_FragColor.rgb = mix(gl_FragColor.rgb, air.rgb, air.a);");
  };
  material.customProgramCacheKey = () => `surface ${definesOf(options)}`;
  return material;
}

function definesOf({ sunlit, ripples, wind, leaf, dapple }: Surface): string {
  const on = { SUNLIT: sunlit, RIPPLES: ripples, WIND: wind, LEAF: leaf, DAPPLE: dapple };
  return Object.entries(on)
    .filter(([, has]) => has !== undefined && has !== false)
    .map(([name]) => `#define ${name}`)
    .join("\n");
}

const VERTEX_HEAD = /* glsl */ `
  ${AIR_GLSL}
  uniform float wind;
  uniform float sway;
  varying vec4 air;
  varying vec3 stood;
  #ifdef SUNLIT
    attribute float sunlit;
    varying float sunny;
  #endif`;

const VERTEX_BEGIN = /* glsl */ `
  #include <begin_vertex>
  #if defined(WIND) && defined(USE_INSTANCING)
    vec2 root = instanceMatrix[3].xz;
    float gust = sin(wind * 1.5 + root.x * 0.35 + root.y * 0.22) + 0.45 * sin(wind * 3.1 + root.x * 1.3 - root.y * 0.9);
    float bent = max(position.y, 0.0) * sway;
    transformed.xz += vec2(0.9, 0.4) * (gust + 0.35) * bent;
  #endif`;

const VERTEX_END = /* glsl */ `
  vec4 standing = vec4(transformed, 1.0);
  #ifdef USE_INSTANCING
    standing = instanceMatrix * standing;
  #endif
  stood = (modelMatrix * standing).xyz;
  air = airOver(stood - cameraPosition, stood.y);
  #ifdef SUNLIT
    sunny = sunlit;
  #endif`;

const FRAGMENT_HEAD = /* glsl */ `
  uniform sampler2D ripples;
  uniform float rippling[2];
  uniform sampler2D dapple;
  uniform float leaning[2];
  varying vec4 air;
  varying vec3 stood;
  #ifdef SUNLIT
    varying float sunny;
  #endif`;

const FRAGMENT_NORMAL = /* glsl */ `
  #ifdef LEAF
    normal = normalize(vNormal);
  #endif
  #ifdef RIPPLES
    // Finer than a pixel it shows as nothing, or the distance would sparkle.
    float fine = rippling[1] / (1.0 + vViewPosition.z * vViewPosition.z * 0.0012);
    // They lie aslant, for light from any side to find them.
    mat2 aslant = mat2(0.8, 0.6, -0.6, 0.8);
    vec2 lain = aslant * stood.xz * rippling[0];
    vec2 slope = (texture2D(ripples, lain).rg - 0.5) * fine;
    // Where they are too fine to be seen, broad ones take over.
    float broad = 0.55 * rippling[1] / (1.0 + vViewPosition.z * vViewPosition.z * 0.00005);
    slope += (texture2D(ripples, lain * 0.17).rg - 0.5) * broad;
    normal = normalize(normal - (viewMatrix * vec4(slope * aslant, 0.0, 0.0).xzyw).xyz);
  #endif`;

const FRAGMENT_SUN = /* glsl */ `
  #include <lights_fragment_end>
  #ifdef SUNLIT
    reflectedLight.directDiffuse *= sunny;
  #endif
  #ifdef DAPPLE
    vec2 through = stood.xz + vec2(leaning[0], leaning[1]) * (10.0 - min(stood.y, 9.0));
    reflectedLight.directDiffuse *= texture2D(dapple, through * 0.055).r;
  #endif`;

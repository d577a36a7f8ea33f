/** What weather leaves on a place: wet ground that darkens and mirrors the sky, snow on what lies flat, air before what is far. */

import { Color, Mesh, MeshBasicMaterial, MeshLambertMaterial, MeshStandardMaterial, type Object3D } from "three";
import type { Kit } from "./kit";
import { SKY_GLSL } from "./sky";

/** In a material's `userData`, true: walls and the like. They get wet and mirror no sky; working out that they do not costs a tenth of a frame. */
export const UPRIGHT = "upright";

/** Once, on a place that is built; under a clear sky it stays as it is. */
export function settle(kit: Kit, place: Object3D): void {
  const { light, sky } = kit;
  if (light.wet === 0 && light.snow === 0 && light.murk === 0) return;
  const done = new Set<unknown>();
  place.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    const material: unknown = part.material;
    if (done.has(material)) return;
    done.add(material);
    // Shapes that fog passes over have the air of a clear day painted in.
    if (material instanceof MeshBasicMaterial && !material.fog) sink(material, sky.haze, light.murk);
    const isSurface = material instanceof MeshLambertMaterial || material instanceof MeshStandardMaterial;
    // What can be seen through has a mirror of its own, or is glass.
    if (isSurface && !material.transparent && (light.wet > 0 || light.snow > 0)) cover(kit, material);
  });
}

/** Lamps and bulbs, brighter than any wall, shine through. */
function sink(material: MeshBasicMaterial, haze: Color, murk: number): void {
  const { r, g, b } = material.color;
  if (Math.max(r, g, b) < 1.2) material.color.lerp(haze, murk);
}

function cover(kit: Kit, material: MeshLambertMaterial | MeshStandardMaterial): void {
  const { light, sky } = kit;
  const before = material.onBeforeCompile.bind(material);
  const key = material.customProgramCacheKey();
  const wetness = light.wet === 0 ? "" : material.userData[UPRIGHT] === true ? DARKENED : MIRRORED;
  material.onBeforeCompile = (shader, renderer) => {
    before(shader, renderer);
    Object.assign(shader.uniforms, {
      skyMap: { value: sky.map },
      settledWet: { value: light.wet },
      // Under trees there is little sky to be mirrored.
      settledOpen: { value: kit.staging.place === "forest" ? 0.3 : 1 },
      settledSnow: { value: light.snow },
      settledWhite: { value: new Color("#e9eef5") },
    });
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nvarying vec3 settledAt;\nvarying vec3 settledFacing;")
      .replace(
        "#include <project_vertex>",
        /* glsl */ `
        #include <project_vertex>
        settledAt = cameraPosition + mvPosition.xyz * mat3(viewMatrix);
        settledFacing = inverseTransformDirection(transformedNormal, viewMatrix);`,
      );
    const knowsSky = shader.fragmentShader.includes("vec3 skyAt(");
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>\n${knowsSky ? "" : SKY_GLSL}\nuniform float settledWet;\nuniform float settledOpen;\nuniform float settledSnow;\nuniform vec3 settledWhite;\nvarying vec3 settledAt;\nvarying vec3 settledFacing;`,
      )
      .replace("#include <alphatest_fragment>", `#include <alphatest_fragment>\n${light.snow > 0 ? WHITENED : ""}`)
      .replace("#include <opaque_fragment>", `${wetness}\n#include <opaque_fragment>`);
  };
  material.customProgramCacheKey = () => `settled ${String(light.snow > 0)} ${wetness} ${key}`;
}

/** Hollows and lumps a hand to some metres wide, 0 … 1. */
const PATCHES = /* glsl */ `
  float patches = 0.5 + 0.2 * sin(settledAt.x * 0.83 + 1.7 * sin(settledAt.z * 0.61)) + 0.18 * sin(settledAt.z * 1.27 + 1.3 * sin(settledAt.x * 1.1 + 2.0))
    + 0.12 * sin(settledAt.x * 3.1 + settledAt.z * 2.3 + 1.5 * sin(settledAt.z * 2.9));`;

const WHITENED = /* glsl */ `
  {
    ${PATCHES}
    float cover = settledSnow * smoothstep(0.3, 0.72, normalize(settledFacing).y + (patches - 0.5) * 0.3);
    diffuseColor.rgb = mix(diffuseColor.rgb, settledWhite * (0.9 + 0.1 * patches), cover * (0.86 + 0.1 * patches));
  }`;

const DARKENED = "outgoingLight *= 1.0 - settledWet * 0.22;";

/** Wet things are darker, for light that enters the film is caught in it (J. Lekner and M. C. Dorf, 1988). */
const MIRRORED = /* glsl */ `
  {
    float level = smoothstep(0.75, 0.97, normalize(settledFacing).y);
    ${PATCHES}
    vec3 look = normalize(cameraPosition - settledAt);
    float deep = settledWet * smoothstep(0.45, 0.75, patches) * level;
    vec3 bounced = reflect(-look, vec3(0.0, 1.0, 0.0));
    float graze = pow(1.0 - clamp(look.y, 0.0, 1.0), 3.0);
    outgoingLight *= 1.0 - settledWet * (0.22 + 0.2 * level);
    outgoingLight = mix(outgoingLight, skyAt(bounced), settledOpen * (level * settledWet * (0.03 + 0.3 * graze) + deep * (0.08 + 0.42 * graze)));
  }`;

/** The ground of a street: tar with its marks, kerbs and slabs; wet after dark. */

import { BoxGeometry, type BufferGeometry, Group, Mesh, MeshLambertMaterial, PlaneGeometry } from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import { add, painted, type Kit } from "./kit";
import { fractal, hash, noise } from "./noise";
import { roadMarks } from "./road-marks";
import { ROAD, KERB, FRONT, FAR } from "./road-size";

/** Where the houses begin, behind a camera `distance` metres from the subject. */
export function nearEnd(distance: number): number {
  return Math.max(34, distance * 1.3 + 14);
}

/** How far the houses stand back at `z`: towards the camera the street opens, for it may stand beside the middle. */
export function setBackAt(z: number): number {
  return Math.max(0, z - 15) * 0.17;
}

/** @param wet 0 … 1 @param near where the street begins behind the camera */
export function road(kit: Kit, wet: number, near: number): Group {
  const seed = Math.floor(kit.chance("road").between(0, 1e6));
  const surface = new Group();
  const long = near - FAR;
  // Stones of a centimetre close by; the same picture, large, gives the patches.
  const tar = painted(256, [4, Math.round(long / 1.85)], (u, v) => {
    const stones = noise(u * 128, v * 128, seed, 128) - 0.5;
    const patch = 0.86 + 0.24 * fractal(u * 6, v * 6, 4, seed, 6) + 0.24 * stones;
    return [0.41 * patch, 0.38 * patch, 0.345 * patch];
  });
  const material = new MeshLambertMaterial({ map: tar });
  const bed = new Mesh(new PlaneGeometry(ROAD * 2, long).rotateX(-Math.PI / 2), material);
  bed.position.z = (near + FAR) / 2;
  bed.receiveShadow = true;
  worn(material, wet > 0 ? puddleMap(seed) : undefined, wet);
  surface.add(bed, roadMarks(kit, wet, near));
  return surface;
}

function puddleMap(seed: number): ReturnType<typeof painted> {
  const puddles = painted(128, [1, 1], (u, v) => {
    const height = (a: number, b: number): number => fractal(a * 5 + 3, b * 5 + 3, 4, seed + 12);
    const value = height(u, v) * (1 - u) + height(u - 1, v) * u;
    const other = height(u, v - 1) * (1 - u) + height(u - 1, v - 1) * u;
    const mixed = value * (1 - v) + other * v;
    return [mixed, mixed, mixed];
  });
  puddles.colorSpace = "";
  return puddles;
}

/**
 * Tar that wheels have polished and menders have patched. Wet, the more it is looked along, and the deeper the puddle, the
 * more of the mirrored street shows through.
 */
function worn(material: MeshLambertMaterial, puddles: ReturnType<typeof painted> | undefined, wet: number): void {
  material.transparent = puddles !== undefined;
  material.onBeforeCompile = (shader) => {
    if (puddles) shader.uniforms["puddles"] = { value: puddles };
    shader.uniforms["film"] = { value: 0.04 + wet * 0.36 };
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nvarying vec3 stood;")
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nstood = (modelMatrix * vec4(position, 1.0)).xyz;");
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>\n${puddles ? "#define WET\n" : ""}uniform sampler2D puddles;\nuniform float film;\nvarying vec3 stood;`,
      )
      .replace(
        "#include <map_fragment>",
        /* glsl */ `
        #include <map_fragment>
        float broad = texture2D(map, stood.xz * vec2(0.13, 0.07)).g * 8.0;
        float lane = abs(abs(stood.x) - 1.85);
        float tracks = 0.9 + 0.1 * (1.0 - smoothstep(0.5, 0.95, abs(lane - 0.75)));
        diffuseColor.rgb *= clamp(broad, 0.6, 1.3) * tracks;`,
      )
      .replace(
        "#include <opaque_fragment>",
        /* glsl */ `
        #ifdef WET
          vec3 look = normalize(cameraPosition - stood);
          float deep = smoothstep(0.42, 0.6, texture2D(puddles, stood.xz * vec2(0.11, 0.075)).r);
          float grain = texture2D(puddles, stood.xz * 1.7).r;
          float mirror = mix(film, 0.6 + film * 0.5, deep) * (0.35 + 0.65 * pow(1.0 - look.y, 3.0)) + (grain - 0.5) * 0.22 * (1.0 - deep);
          outgoingLight *= mix(0.62, 0.3, deep);
          diffuseColor.a = 1.0 - clamp(mirror, 0.0, 0.86);
        #endif
        #include <opaque_fragment>`,
      );
  };
  material.customProgramCacheKey = () => `tar ${String(puddles !== undefined)}`;
}

/** Slabs up to the houses, and between and behind them, where a high camera looks down. */
export function pavements(kit: Kit, near: number): Group {
  const seed = Math.floor(kit.chance("pavement").between(0, 1e6));
  const slabs = painted(256, [1, 1], (u, v) => {
    const [row, along] = [Math.floor(v * 4), (u * 3 + (Math.floor(v * 4) % 2) * 0.5) % 3];
    const joint = along % 1 < 0.025 || (v * 4) % 1 < 0.035 ? 0.66 : 1;
    const slab = 0.93 + 0.14 * hash(Math.floor(along), row, seed + 3);
    const tone =
      joint * slab * (0.8 + 0.3 * fractal(u * 8, v * 8, 4, seed, 8) + 0.1 * (noise(u * 90, v * 90, seed, 90) - 0.5));
    return [0.52 * tone, 0.49 * tone, 0.45 * tone];
  });
  const group = new Group();
  const stone = new MeshLambertMaterial({ map: slabs });
  const long = near + 20 - FAR;
  const width = FRONT - ROAD + 1;
  const laid = (shape: BufferGeometry): BufferGeometry => {
    const [place, uv] = [shape.getAttribute("position"), shape.getAttribute("uv")];
    // A picture of the slabs is two metres wide and two and a half long.
    for (let i = 0; i < uv.count; i++) uv.setXY(i, place.getX(i) / 2, place.getZ(i) / 2.5);
    return shape;
  };
  const middle = (near + 20 + FAR) / 2;
  const parts = [-1, 1].flatMap((side) => [
    new BoxGeometry(width, KERB, long).translate(side * (ROAD + width / 2), KERB / 2, middle),
    // The mirrored street lies under the road alone.
    new PlaneGeometry(90, long + 60).rotateX(-Math.PI / 2).translate(side * (FRONT + 45.5), KERB - 0.01, middle),
  ]);
  const walk = add(group, mergeGeometries(parts.map(laid)), stone);
  // Before what is mirrored, most of which it hides.
  walk.renderOrder = -8;
  return group;
}

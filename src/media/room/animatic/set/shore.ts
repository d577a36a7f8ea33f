/** The beach: sand that the last wave has wetted, and a groyne or a pier that leads the eye out to sea. */

import {
  BoxGeometry,
  Color,
  CylinderGeometry,
  type Group,
  Mesh,
  MeshLambertMaterial,
  type BufferGeometry,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import { smoothstep } from "../pace";
import { add, matt, painted, terrain, type Kit } from "./kit";
import { fractal, noise } from "./noise";
import { SKY_GLSL } from "./sky";

/** Where the last wave ran, the sand mirrors the sky. */
function wetten(material: MeshLambertMaterial, kit: Kit, shore: number, slant: number): void {
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, { skyMap: { value: kit.sky.map }, shore: { value: [shore, slant] } });
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nvarying vec3 stood;")
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nstood = position;");
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>\n${SKY_GLSL}\nuniform float shore[2];\nvarying vec3 stood;`)
      .replace("#include <map_fragment>", `#include <map_fragment>\n${BROAD}`)
      .replace(
        "#include <opaque_fragment>",
        /* glsl */ `
        float inland = stood.z - shore[0] - stood.x * shore[1];
        float film = 1.0 - smoothstep(0.4, 3.4, inland + 1.2 * sin(stood.x * 0.4) + 0.5 * sin(stood.x * 1.3 + stood.z));
        vec3 look = normalize(cameraPosition - stood);
        vec3 bounced = reflect(-look, vec3(0.0, 1.0, 0.0));
        // The film of water lies in the hollows of the ripples.
        film *= 0.3 + 0.7 * (1.0 - smoothstep(0.78, 0.98, sampledDiffuseColor.r));
        float mirror = film * (0.1 + 0.55 * pow(1.0 - clamp(look.y, 0.0, 1.0), 3.0));
        outgoingLight = mix(outgoingLight, skyAt(bounced), mirror);
        #include <opaque_fragment>`,
      );
  };
}

/** The same sand again, larger and aslant: no eye finds where the picture repeats. */
const BROAD = /* glsl */ `
  diffuseColor.rgb *= 0.3 + 0.76 * texture2D(map, mat2(0.79, 0.61, -0.61, 0.79) * vMapUv * 0.19).r;`;

/** The sand on both sides of the waterline; `shore` and `slant` as of `waterOf`, `sand` its height. Metres. */
export function beach(
  kit: Kit,
  seed: number,
  shore: number,
  slant: number,
  sand: (x: number, z: number) => number,
  waterline: (x: number) => number,
): Mesh {
  const [dry, wet] = ["#ad9670", "#54473a"].map((name) => new Color(name));
  const colour = (x: number, z: number): Color => {
    const inland = z - waterline(x) + (noise(x * 0.5, z * 0.5, seed + 2) - 0.5) * 1.6;
    const mixed = new Color().lerpColors(wet ?? new Color(), dry ?? new Color(), smoothstep(0.6, 4.2, inland));
    return mixed.multiplyScalar(0.86 + 0.28 * fractal(x * 0.22, z * 0.22, 2, seed + 8));
  };
  const shape = terrain({ left: -90, right: 90, far: -24, near: Math.max(75, shore + 60) }, 120, 110, sand, colour);
  // Grains, and ripples as wind leaves them: low, crooked, here and there gone.
  const grains = painted(256, [0.4, 0.4], (u, v) => {
    const crooked = v * 13 + 2.6 * fractal(u * 5, v * 5, 3, seed, 5);
    const ripple = Math.sin(crooked * Math.PI * 2) * smoothstep(0.35, 0.65, fractal(u * 4, v * 4, 2, seed + 3, 4));
    const grain =
      0.16 * (noise(u * 128, v * 128, seed, 128) - 0.5) + 0.1 * (fractal(u * 32, v * 32, 2, seed + 5, 32) - 0.5);
    const value = 0.9 + 0.045 * ripple + grain;
    return [value, value, value];
  });
  const material = new MeshLambertMaterial({ vertexColors: true, map: grains });
  wetten(material, kit, shore, slant);
  const mesh = new Mesh(shape, material);
  mesh.receiveShadow = true;
  return mesh;
}

/** A groyne of worn piles that leads the eye out to sea. */
export function piles(
  kit: Kit,
  group: Group,
  sand: (x: number, z: number) => number,
  waterline: (x: number) => number,
): void {
  const chance = kit.chance("piles");
  const side = chance.pick([-1, 1]);
  const start = side * chance.between(4.5, 7);
  const wood = matt(new Color("#4a3f36"));
  const posts = Array.from({ length: 22 }, (_, i) => {
    const z = waterline(start) + 5 - i * 1.5;
    const x = start + side * i * 0.2 + chance.between(-0.06, 0.06);
    const tall = 1.15 - i * 0.02 + chance.between(-0.25, 0.2);
    const foot = Math.max(-0.4, sand(x, z));
    return new CylinderGeometry(0.1, 0.13, tall + 0.6, 9)
      .rotateZ(chance.between(-0.05, 0.05))
      .rotateX(chance.between(-0.05, 0.05))
      .translate(x, foot + (tall - 0.6) / 2, z);
  });
  add(group, mergeGeometries(posts), wood);
}

/** A landing stage on crossed piles, out over deep water. @param side 1 is the right; absent: the seed's. */
export function pier(kit: Kit, group: Group, waterline: (x: number) => number, side?: number): void {
  const chance = kit.chance("pier");
  const drawn = chance.pick([-1, 1]);
  const x = (side ?? drawn) * chance.between(15, 24);
  const start = waterline(x) + 8;
  const [wide, long, high] = [2.6, chance.between(46, 70), 2.1];
  const parts: BufferGeometry[] = [new BoxGeometry(wide, 0.16, long).translate(x, high, start - long / 2)];
  for (let away = 0; away <= long; away += 4) {
    for (const hand of [-1, 1]) {
      const at = x + hand * (wide / 2 - 0.15);
      parts.push(
        new CylinderGeometry(0.13, 0.16, high + 3, 7).translate(at, high / 2 - 1.5, start - away),
        new BoxGeometry(0.09, 1, 0.09).translate(at, high + 0.55, start - away),
      );
    }
    if (away + 4 > long) continue;
    for (const up of [0.6, 1.02]) {
      for (const hand of [-1, 1])
        parts.push(new BoxGeometry(0.05, 0.08, 4).translate(x + hand * (wide / 2 - 0.15), high + up, start - away - 2));
    }
  }
  // At its head a hut, as a mark for the eye.
  const head = start - long + 2.4;
  parts.push(new BoxGeometry(2.2, 2.3, 2.6).translate(x, high + 1.2, head));
  parts.push(new CylinderGeometry(0.02, 1.95, 1.1, 4).rotateY(Math.PI / 4).translate(x, high + 2.85, head));
  add(group, mergeGeometries(parts.map((part) => part.toNonIndexed())), matt(new Color("#4b4138")));
}

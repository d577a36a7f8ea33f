/** The ground of a street: tar with its marks, kerbs and slabs; wet after dark. */

import { BoxGeometry, type BufferGeometry, Group, Mesh, MeshLambertMaterial, PlaneGeometry } from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import { add, painted, type Kit } from "./kit";
import { fractal, noise } from "./noise";

/** Metres. Half the carriageway's width, the kerb's height, where the houses stand; how far the street goes. */
export const ROAD = 3.7;
export const KERB = 0.13;
export const FRONT = 6.4;
export const NEAR = 34;
export const FAR = -150;

export function road(kit: Kit, isWet: boolean): Group {
  const seed = Math.floor(kit.chance("road").between(0, 1e6));
  const surface = new Group();
  const tar = painted(256, [0.2, 9], (u, v) => {
    const patch = 0.8 + 0.35 * fractal(u * 6, v * 6, 4, seed, 6) + 0.22 * (noise(u * 110, v * 110, seed, 110) - 0.5);
    return [0.36 * patch, 0.36 * patch, 0.37 * patch];
  });
  tar.repeat.set(2, 44);
  const material = new MeshLambertMaterial({ map: tar });
  const bed = new Mesh(new PlaneGeometry(ROAD * 2, NEAR - FAR).rotateX(-Math.PI / 2), material);
  bed.position.z = (NEAR + FAR) / 2;
  bed.receiveShadow = true;
  if (isWet) wetten(material, seed);
  surface.add(bed);
  const paint = new MeshLambertMaterial({ color: "#b9b5a8", ...(isWet && { transparent: true, opacity: 0.72 }) });
  const marks: BufferGeometry[] = [];
  for (let z = NEAR; z > FAR; z -= 6)
    marks.push(new PlaneGeometry(0.13, 2.4).rotateX(-Math.PI / 2).translate(0, 0.012, z));
  for (let i = 0; i < 8; i++)
    marks.push(new PlaneGeometry(0.46, 2.6).rotateX(-Math.PI / 2).translate(-ROAD + 0.65 + i * 0.92, 0.013, -13));
  const lines = new Mesh(mergeGeometries(marks), paint);
  lines.receiveShadow = true;
  lines.renderOrder = 2;
  surface.add(lines);
  return surface;
}

/** Wet tar: the more it is looked along, and the deeper the puddle, the more of the mirrored street shows through. */
function wetten(material: MeshLambertMaterial, seed: number): void {
  material.transparent = true;
  const puddles = painted(128, [1, 1], (u, v) => {
    const height = (a: number, b: number): number => fractal(a * 5 + 3, b * 5 + 3, 4, seed + 12);
    const value = height(u, v) * (1 - u) + height(u - 1, v) * u;
    const other = height(u, v - 1) * (1 - u) + height(u - 1, v - 1) * u;
    const mixed = value * (1 - v) + other * v;
    return [mixed, mixed, mixed];
  });
  puddles.colorSpace = "";
  material.onBeforeCompile = (shader) => {
    shader.uniforms["puddles"] = { value: puddles };
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nvarying vec3 stood;")
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nstood = (modelMatrix * vec4(position, 1.0)).xyz;");
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nuniform sampler2D puddles;\nvarying vec3 stood;")
      .replace(
        "#include <opaque_fragment>",
        /* glsl */ `
        vec3 look = normalize(cameraPosition - stood);
        float deep = smoothstep(0.42, 0.6, texture2D(puddles, stood.xz * vec2(0.11, 0.075)).r);
        float grain = texture2D(puddles, stood.xz * 1.7).r;
        float mirror = mix(0.2, 0.7, deep) * (0.35 + 0.65 * pow(1.0 - look.y, 3.0)) + (grain - 0.5) * 0.22 * (1.0 - deep);
        outgoingLight *= mix(0.62, 0.3, deep);
        diffuseColor.a = 1.0 - clamp(mirror, 0.0, 0.86);
        #include <opaque_fragment>`,
      );
  };
}

export function pavements(kit: Kit): Group {
  const seed = Math.floor(kit.chance("pavement").between(0, 1e6));
  const slabs = painted(128, [1, 1], (u, v) => {
    const joint = (u * 3) % 1 < 0.03 || (v * 3) % 1 < 0.03 ? 0.7 : 1;
    const tone = joint * (0.82 + 0.3 * fractal(u * 8, v * 8, 3, seed, 8));
    return [0.5 * tone, 0.48 * tone, 0.46 * tone];
  });
  slabs.repeat.set(2, 70);
  const group = new Group();
  const stone = new MeshLambertMaterial({ map: slabs });
  const width = FRONT - ROAD + 1;
  for (const side of [-1, 1]) {
    add(group, new BoxGeometry(width, KERB, NEAR - FAR), stone, side * (ROAD + width / 2), KERB / 2, (NEAR + FAR) / 2);
  }
  return group;
}

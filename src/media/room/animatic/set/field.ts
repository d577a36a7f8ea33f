/** Open country: a meadow with a worn path, clumps of trees, hills that fade one behind another. */

import {
  BufferGeometry,
  Color,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  Quaternion,
  Vector3,
} from "three";
import { smoothstep } from "../pace";
import { painted, terrain, type Kit, type PlaceSet } from "./kit";
import { fractal, noise } from "./noise";
import { tree } from "./tree";

export function field(kit: Kit): PlaceSet {
  const chance = kit.chance("field");
  const seed = Math.floor(chance.between(0, 1e6));
  const bend = chance.between(-5, 5);
  const group = new Group();
  const pathAt = (z: number): number => bend * Math.sin(z * 0.035) + Math.sin(z * 0.011 + 1) * 3 - Math.sin(1) * 3;
  const ground = (x: number, z: number): number => {
    const out = smoothstep(6, 60, Math.hypot(x, z * 0.8));
    const rolling = (fractal(x * 0.014 + 9, z * 0.014 + 9, 3, seed) - 0.5) * 15 + smoothstep(30, 190, -z) * 9;
    return rolling * out + (noise(x * 0.4, z * 0.4, seed + 3) - 0.5) * 0.12;
  };
  group.add(meadow(kit, seed, ground, pathAt));
  const blades = grass(kit, ground, pathAt);
  group.add(blades.mesh);
  for (let i = 0; i < 3; i++) group.add(hill(kit, seed + i * 17, i));
  woods(kit, group, ground);
  return { group, ground, update: blades.update };
}

function meadow(kit: Kit, seed: number, ground: (x: number, z: number) => number, pathAt: (z: number) => number): Mesh {
  const tint = kit.chance("grass").pick([
    { dark: "#3d4f22", light: "#78833c", dry: "#a3904f" },
    { dark: "#4a4f22", light: "#94873f", dry: "#bb9d55" },
    { dark: "#2f4a26", light: "#5f7f3a", dry: "#8d8a4c" },
  ]);
  const [dark, light, dry, soil] = [tint.dark, tint.light, tint.dry, "#7d6648"].map((name) => new Color(name));
  const colour = (x: number, z: number): Color => {
    const patch = fractal(x * 0.035, z * 0.035, 3, seed + 31);
    const mixed = new Color().lerpColors(dark ?? new Color(), light ?? new Color(), smoothstep(0.25, 0.75, patch));
    mixed.lerp(dry ?? mixed, 0.55 * smoothstep(0.5, 0.8, fractal(x * 0.09 + 50, z * 0.09, 2, seed + 32)));
    const worn = 1 - smoothstep(0.35, 1.25, Math.abs(x - pathAt(z)) + noise(x * 1.3, z * 1.3, seed) * 0.4);
    return mixed.lerp(soil ?? mixed, worn * 0.85);
  };
  const shape = terrain({ left: -55, right: 55, far: -300, near: 40, fan: 0.02 }, 100, 110, ground, colour);
  const speckle = painted(256, [0.42, 0.42], (u, v) => {
    const blade =
      0.62 + 0.38 * fractal(u * 14, v * 14, 3, seed, 14) + 0.42 * (noise(u * 110, v * 42, seed + 5, 0) - 0.5);
    return [blade, blade, blade * 0.98];
  });
  const mesh = new Mesh(shape, new MeshLambertMaterial({ vertexColors: true, map: speckle }));
  mesh.receiveShadow = true;
  return mesh;
}

/** Tufts near the camera; the wind bends their tips in the vertex shader. */
function grass(
  kit: Kit,
  ground: (x: number, z: number) => number,
  pathAt: (z: number) => number,
): { readonly mesh: InstancedMesh; readonly update: (seconds: number) => void } {
  const chance = kit.chance("tufts");
  const places: number[] = [];
  const normals: number[] = [];
  const colours: number[] = [];
  const faces: number[] = [];
  for (let blade = 0; blade < 7; blade++) {
    const around = (blade / 7) * Math.PI * 2 + chance.next();
    const [dx, dz] = [Math.cos(around), Math.sin(around)];
    const lean = chance.between(0.06, 0.2);
    const tall = chance.between(0.16, 0.4);
    const root = chance.between(0.02, 0.11);
    const first = places.length / 3;
    places.push(
      dx * root - dz * 0.011,
      -0.05,
      dz * root + dx * 0.011,
      dx * root + dz * 0.011,
      -0.05,
      dz * root - dx * 0.011,
    );
    places.push(dx * (root + lean), tall, dz * (root + lean));
    normals.push(0, 1, 0, 0, 1, 0, 0, 1, 0);
    colours.push(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1.25, 1.25, 1.15);
    faces.push(first, first + 1, first + 2);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  geometry.setAttribute("normal", new Float32BufferAttribute(normals, 3));
  geometry.setAttribute("color", new Float32BufferAttribute(colours, 3));
  geometry.setIndex(faces);
  const wind = { value: 0 };
  const material = new MeshLambertMaterial({ vertexColors: true, side: DoubleSide });
  material.onBeforeCompile = (shader) => {
    shader.uniforms["wind"] = wind;
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nuniform float wind;")
      .replace(
        "#include <begin_vertex>",
        /* glsl */ `
      vec3 transformed = vec3(position);
      vec2 stood = instanceMatrix[3].xz;
      float gust = sin(wind * 1.6 + stood.x * 0.5 + stood.y * 0.32) + 0.5 * sin(wind * 2.9 + stood.x * 1.3);
      transformed.xz += vec2(0.07, 0.03) * gust * max(position.y, 0.0) * 2.0;`,
      );
    shader.fragmentShader = shader.fragmentShader.replace(
      "#include <normal_fragment_begin>",
      "vec3 normal = normalize(vNormal);\nvec3 nonPerturbedNormal = normal;",
    );
  };
  const count = 3000;
  const mesh = new InstancedMesh(geometry, material, count);
  const matrix = new Matrix4();
  const turn = new Quaternion();
  const up = new Vector3(0, 1, 0);
  const tints = ["#5f6d2f", "#76783a", "#8d8544", "#4e5f2a", "#a0914f"].map((name) => new Color(name));
  for (let i = 0; i < count; i++) {
    const z = 16 - 62 * chance.next() ** 1.5;
    let x = chance.between(-1, 1) * (8 + Math.abs(z - 16) * 0.75);
    // The path is worn bare, but for its edges.
    if (Math.abs(x - pathAt(z)) < 0.75) x = pathAt(z) + (x < pathAt(z) ? -1 : 1) * chance.between(0.75, 1.4);
    const size = chance.between(0.4, 0.95);
    turn.setFromAxisAngle(up, chance.between(0, 6.3));
    mesh.setMatrixAt(
      i,
      matrix.compose(new Vector3(x, ground(x, z), z), turn, new Vector3(size, size * chance.between(0.7, 1.15), size)),
    );
    mesh.setColorAt(i, tints[i % tints.length] ?? new Color());
  }
  mesh.receiveShadow = true;
  mesh.frustumCulled = false;
  return { mesh, update: (seconds) => (wind.value = seconds) };
}

/** A ridge as a flat cut-out, in the colour that so much air would leave of it. */
function hill(kit: Kit, seed: number, index: number): Mesh {
  const far = 330 + index * 130;
  const places: number[] = [];
  const faces: number[] = [];
  const steps = 120;
  for (let i = 0; i <= steps; i++) {
    const x = ((i / steps) * 2 - 1) * far * 1.5;
    const ridge = fractal(i * 0.055 + 3, index * 7.3, 4, seed);
    const top = 5 + index * 15 + (ridge - 0.3) * (42 + index * 34) + (index === 0 ? noise(i * 1.9, 1, seed) * 3.5 : 0);
    places.push(x, -30, -far, x, top, -far);
    if (i < steps) faces.push(i * 2, i * 2 + 2, i * 2 + 1, i * 2 + 1, i * 2 + 2, i * 2 + 3);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  geometry.setIndex(faces);
  const { fill, fillStrength, key, keyStrength } = kit.light;
  const lit = new Color(
    0.05 * (fill[0] * fillStrength + key[0] * keyStrength * 0.25),
    0.075 * (fill[1] * fillStrength + key[1] * keyStrength * 0.25),
    0.045 * (fill[2] * fillStrength + key[2] * keyStrength * 0.25),
  );
  const air = kit.light.time === "day" ? [0.5, 0.68, 0.82] : [0.42, 0.62, 0.78];
  const material = new MeshBasicMaterial({ color: lit.lerp(kit.sky.haze, air[index] ?? 0.8), fog: false });
  return new Mesh(geometry, material);
}

/** Clumps at the meadow's edge: two trees grown, then set again and again at other sizes and turns. */
function woods(kit: Kit, group: Group, ground: (x: number, z: number) => number): void {
  const chance = kit.chance("woods");
  const grown = [tree(kit, 8, "wood 1", 520), tree(kit, 7, "wood 2", 480)];
  for (let clump = 0; clump < 4; clump++) {
    const z = chance.between(-150, -55);
    const x = chance.pick([-1, 1]) * chance.between(0.16, 0.62) * -z;
    for (let i = 0; i < 4; i++) {
      const copy = grown[(clump + i) % 2]?.group.clone();
      if (!copy) continue;
      const [px, pz] = [x + chance.between(-9, 9), z + chance.between(-8, 8)];
      copy.position.set(px, ground(px, pz) - 0.3, pz);
      copy.rotation.y = chance.between(0, 6.3);
      copy.scale.setScalar(chance.between(0.7, 1.25));
      copy.traverse((part) => (part.castShadow = false));
      group.add(copy);
    }
  }
}

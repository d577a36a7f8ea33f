/** The sea: open water that mirrors the painted sky, a beach in front, headlands and rocks at the side, worn piles. */

import {
  BufferGeometry,
  Color,
  CylinderGeometry,
  Float32BufferAttribute,
  Group,
  IcosahedronGeometry,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  RepeatWrapping,
  ShaderMaterial,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import type { Scene } from "../reading";
import { smoothstep } from "../pace";
import { add, matt, painted, terrain, type Kit, type PlaceSet } from "./kit";
import { fractal, noise } from "./noise";
import { SKY_GLSL } from "./sky";

export function sea(kit: Kit, scene: Scene, distance: number): PlaceSet {
  const chance = kit.chance("sea");
  const seed = Math.floor(chance.between(0, 1e6));
  const floats = scene.subject === "boat";
  // A boat lies off the beach where the camera stands; anyone else stands on it.
  const shore = floats ? Math.max(13, distance * 0.95 - chance.between(3.6, 5)) : chance.between(-8.5, -5.5);
  const slant = chance.between(-0.12, 0.12);
  const waterline = (x: number): number =>
    shore + x * slant + (noise(x * 0.12 + 5, 3, seed) - 0.5) * (floats ? 1.2 : 3);
  const sand = (x: number, z: number): number => {
    const inland = z - waterline(x);
    const dune = smoothstep(9, 34, inland) * 2.2 * fractal(x * 0.05, z * 0.05, 3, seed + 4);
    return Math.max(-3, inland * 0.075) + dune + (noise(x * 0.7, z * 0.7, seed) - 0.5) * 0.07;
  };
  const group = new Group();
  const water = waterOf(kit, seed, shore, slant);
  group.add(water.mesh, beach(kit, seed, shore, slant, sand, waterline));
  headlands(kit, group, seed, chance.pick([-1, 1]));
  rocks(kit, group, sand, waterline, chance.pick([-1, 1]));
  if (!floats) piles(kit, group, sand, waterline);
  return {
    group,
    ground: (x, z) => (floats ? 0 : Math.max(0, sand(x, z))),
    update: water.update,
  };
}

/** Where the last wave ran, the sand mirrors the sky. */
function wetten(material: MeshLambertMaterial, kit: Kit, shore: number, slant: number): void {
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, { skyMap: { value: kit.sky.map }, shore: { value: [shore, slant] } });
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nvarying vec3 stood;")
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nstood = position;");
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>\n${SKY_GLSL}\nuniform float shore[2];\nvarying vec3 stood;`)
      .replace(
        "#include <opaque_fragment>",
        /* glsl */ `
        float inland = stood.z - shore[0] - stood.x * shore[1];
        float film = smoothstep(3.4, 0.4, inland + 1.2 * sin(stood.x * 0.4) + 0.5 * sin(stood.x * 1.3 + stood.z));
        vec3 look = normalize(cameraPosition - stood);
        vec3 bounced = reflect(-look, vec3(0.0, 1.0, 0.0));
        float mirror = film * (0.12 + 0.75 * pow(1.0 - clamp(look.y, 0.0, 1.0), 3.0));
        outgoingLight = mix(outgoingLight, skyAt(bounced), mirror);
        #include <opaque_fragment>`,
      );
  };
}

function beach(
  kit: Kit,
  seed: number,
  shore: number,
  slant: number,
  sand: (x: number, z: number) => number,
  waterline: (x: number) => number,
): Mesh {
  const [dry, wet] = ["#a78c63", "#4f4133"].map((name) => new Color(name));
  const colour = (x: number, z: number): Color => {
    const inland = z - waterline(x) + (noise(x * 0.5, z * 0.5, seed + 2) - 0.5) * 1.6;
    const mixed = new Color().lerpColors(wet ?? new Color(), dry ?? new Color(), smoothstep(0.6, 4.2, inland));
    return mixed.multiplyScalar(0.86 + 0.28 * fractal(x * 0.22, z * 0.22, 2, seed + 8));
  };
  const shape = terrain({ left: -90, right: 90, far: -24, near: 75 }, 120, 110, sand, colour);
  const grains = painted(128, [0.5, 0.5], (u, v) => {
    const ripple = 0.5 + 0.5 * Math.sin((v * 9 + fractal(u * 4, v * 4, 2, seed, 4) * 1.6) * Math.PI * 2);
    const value = 0.8 + 0.1 * ripple + 0.18 * (noise(u * 50, v * 50, seed, 50) - 0.5);
    return [value, value, value];
  });
  const material = new MeshLambertMaterial({ vertexColors: true, map: grains });
  wetten(material, kit, shore, slant);
  const mesh = new Mesh(shape, material);
  mesh.receiveShadow = true;
  return mesh;
}

/** Height of the swell in metres. Kept low: a lens near the water must see over it. */
const SWELL_GLSL = /* glsl */ `
  float swell(vec2 at, float time) {
    return 0.10 * sin(at.y * 0.42 + at.x * 0.08 + time * 1.05)
      + 0.055 * sin(at.y * 0.83 - at.x * 0.31 + time * 1.5 + 1.3)
      + 0.035 * sin(at.x * 0.9 + at.y * 0.5 + time * 1.9 + 4.0);
  }
`;

function waterOf(
  kit: Kit,
  seed: number,
  shore: number,
  slant: number,
): { readonly mesh: Mesh; readonly update: (seconds: number) => void } {
  const ripples = rippleMap(seed);
  const time = { value: 0 };
  const { light, sky } = kit;
  const deep: Readonly<Record<string, string>> = {
    day: "#0d4a5c",
    dawn: "#2a4654",
    "golden hour": "#28424c",
    dusk: "#12202f",
    night: "#050b14",
  };
  const body = new Color(deep[light.time] ?? "#123").multiplyScalar(light.time === "night" ? 0.6 : 0.85);
  const material = new ShaderMaterial({
    uniforms: {
      skyMap: { value: sky.map },
      ripples: { value: ripples },
      time,
      body: { value: body },
      toSun: { value: light.direction },
      sunlight: {
        value: new Color(...light.key).multiplyScalar(light.keyStrength * (light.time === "night" ? 0.5 : 0.9)),
      },
      white: {
        value: new Color(...light.fill)
          .multiplyScalar(light.fillStrength * 0.3)
          .add(new Color(...light.key).multiplyScalar(light.keyStrength * 0.14)),
      },
      shore: { value: [shore, slant] },
      haze: { value: light.haze },
    },
    vertexShader: /* glsl */ `
      ${SWELL_GLSL}
      uniform float time;
      uniform float shore[2];
      varying vec3 world;
      void main() {
        vec3 lifted = position;
        lifted.y += swell(position.xz, time) * smoothstep(0.0, 12.0, shore[0] + position.x * shore[1] - position.z);
        world = lifted;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(lifted, 1.0);
      }`,
    fragmentShader: /* glsl */ `
      ${SKY_GLSL}
      ${SWELL_GLSL}
      uniform sampler2D ripples;
      uniform float time;
      uniform vec3 body;
      uniform vec3 toSun;
      uniform vec3 sunlight;
      uniform vec3 white;
      uniform float shore[2];
      uniform float haze;
      varying vec3 world;
      void main() {
        vec3 toEye = cameraPosition - world;
        float away = length(toEye);
        vec3 look = toEye / away;
        vec2 fine = texture2D(ripples, world.xz * 0.16 + time * vec2(0.018, 0.035)).rg
          + texture2D(ripples, world.xz * vec2(0.047, 0.061) - time * vec2(0.012, -0.016)).rg * 1.3 - 1.15;
        float e = 0.4;
        float here = swell(world.xz, time);
        vec2 slope = vec2(swell(world.xz + vec2(e, 0.0), time) - here, swell(world.xz + vec2(0.0, e), time) - here) / e;
        // Waves that are smaller than a pixel show only as roughness, or the distance would sparkle.
        float calm = 1.0 / (1.0 + away * 0.014);
        vec3 normal = normalize(vec3(-slope.x - fine.x * 0.30 * calm, 1.0, -slope.y - fine.y * 0.42 * calm));
        float facing = max(dot(normal, look), 0.0);
        float mirror = 0.03 + 0.9 * pow(1.0 - facing, 4.2);
        vec3 bounced = reflect(-look, normal);
        bounced.y = abs(bounced.y) + 0.02;
        vec3 colour = mix(body * (0.75 + 0.6 * max(fine.y, 0.0)), skyAt(normalize(bounced)), mirror);
        float spark = pow(max(dot(normalize(bounced), toSun), 0.0), 190.0);
        colour += sunlight * spark * 1.6;
        // Two lines of foam run up the sand and back, and one breaks further out.
        float out_ = shore[0] + world.x * shore[1] - world.z;
        float ragged = texture2D(ripples, world.xz * 0.09).r * 1.7 + texture2D(ripples, world.xz * 0.5).g * 0.5;
        float run = out_ + sin(time * 0.7) * 0.45 + ragged - 0.4;
        float foam = smoothstep(0.9, 0.25, abs(run - 0.2)) + 0.7 * smoothstep(0.7, 0.1, abs(run - 4.2 - sin(time * 0.5 + 1.0) * 0.5));
        foam *= smoothstep(0.28, 0.62, texture2D(ripples, world.xz * 0.33 + time * 0.01).r + 0.12);
        colour = mix(colour, white, clamp(foam, 0.0, 0.85));
        vec3 ahead = -look;
        ahead.y = 0.012;
        float air = 1.0 - exp(-pow(away * haze * 0.55, 1.6));
        colour = mix(colour, skyAt(normalize(ahead)), air * 0.94);
        gl_FragColor = vec4(colour, 1.0);
      }`,
  });
  const mesh = new Mesh(
    terrain({ left: -850, right: 850, far: -880, near: 30 }, 130, 120, () => 0),
    material,
  );
  mesh.frustumCulled = false;
  return { mesh, update: (seconds) => (time.value = seconds) };
}

/** Slopes of small waves as red and green, around one half; it repeats. */
function rippleMap(seed: number): ReturnType<typeof painted> {
  const size = 128;
  const height = (u: number, v: number): number => {
    const stretched = fractal(u * 7, v * 12, 4, seed, 0);
    return stretched;
  };
  const wrapped = (u: number, v: number): number => {
    // Blended with itself shifted by one, so that the edges meet.
    const mixU = (a: number): number => height(u, a) * (1 - u) + height(u - 1, a) * u;
    return mixU(v) * (1 - v) + mixU(v - 1) * v;
  };
  const e = 1 / size;
  const map = painted(size, [1, 1], (u, v) => [
    0.5 + (wrapped(u + e, v) - wrapped(u - e, v)) * 3.4,
    0.5 + (wrapped(u, v + e) - wrapped(u, v - e)) * 2.6,
    0.5,
  ]);
  map.colorSpace = "";
  map.wrapS = RepeatWrapping;
  map.wrapT = RepeatWrapping;
  return map;
}

function headlands(kit: Kit, group: Group, seed: number, side: number): void {
  const air = kit.light.time === "day" ? 0.72 : 0.6;
  [0, 1].forEach((index) => {
    const far = 620 + index * 190;
    const places: number[] = [];
    const faces: number[] = [];
    const steps = 90;
    for (let i = 0; i <= steps; i++) {
      const reach = (i / steps) * far * (0.62 + index * 0.35);
      const x = side * (far * (0.95 + index * 0.1) - reach);
      const fall = 1 - smoothstep(0.45, 1, i / steps);
      const top = (14 + index * 26) * fall * (0.45 + fractal(i * 0.07, index * 5 + 2, 4, seed) * 1.2) - 0.5;
      places.push(x, -2, -far, x, top, -far);
      if (i < steps) faces.push(i * 2, i * 2 + 1, i * 2 + 2, i * 2 + 1, i * 2 + 3, i * 2 + 2);
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
    geometry.setIndex(side > 0 ? faces : faces.reverse());
    const dark = new Color(...kit.light.fill).multiplyScalar(kit.light.fillStrength * 0.03);
    const material = new MeshBasicMaterial({ color: dark.lerp(kit.sky.haze, air + index * 0.13), fog: false, side: 2 });
    group.add(new Mesh(geometry, material));
  });
}

function rocks(
  kit: Kit,
  group: Group,
  sand: (x: number, z: number) => number,
  waterline: (x: number) => number,
  side: number,
): void {
  const chance = kit.chance("rocks");
  const stone = matt(new Color("#4b4641"));
  for (let i = 0; i < 11; i++) {
    const x = side * (7 + 15 * chance.next() + i * 0.5);
    const z = waterline(x) + chance.between(-9, 2.5);
    const size = chance.between(0.35, 1.5);
    const shape = new IcosahedronGeometry(size, 3);
    const place = shape.getAttribute("position");
    const rough = Math.floor(chance.between(0, 1e6));
    for (let k = 0; k < place.count; k++) {
      const [px, py, pz] = [place.getX(k) / size, place.getY(k) / size, place.getZ(k) / size];
      const swell = 0.62 + 0.75 * fractal(px * 1.3 + pz * 0.7 + 20, py * 1.5 + pz + 20, 4, rough);
      place.setXYZ(k, px * size * swell * 1.25, py * size * swell * 0.72, pz * size * swell);
    }
    shape.computeVertexNormals();
    const mesh = add(group, shape, stone, x, Math.max(-0.2, sand(x, z)), z);
    mesh.rotation.y = chance.between(0, 6.3);
  }
}

/** A groyne of worn piles that leads the eye out to sea. */
function piles(kit: Kit, group: Group, sand: (x: number, z: number) => number, waterline: (x: number) => number): void {
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

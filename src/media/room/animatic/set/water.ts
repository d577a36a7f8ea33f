/** Open water: a swell that rolls in, small waves that mirror the painted sky, foam that runs up the sand. */

import { Color, Mesh, ShaderMaterial } from "three";
import { AIR_GLSL, airOf } from "./air";
import type { Phase } from "./hours";
import { terrain, type Kit } from "./kit";
import { fractal } from "./noise";
import { slopesOf } from "./slopes";

/** Height of the swell in metres. Kept low, but in a gale: a lens near the water must see over it. */
const SWELL_GLSL = /* glsl */ `
  uniform float gale;
  float swell(vec2 at, float time) {
    return (1.0 + 1.5 * gale) * (0.10 * sin(at.y * 0.42 + at.x * 0.08 + time * 1.05)
      + 0.055 * sin(at.y * 0.83 - at.x * 0.31 + time * 1.5 + 1.3)
      + 0.035 * sin(at.x * 0.9 + at.y * 0.5 + time * 1.9 + 4.0));
  }
`;

/** What is seen into deep water. */
const DEEP: Readonly<Record<Phase, string>> = {
  day: "#0d4a5c",
  dawn: "#46505e",
  "golden hour": "#3a484c",
  dusk: "#12202f",
  night: "#050b14",
};

/** @param shore z of the waterline at x = 0, in metres. @param slant by how much that z rises with each metre of x. */
export function waterOf(
  kit: Kit,
  seed: number,
  shore: number,
  slant: number,
): { readonly mesh: Mesh; readonly update: (seconds: number) => void } {
  const ripples = rippleMap(seed);
  const time = { value: 0 };
  const { light } = kit;
  const isLow = light.phase === "golden hour" || light.phase === "dawn";
  const body = new Color(DEEP[light.phase]).multiplyScalar(light.phase === "night" ? 0.6 : 0.85);
  const material = new ShaderMaterial({
    uniforms: {
      ...airOf(kit, { share: 0.7 }),
      ripples: { value: ripples },
      time,
      body: { value: body },
      gale: { value: Math.max(0, light.wind - 0.5) * 2 },
      shoal: {
        value: light.phase === "day" ? new Color("#55a79c").multiplyScalar(0.9) : body.clone().multiplyScalar(1.9),
      },
      toSun: { value: light.direction },
      // Low sun: what the waves mirror is the warm band over the horizon, in air that lets only its warm light through.
      lowered: { value: isLow ? 0.5 : 1 },
      warmth: { value: new Color(1, 1, 1).lerp(new Color(...light.key), isLow ? 0.5 : 0) },
      sunlight: {
        value: new Color(...light.key).multiplyScalar(light.keyStrength * (light.phase === "night" ? 0.5 : 0.9)),
      },
      white: {
        value: new Color(...light.fill)
          .multiplyScalar(light.fillStrength * 0.3)
          .add(new Color(...light.key).multiplyScalar(light.keyStrength * 0.14)),
      },
      shore: { value: [shore, slant] },
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
      ${AIR_GLSL}
      ${SWELL_GLSL}
      uniform sampler2D ripples;
      uniform float time;
      uniform vec3 body;
      uniform vec3 shoal;
      uniform vec3 toSun;
      uniform vec3 sunlight;
      uniform vec3 white;
      uniform float lowered;
      uniform vec3 warmth;
      uniform float shore[2];
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
        vec3 normal = normalize(vec3(-slope.x - fine.x * 0.38 * calm, 1.0, -slope.y - fine.y * 0.55 * calm));
        float facing = max(dot(normal, look), 0.0);
        float mirror = 0.03 + 0.2 * (1.0 - lowered) + (0.68 + 0.1 * lowered) * pow(1.0 - facing, 3.6);
        vec3 bounced = reflect(-look, normal);
        // Far off only the sides of waves are seen that lean towards the eye: they mirror higher sky, and the sea is darker.
        bounced.y = abs(bounced.y) * lowered + 0.05 + 0.13 * (1.0 - calm) * lowered;
        vec3 sky = skyAt(normalize(bounced)) * warmth;
        sky *= 1.2 / max(1.2, max(sky.r, sky.g));
        float out_ = shore[0] + world.x * shore[1] - world.z;
        // Who looks down into the shallows sees the sand.
        vec3 depth = mix(body, shoal, exp(-max(out_, 0.0) * 0.24) * smoothstep(0.25, 0.8, facing));
        vec3 colour = mix(depth * (0.75 + 0.6 * max(fine.y, 0.0)), sky, mirror);
        float spark = pow(max(dot(normalize(bounced), toSun), 0.0), 190.0);
        // Round the sparks a broad path of light, as the waves lean every way.
        float path = pow(max(dot(normalize(bounced), toSun), 0.0), 22.0);
        colour += sunlight * (spark * 1.6 + path * 0.035 * (1.0 - lowered)) * (0.55 + 0.45 * lowered);
        // Two lines of foam run up the sand and back, and one breaks further out.
        float ragged = texture2D(ripples, world.xz * 0.09).r * 1.7 + texture2D(ripples, world.xz * 0.5).g * 0.5;
        float run = out_ + sin(time * 0.7) * 0.45 + ragged - 0.4;
        float foam = (1.0 - smoothstep(0.25, 0.9, abs(run - 0.2))) + 0.7 * (1.0 - smoothstep(0.1, 0.7, abs(run - 4.2 - sin(time * 0.5 + 1.0) * 0.5)));
        foam *= smoothstep(0.28, 0.62, texture2D(ripples, world.xz * 0.33 + time * 0.01).r + 0.12);
        // In a gale crests break, and the wind draws their foam out in streaks.
        float crest = smoothstep(0.1, 0.3, here + 0.5 * (fine.x + fine.y)) * smoothstep(1.12, 1.34, ragged);
        foam = max(foam, gale * (0.75 * crest + 0.2 * smoothstep(1.2, 1.42, ragged)));
        colour = mix(colour, white, clamp(foam, 0.0, 0.85));
        vec4 air = airOver(-toEye, 0.0);
        colour = mix(colour, air.rgb, air.a);
        gl_FragColor = vec4(colour, 1.0);
      }`,
  });
  const mesh = new Mesh(
    terrain({ left: -850, right: 850, far: -880, near: Math.max(30, shore + 14) }, 130, 120, () => 0),
    material,
  );
  mesh.frustumCulled = false;
  return { mesh, update: (seconds) => (time.value = seconds) };
}

/** Slopes of small waves; it repeats. */
function rippleMap(seed: number): ReturnType<typeof slopesOf> {
  const height = (u: number, v: number): number => fractal(u * 7, v * 12, 4, seed);
  const wrapped = (u: number, v: number): number => {
    // Blended with itself shifted by one, so that the edges meet.
    const mixU = (a: number): number => height(u, a) * (1 - u) + height(u - 1, a) * u;
    return mixU(v) * (1 - v) + mixU(v - 1) * v;
  };
  return slopesOf(128, wrapped, [3.4, 2.6]);
}

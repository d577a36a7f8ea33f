/** Banks of mist low over the ground, one behind another, drifting; what is near stays clear of them. */

import { Group, Mesh, PlaneGeometry, ShaderMaterial } from "three";
import { painted, UV_VERTEX, type Kit } from "./kit";
import { fractal } from "./noise";
import type { Ground } from "./splashes";

/** Distances of the banks from the lens in distances of the subject, and how thick they are, 0 … 1. */
const BANKS = [
  { away: 0.62, thick: 0.16 },
  { away: 1.35, thick: 0.4 },
  { away: 2.3, thick: 0.5 },
  { away: 4.2, thick: 0.6 },
  { away: 8, thick: 0.7 },
] as const;

export function mistOf(
  kit: Kit,
  { height, foot, distance }: Ground,
): { readonly group: Group; readonly update: (seconds: number) => void } {
  const group = new Group();
  const seed = Math.floor(kit.chance("mist").between(0, 1e6));
  const side = kit.chance("wind").pick([-1, 1]);
  const cloth = painted(128, [1, 1], (u, v) => {
    const value = fractal(u * 4, v * 4, 4, seed, 4);
    return [value, value, value];
  });
  cloth.colorSpace = "";
  const time = { value: 0 };
  const far = Math.max(4, distance);
  BANKS.forEach(({ away, thick }, i) => {
    const depth = far * away;
    const z = foot.z + distance - depth;
    const high = Math.max(1.4, depth * 0.3);
    const wide = depth * 4.5;
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      uniforms: {
        time,
        cloth: { value: cloth },
        colour: { value: kit.sky.haze.clone().multiplyScalar(1.05) },
        thick: { value: thick },
        // Near banks pass faster, as seen from the lens all at a walking pace.
        drift: { value: (side * 0.5 * (0.8 + i * 0.13)) / wide },
        repeat: { value: [wide / (high * 5), 0.6] },
        start: { value: i * 0.37 },
      },
      vertexShader: UV_VERTEX,
      fragmentShader: FRAGMENT,
    });
    const bank = new Mesh(new PlaneGeometry(wide, high), material);
    const floor = Math.min(height(foot.x, z), height(foot.x - depth * 0.3, z), height(foot.x + depth * 0.3, z));
    bank.position.set(foot.x, floor + high * 0.44, z);
    // From the back to the front, after all that is solid.
    bank.renderOrder = 25 - i;
    group.add(bank);
  });
  return { group, update: (seconds) => (time.value = seconds) };
}

const FRAGMENT = /* glsl */ `
  uniform float time;
  uniform sampler2D cloth;
  uniform vec3 colour;
  uniform float thick;
  uniform float drift;
  uniform vec2 repeat;
  uniform float start;
  varying vec2 place;
  void main() {
    vec2 at = place * repeat + start;
    float slow = texture2D(cloth, at - vec2(drift * repeat.x * time, 0.0)).r;
    float quick = texture2D(cloth, at * 2.3 - vec2(drift * repeat.x * time * 3.4, time * 0.006)).r;
    float shape = slow * 0.65 + quick * 0.35;
    float top = 1.0 - smoothstep(0.3, 0.98, place.y + (shape - 0.5) * 0.9);
    float foot = smoothstep(0.0, 0.3, place.y);
    float ends = smoothstep(0.0, 0.12, place.x) * (1.0 - smoothstep(0.88, 1.0, place.x));
    gl_FragColor = vec4(colour, thick * top * foot * ends * (0.35 + 0.65 * smoothstep(0.3, 0.65, shape)));
  }`;

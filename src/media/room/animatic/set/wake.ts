/** What a boat leaves in the water: foam along its sides that spreads, and a trail behind it. */

import { BufferGeometry, Color, Float32BufferAttribute, Group, Mesh, ShaderMaterial } from "three";
import { painted, type Kit } from "./kit";
import { fractal } from "./noise";

export interface Wake {
  readonly group: Group;
  /** The water lies still while the boat has gone `gone` metres over it. */
  readonly update: (gone: number) => void;
}

/** Metres over the still water. */
const OVER = 0.06;
const ROWS = 22;

/** @param bow and @param stern along z, @param beam half the hull's width, @param long how far behind it is seen; metres. */
export function wakeOf(kit: Kit, bow: number, stern: number, beam: number, long: number): Wake {
  const seed = Math.floor(kit.chance("wake").between(0, 1e6));
  const foam = painted(128, [1, 1], (u, v) => {
    const tone = fractal(u * 9, v * 9, 4, seed, 9);
    return [tone, tone, tone];
  });
  foam.colorSpace = "";
  const { fill, key, fillStrength, keyStrength } = kit.light;
  const white = new Color(...fill)
    .multiplyScalar(fillStrength * 0.26)
    .add(new Color(...key).multiplyScalar(keyStrength * 0.12));
  const gone = { value: 0 };
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    uniforms: { foam: { value: foam }, white: { value: white }, gone },
    vertexShader: /* glsl */ `
      attribute float strength;
      varying float laid;
      varying vec2 water;
      void main() {
        laid = strength;
        water = position.xz;
        vec4 seen = modelViewMatrix * vec4(position, 1.0);
        gl_Position = projectionMatrix * seen;
        // The swell is not known here: the foam is drawn as far before the water as a swell of 20 cm would hide.
        float steep = (cameraPosition.y - (modelMatrix * vec4(position, 1.0)).y) / length(seen.xyz);
        vec4 nearer = projectionMatrix * (seen + vec4(0.0, 0.0, min(min(3.0, -seen.z * 0.2), 0.2 / max(0.05, steep)), 0.0));
        gl_Position.z = nearer.z / nearer.w * gl_Position.w;
      }`,
    fragmentShader: /* glsl */ `
      uniform sampler2D foam;
      uniform vec3 white;
      uniform float gone;
      varying float laid;
      varying vec2 water;
      void main() {
        vec2 at = water + vec2(0.0, gone);
        float grain = texture2D(foam, at * vec2(0.21, 0.13)).r * 0.65 + texture2D(foam, at * vec2(0.63, 0.47) + 0.37).r * 0.5;
        float body = smoothstep(1.02 - laid, 1.25 - laid * 0.7, grain + 0.42);
        gl_FragColor = vec4(white, body * min(1.0, laid * 1.6) * 0.8);
      }`,
  });
  const mesh = new Mesh(sheet(bow, stern, beam, long), material);
  mesh.position.y = OVER;
  mesh.renderOrder = 3;
  const group = new Group();
  group.add(mesh);
  return { group, update: (way) => (gone.value = way) };
}

/** Two arms from the bow outwards, and the trail between them; `strength` is how much foam lies there. */
function sheet(bow: number, stern: number, beam: number, long: number): BufferGeometry {
  const places: number[] = [];
  const strengths: number[] = [];
  const faces: number[] = [];
  for (let row = 0; row <= ROWS; row++) {
    const share = (row / ROWS) ** 1.4;
    const z = bow - (bow - stern + long) * share;
    const past = Math.max(0, stern - z);
    const spread = beam * Math.min(1, Math.max(0, bow - z) / 1.6) + Math.max(0, bow - z) * 0.2;
    const old = Math.exp(-share * 2.4);
    const trail = past > 0 ? 0.85 * old : 0;
    const lines = [
      [-spread - 0.7, 0],
      [-spread, 0.75 * old],
      [-spread + 0.3 + spread * 0.3, past > 0 ? 0.18 * old : 0.2],
      [-beam * 0.5, trail],
      [beam * 0.5, trail],
      [spread - 0.3 - spread * 0.3, past > 0 ? 0.18 * old : 0.2],
      [spread, 0.75 * old],
      [spread + 0.7, 0],
    ] as const;
    lines.forEach(([x, strength], column) => {
      places.push(x, 0, z);
      strengths.push(row === ROWS ? 0 : strength);
      if (row === ROWS || column + 1 === lines.length) return;
      const at = row * lines.length + column;
      faces.push(at, at + 1, at + lines.length, at + 1, at + lines.length + 1, at + lines.length);
    });
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  geometry.setAttribute("strength", new Float32BufferAttribute(strengths, 1));
  geometry.setIndex(faces);
  return geometry;
}

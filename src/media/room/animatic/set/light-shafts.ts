/** Sunbeams in the haze between trees: a few slanted sheets of light, brightest in their middle. */

import {
  AdditiveBlending,
  BufferGeometry,
  Color,
  DoubleSide,
  Float32BufferAttribute,
  Mesh,
  ShaderMaterial,
  Vector3,
} from "three";
import { UV_VERTEX, type Kit } from "./kit";

/** Absent when sun or moon is too weak for it. */
export function lightShafts(kit: Kit): Mesh | undefined {
  const { light } = kit;
  if (light.phase === "dusk" || light.veil > 0.5) return undefined;
  const chance = kit.chance("shafts");
  const along = light.direction.clone().setY(Math.max(0.34, light.direction.y)).normalize();
  const across = new Vector3().crossVectors(along, new Vector3(0, 0, 1)).normalize();
  const places: number[] = [];
  const uvs: number[] = [];
  const faces: number[] = [];
  for (let i = 0; i < 7; i++) {
    const foot = new Vector3(chance.between(-9, 9), 0, chance.between(-22, -4));
    const half = chance.between(0.25, 0.9);
    const first = places.length / 3;
    for (const [s, t] of [
      [-1, 0],
      [1, 0],
      [1, 1],
      [-1, 1],
    ] as const) {
      const at = foot
        .clone()
        .addScaledVector(along, t * 15)
        .addScaledVector(across, s * half * (1 - 0.35 * t));
      places.push(at.x, at.y, at.z);
      uvs.push(s, t);
    }
    faces.push(first, first + 1, first + 2, first, first + 2, first + 3);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  geometry.setAttribute("uv", new Float32BufferAttribute(uvs, 2));
  geometry.setIndex(faces);
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    blending: AdditiveBlending,
    uniforms: { beam: { value: new Color(...light.key).multiplyScalar(light.keyStrength * 0.036) } },
    vertexShader: UV_VERTEX,
    fragmentShader: `uniform vec3 beam; varying vec2 place;
      void main() {
        float near = 1.0 - place.x * place.x;
        gl_FragColor = vec4(beam * near * near * smoothstep(0.0, 0.4, place.y) * (1.0 - smoothstep(0.6, 1.0, place.y)), 1.0);
      }`,
  });
  const mesh = new Mesh(geometry, material);
  mesh.renderOrder = 12;
  return mesh;
}

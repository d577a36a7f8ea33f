/** Pictures made of pictures: one triangle pair over the whole frame, one small program. */

import { ShaderMaterial, type IUniform } from "three";

const VERTEX = /* glsl */ `
  varying vec2 place;
  void main() {
    place = uv;
    gl_Position = vec4(position.xy, 0.0, 1.0);
  }`;

/** What several passes are told at once; shared by reference. */
export type Told = Readonly<Record<string, IUniform>>;

/** @param fragmentShader reads `source`, at `place`, 0 … 1 from the left and from the bottom. @param told what else it reads. */
export function pass(fragmentShader: string, told: Told): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: `uniform sampler2D source;\nvarying vec2 place;\n${fragmentShader}`,
    uniforms: { source: { value: null }, ...told },
    depthTest: false,
    depthWrite: false,
  });
}

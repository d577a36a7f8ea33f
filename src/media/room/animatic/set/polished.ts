/** A polished surface under a product, white or black, that shows it upside down, fainter the deeper. */

import {
  type Color,
  Group,
  Mesh,
  PlaneGeometry,
  RingGeometry,
  ShaderMaterial,
  UniformsLib,
  UniformsUtils,
  type Object3D,
} from "three";
import { matt } from "./kit";

export interface Polish {
  /** Linear light. */
  readonly colour: Color;
  /** What is left of it in the shadow of the product, 0 … 1. */
  readonly shaded: number;
  /** How much is mirrored at the product's foot, 0 … 1. */
  readonly mirrors: number;
  /** Metres from the product at which it has sunk into what lies behind. Absent: never. */
  readonly ends?: number;
}

/** Metres from the product to the edges of the surface. */
const REACH = 60;

/**
 * Puts the surface where the product of `actor` stands, in place of plinth and turntable.
 * @param high height of the product, in metres.
 */
export function polish(actor: Object3D, high: number, turns: boolean, { colour, shaded, mirrors, ends }: Polish): void {
  const still = actor.getObjectByName("turntable");
  const room = actor.getObjectByName("room");
  if (still === undefined || room === undefined) return;
  room.visible = false;
  const disc = still.getObjectByName("disc");
  if (disc) disc.visible = false;
  const below = new Group();
  below.scale.y = -1;
  for (const part of still.children) if (part !== disc) below.add(part.clone());
  const unlit: Object3D[] = [];
  below.traverse((part) => {
    part.castShadow = false;
    // What is clear goes before the surface, not after it. Soft shades have nothing to mirror.
    part.renderOrder = Math.min(part.renderOrder, 1);
    if (part instanceof Mesh && part.material instanceof ShaderMaterial) unlit.push(part);
  });
  for (const part of unlit) part.removeFromParent();
  still.add(below);
  const plane = new Mesh(
    new PlaneGeometry(2 * REACH, 2 * REACH).rotateX(-Math.PI / 2),
    surface(colour, shaded, mirrors, high, ends ?? REACH * 2),
  );
  plane.receiveShadow = true;
  plane.renderOrder = 2;
  still.add(plane);
  if (turns) still.add(seam(colour, high));
}

/** Where the turning part of the surface ends: a hair of a gap, with marks by which it is seen to turn. */
function seam(colour: Color, high: number): Group {
  const group = new Group();
  const radius = Math.max(0.1, high * 0.75);
  const ink = matt(colour.clone().multiplyScalar(0.3));
  const part = (inner: number, outer: number, from = 0, length = Math.PI * 2): void => {
    const ring = new Mesh(
      new RingGeometry(inner, outer, length > 1 ? 96 : 2, 1, from, length).rotateX(-Math.PI / 2),
      ink,
    );
    ring.position.y = 0.0004;
    ring.renderOrder = 3;
    group.add(ring);
  };
  part(radius, radius + 0.0009);
  for (let i = 0; i < 48; i++)
    part(radius - (i % 4 === 0 ? 0.006 : 0.0035), radius - 0.0012, (i / 48) * Math.PI * 2, 0.008);
  return group;
}

function surface(colour: Color, shaded: number, mirrors: number, high: number, ends: number): ShaderMaterial {
  return new ShaderMaterial({
    lights: true,
    transparent: true,
    uniforms: UniformsUtils.merge([
      UniformsLib.lights,
      {
        colour: { value: colour },
        shaded: { value: shaded },
        mirrors: { value: mirrors },
        high: { value: high },
        ends: { value: ends },
      },
    ]),
    vertexShader: /* glsl */ `
      #include <common>
      #include <shadowmap_pars_vertex>
      varying vec2 off;
      void main() {
        #include <beginnormal_vertex>
        #include <defaultnormal_vertex>
        #include <begin_vertex>
        #include <project_vertex>
        #include <worldpos_vertex>
        #include <shadowmap_vertex>
        off = position.xz;
      }`,
    fragmentShader: /* glsl */ `
      #include <common>
      #include <packing>
      #include <bsdfs>
      #include <lights_pars_begin>
      #include <shadowmap_pars_fragment>
      #include <shadowmask_pars_fragment>
      uniform vec3 colour;
      uniform float shaded, mirrors, high, ends;
      varying vec2 off;
      void main() {
        float away = length(off);
        float deep = away / high;
        float near = exp(-deep * deep * 0.5);
        float there = 1.0 - smoothstep(0.35 * ends, ends, away);
        gl_FragColor = vec4(colour * mix(shaded, 1.0, getShadowMask()), (1.0 - mirrors * near) * there);
      }`,
  });
}

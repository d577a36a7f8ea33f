/** What those who walk leave in sand and snow: a line of prints that comes from out of the frame and ends under the feet. */

import { InstancedMesh, Object3D, PlaneGeometry, ShaderMaterial } from "three";
import type { Subject } from "../../../../core/staging";
import type { Kit, PlaceSet } from "./kit";

export interface Footprints {
  readonly mesh: InstancedMesh;
  /** Shows what lies behind somebody who has gone so many metres past the middle of the way. */
  until(gone: number): void;
}

/** Metres: from print to print, out of the line that is walked, and of the print itself. */
interface Sole {
  readonly step: number;
  readonly out: number;
  readonly long: number;
  readonly wide: number;
}

const SOLES: { readonly [K in Subject["kind"]]?: Sole } = {
  person: { step: 0.66, out: 0.1, long: 0.3, wide: 0.13 },
  dog: { step: 0.24, out: 0.07, long: 0.09, wide: 0.08 },
};

/** Metres that are printed before and after the middle of a way; of a longer one so much more of both. */
const BACK = 16;
const ON = 9;

/** Whether the ground takes prints. */
function isSoft({ staging: { place, subjects }, light }: Kit): boolean {
  if (place === "sea") return subjects[0]?.kind !== "boat";
  return place === "desert" || ((place === "field" || place === "mountains") && light.snow > 0.5);
}

/** @param scale of the feet over a grown man's. @param most metres that it goes after the middle of its way. */
export function footprintsOf(
  kit: Kit,
  kind: Subject["kind"],
  { x, z, heading }: { readonly x: number; readonly z: number; readonly heading: number },
  scale: number,
  most: number,
  place: PlaceSet,
): Footprints | undefined {
  const sole = SOLES[kind];
  if (sole === undefined || !isSoft(kit)) return undefined;
  const chance = kit.chance(`prints ${x.toFixed(2)}`);
  const step = sole.step * Math.max(0.6, scale);
  const further = Math.max(0, most - ON);
  const count = Math.ceil((BACK + ON + 2 * further) / step);
  const mesh = new InstancedMesh(new PlaneGeometry(1, 1).rotateX(-Math.PI / 2), pressed(), count);
  const print = new Object3D();
  // Nobody walks along a ruler.
  const [bend, sway] = [chance.between(-0.012, 0.012), chance.between(0, 6)];
  for (let i = 0; i < count; i++) {
    const along = i * step - BACK - further;
    const back = Math.min(0, along + most);
    const aside =
      (i % 2 === 0 ? 1 : -1) * sole.out * scale +
      bend * back * back +
      0.05 * Math.sin(along * 0.7 + sway) * Math.min(1, -back);
    const [px, pz] = [
      x + Math.sin(heading) * along + Math.cos(heading) * aside,
      z + Math.cos(heading) * along - Math.sin(heading) * aside,
    ];
    print.position.set(px, place.ground(px, pz) + 0.016, pz);
    print.rotation.y = heading + 2 * bend * -back + (i % 2 === 0 ? 0.12 : -0.12) + chance.between(-0.1, 0.1);
    print.scale.set(sole.wide * scale, 1, sole.long * scale);
    print.updateMatrix();
    mesh.setMatrixAt(i, print.matrix);
  }
  mesh.renderOrder = 3;
  mesh.frustumCulled = false;
  return {
    mesh,
    until: (gone) => {
      const left = Math.floor((gone + BACK + further) / step) + 1;
      mesh.count = Math.min(count, Math.max(0, left));
    },
  };
}

/** A heel and a ball pressed in: dark within, and a rim that is pushed up and catches the light. */
function pressed(): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    polygonOffset: true,
    polygonOffsetFactor: -2,
    polygonOffsetUnits: -60,
    vertexShader: `varying vec2 place;
      void main() { place = uv - 0.5; gl_Position = projectionMatrix * modelViewMatrix * instanceMatrix * vec4(position, 1.0); }`,
    fragmentShader: `varying vec2 place;
      void main() {
        float heel = length((place - vec2(0.0, 0.27)) * vec2(2.9, 5.2));
        float ball = length((place + vec2(0.0, 0.13)) * vec2(2.3, 3.3));
        float inside = min(heel, ball);
        float sunk = 1.0 - smoothstep(0.55, 1.0, inside);
        float rim = smoothstep(0.85, 1.0, inside) * (1.0 - smoothstep(1.05, 1.3, inside));
        gl_FragColor = vec4(vec3(rim), sunk * 0.4 + rim * 0.05);
      }`,
  });
}

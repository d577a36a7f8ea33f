/** Lightning: a bolt far off, the clouds round it lit up, and for a moment the whole set. Where and when, the seed says. */

import {
  AdditiveBlending,
  BufferGeometry,
  Color,
  DirectionalLight,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  ShaderMaterial,
} from "three";
import type { Chance } from "../../../../core/chance";
import type { Kit } from "./kit";

/** Seconds; in each such stretch it strikes once. */
const STRETCH = 3;
/** Metres to where it strikes. */
const FAR = 560;

export function lightningOf(kit: Kit): { readonly group: Group; readonly update: (seconds: number) => void } {
  const chance = kit.chance("lightning");
  const group = new Group();
  const strikes = Array.from({ length: 4 }, () => ({
    after: chance.between(0.35, STRETCH - 0.8),
    across: chance.between(-0.34, 0.34) * FAR,
  }));
  const white = new Color(0.72, 0.82, 1);
  const bolts = strikes.map(({ across }) => {
    const bolt = new Mesh(
      boltShape(chance, across),
      new MeshBasicMaterial({ color: white.clone().multiplyScalar(9), fog: false, side: DoubleSide }),
    );
    bolt.renderOrder = 12;
    group.add(bolt);
    return bolt;
  });
  const power = { value: 0 };
  const glow = new Mesh(
    new PlaneGeometry(1100, 640),
    new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      blending: AdditiveBlending,
      uniforms: { power, colour: { value: white } },
      vertexShader: /* glsl */ `
        varying vec2 place;
        void main() { place = uv - 0.5; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }`,
      fragmentShader: /* glsl */ `
        uniform float power;
        uniform vec3 colour;
        varying vec2 place;
        void main() {
          float near = max(0.0, 1.0 - length(place) * 2.0);
          gl_FragColor = vec4(colour * power * 0.75 * near * near, 1.0);
        }`,
    }),
  );
  glow.renderOrder = 11;
  const flash = new DirectionalLight(white, 0);
  group.add(glow, flash, flash.target);
  return {
    group,
    update: (seconds) => {
      const index = Math.floor(seconds / STRETCH) % strikes.length;
      const strike = strikes[index];
      const since = (seconds % STRETCH) - (strike?.after ?? STRETCH);
      power.value = brightness(since);
      bolts.forEach((bolt, i) => (bolt.visible = i === index && power.value > 0.12));
      glow.visible = power.value > 0.01;
      glow.position.set(strike?.across ?? 0, 170, -FAR - 40);
      flash.position.set(strike?.across ?? 0, 320, -FAR * 0.35);
      flash.intensity = (power.value * 3.2) / kit.light.exposure;
    },
  };
}

/** A leader, the stroke, and one that follows it in the same path; 0 … 1, by seconds since it began. */
function brightness(since: number): number {
  const strokes = [
    [0, 0.45, 0.03],
    [0.09, 1, 0.075],
    [0.25, 0.6, 0.09],
  ] as const;
  return strokes.reduce((most, [at, peak, decay]) => {
    return since < at ? most : Math.max(most, peak * Math.exp(-(since - at) / decay));
  }, 0);
}

/** A crooked way down from the cloud, with branches that end in the air. */
function boltShape(chance: Chance, across: number): BufferGeometry {
  const places: number[] = [];
  const limb = (x: number, y: number, lean: number, steps: number, width: number, branches: boolean): void => {
    for (let i = 0; i < steps; i++) {
      const [toX, toY] = [x + lean * 7 + chance.between(-13, 13), y - chance.between(11, 20)];
      const [now, then] = [width * (1 - i / steps / 1.5), width * (1 - (i + 1) / steps / 1.5)];
      places.push(x - now, y, -FAR, x + now, y, -FAR, toX + then, toY, -FAR);
      places.push(x - now, y, -FAR, toX + then, toY, -FAR, toX - then, toY, -FAR);
      if (branches && i > 2 && chance.next() < 0.3) {
        limb(toX, toY, chance.pick([-1, 1]), Math.floor(chance.between(3, 8)), width * 0.45, false);
      }
      [x, y] = [toX, toY];
      if (y < -4) return;
    }
  };
  limb(across, 330, chance.between(-0.4, 0.4), 40, 1.5, true);
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  return geometry;
}

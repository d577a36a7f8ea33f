/** What falls, drifts and blows. */

import { Color, Group, Vector3, type PerspectiveCamera } from "three";
import { isIndoors } from "../../../../core/staging";
import { fallingOf, type Fall, type Falling } from "./falling";
import type { Kit } from "./kit";
import { lightningOf } from "./lightning";
import { mistOf } from "./mist";
import { splashesOf, type Ground } from "./splashes";

export interface WeatherSet {
  readonly group: Group;
  /** `seconds` from the first frame; it falls round the camera. */
  update(seconds: number): void;
}

/** @param camera the shot's, as it is half-way; what falls goes with it. */
export function weatherOf(kit: Kit, camera: PerspectiveCamera, ground: Ground): WeatherSet {
  const group = new Group();
  const moving: { update(seconds: number): void }[] = [];
  const add = (
    part: Pick<Falling, "mesh" | "update"> | { readonly group: Group; update(seconds: number): void },
  ): void => {
    group.add("mesh" in part ? part.mesh : part.group);
    moving.push(part);
  };
  const fall = (what: Fall): void => add(fallingOf(what, camera, kit.chance("falling")));
  if (!isIndoors(kit.staging.place)) {
    switch (kit.staging.weather) {
      case "clear":
      case "overcast":
        break;
      case "rain":
        fall(rain(kit, 1));
        add(splashesOf(kit, ground));
        break;
      case "storm":
        fall(rain(kit, 1.6));
        add(splashesOf(kit, ground));
        // Clay is not lit by the sky.
        if (kit.staging.look.style !== "previz") add(lightningOf(kit));
        break;
      case "snow":
        fall(snow(kit));
        break;
      case "fog":
        add(mistOf(kit, ground));
        break;
      case "wind":
        fall(leaves(kit));
        fall(dust(kit));
        break;
    }
  }
  return {
    group,
    update: (seconds) => {
      for (const part of moving) part.update(seconds);
    },
  };
}

/** The light that something small and bright throws back, wherever it hangs. */
function lit({ light }: Kit, share: number): Color {
  return new Color(...light.fill)
    .multiplyScalar(light.fillStrength * 0.3 * share)
    .add(new Color(...light.horizon).multiplyScalar(0.35 * share));
}

/** Which way the wind blows over the picture, metres a second at its strongest. */
function gale(kit: Kit, speed: number): Vector3 {
  const side = kit.chance("wind").pick([-1, 1]);
  return new Vector3(side * speed * kit.light.wind, 0, speed * 0.25 * kit.light.wind);
}

function rain(kit: Kit, heavy: number): Fall {
  return {
    shape: "streak",
    colour: lit(kit, 1.25),
    velocity: gale(kit, 5).setY(-9),
    sway: 0,
    layers: [
      { away: 2.2, count: Math.round(170 * heavy), wide: 0.0017, long: 0.085, opacity: 0.34 },
      { away: 6, count: Math.round(520 * heavy), wide: 0.0014, long: 0.05, opacity: 0.36 },
      { away: 16, count: Math.round(800 * heavy), wide: 0.0012, long: 0.028, opacity: 0.3 },
      { away: 42, count: Math.round(900 * heavy), wide: 0.0011, long: 0.016, opacity: 0.22 },
    ],
  };
}

function snow(kit: Kit): Fall {
  return {
    shape: "flake",
    colour: lit(kit, 1.9),
    velocity: gale(kit, 3).setY(-1.1),
    sway: 0.16,
    layers: [
      { away: 1.6, count: 70, wide: 0.014, long: 0.014, opacity: 0.5 },
      { away: 4.5, count: 520, wide: 0.006, long: 0.006, opacity: 0.9 },
      { away: 11, count: 1500, wide: 0.0037, long: 0.0037, opacity: 0.9 },
      { away: 30, count: 2200, wide: 0.0024, long: 0.0024, opacity: 0.75 },
    ],
  };
}

/** Leaves and chaff: without them nobody sees the wind in a place where nothing bends. */
function leaves(kit: Kit): Fall {
  return {
    shape: "leaf",
    colour: new Color("#6d5a2e").multiply(lit(kit, 1.6)),
    velocity: gale(kit, 8).setY(-0.5),
    sway: 0.5,
    layers: [
      { away: 3, count: 16, wide: 0.009, long: 0.015, opacity: 0.95 },
      { away: 9, count: 80, wide: 0.0045, long: 0.008, opacity: 0.95 },
      { away: 25, count: 170, wide: 0.0025, long: 0.004, opacity: 0.8 },
    ],
  };
}

/** Wisps along the wind, hardly there. */
function dust(kit: Kit): Fall {
  return {
    shape: "streak",
    colour: lit(kit, 1.3).multiply(new Color("#e8d9bd")),
    velocity: gale(kit, 11),
    sway: 0.8,
    layers: [
      { away: 5, count: 60, wide: 0.003, long: 0.07, opacity: 0.1 },
      { away: 14, count: 160, wide: 0.0024, long: 0.04, opacity: 0.12 },
    ],
  };
}

/** A car, a van or a taxi, as the words name it or of the seed's: panels of a curved body, glass with seats behind it, wheels that roll. */

import {
  BoxGeometry,
  type BufferGeometry,
  Color,
  CylinderGeometry,
  Group,
  MeshBasicMaterial,
  PlaneGeometry,
} from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { Swatch, Variant } from "../../../../core/staging";
import { baked } from "./bake";
import { ARCH, carBody, HALF, WHEEL, type CarBody, type Make } from "./car-body";
import { inside, under, wheelOf } from "./car-parts";
import { CAB, colourOf, numberOf, stuffOf, type Stuff } from "./car-stuff";
import { headlights } from "./headlights";
import { add, askedOr, ball, capsule, contact, matt, type Actor, type Kit } from "./kit";
import { sheetOf } from "./sheet";
import { panel, steps } from "./skin";

/** Metres a second. */
const CRUISE = 1.6;

const MAKES: readonly Make[] = ["saloon", "estate", "saloon", "coupe"];

/** Faces +z. Without a `variant` it is of the seed's. One that is numbered and parked stands in the background: it is plainer. */
export function car(kit: Kit, name: string, moves: boolean, variant?: Variant, colour?: Swatch): Actor {
  const chance = kit.chance(name);
  const isFar = !moves && numberOf(name) > 0;
  const body = carBody(makeOf(kit, name, variant), isFar);
  const stuff = stuffOf(kit, askedOr(colour, variant === "taxi" ? CAB : colourOf(kit, name)), isFar);
  const group = new Group();
  contact(group, 2.6, 5.5, 0.9);
  const shell = new Group();
  shut(shell, body, stuff, isFar);
  openings(shell, body, stuff);
  ends(shell, body, stuff);
  if (!isFar) inside(shell, body, stuff, moves);
  under(shell, body, stuff);
  if (variant === "taxi") hackney(kit, shell, body, stuff);
  if (variant === "van") loadSpace(shell, body, stuff);
  const wheels = body.lines.axles.flatMap((z) => [-1, 1].map((side) => ({ z, side })));
  // What does not roll is part of the body: a parked car is drawn in a few strokes.
  const rolling = wheels.map(({ z, side }) => {
    const wheel = wheelOf(side, stuff, isFar);
    const axle = new Group();
    axle.name = "wheel";
    axle.position.set(side * (HALF - 0.135), WHEEL, z);
    axle.add(moves ? baked(wheel) : wheel);
    (moves ? group : shell).add(axle);
    return axle;
  });
  const solid = baked(shell);
  group.add(solid);
  if (numberOf(name) === 0) headlights(kit, group, body.lines.front);
  const phase = chance.between(0, 6);
  return {
    group,
    height: body.lines.height,
    ...(moves && { speed: CRUISE }),
    update: (seconds, _, pace = 1) => {
      solid.rotation.x = 0.003 * Math.sin(seconds * 5.1 + phase);
      solid.position.y = 0.004 * Math.sin(seconds * 7.3 + phase);
      if (moves) for (const wheel of rolling) wheel.rotation.x = (seconds * pace * CRUISE) / WHEEL;
    },
  };
}

function makeOf(kit: Kit, name: string, variant?: Variant): Make {
  switch (variant) {
    case "saloon":
    case "estate":
    case "coupe":
    case "van":
      return variant;
    case "taxi":
      return "saloon";
    default: {
      const start = Math.floor(kit.chance("car makes").next() * MAKES.length);
      return MAKES[(start + numberOf(name)) % MAKES.length] ?? "saloon";
    }
  }
}

/** Walls, bonnet, roof, and what frames the windows. */
function shut(shell: Group, body: CarBody, { paint, glass, black }: Stuff, isFar: boolean): void {
  const { wall, cabin, stations, lines, screens } = body;
  add(shell, panel(wall, stations, steps(0, 1, isFar ? 5 : 10)), paint);
  add(shell, panel(wall, stations, steps(1, 2, isFar ? 3 : 6)), paint);
  const [rear, front] = screens;
  const [roofRear, roofFront] = lines.roof;
  const panes = add(shell, panel(cabin, steps(rear, front, isFar ? 14 : 36), steps(0, 1, isFar ? 8 : 14)), glass);
  panes.renderOrder = 3;
  add(shell, panel(cabin, steps(roofRear, roofFront, 14), steps(0.33, 1, 8), 0.004), paint);
  // Pillars: along the slope of each screen, and upright between the doors.
  add(shell, panel(cabin, steps(roofFront - 0.02, front - 0.02, 10), steps(0.3, 0.56, 6), 0.005), paint);
  add(shell, panel(cabin, steps(rear + 0.03, roofRear + 0.03, 10), steps(0.12, 0.58, 8), 0.005), paint);
  for (const z of [-0.32, ...(lines.roof[0] < -1.5 ? [-1.28] : [])])
    add(shell, panel(cabin, steps(z - 0.05, z + 0.05, 2), steps(0, 0.36, 6), 0.004), black);
  add(shell, panel(cabin, steps(rear + 0.1, front - 0.1, 24), steps(0, 0.035, 2), 0.006), black);
}

/** Doors, handles, sills, mirrors. */
function openings(shell: Group, { wall, beside, lines }: CarBody, { paint, black, bright }: Stuff): void {
  const [rearAxle, frontAxle] = lines.axles;
  const doors = [frontAxle - 0.5, -0.32, ...(lines.height > 1.35 ? [rearAxle + 0.46] : [])];
  for (const z of doors)
    add(shell, panel(wall, steps(beside(z - 0.005), beside(z + 0.005), 1), steps(0.12, 1, 8), 0.003), black);
  const run = [beside(rearAxle + 0.44), beside(frontAxle - 0.44)] as const;
  add(shell, panel(wall, steps(run[0], run[1], 12), steps(0, 0.11, 2), 0.008), black);
  add(shell, panel(wall, steps(run[0], run[1], 12), steps(0.14, 0.152, 1), 0.003), black);
  for (const axle of lines.axles) {
    const arch = steps(0.02, Math.PI - 0.02, 24).map((turn) => beside(axle - ARCH * Math.cos(turn)));
    add(shell, panel(wall, arch, steps(0, 0.06, 1), 0.007), paint);
  }
  for (const side of [-1, 1]) {
    for (const z of doors.slice(1)) {
      const handle = add(shell, capsule(0.013, 0.15), bright, side * (HALF - 0.035), lines.height * 0.535, z + 0.17);
      handle.rotation.x = Math.PI / 2;
    }
    const z = frontAxle - 0.62;
    const mirror = add(shell, ball(0.1, 16), paint, side * (HALF + 0.04), lines.height * 0.685, z);
    mirror.scale.set(1.15, 0.72, 0.6);
    add(shell, new BoxGeometry(0.12, 0.03, 0.05), black, side * (HALF - 0.05), lines.height * 0.65, z);
    const seen = add(
      shell,
      new CylinderGeometry(0.075, 0.075, 0.01, 18).rotateX(Math.PI / 2),
      bright,
      side * (HALF + 0.045),
      lines.height * 0.685,
      z - 0.056,
    );
    seen.scale.set(1.15, 0.72, 1);
  }
}

/** Nose and tail: lamps, grille, intakes, plates. */
function ends(shell: Group, { wall, nose, tail }: CarBody, { black, bright, white, red }: Stuff): void {
  const on =
    (end: typeof nose) =>
    (from: number, to: number, low: number, high: number, out: number): BufferGeometry =>
      panel(wall, steps(end(from), end(to), 10), steps(low, high, 4), out);
  const [front, back] = [on(nose), on(tail)];
  const plate = matt("#c9c8c0");
  add(shell, front(0.42, 0, 0.56, 0.82, 0.004), black);
  for (const at of [0.6, 0.66, 0.72, 0.78]) add(shell, front(0.4, 0, at, at + 0.012, 0.009), bright);
  add(shell, front(0.44, 0, 0.83, 0.85, 0.008), bright);
  add(shell, front(0.56, 0, 0.06, 0.3, 0.004), black);
  add(shell, front(0.84, 0.62, 0.1, 0.3, 0.004), black);
  // A lamp is a dark housing that runs round the corner, with a bright pair and a line of light in it.
  add(shell, front(1.05, 0.46, 0.6, 0.86, 0.005), black);
  for (const [from, to] of [
    [0.64, 0.52],
    [0.84, 0.71],
  ] as const)
    add(shell, front(from, to, 0.65, 0.8, 0.009), white).castShadow = false;
  add(shell, front(1.02, 0.48, 0.825, 0.845, 0.009), white).castShadow = false;
  add(shell, front(0.26, 0, 0.36, 0.5, 0.012), plate);
  add(shell, back(0.4, 1.0, 0.66, 0.9, 0.004), black);
  add(shell, back(0.42, 0.98, 0.7, 0.86, 0.008), red).castShadow = false;
  add(shell, back(0, 0.4, 0.82, 0.86, 0.006), bright);
  add(shell, back(0, 0.26, 0.5, 0.66, 0.01), plate);
  add(shell, back(0, 0.84, 0.02, 0.26, 0.005), black);
}

/** The sign on the roof, lit when lamps are, and a chequered band along the doors. */
function hackney(kit: Kit, shell: Group, { wall, beside, lines }: CarBody, { black }: Stuff): void {
  const z = lines.roof[1] - 0.35;
  add(shell, new RoundedBoxGeometry(0.62, 0.05, 0.2, 2, 0.02), black, 0, lines.height + 0.01, z);
  const glow = new MeshBasicMaterial({ color: new Color(1, 0.82, 0.42).multiplyScalar(0.7 + kit.light.lamps * 2.2) });
  const sign = add(shell, new RoundedBoxGeometry(0.54, 0.17, 0.16, 3, 0.05), glow, 0, lines.height + 0.11, z);
  sign.castShadow = false;
  const letters = sheetOf(256, 80, [1, 0.84, 0.44]);
  letters.text("taxi", 128, 40, 52, [0.05, 0.05, 0.05], { weight: 0.2, most: 220 });
  const face = new MeshBasicMaterial({ map: letters.texture() });
  face.color.setScalar(0.8 + kit.light.lamps * 1.6);
  for (const end of [0, 1]) {
    const plate = add(
      shell,
      new PlaneGeometry(0.46, 0.144),
      face,
      0,
      lines.height + 0.11,
      z + (end === 0 ? 0.0815 : -0.0815),
    );
    plate.rotation.y = end * Math.PI;
    plate.castShadow = false;
  }
  const [rear, front] = [lines.axles[0] + 0.5, lines.axles[1] - 0.5];
  const count = 22;
  for (let i = 0; i < count; i++) {
    const at = rear + ((front - rear) * i) / count;
    const low = i % 2 === 0 ? 0.56 : 0.61;
    const next = at + (front - rear) / count;
    add(shell, panel(wall, steps(beside(at), beside(next), 1), steps(low, low + 0.05, 1), 0.005), black);
  }
}

/** A van has steel where a car has rear windows. */
function loadSpace(shell: Group, { cabin, screens: [rear] }: CarBody, { paint }: Stuff): void {
  add(shell, panel(cabin, steps(rear + 0.01, -0.1, 36), steps(0, 1, 14), 0.012), paint);
}

/** What is in and under a car: seats and a driver behind the glass, the floor, and the wheels. */

import { BoxGeometry, CylinderGeometry, DoubleSide, Group } from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import { HALF, WHEEL, type CarBody } from "./car-body";
import type { Stuff } from "./car-stuff";
import { add, ball, capsule, matt, satin, turned } from "./kit";
import { panel, steps } from "./skin";

/** Seats, dashboard, wheel and a driver: dark shapes behind the glass. */
export function inside(
  shell: Group,
  { wall, beside, lines, screens }: CarBody,
  { black }: Stuff,
  isDriven: boolean,
): void {
  const [rear, front] = screens;
  const tub = panel(wall, steps(beside(rear + 0.15), beside(front - 0.1), 12), steps(1.12, 2, 3), 0.004);
  add(shell, tub, black);
  const cloth = matt("#2a2522");
  const base = lines.height * 0.62;
  const roof = lines.height - 0.12;
  for (const side of [-1, 1]) {
    for (const z of [-0.25, -1.02]) {
      if (z < lines.roof[0] + 0.1) continue;
      add(shell, new RoundedBoxGeometry(0.46, 0.36, 0.14, 2, 0.05), cloth, side * 0.34, base + 0.14, z).rotation.x =
        -0.2;
      add(
        shell,
        new RoundedBoxGeometry(0.24, 0.14, 0.09, 2, 0.04),
        cloth,
        side * 0.34,
        Math.min(roof - 0.06, base + 0.4),
        z - 0.08,
      );
    }
  }
  add(shell, new RoundedBoxGeometry(1.24, 0.12, 0.3, 2, 0.05), black, 0, base + 0.03, 0.66);
  const ring = turned(
    [
      [0.165, -0.012],
      [0.185, 0],
      [0.165, 0.012],
      [0.15, 0],
      [0.165, -0.012],
    ],
    24,
  );
  const steering = add(shell, ring, black, -0.34, base + 0.1, 0.4);
  steering.rotation.x = 1.15;
  if (!isDriven) return;
  const coat = matt("#33404c");
  add(shell, capsule(0.17, 0.24), coat, -0.34, base + 0.06, -0.1).scale.set(1.25, 1, 0.8);
  add(shell, ball(0.105, 16), matt("#a67c5f"), -0.34, Math.min(roof - 0.08, base + 0.4), -0.08).scale.set(
    0.85,
    1.1,
    0.95,
  );
  for (const side of [-1, 1]) {
    const arm = add(shell, capsule(0.045, 0.36), coat, -0.34 + side * 0.19, base + 0.12, 0.14);
    arm.rotation.set(1.25, 0, side * 0.1);
  }
}

/** The floor and the hollows in which the wheels turn. */
export function under(shell: Group, { lines }: CarBody, { black }: Stuff): void {
  const long = lines.front - lines.rear;
  add(shell, new BoxGeometry(1.2, 0.24, long - 0.5), black, 0, 0.31, (lines.front + lines.rear) / 2);
  const dark = matt("#060606");
  dark.side = DoubleSide;
  for (const z of lines.axles)
    for (const side of [-1, 1]) {
      const hollow = new CylinderGeometry(0.4, 0.4, 0.3, 22, 1, true, 0, Math.PI).rotateZ(Math.PI / 2);
      const arch = add(shell, hollow, dark, side * (HALF - 0.235), WHEEL, z);
      arch.castShadow = false;
      arch.rotation.x = -Math.PI / 2;
      add(shell, new CylinderGeometry(0.39, 0.39, 0.02, 22).rotateZ(Math.PI / 2), dark, side * (HALF - 0.37), WHEEL, z);
    }
}

/** A tyre with its shoulders, a rim of five double spokes before a brake disc. */
export function wheelOf(side: number, { black, bright }: Stuff, isFar: boolean): Group {
  const wheel = new Group();
  const rubber = turned(
    [
      [0.2, -0.1],
      [0.235, -0.108],
      [0.295, -0.104],
      [0.322, -0.09],
      [WHEEL, -0.06],
      [WHEEL, 0.06],
      [0.322, 0.09],
      [0.295, 0.104],
      [0.235, 0.108],
      [0.2, 0.1],
    ],
    isFar ? 16 : 36,
  ).rotateZ(Math.PI / 2);
  add(wheel, rubber, black);
  if (isFar) {
    add(wheel, new CylinderGeometry(0.21, 0.21, 0.02, 12).rotateZ(Math.PI / 2), bright, side * 0.08);
    return wheel;
  }
  const alloy = satin("#8c8f93", 0.32, 0.35);
  const lip = turned(
    [
      [0.2, 0.06],
      [0.222, 0.108],
      [0.232, 0.111],
      [0.236, 0.108],
    ],
    36,
  ).rotateZ(-side * (Math.PI / 2));
  add(wheel, lip, alloy);
  add(wheel, new CylinderGeometry(0.235, 0.235, 0.02, 30).rotateZ(Math.PI / 2), black, side * 0.02);
  add(wheel, new CylinderGeometry(0.15, 0.15, 0.02, 28).rotateZ(Math.PI / 2), bright, side * 0.04);
  for (let i = 0; i < 10; i++) {
    const turn = (Math.floor(i / 2) / 5) * Math.PI * 2 + (i % 2 === 0 ? -0.16 : 0.16);
    const spoke = new RoundedBoxGeometry(0.024, 0.19, 0.03, 1, 0.008);
    const one = add(wheel, spoke, alloy, side * 0.085, Math.cos(turn) * 0.13, Math.sin(turn) * 0.13);
    one.rotation.x = turn + (i % 2 === 0 ? 0.1 : -0.1);
  }
  add(wheel, new CylinderGeometry(0.042, 0.055, 0.03, 20).rotateZ(-side * (Math.PI / 2)), alloy, side * 0.095);
  return wheel;
}

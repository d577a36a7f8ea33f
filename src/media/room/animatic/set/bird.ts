/** A gull: it beats and glides along a curve, banking into it; or it stands on a post with its wings folded. */

import { Color, CylinderGeometry, Group, Sphere, Vector3 } from "three";
import type { Subject, Swatch } from "../../../../core/staging";
import { smoothstep } from "../pace";
import { bendsIn, rigOf, skinned, type Joint } from "./bones";
import { eyes, twoSided } from "./creature";
import { blob, both, egg, grown, mirrored, type Field, type Point } from "./distance";
import { add, asPaint, contact, matt, type Actor, type Kit } from "./kit";
import { dyed, sculpt, type Piece, type Sculpture } from "./sculpt";

type Part = "body" | "head" | "tail" | `${"right" | "left"} ${"wing" | "hand"}`;

/** Metres from the shoulder to the wrist. */
const INNER = 0.3;

function wing(side: "right" | "left"): readonly Joint<Part>[] {
  const out = side === "left" ? 1 : -1;
  return [
    { name: `${side} wing`, parent: "body", at: [0.045 * out, 0.03, 0.04], end: [INNER * out, 0, 0.03], radius: 0.03 },
    {
      name: `${side} hand`,
      parent: `${side} wing`,
      at: [INNER * out, 0, 0.03],
      end: [0.38 * out, 0, -0.1],
      radius: 0.02,
    },
  ];
}

const JOINTS: readonly Joint<Part>[] = [
  { name: "body", at: [0, 0, 0], end: [0, 0, 0.1], radius: 0.08 },
  { name: "head", parent: "body", at: [0, 0.03, 0.16], end: [0, 0.02, 0.08], radius: 0.04 },
  { name: "tail", parent: "body", at: [0, 0.01, -0.17], end: [0, 0, -0.14], radius: 0.02 },
  ...wing("right"),
  ...wing("left"),
];

const PLUMAGE = { white: 0, grey: 1, black: 2, beak: 3, legs: 4 } as const;

const BODY = grown(
  [
    egg([0, 0, 0.02], 0.07, 0.068, 0.155),
    egg([0, -0.012, 0.08], 0.062, 0.06, 0.085),
    blob([0, 0.025, 0.13], [0, 0.05, 0.185], 0.046, 0.04),
    egg([0, 0.06, 0.2], 0.04, 0.039, 0.046),
    blob([0, 0.01, -0.1], [0, 0.014, -0.2], 0.05, 0.022, [1, 0.7, 1]),
    blob([0, 0.014, -0.2], [0.035, 0.012, -0.285], 0.022, 0.016, [1.6, 0.4, 1]),
  ],
  0.04,
);

function pieces(flies: boolean): readonly Piece[] {
  const at = (field: Field, low: Point, high: Point, grain: number, dye: number, parts: readonly Part[]): Piece =>
    twoSided(field, low, high, grain, dye, bendsIn(JOINTS, parts));
  const head: readonly Part[] = ["head"];
  const always = [
    at(BODY, [-0.12, -0.1, -0.32], [0.12, 0.13, 0.27], 0.011, PLUMAGE.white, ["body", "head", "tail"]),
    at(
      grown([blob([0, 0.053, 0.232], [0, 0.045, 0.285], 0.014, 0.006)], 0.004),
      [-0.03, 0.02, 0.21],
      [0.03, 0.08, 0.31],
      0.006,
      PLUMAGE.beak,
      head,
    ),
    ...eyes([0.0325, 0.07, 0.217], 0.0072, { ball: PLUMAGE.black, spark: PLUMAGE.white }, bendsIn(JOINTS, head)),
  ];
  if (!flies) {
    // Wings folded along the flanks, their dark tips crossed over the tail; legs under the body.
    const folded = grown([blob([0.062, 0.02, 0.09], [0.038, 0.026, -0.17], 0.045, 0.026, [0.55, 1.15, 1])], 0.02);
    const tips = grown([blob([0.034, 0.026, -0.16], [0.004, 0.04, -0.33], 0.024, 0.008, [0.7, 1, 1])], 0.02);
    const leg = grown(
      [blob([0.028, -0.05, 0], [0.028, -0.16, 0.004], 0.008, 0.0055), egg([0.03, -0.164, 0.022], 0.024, 0.006, 0.028)],
      0.006,
    );
    return [
      ...always,
      at(folded, [-0.12, -0.06, -0.22], [0.12, 0.1, 0.16], 0.01, PLUMAGE.grey, ["body"]),
      at(tips, [-0.07, -0.02, -0.36], [0.07, 0.08, -0.12], 0.009, PLUMAGE.black, ["body"]),
      at(leg, [-0.07, -0.19, -0.04], [0.07, -0.03, 0.07], 0.0075, PLUMAGE.legs, ["body"]),
    ];
  }
  // Narrow and pointed, swept back from the wrist: a flat arm with a thick leading edge and feathers behind it.
  const inner = both(
    grown([blob([0.03, 0.03, 0.05], [0.345, 0.03, 0.085], 0.022, 0.015, [1, 0.75, 1])], 0.01),
    grown([blob([0.03, 0.028, -0.01], [0.345, 0.028, 0.03], 0.085, 0.062, [1, 0.13, 1])], 0.01),
    0.02,
  );
  const outer = grown([blob([0.33, 0.029, 0.04], [0.62, 0.029, -0.035], 0.062, 0.03, [1, 0.13, 1])], 0.01);
  const tip = grown([blob([0.6, 0.029, -0.03], [0.73, 0.029, -0.085], 0.033, 0.008, [1, 0.17, 1])], 0.01);
  const arm: readonly Part[] = ["body", "right wing", "left wing", "right hand", "left hand"];
  return [
    ...always,
    at(both(inner, outer, 0.02), [-0.68, -0.01, -0.13], [0.68, 0.08, 0.13], 0.0095, PLUMAGE.grey, arm),
    at(tip, [-0.76, 0.0, -0.13], [0.76, 0.06, 0.04], 0.0085, PLUMAGE.black, ["right hand", "left hand"]),
  ];
}

const SHAPES = new Map<boolean, Sculpture>();

/** The shape of all gulls on the wing, and of all on a post, sculpted for the first that is built. */
function shapeOf(flies: boolean): Sculpture {
  const shape = SHAPES.get(flies) ?? sculpt(pieces(flies), mirrored(BODY));
  SHAPES.set(flies, shape);
  return shape;
}

/** Metres a second over the ground: into the wind, as gulls hang. */
const ON_THE_WIND = 1.5;
/** Beats a second. */
const WINGBEATS = 2.3;

/** Faces +z. */
export function bird(kit: Kit, { action, colour }: Subject, name: string): Actor {
  const chance = kit.chance(name);
  const flies = action === "travel" || action === "walk" || action === "run";
  const skin = dyed(shapeOf(flies), plumesOf(colour));
  const bones = rigOf(JOINTS);
  const mesh = skinned(skin, bones, new Sphere(new Vector3(0, 0, 0), 0.85));
  const group = new Group();
  group.add(mesh);
  const phase = chance.between(0, Math.PI * 2);
  const [head, tail] = [bones.bone("head"), bones.bone("tail")];
  const wings = (["right", "left"] as const).map((side) => ({
    out: side === "left" ? 1 : -1,
    wing: bones.bone(`${side} wing`),
    hand: bones.bone(`${side} hand`),
  }));

  if (!flies) {
    const post = chance.between(0.75, 1.05);
    const wood = matt("#5c4a38");
    add(group, new CylinderGeometry(0.075, 0.085, post, 14), wood, 0, post / 2, 0);
    contact(group, 0.5, 0.5);
    mesh.position.y = post + 0.168;
    return {
      group,
      height: 0.27,
      lift: post,
      eyes: post + 0.24,
      ahead: 0.17,
      update: (seconds) => {
        // Birds look in jerks: they hold, and turn at once.
        const beat = seconds * 0.8 + phase;
        const held = Math.floor(beat);
        const into = Math.min(1, (beat - held) * 7);
        const at = (n: number): number => 0.8 * Math.sin(n * 2.4 + phase);
        head.rotation.set(
          0.03 * Math.sin(seconds * 2),
          at(held - 1) + (at(held) - at(held - 1)) * into * into * (3 - 2 * into),
          0,
        );
        mesh.rotation.x = -0.22 + 0.02 * Math.sin(seconds * 1.1 + phase);
        tail.rotation.x = 0.1 + 0.06 * Math.sin(seconds * 1.7 + phase);
      },
    };
  }

  const lift = chance.between(2.4, 3.4);
  return {
    group,
    height: 0.5,
    lift,
    speed: ON_THE_WIND,
    update: (seconds) => {
      // It beats for a while, then glides; the strokes fade in and out.
      const wave = 0.5 + 0.5 * Math.sin(seconds * 1.15 + phase);
      const power = smoothstep(0, 1, wave);
      const beat = seconds * WINGBEATS * Math.PI * 2 + phase;
      const curve = seconds * 0.75 + phase;
      mesh.position.set(
        0.35 * Math.sin(curve),
        lift + 0.2 - 0.05 * power * Math.sin(beat + 0.6) + 0.1 * Math.sin(curve * 0.7),
        0,
      );
      mesh.rotation.set(-0.05 * Math.cos(curve * 0.7), 0.18 * Math.cos(curve), 0.34 * Math.sin(curve), "YXZ");
      for (const { out, wing: inner, hand } of wings) {
        inner.rotation.set(0.1 * power * Math.cos(beat), 0, out * (0.16 + power * 0.62 * Math.sin(beat)));
        hand.rotation.set(0.16 * power * Math.cos(beat - 0.5), 0, out * (-0.2 + power * 0.5 * Math.sin(beat - 1.1)));
      }
      head.rotation.set(0.1, -0.12 * Math.cos(curve), -0.3 * Math.sin(curve));
      tail.rotation.set(0.05 * Math.sin(beat) * power, 0, -0.2 * Math.sin(curve));
    },
  };
}

/** Of one colour all over, where one is asked for; wings a little darker. */
function plumesOf(colour?: Swatch): readonly Color[] {
  if (colour === undefined) return PLUMES;
  const body = asPaint(colour);
  return PLUMES.map((plume, i) => (i === 0 ? body : i < 3 ? body.clone().multiplyScalar(0.7) : plume));
}

const PLUMES = ["#e6e4de", "#8f979f", "#1d1c1d", "#d69a2e", "#c98a5a"].map((colour) => new Color(colour));

/**
 * Faces as of a puppet: calm planes, small eyes between lids, a plain closed mouth. All is drawn round a chin at the origin
 * and lies on the skull itself, wherever that is.
 */

import { blob, both, carved, egg, frontOf, grown, mirrored, thicker, within, type Field, type Point } from "./distance";
import { trunk, type Frame } from "./figure";
import { HEAD } from "./skeleton";

/** Of the chin over the ground. */
const CHIN = 1.545;
/** Of the eyes over the chin, and of each from the middle. */
const EYE_HIGH = 0.111;
const EYE_OUT = 0.0305;
/** Of the eyes over the ground. */
export const EYES = CHIN + EYE_HIGH;

type Sex = Frame["sex"];

/** Puts a field that is drawn round a chin at the origin where the head is. */
export function raised(field: Field): Field {
  return (x, y, z) => field(x, y - CHIN, z - HEAD[2] - 0.012);
}

/** Cranium, cheeks, jaw and brow, with hollows for the eyes; no nose. */
export function skull(sex: Sex): Field {
  const isWoman = sex === "woman";
  const jaw = isWoman ? 0.8 : 1;
  const bulk = grown(
    [
      egg([0, 0.142, -0.02], 0.0725, 0.084, 0.093),
      egg([0, 0.1, 0.008], 0.061, 0.08, 0.07),
      blob([0.04 * jaw, 0.052, -0.008], [0.012 * jaw, 0.019, 0.05], 0.017, 0.0165),
      blob([0, 0.0195, 0.056], [0, 0.0195, 0.056], 0.0165 * jaw + 0.002, 0.0165, [1.25, 1, 1]),
      egg([0, 0.05, 0.054], 0.026, 0.022, 0.022),
    ],
    0.026,
  );
  const brow = grown(
    [blob([0, 0.1315, 0.074], [0.034, 0.134, 0.064], isWoman ? 0.007 : 0.0095, isWoman ? 0.006 : 0.0075)],
    0.01,
  );
  const socket = grown([egg([EYE_OUT, EYE_HIGH, 0.094], 0.022, 0.0145, 0.0195)], 0.01);
  return mirrored(carved(both(bulk, brow, 0.022), socket, 0.02));
}

function nose(sex: Sex): Field {
  const slim = sex === "woman" ? 0.84 : 1;
  return mirrored(
    grown(
      [
        blob([0, 0.12, 0.074], [0, 0.0835, 0.0945], 0.0062 * slim, 0.0088 * slim),
        egg([0.0085 * slim, 0.0805, 0.0865], 0.0072 * slim, 0.0062, 0.0085),
      ],
      0.016,
    ),
  );
}

function ear(): Field {
  return mirrored(
    grown([egg([0.0725, 0.1, -0.014], 0.008, 0.028, 0.017), egg([0.07, 0.081, -0.008], 0.007, 0.011, 0.009)], 0.014),
  );
}

function neck(sex: Sex): Field {
  const slim = sex === "woman" ? 0.78 : 0.9;
  return mirrored(
    raised(
      grown(
        [
          blob([0, -0.115, -0.036], [0, 0.05, -0.022], 0.058 * slim, 0.053 * slim),
          blob([0.085, -0.112, -0.026], [0.018, -0.062, -0.026], 0.036 * slim, 0.028 * slim),
        ],
        0.06,
      ),
    ),
  );
}

/** Head and neck, without what a collar leaves open. */
export function headField(sex: Sex): Field {
  const head = both(both(skull(sex), nose(sex), 0.014), ear(), 0.01);
  return both(raised(head), neck(sex), 0.036);
}

/** Head, neck, and the breast as far as a shirt or a coat may be open. */
export function bareHead(frame: Frame): Field {
  const breast = within(thicker(trunk(frame), -0.004), (x, y) => Math.max(1.33 - y, Math.abs(x) - 0.13));
  return both(headField(frame.sex), breast, 0.014);
}

/** For what wraps a neck: a collar. @param thick metres over the skin. */
export function roundNeck(isWoman: boolean, thick: number): Field {
  return thicker(neck(isWoman ? "woman" : "man"), thick);
}

/** What lies on a face. */
interface Features {
  readonly balls: Field;
  readonly irises: Field;
  readonly lids: Field;
  readonly lashes: Field;
  readonly brows: Field;
  readonly lips: Field;
  /** Where the lips meet. */
  readonly seam: Field;
}

/** Radii of an eyeball, and of the lids over it. */
const BALL = 0.0122;
const LID = 0.0137;
/** Half of how wide an eye is open. */
const SLIT = 0.0128;

export function features(sex: Sex): Features {
  const isWoman = sex === "woman";
  const bone = skull(sex);
  const on = (field: Field): Field => mirrored(raised(field));
  const deep = frontOf(bone, EYE_OUT, EYE_HIGH) - 0.0078;
  const ball = (radius: number): Field => grown([egg([EYE_OUT, EYE_HIGH, deep], radius, radius, radius)], 0.001);
  const [over, below] = isWoman ? [0.0052, 0.0036] : [0.0042, 0.0034];
  const arch = (x: number): number => 1 - ((x - EYE_OUT) / SLIT) ** 2;
  const slit: Field = (x, y) => Math.max(y - EYE_HIGH - over * arch(x), EYE_HIGH - below * arch(x) - y);
  const iris: Field = (x, y) => Math.hypot(x - EYE_OUT + 0.0004, y - EYE_HIGH - 0.0006) - 0.0058;
  const edge = (x: number): Point => {
    const [dx, dy] = [x - EYE_OUT, over * arch(x)];
    return [x, EYE_HIGH + dy, deep + Math.sqrt(Math.max(0, LID * LID - dx * dx - dy * dy))];
  };
  const lash = isWoman ? 0.0014 : 0.001;
  const rims = [-0.0122, -0.007, -0.001, 0.005, 0.0105, isWoman ? 0.0136 : 0.0125].map((x) => edge(EYE_OUT + x));
  const at = (x: number, y: number, out: number): Point => [x, y, frontOf(bone, x, y) + out];
  const hair = isWoman ? 0.0024 : 0.0034;
  const full = isWoman ? 1 : 0.74;
  return {
    balls: on(ball(BALL)),
    irises: on(within(ball(BALL + 0.0005), iris)),
    lids: on(carved(ball(LID), (x, y, z) => Math.max(slit(x, y, z), deep - z), 0.001)),
    lashes: on(chain(rims, lash, lash)),
    brows: on(
      chain(
        [at(0.0145, 0.1348, 0.001), at(0.029, 0.1382, 0.001), at(0.041, 0.1368, 0.001), at(0.0495, 0.1312, 0)],
        hair,
        0.0012,
      ),
    ),
    lips: on(
      both(
        chain([at(0, 0.0546, -0.0012), at(0.009, 0.0556, -0.0014), at(0.0235, 0.0522, -0.0012)], 0.0046 * full, 0.0016),
        chain([at(0, 0.0452, -0.0012), at(0.0095, 0.0458, -0.0014), at(0.022, 0.0512, -0.0012)], 0.0054 * full, 0.0018),
        0.0012,
      ),
    ),
    seam: on(chain([at(0, 0.0502, 0.0026), at(0.009, 0.0506, 0.0019), at(0.0245, 0.0519, -0.0002)], 0.0012, 0.0009)),
  };
}

/** A cord through those places, of radius `first` where it begins and `last` where it ends. */
export function chain(places: readonly Point[], first: number, last: number): Field {
  const thick = (i: number): number => first + ((last - first) * i) / (places.length - 1);
  return grown(
    places.slice(1).map((to, i) => blob(places[i] ?? to, to, thick(i), thick(i + 1))),
    0.0006,
  );
}

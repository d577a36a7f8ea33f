/** What a dog looks like: one skin grown round its bones, and a coat with a sheen along the back, a pale chest and a collar. */

import { Color, type BufferGeometry } from "three";
import type { Chance } from "../../../../core/chance";
import type { Swatch } from "../../../../core/staging";
import { smoothstep } from "../pace";
import { bendsIn } from "./bones";
import { eyes, twoSided } from "./creature";
import { blob, both, egg, frontOf, grown, mirrored, thicker, within, type Field } from "./distance";
import { JOINTS, type Part, type Paw } from "./dog-legs";
import { asPaint } from "./kit";
import { noise } from "./noise";
import { dyed, sculpt, type Piece, type Sculpture } from "./sculpt";

const DYE = { fur: 0, dark: 1, collar: 2, tag: 3, spark: 4 } as const;

/** Metres of the left eye out and up; it lies on the skull. */
const EYE = { x: 0.037, y: 0.736 };
/** A dog's face lies further forward than `frontOf` looks: metres that it is moved back before it is looked for. */
const EYE_FORWARD = 0.2;

/** Where hanging ears are, beside the head. */
const EARS = grown([blob([0.052, 0.748, 0.415], [0.074, 0.668, 0.428], 0.024, 0.031, [0.4, 1, 1])], 0.01);

let shape: Sculpture | undefined;

/** The shape of every dog, sculpted for the first that is built: what tells them apart is their coats. */
export function dogShape(): Sculpture {
  return (shape ??= sculpted());
}

function sculpted(): Sculpture {
  const trunk = grown(
    [
      egg([0, 0.455, 0.17], 0.102, 0.14, 0.175),
      egg([0, 0.4, 0.22], 0.075, 0.095, 0.1),
      blob([0.045, 0.5, 0.2], [0.07, 0.42, 0.22], 0.062, 0.06),
      blob([0, 0.515, 0.02], [0, 0.52, -0.24], 0.1, 0.088, [0.92, 1, 1]),
      egg([0, 0.505, -0.27], 0.092, 0.095, 0.105),
      blob([0, 0.55, 0.26], [0, 0.675, 0.385], 0.085, 0.064),
      blob([0, 0.46, 0.31], [0, 0.6, 0.37], 0.07, 0.05),
    ],
    0.07,
  );
  const head = grown(
    [
      egg([0, 0.722, 0.425], 0.06, 0.058, 0.07),
      blob([0, 0.7, 0.47], [0, 0.69, 0.562], 0.041, 0.029, [1, 0.95, 1]),
      blob([0.018, 0.68, 0.49], [0.008, 0.672, 0.56], 0.024, 0.018),
      egg([0.03, 0.745, 0.468], 0.02, 0.014, 0.018),
    ],
    0.03,
  );
  const fore = grown(
    [
      blob([0.07, 0.45, 0.2], [0.083, 0.28, 0.2], 0.052, 0.036),
      blob([0.083, 0.28, 0.2], [0.083, 0.09, 0.2], 0.034, 0.024),
      blob([0.083, 0.09, 0.2], [0.083, 0.03, 0.205], 0.026, 0.026),
      egg([0.083, 0.026, 0.228], 0.032, 0.027, 0.046),
    ],
    0.02,
  );
  const hind = grown(
    [
      egg([0.072, 0.43, -0.245], 0.058, 0.115, 0.098),
      blob([0.076, 0.42, -0.25], [0.078, 0.28, -0.25], 0.07, 0.046),
      blob([0.078, 0.28, -0.25], [0.078, 0.08, -0.25], 0.042, 0.024),
      blob([0.078, 0.08, -0.25], [0.078, -0.04, -0.25], 0.024, 0.023),
      egg([0.078, -0.05, -0.224], 0.031, 0.026, 0.045),
    ],
    0.02,
  );
  const tail = grown(
    [blob([0, 0.54, -0.33], [0, 0.485, -0.48], 0.036, 0.03), blob([0, 0.485, -0.48], [0, 0.445, -0.62], 0.03, 0.012)],
    0.02,
  );
  const body = both(trunk, tail, 0.04);
  // Legs swing away from where they are made: what they shade of the trunk would stay behind as a stain.
  const whole: Field = mirrored((x, y, z) => {
    const above = Math.min(body(x, y, z), head(x, y, z));
    return y < 0.3 ? Math.min(above, fore(x, y, z), hind(x, y, z)) : above;
  });
  const legBends = (paws: readonly Paw[]): Piece["bends"] =>
    bendsIn(JOINTS, [
      "trunk",
      ...paws.flatMap((paw): readonly Part[] => [`${paw} upper`, `${paw} lower`, `${paw} cannon`, `${paw} paw`]),
    ]);
  const front = bendsIn(JOINTS, ["head"]);
  const ahead = mirrored((x, y, z) => head(x, y, z + EYE_FORWARD));
  // A band across the neck, and a disc that hangs from it.
  const along = (y: number, z: number): number => (y - 0.612) * 0.72 + (z - 0.318) * 0.69;
  const collar = within(thicker(body, 0.009), (_x, y, z) => Math.abs(along(y, z)) - 0.0125);
  const throat = bendsIn(JOINTS, ["trunk", "neck"]);
  return sculpt(
    [
      twoSided(
        body,
        [-0.16, 0.26, -0.66],
        [0.16, 0.78, 0.46],
        0.0135,
        DYE.fur,
        bendsIn(JOINTS, ["trunk", "neck", "head", "tail", "brush"]),
      ),
      twoSided(
        both(head, EARS, 0.008),
        [-0.13, 0.62, 0.33],
        [0.13, 0.81, 0.62],
        0.0085,
        DYE.fur,
        bendsIn(JOINTS, ["neck", "head"]),
      ),
      {
        ...twoSided(
          fore,
          [-0.16, -0.02, 0.1],
          [0.16, 0.54, 0.3],
          0.0115,
          DYE.fur,
          legBends(["right fore", "left fore"]),
        ),
        least: 0.75,
      },
      {
        ...twoSided(
          hind,
          [-0.16, -0.1, -0.37],
          [0.16, 0.56, -0.12],
          0.0115,
          DYE.fur,
          legBends(["right hind", "left hind"]),
        ),
        least: 0.75,
      },
      twoSided(collar, [-0.12, 0.46, 0.2], [0.12, 0.72, 0.44], 0.0075, DYE.collar, throat),
      twoSided(
        grown([egg([0, 0.512, 0.402], 0.014, 0.016, 0.006)], 0.002),
        [-0.03, 0.48, 0.38],
        [0.03, 0.54, 0.42],
        0.006,
        DYE.tag,
        throat,
      ),
      twoSided(
        grown([egg([0, 0.705, 0.591], 0.017, 0.013, 0.011)], 0.004),
        [-0.04, 0.68, 0.56],
        [0.04, 0.73, 0.62],
        0.006,
        DYE.dark,
        front,
      ),
      ...eyes(
        [EYE.x, EYE.y, EYE_FORWARD + frontOf(ahead, EYE.x, EYE.y) - 0.004],
        0.0115,
        { ball: DYE.dark, spark: DYE.spark },
        front,
      ),
      twoSided(
        grown([blob([0.032, 0.672, 0.49], [0.006, 0.674, 0.583], 0.003, 0.003)], 0.002),
        [-0.06, 0.65, 0.46],
        [0.06, 0.7, 0.61],
        0.005,
        DYE.dark,
        front,
      ),
    ],
    whole,
  );
}

/** Of a dog: its fur, what is pale of it, and what a hair gives back of the sky. */
interface Coat {
  readonly fur: Color;
  readonly pale: Color;
  readonly sheen: Color;
  readonly collar: Color;
}

/** Fur, chest and sheen. */
type Dyes = readonly [fur: string, pale: string, sheen: string];

const LIGHT: readonly [Dyes, ...Dyes[]] = [
  ["#b98a52", "#e4cfa6", "#e2bd8a"],
  ["#c9a26b", "#ecdcbc", "#edd2a4"],
  ["#d8c7a8", "#f0e8d8", "#f2e8d2"],
  ["#8d6a48", "#cdb08a", "#c29a70"],
];
const DARK: readonly Dyes[] = [
  ["#5b3a26", "#9c7656", "#a0704c"],
  ["#2b2725", "#8d8278", "#737a86"],
];

/** @param isDark where it would be a hole in the picture, it is a lighter dog. */
export function coatOf(chance: Chance, isDark: boolean, asked?: Swatch): Coat {
  const [fur, pale, sheen] = chance.pick(isDark ? LIGHT : [...LIGHT, ...DARK]);
  const collar = new Color(chance.pick(["#a8322a", "#2c4f86", "#2f6b4a", "#c07a24"]));
  if (asked !== undefined) {
    const own = asPaint(asked);
    const lit = (share: number): Color => own.clone().lerp(new Color("#efe6d4"), share);
    return { fur: own, pale: lit(0.3), sheen: lit(0.16), collar };
  }
  return { fur: new Color(fur), pale: new Color(pale), sheen: new Color(sheen), collar };
}

const CHEST = grown(
  [blob([0, 0.47, 0.36], [0, 0.34, 0.27], 0.075, 0.06), blob([0, 0.31, 0.1], [0, 0.4, -0.1], 0.05, 0.03)],
  0.02,
);
const MUZZLE = grown([blob([0, 0.665, 0.5], [0, 0.665, 0.58], 0.022, 0.02)], 0.01);

/** The skin with its fur on: lit along the back, darker ears, pale where a dog is pale, and no hair quite like the next. */
export function furred(sculpture: Sculpture, { fur, pale, sheen, collar }: Coat): BufferGeometry {
  const dyes = [fur, new Color("#141010"), collar, new Color("#c9a54a"), new Color("#f4f2ee")];
  const skin = dyed(sculpture, dyes);
  const [place, normal, colour] = [
    skin.getAttribute("position"),
    skin.getAttribute("normal"),
    skin.getAttribute("color"),
  ];
  const own = new Color();
  sculpture.dyes.forEach((dye, i) => {
    if (dye !== DYE.fur) return;
    const [x, y, z] = [Math.abs(place.getX(i)), place.getY(i), place.getZ(i)];
    const strand = noise(x * 44 + y * 36, z * 17, 7) - 0.5;
    const up = Math.max(0, normal.getY(i));
    const isPale = Math.max(
      smoothstep(0.03, -0.012, CHEST(x, y, z) + strand * 0.03),
      0.8 * smoothstep(0.012, -0.012, MUZZLE(x, y, z)),
      // Socks.
      smoothstep(0.075, 0.035, Math.abs(y - (z < -0.1 ? -0.06 : 0.03)) + strand * 0.02),
    );
    own.copy(fur).lerp(pale, isPale);
    own.lerp(sheen, 0.5 * up * Math.sqrt(up) * (1 + strand));
    own.multiplyScalar((0.96 + 0.3 * strand) * (1 - 0.38 * smoothstep(0.01, -0.004, EARS(x, y, z))));
    const shade = sculpture.shades[i] ?? 1;
    colour.setXYZ(i, own.r * shade, own.g * shade, own.b * shade);
  });
  return skin;
}

/** A whole figure in one skin: body, head, hair, clothes, sculpted once and dyed for whoever wears it. */

import type { Chance } from "../../../../core/chance";
import type { Clothes, Outfit, Subject, Who } from "../../../../core/staging";
import { beard, wrinkles } from "./age";
import { DYE } from "./cloth";
import { garments } from "./clothes";
import { both, within, type Field } from "./distance";
import { arms, hands, legs, shoes, trunk, type Frame } from "./figure";
import { bareHead, features, headField } from "./face";
import { hair, hat, underHat, type Hair, type Hat } from "./hair";
import { bendsOf, bothSides } from "./skeleton";
import { sculpt, type Piece, type Sculpture } from "./sculpt";

/** Who somebody is; all that shapes them. */
export interface Person {
  readonly frame: Frame;
  readonly isChild: boolean;
  readonly isOld: boolean;
  readonly outfit: Outfit;
  readonly hair: Hair;
  readonly hat: Hat;
}

/** Metres, in shoes and without a hat. */
export const TALL = { man: [1.74, 1.84], woman: [1.63, 1.72], child: [1.12, 1.3] } as const;
/** Of the figure as it is made. */
export const MADE_TALL = 1.78;

const SEXES: { readonly [W in Who]?: Frame["sex"] } = { man: "man", boy: "man", woman: "woman", girl: "woman" };

/** @param asked who is asked for, what they wear, and how old they are; a crowd is mixed, and has children. */
export function someone(
  chance: Chance,
  isCrowd: boolean,
  asked?: Who,
  clothes: Clothes = {},
  age?: Subject["age"],
): Person {
  const either = chance.pick<Frame["sex"]>(["man", "woman"]);
  const sex = (asked && SEXES[asked]) ?? (clothes.outfit === "dress" ? "woman" : either);
  const isYoung = asked === "child" || asked === "boy" || asked === "girl";
  const isOld = age === "old" && !isYoung;
  const isChild = isYoung || (!isOld && isCrowd && asked === undefined && chance.next() < 0.14);
  const open = chance.pick<Outfit>(
    isChild
      ? ["hoodie", "shirt", "hoodie"]
      : sex === "man"
        ? ["coat", "jacket", "coat", "hoodie", "shirt"]
        : asked === "woman"
          ? ["dress", "coat", "dress", "coat", "dress", "jacket"]
          : ["dress", "coat", "jacket", "hoodie", "shirt", "dress"],
  );
  const outfit = clothes.outfit ?? open;
  const picked = chance.pick<Hair>(
    sex === "man" ? ["short", "swept", "short", "buzz", "short"] : ["long", "bob", "long", "curls", "bob"],
  );
  const cut = isOld ? chance.pick<Hair>(sex === "woman" ? ["bun", "curls"] : ["thin", "swept", "thin"]) : picked;
  // Hair says most of who a woman is from afar: it stays uncovered.
  const covered = !isOld && (isChild || sex === "man") && chance.next() < 0.3 ? hatFor(open, chance) : "none";
  const worn = clothes.headgear ?? (clothes.hair || clothes.outfit ? "none" : covered);
  const stout = isChild ? 0.98 : chance.between(0.95, 1.1);
  return { frame: { sex, stout }, isChild, isOld, outfit, hair: worn === "none" ? cut : underHat(cut), hat: worn };
}

function hatFor(outfit: Outfit, chance: Chance): Hat {
  switch (outfit) {
    case "coat":
      return chance.pick(["fedora", "beanie"]);
    case "hoodie":
      return chance.pick(["beanie", "cap"]);
    case "shirt":
      return "cap";
    case "jacket":
      return "fedora";
    case "dress":
      return "none";
  }
}

/** @param coarse factor on the metres between corners: 1 for who is looked at, up to 2.5 for who is far away or in a crowd. */
export function sculptPerson({ frame, isOld, outfit, hair: cut, hat: worn }: Person, coarse: number): Sculpture {
  const body = 0.0165 * coarse;
  const fine = 0.0066 * coarse;
  const tiny = 0.0019 * coarse;
  const head = bendsOf(["head"]);
  const nape = bendsOf(["chest", "neck", "head"]);
  const onHead = (field: Field, dye: number, grain: number, box: readonly [Piece["low"], Piece["high"]]): Piece => ({
    field,
    low: box[0],
    high: box[1],
    grain,
    dye,
    bends: head,
    least: 0.72,
  });
  const front: readonly [Piece["low"], Piece["high"]] = [
    [-0.06, 1.575, 0.045],
    [0.06, 1.73, 0.12],
  ];
  const cover = hat(worn);
  const forearm = within(arms(frame), (_x, y) => y - 1.3);
  const pieces: Piece[] = [
    {
      field: bareHead(frame),
      low: [-0.15, 1.32, -0.15],
      high: [0.15, 1.8, 0.17],
      grain: fine,
      dye: DYE.skin,
      bends: nape,
      soft: 0.013,
      least: 0.72,
    },
    {
      field: hands(frame),
      low: [-0.72, 0.84, -0.08],
      high: [0.72, 1.1, 0.1],
      grain: 0.0098 * coarse,
      dye: DYE.skin,
      bends: bendsOf(bothSides("forearm", "hand")),
    },
    {
      field: shoes(),
      low: [-0.17, -0.02, -0.11],
      high: [0.17, 0.16, 0.21],
      grain: 0.0125 * coarse,
      dye: DYE.shoes,
      bends: bendsOf(bothSides("shin", "foot", "toes")),
    },
    ...garments(outfit, frame, body),
  ];
  if (outfit === "shirt") {
    pieces.push({
      field: forearm,
      low: [-0.66, 0.96, -0.1],
      high: [0.66, 1.3, 0.1],
      grain: body,
      dye: DYE.skin,
      bends: bendsOf(bothSides("upper-arm", "forearm", "hand")),
    });
  }
  const { balls, irises, lids, lashes, brows, lips, seam } = features(frame.sex);
  pieces.push(
    onHead(balls, DYE.white, tiny, front),
    onHead(irises, DYE.iris, tiny, front),
    onHead(lids, DYE.skin, tiny, front),
    onHead(lashes, DYE.iris, tiny * 0.8, front),
    onHead(brows, DYE.hair, tiny, front),
    onHead(lips, DYE.lips, tiny, front),
    onHead(seam, DYE.seam, tiny * 0.7, front),
  );
  if (isOld) pieces.push(onHead(wrinkles(frame.sex), DYE.line, tiny * 0.8, front));
  if (isOld && frame.sex === "man")
    pieces.push(
      onHead(beard(frame.sex), DYE.hair, fine * 0.75, [
        [-0.12, 1.5, -0.06],
        [0.12, 1.68, 0.14],
      ]),
    );
  pieces.push(
    onHead(hair(cut), DYE.hair, fine * 1.15, [
      [-0.14, 1.36, -0.2],
      [0.14, 1.82, 0.13],
    ]),
  );
  if (cover)
    pieces.push(
      onHead(cover, DYE.hat, fine * 1.15, [
        [-0.18, 1.62, -0.22],
        [0.18, 1.86, 0.22],
      ]),
    );
  const clothes = pieces.slice(3).filter(({ dye, grain }) => dye === DYE.top && grain >= body);
  const [skull, bare, thighs] = [headField(frame.sex), both(trunk(frame), arms(frame), 0.05), legs(frame)];
  // What is far up or down cannot shade.
  const whole: Field = (x, y, z) => {
    let nearest = y > 1.36 ? skull(x, y, z) : 1;
    if (y > 0.78 && y < 1.66) nearest = Math.min(nearest, bare(x, y, z));
    if (y < 1.1) nearest = Math.min(nearest, thighs(x, y, z));
    if (y > 0.45 && y < 1.6) for (const { field } of clothes) nearest = Math.min(nearest, field(x, y, z));
    return nearest;
  };
  return sculpt(pieces, whole);
}

/** The words for what people wear; written as in `staging-words`. */

import type { Clothes, Headgear, Outfit, Swatch } from "./staging";
import type { Said } from "./staging-words";

/** `suit`: jacket and trousers of one cloth. `all`: whatever somebody has on. */
export type Garment =
  | "dress"
  | "coat"
  | "suit"
  | "jacket"
  | "hoodie"
  | "shirt"
  | "overalls"
  | "trousers"
  | "tie"
  | "shoes"
  | "fedora"
  | "cap"
  | "beanie"
  | "hair"
  | "all";

export const GARMENTS_SAID: Readonly<Record<Garment, Said>> = {
  dress: {
    en: `dress, summer dress, evening dress, sundress, gown, evening gown, ball gown, wedding dress, long dress,
      frock`,
    fr: `robe, robe d ete, robe de soiree, robe du soir, robe de mariee, robe longue`,
  },
  coat: {
    en: `coat, trench coat, trenchcoat, trench, overcoat, raincoat, rain coat, winter coat, long coat, parka,
      lab coat, duffle coat, mackintosh, oilskin`,
    fr: `manteau, manteaux, trench, trench coat, impermeable, pardessus, parka, cire, blouse de laboratoire, caban,
      manteau long`,
  },
  suit: { en: `suit, business suit, tuxedo, dinner jacket, pinstripe suit`, fr: `costume, smoking, tailleur` },
  jacket: {
    en: `jacket, blazer, leather jacket, denim jacket, suit jacket, bomber jacket, sports jacket`,
    fr: `veste, veston, blouson, blazer, veste en cuir, blouson en cuir, veste en jean`,
  },
  hoodie: {
    en: `hoodie, sweater, jumper, pullover, sweatshirt, cardigan, hooded top, fleece`,
    fr: `sweat, sweat a capuche, pull, chandail, gilet, polaire, sweatshirt`,
  },
  shirt: {
    en: `shirt, t shirt, tee shirt, tshirt, blouse, polo shirt, plaid shirt, flannel shirt, checked shirt`,
    fr: `chemise, chemisier, t shirt, tee shirt, polo, chemise a carreaux, blouse`,
  },
  overalls: {
    en: `overalls, boiler suit, jumpsuit, tracksuit, uniform, scrubs, dungarees, workwear`,
    fr: `combinaison, bleu de travail, uniforme, salopette, survetement`,
  },
  trousers: {
    en: `trousers, pants, jeans, slacks, chinos, leggings`,
    fr: `pantalon, jean, jeans, legging`,
  },
  tie: { en: `tie, necktie`, fr: `cravate` },
  shoes: {
    en: `shoe, sneaker, trainer, boot, high heel, heel, sandal, rubber boot`,
    fr: `chaussure, basket, botte, bottine, talon, talon aiguille, sandale, botte en caoutchouc`,
  },
  fedora: {
    en: `hat, fedora, felt hat, cowboy hat, straw hat, trilby, wide brimmed hat, sun hat`,
    fr: `chapeau, chapeaux, chapeau de paille, chapeau de cowboy, feutre`,
  },
  cap: { en: `cap, baseball cap, flat cap, peaked cap`, fr: `casquette` },
  beanie: { en: `beanie, woolly hat, woollen hat, knit cap, bobble hat, wool hat`, fr: `bonnet, bonnet de laine` },
  hair: { en: `hair, haired`, fr: `cheveux, chevelure` },
  all: { en: `clothes, clothing, outfit`, fr: `vetements, tenue, habits` },
};

export interface Worn {
  readonly garment: Garment;
  readonly colour?: Swatch;
  /** Indexes of the words that say it. */
  readonly used: readonly number[];
}

interface Dressed {
  readonly clothes: Clothes;
  /** Of all that is worn in the picture. */
  readonly used: readonly number[];
}

/** What is worn over the rest decides the cut. */
const CUTS: readonly (readonly [Garment, Outfit])[] = [
  ["dress", "dress"],
  ["coat", "coat"],
  ["suit", "jacket"],
  ["jacket", "jacket"],
  ["hoodie", "hoodie"],
  ["overalls", "shirt"],
  ["shirt", "shirt"],
];

const HEADGEAR: readonly Headgear[] = ["fedora", "cap", "beanie"];

/** Of what is of one colour where nobody says another. */
const USUAL: Readonly<Record<string, Swatch>> = {
  tuxedo: [24, 24, 28],
  "dinner jacket": [24, 24, 28],
  smoking: [24, 24, 28],
  "wedding dress": [240, 238, 232],
  "robe de mariee": [240, 238, 232],
  "lab coat": [240, 238, 232],
  "blouse de laboratoire": [240, 238, 232],
  "bleu de travail": [52, 84, 140],
};

export function usualColour(name: string): Swatch | undefined {
  return USUAL[name];
}

/** Blue, as they are where nobody says otherwise. */
const DENIM: Swatch = [58, 82, 122];

/** Of what cannot be worn together, or hides the rest, only what is seen is used. */
export function dressedIn(worn: readonly Worn[], isMan: boolean): Dressed {
  const find = (garment: Garment): Worn | undefined => worn.find((one) => one.garment === garment);
  const cut = CUTS.find(([garment]) => find(garment) !== undefined && !(isMan && garment === "dress"));
  const outfit = cut?.[1];
  const over = cut && find(cut[0]);
  const isOpen = outfit === "coat" || outfit === "jacket";
  const all = find("all");
  const trousers = outfit === "dress" ? undefined : find("trousers");
  const inner = isOpen ? find("shirt") : undefined;
  const tie = isOpen && isMan ? find("tie") : undefined;
  const covering = worn.find(({ garment }) => HEADGEAR.some((one) => one === garment));
  const headgear = HEADGEAR.find((one) => one === covering?.garment);
  const [shoes, hair] = [find("shoes"), worn.find(({ garment, colour }) => garment === "hair" && colour)];
  const top = over?.colour ?? all?.colour;
  const ofOneCloth = isOpen ? find("suit") : outfit === "shirt" ? find("overalls") : undefined;
  const bottom = trousers?.colour ?? (trousers && DENIM) ?? ofOneCloth?.colour ?? all?.colour;
  const seen = [over, ofOneCloth, trousers, inner, tie, covering, shoes, hair, all?.colour && all];
  return {
    clothes: {
      ...(outfit && { outfit }),
      ...(top && { top }),
      ...(bottom && { bottom }),
      ...(inner?.colour && { inner: inner.colour }),
      ...(tie?.colour && { tie: tie.colour }),
      ...(shoes?.colour && { shoes: shoes.colour }),
      ...(headgear && { headgear }),
      ...(covering?.colour && { hat: covering.colour }),
      ...(hair?.colour && { hair: hair.colour }),
    },
    used: seen.flatMap((one) => one?.used ?? []),
  };
}

/** What a role is dressed in, as far as the words leave it open. Who wears a hood by trade wears a jacket with one. */
export function overRole(role: Clothes | undefined, said: Clothes): Clothes {
  if (role === undefined) return said;
  const isHooded = role.outfit === "hoodie" && said.outfit === "jacket" && said.bottom === undefined;
  const own: Clothes = isHooded ? { ...said, outfit: "hoodie" } : said;
  if (own.outfit === undefined || own.outfit === role.outfit) return { ...role, ...own };
  return { ...(role.hair && { hair: role.hair }), ...own };
}

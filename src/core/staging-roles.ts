/** Who is known by what they do: who that usually is, and what they wear for it. Written as in `staging-cast`. */

import type { Clothes, SubjectKind, Swatch, Variant, Who } from "./staging";
import type { Said } from "./staging-words";

export interface CastWords extends Said {
  readonly kind: SubjectKind;
  /** One after another, where the words themselves name several: a couple. */
  readonly who?: readonly Who[];
  /** Who that is where nothing else says it: “a female detective” is a woman. */
  readonly usually?: readonly Who[];
  readonly clothes?: Clothes;
  readonly age?: "old";
  readonly variant?: Variant;
  /** How many the words name by themselves. */
  readonly count?: number;
}

const WHITE: Swatch = [236, 234, 228];
const BLACK: Swatch = [24, 24, 28];
const NAVY: Swatch = [28, 40, 70];
const OLIVE: Swatch = [86, 92, 58];
const CHARCOAL: Swatch = [52, 56, 64];

const SUIT: Clothes = { outfit: "jacket", top: CHARCOAL, bottom: CHARCOAL, inner: WHITE };
const UNIFORM: Clothes = { outfit: "shirt", top: NAVY, bottom: NAVY, headgear: "cap", hat: NAVY };
const SERVING: Clothes = { outfit: "shirt", top: WHITE, bottom: BLACK };
const COAT_OF_A_DOCTOR: Clothes = { outfit: "coat", top: WHITE };
const SCRUBS: Clothes = { outfit: "shirt", top: [138, 178, 196], bottom: [138, 178, 196] };
const AT_WORK: Clothes = { outfit: "shirt", top: [86, 112, 146], bottom: [58, 68, 92] };

const man = ["man"] as const;
const woman = ["woman"] as const;

export const ROLES: readonly CastWords[] = [
  {
    kind: "person",
    usually: man,
    clothes: { outfit: "coat", top: [176, 148, 104], headgear: "fedora", hat: [70, 54, 42] },
    en: `detective, private eye, private investigator, gumshoe, inspector, spy, secret agent`,
    fr: `detective, detective prive, inspecteur, commissaire, espion, agent secret`,
  },
  {
    kind: "person",
    who: woman,
    clothes: { outfit: "coat", top: [176, 148, 104] },
    en: ``,
    fr: `espionne, inspectrice`,
  },
  {
    kind: "person",
    clothes: UNIFORM,
    usually: man,
    en: `police officer, cop, officer, security guard, guard, watchman`,
    fr: `policier, gendarme, agent de police, gardien, vigile`,
  },
  { kind: "person", who: man, clothes: UNIFORM, en: `policeman, policemen`, fr: `` },
  { kind: "person", who: woman, clothes: UNIFORM, en: `policewoman, policewomen`, fr: `policiere` },
  {
    kind: "person",
    usually: man,
    clothes: { outfit: "shirt", top: OLIVE, bottom: OLIVE, headgear: "cap", hat: OLIVE },
    en: `soldier`,
    fr: `soldat, militaire`,
  },
  {
    kind: "person",
    who: man,
    clothes: SUIT,
    en: `businessman, businessmen, salesman, butler, groom`,
    fr: `homme d affaires, hommes d affaires`,
  },
  {
    kind: "person",
    who: woman,
    clothes: SUIT,
    en: `businesswoman, businesswomen`,
    fr: `femme d affaires, femmes d affaires`,
  },
  {
    kind: "person",
    clothes: SUIT,
    en: `lawyer, banker, politician, executive, ceo, manager, presenter, news anchor`,
    fr: `avocat, banquier, politicien, directeur, presentateur`,
  },
  { kind: "person", who: woman, clothes: SUIT, en: ``, fr: `avocate, directrice, presentatrice` },
  {
    kind: "person",
    clothes: COAT_OF_A_DOCTOR,
    en: `doctor, scientist, chemist, pharmacist`,
    fr: `medecin, docteur, scientifique, chimiste, pharmacien`,
  },
  { kind: "person", who: woman, clothes: COAT_OF_A_DOCTOR, en: ``, fr: `doctoresse, pharmacienne` },
  { kind: "person", clothes: SCRUBS, en: `surgeon`, fr: `chirurgien` },
  { kind: "person", usually: woman, clothes: SCRUBS, en: `nurse`, fr: `` },
  { kind: "person", who: woman, clothes: SCRUBS, en: ``, fr: `infirmiere, chirurgienne` },
  { kind: "person", who: man, clothes: SCRUBS, en: ``, fr: `infirmier` },
  { kind: "person", who: man, clothes: SERVING, en: `waiter, barman`, fr: `serveur, garcon de cafe, barman` },
  { kind: "person", who: woman, clothes: SERVING, en: `waitress, barmaid`, fr: `serveuse` },
  { kind: "person", clothes: SERVING, en: `bartender, barista`, fr: `barista` },
  {
    kind: "person",
    clothes: { outfit: "shirt", top: WHITE, bottom: CHARCOAL },
    en: `chef, cook, baker`,
    fr: `chef, cuisinier, boulanger`,
  },
  {
    kind: "person",
    who: woman,
    clothes: { outfit: "shirt", top: WHITE, bottom: CHARCOAL },
    en: ``,
    fr: `cuisiniere, boulangere, cheffe`,
  },
  {
    kind: "person",
    usually: man,
    clothes: { ...AT_WORK, headgear: "cap", hat: [222, 170, 40] },
    en: `worker, builder, construction worker, workman, mechanic, carpenter`,
    fr: `ouvrier, macon, mecanicien, charpentier`,
  },
  {
    kind: "person",
    who: woman,
    clothes: { ...AT_WORK, headgear: "cap", hat: [222, 170, 40] },
    en: ``,
    fr: `ouvriere, mecanicienne`,
  },
  {
    kind: "person",
    usually: man,
    clothes: { ...AT_WORK, headgear: "cap", hat: [96, 84, 62] },
    en: `farmer, gardener, shepherd, fisherman, fishermen`,
    fr: `fermier, paysan, jardinier, berger, pecheur, agriculteur`,
  },
  {
    kind: "person",
    who: woman,
    clothes: AT_WORK,
    en: `fisherwoman`,
    fr: `fermiere, paysanne, jardiniere, bergere, pecheuse, agricultrice`,
  },
  {
    kind: "person",
    clothes: { outfit: "hoodie" },
    en: `hiker, rambler, backpacker, jogger, runner, climber, mountaineer`,
    fr: `randonneur, joggeur, coureur, alpiniste, grimpeur`,
  },
  {
    kind: "person",
    who: woman,
    clothes: { outfit: "hoodie" },
    en: ``,
    fr: `randonneuse, joggeuse, coureuse, grimpeuse`,
  },
  { kind: "person", who: woman, clothes: { outfit: "dress", top: WHITE }, en: `bride`, fr: `mariee` },
  {
    kind: "person",
    who: woman,
    clothes: { outfit: "dress" },
    en: `ballerina, ballet dancer`,
    fr: `ballerine, danseuse`,
  },
  {
    kind: "person",
    who: man,
    clothes: { outfit: "shirt", headgear: "fedora", hat: [96, 68, 44] },
    en: `cowboy`,
    fr: `cowboy, cow boy`,
  },
];

const BLOND: Clothes = { hair: [206, 170, 100] };
const RED: Clothes = { hair: [150, 70, 32] };
const DARK: Clothes = { hair: [58, 38, 26] };
const GREY: Clothes = { hair: [150, 148, 146] };

/** By their hair. */
export const HAIRED: readonly CastWords[] = [
  { kind: "person", clothes: BLOND, en: `blond, fair haired, blonde haired, blond haired`, fr: `` },
  { kind: "person", who: woman, clothes: BLOND, en: `blonde`, fr: `blonde, blondes` },
  { kind: "person", who: man, clothes: BLOND, en: ``, fr: `blond, blonds` },
  { kind: "person", clothes: RED, en: `redhead, redheaded, red haired, ginger haired`, fr: `` },
  { kind: "person", who: woman, clothes: RED, en: ``, fr: `rousse, rousses` },
  { kind: "person", who: man, clothes: RED, en: ``, fr: `roux` },
  { kind: "person", who: woman, clothes: DARK, en: `brunette`, fr: `brune, brunes` },
  { kind: "person", who: man, clothes: DARK, en: ``, fr: `brun, bruns` },
  { kind: "person", clothes: DARK, en: `dark haired, black haired, brown haired`, fr: `` },
  { kind: "person", clothes: GREY, en: `grey haired, gray haired, silver haired, white haired`, fr: `` },
];

/** Of the age that their name says. */
export const ELDERS: readonly CastWords[] = [
  {
    kind: "person",
    who: man,
    age: "old",
    en: `old man, old men, grandfather, grandpa, granddad, old gentleman, elderly man, elderly gentleman, old guy,
      aged man`,
    fr: `vieil homme, vieux monsieur, vieillard, grand pere, papi, papy, homme age, hommes ages, vieux messieurs`,
  },
  {
    kind: "person",
    who: woman,
    age: "old",
    en: `old woman, old women, old lady, grandmother, grandma, granny, elderly woman, elderly lady, aged woman`,
    fr: `vieille femme, vieille dame, grand mere, mamie, femme agee, dame agee`,
  },
  { kind: "person", age: "old", en: `pensioner, old person, elderly person`, fr: `personne agee, retraite` },
  {
    kind: "person",
    age: "old",
    count: 3,
    en: `old people, elderly people, pensioners, seniors`,
    fr: `personnes agees, retraites`,
  },
  {
    kind: "person",
    age: "old",
    count: 2,
    who: ["woman", "man"],
    en: `old couple, elderly couple, grandparents`,
    fr: `vieux couple, couple age, grands parents`,
  },
];

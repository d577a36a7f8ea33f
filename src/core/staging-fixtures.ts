/** What belongs to a place and says where one is: street lamps, a sofa; written as in `staging-words`. */

import type { Place, SubjectKind } from "./staging";
import type { Said } from "./staging-words";

export interface Fixture extends Said {
  /** Where one is, if nothing else says it. */
  readonly implies?: Place;
  readonly hour?: "night";
  /** The places that have it. */
  readonly drawnIn: readonly Place[];
  /** Who brings it: a bottle stands on a table. */
  readonly broughtBy?: readonly SubjectKind[];
}

const OUTDOORS: readonly Place[] = ["sea", "forest", "desert", "mountains", "field", "street", "skyline"];
const PRODUCTS: readonly SubjectKind[] = ["bottle", "box", "phone", "cup"];

export const FIXTURES: readonly Fixture[] = [
  {
    implies: "street",
    hour: "night",
    drawnIn: ["street"],
    en: `street lamp, street light, streetlight, streetlamp, lamp post, lamppost, neon sign`,
    fr: `lampadaire, reverbere, eclairage public, enseigne au neon, enseigne lumineuse, lumieres de la rue`,
  },
  {
    implies: "street",
    drawnIn: ["street"],
    en: `traffic light, stop light, zebra crossing, shop front, fire hydrant, lane markings`,
    fr: `feu rouge, feu tricolore, feux tricolores, feux de circulation, feu de circulation`,
  },
  {
    implies: "living-room",
    drawnIn: ["living-room"],
    en: `sofa, couch, armchair, coffee table, low table, bookshelf, bookcase, shelves, curtains, rug, floor lamp, sideboard`,
    fr: `canape, divan, fauteuil, table basse, etagere, bibliotheque en bois, rideaux, tapis, lampe de salon, buffet`,
  },
  {
    implies: "living-room",
    drawnIn: [],
    en: `bed, bathtub, fireplace, wardrobe, cupboard, fridge, stove, oven, staircase, stairs, dining table, kitchen counter, sink`,
    fr: `lit, baignoire, cheminee, armoire, placard, frigo, four, escalier, evier, plan de travail`,
  },
  {
    implies: "office",
    drawnIn: ["office"],
    en: `computer, desktop computer, computer screen, monitor, whiteboard, filing cabinet, meeting table, conference table, office
      chair, swivel chair, blinds`,
    fr: `ordinateur, ecran d ordinateur, tableau blanc, table de reunion, chaise de bureau, stores`,
  },
  {
    implies: "office",
    drawnIn: [],
    en: `laptop, keyboard, typewriter, photocopier, printer`,
    fr: `ordinateur portable, clavier, machine a ecrire, photocopieuse, imprimante`,
  },
  { drawnIn: ["living-room"], broughtBy: PRODUCTS, en: `table`, fr: `table` },
  {
    drawnIn: ["living-room", "office"],
    en: `window, plant, potted plant, lamp`,
    fr: `fenetre, plante, plante verte, lampe`,
  },
  { drawnIn: ["office"], broughtBy: ["person"], en: `chair`, fr: `chaise` },
  { drawnIn: OUTDOORS, en: `sky, horizon, clouds`, fr: `ciel, horizon, nuages` },
  { drawnIn: ["sea", "desert"], en: `sand`, fr: `sable` },
  { drawnIn: ["field", "forest"], en: `grass, tree, wildflowers`, fr: `herbe, arbre` },
  { drawnIn: ["street", "skyline"], en: `building`, fr: `batiment, immeubles, facades` },
  { drawnIn: [], broughtBy: ["car"], en: `headlights, wheels, brake lights`, fr: `phares, roues, feux arriere` },
];

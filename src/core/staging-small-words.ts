/** What names nothing in the set and still has to be known: words that mean something else, deny, or hold a sentence together. */

import type { Said } from "./staging-words";

/** Phrases that hold a known word and mean something else; they are read and passed over. */
export const PASSED_OVER: Said = {
  en: `depth of field, shallow depth of field, field of view, day for night, right now, all right, time of day,
    of day, day and night, film still, wide eyes, wide eyed, wide open, on the right track, cool down, top of,
    piece of, point of, in front of, on top of, at the back, in the background, in the foreground, in the distance,
    in the middle of, on the left, on the right, on one side, by the side of, at the edge of, at the end of,
    side by side, one by one, next to, kind of, sort of, in place, turn of, turns into, light rain, on location,
    set in, set on, run down, at first, at last, at once,
    sea of, ocean of, still life, no longer, mountain of, moves in, moves out, stop motion, last of, race car, one another,
    each other, neutral expression, neutral face, forest green, ocean blue, sea green`,
  fr: `profondeur de champ, contre champ, champ contrechamp, champ contre champ, hors champ, a cote, a cote de,
    a cote d, a cote du, cote a cote, du jour au lendemain, jour et nuit, grand ouvert, il pleut, il neige, il fait,
    il y a, au premier plan, a l arriere plan, en arriere plan, au second plan, au centre, au milieu de, au bord de,
    en face de, sur la gauche, sur la droite, de l autre cote, a part,
    mise en scene, plan de coupe, un par un, tour a tour, place a, en place, mer de nuages, sur place, quelque part, il est midi, il est minuit,
    il est tard, il est tot, il commence a, il faut, il va pleuvoir, il va neiger, il gele, il grele, il tonne,
    d un cote, porte un, porte une, porte des, porte le, porte la, porte l, porte son, porte sa, porte ses, portent un,
    portent une, portent des, portent leur, portent leurs`,
};

/** Phrases of that kind that name something to be seen: the set has none of it, and they are listed as they stand. */
export const NOT_DRAWN: Said = {
  en: `drops of water, water drops, running water, home screen, hair in the wind, leaves rustle, stage light, garden hose,
    road sign, street food, country music, house music, home video`,
  fr: `goutte d eau, gouttes d eau, feu de bois, en bois, de bois, bois de chauffage, eau courante, musique de rue`,
};

/** Words after which what follows is not there: “no car”, “without people”, “sans voiture”, “pas de bateau”. */
export const NEGATIONS: readonly string[] =
  "no, without, without any, not a, not, no other, never a, sans, sans aucun, sans aucune, pas de, pas d, pas un, pas une, aucun, aucune, ni, plus de, plus aucun"
    .split(",")
    .map((phrase) => phrase.trim());

/** Words that only hold a sentence together, or speak of the picture itself: never listed as not understood. */
export const GLUE: ReadonlySet<string> = new Set(
  `a an the of in on at to into onto over under by with within and or as is are was were be been being am it its it's his her
  hers their theirs our my your this that these those from for up down out off then there here he she him them they we us me i
  you who whom whose which what while when where why how if than very some any no not nor but so such too also just only even
  again still now once through across along around about behind before after between among amid beside besides near next
  against above without below beneath toward towards upon during until till inside outside past both each every all other another own
  same like as onto per via plus s t re ve ll d m one two three first second last more most much many few lot bit set let lets
  can could will would shall should may might must do does did done has have had having get gets got goes go make makes made
  see sees seen show shows shown showing appear appears view views shot shots scene scenes camera image images picture pictures
  video clip film footage frame frames framed framing sequence starts start begin begins ends end opens opening closing cut
  cuts featuring features feature depicting depicts style styled styles look looks colour colours color colors palette tones
  tone hues shades visible background foreground middle distance side left right back front please there's action actions
  int ext wearing wears wear dressed clad worn dialogue dialogues says said asks sound sounds music audio lens mm prompt subject
  un une le la les l d de des du dans sur sous au aux a en par pour avec et ou mais donc est sont etait etaient sera soit son sa
  ses leur leurs mon ma mes ton ta tes notre nos votre vos ce cet cette ces qui que qu quoi dont il elle on ils elles nous vous
  je tu lui eux y n ne pas plus moins tres trop si se s t m j c plan plans puis ensuite alors tandis pendant quand lorsque comme
  contre entre vers chez devant derriere pres loin autour depuis jusque jusqu deux trois premier premiere tout toute tous toutes
  aussi encore meme fait font dit demande voit voient vue vues image images film video sequence cadre cadrage style ton tons couleur
  couleurs palette loin haut bas gauche droite fond avant arriere cote dessus dessous travers bord milieu centre
  milieu vetu vetue vetus vetues habille habillee habilles habillees coiffe coiffee portant aucun aucune sans ni quelques chaque autre autres`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

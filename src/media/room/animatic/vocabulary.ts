/**
 * The words that the Animatic understands, in English and French. Lower case, without accents; matched as whole words,
 * a final s or es allowed; the longest phrase at a place in the prompt wins, so "depth of field" is no field.
 */

import type { Angle, Palette, Place, ShotSize, Subject, TimeOfDay } from "../../../core/drawing";
import type { Action, Pace } from "./reading";

export type Phrases<T extends string> = Readonly<Record<T, readonly string[]>>;

/** The phrases of a comma-separated list. */
function list(text: string): readonly string[] {
  return text.split(",").map((phrase) => phrase.trim());
}

export const PLACES: Phrases<Place> = {
  sea: list(`
    sea, seaside, seashore, ocean, beach, shore, coast, coastline, harbour, harbor, bay, waves, lake, mer,
    ocean, plage, rivage, cote, bord de mer, bord de l eau, vague, lac, port de peche`),
  street: list(`
    street, city, town, road, alley, avenue, boulevard, sidewalk, pavement, downtown, crossroads,
    city street, rue, ville, ruelle, trottoir, carrefour, centre ville, route, quartier`),
  field: list(`
    field, meadow, hill, hillside, countryside, pasture, grassland, prairie, grass, park, valley, champ,
    colline, campagne, herbe, vallee, parc`),
  room: list(`
    room, living room, bedroom, kitchen, apartment, interior, indoors, office, hallway, inside, salon,
    chambre, piece, cuisine, appartement, interieur, bureau, couloir, a l interieur`),
};

export const TIMES: Phrases<TimeOfDay> = {
  dawn: list(`
    dawn, sunrise, daybreak, early morning, first light, aube, aurore, lever du soleil, lever de soleil,
    petit matin, au matin`),
  day: list(`
    day, daylight, daytime, noon, midday, morning, afternoon, sunny, broad daylight, jour, plein jour, midi,
    journee, matin, apres midi, ensoleille, ensoleillee`),
  "golden hour": list(`
    golden hour, sunset, golden light, magic hour, late afternoon, low sun, setting sun, heure doree,
    coucher de soleil, coucher du soleil, soleil couchant, lumiere doree, fin d apres midi, soleil bas`),
  dusk: list(`
    dusk, twilight, blue hour, nightfall, evening, crepuscule, heure bleue, tombee de la nuit,
    tombee du jour, soir, soiree, entre chien et loup`),
  night: list(`
    night, nighttime, midnight, moonlight, moonlit, moon, nocturnal, after dark, nuit, minuit,
    clair de lune, lune, nocturne, de nuit`),
};

export const SUBJECTS: Phrases<Subject> = {
  person: list(`
    person, people, man, men, woman, women, girl, boy, child, children, figure, someone, actor, actress, he,
    she, hero, detective, stranger, fisherman, worker, walker, face, portrait, pedestrian, une personne,
    la personne, des personnes, personnes, homme, femme, fille, garcon, enfant, silhouette, quelqu un,
    acteur, actrice, il, elle, inconnu, inconnue, pecheur, visage, passant, passante, pieton`),
  car: list(`car, automobile, taxi, sedan, vehicle, cab, voiture, auto, berline, vehicule, bagnole`),
  boat: list(`
    boat, sailboat, ship, yacht, sailing boat, dinghy, sail, bateau, bateaux, voilier, navire, barque,
    chaloupe, voile`),
  tree: list(`tree, oak, pine, pine tree, oak tree, arbre, chene, sapin`),
  bottle: list(`bottle, flask, wine bottle, product shot, bouteille, flacon, flasque, produit`),
  none: list(`
    nobody, no one, no people, empty, deserted, establishing shot, plan d ensemble vide, desert, deserte,
    vide, il n y a personne, personne en vue`),
};

export const SHOT_SIZES: Phrases<ShotSize> = {
  "extreme long": list(`
    extreme long shot, extreme wide shot, extreme wide, very wide shot, very wide, els, ews,
    establishing shot, plan general, plan de grand ensemble, tres grand plan d ensemble, tres large`),
  long: list(`
    long shot, wide shot, full shot, full body, wide, full figure, ls, ws, plan large, plan d ensemble,
    plan moyen, plan pied, en pied`),
  medium: list(`
    medium shot, mid shot, medium, waist up, medium long shot, medium wide shot, cowboy shot, ms,
    plan americain, plan taille, plan demi ensemble, mi corps, plan mi moyen`),
  "close-up": list(`
    close up, closeup, close shot, medium close up, medium closeup, tight shot, head and shoulders,
    portrait, cu, mcu, gros plan, plan rapproche, plan poitrine, plan serre`),
  "extreme close-up": list(
    `extreme close up, extreme closeup, big close up, macro, ecu, bcu, tres gros plan, insert, plan macro`,
  ),
};

export const ANGLES: Phrases<Angle> = {
  "eye level": list(`
    eye level, at eye level, straight on, hauteur d oeil, a hauteur d oeil, hauteur des yeux,
    a hauteur des yeux`),
  high: list(
    `high angle, from above, looking down, look down, high shot, plongee, en plongee, vue d en haut, d en haut`,
  ),
  low: list(`
    low angle, from below, looking up, look up, worm s eye, low shot, contre plongee, en contre plongee,
    d en bas, au ras du sol`),
  top: list(`
    top shot, top down, overhead, overhead shot, bird s eye, bird s eye view, birds eye view, god s eye,
    top view, aerial, drone shot, vue de dessus, vue du dessus, plongee totale, plongee verticale,
    vue aerienne, zenithal, zenithale`),
};

export const PALETTES: Phrases<Palette> = {
  neutral: list(`neutral, natural colours, natural colors, natural palette, neutre, couleurs naturelles`),
  warm: list(`
    warm, warm tones, warm light, amber, golden, sepia, chaud, chaude, chaleureux, chaleureuse, ambre,
    tons chauds, dore, doree`),
  cool: list(`
    cool, cold, blue tones, cool tones, bluish, icy, froid, froide, tons froids, bleute, bleutee, glacial,
    glaciale`),
  "teal and orange": list(`
    teal and orange, orange and teal, teal orange, blockbuster, bleu canard et orange,
    orange et bleu canard, bleu et orange, orange et bleu`),
  pastel: list(`
    pastel, pastel tones, soft colours, soft colors, candy colours, candy colors, tons pastel,
    couleurs douces`),
  noir: list(`noir, film noir, black and white, monochrome, b w, noir et blanc, en noir et blanc`),
};

export const PACES: Phrases<Exclude<Pace, "normal">> = {
  slow: list(`slow, slowly, gentle, gently, subtle, lent, lente, lentement, doucement, leger, legere`),
  fast: list(`fast, quick, quickly, rapid, swift, rapide, rapidement, vite`),
};

export const ACTIONS: Phrases<Action> = {
  walks: list(
    `walk, walking, stroll, strolling, run, running, wander, wandering, marche, marchent, marchant, avance, court, courant, promene`,
  ),
  stands: list(
    `stand, standing, wait, waiting, sit, sitting, seated, lean, leaning, still, debout, attend, attendant, assis, assise, immobile`,
  ),
};

/** A move in one phrase. Those that need a side are in `TURNS`. */
export const MOVES = {
  static: list(`
    static, locked off, locked down, tripod, fixed camera, no camera movement, camera does not move,
    static shot, plan fixe, camera fixe, statique`),
  "push in": list(`
    push in, pushes in, pushing in, push forward, dolly in, dollies in, dollying in, move in, moves in,
    moving in, zoom in, zooms in, zooming in, track in, tracks in, creep in, creeps in, travelling avant,
    traveling avant, zoom avant, avancee, la camera avance, la camera s approche, la camera se rapproche`),
  "pull out": list(`
    pull out, pulls out, pulling out, pull back, pulls back, pulling back, dolly out, dollies out,
    dolly back, zoom out, zooms out, zooming out, track out, track back, move back, moves back,
    travelling arriere, traveling arriere, zoom arriere, la camera recule, la camera s eloigne`),
  orbit: list(`
    orbit, orbits, orbiting, arc shot, arc around, arcs around, circle around, circles around, circling,
    rotates around, orbite, tourne autour, tourner autour, travelling circulaire`),
} as const;

/** What the camera does and which way: the side may follow within a few words ("pans slowly to the left"). */
export type Turn = "pan" | "tilt" | "truck" | "crane";
export const TURNS: Phrases<Turn> = {
  pan: list(`pan, pans, panning, panoramique, pano, panoramic, swish pan, whip pan`),
  tilt: list(`tilt, tilts, tilting, panoramique vertical, bascule`),
  truck: list(`
    truck, trucks, trucking, track, tracks, tracking, tracking shot, dolly, dollies, dolly shot, slide,
    slides, slider, lateral move, travelling, traveling, travelling lateral, traveling lateral`),
  crane: list(`
    crane, cranes, craning, crane shot, boom, booms, jib, jib shot, pedestal, camera rises, camera descends,
    grue, mouvement de grue, la camera monte, la camera descend, la camera s eleve`),
};

/** Turns that are ordinary words as well: they count only with a side ("a crane over the port" is no crane shot). */
export const NEED_SIDE: readonly string[] = list(
  `truck, trucks, track, tracks, dolly, slide, slides, crane, cranes, boom, booms`,
);

export type Side = "left" | "right" | "up" | "down";
export const SIDES: Phrases<Side> = {
  left: list(`left, leftward, leftwards, gauche, la gauche`),
  right: list(`right, rightward, rightwards, droite, la droite`),
  up: list(`
    up, upward, upwards, rises, rise, haut, le haut, monte, montante, s eleve, camera rises,
    la camera monte, la camera s eleve`),
  down: list(`
    down, downward, downwards, descends, lowers, bas, le bas, descend, descendante, camera descends,
    la camera descend`),
};

/** Phrases that hold a known word and mean something else; they are read and passed over. */
export const MEANINGLESS: readonly string[] = list(`
    depth of field, shallow depth of field, field of view, profondeur de champ, contre champ,
    champ contrechamp, champ contre champ, hors champ, day for night, right now, all right, in the room,
    a cote, a cote de, a cote d, cote a cote, street light, street lamp, top of, cool down, time of day,
    of day, day and night, jour et nuit, du jour au lendemain, film still, wide eyes, wide eyed, wide open,
    grand ouvert, piece of, il pleut, il neige, il fait, il y a, on the right track, sits down, sit down,
    sitting down, lies down, falls down, stands up, stand up, looks up, looks down, wakes up, picks up`);

/** Words after which what follows is not there: "no car", "without people", "sans voiture", "pas de bateau". */
export const NEGATIONS: readonly string[] = list(`no, without, not, sans, pas de, pas d, aucun, aucune, ni`);

/** The words for what somebody does, where to, and how many do it; written as in `staging-words`. */

import type { Heading } from "./staging";
import type { Said } from "./staging-words";

/**
 * What somebody does, as it is said. `go`: gets somewhere, each in its own way. `drive`, `ride`, `sail` and `fly` are done
 * in something, where a person does them.
 */
export type Verb =
  "walk" | "run" | "sit" | "turn" | "point" | "talk" | "stand" | "rest" | "go" | "drive" | "ride" | "sail" | "fly";

export const VERBS_SAID: Readonly<Record<Verb, Said>> = {
  walk: {
    en: `walk, walking, walked, stroll, strolling, wander, wandering, march, marching, hike, hiking, pace, pacing, wade, wading,
      stride, striding, tiptoe, step, steps out, steps into, stepping, stumble, stumbling`,
    fr: `marche, marchent, marchant, avance, avancent, avancant, promene, se promene, se promenent, se balade, se baladent, erre,
      errent, deambule, flane, flanent, grimpe, randonne`,
  },
  run: {
    en: `run, running, ran, sprint, sprinting, jog, jogging, chase, chasing, race, racing, rush, rushing, flee, fleeing, dash,
      dashing, gallop, galloping, play, playing`,
    fr: `court, courent, courant, fuit, fuient, s enfuit, s enfuient, galope, galopent, trottine, se precipite, fonce, joue,
      jouent, en courant, poursuit`,
  },
  sit: {
    en: `sit, sitting, sat, seated, sits down, sit down, sitting down, perched, meditates, meditating, reads, reading, eats,
      eating, types, typing, drinks, drinking, works, working, read, eat, drink, type, work, play cards, play chess, playing
      cards, playing chess, play the piano, playing the piano, play piano, play the guitar, playing the guitar, studies, studying`,
    fr: `assis, assise, assises, assoit, s assoit, est assis, est assise, s assied, lit, lisent, mange, mangent, boit, boivent,
      tape au clavier, medite, travaille, travaillent, etudie, joue aux cartes, jouent
      aux cartes, joue aux echecs, jouent aux echecs, joue du piano, joue de la guitare`,
  },
  turn: {
    en: `turn, turning, turned, turns around, turn around, turning around, turns back, turns round, rotate, rotating, spin,
      spinning, revolve, revolving, looks back, looks over her shoulder, looks over his shoulder, turns on a turntable, twirl,
      on a turntable, on a rotating turntable`,
    fr: `tourne, tournent, tournant, se retourne, se retournent, fait demi tour, pivote, pivotent, virevolte, tourne sur lui
      meme, tourne sur elle meme, sur un plateau tournant`,
  },
  point: {
    en: `point, points at, points to, pointing, pointing at, pointed at, gestures toward, gestures to, shows the way`,
    fr: `pointe, pointent, pointe du doigt, montre du doigt, designe, designent, montre le chemin`,
  },
  talk: {
    en: `talk, talking, speak, speaking, chat, chatting, argue, arguing, converse, conversing, discuss, discussing, shout,
      shouting, whisper, whispering, says, asks, lecture, lecturing, presents, interviewed, debate, debating, gossip, negotiate`,
    fr: `parle, parlent, parlant, discute, discutent, bavarde, bavardent, se dispute, se disputent, dispute, crie, chuchote,
      dit, demande, conversent, papotent, debattent, negocient`,
  },
  stand: {
    en: `stand, standing, stood, wait, waiting, lean, leaning, motionless, stands still, standing still, stands up, stand up,
      pose, posing, watch, watching, stare, staring, gaze, gazing, looks out, looking out, looks up, looks down, looks into, looks at, looks on,
      looking at, look at, facing, faces, stop, stops, pause, pauses, poses, looks into the distance, alone`,
    fr: `debout, attend, attendent, attendant, immobile, se tient, se tiennent, se tient debout, pose, posent, regarde, regardent,
      observe, observent, contemple, contemplent, fixe l horizon, s arrete, s arretent, guette, patiente, seul, seule`,
  },
  rest: {
    en: `parked, moored, anchored, at anchor, docked, rest, resting, stationary, abandoned, sits idle, perched on, lies, lying, stranded`,
    fr: `gare, garee, gares, garees, en stationnement, amarre, amarree, a l ancre, au mouillage, repose, abandonne, abandonnee,
      perche, perchee, pose sur, posee sur, a l arret, echoue`,
  },
  go: {
    en: `pass, passing, passes by, arrive, arriving, leave, leaving, enter, entering, exit, exiting, come, coming, cross,
      crossing, travel, travelling, traveling, move, moving, approach, approaching, follow, following, trot, trotting, roll,
      rolling, speed, speeds by, speeding, head, heads, heading, climb, climbing, cruise, cruising, drift, drifting, glide,
      gliding, goes by, go by, goes, going, pull up, pulls up, thunder past, roar past, chug, circle, circling, crawl, crawling,
      emerge, emerging, return, returning, lumber, slide`,
    fr: `passe, passent, passant devant, arrive, arrivent, part, partent, entre dans, entrent, sort, sortent, vient, viennent,
      traverse, traversent, traversant, roule, roulent, roulant, file, filent, s approche, s approchent, s eloigne, s eloignent,
      suit, suivent, trotte, trottent, glisse, glissent, derive, rentre, rentrent, revient, rampe, monte vers, descend vers,
      circule, circulent, emerge, se dirige vers, va vers, vont vers, tourne autour, longe, longent, fend`,
  },
  drive: { en: `drive, driving, drives off, drives away`, fr: `conduit, conduisent, au volant, conduisant` },
  ride: {
    en: `ride, riding, rides past, pedal, pedals, pedalling, cycle, cycling`,
    fr: `monte a cheval, chevauche, pedale, pedalent, a velo, a moto, a cheval, en velo`,
  },
  sail: {
    en: `sail, sails, sailing, sails past, row, rowing, paddle, paddling, float, floating`,
    fr: `navigue, naviguent, vogue, voguent, rame, rament, flotte, flottent`,
  },
  fly: {
    en: `fly, flies, flying, soar, soaring, hover, hovering, take off, takes off, land, lands, landing, flock`,
    fr: `vole, volent, volant, plane, planent, s envole, s envolent, decolle, atterrit, survole, survolent`,
  },
};

/** `left` and `right` alone are said of who goes there: they stand right behind what is done. */
export const HEADINGS_SAID: Readonly<Record<Heading, Said>> = {
  towards: {
    en: `towards camera, toward camera, towards the camera, toward the camera, to camera, to the camera, towards us, toward us,
      facing camera, facing the camera, face camera, faces camera, faces the camera, into camera, to the lens, head on`,
    fr: `vers la camera, face camera, face a la camera, vers nous, vers l objectif, de face, face a nous`,
  },
  away: {
    en: `away, away from camera, away from the camera, away from us, from behind, seen from behind, back to camera, back to the
      camera, into the distance, towards the horizon, toward the horizon, back turned`,
    fr: `de dos, dos a la camera, dos camera, dans le lointain, au loin, vers l horizon, vue de dos, vu de dos`,
  },
  left: {
    en: `from right to left, right to left, to the left, leftward, leftwards, towards the left, camera left, screen left, to
      frame left`,
    fr: `de droite a gauche, vers la gauche, a gauche`,
  },
  right: {
    en: `from left to right, left to right, to the right, rightward, rightwards, towards the right, camera right, screen right,
      to frame right, in profile, past us, past camera, across the frame`,
    fr: `de gauche a droite, vers la droite, a droite, de profil, traverse le cadre`,
  },
};

/** How many, where no number says it. */
export const COUNTS_SAID: Readonly<Record<number, Said>> = {
  1: { en: `a single, one, lone, lonely, solitary`, fr: `un seul, une seule, solitaire` },
  2: { en: `two, both, pair of, a pair of, couple of, a couple of`, fr: `deux, une paire de, paire de, un couple de` },
  3: { en: `three, trio of, a few, few`, fr: `trois, un trio de, quelques` },
  4: { en: `four, several, some`, fr: `quatre, plusieurs` },
  5: {
    en: `five, a group of, group of, handful of, band of, team of`,
    fr: `cinq, un groupe de, groupe de, bande de, equipe de`,
  },
  6: { en: `six, half a dozen, line of, row of, queue of`, fr: `six, demi douzaine de, file de, rangee de` },
  7: { en: `seven`, fr: `sept` },
  8: { en: `eight, many, lots of, a lot of`, fr: `huit, beaucoup de, de nombreux, de nombreuses` },
  9: { en: `nine, flock of, pack of`, fr: `neuf, volee de, meute de, nuee de` },
  10: { en: `ten`, fr: `dix, dizaine de, une dizaine de` },
  12: { en: `twelve, dozen, a dozen`, fr: `douze, douzaine de, une douzaine de` },
  20: { en: `twenty`, fr: `vingt, vingtaine de, une vingtaine de` },
  30: { en: `thirty, dozens of, dozens`, fr: `trente, trentaine de, des dizaines de, dizaines de` },
  40: {
    en: `forty, fifty, a hundred, hundreds of, hundred, crowd of, a crowd of, crowds of, thousands of, army of, throng of`,
    fr: `quarante, cinquante, cent, une centaine de, centaines de, foule de, une foule de, milliers de, armee de`,
  },
};

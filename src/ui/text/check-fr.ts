/** Si une prise se monte : correspondance, défauts et raccords, en français. */

import type { Text } from "./en";
import { checkFitFr } from "./check-fit-fr";

const NB = "\u00a0";
const one = (value: number): string => value.toFixed(1).replace(".", ",");
const two = (value: number): string => value.toFixed(2).replace(".", ",");
const signed = (value: number): string => `${value < 0 ? "−" : "+"}${one(Math.abs(value))}`;

export const checkFr: Text["check"] = {
  check: "Vérifier",
  checkSays: "Voir si cette prise tient à côté des plans qui l’entourent",
  heading: (take) => `Comment ${take} se monte`,
  close: "Fermer",
  stop: "Arrêter",

  match: "Correspondance",
  space: (sequence) => `L’espace de ${sequence}`,
  spaceAsks: (sequence) =>
    `Dans quel espace de couleur travaille ${sequence}${NB}? Premiere ne le dit pas. Il est dans Réglages de la séquence, sous Couleur.`,
  spaces: {
    "rec-709": "Rec.709 direct",
    "wide-gamut": "Gamut large, géré",
    "hlg-pq": "HLG ou PQ",
    log: "Log, non géré",
  },
  choose: "Choisir…",
  wrongSpace: "Changer",
  against: "Par rapport à",
  choices: {
    start: "l’image de départ",
    before: "l’image d’avant",
    after: "l’image d’après",
    look: "l’image de style",
  },
  nothingAgainst: "Rien n’est à côté dans la séquence, et elle a été demandée sans image.",
  measure: "Mesurer",
  measureAgain: "Mesurer à nouveau",
  measures: "Exporte quelques images du programme. Rien n’est changé.",
  exporting: (done, total) => `Export de l’image ${done + 1} sur ${total}…`,
  fitting: (done, total) => (total <= 1 ? "Mesure…" : `Mesure, étape ${done} sur ${total}…`),
  through: (track, name, side) =>
    `${side === "take" ? "La prise" : "L’image à côté"} serait mesurée à travers ${track} (${name})${NB}: pas de correspondance. Masquez cette piste, ou choisissez une autre image.`,

  deltaE: (before, after) => `ΔE ${one(before)} → ${one(after)}`,
  atCut: (value) => `À la coupe même, telle quelle${NB}: ΔE ${one(value)}.`,
  deltaEAlone: (value) => `ΔE ${one(value)}`,
  p95: (before, after) => `95${NB}% des points diffèrent de moins de${NB}: ${one(before)} → ${one(after)}`,
  p95Alone: (value) => `95${NB}% des points diffèrent de moins de ${one(value)}.`,
  compared: {
    "same-picture": (percent, points, width) =>
      percent >= 100
        ? `Sur toute l’image${NB}: ${points} points de l’image réduite à ${width} de large.`
        : `Sur ${percent}${NB}% de l’image, ${points} points de l’image réduite à ${width} de large${NB}; le reste n’est pas dans la référence.`,
    "same-places": (places, percent, points, width) =>
      `Sur ${places} endroits, ${percent}${NB}% de ce qui a de la texture${NB}: ${points} points d’une image réduite à ${width} de large.`,
  },
  closeInPart: "Une correspondance ne la rapprocherait pas dans l’ensemble, mais elle n’est pas proche partout.",
  afterComputed: "mesuré → calculé",
  bothMeasured: "mesurés tous deux",
  hadComputed: (value) => `Le calcul avait annoncé ${one(value)}.`,
  paired: {
    "same-picture": "La même image.",
    "same-places": "Un autre moment, des endroits retrouvés.",
  },
  judged: (fittedFrames) =>
    `${
      fittedFrames === undefined
        ? "ΔE2000 sur des pixels appariés qui n’ont pas servi au calcul"
        : `Calculé sur ${fittedFrames === 1 ? "une image" : `${fittedFrames} images`}${NB}; ΔE2000 sur les pixels d’une autre`
    }${NB}; décodage sRGB, D65. Après est calculé tant que la prise étalonnée n’est pas mesurée.`,
  distribution: (gain, fittedFrames) =>
    `Des images différentes, donc pas de ΔE${NB}: rien n’est apparié.${
      fittedFrames === undefined
        ? ""
        : ` Calculé sur ${fittedFrames === 1 ? "une image" : `${fittedFrames} images`}, jugé sur une autre.`
    } Environ ${one(gain)} ΔE de mieux sont attendus${NB}; jugez aux scopes.`,
  none: {
    "already-close": "Elle est aussi proche qu’une correspondance la mettrait. Rien à faire.",
    "no-gain": `Pas de correspondance${NB}: ce qui diffère est peut-être ce que montrent les images. Elle reste telle quelle, de peur de l’abîmer.`,
    "bare-take": "Il y a trop peu dans la prise pour l’accorder.",
    "bare-reference": "Il y a trop peu dans la référence pour s’y accorder.",
    "bare-both": "Il y a trop peu dans la prise et dans la référence pour accorder l’une à l’autre.",
    "nothing-shared": "La prise et la référence ont trop peu en commun pour accorder l’une à l’autre.",
  },
  label: `Image programme 8 bits, après effets${NB}; pas un contrôle de diffusion.`,
  unexported: `L’image donnée n’est pas passée par le programme${NB}: les effets de la séquence n’y sont pas.`,
  stale: `Le montage a changé depuis la mesure. Ces chiffres sont ceux d’avant${NB}; mesurez à nouveau.`,
  clipped: (percent) => `${one(percent)}${NB}% des pixels touchent les limites.`,

  side: { reference: "Référence", before: "Prise", after: "Accordée" },
  row: {
    black: "Noir",
    middle: "Milieu",
    white: "Blanc",
    shadows: "Ombres",
    midtones: "Moyens",
    highlights: "Hauts",
    skinAngle: "Peau",
    skinSaturation: "Sat. peau",
    neutral: "Neutre",
  },
  rowSays: {
    black: `1er centile de R, V et B, en${NB}%`,
    middle: `Médiane de R, V et B, en${NB}%`,
    white: `99e centile de R, V et B, en${NB}%`,
    shadows: `Écart de R, V et B à la luma dans les ombres, en${NB}%`,
    midtones: `Écart de R, V et B à la luma dans les tons moyens, en${NB}%`,
    highlights: `Écart de R, V et B à la luma dans les hautes lumières, en${NB}%`,
    skinAngle: `Angle de ce qui peut être de la peau au vectorscope${NB}; l’axe de peau est à 123°`,
    skinSaturation: `Saturation de ce qui peut être de la peau, en${NB}%`,
    neutral: `Ce qui peut être gris, hors du centre du vectorscope${NB}: Cb et Cr, en${NB}%`,
  },
  degrees: (value) => `${Math.round(value)}°`,
  percent: (value) => `${one(value)}${NB}%`,
  figure: (value) => (value < 9.95 ? one(value) : String(Math.round(value))),
  unknown: "–",
  scopeSide: "Ce qui est à côté de la référence dans les scopes",
  parade: "Parade RVB, la référence à gauche",
  vectorscope: "Vectorscope avec l’axe de peau, la référence à gauche",
  strength: (percent) => `Force ${percent}${NB}%`,

  cube: "Enregistrer .cube…",
  cubeSays: `Pour l’élément non étalonné${NB}: à charger dans Couleur Lumetri > Création > Look, après tout LUT d’entrée. Premiere ne laisse aucun panneau régler cette case.`,
  saved: (file) => `Enregistré sous ${file}.`,

  bake: "Faire une copie étalonnée",
  graded: `Ce qui est là a déjà un étalonnage${NB}: voici ce qu’il a apporté. Un second n’est pas proposé.`,
  laidSo: (scale) => `Posée dans l’image comme choisi sous Conformité${NB}: ${scale}.`,
  bakeSays: `Une copie avec l’étalonnage, dans le chutier${NB}: 8 bits, seconde génération. La prise reste telle quelle. Les effets de son élément sont dans les chiffres, pas dans la copie.`,

  ...checkFitFr,

  faults: "Défauts",
  look: "Chercher des défauts",
  notCounted: {
    nowhere: "Aucune n’est dans la séquence ouverte\u00a0: les coupes ne comptent pas.",
    unseen: "La prise est désactivée\u00a0: ses coupes ne comptent pas.",
    "not-plain": "Le plan à sa place est en vitesse modifiée ou n’est pas simple\u00a0: les coupes ne comptent pas.",
    unasked: "Les coupes compteront quand l’espace de travail de la séquence sera connu.",
    otherSpace: "Les coupes ne comptent pas\u00a0: la séquence n’est pas en Rec.709 direct.",
    nothing: (side) =>
      `On ne voit rien juste ${side === "before" ? "avant" : "après"}\u00a0: cette coupe ne compte pas.`,
    through: (side, track, name) =>
      `${track} (${name}) recouvre l’image d’${side === "before" ? "avant" : "après"}\u00a0: cette coupe ne compte pas.`,
  },
  lookedAt: (at) => `Parcourue ${at}.`,
  lookAgain: "Chercher à nouveau",
  lookSays: "Parcourt la prise image par image, et les coupes à ses bouts.",
  looking: (done, total) => (total <= 1 ? "Recherche…" : `Image ${done} sur ${total}…`),
  clean: (frames) => `Rien trouvé en ${frames} images de ce qui a été cherché.`,
  tooShort: "Trop peu d’images pour rien en dire.",
  found: (count, faults) => `${count === 1 ? "1 constat" : `${count} constats`}${NB}: ${faults}.`,
  fault: {
    black: "noir",
    freeze: "image figée",
    repeat: "images répétées",
    cut: "coupe dans la prise",
    "luma-flicker": "scintillement",
    "chroma-flicker": "scintillement de couleur",
    jitter: "tremblement",
    boil: "fourmillement de texture",
    drift: "dérive de couleur",
    softness: "flou",
  },
  strengthOf: (value, unit) => {
    switch (unit) {
      case "percent":
        return `${one(value)}${NB}%`;
      case "frames":
        return value === 1 ? "1 image" : `${Math.round(value)} images`;
      case "times":
        return `${one(value)}${NB}×`;
      case "codes":
        return `${one(value)} sur 255`;
    }
  },
  vector: "Mesures",
  vectorSays:
    "Ce qui a été mesuré sur toute la prise. Aucune mesure ne suffit à distinguer une bonne prise d’une mauvaise.",
  measureOf: {
    warpingError: {
      name: "Err. de flux",
      says: `Ce qui reste entre une image et la précédente ramenée sur elle, là où les deux voient la même chose${NB}: moyenne des carrés, en millionièmes de la pleine échelle au carré (Lai et al. 2018)`,
    },
    consistent: {
      name: "Cohérence",
      says: `Part de l’image dont le mouvement, aller et retour, revient au même endroit, en${NB}%`,
    },
    jerk: {
      name: "À-coups",
      says: "Changement du mouvement d’une paire d’images à la suivante, en pixels d’une image réduite à 320 de long, par image au carré",
    },
    middleError: {
      name: "Err. du milieu",
      says: `Erreur d’une image prédite de ses deux voisines${NB}: moyenne, en${NB}% de la pleine échelle`,
    },
    cutRatio: {
      name: "Rapport de coupe",
      says: "Le plus grand changement d’une image à la suivante, en nombre de fois celui d’alentour",
    },
  },
  measureIs: (measure, value) => {
    switch (measure) {
      case "warpingError":
        return one(value * 1e6);
      case "consistent":
        return `${one(value * 100)}${NB}%`;
      case "jerk":
        return two(value);
      case "middleError":
        return `${two(value * 100)}${NB}%`;
      case "cutRatio":
        return `${one(value)}${NB}×`;
    }
  },
  outside: (start, end) => `images ${start + 1}–${end}, hors de la coupe`,
  frames: (start, end) => (end - start === 1 ? `image ${start + 1}` : `images ${start + 1}–${end}`),
  mark: (count) => (count === 1 ? "Poser un marqueur" : `Poser ${count} marqueurs`),
  marked: (count) => (count === 1 ? "1 marqueur posé dans la séquence." : `${count} marqueurs posés dans la séquence.`),
  markerName: (fault) => `Pickup${NB}: ${fault}`,
  notLooked: (faults, why) =>
    `Pas cherché${NB}: ${faults} (${{ "too-short": "trop court", "no-movement": "rien ne bouge", "no-texture": "pas de texture" }[why]}).`,
  unseen: (things) => `Ne se voit pas ainsi${NB}: ${things}.`,
  unseenThings: {
    identity: "si quelqu’un reste le même",
    "slow-change": "un changement lent",
    anatomy: "mains et visages",
    legality: "limites de diffusion",
  },
  meets: {
    before: (meeting) => `Coupe avant${NB}: ${meeting}.`,
    after: (meeting) => `Coupe après${NB}: ${meeting}.`,
  },
  meeting: (luma, chroma) => `luma ${signed(luma)}, couleur ${one(chroma)} sur 255`,
  sharper: (times) => `détail × ${two(times)}`,
  grainier: (times) => `grain × ${two(times)}`,
  turns: (degrees) => `le mouvement tourne de ${Math.round(degrees)}°`,
  starts: {
    same: (meeting) => `Commence par l’image donnée${NB}: ${meeting}.`,
    other: "Ne commence pas par l’image donnée.",
    unknown: (meeting) => `Trop peu de texture pour dire si elle commence par l’image donnée${NB}: ${meeting}.`,
  },
};

/** Si une prise convient à la séquence, et la copie qui convient, en français. */

import type { checkFitEn } from "./check-fit-en";

const NB = "\u00a0";
const one = (value: number): string => value.toFixed(1).replace(".", ",");
const two = (value: number): string => value.toFixed(2).replace(".", ",");

export const checkFitFr: typeof checkFitEn = {
  fit: "Conformité",
  framesPerSecond: (rate) => String(Number(rate.toFixed(3))).replace(".", ","),
  fits: `L’élément est ce que veut la séquence${NB}: cadence, taille, pixels, couleur.`,
  rate: (clip, sequence, premiere) =>
    `${clip} i/s dans une séquence à ${sequence}${NB}: Premiere ${premiere === "repeats-frames" ? "répète" : "saute"} des images.`,
  variable: `Ses images viennent sans cadence fixe${NB}: Premiere en prend une pour toutes, mouvement et son dérivent.`,
  size: (clip, sequence) =>
    `${clip.width} × ${clip.height} dans ${sequence.width} × ${sequence.height}${NB}: Premiere laisse sa taille.`,
  pixelAspect: `Ses pixels ont une autre forme que ceux de la séquence${NB}: Premiere les étire.`,
  rotated: (degrees) =>
    `Il est enregistré tourné de ${degrees}°, ce que toutes les versions de Premiere ne suivent pas.`,
  colour: {
    untagged: `Il ne porte pas d’étiquettes de couleur${NB}: Premiere le prend pour du Rec.709.`,
    "other-matrix": `Il porte une autre matrice que celle du Rec.709. On ne sait pas ce que Premiere en montre${NB}; une copie a celle du Rec.709.`,
    "full-range": "Il est en plage complète, où Premiere attend des niveaux vidéo.",
    "standard-definition": `Il est étiqueté en définition standard (BT.601). On ne sait pas ce que Premiere en montre${NB}; les couleurs d’une copie sont recalculées.`,
    "srgb-transfer": `Sa courbe est étiquetée sRGB, proche de celle du Rec.709. On ne sait pas ce que Premiere en montre${NB}; une copie dit Rec.709, valeurs inchangées.`,
    "other-primaries": `Ses primaires sont plus larges que celles du Rec.709. On ne sait pas ce que Premiere en montre${NB}; une copie ne ferait que les appeler Rec.709, aucune n’est faite.`,
    "other-transfer": `Sa courbe n’est pas celle du Rec.709. On ne sait pas ce que Premiere en montre${NB}; une copie ne ferait que l’appeler Rec.709, aucune n’est faite.`,
    "high-dynamic-range": `Il est en HDR. Pickup ne le ramène pas en Rec.709${NB}; Premiere le convertit.`,
  },
  fields: `La séquence est entrelacée${NB}; l’élément est progressif, les deux trames montrent un seul moment.`,
  remedy: {
    interpret: (rate) =>
      `Chaque image une fois, aucune nouvelle${NB}: Modifier > Interpréter le métrage > Adopter cette cadence${NB}: ${rate}.`,
    copy: `Une copie conforme peut être faite${NB}; les poignées restent, l’original n’est pas touché.`,
    cannot: {
      "no-frames": "Il n’a pas d’image à copier.",
      undecodable: "Ce poste ne sait pas le décoder, aucune copie ne peut être faite ici.",
      "high-dynamic-range": "Aucune copie n’est faite du HDR.",
      "other-primaries": "Aucune copie n’est faite d’autres primaires que celles du Rec.709.",
      "other-transfer": "Aucune copie n’est faite d’une autre courbe que celle du Rec.709.",
    },
  },
  plays: {
    now: (now, own) => `Premiere la lit à ${now} i/s au lieu de sa propre cadence, ${own}.`,
    at: (rate) => `La lire à ${rate} i/s`,
    atOwn: (rate) => `La lire à sa propre cadence, ${rate} i/s`,
    says: "Interpréter le métrage, en une étape d’annulation",
    means: "Interpréter le métrage lit chaque image une fois et n’en fait aucune.",
    reaches: (here, elsewhere) => {
      const others = elsewhere.map(({ sequence, count }) => `${count} dans ${sequence}`);
      const all = [here === 1 ? "1 élément ici" : `${here} éléments ici`, ...others].join(", ");
      return `Tous les éléments de cette prise changent${NB}: ${all}.`;
    },
    unread: (sequences) => `N’ont pu être lues, et l’emploient peut-être aussi${NB}: ${sequences.join(", ")}.`,
    lasts: (now, then) =>
      `Un élément garde sa place et sa longueur et montre d’autres images${NB}: le film dure ${two(then)}${NB}s, et non ${two(now)}${NB}s.`,
    empty: (frames) => `Jusqu’à ${frames === 1 ? "1 image" : `${frames} images`} à un bout resteraient vides.`,
    begins: `On ne sait pas par quelle image commence alors un élément raccourci${NB}: Pickup relit son point d’entrée.`,
    sound: `On ne sait pas si le son reste synchrone${NB}: écoutez avant de le garder.`,
    retimed: `La vitesse d’un de ses éléments est modifiée, et on ne sait pas ce que Premiere fait des deux${NB}: pas fait ici.`,
    byHand: (rate) =>
      `Ce Premiere ne laisse aucun panneau le faire${NB}: Modifier > Interpréter le métrage > Adopter cette cadence${NB}: ${rate}.`,
    set: (rate) => `Premiere la lit à ${rate} i/s, après relecture. Ctrl+Z le reprend.`,
    stayed: "Ses éléments sont où ils étaient, et disent le même point d’entrée qu’avant.",
    moved: (clips) =>
      clips === 1
        ? `1 élément n’est plus où il était${NB}: regardez-le.`
        : `${clips} éléments ne sont plus où ils étaient${NB}: regardez-les.`,
    begun: (clips) =>
      `Premiere dit un autre point d’entrée qu’avant pour ${clips === 1 ? "1 élément" : `${clips} éléments`}.`,
  },
  sound: {
    inStep: "Son son suit tel quel.",
    outOfStep: (faster) =>
      `Son son n’est pas ralenti ni accéléré, et se décale de ${one(Math.abs(faster))}${NB}%${NB}: l’image va plus ${faster > 0 ? "vite" : "lentement"}.`,
    leftOut: (codec) => `Son son (${codec}) est laissé de côté${NB}: aucun MP4 que lit Premiere ne le contient.`,
  },
  soundMade: {
    inStep: "Son son y est tel quel.",
    outOfStep: (faster) =>
      `Son son y est, décalé de ${one(Math.abs(faster))}${NB}%${NB}: l’image va plus ${faster > 0 ? "vite" : "lentement"}.`,
    leftOut: (codec) => `Elle est muette${NB}: le son (${codec}) a été laissé de côté.`,
  },
  facts: {
    variable: "sans cadence fixe",
    frames: (count) => (count === 1 ? "1 image" : `${count} images`),
    rate: (rate) => `${rate} i/s`,
    pixels: (numerator, denominator) => `pixels de ${numerator}:${denominator}`,
    range: { limited: "plage limitée", full: "plage complète", untagged: "plage non étiquetée" },
    silent: "sans son",
    says: "Ce que dit son conteneur",
  },
  scale: "Comment l’image est mise dans le cadre",
  scales: { fill: "remplir, bords coupés", fit: "contenir, avec bandes", crop: "pixel pour pixel" },
  anchor: "La partie qui reste",
  anchors: { middle: "le milieu", left: "la gauche", right: "la droite", top: "le haut", bottom: "le bas" },
  blend: "Mélanger les images au lieu de les répéter",
  makeFit: "Faire une copie conforme",
  making: (done, total) => `Image ${done} sur ${total}…`,
  made: (name) => `${name} est dans le chutier Pickup.`,
  put: "La poser au-dessus de la prise",
  putSays: `Une étape d’annulation${NB}: la copie va au-dessus, et l’élément de la prise est désactivé.`,
  isPut: {
    verified: "Elle est posée au-dessus de la prise, qui est désactivée. Mesurez à nouveau pour voir l’effet.",
    unverified: `Premiere a dit oui, et elle n’est pas posée comme il faut${NB}: regardez le montage. Ctrl+Z la reprend.`,
  },
};

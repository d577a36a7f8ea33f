/** D’un plan monté à sa recette, et la même prise encore une fois. */

import type { againEn } from "./again-en";

const comma = (value: number, digits: number): string => value.toFixed(digits).replace(".", ",");

export const againFr: typeof againEn = {
  title: "Recette d’un plan",
  lies: (name) => `${name} se trouve ici.`,
  open: "Sa recette",
  openSays: "Ouvre ce avec quoi le plan a été fait",
  whose: "Ce plan est-il une prise\u00a0?",
  whoseSays: "Lit les données d’image du plan et les cherche parmi les prises",
  looking: (clip) => `Lecture de ${clip}…`,
  byEssence: (clip) => `${clip} est reconnu à ses données d’image, pas à son nom.`,
  notKnown: {
    "no-clip": "Aucun élément n’est sélectionné, et aucun ne se voit à la tête de lecture.",
    "not-a-take": "Ce n’est pas une prise de ce projet\u00a0: rien dans son dossier Pickup n’a ces images.",
    unread: "Son média n’a pas pu être lu\u00a0: personne ne sait.",
  },
  ask: "Redemander",
  askSays: "La même recette, la même graine, les mêmes images, en une prise à part qui attend dans le chutier",
  close: "Fermer",
  compare: "Comparer à la première",
  repetition: (found) => {
    switch (found.kind) {
      case "waits":
        return "";
      case "unknown":
        return "Impossible de dire si c’est la même\u00a0: rien n’a été gardé de l’une d’elles pour comparer.";
      case "same-frames":
        return "Redessinée, identique image par image.";
      case "same-film":
        return "Le moteur a rendu exactement le même film.";
      case "other-frames":
        switch (found.why) {
          case "other-version":
            return "D’autres images\u00a0: une autre version de Pickup a dessiné la première.";
          case "scaled":
            return "D’autres images\u00a0: l’une a été dessinée plus petite puis agrandie, sur un poste sans GPU.";
          case "unknown":
            return "D’autres images que la première, de la même recette. Les postes dessinent les contours un peu autrement.";
        }
    }
  },
  otherFilm: (differs) =>
    differs.length === 0
      ? "Un autre film de même facture, comme les moteurs en rendent. S’il montre la même chose, seul l’œil le dit."
      : `Un autre film, comme les moteurs en rendent\u00a0; il diffère par\u00a0: ${differs.join(", ")}.`,
  differences: {
    frames: "nombre d’images",
    seconds: "durée",
    size: "taille",
    rate: "cadence",
    sound: "son",
  },
  difference: (what, first, again) => `${what} ${first === "" ? "rien" : first} → ${again === "" ? "rien" : again}`,
  unknown: "inconnu",
  seconds: (seconds) => `${comma(seconds, 2)} s`,
  sounds: { some: "oui", none: "non" },
  pictures: {
    measure: "Mesurer les images",
    measureSays: "Compare des images des deux dans la salle des médias, aux mêmes instants",
    measuring: (done, of) => `Mesure des images\u00a0: ${done} sur ${of}…`,
    stop: "Arrêter",
    noRoom: "Sans la salle des médias, leurs images ne peuvent pas être mesurées.",
    apart: ({ moments, deltaE, worst, scaled }) =>
      `Images à ${moments} instants\u00a0: ΔE ${comma(deltaE, 1)} d’écart en moyenne (CIE76), au plus ${comma(worst.deltaE, 1)} à ${comma(worst.seconds, 1)} s.${scaled ? " L’une a été mise à l’échelle pour comparer." : ""}`,
  },
  recipeChanged: (fields) => `La recette n’est pas celle de la première\u00a0: ${fields.join("\u00a0; ")}.`,
};

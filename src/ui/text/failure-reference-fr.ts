/** Ce qui n’a pas été avec une image ou une fiche de la bibliothèque, en français. */

import type { NoFrame } from "../../core/frame-times";
import type { NoOwnFrame } from "../../core/source";
import type { Said } from "./said";
import type { ReferenceFailure } from "./failure-reference-en";

const NO_FRAME: Record<NoFrame, readonly [happened: string, advice: string]> = {
  "nothing-before": ["On ne voit rien avant le plan.", "Prenez une autre image."],
  "nothing-after": ["On ne voit rien après le plan.", "Prenez une autre image."],
  "no-in-out": [
    "Les points d’entrée et de sortie ne sont pas placés.",
    "Placez les deux dans la séquence, puis prenez l’image.",
  ],
  "nothing-selected": ["Aucun élément n’est sélectionné.", "Sélectionnez un élément dans la séquence."],
  "several-selected": [
    "Plusieurs éléments sont sélectionnés.",
    "N’en sélectionnez qu’un\u00a0: on sait alors de quelle image il s’agit.",
  ],
  "only-sound-selected": [
    "Seul du son est sélectionné, et le son n’a pas d’image.",
    "Sélectionnez l’élément sur sa piste vidéo.",
  ],
};

const NO_OWN: Record<NoOwnFrame, (clip: string) => string> = {
  gone: (clip) => `${clip} n’est plus à cet endroit.`,
  "no-media": (clip) => `${clip} n’a pas de média\u00a0: c’est un titre, un cache ou un calque d’effets.`,
  sequence: (clip) => `${clip} est une séquence, sans média propre.`,
  multicam: (clip) => `${clip} est un élément multicaméra\u00a0: on ne peut pas lire quelle caméra est vue.`,
  offline: (clip) => `Le média de ${clip} est hors ligne.`,
  reversed: (clip) => `${clip} est lu à l’envers.`,
  retimed: (clip) =>
    `La vitesse de ${clip} change au cours de l’élément\u00a0: le moment dans son média n’est pas certain.`,
  "only-sound": (clip) => `Le média de ${clip} n’est que du son.`,
  undecodable: (clip) =>
    `La salle des médias ne sait pas décoder ${clip}\u00a0: ProRes, RAW et autres formats de caméra ne sont lus que par Premiere.`,
};

const NOT_PICTURE = {
  empty: "est vide",
  "other-kind": "n’est ni un PNG ni un JPEG, quoi qu’en dise son nom",
  damaged: "ne se décode pas\u00a0: il est endommagé",
} as const;

export function referenceFailureInFrench(failure: ReferenceFailure): Said {
  switch (failure.kind) {
    case "no-frame": {
      const [happened, advice] = NO_FRAME[failure.why];
      return { happened, means: "Aucune image n’a été prise.", advice };
    }
    case "no-own-frame":
      return {
        happened: NO_OWN[failure.why](failure.clip),
        means: "On ne peut pas prendre son image propre\u00a0; ce qui était retenu reste.",
        advice:
          "Gardez l’image du programme. Pour écarter ce qui est au-dessus, désactivez sa piste et prenez-la de nouveau.",
      };
    case "not-a-picture":
      return {
        happened: `${failure.file} ${NOT_PICTURE[failure.why]}.`,
        means: "Il n’a pas été retenu.",
        advice: "Exportez-le de nouveau en PNG ou JPEG.",
      };
    case "no-take-frame":
      return {
        happened: `${failure.clip} n’a pas encore de film sur le disque.`,
        means: "Il n’y a pas d’image à y prendre.",
        advice: "Attendez qu’elle soit faite, ou demandez-la de nouveau.",
      };
    case "consent-missing":
      return {
        happened: `${failure.name} est une personne sans note de consentement.`,
        means: "Les images sont gardées, mais ne sont pas utilisées.",
        advice: "Notez dans la bibliothèque qui a consenti à quoi, et le jour.",
      };
    case "library-entry-empty":
      return {
        happened: `${failure.name} n’a pas d’image.`,
        means: "Rien n’a été ajouté au plan.",
        advice: "Ajoutez-lui une image dans la bibliothèque.",
      };
    case "library-elsewhere":
      return {
        happened: `${failure.name} a été créée sur un autre poste.`,
        means: "Lui seul la modifie\u00a0; ici, on peut l’utiliser.",
        advice: "Modifiez-la là-bas, ou créez votre propre fiche.",
      };
  }
}

/** What goes wrong with lists of shots, in French. */

import type { BoardFailure } from "./failure-board-en";
import type { Said } from "./said";

export function boardFailureInFrench(failure: BoardFailure): Said {
  switch (failure.kind) {
    case "no-room":
      return failure.of === "sound"
        ? {
            happened: "Trop de sons veulent le même moment.",
            means: `Une seule nouvelle piste, A${failure.track + 1}, peut être créée à la fois\u00a0: le son de l’un d’eux n’a pas de place.`,
            advice:
              "Laissez-en un de côté, coupez le son dans l’onglet Plan, ou ajoutez une piste audio et cherchez encore.",
          }
        : {
            happened: "Trop de plans veulent le même moment.",
            means: `Une seule nouvelle piste, V${failure.track + 1}, peut être créée à la fois\u00a0: l’un d’eux n’a pas de place.`,
            advice: "Laissez-en un de côté, ou ajoutez une piste vidéo et cherchez encore.",
          };
    case "no-board":
      return {
        happened: "Aucun storyboard n’est ouvert.",
        means: "Il n’y a rien à dessiner ni à monter.",
        advice: "Choisissez-en un, ou collez un scénario.",
      };
    case "board-undrawn":
      return {
        happened:
          failure.shots === "" ? "Le storyboard n’a aucun plan." : `Pas encore dessiné\u00a0: plan ${failure.shots}.`,
        means: "Rien n’a été monté.",
        advice: "Dessinez ce qui manque, puis montez-le.",
      };
    case "not-laid-out":
      return {
        happened: `L’image du plan ${failure.shot} n’est nulle part dans la séquence ouverte.`,
        means: "Une vraie prise n’aurait pas de place\u00a0: aucune n’a été demandée.",
        advice: "Montez le storyboard, ou ouvrez la séquence qui le montre.",
      };
  }
}

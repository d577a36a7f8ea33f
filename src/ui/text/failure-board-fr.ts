/** What goes wrong with lists of shots, in French. */

import type { Failure } from "../../core/failure";
import type { Said } from "./failure-en";

export function boardFailureInFrench(failure: Extract<Failure, { kind: "no-room" }>): Said {
  return {
    happened: "Trop de plans veulent le même moment.",
    means: `Une seule nouvelle piste, V${failure.track + 1}, peut être créée à la fois\u00a0: l’un d’eux n’a pas de place.`,
    advice: "Laissez-en un de côté, ou ajoutez une piste vidéo et cherchez encore.",
  };
}

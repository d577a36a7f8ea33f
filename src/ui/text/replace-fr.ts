/** Placeholders, replacing and versions, in French. */

import type { Text } from "./en";

export const replaceFr: Text["replace"] = {
  head: (frames) =>
    frames === 1
      ? "l’image en double à la coupe est retirée"
      : `les ${frames} images en double à la coupe sont retirées`,
};

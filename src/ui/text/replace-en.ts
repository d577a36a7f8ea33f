/** Placeholders, replacing and versions, in English. `replace-fr.ts` has the same shape. */

export const replaceEn = {
  head: (frames: number) =>
    frames === 1 ? "the doubled frame at the cut is dropped" : `the ${frames} doubled frames at the cut are dropped`,
};

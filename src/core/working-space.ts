/** The colour a sequence works in. Premiere does not tell, so the editor is asked, once for each sequence. */

export const WORKING_SPACES = ["rec-709", "wide-gamut", "hlg-pq", "log"] as const;
export type WorkingSpace = (typeof WORKING_SPACES)[number];

/** In others the exported frame is not what the cube would be applied to: no figure would be true of it. */
export function canMeasure(space: WorkingSpace): boolean {
  return space === "rec-709";
}

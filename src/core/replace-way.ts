/** The ways in which a take comes in the place of a clip, what holds that place meanwhile, and why it may not come. */

/**
 * `stack`: above the old one, which is switched off. `overwrite`: in its place. `footage`: the old clip plays the new film,
 * wherever it is used.
 */
export const REPLACE_WAYS = ["stack", "overwrite", "footage"] as const;

export type ReplaceWay = (typeof REPLACE_WAYS)[number];

/** What holds a shot's place while an engine makes its take. */
export const PLACEHOLDERS = ["none", "animatic", "still"] as const;

export type PlaceholderChoice = (typeof PLACEHOLDERS)[number];

/**
 * `nothing`: no clip is selected, and no other take of the shot lies in the sequence. `several`: more than one does, and none
 * is selected. `same`: it is this very take. `graphic`: no media of its own. `changed`: it was moved, trimmed, switched or
 * taken away since it was looked at. `place-taken`: something was put where the take would lie since then. `too-short`: the take has fewer frames than the clip shows. `footage-fixed`: Premiere
 * cannot give that item another file. `other-start`: the two films begin at different frames, and every use would slip.
 * `other-kind`: a film for a still, or the other way round. `footage-kept`: Premiere said yes, and it plays the old file.
 */
export const WHY_NOT_REPLACE = [
  "nothing",
  "several",
  "same",
  "retimed",
  "reversed",
  "nested",
  "multicam",
  "merged",
  "graphic",
  "changed",
  "place-taken",
  "too-short",
  "footage-fixed",
  "other-start",
  "other-kind",
  "footage-kept",
] as const;

export type WhyNotReplace = (typeof WHY_NOT_REPLACE)[number];

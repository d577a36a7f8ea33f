/** Why something was not done, where one kind of failure has several reasons. */

/**
 * `not-there`: no clip of the shot lies in the open sequence. `several`: more than one is switched on. `too-few`: fewer than
 * two takes of it are kept. `not-copied`: Premiere said yes, and fewer copies came.
 * `unconfirmed`: all came, and some are not as they should be.
 */
export const WHY_NO_VERSIONS = ["not-there", "several", "too-few", "not-copied", "unconfirmed", "changed"] as const;
export type WhyNoVersions = (typeof WHY_NO_VERSIONS)[number];

export const CANNOT_CHECK = [
  /** The take lies nowhere in the open sequence. */
  "not-placed",
  /** It is switched off there, or its track is. */
  "unseen",
  /** Nothing is seen where it was to be measured against. */
  "nothing-there",
  /** The sequence works in a colour space of which the exported frame says nothing. */
  "working-space",
  /** It is a still. */
  "no-film",
  /** It is retimed or reversed there. */
  "retimed",
  /** Premiere plays it at another rate than its own, and which of its frames the clip shows is not clear. */
  "interpreted",
  /** Its frames come at no steady rate. */
  "variable-rate",
  /** Another clip or another picture is seen there than the one that was measured. */
  "stale",
] as const;
/** Why no figure is given, or a figure is not used. */
export type CannotCheck = (typeof CANNOT_CHECK)[number];

export const CANNOT_INTERPRET = [
  /** This Premiere has no call for it. */
  "no-call",
  /** A clip of it is retimed or reversed. */
  "retimed",
  /** Clips of it, or its rate, are not as they were when it was offered. */
  "changed",
  /** Premiere said yes, and another rate reads back. */
  "kept",
] as const;
export type CannotInterpret = (typeof CANNOT_INTERPRET)[number];

export const CANNOT_REVIEW = [
  /** Nobody said who decides. */
  "no-name",
  /** The sequence was not read for AI ranges. */
  "not-read",
  /** It changed since, or another one is open. */
  "stale",
  /** The range is not among those that were read. */
  "gone",
  /** There is no AI range to make a pack of. */
  "nothing",
] as const;
export type CannotReview = (typeof CANNOT_REVIEW)[number];

export const DECISIONS_REFUSALS = [
  /** It is no decisions file, or a damaged one. */
  "not-decisions",
  /** It answers to a pack that this project did not make. */
  "other-pack",
  /** It does not fit the pack as it was made. */
  "altered",
] as const;
export type DecisionsRefusal = (typeof DECISIONS_REFUSALS)[number];

export const ADDRESS_REFUSALS = [
  "not-an-address",
  /** Plain http over the open network. */
  "http-public",
  /** Plain http to a private address without the editor's consent. */
  "http-private",
  /** The project is set to "this network only". */
  "this-network-only",
  /** Not among the engines that the editor added. */
  "not-allowed",
] as const;
export type AddressRefusal = (typeof ADDRESS_REFUSALS)[number];

/** Why a take cannot be remixed, extended or edited. */
export const CANNOT_VARY = [
  /** Drawn here: no engine has its film. */
  "drawn-here",
  /** Its film has not come. */
  "unfinished",
  /** Nobody knows which job of the engine it was. */
  "no-job",
  /** The engine is no longer in Settings. */
  "no-engine",
  /** The engine has another address now, so the film is not there. */
  "moved",
  /** Its server has no call for it, or its model cannot. */
  "engine",
  /** It was extended as often, or is as long, as the engine allows. */
  "as-long-as-it-gets",
  /** Its sequence is not the open one. */
  "other-sequence",
  /** Premiere plays it at another rate than its own, so where in its film its clip begins or ends is not counted. */
  "interpreted",
  /** The engine no longer has the film. */
  "gone",
] as const;
export type CannotVary = (typeof CANNOT_VARY)[number];

export const CANNOT_LABEL = [
  "nobody-named",
  "no-reason",
  /** The range is none of the audit any more. */
  "range-gone",
  /** Nobody has looked which ranges of the open sequence are AI. */
  "not-audited",
  /** Somebody edited the sequence since it was audited. */
  "cut-changed",
  "nothing-due",
] as const;
export type CannotLabel = (typeof CANNOT_LABEL)[number];

/** What is said to a command that may cost. */

/**
 * Whether the editor saw the estimate and pressed again. A command that would send a take whose estimate is above the
 * threshold, or unknown, fails with `not-confirmed` without it.
 */
export interface Confirmed {
  readonly confirmed?: boolean;
}

export interface Again extends Confirmed {
  readonly anew?: boolean;
}

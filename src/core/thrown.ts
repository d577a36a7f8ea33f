/** What was thrown, in words. */

/** The words of whatever was thrown; Node's and UXP's own errors may belong to another realm, so text is the last resort. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

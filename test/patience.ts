/** How long a test waits for what must come, in milliseconds: none waits in vain, so it is long enough for a slow machine. */
export const PATIENCE_MS = 60_000;

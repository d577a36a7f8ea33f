/** What a page with the bundled animatic-things-page can be asked for. */

export interface TurnSeen {
  /** Radians, of the product and of the furniture about it, both as seen from above by the world. */
  readonly product: number;
  readonly room: number;
}

export interface RollSeen {
  /** Metres: the wheel's outer radius, and how far its actor goes in that time. */
  readonly radius: number;
  readonly gone: number;
  /** Radians. */
  readonly turned: number;
}

declare global {
  interface Window {
    turnOf(prompt: string, heading: number, seconds: number): TurnSeen;
    rollOf(prompt: string, seconds: number): RollSeen;
    /** sRGB "r,g,b" of a row of parked cars. */
    paintsOf(names: readonly string[], seed: number): readonly string[];
  }
}

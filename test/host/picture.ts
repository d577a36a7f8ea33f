/** What is to be seen at one moment of a sequence, bottom layer first. */
export interface SimulatedFrame {
  readonly layers: readonly SimulatedLayer[];
}

export type SimulatedLayer =
  | {
      readonly kind: "media";
      /** Absolute path on the simulated disk. */
      readonly path: string;
      readonly still: boolean;
      /** In the media's own clock. */
      readonly seconds: number;
    }
  /** Titles and other graphics made on the timeline. */
  | { readonly kind: "title"; readonly text: string };

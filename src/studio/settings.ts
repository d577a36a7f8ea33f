/** What is set for this machine. */

export interface Settings {
  /** `host`: Premiere's own language. */
  readonly language: "host" | "en" | "fr";
  /** Absent: `Pickup/` beside the project. */
  readonly folder?: string;
  /** Prompts may stand in the saved log. */
  readonly promptsInLog: boolean;
  /** Whether a new shot starts with the ANIMATIC caption on. */
  readonly caption: boolean;
  /** Above this estimate a second press is wanted. In the currency of the estimate; 0: always. */
  readonly confirmAbove: number;
  /** Of a calendar month, in USD or whatever the engines charge in; absent: none. */
  readonly monthlyCap?: number;
  /** Who sits here, as they typed it: declared, not authenticated. Absent or empty: nobody said. */
  readonly person?: string;
  /** That name goes into the metadata of takes that are asked for here. */
  readonly nameInFiles?: boolean;
  /** Text and reference frames are shown to OpenAI's moderation before they are sent; needs a key of its own. */
  readonly moderate: boolean;
  /** Clips in the project panel bear the colour of how they stand in the review. */
  readonly reviewLabels?: boolean;
}

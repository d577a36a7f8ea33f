/** How the simulated Premiere misbehaves. Every manner is one that people have met in the real one. */

export interface Manners {
  /** Exported frames come late, and in two pieces. */
  readonly lateFiles: boolean;
  /** `frame.png` becomes `frame.png.png`, as before 26.2.2. */
  readonly doubledExtension: boolean;
  /** `importFiles` says true so many milliseconds, by the wall, before the item is there. */
  readonly importTakes: number;
  /** `importFiles` says true, and no item ever comes. */
  readonly importNeverSeen: boolean;
  /** `importFiles` says false. */
  readonly importRefused: boolean;
  /** Project items, tracks and track items die with every change of the project. */
  readonly staleObjects: boolean;
  /** `getSelection()` is empty although items say that they are selected. */
  readonly emptySelection: boolean;
  /** `exportSequenceFrame` says true, and no file ever comes. */
  readonly frameNeverSeen: boolean;
  /** Names of sequences whose tracks cannot be asked for. */
  readonly unreadable: readonly string[];
  /** `executeTransaction` says false and does nothing. */
  readonly transactionsFail: boolean;
  /** API names (`createSetColorLabelAction`, `setPlayerPosition` …) that answer well and change nothing. */
  readonly silent: readonly string[];
  /** API names of clips in the project (`getFootageInterpretation` …) that this Premiere does not have. */
  readonly lacking: readonly string[];
  /** Interpret Footage moves the In of what lies on the timeline, so that it begins with the same frame. Nobody has said. */
  readonly inFollowsRate: boolean;
  /** In and Out on the timeline are said in the file's own clock, however it is interpreted. Nobody has said. */
  readonly ownClock: boolean;
  /** What `C2PAService.getManifest` answers of every file. Absent: this Premiere is older than 26.5 and has no such service. */
  readonly manifest?: { readonly manifest: string; readonly manifestLocation: number };
  /** API names (`importFiles`, `createOverwriteItemAction` …) that throw. */
  readonly throwing: readonly string[];
}

export const STRICT: Manners = {
  lateFiles: false,
  doubledExtension: false,
  importTakes: 15,
  importNeverSeen: false,
  importRefused: false,
  staleObjects: false,
  emptySelection: false,
  frameNeverSeen: false,
  unreadable: [],
  transactionsFail: false,
  silent: [],
  lacking: [],
  inFollowsRate: false,
  ownClock: false,
  throwing: [],
};

/** Everything that a careful panel can still live with: all of it late, doubled, stale or hidden, none of it lost. */
export const HOSTILE: Manners = {
  ...STRICT,
  lateFiles: true,
  doubledExtension: true,
  importTakes: 250,
  staleObjects: true,
  emptySelection: true,
  silent: ["createSetColorLabelAction"],
};

/** "strict" and "hostile" name the two sets; an object changes single manners of the strict set. */
export function mannersOf(given: "strict" | "hostile" | Partial<Manners>): Manners {
  if (given === "strict") return STRICT;
  if (given === "hostile") return HOSTILE;
  return { ...STRICT, ...given };
}

/** Two takes beside each other, in English. */

import type { FrameSize } from "../../core/sequence";

const seconds = (value: number): string => `${Number(value.toFixed(2))} s`;
const size = ({ width, height }: FrameSize): string => `${width} × ${height}`;

export const compareEn = {
  open: "A/B …",
  openSays: "Compare this take with another: choose it as A, then another as B",
  withA: (name: string) => `B, beside ${name}`,
  withASays: (name: string) => `Compare this take with ${name}`,
  isA: "A, choose B …",
  isASays: "This take is A. Press once more to compare nothing.",
  choosing: (name: string) => `${name} is A. Choose the take to compare it with.`,
  cancel: "Compare nothing",
  label: (a: string, b: string) => `Compare ${a} with ${b}`,
  title: "A/B",
  close: "Close",
  swap: "Swap",
  swapSays: "A becomes B, and B becomes A",
  ways: { beside: "Side by side", wipe: "Wipe" },
  side: { a: "A", b: "B" },
  picture: (side: string, name: string) => `${side}, ${name}`,
  looking: "Looking …",
  noPicture: "No picture",
  play: "Play",
  pause: "Pause",
  back: "One frame back",
  on: "One frame on",
  scrub: "Where in the takes",
  wipe: "Where the wipe stands",
  time: (at: number, all: number) => `${at.toFixed(2)} of ${all.toFixed(2)} s`,
  still: (side: string) => `${side} is a still.`,
  pictures: "Shown as pictures: films do not play in this panel. For motion, open each in the Source Monitor.",
  posters: "Shown as small pictures: the media room does not run on this machine. Open each in the Source Monitor.",
  lengths: (a: number, b: number) =>
    `A is ${seconds(a)} long, B ${seconds(b)}: both start together, and the shorter one holds its last frame.`,
  rates: (a: number, b: number) => `A has ${Number(a.toFixed(3))} f/s, B ${Number(b.toFixed(3))}: matched by time.`,
  shapes: (a: FrameSize, b: FrameSize) => `A is ${size(a)}, B ${size(b)}: each is shown whole.`,
  row: {
    model: "Model",
    seed: "Seed",
    length: "Length",
    size: "Size",
    cost: "Cost",
    prompt: "Prompt",
  },
  unknown: "unknown",
  none: "none",
  nothing: "nothing",
  length: seconds,
  size,
  placeSays: (how: string, side: string) => `${how} ${side} where the form says now`,
};

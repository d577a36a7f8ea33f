/** Whether a take fits the sequence, and the copy that does, in English. `check-fit-fr.ts` has the same shape. */

import type { FrameSize } from "../../core/sequence";

const one = (value: number): string => value.toFixed(1);

export const checkFitEn = {
  fit: "Fit",
  framesPerSecond: (rate: number) => String(Number(rate.toFixed(3))),
  fits: "The clip is what the sequence wants: rate, size, pixels, colour.",
  rate: (clip: string, sequence: string, premiere: "repeats-frames" | "drops-frames") =>
    `${clip} f/s in a sequence of ${sequence}: Premiere ${premiere === "repeats-frames" ? "repeats" : "drops"} frames.`,
  variable: "Its frames come at no steady rate: Premiere takes one rate for all, so movement and sound drift.",
  size: (clip: FrameSize, sequence: FrameSize) =>
    `${clip.width} × ${clip.height} in ${sequence.width} × ${sequence.height}: Premiere leaves its size as it is.`,
  pixelAspect: "Its pixels have another shape than the sequence’s: Premiere stretches them.",
  rotated: (degrees: number) => `It is stored turned by ${degrees}°, which not every version of Premiere heeds.`,
  colour: {
    untagged: "It carries no colour tags: Premiere takes it for Rec.709.",
    "other-matrix":
      "It is tagged with another matrix than Rec.709’s. How Premiere shows it is not known; a copy has Rec.709’s.",
    "full-range": "It is full range, where Premiere expects video levels.",
    "standard-definition":
      "It is tagged as standard definition (BT.601). How Premiere shows it is not known; a copy’s colours are worked out anew.",
    "srgb-transfer":
      "Its curve is tagged as sRGB, close to Rec.709’s. How Premiere shows it is not known; a copy says Rec.709, its values unchanged.",
    "other-primaries":
      "Its primaries are wider than Rec.709’s. How Premiere shows it is not known; a copy would only call them Rec.709, so none is made.",
    "other-transfer":
      "Its curve is not Rec.709’s. How Premiere shows it is not known; a copy would only call it Rec.709, so none is made.",
    "high-dynamic-range": "It is HDR. Pickup does not map it to Rec.709; Premiere converts it.",
  },
  fields: "The sequence is interlaced; the clip is progressive, so both fields show one moment.",
  remedy: {
    interpret: (rate: string) =>
      `Every frame once, none new: Modify > Interpret Footage > Assume this frame rate: ${rate}.`,
    copy: "A copy can be made that fits; handles stay, the original is not touched.",
    cannot: {
      "no-frames": "There is no frame in it to copy.",
      undecodable: "This machine cannot decode it, so no copy can be made here.",
      "high-dynamic-range": "No copy is made of HDR.",
      "other-primaries": "No copy is made of primaries other than Rec.709’s.",
      "other-transfer": "No copy is made of a curve other than Rec.709’s.",
    },
  },
  /** Interpret Footage, where Pickup can do it. */
  plays: {
    now: (now: string, own: string) => `Premiere plays it at ${now} f/s instead of its own ${own}.`,
    at: (rate: string) => `Play it at ${rate} f/s`,
    atOwn: (rate: string) => `Play it at its own ${rate} f/s`,
    says: "Interpret Footage, in one undo step",
    means: "Interpret Footage plays every frame once and makes none.",
    /** Clips of picture that change. */
    reaches: (here: number, elsewhere: readonly { readonly sequence: string; readonly count: number }[]) => {
      const others = elsewhere.map(({ sequence, count }) => `${count} in ${sequence}`);
      const all = [here === 1 ? "1 clip here" : `${here} clips here`, ...others].join(", ");
      return `It changes every clip of this take: ${all}.`;
    },
    unread: (sequences: readonly string[]) => `Could not be read, and may use it too: ${sequences.join(", ")}.`,
    /** Seconds of the whole film. */
    lasts: (now: number, then: number) =>
      `A clip keeps its place and length and shows other frames: the film lasts ${then.toFixed(2)} s, not ${now.toFixed(2)} s.`,
    empty: (frames: number) => `Up to ${frames === 1 ? "1 frame" : `${frames} frames`} at an end would be empty.`,
    begins: "Which frame a trimmed clip then begins with is not known: Pickup reads its In back.",
    sound: "Whether its sound stays in step is not known: listen before it stays.",
    retimed: "A clip of it is retimed or reversed, and what Premiere makes of both is not known: not done here.",
    byHand: (rate: string) =>
      `This Premiere lets no panel do it: Modify > Interpret Footage > Assume this frame rate: ${rate}.`,
    set: (rate: string) => `Premiere plays it at ${rate} f/s, as read back. Ctrl+Z takes it back.`,
    stayed: "Its clips lie where they lay, and say the same In as before.",
    moved: (clips: number) =>
      clips === 1
        ? "1 clip does not lie where it lay: look at it."
        : `${clips} clips do not lie where they lay: look at them.`,
    begun: (clips: number) => `Premiere says another In than before of ${clips === 1 ? "1 clip" : `${clips} clips`}.`,
  },
  /** What becomes of the sound in a copy. `faster`: in %, below 0 is slower. */
  sound: {
    inStep: "Its sound goes along as it is.",
    outOfStep: (faster: number) =>
      `Its sound is not retimed and goes ${one(Math.abs(faster))} % out of step: the picture runs ${faster > 0 ? "faster" : "slower"}.`,
    leftOut: (codec: string) => `Its sound (${codec}) is left out: no MP4 that Premiere reads holds it.`,
  },
  soundMade: {
    inStep: "Its sound is in it as it was.",
    outOfStep: (faster: number) =>
      `Its sound is in it, ${one(Math.abs(faster))} % out of step: the picture runs ${faster > 0 ? "faster" : "slower"}.`,
    leftOut: (codec: string) => `It is silent: the sound (${codec}) was left out.`,
  },
  /** What the container says, one after the other. */
  facts: {
    variable: "no steady rate",
    frames: (count: number) => (count === 1 ? "1 frame" : `${count} frames`),
    rate: (rate: string) => `${rate} f/s`,
    pixels: (numerator: number, denominator: number) => `pixels ${numerator}:${denominator}`,
    range: { limited: "limited range", full: "full range", untagged: "range not tagged" },
    silent: "no sound",
    says: "As its container says it",
  },
  scale: "How the picture is laid into the frame",
  scales: { fill: "fill, cut the edges", fit: "fit, with bars", crop: "pixel for pixel" },
  anchor: "Which part stays",
  anchors: { middle: "the middle", left: "the left", right: "the right", top: "the top", bottom: "the bottom" },
  blend: "Blend frames instead of repeating them",
  makeFit: "Make a copy that fits",
  making: (done: number, total: number) => `Frame ${done} of ${total} …`,
  made: (name: string) => `${name} is in the Pickup bin.`,
  put: "Lay it above the take",
  putSays: "One undo step: the copy goes above, and the take’s clip is switched off.",
  isPut: {
    verified: "It lies above the take, which is switched off. Measure again to see what it brought.",
    unverified: "Premiere said yes, and it does not lie there as it should: look at the cut. Ctrl+Z takes it back.",
  },
};

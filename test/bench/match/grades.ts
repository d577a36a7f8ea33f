/** Grades whose truth is known, as functions of code values 0 to 1: what a colourist does in a minute, each by itself and one of all. */

import { lumaOf } from "../../../src/media/room/colour/reduced";
import type { Picture } from "../../../src/media/room/drawing";

type Colour = readonly [red: number, green: number, blue: number];
type Grade = (colour: Colour) => Colour;

const each = (colour: Colour, change: (value: number, channel: number) => number): Colour => [
  change(colour[0], 0),
  change(colour[1], 1),
  change(colour[2], 2),
];
const within = (value: number): number => Math.min(1, Math.max(0, value));
const toLight = (code: number): number => (code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4);
const toCode = (light: number): number => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);

const wheels =
  (lift: Colour, gamma: Colour, gain: Colour): Grade =>
  (colour) =>
    each(colour, (value, channel) => {
      const [low = 0, bend = 1, high = 1] = [lift[channel], gamma[channel], gain[channel]];
      return within(value * (high - low) + low) ** (1 / bend);
    });
const temperature =
  (gain: Colour): Grade =>
  (colour) =>
    each(colour, (value, channel) => toCode(Math.max(0, toLight(value) * (gain[channel] ?? 1))));
const saturation =
  (amount: number): Grade =>
  (colour) => {
    const luma = lumaOf(...colour);
    return each(colour, (value) => luma + amount * (value - luma));
  };
const film: Grade = (colour) =>
  each(colour, (value, channel) => {
    const v = within(value);
    return 0.02 + (v + 0.45 * (v * v * (3 - 2 * v) - v)) * ([0.97, 0.96, 0.93][channel] ?? 1);
  });
const tealAndOrange: Grade = (colour) => {
  const luma = within(lumaOf(...colour));
  const [shadow, light] = [(1 - luma) ** 2 * Math.min(1, luma * 5), luma ** 2];
  return each(
    colour,
    (value, channel) =>
      value + shadow * ([-0.05, 0.015, 0.045][channel] ?? 0) + light * ([0.06, 0.01, -0.06][channel] ?? 0),
  );
};
const all: readonly Grade[] = [
  wheels([0.03, 0.03, 0.03], [1.1, 1.1, 1.05], [0.98, 0.97, 0.95]),
  temperature([0.88, 1, 1.18]),
  saturation(0.8),
  tealAndOrange,
  film,
];

export const GRADES: Readonly<Record<string, Grade>> = {
  "lift, gamma, gain": wheels([0.04, 0.03, 0.06], [1.12, 1.08, 1.02], [0.96, 0.93, 0.9]),
  temperature: temperature([1.25, 1, 0.72]),
  saturation: saturation(0.55),
  "film curve": film,
  "teal and orange": tealAndOrange,
  "all of them": (colour) => all.reduce((graded, grade) => grade(graded), colour),
};

/** Eight bits in, eight bits out, as a programme frame is. */
export function graded(grade: Grade, { width, height, rgba }: Picture): Picture {
  const out = new Uint8ClampedArray(rgba.length);
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = grade([(rgba[at] ?? 0) / 255, (rgba[at + 1] ?? 0) / 255, (rgba[at + 2] ?? 0) / 255]);
    for (const [channel, value] of colour.entries()) out[at + channel] = value * 255;
    out[at + 3] = 255;
  }
  return { width, height, rgba: out };
}

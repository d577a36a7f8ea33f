/** What a match does to a take, and when it leaves it alone. Scenes are drawn here; real ones where the footage is at hand. */

import { existsSync } from "node:fs";
import path from "node:path";
import { parse } from "../src/core/decode";
import { isCloseAllOver, matchReport } from "../src/core/match";
import { monotoneStrength, type ColourMap } from "../src/media/room/colour/colour-map";
import { corresponding } from "../src/media/room/colour/correspondence";
import { applyCube, identityCube } from "../src/media/room/colour/cube";
import { deltaE2000, labOfCodes } from "../src/media/room/colour/lab";
import { matchPictures } from "../src/media/room/colour/matching";
import { reduced } from "../src/media/room/colour/reduced";
import type { Picture } from "../src/media/room/drawing";
import { GRADES, graded } from "./bench/match/grades";
import { frameAt, seenAgain } from "./bench/match/pairs";

const [WIDE, HIGH] = [320, 180];

// A machine that does other work besides takes its time over pixels.
jest.setTimeout(180_000);

/** Soft lit boxes of all colours on a wall, with grain: the same for the same seed. */
function scene(seed: number): Picture {
  let state = seed * 7919 + 1;
  const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const rgba = new Uint8ClampedArray(WIDE * HIGH * 4).fill(255);
  const boxes = Array.from({ length: 60 }, () => ({
    left: random() * WIDE - 20,
    top: random() * HIGH - 20,
    wide: 12 + random() * 50,
    high: 12 + random() * 40,
    colour: [30 + random() * 190, 30 + random() * 190, 30 + random() * 190],
  }));
  for (let y = 0; y < HIGH; y++) {
    for (let x = 0; x < WIDE; x++) {
      let colour = [60 + x / 4, 70 + y / 3, 90];
      for (const box of boxes) {
        if (x >= box.left && x < box.left + box.wide && y >= box.top && y < box.top + box.high) colour = box.colour;
      }
      for (const [channel, value] of colour.entries()) rgba[(y * WIDE + x) * 4 + channel] = value + random() * 6 - 3;
    }
  }
  return { width: WIDE, height: HIGH, rgba };
}

function grade(name: string, picture: Picture): Picture {
  const found = GRADES[name];
  if (found === undefined) throw new Error(`There is no grade ${name}`);
  return graded(found, picture);
}

/** Mean CIEDE2000. */
function apart(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  const [a, b] = [labOfCodes(one), labOfCodes(other)];
  let sum = 0;
  for (let at = 0; at < a.length / 3; at++) sum += deltaE2000(a, at, b);
  return sum / (a.length / 3);
}

const isIdentity = (cube: { readonly table: Float32Array }): boolean =>
  Buffer.from(cube.table.buffer).equals(Buffer.from(identityCube().table.buffer));

test("a take that starts from the reference comes to its grade, though it is shifted, noisy and partly new", () => {
  const plain = scene(1);
  for (const name of Object.keys(GRADES)) {
    const take = seenAgain(plain, scene(2), 3);
    const { report, cube } = matchPictures({ reference: [grade(name, plain)], take: [take] });
    if (report.outcome.kind !== "paired") throw new Error(`${name}: ${JSON.stringify(report.outcome)}`);
    const { correspondence, before, after } = report.outcome;
    if (correspondence.kind !== "same-picture") throw new Error("It was not seen to be the same picture");
    // What the take shows lies five pixels right of and three below where the reference has it.
    expect(Math.abs((correspondence.shift.x * WIDE) / 100 + 5)).toBeLessThan(1);
    expect(Math.abs((correspondence.shift.y * HIGH) / 100 + 3)).toBeLessThan(1);
    expect(after.mean).toBeLessThan(before.mean - 0.5);
    const truth = grade(name, take).rgba;
    expect([name, apart(applyCube(cube, take), truth) < 1.5]).toEqual([name, true]);
  }
});

test("a take that looks like the reference already is left alone, bit for bit", () => {
  const plain = scene(1);
  const { report, cube } = matchPictures({ reference: [plain], take: [seenAgain(plain, plain, 3)] });
  expect(report.outcome).toMatchObject({
    kind: "none",
    why: "already-close",
    correspondence: { kind: "same-picture" },
  });
  expect(isIdentity(cube)).toBe(true);
  expect(report.after).toEqual(report.before);
});

test("a take of something else is left alone when nothing says which difference is the grade", () => {
  for (const name of Object.keys(GRADES)) {
    const { report, cube } = matchPictures({ reference: [grade(name, scene(5))], take: [scene(9)] });
    expect([name, report.outcome, isIdentity(cube)]).toEqual([name, { kind: "none", why: "no-gain" }, true]);
  }
});

/** The same colours in other places: squares of four pixels, dealt anew. */
function dealt(picture: Picture): Picture {
  const rgba = new Uint8ClampedArray(picture.rgba.length);
  const [across, down] = [WIDE / 4, HIGH / 4];
  for (let y = 0; y < HIGH; y++) {
    for (let x = 0; x < WIDE; x++) {
      const square = ((Math.floor(y / 4) * across + Math.floor(x / 4)) * 1009) % (across * down);
      const from = (Math.floor(square / across) * 4 + (y % 4)) * WIDE + (square % across) * 4 + (x % 4);
      rgba.set(picture.rgba.subarray(from * 4, from * 4 + 4), (y * WIDE + x) * 4);
    }
  }
  return { ...picture, rgba };
}

test("where only the colours as a whole are the same, they are brought over, and no difference is claimed", () => {
  const take = dealt(scene(1));
  const { report, cube } = matchPictures({ reference: [grade("temperature", scene(1))], take: [take] });
  expect(report.outcome.kind).toBe("distribution");
  expect(report.outcome).not.toHaveProperty("after");
  const truth = grade("temperature", take).rgba;
  expect(apart(applyCube(cube, take), truth)).toBeLessThan(apart(take.rgba, truth) / 2);
});

test("it is fitted on the frames at the cut, and the figures are of another moment", () => {
  const [one, other, third] = [scene(1), scene(2), scene(3)];
  const wanted = (picture: Picture): Picture => grade("all of them", picture);
  const take = [seenAgain(one, other, 3), seenAgain(other, third, 4), seenAgain(third, one, 5)] as const;
  const { report, cube } = matchPictures({ reference: [wanted(one), wanted(other), wanted(third)], take });
  if (report.outcome.kind !== "paired") throw new Error(JSON.stringify(report.outcome));
  expect(report.outcome.fittedFrames).toBe(1);
  // A tenth of the picture is new, before and after.
  expect(report.outcome.after.mean).toBeLessThan(report.outcome.before.mean - 2);
  expect(apart(applyCube(cube, take[1]), wanted(take[1]).rgba)).toBeLessThan(1.5);

  // Where that one was never graded, a match of the cut makes it worse: so none is made.
  const left = matchPictures({ reference: [wanted(one), other, wanted(third)], take });
  expect(left.report.outcome).toMatchObject({ kind: "none", why: "already-close" });
  expect(isIdentity(left.cube)).toBe(true);
});

test("a frame that shows the reference again is measured alone, whatever the frames behind it show", () => {
  const reference = [grade("temperature", scene(1)), grade("temperature", scene(5)), scene(6)] as const;
  const { report } = matchPictures({ reference, take: [seenAgain(scene(1), scene(2), 3), scene(8), scene(9)] });
  expect(report.outcome).toMatchObject({ kind: "paired", correspondence: { kind: "same-picture" } });
  expect(report.outcome).not.toHaveProperty("fittedFrames");
});

test("colours as a whole are fitted on some frames too, and left alone where another frame says otherwise", () => {
  const take = [dealt(scene(1)), dealt(scene(2)), dealt(scene(3))] as const;
  const wanted = (seed: number): Picture => grade("temperature", scene(seed));
  const { report } = matchPictures({ reference: [wanted(1), wanted(2), wanted(3)], take });
  expect(report.outcome).toMatchObject({ kind: "distribution", fittedFrames: 2 });
  const left = matchPictures({ reference: [wanted(1), scene(2), wanted(3)], take });
  expect([left.report.outcome, isIdentity(left.cube)]).toEqual([{ kind: "none", why: "no-gain" }, true]);
});

test("black, white and empty pictures are nothing to fit on, and it is said which of the two", () => {
  const flat = (code: number): Picture => ({
    width: 64,
    height: 36,
    rgba: new Uint8ClampedArray(64 * 36 * 4).fill(code),
  });
  for (const [reference, take, why] of [
    [flat(0), scene(1), "bare-reference"],
    [scene(1), flat(255), "bare-take"],
    [flat(10), flat(200), "bare-both"],
    [{ width: 1, height: 1, rgba: new Uint8ClampedArray(4) }, scene(1), "bare-reference"],
  ] as const) {
    const { report, cube } = matchPictures({ reference: [reference], take: [take] });
    expect([report.outcome, isIdentity(cube)]).toEqual([{ kind: "none", why }, true]);
    expect(parse(JSON.stringify(report), matchReport)).toEqual(report);
  }
});

test("half the strength is about half the way, and none is the identity", () => {
  const plain = scene(1);
  const request = { reference: [grade("temperature", plain)], take: [plain] } as const;
  const moved = (strength: number): number =>
    apart(applyCube(matchPictures({ ...request, strength }).cube, plain), plain.rgba);
  expect(isIdentity(matchPictures({ ...request, strength: 0 }).cube)).toBe(true);
  expect(moved(0.5) / moved(1)).toBeGreaterThan(0.4);
  expect(moved(0.5) / moved(1)).toBeLessThan(0.6);
});

test("what a match is said to bring is what it brings at the strength asked for", () => {
  const plain = scene(1);
  const request = { reference: [grade("temperature", plain)], take: [plain] } as const;
  const said = (strength: number): number => {
    const { outcome } = matchPictures({ ...request, strength }).report;
    if (outcome.kind !== "paired") throw new Error(JSON.stringify(outcome));
    return outcome.after.mean / outcome.before.mean;
  };
  expect(said(0)).toBe(1);
  expect(said(0.5)).toBeGreaterThan(0.35);
  expect(said(0.5)).toBeLessThan(0.65);
  expect(said(1)).toBeLessThan(0.2);
  const gain = (strength: number): number => {
    const { outcome } = matchPictures({ ...request, take: [dealt(plain)], strength }).report;
    if (outcome.kind !== "distribution") throw new Error(JSON.stringify(outcome));
    return outcome.predictedGain;
  };
  expect(gain(0)).toBe(0);
  expect(gain(0.5) / gain(1)).toBeCloseTo(0.5, 1);
});

test("of a picture of which a part is another, only the rest is compared, and how much that is", () => {
  const plain = scene(1);
  const other = scene(9);
  const rgba = plain.rgba.slice();
  for (let y = 0; y < HIGH; y++) {
    const [from, to] = [y * WIDE * 4, (y * WIDE + Math.round(WIDE * 0.4)) * 4];
    rgba.set(other.rgba.subarray(from, to), from);
  }
  const { outcome } = matchPictures({ reference: [plain], take: [{ ...plain, rgba }] }).report;
  if (outcome.kind !== "none" || outcome.correspondence?.kind !== "same-picture" || outcome.before === undefined) {
    throw new Error(JSON.stringify(outcome));
  }
  expect(outcome.correspondence.compared).toBeGreaterThan(0.5);
  expect(outcome.correspondence.compared).toBeLessThan(0.8);
  expect(isCloseAllOver(outcome.before, outcome.correspondence)).toBe(false);
});

test("a map that turns a channel back is held to the strength at which it still rises", () => {
  const turning: ColourMap = (rgb) => rgb.set(rgb.map((value) => value - 2 * value * value));
  const strength = monotoneStrength(turning);
  // Steepest fall: over the last of sixteen steps, where the map's own slope is -2.875.
  expect(strength).toBeCloseTo(0.9 / 3.875, 6);
  expect(monotoneStrength((rgb) => rgb.set(rgb.map((value) => 0.9 * value)))).toBe(1);
});

test("a report is the same after a journey as JSON", () => {
  const plain = scene(1);
  for (const reference of [grade("film curve", plain), plain, scene(9)]) {
    const { report } = matchPictures({ reference: [reference], take: [plain] });
    expect(parse(JSON.stringify(report), matchReport)).toEqual(report);
  }
});

const footage = path.join(__dirname, "../../shared/footage");
const real = existsSync(footage) ? test : test.skip;

real(
  "in real footage a moving shot seconds later is not the same picture, and another shot has nothing in common",
  async () => {
    const at = async (seconds: number): ReturnType<typeof frameAt> =>
      frameAt(footage, { file: "tears-of-steel.mp4", at: seconds });
    const found = async (one: number, other: number): Promise<string | undefined> =>
      corresponding(reduced(grade("all of them", await at(one))), reduced(await at(other)))?.correspondence.kind;
    expect([await found(0.4, 1.7), await found(7.1, 8.7), await found(15, 17)]).toEqual([
      "same-places",
      "same-places",
      "same-places",
    ]);
    expect([await found(1.1, 3.6), await found(3.6, 7.9), await found(11, 5.8), await found(21.3, 29.9)]).toEqual(
      [1, 2, 3, 4].map(() => undefined),
    );
  },
);

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
    const { report, cube } = matchPictures({ reference: grade(name, plain), take: [take] });
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
  const { report, cube } = matchPictures({ reference: plain, take: [seenAgain(plain, plain, 3)] });
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
    const { report, cube } = matchPictures({ reference: grade(name, scene(5)), take: [scene(9)] });
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
  const { report, cube } = matchPictures({ reference: grade("temperature", scene(1)), take: [take] });
  expect(report.outcome.kind).toBe("distribution");
  expect(report.outcome).not.toHaveProperty("after");
  const truth = grade("temperature", take).rgba;
  expect(apart(applyCube(cube, take), truth)).toBeLessThan(apart(take.rgba, truth) / 2);
});

test("black, white and empty pictures are nothing to fit on", () => {
  const flat = (code: number): Picture => ({
    width: 64,
    height: 36,
    rgba: new Uint8ClampedArray(64 * 36 * 4).fill(code),
  });
  for (const [reference, take] of [
    [flat(0), scene(1)],
    [scene(1), flat(255)],
    [flat(10), flat(200)],
    [{ width: 1, height: 1, rgba: new Uint8ClampedArray(4) }, scene(1)],
  ] as const) {
    const { report, cube } = matchPictures({ reference, take: [take] });
    expect([report.outcome, isIdentity(cube)]).toEqual([{ kind: "none", why: "nothing-to-fit" }, true]);
  }
});

test("half the strength is about half the way, and none is the identity", () => {
  const plain = scene(1);
  const request = { reference: grade("temperature", plain), take: [plain] } as const;
  const moved = (strength: number): number =>
    apart(applyCube(matchPictures({ ...request, strength }).cube, plain), plain.rgba);
  expect(isIdentity(matchPictures({ ...request, strength: 0 }).cube)).toBe(true);
  expect(moved(0.5) / moved(1)).toBeGreaterThan(0.4);
  expect(moved(0.5) / moved(1)).toBeLessThan(0.6);
});

test("what is said of a match is of the strength asked for, not of the whole of it", () => {
  const plain = scene(1);
  const after = (strength: number) => {
    const { outcome } = matchPictures({ reference: grade("temperature", plain), take: [plain], strength }).report;
    if (outcome.kind !== "paired") throw new Error(JSON.stringify(outcome));
    return outcome;
  };
  const [none, half, whole] = [after(0), after(0.5), after(1)];
  expect(none.after).toEqual(none.before);
  expect(half.after.mean).toBeGreaterThan(whole.after.mean + 0.3 * (whole.before.mean - whole.after.mean));
  expect(half.after.mean).toBeLessThan(whole.before.mean - 0.3 * (whole.before.mean - whole.after.mean));
  expect(half.after.p95).toBeLessThan(half.before.p95);

  const take = dealt(scene(1));
  const gain = (strength: number): number => {
    const { outcome } = matchPictures({ reference: grade("temperature", scene(1)), take: [take], strength }).report;
    return outcome.kind === "distribution" ? outcome.predictedGain : NaN;
  };
  expect(gain(0)).toBe(0);
  expect(gain(0.5) / gain(1)).toBeCloseTo(0.5, 0);
});

test("of a picture of which a part is another, only the rest is compared, and how much that is", () => {
  const plain = scene(1);
  const other = scene(9);
  const rgba = plain.rgba.slice();
  for (let y = 0; y < HIGH; y++) {
    const [from, to] = [y * WIDE * 4, (y * WIDE + Math.round(WIDE * 0.4)) * 4];
    rgba.set(other.rgba.subarray(from, to), from);
  }
  const { outcome } = matchPictures({ reference: plain, take: [{ ...plain, rgba }] }).report;
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
    const { report } = matchPictures({ reference, take: [plain] });
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

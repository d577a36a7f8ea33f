import { maybeOf, seenOf, shareOf, type AuditRange } from "../src/core/audit";
import { rangesIn, toLookAt, type Known } from "../src/core/audit-ranges";
import { innerFrame, type Cut, type CutItem } from "../src/core/cut";
import { frameRateOf, ticks } from "../src/core/time";
import { readCut } from "../src/premiere/cut";
import { readLooks } from "../src/premiere/looks";
import { sumOfText } from "../src/studio/disk/fingerprint";
import { aSequence, between } from "./build-a";
import { countFrames, frameIn } from "./bench/audit-count";
import { madeCut } from "./bench/audit-cut";
import { cleanUp, startPremiere } from "./premiere.setup";
import type * as setup from "./premiere.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./premiere.setup").moduleOfNow, { virtual: true });

afterEach(cleanUp);

const RATES = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60].map(frameRateOf);

test.each([0.25, 0.3333, 0.5, 0.999, 1, 1.5, 2, 3.7, 10])(
  "at speed %p a nest shows the frame that exact fractions find, forwards and backwards, at every rate",
  (speed) => {
    const wrong: string[] = [];
    for (const outer of RATES) {
      for (const inner of RATES) {
        for (const [reversed, offset] of [false, true].flatMap((way) => [0, 7, 30].map((at) => [way, at] as const))) {
          const start = ticks(11 * outer);
          const end = ticks(71 * outer);
          const inPoint = ticks(offset * outer);
          const item = {
            name: "",
            rangeInSequence: { start, end },
            rangeInMedia: { start: inPoint, end: ticks(inPoint + Math.round(60 * outer * speed)) },
            speed,
            reversed,
            disabled: false,
            shows: { kind: "adjustment" as const },
          };
          for (let frame = 11; frame < 71; frame++) {
            const ours = innerFrame(item, frame, outer, inner);
            const exact = frameIn({ start, end, inPoint, speed, reversed }, { rate: outer }, { rate: inner }, frame);
            if (ours !== exact) wrong.push(`${outer} ${inner} ${reversed} ${offset} at ${frame}: ${ours} for ${exact}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  },
);

test("nests that each show the next one twice, twenty deep, are looked into so far, and the rest is told", () => {
  const item = (name: string, shows: CutItem["shows"]): CutItem => {
    const range = between(0, 100);
    return { name, rangeInSequence: range, rangeInMedia: range, speed: 1, reversed: false, disabled: false, shows };
  };
  const { rate, size, zeroFrame, timecodeFormat, end } = aSequence();
  const cutAt = (depth: number): Cut => {
    const inner = { kind: "sequence", itemId: `${depth + 1}`, sequenceId: `nest ${depth + 1}` } as const;
    const film = { kind: "media", itemId: "ai", path: "/footage/ai.mp4", offline: false } as const;
    const one = depth === 20 ? item("ai", film) : item(`nest ${depth + 1}`, inner);
    const track = { muted: false, items: [one], transitions: [] };
    const sequenceId = `nest ${depth}`;
    return { sequenceId, name: sequenceId, rate, size, zeroFrame, timecodeFormat, end, tracks: [track, track] };
  };
  const cuts = Array.from({ length: 21 }, (_, depth) => cutAt(depth));
  const book = new Map(cuts.map((one) => [one.sequenceId, one]));
  const known: Known = new Map([["ai", { made: "ai", essence: sumOfText("ai"), evidence: [] }]]);
  const { ranges, unread } = rangesIn(cutAt(0), book, new Map(), known, sumOfText);
  expect(ranges).toEqual([]);
  expect(unread).toContainEqual({ what: "nest 14", why: "", isTooLarge: true });
});

test.each([1, 2, 3, 4, 5, 6])(
  "cut %i: of each AI clip as many frames are seen, may be seen and are not as walking the tracks counts",
  async (seed) => {
    const { premiere, projectId } = await startPremiere({ manners: seed % 2 === 0 ? "hostile" : "strict" });
    const { document, rootId, ai } = madeCut(seed, 90);
    premiere.project.rewrite("A cut", () => document);
    premiere.project.openSequence(rootId);
    const { cut, book } = await readCut(projectId, rootId, () => undefined);
    const known: Known = new Map(ai.map((id) => [id, { made: "ai", essence: sumOfText(id), evidence: [] }]));
    const places = toLookAt(cut, book, known).map(({ cut: of, track, item }) => ({
      sequenceId: of.sequenceId,
      track,
      start: item.rangeInSequence.start,
    }));
    const looks = await readLooks(projectId, places, () => undefined);
    const { ranges } = rangesIn(cut, book, looks, known, sumOfText);
    const counted = countFrames(document, rootId, ai);

    const frames = (of: readonly { readonly start: number; readonly end: number }[]): number =>
      of.reduce((total, { start, end }) => total + (end - start) / cut.rate, 0);
    const sum = (id: string, of: (range: AuditRange) => number): number =>
      ranges.filter(({ projectItemId }) => projectItemId === id).reduce((total, range) => total + of(range), 0);
    const ours = ai.map((id) => {
      const [seen, maybe] = [sum(id, (range) => frames(seenOf(range))), sum(id, (range) => frames(maybeOf(range)))];
      return [id, { seen, maybe, hidden: sum(id, ({ use }) => frames([use.rangeInSequence])) - seen - maybe }];
    });
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(counted.byItem));
    const share = shareOf({ ranges, length: cut.end });
    expect([share.seen / cut.rate, share.maybe / cut.rate]).toEqual([counted.seen, counted.maybe]);
    expect(new Set(ranges.map(({ key }) => key)).size).toBe(ranges.length);
  },
);

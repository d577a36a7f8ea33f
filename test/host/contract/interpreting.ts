/**
 * Reference §6.4, and what Interpret Footage does to clips that lie on a timeline. Whether their In moves, and in which clock
 * In and Out are said afterwards, nobody has said: Pickup reads both, and a report from Premiere tells which it is.
 */

import type { ClipProjectItem, TickTime } from "@adobe/premierepro";
import type { ContractCase } from "../contract";
import type { Bench } from "./bench";
import { clipsFrom, later, SECOND, type Lying } from "./clips";
import { contractCase, holdsIf, notTried, unknown } from "./verdict";

const INTERPRET = "§6.4 Interpreting footage";

/** Half of the film's own: what then lies in a clip is told apart by far more than rounding. */
const HALF = 12;

interface Laid {
  readonly start: bigint;
  readonly end: bigint;
  readonly from: bigint;
  readonly to: bigint;
}

async function laid({ item, start, end }: Lying): Promise<Laid> {
  const [from, to] = [await item.getInPoint(), await item.getOutPoint()];
  return { start, end, from: BigInt(from.ticks), to: BigInt(to.ticks) };
}

async function filmOf(bench: Bench): Promise<ClipProjectItem> {
  return bench.ppro.ClipProjectItem.cast(await bench.newFilm());
}

async function rateOf(clip: ClipProjectItem): Promise<number> {
  return (await clip.getFootageInterpretation()).getFrameRate();
}

function isNear(rate: unknown, wanted: number): boolean {
  return typeof rate === "number" && Math.abs(rate - wanted) < 0.005;
}

type Seen = { readonly before: Laid; readonly after: Laid } | undefined;

/** Of a run, for the cases that look at it: every change is a step in the user's undo list, which is short. */
const runs = new WeakMap<Bench, Promise<Seen>>();

function interpreted(bench: Bench): Promise<Seen> {
  const run = runs.get(bench) ?? interpretOne(bench);
  runs.set(bench, run);
  return run;
}

/** The second half of a film that is laid, then played at half its rate: how the clip says that it lies, before and after. */
async function interpretOne(bench: Bench): Promise<Seen> {
  const at: TickTime = bench.slot();
  const item = await bench.newFilm();
  const clip = bench.ppro.ClipProjectItem.cast(item);
  const zero = bench.ppro.TickTime.TIME_ZERO;
  const editor = bench.ppro.SequenceEditor.getEditor(await bench.sequence());
  await bench.transact("marks", () => [clip.createSetInOutPointsAction(later(bench, zero, 1), later(bench, zero, 2))]);
  await bench.transact("place", () => [editor.createOverwriteItemAction(item, at, 0, -1)]);
  const [first] = await clipsFrom(bench, at);
  if (first === undefined) return undefined;
  const before = await laid(first);
  await bench.transact("half the rate", () => [clip.createSetOverrideFrameRateAction(HALF)]);
  const [second] = await clipsFrom(bench, at);
  return second === undefined ? undefined : { before, after: await laid(second) };
}

function seconds(ticks: bigint): string {
  return String(Number((ticks * 1000n) / SECOND) / 1000);
}

function off(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}

export const interpretingCases: readonly ContractCase[] = [
  contractCase("rate of footage", INTERPRET, "A film says its own rate, in frames a second, at once", async (bench) => {
    const rate: unknown = await rateOf(await filmOf(bench));
    return holdsIf(isNear(rate, 24), `${typeof rate} ${String(rate)}`);
  }),
  contractCase(
    "rate is overridden",
    INTERPRET,
    "createSetOverrideFrameRateAction is one undoable step, and reads back, also a fraction",
    async (bench) => {
      const clip = await filmOf(bench);
      const done = await bench.transact("rate", () => [clip.createSetOverrideFrameRateAction(24_000 / 1001)]);
      const rate = await rateOf(clip);
      return holdsIf(done && isNear(rate, 24_000 / 1001), `${done}, ${rate}`);
    },
  ),
  contractCase("own rate again", INTERPRET, "The film's own rate, set over another, reads back", async (bench) => {
    const clip = await filmOf(bench);
    for (const rate of [25, 24]) await bench.transact("rate", () => [clip.createSetOverrideFrameRateAction(rate)]);
    const rate = await rateOf(clip);
    return holdsIf(isNear(rate, 24), String(rate));
  }),
  contractCase(
    "length after interpreting",
    INTERPRET,
    "A clip on the timeline keeps its place and its length when its footage is interpreted anew",
    async (bench) => {
      const seen = await interpreted(bench);
      if (seen === undefined) return unknown("The film could not be placed.");
      const { before, after } = seen;
      return holdsIf(
        before.start === after.start && before.end === after.end,
        `${seconds(before.end - before.start)} s before, ${seconds(after.end - after.start)} s after`,
      );
    },
  ),
  contractCase(
    "In after interpreting",
    INTERPRET,
    "The In of a clip on the timeline stays as many seconds as it was",
    async (bench) => {
      const seen = await interpreted(bench);
      if (seen === undefined) return unknown("The film could not be placed.");
      const { before, after } = seen;
      return holdsIf(
        off(before.from, after.from) < SECOND / 48n,
        `${seconds(before.from)} s before, ${seconds(after.from)} s after`,
      );
    },
  ),
  contractCase(
    "clock after interpreting",
    INTERPRET,
    "In and Out of such a clip are as far apart as it is long: they are said in the clock that it is played by",
    async (bench) => {
      const seen = await interpreted(bench);
      if (seen === undefined) return unknown("The film could not be placed.");
      const { from, to, start, end } = seen.after;
      return holdsIf(
        off(to - from, end - start) < SECOND / 48n,
        `${seconds(to - from)} s in ${seconds(end - start)} s`,
      );
    },
  ),
  contractCase("pixel aspect", INTERPRET, "A sequence of square pixels says 1.0 or 1:1", async (bench) => {
    const said: unknown = await (await (await bench.sequence()).getSettings()).getVideoPixelAspectRatio();
    return holdsIf(said === "1.0" || said === "1:1" || said === "1", `${typeof said} ${String(said)}`);
  }),
  notTried(
    "interpreting is undone",
    INTERPRET,
    "Undo gives the film its former rate back",
    "no call undoes; look at it in Premiere.",
  ),
  notTried(
    "sound after interpreting",
    INTERPRET,
    "Sound follows the rate of the picture",
    "no call hears it; listen in Premiere.",
  ),
];

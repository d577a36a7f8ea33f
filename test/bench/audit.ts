/** What an audit says of every frame of a hard cut, against a count that walks its tracks; and how long a long cut takes to read. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { maybeOf, seenOf, shareOf, type AuditRange } from "../../src/core/audit";
import { rangesIn, toLookAt, type Known } from "../../src/core/audit-ranges";
import { framesIn, ticks, type FrameRate } from "../../src/core/time";
import { SimulatedPremiere } from "../host/premiere";
import { SimulatedProject } from "../host/model";
import { nodeDisk } from "../host/disk.node";
import { testCards } from "../host/pictures.node";
import type { readCut, readLooks } from "../rig/entry";
import { evaluate } from "../rig/process";
import { madeCut, type MadeCut } from "./audit-cut";
import { countFrames, type Count } from "./audit-count";
import type { Figure } from "./figures";

const CLIPS = 300;
const CUTS = 20;
const LONG = 2000;
const SEED = 20261128;

export async function auditFigures(): Promise<Figure[]> {
  let wrong = 0;
  let frames = 0;
  let ranges = 0;
  for (let index = 0; index < CUTS; index++) {
    const cut = madeCut(SEED + index, CLIPS);
    const { found, length, rate } = await audited(cut);
    const counted = countFrames(cut.document, cut.rootId, cut.ai);
    const ours = countOf(found, rate);
    for (const [item, count] of counted.byItem) {
      wrong += difference(ours.get(item), count);
      frames += count.seen + count.maybe + count.hidden;
    }
    const share = shareOf({ ranges: found, length: ticks(length) });
    wrong += Math.abs(share.seen / rate - counted.seen) + Math.abs(share.maybe / rate - counted.maybe);
    ranges += found.length;
  }
  const long = madeCut(SEED, LONG);
  const times: number[] = [];
  for (let run = 0; run < 3; run++) times.push((await audited(long)).milliseconds);
  return [
    {
      name: `audit: frames that differ, seen, maybe and hidden (${CUTS} cuts of ${CLIPS} clips)`,
      unit: "frames",
      bound: { kind: "most", value: 0 },
      seen: { value: wrong },
      beside: `${frames} frames of ${ranges} AI ranges, counted by walking the tracks`,
    },
    {
      name: `audit: ${LONG} track items, nests and effects read and judged`,
      unit: "ms",
      bound: { kind: "most", value: 2000 },
      seen: { value: Math.round(Math.max(...times)) },
      beside: "the slowest of 3, against the simulated Premiere",
    },
  ];
}

interface Audited {
  readonly found: readonly AuditRange[];
  readonly length: number;
  readonly rate: FrameRate;
  readonly milliseconds: number;
}

/** Read through the API, as the panel does it. */
async function audited({ document, rootId, ai }: MadeCut): Promise<Audited> {
  const project = SimulatedProject.create({ id: "00000000-0000-4000-8000-000000000000" });
  const premiere = new SimulatedPremiere(
    { disk: nodeDisk(), media: { probe: () => Promise.resolve({ kind: "unknown" }) }, pictures: testCards() },
    { project },
  );
  project.rewrite("A cut", () => document);
  project.openSequence(rootId);
  const bundle = evaluate({ premierepro: premiere.modules.premierepro, uxp: {}, fs: {}, os: {} });
  const read = bundle.readCut as typeof readCut;
  const look = bundle.readLooks as typeof readLooks;
  const began = performance.now();
  const nothing = (): void => undefined;
  const { cut, book } = await read(project.id, rootId, nothing);
  const known: Known = new Map(ai.map((id) => [id, { made: "ai", essence: sum(id), evidence: [{ kind: "ledger" }] }]));
  const places = toLookAt(cut, book, known).map(({ cut: of, track, item }) => ({
    sequenceId: of.sequenceId,
    track,
    start: item.rangeInSequence.start,
  }));
  const looks = await look(project.id, places, nothing);
  const { ranges } = rangesIn(cut, book, looks, known, sum);
  return { found: ranges, length: cut.end, rate: cut.rate, milliseconds: performance.now() - began };
}

function sum(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function countOf(ranges: readonly AuditRange[], rate: FrameRate): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const range of ranges) {
    const id = range.projectItemId ?? "";
    const count = counts.get(id) ?? { seen: 0, maybe: 0, hidden: 0 };
    const all = (of: readonly { readonly start: number; readonly end: number }[]): number =>
      of.reduce((total, { start, end }) => total + (end - start) / rate, 0);
    const [seen, maybe] = [all(seenOf(range)), all(maybeOf(range))];
    count.seen += seen;
    count.maybe += maybe;
    count.hidden += framesIn(range.use.rangeInSequence, rate) - seen - maybe;
    counts.set(id, count);
  }
  return counts;
}

function difference(ours: Count = { seen: 0, maybe: 0, hidden: 0 }, theirs: Count): number {
  return (
    Math.abs(ours.seen - theirs.seen) + Math.abs(ours.maybe - theirs.maybe) + Math.abs(ours.hidden - theirs.hidden)
  );
}

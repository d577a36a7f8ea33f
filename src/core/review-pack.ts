/**
 * A review pack: what somebody without Premiere needs to decide on the AI ranges of a cut, and the file of decisions that
 * comes back. What comes back was in other hands: it is read strictly. Pure data.
 */

import type { Head } from "./ledger-chain";
import { HEADS_FIELD } from "./ledger-heads";
import { list, Misfit, object, oneOf, sha256Hex, text, textLike, versionUpTo, type Decoder } from "./decode";
import { DECISIONS, SIGN_OFFS, type Decision, type SignOff } from "./ledger-entry";
import type { Standing } from "./review";
import type { Visibility } from "./audit";
import { useInCutRecord, type UseInCut } from "./use-in-cut";

const PACK_VERSION = 1;

/** A file of the pack. */
export interface PackFile {
  /** From the pack's folder, with `/`. */
  readonly path: string;
  /** Of its bytes, hex. */
  readonly sha256: string;
}

/** What the engine was asked for, as far as the take is still known. */
export interface PackRecipe {
  readonly take: string;
  readonly engine: string;
  readonly model: string;
  readonly prompt: string;
  readonly negative: string;
  readonly seed?: number;
  readonly use: "temp" | "final";
  /** In the order in which they were sent, as people call them. */
  readonly references: readonly string[];
}

export interface PackRange {
  /** Names it within the pack. */
  readonly id: string;
  readonly use: UseInCut;
  /** Timecodes in the sequence's own format; `out` is the last frame inside. */
  readonly in: string;
  readonly out: string;
  readonly length: string;
  /** From 0. */
  readonly track: number;
  readonly nests: readonly string[];
  readonly clip: string;
  readonly visibility: Visibility;
  readonly suspected: boolean;
  readonly recipe?: PackRecipe;
  readonly needed: readonly SignOff[];
  /** As they stood when the pack was made. */
  readonly standing: Readonly<Record<SignOff, Standing["parts"]["editorial"]["kind"]>>;
  /** The programme at its first, middle and last frame, fewer where it is shorter. */
  readonly stills: readonly PackFile[];
  /** The take's own picture; seconds of it are what the range shows. Absent: none was made. */
  readonly film?: PackFile & { readonly from: number; readonly to: number };
}

export interface ReviewPack {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly sequence: { readonly id: string; readonly name: string };
  readonly ranges: readonly PackRange[];
}

/** As pack.json holds it; its sum is what a decisions file answers to. `heads`: where the project's ledgers stand. */
export function encodePack(pack: ReviewPack, heads: readonly Head[]): string {
  const record = { schema: "pickup.review-pack", version: PACK_VERSION, ...pack, [HEADS_FIELD]: heads };
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** What of a pack is needed once its decisions come back. */
export interface PackMade {
  readonly id: string;
  readonly madeAt: string;
  readonly sequenceId: string;
  readonly uses: ReadonlyMap<string, UseInCut>;
}

const packId = textLike(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, "the id of a review pack");

export const packRecord: Decoder<PackMade> = object(({ read }) => {
  read("schema", oneOf("pickup.review-pack"));
  read("version", versionUpTo(PACK_VERSION));
  const range = object((one) => [one.read("id", text), one.read("use", useInCutRecord)] as const);
  return {
    id: read("id", packId),
    madeAt: read("madeAt", text),
    sequenceId: read(
      "sequence",
      object((sequence) => sequence.read("id", text)),
    ),
    uses: new Map(read("ranges", list(range))),
  };
});

/** One thing that a reader decided. */
export interface PackDecision {
  /** The range's id in the pack. */
  readonly range: string;
  readonly part: SignOff;
  /** `withdrawn`: taken back, after a file that said it had left. */
  readonly decision: Decision | "withdrawn";
  /** As typed: declared, not authenticated. */
  readonly by: string;
  readonly note?: string;
  /** ISO 8601, UTC, by the reader's clock. */
  readonly at: string;
}

export interface DecisionsFile {
  readonly pack: string;
  /** SHA-256 of the pack.json that the page was made of, hex. */
  readonly sum: string;
  readonly decisions: readonly PackDecision[];
}

/** Letters of a name and of a note, and decisions of a file: what somebody may have typed, and not what fills a disk. */
const LONGEST_NAME = 200;
const LONGEST_NOTE = 10_000;
const MOST_DECISIONS = 10_000;

function shortText(most: number): Decoder<string> {
  return (value, at) => {
    const said = text(value, at);
    if (said.length > most) throw new Misfit(at, `a text of at most ${most} letters`);
    return said;
  };
}

const name: Decoder<string> = (value, at) => {
  const said = shortText(LONGEST_NAME)(value, at).trim();
  if (said === "") throw new Misfit(at, "a name");
  return said;
};

/** Written so by every browser, and compared as text. */
const moment: Decoder<string> = (value, at) => {
  const said = textLike(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, "a time in UTC")(value, at);
  if (Number.isNaN(Date.parse(said))) throw new Misfit(at, "a time in UTC");
  return said;
};

const packDecision: Decoder<PackDecision> = object(({ read, maybe }) => {
  const { note } = maybe("note", shortText(LONGEST_NOTE));
  return {
    range: read("range", text),
    part: read("part", oneOf(...SIGN_OFFS)),
    decision: read("decision", oneOf(...DECISIONS, "withdrawn")),
    by: read("by", name),
    ...(note === undefined || note.trim() === "" ? {} : { note: note.trim() }),
    at: read("at", moment),
  };
});

export const decisionsRecord: Decoder<DecisionsFile> = object(({ read }) => {
  read("schema", oneOf("pickup.decisions"));
  read("version", versionUpTo(PACK_VERSION));
  return {
    pack: read("pack", packId),
    sum: read("sum", sha256Hex),
    decisions: read("decisions", (value, at) => {
      if (Array.isArray(value) && value.length > MOST_DECISIONS)
        throw new Misfit(at, `a list of at most ${MOST_DECISIONS}`);
      return list(packDecision)(value, at);
    }),
  };
});

/** Takes in what a review pack's page saved: held against the pack as it was made, and noted with the uses it was made on. */

import type { Audit, AuditRange } from "../../core/audit";
import { Misfit, parse } from "../../core/decode";
import { StudioError, type Failure } from "../../core/failure";
import type { DecisionsRefusal } from "../../core/failure-reasons";
import type { LedgerLine } from "../../core/ledger";
import type { Entry } from "../../core/ledger-entry";
import {
  decisionsRecord,
  packRecord,
  type DecisionsFile,
  type PackDecision,
  type PackMade,
} from "../../core/review-pack";
import { standingsOf } from "../../core/review";
import type { UseInCut } from "../../core/use-in-cut";
import { alikeIn, bearingsOf } from "../../core/uses-now";
import { pickText } from "../../uxp/dialogs";
import { joinPath } from "../../uxp/paths";
import { maybeReadText } from "../../uxp/texts";
import { sumOfText } from "../disk/fingerprint";
import { PACKS_FOLDER } from "./pack-making";
import type { Takes } from "../takes/takes";

export interface Taken {
  /** Its name. */
  readonly file: string;
  readonly taken: number;
  /** Taken in before. */
  readonly known: number;
  /** Of those taken: on what is another use now. Absent: the sequence was not read. */
  readonly reopened?: number;
  /** Of those taken: on what somebody decided since. Absent: the sequence was not read. */
  readonly outweighed?: number;
  /** Ranges that the decisions bear on. */
  readonly about: readonly AuditRange[];
}

/** Of a decisions file: ten thousand decisions with their notes, and not a film by mistake. */
const MOST_BYTES = 20_000_000;

interface Decided {
  readonly decision: PackDecision;
  readonly use: UseInCut;
}

/**
 * Asks for the file. Absent: none was named. `audit`: of the cut as it is; absent: nobody read it.
 * @throws StudioError `decisions-refused`, `decisions-too-large`, and what the disk says; nothing was taken in then
 */
export async function takeInDecisions(
  audit: Audit | undefined,
  { takes }: { readonly takes: Takes },
): Promise<Taken | undefined> {
  const picked = await pickText(["json"], tooLarge);
  if (picked === undefined) return undefined;
  const file = read(() => parse(picked.text.replace(/^\ufeff/, ""), decisionsRecord), "not-decisions");
  const pack = await packOf(file, takes);
  const decided = file.decisions.map((decision): Decided => {
    const use = pack.uses.get(decision.range);
    if (use === undefined) throw refused("altered", `It names a range ${decision.range.slice(0, 40)}`);
    return { decision, use };
  });
  // Another machine may have taken it in.
  await takes.readLedgers();
  const before = new Set(takes.ledgerLines.flatMap((line) => keyOfLine(line) ?? []));
  const fresh = decided.filter((one) => {
    const key = keyOf(pack.id, one);
    const isNew = !before.has(key);
    before.add(key);
    return isNew;
  });
  await note(pack, fresh, takes);
  // The cut that is open may be another one than the pack was made of.
  const ranges = audit?.sequenceId === pack.sequenceId ? audit.ranges : undefined;
  const bearing = decided.map(({ use }) => bearingsOf(use, ranges ?? []));
  const keys = new Set(bearing.flat().map(({ key }) => key));
  return {
    file: picked.name,
    taken: fresh.length,
    known: decided.length - fresh.length,
    ...(ranges === undefined
      ? {}
      : {
          reopened: fresh.filter(({ use }) => heldBy(use, ranges) === undefined).length,
          outweighed: outweighedIn(pack, fresh, ranges, takes),
        }),
    about: (ranges ?? []).filter(({ key }) => keys.has(key)),
  };
}

function tooLarge(file: string, bytes: number): Failure | undefined {
  return bytes > MOST_BYTES ? { kind: "decisions-too-large", file, bytes, most: MOST_BYTES } : undefined;
}

/** The key of the range that is that use still. Absent: none is. */
function heldBy(use: UseInCut, ranges: readonly AuditRange[]): string | undefined {
  return bearingsOf(use, ranges).find(({ change }) => change === "same" || change === "moved")?.key;
}

/** Decisions that do not stand, because something else was said of that use since they were made. */
function outweighedIn(
  { id }: PackMade,
  fresh: readonly Decided[],
  ranges: readonly AuditRange[],
  takes: Takes,
): number {
  const standings = standingsOf(ranges, takes.ledgerLines, () => []);
  return fresh.filter(({ use, decision: { part } }) => {
    const key = heldBy(use, ranges);
    const standing = key === undefined ? undefined : standings.get(key)?.parts[part];
    return standing !== undefined && standing.kind !== "open" && standing.said.pack !== id;
  }).length;
}

/** @throws StudioError `decisions-refused` */
async function packOf({ pack: id, sum }: DecisionsFile, takes: Takes): Promise<PackMade> {
  for (const home of await takes.homes()) {
    const json = await maybeReadText(joinPath(home, PACKS_FOLDER, `${id}.json`));
    if (json === undefined) continue;
    if (sumOfText(json) !== sum) throw refused("altered");
    return read(() => parse(json, packRecord), "altered");
  }
  throw refused("other-pack");
}

/** One line after the other, of one writing. */
async function note({ id: pack, uses }: PackMade, fresh: readonly Decided[], takes: Takes): Promise<void> {
  const { path } = await takes.writableHome();
  const said = fresh.flatMap(({ decision: { by, note: words = "" } }) => [by, words]).filter((one) => one !== "");
  const ids = said.length === 0 ? new Map<string, string>() : await takes.words.keepAll(path, said);
  const all = [...uses.values()];
  const idOf = (one: string): string => ids.get(one) ?? "";
  await takes.note(
    ...fresh.map(({ use, decision: { part, decision, at, by, note: words } }): Entry => {
      const noted = words === undefined ? {} : { note: idOf(words) };
      return {
        kind: "reviewed",
        use,
        part,
        decision,
        by: idOf(by),
        ...noted,
        pack,
        saidAt: at,
        alike: alikeIn(use, all),
      };
    }),
  );
}

/** What tells one decision of a pack from another, without words, which may have been erased since. */
function keyOf(pack: string, { decision: { part, decision, at }, use }: Decided): string {
  return JSON.stringify([pack, part, decision, at, use.essence, use.rangeInSequence.start, use.rangeInSequence.end]);
}

function keyOfLine(line: LedgerLine): string | undefined {
  if (line.kind !== "reviewed" || line.pack === undefined || line.saidAt === undefined) return undefined;
  const { part, decision, use, saidAt: at } = line;
  return JSON.stringify([
    line.pack,
    part,
    decision,
    at,
    use.essence,
    use.rangeInSequence.start,
    use.rangeInSequence.end,
  ]);
}

function read<T>(decode: () => T, why: DecisionsRefusal): T {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new StudioError({ kind: "decisions-refused", why, says: error.message.slice(0, 200) }, { cause: error });
  }
}

function refused(why: DecisionsRefusal, says?: string): StudioError {
  return new StudioError({ kind: "decisions-refused", why, ...(says === undefined ? {} : { says }) });
}

/** Columns and sidecars held against take.json and the ledger, which are the truth and make both anew. */

import { Cancelled } from "../../core/failure";
import { originalOf, type Take } from "../../core/take";
import { isWritten, readColumnsOfMany, writeColumnsOfMany } from "../../premiere/columns-of-many";
import type { ColumnValues } from "../../premiere/metadata";
import { playedFiles } from "../../premiere/remove";
import { exists } from "../../uxp/files";
import { TAKES_FOLDER } from "../../uxp/folders";
import { joinPath } from "../../uxp/paths";
import { readXmpProperty, setXmpProperties } from "../../uxp/xmp";
import { columnsOf } from "../placing/bring";
import { playedTakes, type Played } from "../takes/playing-takes";
import type { MetadataCounts } from "./metadata-state";
import { namedElsewhere } from "./names-elsewhere";
import { reviewColumns, type ReviewColumns, type ReviewColumnsOutside } from "../review/review-columns";
import type { Shelved } from "../disk/shelf";
import type { SidecarState } from "./sidecars";
import type { Takes } from "../takes/takes";

export interface RepairOutside extends ReviewColumnsOutside {
  readonly projectId: string;
  readonly device: string;
  /** Hears of each take and item; throws to stop. */
  readonly onLook: (done: number, of: number) => void;
  readonly signal: AbortSignal;
}

/** What says where a film comes from, beside it and in it. */
export interface SidecarNow {
  /** Of the film. */
  readonly name: string;
  /** Absent: there is nothing to say. */
  readonly state: SidecarState | undefined;
  readonly write: () => Promise<void>;
}

/** What does not say what take.json says, and how to say it. */
export interface Wrong {
  readonly counts: MetadataCounts;
  readonly columns: ReadonlyMap<string, ColumnValues>;
  readonly sidecars: readonly (() => Promise<void>)[];
  /** Out of files that were moved. */
  readonly names: readonly (() => Promise<void>)[];
}

const XMP = { setXmpProperties, readXmpProperty };

/** Looks at every take, every project item and every reviewed cut; nothing is changed. @throws StudioError, Cancelled */
export async function lookForWrong(outside: RepairOutside): Promise<Wrong> {
  const { takes, projectId, device, onLook, signal, audit } = outside;
  await takes.allRead();
  const known = takes.all.filter((take) => originalOf(take) !== undefined);
  const files = await playedFiles(projectId, TAKES_FOLDER);
  let done = 0;
  const all = known.length + files.size;
  const looked = (): void => onLook(++done, all);
  const played = await playedTakes(files, known, (id) => takes.maybe(id), looked, signal);
  const review = await reviewColumns(projectId, outside, signal, () => onLook(done, all));
  const { columns, ...counted } = await wrongColumns(projectId, files.keys(), played, review);
  const beside = await wrongSidecars(known, takes, device, looked);
  const nameless = takes.shelved.filter(({ take }) => take.owner === device && !takes.sidecars.mayName(take));
  const onFile = (): void => onLook(done, all);
  const named = await namedElsewhere(projectId, nameless, { log: audit.log, files, onLook: onFile });
  const items = [...played.values()];
  return {
    counts: {
      projectId,
      takes: known.length,
      ...counted,
      recognised: items.filter((one) => one.kind === "take" && one.by === "essence").length,
      columns: columns.size,
      unreadCuts: review.unread,
      sidecars: beside.sidecars.length,
      names: named.length,
      elsewhere: beside.elsewhere,
      gone: beside.gone,
      unread: items.filter(({ kind }) => kind === "unread").length,
    },
    columns,
    sidecars: beside.sidecars,
    names: named.map(({ takeOut }) => takeOut),
  };
}

/** Writes it. Answers with how many items do not read back so. @throws StudioError, Cancelled; what was written by then stays */
export async function repair(
  { counts: { projectId }, columns, sidecars, names }: Wrong,
  signal: AbortSignal,
): Promise<number> {
  for (const write of [...sidecars, ...names]) {
    if (signal.aborted) throw new Cancelled("Stopped");
    await write();
  }
  return (await writeColumnsOfMany(projectId, columns, XMP)).length;
}

/** `itemIds`: of all that play a file. */
async function wrongColumns(
  projectId: string,
  itemIds: Iterable<string>,
  played: ReadonlyMap<string, Played>,
  { texts, unread, unreadLedgers }: ReviewColumns,
): Promise<{
  readonly clips: number;
  readonly columns: ReadonlyMap<string, ColumnValues>;
  readonly reviews: number;
  readonly unknownReviews: number;
  readonly ambiguous: number;
}> {
  const read = await readColumnsOfMany(projectId, new Set([...itemIds, ...texts.keys()]), XMP);
  const columns = new Map<string, ColumnValues>();
  let clips = 0;
  let ambiguous = 0;
  for (const [itemId, one] of played) {
    const now = read.get(itemId);
    if (now === undefined || one.kind === "unread") continue;
    const take = one.kind === "take" ? one.take : one.takes.find(({ recipe }) => recipe.id === now.recipeId);
    clips += 1;
    if (take === undefined) ambiguous += 1;
    else {
      // What became of it is not take.json's word: only where nothing stands is it set.
      const { status, ...wanted } = columnsOf(take);
      const all = now.status === undefined && status !== undefined ? { ...wanted, status } : wanted;
      if (!isWritten(now, all)) columns.set(itemId, all);
    }
  }
  let reviews = 0;
  let unknownReviews = 0;
  for (const [itemId, now] of read) {
    const said = texts.get(itemId);
    // Of a clip on which nobody decided anything, nothing.
    const [wanted = "", ...others] = said ?? [];
    // Each sequence may have been the last one whose review was shown.
    if ([wanted, ...others].some((review) => isWritten(now, { review }))) continue;
    if (unreadLedgers > 0 || (said === undefined && unread > 0)) unknownReviews += 1;
    else {
      columns.set(itemId, { ...columns.get(itemId), review: wanted });
      reviews += 1;
    }
  }
  return { clips, columns, reviews, unknownReviews, ambiguous };
}

async function wrongSidecars(
  known: readonly Take[],
  takes: Takes,
  device: string,
  looked: () => void,
): Promise<{
  readonly sidecars: readonly (() => Promise<void>)[];
  readonly elsewhere: number;
  readonly gone: number;
}> {
  const sidecars: (() => Promise<void>)[] = [];
  let elsewhere = 0;
  let gone = 0;
  for (const { id } of known) {
    const shelved = takes.maybe(id);
    looked();
    if (shelved === undefined) continue;
    if (!(await hasOriginal(shelved))) {
      gone += 1;
      continue;
    }
    for (const { state, write } of await sidecarsOf(shelved, takes)) {
      if (state === "said" || state === undefined) continue;
      // One writer a file.
      if (shelved.take.owner === device) sidecars.push(write);
      else elsewhere += 1;
    }
  }
  return { sidecars, elsewhere, gone };
}

/** Of a take's original and of the copies that lie beside it. */
export async function sidecarsOf(shelved: Shelved, { sidecars }: Takes): Promise<readonly SidecarNow[]> {
  const { name = shelved.take.clipName } = originalOf(shelved.take) ?? {};
  const all: SidecarNow[] = [{ name, state: await sidecars.stateOf(shelved), write: () => sidecars.write(shelved) }];
  for (const { copy } of shelved.take.footage ?? []) {
    if (copy === undefined || !(await exists(joinPath(shelved.folder, copy.name)))) continue;
    const state = await sidecars.stateOfCopy(shelved, copy);
    all.push({ name: copy.name, state, write: () => sidecars.writeOfCopy(shelved, copy) });
  }
  return all;
}

async function hasOriginal({ take, folder }: Shelved): Promise<boolean> {
  const original = originalOf(take);
  return original !== undefined && exists(joinPath(folder, original.name));
}

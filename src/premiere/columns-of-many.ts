/** The columns of many project items at once: read in one walk, and written in one undo step. */

import ppro from "premierepro";
import type { Project, ProjectItem } from "@adobe/premierepro";
import { storable } from "../core/xml-text";
import { withFreshObjects } from "./ask";
import { itemsWithin } from "./bin";
import {
  addColumns,
  ALL_COLUMNS,
  COLUMNS,
  columnsIn,
  METADATA_NAMESPACE,
  packetOf,
  type Column,
  type ColumnValues,
  type XmpEditor,
} from "./metadata";
import { requireProject } from "./project";
import { transact } from "./transact";

/** By project item. One that is not in the project any more is absent. @throws StudioError `no-project`, `host-refused` */
export async function readColumnsOfMany(
  projectId: string,
  itemIds: Iterable<string>,
  xmp: XmpEditor,
): Promise<ReadonlyMap<string, ColumnValues>> {
  const wanted = new Set(itemIds);
  return withFreshObjects(async () => {
    const read = new Map<string, ColumnValues>();
    for (const [itemId, item] of await itemsOf(await requireProject(projectId), wanted)) {
      read.set(itemId, columnsIn(await packetOf(item), xmp));
    }
    return read;
  });
}

/**
 * Writes those columns and leaves the others. Answers with the items that do not read back so, or are not there any more.
 * @throws StudioError `no-project`; `host-refused`: nothing was written then
 */
export async function writeColumnsOfMany(
  projectId: string,
  values: ReadonlyMap<string, ColumnValues>,
  xmp: XmpEditor,
): Promise<readonly string[]> {
  if (values.size === 0) return [];
  await addColumns();
  await withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const edits: { readonly item: ProjectItem; readonly packet: string; readonly names: string[] }[] = [];
    for (const [itemId, item] of await itemsOf(project, new Set(values.keys()))) {
      const properties: Record<string, string> = {};
      for (const [column, value] of wantedOf(values.get(itemId))) properties[COLUMNS[column].name] = value;
      const packet = xmp.setXmpProperties(await packetOf(item), METADATA_NAMESPACE, properties);
      edits.push({ item, packet, names: Object.keys(properties) });
    }
    if (edits.length === 0) return;
    const label = edits.length === 1 ? "Write Pickup columns" : `Write Pickup columns of ${edits.length} clips`;
    transact(project, label, () =>
      edits.map(({ item, packet, names }) => ppro.Metadata.createSetProjectMetadataAction(item, packet, names)),
    );
  });
  const read = await readColumnsOfMany(projectId, values.keys(), xmp);
  return [...values].flatMap(([itemId, wanted]) => {
    const now = read.get(itemId);
    return now !== undefined && isWritten(now, wanted) ? [] : [itemId];
  });
}

/** Whether every column that is wanted says what it should. */
export function isWritten(now: ColumnValues, wanted: ColumnValues): boolean {
  return wantedOf(wanted).every(([column, value]) => (now[column] ?? "") === value);
}

function wantedOf(values: ColumnValues = {}): readonly (readonly [Column, string])[] {
  return ALL_COLUMNS.flatMap((column) => {
    const value = values[column];
    return value === undefined ? [] : [[column, storable(value)] as const];
  });
}

async function itemsOf(
  project: Project,
  wanted: ReadonlySet<string>,
): Promise<readonly (readonly [string, ProjectItem])[]> {
  const found = await itemsWithin(project, ({ id }) => wanted.has(id));
  return found.map(({ item }) => [item.getId(), item] as const);
}

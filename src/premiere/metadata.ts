/** The columns that Pickup adds to the project panel: what a take was asked for, readable without Pickup. */

import ppro from "premierepro";
import type { ProjectItem } from "@adobe/premierepro";
import type { HeadsNow } from "../core/ledger-heads";
import { storable } from "../core/xml-text";
import { ask, askMaybe, refusal, withFreshObjects } from "./ask";
import { requireItem } from "./bin";
import type { ItemRef } from "./bin";
import { headActions } from "./heads";
import { requireProject } from "./project";
import { transact } from "./transact";

/** What a column tells of a take; `COLUMNS` has its name in the project. */
export type Column =
  "prompt" | "negative" | "engine" | "model" | "seed" | "take" | "use" | "status" | "recipeId" | "review";

/** Text by column. A column that is absent is left as it is. */
export type ColumnValues = Readonly<Partial<Record<Column, string>>>;

/** Edits an XMP packet. This folder cannot: the editor lives in module "uxp", and the studio hands it over. */
export interface XmpEditor {
  /** `packet` with those properties of `namespace` set; an empty packet becomes a whole one. */
  readonly setXmpProperties: (packet: string, namespace: string, values: Readonly<Record<string, string>>) => string;
  /** Absent when the packet does not have the property. */
  readonly readXmpProperty: (packet: string, namespace: string, name: string) => string | undefined;
}

export type ColumnsOutcome =
  | { readonly kind: "verified" }
  /** Premiere accepted the step, but reading back shows something else in these columns. */
  | { readonly kind: "committed-unverified"; readonly columns: readonly Column[] };

/** The namespace of all project metadata. Premiere fixes it, so the names carry Pickup's own. */
export const METADATA_NAMESPACE = "http://ns.adobe.com/premierePrivateProjectMetaData/1.0/";

/** The property's name in project metadata, and its heading in the project panel. Changing a name orphans old projects. */
export const COLUMNS: Readonly<Record<Column, { readonly name: string; readonly label: string }>> = {
  prompt: { name: "PickupPrompt", label: "Prompt" },
  negative: { name: "PickupNegative", label: "Negative" },
  engine: { name: "PickupEngine", label: "Engine" },
  model: { name: "PickupModel", label: "Model" },
  seed: { name: "PickupSeed", label: "Seed" },
  take: { name: "PickupTake", label: "Take" },
  use: { name: "PickupUse", label: "Use" },
  status: { name: "PickupStatus", label: "Status" },
  recipeId: { name: "PickupRecipeId", label: "Recipe id" },
  review: { name: "PickupReview", label: "Review" },
};

export const ALL_COLUMNS: readonly Column[] = [
  "prompt",
  "negative",
  "engine",
  "model",
  "seed",
  "take",
  "use",
  "status",
  "recipeId",
  "review",
];

/**
 * Writes columns of one project item in one undo step, and reads them back. The columns are added to the project first
 * where they are missing; that is no undo step. `heads` of the ledger are noted in the same step.
 * @throws StudioError `no-project`; `host-refused`, then nothing was written.
 */
export async function writeColumns(
  ref: ItemRef,
  values: ColumnValues,
  xmp: XmpEditor,
  heads?: HeadsNow,
): Promise<ColumnsOutcome> {
  const columns = ALL_COLUMNS.filter((column) => values[column] !== undefined);
  if (columns.length === 0) return { kind: "verified" };
  const wanted = new Map(columns.map((column) => [column, storable(values[column] ?? "")]));
  await addColumns();

  await withFreshObjects(async () => {
    const project = await requireProject(ref.projectId);
    const item = await requireItem(project, ref.itemId);
    const packet = await packetOf(item);
    const properties = Object.fromEntries([...wanted].map(([column, value]) => [COLUMNS[column].name, value]));
    const edited = xmp.setXmpProperties(packet, METADATA_NAMESPACE, properties);
    const noted = heads === undefined ? undefined : await headActions(project, heads);
    transact(project, "Write Pickup columns", () => [
      ppro.Metadata.createSetProjectMetadataAction(item, edited, Object.keys(properties)),
      ...(noted?.() ?? []),
    ]);
  });

  const read = await readColumns(ref, xmp);
  const wrong = columns.filter((column) => (read[column] ?? "") !== wanted.get(column));
  return wrong.length === 0 ? { kind: "verified" } : { kind: "committed-unverified", columns: wrong };
}

/** What the project's metadata says of an item now; a column that nobody wrote, or that was emptied, is absent. */
export async function readColumns(ref: ItemRef, xmp: XmpEditor): Promise<ColumnValues> {
  return columnsIn(await withFreshObjects(() => readPacket(ref)), xmp);
}

/** The columns in a packet of project metadata; one that is empty in it is absent. */
export function columnsIn(packet: string, xmp: XmpEditor): ColumnValues {
  const read: Partial<Record<Column, string>> = {};
  if (packet === "") return read;
  for (const column of ALL_COLUMNS) {
    const value = xmp.readXmpProperty(packet, METADATA_NAMESPACE, COLUMNS[column].name);
    if (value !== undefined && value !== "") read[column] = storable(value);
  }
  return read;
}

/** Of one item's project metadata; empty where it has none. @throws StudioError `no-project`, `host-refused` */
export async function readPacket({ projectId, itemId }: ItemRef): Promise<string> {
  return packetOf(await requireItem(await requireProject(projectId), itemId));
}

/** As `readPacket`, of an item that is at hand. */
export async function packetOf(item: ProjectItem): Promise<string> {
  return (await askMaybe("Metadata.getProjectMetadata", () => ppro.Metadata.getProjectMetadata(item))) ?? "";
}

/**
 * Adds Pickup's columns to the project panel. Premiere answers `false` for one that is there already, so its answer says nothing;
 * reading back will. @throws StudioError `host-refused`
 */
export async function addColumns(): Promise<void> {
  if (typeof ppro.Metadata.METADATA_TYPE_TEXT !== "number") {
    throw refusal("Metadata.METADATA_TYPE_TEXT", undefined, "Premiere does not name the type of a text column.");
  }
  for (const column of ALL_COLUMNS) {
    const { name, label } = COLUMNS[column];
    await ask("Metadata.addPropertyToProjectMetadataSchema", () =>
      ppro.Metadata.addPropertyToProjectMetadataSchema(name, label, ppro.Metadata.METADATA_TYPE_TEXT),
    );
  }
}

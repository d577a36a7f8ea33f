/** The columns that Pickup adds to the project panel: what a take was asked for, readable without Pickup. */

import ppro from "premierepro";
import { ask, askMaybe, refusal, withFreshObjects } from "./ask";
import { requireItem } from "./bin";
import type { ItemRef } from "./bin";
import { requireProject } from "./project";
import { transact } from "./transact";

export type Column = "prompt" | "negative" | "engine" | "model" | "seed" | "take" | "use" | "status" | "recipeId";

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
};

const ALL_COLUMNS: readonly Column[] = [
  "prompt",
  "negative",
  "engine",
  "model",
  "seed",
  "take",
  "use",
  "status",
  "recipeId",
];

/**
 * Writes columns of one project item in one undo step, and reads them back. The columns are added to the project first
 * where they are missing; that is no undo step.
 * @throws StudioError `no-project`; `host-refused`, then nothing was written.
 */
export async function writeColumns(ref: ItemRef, values: ColumnValues, xmp: XmpEditor): Promise<ColumnsOutcome> {
  const columns = ALL_COLUMNS.filter((column) => values[column] !== undefined);
  if (columns.length === 0) return { kind: "verified" };
  const wanted = new Map(columns.map((column) => [column, storable(values[column] ?? "")]));
  await addColumns();

  await withFreshObjects(async () => {
    const project = await requireProject(ref.projectId);
    const packet = await readPacket(ref);
    const item = await requireItem(project, ref.itemId);
    const properties = Object.fromEntries([...wanted].map(([column, value]) => [COLUMNS[column].name, value]));
    const edited = xmp.setXmpProperties(packet, METADATA_NAMESPACE, properties);
    transact(project, "Write Pickup columns", () => [
      ppro.Metadata.createSetProjectMetadataAction(item, edited, Object.keys(properties)),
    ]);
  });

  const read = await readColumns(ref, xmp);
  const wrong = columns.filter((column) => (read[column] ?? "") !== wanted.get(column));
  return wrong.length === 0 ? { kind: "verified" } : { kind: "committed-unverified", columns: wrong };
}

/** What the project's metadata says of an item now; a column nobody wrote is absent. */
export async function readColumns(ref: ItemRef, xmp: XmpEditor): Promise<ColumnValues> {
  const packet = await withFreshObjects(() => readPacket(ref));
  const read: Partial<Record<Column, string>> = {};
  if (packet === "") return read;
  for (const column of ALL_COLUMNS) {
    const value = xmp.readXmpProperty(packet, METADATA_NAMESPACE, COLUMNS[column].name);
    if (value !== undefined) read[column] = storable(value);
  }
  return read;
}

async function readPacket({ projectId, itemId }: ItemRef): Promise<string> {
  const item = await requireItem(await requireProject(projectId), itemId);
  return (await askMaybe("Metadata.getProjectMetadata", () => ppro.Metadata.getProjectMetadata(item))) ?? "";
}

/** Premiere answers `false` for a column that is there already, so its answer says nothing; reading back will. */
async function addColumns(): Promise<void> {
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

/** Text as XML can hold it: no control characters or half pairs, and line ends that survive a parser. */
function storable(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu, "");
}

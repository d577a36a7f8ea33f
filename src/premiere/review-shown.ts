/** How a review stands, shown on the clips of the project panel: in a column, and by their label colour where that is wanted. */

import ppro from "premierepro";
import type { Action } from "@adobe/premierepro";
import type { HeadsNow } from "../core/ledger-heads";
import { storable } from "../core/xml-text";
import { ask, withFreshObjects, type Sleep } from "./ask";
import { requireItem } from "./bin";
import { headActions } from "./heads";
import { addColumns, COLUMNS, METADATA_NAMESPACE, readPacket, type XmpEditor } from "./metadata";
import { requireProject } from "./project";
import { transact } from "./transact";

/** As the project panel calls its label colours, without what a house renamed. */
export type LabelColour = "FOREST" | "YELLOW" | "ROSE" | "MANGO";

export interface ShownReview {
  readonly itemId: string;
  /** The column's text. */
  readonly says: string;
  /** Absent: the editor's own stays. */
  readonly label?: LabelColour;
}

interface Read {
  readonly packet: string;
  readonly says: string;
  readonly label: number;
}

const { name: PROPERTY } = COLUMNS.review;

/**
 * Shows all of them in one undo step called `label`, and in none where they are shown already. Items that have left the project
 * are refused. `heads` of the ledgers are noted in that step. Answers with those that do not read back so.
 * @throws StudioError `no-project`; `host-refused`, then nothing was changed.
 */
export async function showReviews(
  projectId: string,
  shown: readonly ShownReview[],
  label: string,
  { xmp, rest, heads }: { readonly xmp: XmpEditor; readonly rest: Sleep; readonly heads: HeadsNow },
): Promise<readonly string[]> {
  if (shown.length === 0) return [];
  await addColumns();
  await withFreshObjects(async () => {
    const changes: { readonly one: ShownReview; readonly before: Read }[] = [];
    for (const one of shown) {
      const before = await read(projectId, one.itemId, xmp);
      if (!isShown(one, before)) changes.push({ one, before });
      // Hundreds of items must not hold up the panel.
      await rest(0);
    }
    if (changes.length === 0) return;
    const project = await requireProject(projectId);
    const items = await Promise.all(
      changes.map(async (change) => ({ ...change, item: await requireItem(project, change.one.itemId) })),
    );
    const edited = items.map(({ item, one, before }) => ({
      item,
      one,
      before,
      packet: xmp.setXmpProperties(before.packet, METADATA_NAMESPACE, { [PROPERTY]: storable(one.says) }),
    }));
    const noted = await headActions(project, heads);
    transact(project, label, () => [
      ...edited.flatMap(({ item, one, before, packet }): readonly Action[] => [
        ...(before.says === storable(one.says)
          ? []
          : [ppro.Metadata.createSetProjectMetadataAction(item, packet, [PROPERTY])]),
        ...(one.label === undefined || before.label === colourOf(one.label)
          ? []
          : [item.createSetColorLabelAction(colourOf(one.label))]),
      ]),
      ...(noted?.() ?? []),
    ]);
  });
  return unshownOf(projectId, shown, { xmp, rest });
}

/** Those items that show something else, or nothing. Nothing is changed. @throws StudioError `no-project`, `host-refused` */
export async function unshownOf(
  projectId: string,
  shown: readonly ShownReview[],
  { xmp, rest }: { readonly xmp: Pick<XmpEditor, "readXmpProperty">; readonly rest: Sleep },
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const one of shown) {
    if (!isShown(one, await withFreshObjects(() => read(projectId, one.itemId, xmp)))) wrong.push(one.itemId);
    await rest(0);
  }
  return wrong;
}

async function read(projectId: string, itemId: string, xmp: Pick<XmpEditor, "readXmpProperty">): Promise<Read> {
  const packet = await readPacket({ projectId, itemId });
  const item = await requireItem(await requireProject(projectId), itemId);
  const says = packet === "" ? undefined : xmp.readXmpProperty(packet, METADATA_NAMESPACE, PROPERTY);
  return {
    packet,
    says: says ?? "",
    label: await ask("ProjectItem.getColorLabelIndex", () => item.getColorLabelIndex()),
  };
}

function isShown({ says, label }: ShownReview, now: Read): boolean {
  return now.says === storable(says) && (label === undefined || now.label === colourOf(label));
}

/** Their numbers in the types are not those of the running program. */
function colourOf(label: LabelColour): number {
  return ppro.Constants.ProjectItemColorLabel[label];
}

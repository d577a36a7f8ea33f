/** Reference §6.4, and what replacing a clip and copying a sequence rest on. */

import type { ClipProjectItem, Sequence } from "@adobe/premierepro";
import type { ContractCase } from "../contract";
import type { Bench } from "./bench";
import { aClip, clipsFrom, lasts, later, stillOf, written } from "./clips";
import { contractCase, holdsIf, notTried, unknown } from "./verdict";

const REPLACE = "§6.4 Replacing clips";

async function castStill(bench: Bench): Promise<ClipProjectItem> {
  return bench.ppro.ClipProjectItem.cast(await bench.still());
}

/** A copy of the contract's sequence, taken away in the end. */
async function aCopy(bench: Bench): Promise<{ readonly copy: Sequence | undefined; readonly grown: number }> {
  const original = await bench.sequence();
  const idsNow = async (): Promise<readonly string[]> =>
    (await (await bench.project()).getSequences()).map(({ guid }) => guid.toString());
  const before = await idsNow();
  await bench.transact("copy", () => [original.createCloneAction()]);
  const made = await bench.until(3000, async () => (await idsNow()).find((id) => !before.includes(id)));
  if (made === undefined) return { copy: undefined, grown: 0 };
  bench.forgetSequence(made);
  const all = await (await bench.project()).getSequences();
  return { copy: all.find(({ guid }) => guid.toString() === made), grown: all.length - before.length };
}

export const replacingCases: readonly ContractCase[] = [
  contractCase(
    "speed of a plain clip",
    REPLACE,
    "A clip at its own speed answers 1, and is not reversed",
    async (bench) => {
      const clip = await aClip(bench);
      if (clip === undefined) return unknown("The clip could not be placed.");
      const [speed, reversed] = [await clip.item.getSpeed(), await clip.item.isSpeedReversed()];
      return holdsIf(speed === 1 && !reversed, `${speed}, ${String(reversed)}`);
    },
  ),
  contractCase("a still is no sequence", REPLACE, "A still is no sequence, multicam or merged clip", async (bench) => {
    const clip = await castStill(bench);
    const seen = [await clip.isSequence(), await clip.isMulticamClip(), await clip.isMergedClip()];
    return holdsIf(
      seen.every((one) => !one),
      seen.join(", "),
    );
  }),
  contractCase("a nest is a sequence", REPLACE, "The item of a sequence says that it is one", async (bench) => {
    const isSequence = await bench.ppro.ClipProjectItem.cast(await bench.inner()).isSequence();
    return holdsIf(isSequence, String(isSequence));
  }),
  contractCase(
    "marks after placing",
    REPLACE,
    "Marks set behind an overwrite in one transaction leave the placed clip alone",
    async (bench) => {
      const at = bench.slot();
      const item = await stillOf(bench, 3);
      const clip = bench.ppro.ClipProjectItem.cast(item);
      const editor = bench.ppro.SequenceEditor.getEditor(await bench.sequence());
      const zero = bench.ppro.TickTime.TIME_ZERO;
      await bench.transact("place and mark", () => [
        editor.createOverwriteItemAction(item, at, 0, -1),
        clip.createSetInOutPointsAction(zero, later(bench, zero, 6)),
      ]);
      const clips = await clipsFrom(bench, at);
      return holdsIf(clips.length === 1 && lasts(clips[0], 3), written(clips));
    },
  ),
  contractCase("media path can change", REPLACE, "A still says that its path can be changed", async (bench) => {
    const can = await (await castStill(bench)).canChangeMediaPath();
    return holdsIf(can, String(can));
  }),
  contractCase(
    "media path changes",
    REPLACE,
    "changeMediaFilePath answers true, and the path reads back",
    async (bench) => {
      const path = await bench.newPng();
      await (await bench.project()).importFiles([path], true, await bench.bin(), false);
      const item = await bench.until(15_000, () => bench.itemOfFile(path));
      if (item === undefined) return unknown("The imported still did not appear within 15 s.");
      const next = await bench.newPng();
      const done = await bench.ppro.ClipProjectItem.cast(item).changeMediaFilePath(next);
      const after = await bench.itemsOfFile(next);
      return holdsIf(
        done && after.length === 1 && after[0]?.getId() === item.getId(),
        `${done}, ${after.length} of it`,
      );
    },
  ),
  notTried(
    "media path is not undone",
    REPLACE,
    "changeMediaFilePath cannot be undone",
    "no call undoes; look at it in Premiere.",
  ),
  contractCase(
    "sequence is cloned",
    REPLACE,
    "createCloneAction makes one more sequence with as many tracks",
    async (bench) => {
      const tracks = await (await bench.sequence()).getVideoTrackCount();
      const { copy, grown } = await aCopy(bench);
      if (copy === undefined) return holdsIf(false, "no sequence came");
      const copied = await copy.getVideoTrackCount();
      return holdsIf(grown === 1 && copied === tracks, `"${copy.name}", ${copied} video tracks of ${tracks}`);
    },
  ),
  contractCase("clone is renamed", REPLACE, "A sequence is renamed by its project item", async (bench) => {
    const { copy } = await aCopy(bench);
    if (copy === undefined) return unknown("The sequence could not be copied.");
    const id = copy.guid.toString();
    const item = await copy.getProjectItem();
    await bench.transact("rename", () => [item.createSetNameAction("Pickup contract A")]);
    const all = await (await bench.project()).getSequences();
    const name = all.find(({ guid }) => guid.toString() === id)?.name ?? "gone";
    return holdsIf(name === "Pickup contract A", name);
  }),
];

/** @jest-environment jsdom */
/** Metadata in the panel: checking it, whose name stands in it, and what a take that was asked again differs in. */

import { againStates } from "./ui-again-states";
import { aState, manyStates } from "./ui-states";
import { open, press, seen, the } from "./ui.setup";

/** Any image. */
const PICTURE = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";

async function settings(name: string): Promise<ReturnType<typeof open>> {
  const state = manyStates(PICTURE)[name];
  if (state === undefined) throw new Error(`No state ${name}`);
  const store = open(state);
  await press(the("tab", "Settings"));
  return store;
}

test("a check that takes long can be stopped where its progress stands", async () => {
  const store = open(aState({ metadata: { kind: "looking", done: 40, of: 212 } }));
  await press(the("tab", "Settings"));
  expect(seen()).toContain("Looking: 40 of 212 …");
  await press(the("button", "Stop"));
  expect(store.told).toEqual(["stopMetadata"]);
});

test("a name goes into files once somebody says so", async () => {
  const store = open(aState({}));
  await press(the("tab", "Settings"));
  await press(the("checkbox", "Write my name into the files’ metadata"));
  expect(store.told).toEqual(["nameInFiles true"]);
});

test("a name that goes into files is said as it is declared", async () => {
  await settings("a name in the files");
  expect(seen()).toContain("As “M. R.”: declared, not authenticated.");
});

test("files that still give the name are called by theirs", async () => {
  await settings("a name taken out of files");
  expect(seen()).toContain("The name was taken out of 12 files.");
  expect(seen()).toContain("It could not be taken out of PU_Reel_001_T03_fit.mp4.");
  expect(seen()).toContain("2 takes were asked for on other machines");
});

test("what is to be repaired is told apart, and that copies elsewhere are written to", async () => {
  await settings("metadata to repair");
  expect(seen()).toContain("To repair: the columns of 3 clips, 12 XMP files and a name in 1 file that was moved.");
  expect(seen()).toContain("What the Review column of 2 clips says is not what is known, and is left");
  expect(seen()).toContain("Originals are not touched. Blanks take the name’s place in copies that were moved.");
});

test("a take that was asked again says which field of the recipe differs", async () => {
  const { againMeasuring } = againStates(PICTURE);
  if (againMeasuring === undefined) throw new Error("No such state");
  const store = open(againMeasuring);
  await press(the("tab", "Takes"));
  expect(seen()).toContain("The recipe itself is not the first one’s: Seed 4711 → 4712.");
  await press(the("button", "Stop", the("article", "Shot 7, take 2")));
  expect(store.told).toEqual(["stopMeasuringAgain"]);
});

test("how far its pictures are from the first one’s is said in figures", async () => {
  const { againApart } = againStates(PICTURE);
  if (againApart === undefined) throw new Error("No such state");
  open(againApart);
  await press(the("tab", "Takes"));
  expect(seen()).toContain("ΔE 7.4 apart on average (CIE76), at most 12.1 at 2.8 s");
});

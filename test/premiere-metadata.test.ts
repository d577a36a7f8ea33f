import { failureOf } from "../src/core/failure";
import { COLUMNS, readColumns, writeColumns } from "../src/premiere/metadata";
import { importClip } from "../src/premiere/import";
import type { ImportedClip } from "../src/premiere/import";
import { readXmpProperty, setXmpProperties } from "../src/uxp/xmp";
import type { PremiereVersion } from "./host/host";
import { HOSTILE, STRICT } from "./host/manners";
import type { Manners } from "./host/manners";
import type { SimulatedPremiere } from "./host/premiere";
import { cleanUp, hurry, media, startPremiere } from "./premiere.setup";
import type * as xmpmeta from "./host/xmpmeta";
import type * as setup from "./premiere.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./premiere.setup").moduleOfNow, {
  virtual: true,
});
jest.mock("uxp", () => ({ xmp: { XMPMeta: jest.requireActual<typeof xmpmeta>("./host/xmpmeta").XMPMeta } }), {
  virtual: true,
});

afterEach(cleanUp);

const xmp = { setXmpProperties, readXmpProperty };

async function aClip(
  version: PremiereVersion = "26.3",
  manners: Manners = STRICT,
): Promise<{ readonly premiere: SimulatedPremiere; readonly clip: ImportedClip }> {
  const { premiere, folder, projectId } = await startPremiere({ version, manners });
  const clip = await importClip({ projectId, path: await media(folder, "T 25fps 50f.mp4") }, hurry);
  return { premiere, clip };
}

const TAKE = {
  prompt: 'A boat at dawn, "slow" & wide\nwith <mist> — l’aube 🌅',
  negative: "people",
  engine: "Animatic",
  model: "1",
  seed: "2147483647",
  take: "3",
  use: "temp",
  status: "ready",
  recipeId: "5f0c7e9a",
};

describe.each<[string, PremiereVersion, Manners]>([
  ["26.3", "26.3", STRICT],
  ["25.6", "25.6", STRICT],
  ["a hostile 26.3", "26.3", HOSTILE],
  ["a hostile 25.6", "25.6", HOSTILE],
])("columns in %s", (_, version, manners) => {
  test("say what the take was asked for, in one undo step, and are read back letter by letter", async () => {
    const { premiere, clip } = await aClip(version, manners);
    const steps = premiere.project.undoLabels.length;
    expect(await writeColumns(clip, TAKE, xmp)).toEqual({ kind: "verified" });
    expect(await readColumns(clip, xmp)).toEqual(TAKE);
    expect(premiere.project.undoLabels.slice(steps)).toEqual(["Write Pickup columns"]);
    const item = premiere.project.document.items.find(({ id }) => id === clip.itemId);
    expect(item?.columns).toMatchObject({ PickupPrompt: TAKE.prompt, PickupRecipeId: TAKE.recipeId });
    const headings = premiere.project.schema.map(({ label }) => label);
    expect(headings).toEqual(Object.values(COLUMNS).map(({ label }) => label));
    premiere.undo();
    expect(await readColumns(clip, xmp)).toEqual({});
  });

  test("that are written again leave the others alone", async () => {
    const { premiere, clip } = await aClip(version, manners);
    await writeColumns(clip, TAKE, xmp);
    expect(await writeColumns(clip, { status: "used" }, xmp)).toEqual({ kind: "verified" });
    expect(await readColumns(clip, xmp)).toEqual({ ...TAKE, status: "used" });
    expect(premiere.project.schema).toHaveLength(10);
  });
});

test("what XML cannot hold is left out of a column, and the rest is written", async () => {
  const { clip } = await aClip();
  const prompt = `tab\there${String.fromCharCode(0, 11, 27)}, half a pair \ud83c, a line\r\nmore`;
  expect(await writeColumns(clip, { prompt }, xmp)).toEqual({ kind: "verified" });
  expect((await readColumns(clip, xmp)).prompt).toBe("tab\there, half a pair , a line\nmore");
});

test("no values are no undo step", async () => {
  const { premiere, clip } = await aClip();
  const before = premiere.project.undoLabels;
  expect(await writeColumns(clip, {}, xmp)).toEqual({ kind: "verified" });
  expect(premiere.project.undoLabels).toEqual(before);
});

test("columns that Premiere accepts and does not keep are named", async () => {
  const { premiere, clip } = await aClip();
  premiere.manners = { ...STRICT, silent: ["createSetProjectMetadataAction"] };
  expect(await writeColumns(clip, { prompt: "A boat", seed: "1" }, xmp)).toEqual({
    kind: "committed-unverified",
    columns: ["prompt", "seed"],
  });
});

test("columns of a clip that has left the project are refused", async () => {
  const { premiere, clip } = await aClip();
  premiere.undo();
  const error: unknown = await writeColumns(clip, { prompt: "A boat" }, xmp).catch((thrown: unknown) => thrown);
  expect(failureOf(error)).toMatchObject({ kind: "host-refused" });
});

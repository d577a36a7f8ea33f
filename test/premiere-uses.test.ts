import { failureOf } from "../src/core/failure";
import { frameRateOf } from "../src/core/time";
import { usesOf } from "../src/premiere/uses";
import { HOSTILE, STRICT } from "./host/manners";
import type { Manners } from "./host/manners";
import type { SimulatedPremiere } from "./host/premiere";
import { at, cleanUp, media, sequenceFacts, startPremiere } from "./premiere.setup";
import type * as setup from "./premiere.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./premiere.setup").moduleOfNow, {
  virtual: true,
});

afterEach(cleanUp);

const RATE = frameRateOf(25);

interface Used {
  readonly premiere: SimulatedPremiere;
  readonly projectId: string;
  readonly take: string;
  readonly other: string;
  /** By name. */
  readonly sequences: Readonly<Record<"Reel 1" | "Reel 2" | "Insert", string>>;
}

/** The take lies twice in Reel 1 (once with sound), once in Insert, which Reel 2 nests; Other lies in Reel 2 alone. */
async function aProject(): Promise<Used> {
  const { premiere, folder, projectId } = await startPremiere();
  const item = async (name: string): Promise<string> => (await premiere.importFile(await media(folder, name))).id;
  const take = await item("T 25fps 50f sound.mp4");
  const other = await item("O 25fps 50f.mp4");
  const sequence = (name: string): string => premiere.newSequence(sequenceFacts(25, { name }));
  const sequences = { "Reel 1": sequence("Reel 1"), "Reel 2": sequence("Reel 2"), Insert: sequence("Insert") };
  const place = (sequenceId: string, itemId: string, frame: number, videoTrack: number, audioTrack = -1): void =>
    premiere.place({ sequenceId, itemId, time: at(frame, RATE), videoTrack, audioTrack, mode: "overwrite" });
  place(sequences["Reel 1"], take, 0, 0);
  place(sequences["Reel 1"], take, 100, 1, 2);
  place(sequences.Insert, take, 10, 0);
  place(sequences["Reel 2"], other, 0, 0);
  const nested = premiere.project.document.items.find(
    ({ content }) => content.kind === "sequence" && content.sequenceId === sequences.Insert,
  );
  place(sequences["Reel 2"], nested?.id ?? "", 60, 0);
  return { premiere, projectId, take, other, sequences };
}

describe.each<[string, Manners]>([
  ["26.3", STRICT],
  ["a hostile 26.3", HOSTILE],
])("in %s", (_, manners) => {
  test("every use in every sequence is found, picture and sound, and none is made up", async () => {
    const { premiere, projectId, take, other, sequences } = await aProject();
    premiere.manners = manners;
    const { uses, unread } = await usesOf(projectId, [take, other, "nothing"]);
    expect(unread).toEqual([]);
    const line = (itemId: string): readonly string[] =>
      (uses.get(itemId) ?? []).map(
        ({ sequenceName, kind, track, rangeInSequence: { start, end } }) =>
          `${sequenceName} ${kind} ${track} ${start / RATE}-${end / RATE}`,
      );
    expect(line(take)).toEqual([
      "Reel 1 video 0 0-50",
      "Reel 1 video 1 100-150",
      "Reel 1 audio 2 100-150",
      // Of the sequence that nests it, nothing: it is found where it lies.
      "Insert video 0 10-60",
    ]);
    expect(line(other)).toEqual(["Reel 2 video 0 0-50"]);
    expect(line("nothing")).toEqual([]);
    expect(uses.get(other)?.[0]?.sequenceId).toBe(sequences["Reel 2"]);
  });
});

test("one that is switched off is a use all the same, and says so", async () => {
  const { premiere, projectId, other, sequences } = await aProject();
  const reel = premiere.project.document.sequences.find(({ id }) => id === sequences["Reel 2"]);
  premiere.setDisabled(sequences["Reel 2"], reel?.video[0]?.items[0]?.id ?? "", true);
  expect((await usesOf(projectId, [other])).uses.get(other)).toMatchObject([{ disabled: true }]);
});

test("a sequence that cannot be read is named, and the others are read all the same", async () => {
  const { premiere, projectId, take, sequences } = await aProject();
  premiere.manners = { ...STRICT, unreadable: ["Reel 1"] };
  const { uses, unread } = await usesOf(projectId, [take]);
  expect(unread).toEqual([
    { sequenceId: sequences["Reel 1"], sequenceName: "Reel 1", why: "Sequence.getVideoTrackCount Invalid parameter." },
  ]);
  expect(uses.get(take)?.map(({ sequenceName }) => sequenceName)).toEqual(["Insert"]);
});

test("a project that is closed is no project without uses", async () => {
  const { premiere, projectId, take } = await aProject();
  premiere.closeProject();
  await expect(usesOf(projectId, [take]).catch((error: unknown) => failureOf(error))).resolves.toEqual({
    kind: "no-project",
  });
});

test("looking changes nothing", async () => {
  const { premiere, projectId, take } = await aProject();
  const before = premiere.project.save();
  await usesOf(projectId, [take]);
  expect(premiere.project.save()).toEqual(before);
});

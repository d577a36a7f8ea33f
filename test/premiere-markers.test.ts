import { failureOf } from "../src/core/failure";
import { frameRateOf } from "../src/core/time";
import { addMarkers, readMarkers } from "../src/premiere/markers";
import type { PremiereVersion } from "./host/host";
import { HOSTILE, STRICT, type Manners } from "./host/manners";
import type { SimulatedPremiere } from "./host/premiere";
import { at, cleanUp, sequenceFacts, startPremiere } from "./premiere.setup";
import type * as setup from "./premiere.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./premiere.setup").moduleOfNow, {
  virtual: true,
});

afterEach(cleanUp);

const RATE = frameRateOf(25);

async function marked(
  version: PremiereVersion,
  marks: readonly (readonly [name: string, start: number, duration: number, comments: string])[],
): Promise<{ readonly premiere: SimulatedPremiere; readonly projectId: string; readonly sequenceId: string }> {
  const { premiere, projectId } = await startPremiere({ version });
  const sequenceId = premiere.newSequence(sequenceFacts(25));
  for (const [name, start, duration, comments] of marks) {
    premiere.addMarker(sequenceId, { name, start: at(start, RATE), duration: at(duration, RATE), comments });
  }
  return { premiere, projectId, sequenceId };
}

test.each<[string, PremiereVersion, Manners]>([
  ["26.3", "26.3", STRICT],
  ["25.6", "25.6", STRICT],
  ["a hostile 26.3", "26.3", HOSTILE],
  ["a hostile 25.6", "25.6", HOSTILE],
])("markers are read with their words, places and lengths in %s", async (_, version, manners) => {
  const { premiere, projectId, sequenceId } = await marked(version, [
    ["hands", 100, 40, "PU: the hand on the lever"],
    ["", 10, 0, "look again"],
  ]);
  premiere.manners = manners;
  const read = await readMarkers(projectId, sequenceId);
  expect(read.map(({ id: _id, ...rest }) => rest)).toEqual([
    { name: "", comments: "look again", start: at(10, RATE), duration: 0 },
    { name: "hands", comments: "PU: the hand on the lever", start: at(100, RATE), duration: at(40, RATE) },
  ]);
});

test.each<PremiereVersion>(["26.3", "25.6"])("two that say the same are told apart in %s", async (version) => {
  const { projectId, sequenceId } = await marked(version, [
    ["", 10, 0, "PU: x"],
    ["", 10, 0, "PU: x"],
  ]);
  const ids = (await readMarkers(projectId, sequenceId)).map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
});

test("the ids stay the same from one reading to the next", async () => {
  const { projectId, sequenceId } = await marked("25.6", [["a", 10, 0, "PU: x"]]);
  expect(await readMarkers(projectId, sequenceId)).toEqual(await readMarkers(projectId, sequenceId));
});

test("a sequence that is gone is said to be", async () => {
  const { projectId } = await marked("26.3", []);
  const failure = await readMarkers(projectId, "none").then(
    () => undefined,
    (error: unknown) => failureOf(error),
  );
  expect(failure).toEqual({ kind: "sequence-changed" });
});

const marker = (start: number) => ({
  name: "Pickup: jitter",
  comments: "0.6 %",
  range: { start: at(start, RATE), end: at(start + 10, RATE) },
});

test("markers that lie there already are not added twice, and what is new comes in one undo step", async () => {
  const { premiere, projectId, sequenceId } = await marked("26.3", []);
  expect(await addMarkers(projectId, sequenceId, "Mark", [marker(10)])).toBe(1);
  expect(await addMarkers(projectId, sequenceId, "Mark", [marker(10)])).toBe(1);
  expect(await addMarkers(projectId, sequenceId, "Mark", [marker(10), marker(60)])).toBe(2);
  expect((await readMarkers(projectId, sequenceId)).map(({ start }) => start)).toEqual([at(10, RATE), at(60, RATE)]);
  premiere.undo();
  expect(await readMarkers(projectId, sequenceId)).toHaveLength(1);
});

test("a marker that was there before is not taken for one that Premiere did not add", async () => {
  const { premiere, projectId, sequenceId } = await marked("26.3", []);
  await addMarkers(projectId, sequenceId, "Mark", [marker(10)]);
  premiere.manners = { ...STRICT, silent: ["createAddMarkerAction"] };
  const failure = await addMarkers(projectId, sequenceId, "Mark", [marker(10), marker(60)]).then(
    () => undefined,
    (error: unknown) => failureOf(error).kind,
  );
  expect(failure).toBe("host-refused");
});

/** What of an AI clip is seen where transitions, mattes, cameras and speeds are in the way: known, or said not to be. */

import { maybeOf, seenOf, type AuditRange } from "../src/core/audit";
import { rangesIn, toLookAt, type Known } from "../src/core/audit-ranges";
import { ticks } from "../src/core/time";
import { readCut } from "../src/premiere/cut";
import { readLooks } from "../src/premiere/looks";
import { sumOfText } from "../src/studio/disk/fingerprint";
import { between, FILM } from "./build-a";
import type { SimulatedDocument, SimulatedItem, SimulatedTrack, SimulatedTrackItem } from "./host/document";
import { cleanUp, startPremiere } from "./premiere.setup";
import type * as setup from "./premiere.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./premiere.setup").moduleOfNow, { virtual: true });

afterEach(cleanUp);

const SIZE = { width: 1920, height: 1080 };

const root: SimulatedItem = {
  id: "root",
  name: "Root",
  label: 0,
  content: { kind: "root" },
  columns: {},
  markers: [],
};

function item(id: string, content: SimulatedItem["content"], more: Partial<SimulatedItem> = {}): SimulatedItem {
  return { ...root, parentId: "root", id, name: id, content, ...more };
}

const film = (id: string): SimulatedItem =>
  item(id, {
    kind: "video",
    path: `/footage/${id}.mp4`,
    ...SIZE,
    rate: FILM,
    duration: ticks(FILM * 10_000),
    hasAudio: false,
  });

/** From frame to frame. */
function clip(itemId: string, start: number, end: number, more: Partial<SimulatedTrackItem> = {}): SimulatedTrackItem {
  const range = between(start, end);
  return { id: `${itemId} ${start}`, name: itemId, itemId, ...range, inPoint: ticks(0), disabled: false, ...more };
}

function track(items: readonly SimulatedTrackItem[], passing: readonly (readonly [number, number])[] = []) {
  return { items, transitions: passing.map(([start, end]) => between(start, end)) };
}

type Tracks = readonly Pick<SimulatedTrack, "items" | "transitions">[];

function sequence(id: string, tracks: Tracks): SimulatedDocument["sequences"][number] {
  return {
    id,
    name: id,
    rate: FILM,
    size: SIZE,
    zeroFrame: 0,
    display: "non-drop",
    fields: "progressive",
    video: tracks.map((one, index) => ({ id: index, name: `V${index + 1}`, muted: false, ...one })),
    audio: [],
    markers: [],
  };
}

/** Each AI range as `clip: seen 0-10, maybe 10-20 (why)`, in frames; V1 first. `angles`: what a multicam clip is made of. */
async function found(tracks: Tracks, angles?: Tracks, more: Partial<SimulatedItem> = {}): Promise<readonly string[]> {
  const { premiere, projectId } = await startPremiere({ manners });
  const nest = item("nest", { kind: "sequence", sequenceId: "angles" }, more);
  premiere.project.rewrite("A cut", () => ({
    items: [root, film("ai"), film("other ai"), film("film"), film("matte"), nest],
    sequences: [sequence("cut", tracks), ...(angles === undefined ? [] : [sequence("angles", angles)])],
    properties: {},
  }));
  premiere.project.openSequence("cut");
  const { cut, book } = await readCut(projectId, "cut", () => undefined);
  const known: Known = new Map(
    ["ai", "other ai"].map((id) => [id, { made: "ai", essence: sumOfText(id), evidence: [] }]),
  );
  const places = toLookAt(cut, book, known).map((step) => ({
    sequenceId: step.cut.sequenceId,
    track: step.track,
    start: step.item.rangeInSequence.start,
  }));
  const looks = await readLooks(projectId, places, () => undefined);
  return rangesIn(cut, book, looks, known, sumOfText).ranges.map(said);
}

function said(range: AuditRange): string {
  const runs = (of: ReturnType<typeof seenOf>): string =>
    of.map(({ start, end }) => `${start / FILM}-${end / FILM}`).join(" ");
  const { visibility } = range;
  const parts = [
    [" seen ", runs(seenOf(range))],
    [" maybe ", runs(maybeOf(range))],
    [" for ", visibility.kind === "unknown" ? visibility.why.join(" ") : ""],
    [" hidden, ", visibility.kind === "hidden" ? visibility.why : ""],
  ];
  return range.clip + parts.map(([word, what]) => (what === "" ? "" : `${word ?? ""}${what ?? ""}`)).join("");
}

const effect = (matchName: string) => ({ effects: [{ matchName, params: [{ name: "", value: 1 }] }] });
const TRACK_MATTE = effect("AE.ADBE Legacy Key Track Matte");

let manners: "strict" | "hostile" = "strict";

describe.each(["strict", "hostile"] as const)("in a %s Premiere", (how) => {
  beforeEach(() => void (manners = how));

  test("in a cross dissolve of two AI clips either may be seen, and each is seen for certain outside of it", async () => {
    const passing = track([clip("ai", 50, 100), clip("other ai", 100, 150)], [[90, 110]]);
    expect(await found([passing])).toEqual([
      "ai seen 50-90 maybe 90-110 for transition covered-by-unknown",
      "other ai seen 110-150 maybe 90-110 for transition",
    ]);
  });

  test("a dissolve from film into AI leaves open when it begins to be seen, and one into nothing when it ends", async () => {
    const passing = track(
      [clip("film", 0, 50), clip("ai", 50, 100)],
      [
        [40, 60],
        [90, 100],
      ],
    );
    expect(await found([passing])).toEqual(["ai seen 60-90 maybe 40-60 90-100 for transition"]);
  });

  test("a dissolve of what covers an AI clip lets it through, for all that anybody can tell", async () => {
    const over = track([clip("film", 20, 80)], [[70, 80]]);
    expect(await found([track([clip("ai", 20, 80)]), over])).toEqual([
      "ai maybe 70-80 for transition covered-by-unknown",
    ]);
  });

  test("of a multicam clip nobody can tell which camera is seen, nor whether it covers what lies below", async () => {
    const cameras = [track([clip("ai", 0, 100)]), track([clip("film", 0, 100)])];
    const cut = [track([clip("other ai", 0, 100)]), track([clip("nest", 20, 60)])];
    const [below, inside] = await found(cut, cameras, { made: "multicam" });
    expect(below).toMatch(/^other ai seen 0-20 60-100 maybe 20-60 for multicam covered-by-unknown/);
    expect(inside).toMatch(/^ai maybe 20-60 for multicam/);
  });

  test("an AI clip with a track matte may be seen in part, and what lies above may be its matte and cover nothing", async () => {
    const cut = [track([clip("ai", 0, 60, TRACK_MATTE)]), track([clip("matte", 0, 40)])];
    expect(await found(cut)).toEqual(["ai maybe 0-60 for matte covered-by-unknown"]);
  });

  test("below a clip with a track matte, its matte covers nothing for certain", async () => {
    const cut = [track([clip("ai", 0, 60)]), track([clip("film", 10, 30, TRACK_MATTE)]), track([clip("matte", 0, 60)])];
    expect(await found(cut)).toEqual(["ai maybe 10-30 for matte covered-by-unknown"]);
  });

  test("an AI clip above a clip with a track matte may be no more than its matte", async () => {
    const cut = [track([clip("film", 10, 30, TRACK_MATTE)]), track([clip("ai", 0, 60)])];
    expect(await found(cut)).toEqual(["ai seen 0-10 30-60 maybe 10-30 for matte"]);
  });

  test("a mask or a key on the clip itself leaves open what of it is seen", async () => {
    expect(await found([track([clip("ai", 0, 60, effect("AE.ADBE Ultra Key"))])])).toEqual(["ai maybe 0-60 for matte"]);
  });

  test("of a clip whose speed changes within it, nobody can tell which frames are seen", async () => {
    const remapped = clip("ai", 0, 60, { remappedTo: ticks(FILM * 200) });
    expect(await found([track([remapped])])).toEqual(["ai maybe 0-60 for time-remap"]);
    expect(await found([track([clip("ai", 0, 60, { speed: 2 })])])).toEqual(["ai seen 0-60"]);
  });
});

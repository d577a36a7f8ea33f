import "./wire.host";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { auditOf, judgedOf } from "../src/studio/review/audit-state";
import { auditEn } from "../src/ui/text/audit-en";
import { chained } from "../src/core/ledger-chain";
import { sumOfText } from "../src/studio/disk/fingerprint";
import { ticks } from "../src/core/time";
import { withSequence } from "./host/document";
import { openRoom, slow, soon, type Room } from "./studio.setup";

let room: Room;

beforeEach(async () => {
  room = await openRoom({ lifeMs: 30 });
  await room.addEngine();
});
afterEach(async () => room.close());

/** Of the first range: where it is, how it is seen, how it is known. */
function seen(): string {
  const [range] = auditOf(room.studio.state.audit)?.ranges ?? [];
  if (range === undefined) return "nothing";
  const { made, visibility, evidence, track } = range;
  return `${made} V${track + 1} ${visibility.kind} ${evidence.map(({ kind }) => kind).join(" ")}`;
}

async function placed(): Promise<string> {
  const takeId = await room.make();
  await room.standsAt(takeId, "ready");
  await soon(() => expect(room.take(takeId).placement?.outcome).toBe("verified"));
  return takeId;
}

/** The clip of the take, on whichever track it is. */
function change(how: (item: { readonly name: string }) => object): void {
  const { project } = room.premiere;
  const id = project.view.activeSequenceId ?? "";
  project.edit("A change by hand", (document) =>
    withSequence(document, id, (sequence) => ({
      ...sequence,
      video: sequence.video.map((track) => ({
        ...track,
        items: track.items.map((item) => (item.name.startsWith("PU_") ? { ...item, ...how(item) } : item)),
      })),
    })),
  );
}

test("a take in the cut is found by the record and by its media data; it is told stale once it changes", async () => {
  const takeId = await placed();
  await room.studio.audit.read();
  expect(seen()).toMatch(/^ai V\d visible ledger essence$/);
  expect(auditOf(room.studio.state.audit)?.ranges[0]?.use.takeId).toBe(takeId);
  expect(judgedOf(room.studio.state.audit).size).toBe(1);

  change(() => ({ disabled: true }));
  await soon(() => expect(room.studio.state.audit).toMatchObject({ kind: "read", isStale: true }));
  await room.studio.audit.read();
  expect(seen()).toMatch(/^ai V\d hidden ledger essence$/);
});

test("a clip at half opacity is of unknown visibility, and nobody guesses", async () => {
  await placed();
  const params = [{ name: "Opacity", value: 60 }];
  change(() => ({ effects: [{ matchName: "AE.ADBE Opacity", params }] }));
  await room.studio.audit.read();
  expect(seen()).toMatch(/^ai V\d unknown/);
  expect(auditOf(room.studio.state.audit)?.ranges[0]?.visibility).toMatchObject({ why: ["opacity"], seen: [] });
});

test("a grade is another look of the same use; a ripple is none", async () => {
  await placed();
  await room.studio.audit.read();
  const look = (): string | undefined => auditOf(room.studio.state.audit)?.ranges[0]?.use.look;
  const before = look();
  await room.studio.audit.read();
  expect(look()).toBe(before);
  change(() => ({ effects: [{ matchName: "AE.ADBE Lumetri", params: [{ name: "Exposure", value: 1 }] }] }));
  await room.studio.audit.read();
  expect(look()).not.toBe(before);
  expect(seen()).toMatch(/^ai V\d visible/);
});

function firstKey(): string {
  const [range] = auditOf(room.studio.state.audit)?.ranges ?? [];
  if (range === undefined) throw new Error("Nothing was found");
  return range.key;
}

function marks(): readonly unknown[] {
  const { view, document } = room.premiere.project;
  const sequence = document.sequences.find(({ id }) => id === view.activeSequenceId);
  return [sequence?.inPoint, sequence?.outPoint];
}

test("one press shows the range in Premiere and changes nothing: its clip is selected, the playhead at its start", async () => {
  await placed();
  await room.studio.audit.read();
  const [before, steps] = [marks(), room.premiere.project.undoLabels.length];
  await room.studio.audit.select(firstKey());
  expect(room.studio.state.problem).toBeUndefined();
  const { view, document } = room.premiere.project;
  const sequence = document.sequences.find(({ id }) => id === view.activeSequenceId);
  const range = auditOf(room.studio.state.audit)?.ranges[0]?.use.rangeInSequence;
  expect(view.playheads[sequence?.id ?? ""]).toBe(range?.start);
  const [selected] = view.selection[sequence?.id ?? ""] ?? [];
  const clip = sequence?.video.flatMap(({ items }) => items).find(({ id }) => id === selected);
  expect(clip?.name).toMatch(/^PU_/);
  expect([marks(), room.premiere.project.undoLabels.length]).toEqual([before, steps]);
});

test("In and Out are set around a range where that is asked for, in one undo step, and in none where they are there", async () => {
  await placed();
  await room.studio.audit.read();
  const steps = room.premiere.project.undoLabels.length;
  await room.studio.audit.mark(firstKey());
  await room.studio.audit.mark(firstKey());
  expect(room.studio.state.problem).toBeUndefined();
  const range = auditOf(room.studio.state.audit)?.ranges[0]?.use.rangeInSequence;
  expect(marks()).toEqual([range?.start, range?.end]);
  expect(room.premiere.project.undoLabels.slice(steps)).toEqual(["Mark the AI range"]);
});

test("heads in the project that cannot be read are told in each report, and kept when new ones are noted", async () => {
  await placed();
  const { project } = room.premiere;
  const property = (name: string): string | undefined =>
    Object.values(project.document.properties).find((all) => name in all)?.[name];
  project.rewrite("Heads are damaged", (document) => ({
    ...document,
    properties: Object.fromEntries(
      Object.entries(document.properties).map(([id, all]) => [
        id,
        "PickupLedgerHeads" in all ? { ...all, PickupLedgerHeads: "x" } : all,
      ]),
    ),
  }));
  expect(property("PickupLedgerHeads")).toBe("x");
  const file = path.join(room.folder, "Pickup/ledger", await ledgerName());
  const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
  await writeFile(file, `${lines.slice(0, -2).join("\n")}\n`);
  await room.restart();
  await room.studio.audit.read();
  const told = async (): Promise<unknown> => {
    const saved = path.join(room.folder, "audit.json");
    room.savesTo = saved;
    await room.studio.audit.exportReport("json", auditEn);
    return JSON.parse(await readFile(saved, "utf8"));
  };
  expect(await told()).toMatchObject({ ledger: { headsUnread: true } });
  expect(property("PickupLedgerHeads")).toContain("pickup.ledger-heads");
  expect(property("PickupLedgerHeadsUnread")).toBe("x");
  expect(await told()).toMatchObject({ ledger: { headsUnread: true } });
});

describe("labels", () => {
  async function due(): Promise<void> {
    await placed();
    await room.studio.audit.read();
    await room.studio.labels.decide(firstKey(), { decision: "due", by: "M. R.", reason: "A place that exists" });
    expect(room.studio.state.labels.sequence).toMatchObject({ isStale: false, plan: [{ ranges: [firstKey()] }] });
  }
  const refused = (): unknown => room.studio.state.labels.refused?.failure;

  test("are not due by a decision that somebody put into the file by hand, with a right sum", async () => {
    await due();
    const home = path.join(room.folder, "Pickup/ledger");
    const name = (await readdir(home)).find((one) => one.endsWith(".ndjson")) ?? "";
    const lines = (await readFile(path.join(home, name), "utf8")).trimEnd().split("\n");
    const {
      chain,
      line,
      after: _after,
      sum: _sum,
      ...says
    } = JSON.parse(lines.at(-1) ?? "") as Record<string, unknown>;
    const head = { chain: String(chain), count: Number(line), sum: "f".repeat(64) };
    lines.push(chained({ ...says, decision: "not-due" }, head, sumOfText).line);
    await writeFile(path.join(home, name), `${lines.join("\n")}\n`);
    await room.restart();
    await room.studio.audit.read();
    const decided = [...judgedOf(room.studio.state.audit).values()].map(({ label }) => label);
    expect(decided).toMatchObject([{ kind: "decided", decided: { decision: "due" } }]);
  });

  test("of a cut that was edited since are stale, and none is laid", async () => {
    await due();
    change(() => ({ disabled: true }));
    await soon(() => expect(room.studio.state.labels.sequence).toMatchObject({ isStale: true }));
    await room.studio.labels.lay();
    expect(refused()).toEqual({ kind: "cannot-label", why: "cut-changed" });
  });

  test("that were decided on are noted in the project with the next clip that is placed, in its own undo step", async () => {
    const lines = async (): Promise<number> =>
      (await readFile(path.join(room.folder, "Pickup/ledger", await ledgerName()), "utf8")).trimEnd().split("\n")
        .length;
    const noted = (): unknown => {
      const properties = Object.values(room.premiere.project.document.properties);
      const text = properties.find(({ PickupLedgerHeads: heads }) => heads !== undefined)?.["PickupLedgerHeads"] ?? "";
      return (JSON.parse(text) as { readonly heads: readonly { readonly count: number }[] }).heads[0]?.count;
    };
    const takeId = await placed();
    await room.studio.audit.read();
    await room.studio.labels.decide(firstKey(), { decision: "due", by: "M. R.", reason: "A place that exists" });
    const told = await lines();
    expect(noted()).toBeLessThan(told);
    await room.studio.place(takeId, "overwrite");
    expect(noted()).toBe(told);
    expect(room.premiere.project.undoLabels.at(-1)).toBe("Place take 1");
  });

  test("are not laid over an edit that no watch sees, and the audit is stale from then on", async () => {
    await due();
    change(() => ({ effects: [{ matchName: "AE.ADBE Opacity", params: [{ name: "Opacity", value: 40 }] }] }));
    await room.studio.labels.lay();
    expect(refused()).toEqual({ kind: "cannot-label", why: "cut-changed" });
    expect(room.studio.state.audit).toMatchObject({ kind: "read", isStale: true });
    expect(room.studio.state.labels.sequence).toMatchObject({ isStale: true });
  });

  test("of a cut that was edited while it was read are stale", async () => {
    await placed();
    const held = slow(room.uxp.fs, "lstat", (file) => String(file).endsWith(".mp4"));
    const reading = room.studio.audit.read();
    await soon(() => expect(held.waiting).toBeGreaterThan(0));
    change(() => ({ disabled: true }));
    // The watch sees it, and from then on has no news.
    await soon(() => {
      const { host } = room.studio.state;
      const items = host.kind === "open" ? host.project.sequence?.video.flatMap((track) => track.items) : [];
      expect(items?.find(({ name }) => name.startsWith("PU_"))?.disabled).toBe(true);
    });
    held.isSlow = false;
    held.letThrough();
    await reading;
    await soon(() => expect(room.studio.state.audit).toMatchObject({ kind: "read", isStale: true }));
  });
});

test("a report says of an edit that no watch sees that the cut changed", async () => {
  await placed();
  await room.studio.audit.read();
  change(() => ({ effects: [{ matchName: "AE.ADBE Lumetri", params: [{ name: "Exposure", value: 1 }] }] }));
  room.savesTo = path.join(room.folder, "audit.json");
  await room.studio.audit.exportReport("json", auditEn);
  expect(JSON.parse(await readFile(room.savesTo, "utf8"))).toMatchObject({ isStale: true });
});

test("an AI clip that is called like a label is found all the same", async () => {
  await placed();
  change(() => ({ name: "PU_LABEL_GENERATED_0123456789_72f" }));
  await room.studio.audit.read();
  expect(seen()).toMatch(/^ai V\d visible ledger essence$/);
});

test("a report goes where the editor says, and the ledger says that it left", async () => {
  await placed();
  await room.studio.audit.read();
  const file = path.join(room.folder, "audit.json");
  room.savesTo = file;
  await room.studio.audit.exportReport("json", auditEn);
  expect(room.studio.state.problem).toBeUndefined();
  const data = JSON.parse(await readFile(file, "utf8")) as { readonly ranges: readonly unknown[] };
  expect(data.ranges).toHaveLength(1);
  expect(room.studio.state.audit).toMatchObject({ savedTo: file });
  const ledger = await readFile(path.join(room.folder, "Pickup/ledger", await ledgerName()), "utf8");
  expect(ledger).toContain('"kind":"exported","what":"audit"');
});

async function ledgerName(): Promise<string> {
  const { readdir } = await import("node:fs/promises");
  return (await readdir(path.join(room.folder, "Pickup/ledger"))).find((name) => name.endsWith(".ndjson")) ?? "";
}

test("a cut without AI is read, and nothing is found in it", async () => {
  await room.studio.audit.read();
  // Without a media room nobody can look into the credentials of its two stills.
  const unread = ["before.png", "behind.png"].map((what) => ({ what, why: "", origin: "credentials" }));
  expect(room.studio.state.audit).toMatchObject({ kind: "read", audit: { ranges: [], unread } });
  expect(auditOf(room.studio.state.audit)?.length).toBeGreaterThan(ticks(0));
});

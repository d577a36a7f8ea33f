/** @jest-environment jsdom */

import { auditPage } from "../src/core/audit-page";
import { auditReport, type AuditReport, type ReportFacts } from "../src/core/audit-report";
import { auditData, auditTable } from "../src/core/audit-table";
import type { Audit, AuditRange } from "../src/core/audit";
import { packsApplied } from "../src/core/policy-packs";
import { standingOf } from "../src/core/review";
import type { ReferenceFrame } from "../src/core/shot";
import type { Take } from "../src/core/take";
import { frameRateOf, ticks } from "../src/core/time";
import { auditEn } from "../src/ui/text/audit-en";
import { auditFr } from "../src/ui/text/audit-fr";
import { aLine } from "./build-audit";
import { aTake, frames } from "./ui-states";

const HOSTILE = `<img src=x onerror=alert(1)> "quoted" </style><script>alert(2)</script> =1+1`;

function aRange(change: Partial<AuditRange> = {}): AuditRange {
  return {
    key: "1:0@0",
    use: {
      sequenceId: "reel-2",
      essence: "a".repeat(64),
      takeId: "take-3",
      rangeInSequence: frames(48, 124),
      rangeInMedia: frames(0, 76),
      look: "",
      beside: "",
    },
    track: 1,
    nests: [],
    clip: "PU_Reel2_007_T03",
    visibility: { kind: "visible" },
    made: "ai",
    evidence: [{ kind: "ledger" }, { kind: "essence" }],
    ...change,
  };
}

function followed(...ids: readonly string[]): ReportFacts["policy"] {
  return { ...packsApplied(undefined, ids), isPartial: false };
}

function reportOf(ranges: readonly AuditRange[], prompt = HOSTILE, more: Partial<ReportFacts> = {}): AuditReport {
  const audit: Audit = {
    sequenceId: "reel-2",
    name: `Reel 2 ${HOSTILE}`,
    rate: frameRateOf(24),
    timecodeFormat: "non-drop",
    zeroFrame: 10 * 3600 * 24,
    length: ticks(400 * frameRateOf(24)),
    ranges,
    unread: [{ what: "Nest <b>", why: "Invalid parameter." }],
    at: "2026-11-28T05:00:00.000Z",
  };
  const take = aTake(3);
  const recipe = { ...take.recipe, engine: "openrouter" as const, model: "maker/model-1", prompt };
  return auditReport({
    audit,
    isStale: false,
    project: "reel_2.prproj",
    takeOf: (id) => (id === "take-3" ? { ...take, recipe } : undefined),
    judgedOf: () => ({ review: standingOf(aRange().use, [], ["editorial"]), label: { kind: "open" } }),
    wordsOf: () => undefined,
    stillOf: () => "data:image/png;base64,AAAA",
    policy: followed("house", "eu-article-50"),
    laid: new Map(),
    ledger: { lines: 3, heads: [{ chain: "d1 2026", count: 3, sum: "b".repeat(64) }], doubtful: 1, broken: ["d2"] },
    ...more,
  });
}

describe("the page", () => {
  const page = auditPage(reportOf([aRange()]), auditEn);

  test("what a prompt or a name says stays text: no element and no script comes of it", () => {
    const document = new DOMParser().parseFromString(page, "text/html");
    expect(document.querySelectorAll("script, b, [onerror]")).toHaveLength(0);
    expect(document.querySelectorAll("img")).toHaveLength(1);
    expect(document.querySelector("h1")?.textContent).toBe(`AI in Reel 2 ${HOSTILE}`);
    expect(document.body.textContent).toContain(HOSTILE);
  });

  test("Out is the last frame inside, and the page says so", () => {
    expect(page).toContain("10:00:02:00");
    expect(page).toContain("10:00:05:03");
    expect(page).not.toContain("10:00:05:04");
    expect(page).toContain("Out is its last, as Premiere shows it");
  });

  test("it says how much is seen, what is missing, what could not be read and where the ledger had come to", () => {
    const said = new DOMParser().parseFromString(page, "text/html").body.textContent;
    expect(said).toContain("AI is seen for certain on 76 of 400 frames (19.0 %).");
    expect(said).toContain("sign-off, label undecided, credentials, temp still in the cut");
    expect(said).toContain("Nest <b> could not be read");
    expect(said).toContain(`3 lines, head ${"b".repeat(64)}`);
    expect(said).toContain("1 decision stands in a ledger line that does not hold to its chain. It was not counted.");
    expect(said).toContain("The ledger of machine d2 is broken, missing or cannot be read");
  });

  test("it says where what the project had noted of the ledgers cannot be read", () => {
    const ledger = { lines: 3, heads: [], doubtful: 0, broken: [], headsUnread: true } as const;
    const said = (words: typeof auditEn): string => auditPage(reportOf([aRange()], "A tower.", { ledger }), words);
    expect(said(auditEn)).toContain("nobody knows whether lines of them were cut off");
    expect(said(auditFr)).toContain("personne ne sait si des lignes en ont été coupées");
    expect(page).not.toContain("cut off");
  });

  test.each([
    ["en", auditEn],
    ["fr", auditFr],
  ])("it never claims more than is known, in %s", (_, words) => {
    expect(auditPage(reportOf([aRange()], "A tower."), words)).not.toMatch(
      /compliant|authentic\b|verified|conforme|vérifié/i,
    );
  });

  test("it loads nothing and runs nothing", () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/https?:|<link|<script(?!&)/);
  });
});

test("the table ends with where each ledger stood", () => {
  const lines = auditTable(reportOf([aRange()]))
    .trimEnd()
    .split("\r\n");
  const last = lines.at(-1) ?? "";
  expect(last).toMatch(/^ledger head,/);
  expect(last).toContain(`d1 2026: 3 lines, ${"b".repeat(64)}`);
});

describe("the table", () => {
  const rows = auditTable(reportOf([aRange({ clip: "=HYPERLINK(1)" }), aRange({ clip: " \t=1", key: "2" })])).split(
    "\r\n",
  );

  test("it has a header line, a line for each range and each ledger, and ends in a line break", () => {
    expect(rows).toHaveLength(5);
    expect(rows[0]?.split(",").slice(0, 4)).toEqual(["number", "in", "out (last frame)", "frames"]);
    expect(rows[1]?.startsWith("1,10:00:02:00,10:00:05:03,76,48,")).toBe(true);
    expect(rows[4]).toBe("");
  });

  test("no cell is a formula to a spreadsheet, and quotes are doubled", () => {
    expect(rows[1]).toContain(",'=HYPERLINK(1),");
    expect(rows[2]).toContain(`,' \t=1,`);
    expect(rows[1]).toContain(`""quoted""`);
  });
});

test("the data are versioned, hold timecodes and frames, and no picture", () => {
  const data = JSON.parse(auditData(reportOf([aRange()]))) as Record<string, unknown> & {
    ranges: readonly Record<string, unknown>[];
  };
  expect(data).toMatchObject({ schema: "pickup.audit", version: 1, share: { seen: 76, maybe: 0, of: 400 } });
  expect(data.ranges[0]).toMatchObject({
    in: "10:00:02:00",
    out: "10:00:05:03",
    frames: { start: 48, end: 124 },
    missing: ["sign-off", "label-undecided", "credentials", "temp"],
  });
  expect(data.ranges[0]).not.toHaveProperty("still");
});

test("in the data, what is seen of all ranges of a flat cut comes to what the cut shows", () => {
  const use = aRange().use;
  const hidden = { kind: "hidden", why: "covered" } as const;
  const partly = { kind: "partly", seen: [frames(200, 210), frames(214, 220)] } as const;
  const data = reportOf([
    aRange(),
    aRange({ key: "2", use: { ...use, rangeInSequence: frames(124, 200) }, visibility: hidden }),
    aRange({ key: "3", use: { ...use, rangeInSequence: frames(200, 240) }, visibility: partly }),
  ]);
  const sum = (of: "seen" | "maybe"): number =>
    data.ranges
      .flatMap(({ visibility }) => visibility[of])
      .reduce((all, one) => all + one.frames.end - one.frames.start, 0);
  expect([sum("seen"), sum("maybe")]).toEqual([data.share.seen, data.share.maybe]);
  expect(data.share.seen).toBe(92);
  expect(data.ranges[0]?.visibility.seen).toEqual([
    { in: "10:00:02:00", out: "10:00:05:03", frames: { start: 48, end: 124 } },
  ]);
});

test("what only a name says may be AI or not, and an animatic is neither counted nor found wanting", () => {
  const suspected = reportOf([aRange({ made: "suspected" })]);
  expect([suspected.share.seen, suspected.share.maybe]).toEqual([0, 76]);
  expect(suspected.ranges[0]?.missing).toContain("proof");
  const animatic = reportOf([aRange({ made: "animatic" })]);
  expect([animatic.share.seen, animatic.share.maybe, animatic.ranges[0]?.missing]).toEqual([0, 0, []]);
});

test("what was decided of another look stays what was said, and is told to be open again", () => {
  const [range] = [aRange()];
  const before = { ...range.use, look: "graded" };
  const line = aLine({ kind: "reviewed", use: before, part: "editorial", decision: "approve", by: "word-1" });
  const label = { decision: "not-due", by: "word-1", reason: "word-2", at: line.at } as const;
  const report = reportOf([range], "A tower.", {
    judgedOf: () => ({
      review: standingOf(range.use, [line], ["editorial"]),
      label: { kind: "reopened", why: "other-look", was: label },
    }),
    wordsOf: (id) => (id === "word-1" ? "M. R." : "A drawing"),
  });
  const said = new DOMParser().parseFromString(auditPage(report, auditEn), "text/html").body.textContent;
  expect(said).toContain(
    "Before: Editorial approved, declared by M. R., 2026-11-28 10:00 UTC. Open again: it looks different.",
  );
  expect(said).toContain(
    "Before: Label: not due, declared by M. R., 2026-11-28 10:00 UTC. Open again: it looks different.",
  );
  const row = auditTable(report).split("\r\n")[1];
  expect(row).toContain("reopened; was approve; other-look; M. R.");
  expect(row).toContain("reopened; was not-due; other-look; M. R.");
  expect(report.ranges[0]).toMatchObject({
    signOffs: [{ standing: "reopened", decision: "approve", changed: "other-look" }],
    label: { standing: "reopened", decision: "not-due", changed: "other-look" },
  });
});

test("the page says the seed", () => {
  const [range] = reportOf([aRange()]).ranges;
  if (range?.take === undefined) throw new Error("No take was found");
  const report = reportOf([aRange()]);
  const seeded = { ...report, ranges: [{ ...range, take: { ...range.take, seed: 271828 } }] };
  expect(auditPage(seeded, auditEn)).toMatch(/<dt>Seed<\/dt>\s*<dd>271828<\/dd>/);
});

describe("sources", () => {
  const still = (more: Partial<ReferenceFrame>): ReferenceFrame => ({
    role: "first",
    sha256: "c".repeat(64),
    size: { width: 64, height: 36 },
    from: { kind: "file", name: "tower.png" },
    ...more,
  });
  function made(id: string, references: readonly ReferenceFrame[], parent?: string): Take {
    const take = aTake(3);
    const recipe = { ...take.recipe, engine: "openrouter" as const, model: "maker/model-1", references };
    return {
      ...take,
      id,
      recipe:
        parent === undefined ? recipe : { ...recipe, parent: { kind: "extends", takeId: parent, clipName: parent } },
    };
  }

  test("of a take that was made of takes are all that went into those, and no clip's name is a right", () => {
    const ofTake = still({ from: { kind: "take", takeId: "take-2", clipName: "PU_Reel2_007_T02", at: "last" } });
    const takes = new Map([
      ["take-3", made("take-3", [ofTake], "take-1")],
      ["take-2", made("take-2", [still({})], "take-3")],
      ["take-1", made("take-1", [still({ role: "look", from: { kind: "file", name: "sky.png" } })])],
    ]);
    const report = reportOf([aRange()], "A tower.", { takeOf: (id) => takes.get(id) });
    expect(report.sources.map(({ origin, rights }) => [origin, rights])).toEqual([
      ["PU_Reel2_007_T02", undefined],
      ["tower.png", undefined],
      ["sky.png", undefined],
    ]);
    expect(report.ranges[0]?.missing).toContain("rights");
  });

  test("engine and model are credited, and AI that was made elsewhere too", () => {
    const { takeId: _ours, ...use } = aRange().use;
    const stranger = aRange({ use, clip: "tower_alt_02.mp4", evidence: [{ kind: "metadata", says: "a system" }] });
    expect(reportOf([aRange(), stranger]).credits).toEqual([
      expect.stringMatching(/^.+, maker\/model-1$/),
      "tower_alt_02.mp4 (a system)",
    ]);
  });

  test("whoever is credited is, and what a person agreed to stays among the sources", () => {
    const consent = { note: "Signed release, tel. 555 0100", date: "2026-11-01" };
    const from = { kind: "library", entry: "person", entryId: "e1", name: "M. R.", consent } as const;
    const take = made("take-3", [still({ from, rights: { author: "Stills desk" } })]);
    const report = reportOf([aRange()], "A tower.", { takeOf: () => take });
    expect(report.credits.at(-1)).toMatch(/M\. R\..*, Stills desk$/);
    expect(report.sources[0]?.rights).toBe("Signed release, tel. 555 0100 (2026-11-01)");
  });
});

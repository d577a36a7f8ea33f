/** What a label is for, where it goes, and when nobody lays one. */

import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import type { Audit, AuditRange } from "../src/core/audit";
import { labelStandingsOf, suggestedWording, type LabelStanding } from "../src/core/label";
import type { LabelMode, Wording } from "../src/core/label-choice";
import { labelPicture } from "../src/core/label-picture";
import { overrunsOf } from "../src/core/label-overrun";
import {
  breaksIn,
  labelPlan,
  labelTally,
  labelTrack,
  type Break,
  type LabelPlacement,
  type RangeLabel,
} from "../src/core/label-plan";
import { LABEL_PRESETS, labelPreset, presetFor, type LabelPreset } from "../src/core/label-presets";
import type { LedgerLine } from "../src/core/ledger";
import type { Entry, LabelDecision } from "../src/core/ledger-entry";
import type { Recipe } from "../src/core/recipe";
import type { ReferenceFrame } from "../src/core/shot";
import { ticks } from "../src/core/time";
import type { UseInCut } from "../src/core/use-in-cut";
import { aSequence, aTake, aTrack, anItem, between, FILM, frames } from "./build-a";
import { aLine, anAudit, anAuditRange, aUse } from "./build-audit";

function preset(id = "broadcast-hd"): LabelPreset {
  const found = labelPreset(id);
  if (found === undefined) throw new Error(`No preset ${id}`);
  return found;
}

const decided = (decision: LabelDecision): LabelStanding => ({
  kind: "decided",
  decided: { decision, by: "word-1", reason: "word-2", at: "2026-11-28T10:00:00.000Z" },
});

function label(standing: LabelDecision | LabelStanding, wording: Wording = "generated"): RangeLabel {
  return { standing: typeof standing === "string" ? decided(standing) : standing, wording };
}

/** Labels as `kind form wording start-end`, in frames. */
function planned(
  audit: Audit,
  said: readonly RangeLabel[],
  mode: LabelMode = "first-exposure",
  breaks: readonly Break[] = [],
): readonly string[] {
  const labels = new Map(audit.ranges.map(({ key }, index) => [key, said[index] ?? label({ kind: "open" })]));
  return labelPlan({ audit, labels, preset: preset(), mode, breaks }).map(shown);
}

function shown({ kind, form, wording, rangeInSequence: { start, end } }: LabelPlacement): string {
  return `${kind} ${form} ${wording} ${start / FILM}-${end / FILM}`;
}

const SEEN = (...parts: readonly (readonly [number, number])[]): Partial<AuditRange> => ({
  visibility: { kind: "partly", seen: parts.map(([start, end]) => between(start, end)) },
});

describe("at first exposure", () => {
  test("a range that is due is labelled from its first frame on, for as long as the preset says", () => {
    expect(planned(anAudit([anAuditRange(48, 200)]), [label("due")])).toEqual(["bug full generated 48-120"]);
  });

  test("a label that is due in its limited form is smaller and shorter", () => {
    expect(planned(anAudit([anAuditRange(48, 200)]), [label("limited", "modified")])).toEqual([
      "bug limited modified 48-96",
    ]);
  });

  test("what is not due, undecided or re-opened is not labelled", () => {
    const audit = anAudit([0, 40, 80, 120].map((start) => anAuditRange(start, start + 30)));
    const reopened: LabelStanding = {
      kind: "reopened",
      why: "other-look",
      was: { decision: "due", by: "word-1", at: "2026-11-28T10:00:00.000Z" },
    };
    expect(planned(audit, [label("not-due"), label("undecided"), label({ kind: "open" }), label(reopened)])).toEqual(
      [],
    );
  });

  test("an animatic is never labelled, whatever was said of it", () => {
    const audit = anAudit([anAuditRange(48, 200, { made: "animatic" })]);
    for (const mode of ["first-exposure", "programme-start", "after-breaks"] as const)
      expect(planned(audit, [label("due")], mode)).toEqual([]);
  });

  test("what is suspected by its name alone is labelled where a person says that it is due", () => {
    expect(planned(anAudit([anAuditRange(48, 200, { made: "suspected" })]), [label("due")])).toHaveLength(1);
  });

  test("a label stays to be read where the range is shorter, and may outlast it", () => {
    expect(planned(anAudit([anAuditRange(100, 110)]), [label("due")])).toEqual(["bug full generated 100-172"]);
  });

  test("at the end of the programme it begins earlier instead of going beyond", () => {
    expect(planned(anAudit([anAuditRange(290, 300)]), [label("due")])).toEqual(["bug full generated 228-300"]);
  });

  test("a programme that is shorter than a label is labelled whole", () => {
    const audit = anAudit([anAuditRange(4, 20)], { length: frames(24) });
    expect(planned(audit, [label("due")])).toEqual(["bug full generated 0-24"]);
  });

  test("labels that share time are one", () => {
    const audit = anAudit([anAuditRange(48, 60), anAuditRange(80, 140), anAuditRange(250, 280)]);
    expect(planned(audit, [label("due"), label("due"), label("due")])).toEqual([
      "bug full generated 48-152",
      "bug full generated 228-300",
    ]);
  });

  test("of labels that share time the one that says more is laid", () => {
    const audit = anAudit([anAuditRange(48, 60), anAuditRange(80, 140)]);
    expect(planned(audit, [label("limited", "modified"), label("due", "generated")])).toEqual([
      "bug full generated 48-152",
    ]);
  });

  test("labels of one picture that touch are one, and of two pictures stay two", () => {
    const audit = anAudit([anAuditRange(48, 60), anAuditRange(120, 140)]);
    expect(planned(audit, [label("due"), label("due")])).toEqual(["bug full generated 48-192"]);
    expect(planned(audit, [label("due"), label("due", "modified")])).toEqual([
      "bug full generated 48-120",
      "bug full modified 120-192",
    ]);
  });

  test("what is not seen is not labelled, and of what is seen in part its first part is", () => {
    const audit = anAudit([
      anAuditRange(0, 40, { visibility: { kind: "hidden", why: "covered" } }),
      anAuditRange(60, 200, SEEN([180, 200], [100, 120])),
    ]);
    expect(planned(audit, [label("due"), label("due")])).toEqual(["bug full generated 100-172"]);
  });

  test("what may be seen is labelled as if it were, and counted as doubt", () => {
    const visibility = { kind: "unknown", why: ["opacity"], seen: [], maybe: [between(60, 100)] } as const;
    const audit = anAudit([anAuditRange(48, 100, { visibility })]);
    expect(planned(audit, [label("due")])).toEqual(["bug full generated 60-132"]);
    expect(labelTally(audit, new Map([["48-100", label("due")]])).unknown).toBe(1);
  });

  test("a label begins with a frame, also where the range does not", () => {
    const odd = anAuditRange(48, 200);
    const rangeInSequence = { start: ticks(odd.use.rangeInSequence.start + 7), end: odd.use.rangeInSequence.end };
    const audit = anAudit([{ ...odd, use: { ...odd.use, rangeInSequence } }]);
    expect(planned(audit, [label("due")])).toEqual(["bug full generated 48-120"]);
  });
});

describe("a label that stands beyond its range", () => {
  const video = [aTrack(0, anItem("Film", 0, 150)), aTrack(1, anItem("Lower third", 110, 130)), aTrack(2)];
  /** As `start-end over names`, in frames. */
  function beyond(audit: Audit, tracks: Parameters<typeof overrunsOf>[2] = video): readonly string[] {
    const labels = new Map(audit.ranges.map(({ key }) => [key, label("due")]));
    const plan = labelPlan({ audit, labels, preset: preset(), mode: "first-exposure", breaks: [] });
    return plan.flatMap((one) =>
      overrunsOf(one, audit, tracks).map(
        ({ rangeInSequence: { start, end }, over, overNothing }) =>
          `${start / FILM}-${end / FILM} over ${[...over, ...(overNothing ? ["nothing"] : [])].join(", ")}`,
      ),
    );
  }

  test("says where, and which clips lie under it there", () => {
    expect(beyond(anAudit([anAuditRange(60, 100)]))).toEqual(["100-132 over Lower third, Film"]);
  });

  test("says nothing where its range is as long", () => {
    expect(beyond(anAudit([anAuditRange(60, 200)]))).toEqual([]);
  });

  test("says where nothing lies under it", () => {
    expect(beyond(anAudit([anAuditRange(140, 160)]))).toEqual(["160-212 over nothing"]);
    expect(beyond(anAudit([anAuditRange(100, 120)]))).toEqual(["120-172 over Lower third, Film, nothing"]);
  });

  test("that begins before its range, at the programme's end, says so", () => {
    expect(beyond(anAudit([anAuditRange(290, 300)]))).toEqual(["228-290 over nothing"]);
  });

  test("that is for two ranges stands beyond both between them", () => {
    expect(beyond(anAudit([anAuditRange(20, 40), anAuditRange(60, 140)]))).toEqual(["40-60 over Film"]);
  });

  test("lies over nothing that is off, and over no label", () => {
    const tracks = [
      { ...aTrack(0, anItem("Film", 0, 300)), muted: true },
      aTrack(1, { ...anItem("Spare", 0, 300), disabled: true }),
      aTrack(2, { ...anItem("PU_LABEL_GENERATED_0123456789_72f", 60, 132), label: true }),
    ];
    expect(beyond(anAudit([anAuditRange(60, 100)]), tracks)).toEqual(["100-132 over nothing"]);
  });

  test("over a part of its range that is not seen is beyond what it is for", () => {
    expect(beyond(anAudit([anAuditRange(20, 140, SEEN([20, 50], [80, 140]))]))).toEqual(["50-80 over Film"]);
  });
});

describe("at the programme's start and after breaks", () => {
  const audit = anAudit([anAuditRange(100, 140), anAuditRange(220, 260)]);
  const two = [label("due", "modified"), label("limited", "generated")];

  test("one slate stands at the start, and says the most that is due", () => {
    expect(planned(audit, two, "programme-start")).toEqual(["slate full generated 0-72"]);
  });

  test("where only limited labels are due it is a bug", () => {
    expect(planned(audit, [label("limited"), label("not-due")], "programme-start")).toEqual([
      "bug limited generated 0-48",
    ]);
  });

  test("nothing stands there where nothing is due", () => {
    expect(planned(audit, [label("not-due")], "programme-start")).toEqual([]);
  });

  test("after a break it is said again, in the parts that show a range", () => {
    const breaks = [
      { at: frames(150), name: "Break 1" },
      { at: frames(280), name: "Break 2" },
    ];
    expect(planned(audit, two, "after-breaks", breaks)).toEqual([
      "slate full modified 0-72",
      "bug limited generated 150-198",
    ]);
  });

  test("a range that a break cuts in two is said on both sides", () => {
    const one = anAudit([anAuditRange(100, 200)]);
    expect(planned(one, [label("due")], "after-breaks", [{ at: frames(150), name: "Pub" }])).toEqual([
      "slate full generated 0-72",
      "slate full generated 150-222",
    ]);
  });

  test("a break outside the programme is none", () => {
    const breaks = [{ at: frames(300), name: "Break" }];
    expect(planned(audit, two, "after-breaks", breaks)).toEqual(["slate full generated 0-72"]);
  });

  test("breaks are markers that say so, in a word of their own", () => {
    const marker = (name: string, start: number, duration = 0, comments = "") => ({
      id: name,
      name,
      comments,
      start: frames(start),
      duration: frames(duration),
    });
    const found = breaksIn([
      marker("Coupure pub", 200, 24),
      marker("Breakfast", 20),
      marker("Publication", 30),
      marker("", 100, 0, "Ad break 1"),
      marker("PU: a street at night", 50),
    ]);
    expect(found.map(({ at, name }) => `${name} ${at / FILM}`)).toEqual(["Ad break 1 100", "Coupure pub 224"]);
  });
});

test("a tally says what is left to decide and what is labelled on doubt", () => {
  const audit = anAudit([
    anAuditRange(0, 10),
    anAuditRange(20, 30),
    anAuditRange(40, 50, { visibility: { kind: "hidden", why: "disabled" } }),
    anAuditRange(60, 70, { made: "animatic" }),
  ]);
  const labels = new Map([
    ["0-10", label("undecided")],
    ["40-50", label("due")],
  ]);
  expect(labelTally(audit, labels)).toEqual({ undecided: 2, reopened: 0, hidden: 1, unknown: 0 });
});

test("labels go above everything that lies there, and to no track whose eye is off", () => {
  const at = labelPlan({
    audit: anAudit([anAuditRange(100, 196)]),
    labels: new Map([["100-196", label("due")]]),
    preset: preset(),
    mode: "first-exposure",
    breaks: [],
  });
  const { video } = aSequence();
  // V3 holds a title from 150 on.
  expect(labelTrack(video, at)).toBe(3);
  expect(labelTrack([aTrack(0, anItem("A", 0, 300)), aTrack(1), aTrack(2, anItem("Title", 250, 260))], at)).toBe(1);
  expect(labelTrack([aTrack(0, anItem("A", 0, 300)), { ...aTrack(1), muted: true }], at)).toBe(2);
});

describe("a decision", () => {
  const lineOf = (
    use: UseInCut,
    decision: LabelDecision,
    more: Partial<Extract<Entry, { kind: "label-decided" }>> = {},
  ) => aLine({ kind: "label-decided", use, decision, by: "word-1", reason: "word-2", ...more });
  const labelStanding = (of: UseInCut, lines: readonly LedgerLine[], beside: readonly UseInCut[] = []) => {
    const ranges = [of, ...beside.filter((other) => other !== of)].map((one, index) => ({
      key: String(index),
      use: one,
    }));
    return labelStandingsOf(ranges, lines).get("0");
  };
  const use = aUse(100, 150);

  test("counts as it was said last, by whomever", () => {
    const lines = [lineOf(use, "due"), lineOf(use, "not-due", { by: "word-3" })];
    expect(labelStanding(use, lines)).toMatchObject({
      kind: "decided",
      decided: { decision: "not-due", by: "word-3" },
    });
  });

  test("stands after a ripple", () => {
    const moved = { ...use, rangeInSequence: between(130, 180) };
    expect(labelStanding(moved, [lineOf(use, "due")])).toMatchObject({ kind: "decided" });
  });

  test.each<[string, Partial<UseInCut>]>([
    ["other-take", { essence: "b".repeat(64) }],
    ["other-range", { rangeInMedia: between(4, 54) }],
    ["other-look", { look: "graded" }],
    ["other-cut", { rangeInSequence: between(130, 180), beside: "C|D" }],
  ])("is re-opened by a change: %s", (why, change) => {
    const standing = labelStanding({ ...use, ...change }, [lineOf(use, "due")]);
    expect(standing).toMatchObject({ kind: "reopened", why, was: { decision: "due" } });
  });

  test("counts again where the change is taken back", () => {
    const lines = [lineOf(use, "due"), lineOf({ ...use, look: "graded" }, "not-due")];
    expect(labelStanding(use, lines)).toMatchObject({ kind: "decided", decided: { decision: "due" } });
  });

  test("about one use says nothing about another of the same clip", () => {
    const other = { ...use, rangeInSequence: between(200, 250), rangeInMedia: between(60, 110) };
    expect(labelStanding(other, [lineOf(use, "due")], [use, other])).toEqual({ kind: "open" });
    // Alike in all but its place, between clips that are alike.
    const twin = { ...use, rangeInSequence: between(200, 250) };
    expect(labelStanding(twin, [lineOf(use, "due")], [use, twin])).toEqual({ kind: "open" });
  });

  test("of one of two that are alike does not go over to the other when it is gone", () => {
    const twin = { ...use, rangeInSequence: between(200, 250) };
    expect(labelStanding(twin, [lineOf(use, "not-due", { alike: 2 })], [twin])).toMatchObject({ kind: "reopened" });
    const lines = [lineOf(twin, "due"), lineOf(use, "not-due")];
    expect(labelStanding(twin, lines, [twin])).toMatchObject({ decided: { decision: "due" } });
    // Over each other at the same time.
    const [low, high] = [
      { ...use, tracks: [0] },
      { ...use, tracks: [1] },
    ];
    expect(labelStanding(high, [lineOf(low, "not-due")], [low, high])).toEqual({ kind: "open" });
  });

  test("of another sequence is none of this one", () => {
    expect(labelStanding({ ...use, sequenceId: "sequence-2" }, [lineOf(use, "due")])).toEqual({ kind: "open" });
  });
});

describe("the wording", () => {
  const still = (role: ReferenceFrame["role"], from: ReferenceFrame["from"]): ReferenceFrame => ({
    role,
    sha256: "c".repeat(64),
    size: { width: 1280, height: 720 },
    from,
  });
  const file = { kind: "file", name: "street.png" } as const;
  const recipe = (more: Partial<Recipe>): Recipe => ({ ...aTake().recipe, ...more });
  const of = (recipes: Readonly<Record<string, Recipe>>, more: Partial<AuditRange> = {}) =>
    suggestedWording(anAuditRange(0, 40, { use: aUse(0, 40, { takeId: "take-1" }), ...more }), (id) => recipes[id]);

  test("is “generated” where all of it came from a model", () => {
    expect(of({ "take-1": recipe({}) })).toEqual({ wording: "generated", because: "all-from-model" });
  });

  test("is “modified” where a filmed picture begins or ends it, and not where it only steered", () => {
    expect(of({ "take-1": recipe({ references: [still("first", file)] }) })).toEqual({
      wording: "modified",
      because: "first-frame",
    });
    expect(of({ "take-1": recipe({ references: [still("last", file)] }) }).because).toBe("last-frame");
    expect(of({ "take-1": recipe({ references: [still("look", file), still("subject", file)] }) }).wording).toBe(
      "generated",
    );
  });

  test("follows takes that were made from takes to where they began, and ends in a circle", () => {
    const parent = { kind: "extends", takeId: "take-2", clipName: "PU" } as const;
    const filmed = recipe({ references: [still("first", file)] });
    expect(of({ "take-1": recipe({ parent }), "take-2": filmed }).wording).toBe("modified");
    expect(of({ "take-1": recipe({ parent }), "take-2": recipe({}) }).wording).toBe("generated");
    expect(of({ "take-1": recipe({ parent: { ...parent, takeId: "take-1" } }) }).wording).toBe("generated");
  });

  test("is “modified” where its own metadata call it a composite", () => {
    const evidence = [
      { kind: "metadata", source: "ai-part", says: "compositeWithTrainedAlgorithmicMedia, a system" },
    ] as const;
    expect(of({}, { evidence })).toEqual({ wording: "modified", because: "declared" });
    expect(of({}, { evidence: [{ kind: "credentials", source: "ai-part", says: "Rig signer" }] }).wording).toBe(
      "modified",
    );
    expect(of({}).because).toBe("unknown");
  });

  test("does not follow from what a signer, a system or a clip is called", () => {
    const evidence = [
      { kind: "credentials", source: "ai", says: "Composite Films" },
      { kind: "metadata", source: "ai", says: "trainedAlgorithmicMedia, Composite 2" },
      { kind: "name", says: "composite" },
    ] as const;
    expect(of({}, { evidence }).wording).toBe("generated");
  });
});

describe("presets", () => {
  test("keep to the schema", () => {
    const read = (name: string): unknown =>
      JSON.parse(readFileSync(path.join(__dirname, "../assets/labels", name), "utf8"));
    const validate = new Ajv({ strict: false }).compile(read("schema.json") as object);
    expect([validate(read("presets.json")), validate.errors]).toEqual([true, null]);
    expect(new Set(LABEL_PRESETS.map(({ id }) => id)).size).toBe(LABEL_PRESETS.length);
  });

  test("say where they come from, and what in them is Pickup's own choice", () => {
    for (const { sources } of LABEL_PRESETS) {
      expect(sources.map(({ where }) => where)).toContain("Pickup");
      expect(sources.map(({ where }) => where).join()).toContain("2024/1689");
    }
  });

  test("are offered by the shape in which the sequence is shown", () => {
    expect(presetFor({ size: { width: 1920, height: 1080 } }).shape).toBe("wide");
    expect(presetFor({ size: { width: 1080, height: 1920 } }).id).toBe("vertical-9-16");
  });

  test.each(LABEL_PRESETS.map((one) => [one.id, one] as const))(
    "%s: a bug stays in the safe area, and clear of a channel's own bug in its corner",
    (_, one) => {
      for (const corner of ["top-left", "top-right", "bottom-left", "bottom-right"] as const) {
        const size = one.shape === "tall" ? { width: 1080, height: 1920 } : { width: 1920, height: 1080 };
        const placement = { kind: "bug", form: "full", wording: "generated" } as const;
        const { area } = labelPicture(placement, one, { corner, language: "en" }, { size });
        const { safe, clearance } = one;
        const top = corner.startsWith("top") ? Math.max(safe.top, clearance) : safe.top;
        const bottom = corner.startsWith("bottom") ? Math.max(safe.bottom, clearance) : safe.bottom;
        expect(area.x).toBeGreaterThanOrEqual((size.width * safe.left) / 100);
        expect(area.x + area.width).toBeLessThanOrEqual(size.width * (1 - safe.right / 100));
        expect(area.y).toBeGreaterThanOrEqual((size.height * top) / 100);
        expect(area.y + area.height).toBeLessThanOrEqual(size.height * (1 - bottom / 100));
      }
    },
  );

  test("a still has square pixels, so an anamorphic sequence's label is drawn as wide as it is shown", () => {
    const sequence = { size: { width: 1440, height: 1080 }, pixelAspect: { numerator: 4, denominator: 3 } };
    const placement = { kind: "bug", form: "full", wording: "modified" } as const;
    const drawn = labelPicture(placement, preset(), { corner: "top-right", language: "fr" }, sequence);
    expect([drawn.size, drawn.words]).toEqual([{ width: 1920, height: 1080 }, "Modifié par IA"]);
  });
});

/** Where labels go: at a range's first exposure, at the programme's start and after breaks, above what lies there. */

import type { Audit, AuditRange } from "../src/core/audit";
import type { LabelStanding } from "../src/core/label";
import type { LabelMode, Wording } from "../src/core/label-choice";
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
import { labelPreset } from "../src/core/label-presets";
import type { LabelDecision } from "../src/core/ledger-entry";
import { ticks } from "../src/core/time";
import { aSequence, aTrack, anItem, between, FILM, frames } from "./build-a";
import { anAudit, anAuditRange } from "./build-audit";

const HD = labelPreset("broadcast-hd");
if (HD === undefined) throw new Error("There is no such preset");
const preset = HD;

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
  return labelPlan({ audit, labels, preset, mode, breaks }).map(shown);
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
    const plan = labelPlan({ audit, labels, preset, mode: "first-exposure", breaks: [] });
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
    preset,
    mode: "first-exposure",
    breaks: [],
  });
  const { video } = aSequence();
  // V3 holds a title from 150 on.
  expect(labelTrack(video, at)).toBe(3);
  expect(labelTrack([aTrack(0, anItem("A", 0, 300)), aTrack(1), aTrack(2, anItem("Title", 250, 260))], at)).toBe(1);
  expect(labelTrack([aTrack(0, anItem("A", 0, 300)), { ...aTrack(1), muted: true }], at)).toBe(2);
});

/** @jest-environment jsdom */
/** What a report says is missing: what the followed policy asks, and not what another would. In the page, the table and the data alike. */

import type { AuditRange } from "../src/core/audit";
import { auditPage } from "../src/core/audit-page";
import { auditReport, type AuditReport, type ReportFacts } from "../src/core/audit-report";
import { auditData, auditTable } from "../src/core/audit-table";
import type { LabelStanding } from "../src/core/label";
import { laidByRange, type RangeLaid } from "../src/core/label-laid";
import type { LabelPlacement } from "../src/core/label-plan";
import type { LabelDecision } from "../src/core/ledger-entry";
import { policyPack, type PolicyRecord } from "../src/core/policy";
import { packsApplied } from "../src/core/policy-packs";
import { standingOf } from "../src/core/review";
import { auditEn } from "../src/ui/text/audit-en";
import { aSequence, aTake, aTrack, anItem, between } from "./build-a";
import { anAudit, anAuditRange, aUse } from "./build-audit";

const decided = (decision: LabelDecision): LabelStanding => ({
  kind: "decided",
  decided: { decision, by: "word-1", reason: "word-2", at: "2026-11-28T10:00:00.000Z" },
});
const OPEN: LabelStanding = { kind: "open" };
const HOUSE = ["house"];
const EU = ["house", "eu-article-50"];

interface Case {
  readonly packs?: readonly string[];
  readonly label?: LabelStanding;
  readonly laid?: RangeLaid | "not known";
  readonly range?: Partial<AuditRange>;
  readonly more?: Partial<ReportFacts>;
}

function report({ packs = EU, label = OPEN, laid = "none", range = {}, more = {} }: Case): AuditReport {
  const found = anAuditRange(48, 124, { credentials: { kind: "valid", says: "" }, ...range });
  return auditReport({
    audit: anAudit([found]),
    isStale: false,
    project: "reel_2.prproj",
    takeOf: () => undefined,
    judgedOf: () => ({ review: standingOf(found.use, [], []), label }),
    wordsOf: () => "M. R.",
    stillOf: () => undefined,
    ledger: { lines: 0, heads: [], doubtful: 0, broken: [] },
    policy: { ...packsApplied(undefined, packs), isPartial: false },
    laid: laid === "not known" ? undefined : new Map([[found.key, laid]]),
    ...more,
  });
}

/** What is missing, as the page, the table and the data have it. */
function missing(one: Case): readonly [page: string, table: string, data: string] {
  const made = report(one);
  const page = new DOMParser().parseFromString(auditPage(made, auditEn), "text/html");
  const [head = [], row = []] = auditTable(made)
    .split("\r\n")
    .map((line) => line.split(","));
  const data = JSON.parse(auditData(made)) as { readonly ranges: readonly { readonly missing: readonly string[] }[] };
  return [
    page.querySelector("tbody tr td:last-child")?.textContent ?? "",
    row[head.indexOf("missing")] ?? "",
    data.ranges.map((range) => range.missing.join("; ")).join(),
  ];
}

describe("a label", () => {
  test("is not missed where no followed pack asks for a decision, whatever was decided", () => {
    for (const label of [OPEN, decided("due"), decided("undecided")]) {
      expect(missing({ packs: HOUSE, label })).toEqual(["Nothing", "", ""]);
      expect(missing({ packs: [], label })).toEqual(["Nothing", "", ""]);
    }
  });

  test.each<[string, Case, string, string]>([
    ["nobody decided", {}, "label undecided", "label-undecided"],
    ["somebody left open", { label: decided("undecided") }, "label undecided", "label-undecided"],
    [
      "it changed since",
      { label: { kind: "reopened", why: "other-look", was: { decision: "due", by: "w", at: "" } } },
      "label undecided",
      "label-undecided",
    ],
    ["it is due and none is laid", { label: decided("due") }, "due, but no label laid", "label-not-laid"],
    ["it is limited and none is laid", { label: decided("limited") }, "due, but no label laid", "label-not-laid"],
    [
      "another label lies there",
      { label: decided("due"), laid: "other" },
      "due, and the label there is not the one that would be laid now",
      "label-other",
    ],
    [
      "the cut changed since it was read",
      { label: decided("due"), laid: "not known" },
      "due, and nobody can tell whether a label is laid",
      "label-unknown",
    ],
  ])("is missed where Article 50's pack is followed and %s", (_, one, page, code) => {
    expect(missing(one)).toEqual([page, code, code]);
  });

  test.each<[string, Case]>([
    ["it is not due", { label: decided("not-due") }],
    ["it is laid", { label: decided("due"), laid: "laid" }],
    [
      "nothing of the range is seen",
      { label: decided("due"), range: { visibility: { kind: "hidden", why: "disabled" } } },
    ],
    ["the range is an animatic", { range: { made: "animatic" } }],
  ])("is not missed where %s", (_, one) => {
    expect(missing(one).slice(1)).toEqual(["", ""]);
  });

  test("that is due and not laid is said so beside the decision, also where no pack asks", () => {
    const made = report({ packs: HOUSE, label: decided("due") });
    expect(auditPage(made, auditEn)).toContain("Label: due, none laid");
    expect(made.ranges[0]?.label).toMatchObject({ decision: "due", laid: "none" });
    expect(auditTable(made)).toContain("label laid");
  });
});

describe("labels in the sequence", () => {
  const placement = (start: number, end: number, ranges: readonly string[]): LabelPlacement => ({
    rangeInSequence: between(start, end),
    kind: "bug",
    form: "full",
    wording: "generated",
    ranges,
  });
  const wanted = [
    { name: "PU_LABEL_GENERATED_0123456789_72f", placement: placement(0, 72, ["a", "b"]) },
    { name: "PU_LABEL_GENERATED_0123456789_72f", placement: placement(100, 172, ["b"]) },
  ];
  const label = (start: number, end: number, change = {}) => ({
    ...anItem("PU_LABEL_GENERATED_0123456789_72f.png", start, end),
    label: true as const,
    ...change,
  });
  const laid = (...items: readonly ReturnType<typeof label>[]) =>
    Object.fromEntries(laidByRange({ ...aSequence(), video: [aTrack(0), aTrack(1, ...items)] }, wanted));

  test("are a range's where all that name it lie there, exactly and to be seen", () => {
    expect(laid()).toEqual({ a: "none", b: "none" });
    expect(laid(label(0, 72))).toEqual({ a: "laid", b: "other" });
    expect(laid(label(0, 72), label(100, 172))).toEqual({ a: "laid", b: "laid" });
    expect(laid(label(0, 72, { disabled: true }))).toEqual({ a: "none", b: "none" });
    expect(laid(label(2, 72))).toEqual({ a: "other", b: "other" });
    expect(laid(label(0, 72, { name: "PU_LABEL_MODIFIED_0123456789_72f.png" }))).toEqual({ a: "other", b: "other" });
  });
});

describe("the policy", () => {
  const then: PolicyRecord = {
    packs: [
      { id: "client-work", date: "2026-11-28" },
      { id: "studio", date: "2025-01-01" },
    ],
    findings: [
      { rules: ["client-work/temp-not-final", "studio/words"], severity: "needs" },
      { rules: ["client-work/references"], severity: "unknown", about: "oak.png" },
    ],
    unread: true,
  };
  const words = { en: "Studio", fr: "Studio" };
  const studio = policyPack(
    {
      ...{ schema: "pickup.policy", version: 1, id: "studio", name: words, about: words, date: "2026-11-01" },
      source: { name: "Handbook", where: "chapter 4" },
      rules: [{ id: "words", kind: "consent" }],
    },
    "",
  );
  const take = { ...aTake(), policy: then };
  const made = report({
    range: { use: aUse(48, 124, { takeId: take.id }) },
    more: {
      takeOf: () => take,
      policy: { ...packsApplied(studio, ["eu-article-50", "studio"]), isPartial: true },
    },
  });
  const said = new DOMParser().parseFromString(auditPage(made, auditEn), "text/html").body.textContent;

  test("that is followed is told with what each rule rests on", () => {
    expect(said).toContain("EU Article 50, as of 2026-11-28");
    expect(said).toContain("AI Act, Regulation (EU) 2024/1689, Art. 50(4). Read on 2026-11-28.");
    expect(said).toContain("The house says so in a pack of its own; no text is named.");
    expect(said).toContain("Some of the project’s rules cannot be read or are not here");
  });

  test("of a take is what stood against it then, with what that rests on where the pack is the same", () => {
    expect(said).toContain(
      "To settle: Client work, temp, not final (Netflix, Using Generative AI in Content Production,",
    );
    expect(said).toContain("studio/words, a rule that is another now, or is not here");
    expect(said).toContain("Unknown: oak.png. Client work, rights in references (Pickup’s suggestion)");
    expect(said).toContain("Some of its rules could not be read then.");
  });

  test("stands in the table and in the data too", () => {
    const table = auditTable(made);
    expect(table).toContain("unknown client-work/references (Pickup's suggestion) oak.png; some rules not read");
    expect(table).toContain("eu-article-50 2026-11-28; studio 2026-11-01; some rules not read");
    expect(JSON.parse(auditData(made))).toMatchObject({
      policy: {
        isPartial: true,
        packs: [{ id: "eu-article-50" }, { id: "studio", rules: [{ rests: { kind: "house" } }] }],
      },
      ranges: [{ take: { policyUnread: true, policy: [{ severity: "needs" }, { about: "oak.png" }] } }],
    });
  });
});

test("what is covered is covered as far as can be read, in the page, the table and the data", () => {
  const made = report({ range: { visibility: { kind: "hidden", why: "covered" } } });
  expect(auditPage(made, auditEn)).toContain("wholly covered, as far as can be read. Masks cannot be read.");
  expect(auditTable(made)).toContain("covered as far as can be read: masks on a clip cannot be read");
  expect(JSON.parse(auditData(made))).toMatchObject({
    limits: [expect.stringContaining("covered as far as can be read"), expect.anything(), expect.anything()],
    ranges: [{ visibility: { limit: expect.stringContaining("covered as far as can be read") as unknown } }],
  });
  expect(auditTable(report({}))).not.toContain("as far as can be read");
});

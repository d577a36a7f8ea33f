/** What a label is for and what it says: what people decided of a range, the wording that is suggested, and the presets. */

import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import type { AuditRange } from "../src/core/audit";
import { labelStandingsOf, suggestedWording } from "../src/core/label";
import { labelPicture } from "../src/core/label-picture";
import { LABEL_PRESETS, labelPreset, presetFor } from "../src/core/label-presets";
import type { LedgerLine } from "../src/core/ledger";
import type { Entry, LabelDecision } from "../src/core/ledger-entry";
import type { Recipe } from "../src/core/recipe";
import type { ReferenceFrame } from "../src/core/shot";
import type { UseInCut } from "../src/core/use-in-cut";
import { aTake, between } from "./build-a";
import { aLine, anAuditRange, aUse } from "./build-audit";

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
    const hd = labelPreset("broadcast-hd");
    const drawn = hd && labelPicture(placement, hd, { corner: "top-right", language: "fr" }, sequence);
    expect([drawn?.size, drawn?.words]).toEqual([{ width: 1920, height: 1080 }, "Modifié par IA"]);
  });
});

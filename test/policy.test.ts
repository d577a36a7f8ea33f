/** What a policy has to say to a take: every kind of rule holds, finds, or says that nobody knows. */

import { cleared, type Clearance } from "../src/core/clearance";
import { parse } from "../src/core/decode";
import { policyPack, policyRecord, type RuleBody } from "../src/core/policy";
import { findingsFor, type PolicyFacts } from "../src/core/policy-check";
import { recordOf } from "../src/core/policy-finding";
import { SHIPPED_PACKS } from "../src/core/policy-packs";
import { STARTING_POINTS } from "../src/core/starting-points";
import { animatic, facts, pack, said, WHY } from "./policy.setup";

const program = {
  kind: "program" as const,
  sequenceId: "s",
  sequenceName: "Reel 2",
  time: 0 as never,
  timecode: "10:00:00:00",
  carries: [],
};
const file = { kind: "file" as const, name: "oak.png" };
const ofTake = { kind: "take" as const, takeId: "t", clipName: "PU_1", at: "last" as const };
const person = (note?: string) => ({
  kind: "library" as const,
  entryId: "m",
  name: "M. R.",
  entry: "person" as const,
  ...(note === undefined ? {} : { consent: { note, date: "2026-11-20" } }),
});

test("a subject needs consent that is noted; a look does not", () => {
  const rule: RuleBody = { kind: "consent" };
  expect(said(rule, { references: [{ role: "subject", from: file }] })).toEqual(["needs: consent oak.png"]);
  expect(said(rule, { references: [{ role: "subject", from: person() }] })).toEqual(["needs: consent M. R."]);
  expect(said(rule, { references: [{ role: "first", from: person(" ") }] })).toEqual(["needs: consent M. R."]);
  expect(said(rule, { references: [{ role: "subject", from: person("Contract 7") }] })).toEqual([]);
  expect(said(rule, { references: [{ role: "look", from: file }] })).toEqual([]);
});

test("rights in a reference: noted, lacking in part, of the cut's own footage unknown, of a take its own record's", () => {
  const rule: RuleBody = { kind: "references-rights" };
  const rights = { author: "M. R.", rights: "CC BY 4.0" };
  expect(said(rule, { references: [{ role: "look", from: file, rights }] })).toEqual([]);
  expect(said(rule, { references: [{ role: "look", from: file, rights: { author: "M. R." } }] })).toEqual([
    "needs: rights oak.png rights false",
  ]);
  expect(said(rule, { references: [{ role: "first", from: program }] })).toEqual([
    "unknown: rights 10:00:00:00 author,rights true",
  ]);
  expect(said(rule, { references: [{ role: "first", from: ofTake }] })).toEqual([]);
});

test.each<[string, RuleBody, readonly string[]]>([
  ["denied by host", { kind: "engines", deny: [{ host: "OpenRouter.ai" }] }, ["denied google/veo-3.1 openrouter.ai"]],
  ["denied below a host", { kind: "engines", deny: [{ host: "*.router.ai" }] }, []],
  ["denied by wire", { kind: "engines", deny: [{ engine: "openrouter" }] }, ["denied google/veo-3.1 openrouter.ai"]],
  ["denied by a beginning", { kind: "engines", deny: [{ model: "veo-3*" }] }, ["denied google/veo-3.1 openrouter.ai"]],
  ["another model denied", { kind: "engines", deny: [{ model: "veo-3" }] }, []],
  ["all said must be so", { kind: "engines", deny: [{ host: "openrouter.ai", model: "sora-2" }] }, []],
  ["allowed", { kind: "engines", allow: [{ model: "veo-3.1" }] }, []],
  [
    "not among the allowed",
    { kind: "engines", allow: [{ engine: "animatic" }] },
    ["not-listed google/veo-3.1 openrouter.ai"],
  ],
  ["none allowed", { kind: "engines", allow: [] }, ["not-listed google/veo-3.1 openrouter.ai"]],
])("an engine: %s", (_, rule, found) => {
  expect(said(rule)).toEqual(found.map((one) => `needs: engine ${one}`));
});

test("an engine below a host is that host's, with its port or without", () => {
  const rule: RuleBody = { kind: "engines", deny: [{ host: "*.farm.lan" }, { host: "gpu.lan" }] };
  const at = (host: string) => said(rule, { engine: { engine: "openai-videos", model: "m", host } }).length;
  expect([at("a.farm.lan:8091"), at("gpu.lan:8091"), at("gpu.lan"), at("farm.lan"), at("evilfarm.lan")]).toEqual([
    1, 1, 1, 0, 0,
  ]);
});

test("a licence is allowed, is not, or is not known; what is drawn here has none", () => {
  const rule: RuleBody = { kind: "model-licence", allow: ["apache-2.0"] };
  const under = (licence?: string) =>
    said(rule, { engine: { engine: "openrouter", model: "m", ...(licence === undefined ? {} : { licence }) } });
  expect(under("Apache-2.0")).toEqual([]);
  expect(under("House terms")).toEqual(["needs: licence m House terms apache-2.0"]);
  expect([under("unknown"), under()]).toEqual([
    ["unknown: licence m unknown apache-2.0"],
    ["unknown: licence m unknown apache-2.0"],
  ]);
  expect(said(rule, { engine: animatic })).toEqual([]);
});

test("what is asked for as final wants an approval, and with one a look at it", () => {
  const rule: RuleBody = { kind: "temp-not-final" };
  expect(said(rule)).toEqual([]);
  expect(said(rule, { use: "final" })).toEqual(["needs: final"]);
  expect(said(rule, { use: "final", clearance: { approval: "Letter 12" } })).toEqual(["mind: final Letter 12"]);
  expect(said(rule, { use: "final", engine: animatic })).toEqual([]);
});

test.each<[RuleBody, Partial<PolicyFacts>, Clearance, string]>([
  [{ kind: "written-approval", use: "any" }, {}, { approval: "Letter 12" }, "approval"],
  [{ kind: "likeness-consent" }, { prompt: "Anna Müller runs" }, { likeness: "Contract 7" }, "likeness"],
  [{ kind: "likeness-consent" }, { references: [{ role: "subject", from: file }] }, { likeness: "x" }, "likeness"],
  [{ kind: "union-consent", use: "final" }, { use: "final" }, { union: "Annex B" }, "union"],
])("%j finds what nobody noted, and holds once it is", (rule, when, clearance, found) => {
  expect(said(rule, when)).toEqual([`needs: ${found}`]);
  expect(said(rule, { ...when, clearance })).toEqual([]);
  expect(said(rule, { ...when, engine: animatic })).toEqual([]);
});

test("a rule for finals leaves what is temp alone", () => {
  expect(said({ kind: "written-approval", use: "final" })).toEqual([]);
  expect(said({ kind: "union-consent", use: "final" })).toEqual([]);
});

test("a territory is not known, lies within, or reaches beyond", () => {
  const anywhere: RuleBody = { kind: "territory" };
  const within: RuleBody = { kind: "territory", within: ["EU", "CH"] };
  expect(said(anywhere)).toEqual(["unknown: territory"]);
  expect(said(anywhere, { clearance: { territory: "Mars" } })).toEqual([]);
  expect(said(within, { clearance: { territory: "ch, Eu" } })).toEqual([]);
  expect(said(within, { clearance: { territory: "EU, US; JP" } })).toEqual(["mind: territory US, JP EU,CH"]);
});

test("the last day still counts; the day after it is over, and before it is told ahead", () => {
  const rule: RuleBody = { kind: "expiry", daysAhead: 30 };
  const until = (expires: string) => said(rule, { clearance: { expires } });
  expect(said(rule)).toEqual(["unknown: expiry"]);
  expect(until("2026-12-29")).toEqual([]);
  expect(until("2026-12-28")).toEqual(["mind: expiry 2026-12-28 30"]);
  expect(until("2026-11-28")).toEqual(["mind: expiry 2026-11-28 0"]);
  expect(until("2026-11-27")).toEqual(["needs: expiry 2026-11-27 -1"]);
});

test("sign-offs before export are of the cut; those before placing, and a label of a final, are told when it is asked for", () => {
  expect(said({ kind: "sign-offs", before: "export", needs: ["legal"], use: "any" })).toEqual([]);
  expect(said({ kind: "sign-offs", before: "place", needs: ["legal"], use: "any" })).toEqual(["mind: sign-offs legal"]);
  expect(said({ kind: "label-decision" }, { use: "temp" })).toEqual([]);
  expect(said({ kind: "label-decision" }, { use: "final" })).toEqual(["mind: label"]);
});

test("what two packs say of the same thing is one finding that names both, and each is recorded", () => {
  const other = { ...pack({ kind: "consent" }), id: "client", name: { en: "Client", fr: "Client" } };
  const both = [pack({ kind: "consent" }), other];
  const findings = findingsFor(both, facts({ references: [{ role: "subject", from: file }] }));
  expect(findings.map(({ rules }) => rules.map(({ id }) => id))).toEqual([["studio/r1", "client/r1"]]);
  const record = recordOf(both, findings, true);
  expect(record).toEqual({
    packs: [
      { id: "studio", date: "2026-11-01" },
      { id: "client", date: "2026-11-01" },
    ],
    findings: [{ rules: ["studio/r1", "client/r1"], severity: "needs", about: "oak.png" }],
    unread: true,
  });
  expect(parse(JSON.stringify(record), policyRecord)).toEqual(record);
});

test("the house has nothing against what the panel itself offers to begin with", () => {
  const [house] = SHIPPED_PACKS;
  for (const { said: words } of STARTING_POINTS) {
    for (const { prompt } of [words.en, words.fr]) {
      expect([prompt, findingsFor(house === undefined ? [] : [house], facts({ prompt }))]).toEqual([prompt, []]);
    }
  }
});

test("clearances are kept with who and when; an emptied one is gone, the others stay", () => {
  const before = cleared({}, { approval: " Letter 12 ", territory: "EU" }, { by: "M. R.", at: "2026-11-27T10:00:00Z" });
  expect(before).toEqual({ approval: "Letter 12", territory: "EU", by: "M. R.", at: "2026-11-27T10:00:00Z" });
  expect(cleared(before, { approval: "" }, { at: "2026-11-28T10:00:00Z" })).toEqual({
    territory: "EU",
    at: "2026-11-28T10:00:00Z",
  });
});

test("a pack damaged anywhere is read whole or refused with a word, never half", () => {
  const whole = JSON.stringify({
    schema: "pickup.policy",
    version: 1,
    ...pack({ kind: "terms", terms: ["logo"], why: WHY }, { kind: "expiry", daysAhead: 30 }),
  });
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 1000; round += 1) {
    const at = random(whole.length);
    const damaged =
      whole.slice(0, at) + (["", "\u0000", "{", "9", "null", '"', "é"][random(7)] ?? "") + whole.slice(at + random(4));
    try {
      parse(damaged, policyPack);
    } catch (error) {
      expect([damaged, error]).toEqual([damaged, expect.objectContaining({ name: "Misfit" })]);
    }
  }
});

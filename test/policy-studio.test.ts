/** A project's policy on a real disk: what was found stands with the take that left, and what cannot be read is said. */

import "./wire.host";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { LedgerLine } from "../src/core/ledger";
import type { Decision, SignOff } from "../src/core/ledger-entry";
import { policyPack } from "../src/core/policy";
import { packsApplied } from "../src/core/policy-packs";
import { decodeTake } from "../src/core/record";
import type { Take } from "../src/core/take";
import { ticks } from "../src/core/time";
import { approvedIn, findingsNow, FIRST_POLICY, missingBeforePlacing } from "../src/studio/review/policy-state";
import { newRoom } from "./rooms.setup";
import { soon, type Room } from "./studio.setup";
import { wireTake } from "./ui-engine-states";
import { aTake, isReady } from "./ui-states";
import { until } from "./wire.setup";

const STUDIO = {
  schema: "pickup.policy",
  version: 1,
  id: "studio",
  name: { en: "Studio", fr: "Studio" },
  about: { en: "Ours.", fr: "Les nôtres." },
  source: { name: "Handbook", where: "chapter 4" },
  date: "2026-11-01",
  rules: [{ id: "no-logos", kind: "terms", terms: ["logo"], why: { en: "No brands.", fr: "Pas de marques." } }],
};

function file(room: Room, name: string): string {
  return path.join(room.folder, "Pickup", name);
}

async function layOwn(room: Room, text: string): Promise<void> {
  await mkdir(path.join(room.folder, "Pickup"), { recursive: true });
  await writeFile(file(room, "policy.json"), text);
  await room.studio.policy.read();
}

async function onDisk(room: Room, takeId: string): Promise<Take> {
  return decodeTake(await readFile(file(room, `takes/${takeId}/take.json`), "utf8"));
}

/** By `pack/rule`, of what the form says now. */
function standing({ studio }: Room): readonly string[] | undefined {
  return findingsNow(studio.state, "2026-11-28")?.flatMap(({ rules }) => rules.map(({ id }) => id));
}

test("what stands against a take is said before it is asked, and kept with it when it leaves", async () => {
  const room = await newRoom();
  await room.addEngine();
  await layOwn(room, JSON.stringify(STUDIO));
  room.studio.editForm({ prompt: "Anna Müller paints a logo." });
  expect(standing(room)).toEqual(["house/real-people", "studio/no-logos"]);

  const id = await room.make("Anna Müller paints a logo.");
  const { policy } = await room.standsAt(id, "making");
  expect(policy).toEqual({
    packs: [
      { id: "house", date: "2026-11-28" },
      { id: "studio", date: "2026-11-01" },
    ],
    findings: [
      { rules: ["house/real-people"], severity: "mind", about: "Anna Müller" },
      { rules: ["studio/no-logos"], severity: "mind", about: "logo" },
    ],
  });
  expect((await onDisk(room, id)).policy).toEqual(policy);
});

test("nothing is stopped by it, and where nothing was found that is kept too", async () => {
  const room = await newRoom();
  await room.addEngine();
  await room.studio.policy.follow([]);
  const free = await room.make();
  expect((await room.standsAt(free, "making")).policy).toEqual({ packs: [], findings: [] });

  await room.studio.policy.follow(["client-work"]);
  expect(standing(room)).toContain("client-work/written-approval");
  expect(room.studio.state.plan?.refusal).toBeUndefined();
  await room.make();
  expect(room.studio.state.takes).toHaveLength(2);
});

test("of a final it is said before it is asked that legal is asked for before placing, and a decision about the label", async () => {
  const room = await newRoom();
  await room.addEngine();
  await room.studio.policy.follow(["client-work", "eu-article-50"]);
  room.studio.editForm({ prompt: "Anna Müller runs.", use: "final" });
  expect(standing(room)).toEqual(
    expect.arrayContaining(["client-work/legal-before-place", "eu-article-50/label-decision"]),
  );
  const shown = findingsNow(room.studio.state, "2026-11-28") ?? [];
  const id = await room.make("Anna Müller runs.");
  const { policy } = await room.standsAt(id, "making");
  // One for one with what was shown: a name that two packs mind is one thing.
  expect(policy?.findings.map(({ rules }) => rules)).toEqual(shown.map(({ rules }) => rules.map((rule) => rule.id)));
  expect(policy?.findings).toContainEqual({
    rules: ["eu-article-50/existing-persons", "client-work/real-people"],
    ...{ severity: "mind", about: "Anna Müller" },
  });
  expect(policy?.findings).toContainEqual({
    rules: ["client-work/legal-before-place"],
    severity: "mind",
    about: "legal",
  });

  room.studio.editForm({ use: "temp" });
  expect(standing(room)).not.toContain("eu-article-50/label-decision");
  expect(standing(room)).not.toContain("client-work/legal-before-place");
});

test("a take that is drawn here says what stood against it once it is begun", async () => {
  const room = await newRoom();
  const id = await room.make("A lookalike at the door.");
  // It is drawn in no time, or not at all: only what its record says of it stays.
  const begun = (): Take | undefined =>
    room.studio.state.takes.find(({ take }) => take.id === id && take.policy !== undefined)?.take;
  const { policy, recipe } = await until("what stood against it", begun);
  expect([recipe.engine, policy?.findings]).toEqual([
    "animatic",
    [{ rules: ["house/in-the-manner-of"], severity: "mind", about: "lookalike" }],
  ]);
  expect((await onDisk(room, id)).policy).toEqual(policy);
});

test("a house's pack that is malformed is named with its field, the others hold, and set right it applies", async () => {
  const room = await newRoom();
  await room.addEngine();
  await layOwn(room, JSON.stringify({ ...STUDIO, rules: [{ id: "a", kind: "terms", words: ["x"] }] }));
  expect(room.studio.state.policy.unread).toEqual([
    { kind: "policy-unread", file: "policy.json", why: "rules[0].terms is not a list" },
  ]);
  room.studio.editForm({ prompt: "Anna Müller runs." });
  expect(standing(room)).toEqual(["house/real-people"]);
  const id = await room.make("Anna Müller runs.");
  expect((await room.standsAt(id, "making")).policy).toMatchObject({ packs: [{ id: "house" }], unread: true });

  await layOwn(room, JSON.stringify(STUDIO));
  expect(room.studio.state.policy).toMatchObject({ unread: [], applied: [{ id: "house" }, { id: "studio" }] });
});

test.each([
  ["no JSON", "{"],
  ["nothing", ""],
  ["a list", "[]"],
  ["null", "null"],
  ["more than any house writes", `"${"x".repeat(1_000_001)}"`],
])("a policy.json that is %s costs a sentence and nothing else", async (_, text) => {
  const room = await newRoom();
  await layOwn(room, text);
  expect(room.studio.state.policy).toMatchObject({
    unread: [{ kind: "policy-unread", file: "policy.json" }],
    applied: [{ id: "house" }],
  });
  expect(room.studio.state.plan).toBeDefined();
});

test("packs and clearances stand in the project's file beside what others keep there, and are there again", async () => {
  const room = await newRoom();
  const { settings, policy } = room.studio;
  await settings.setNetwork("this-network");
  settings.editSettings({ person: "M. R." });
  await Promise.all([
    policy.follow(["house", "client-work"]),
    policy.clear({ approval: "Letter 12", expires: "2027-01-31" }),
    settings.setNetwork("this-network"),
  ]);
  await policy.clear({ territory: "EU" });
  const written = JSON.parse(await readFile(file(room, "project.json"), "utf8")) as Record<string, unknown>;
  expect(written).toMatchObject({ network: "this-network", policy: { packs: ["house", "client-work"] } });

  await room.restart(async () => {
    await writeFile(file(room, "project.json"), JSON.stringify({ ...written, others: 1 }));
  });
  // Names are read a moment after the rest.
  await soon(() =>
    expect(room.studio.state).toMatchObject({
      network: "this-network",
      settings: { person: "M. R." },
      policy: {
        applied: [{ id: "house" }, { id: "client-work" }],
        clearance: { approval: "Letter 12", expires: "2027-01-31", territory: "EU", by: "M. R." },
      },
    }),
  );
  await room.studio.settings.setNetwork("any");
  await room.studio.policy.clear({ approval: "" });
  const after = JSON.parse(await readFile(file(room, "project.json"), "utf8")) as object;
  expect(after).toMatchObject({ others: 1, network: "any", policy: { clearance: { territory: "EU" } } });
  expect(room.studio.state.policy.clearance.approval).toBeUndefined();
});

test("a project file that cannot be read is not written over: it may say that nothing leaves the house", async () => {
  const room = await newRoom();
  await room.studio.settings.setNetwork("this-network");
  await room.restart(() => writeFile(file(room, "project.json"), '{"network": "this-network", '));
  expect(room.studio.state.policy.unread).toMatchObject([{ kind: "policy-unread", file: "project.json" }]);
  await room.studio.policy.clear({ approval: "Letter 12" });
  expect(room.studio.state.problem).toMatchObject({
    at: "policy",
    failure: { kind: "policy-unread", file: "project.json" },
  });
  expect(await readFile(file(room, "project.json"), "utf8")).toBe('{"network": "this-network", ');
});

test("who noted a clearance stands in no file that keeps it once it is erased", async () => {
  const room = await newRoom();
  room.studio.settings.editSettings({ person: "M. R." });
  await room.studio.policy.clear({ approval: "Letter 12" });
  expect(room.studio.state.policy.clearance.by).toBe("M. R.");
  expect(await readFile(file(room, "project.json"), "utf8")).not.toContain("M. R.");
  await room.restart(() => Promise.resolve());
  await soon(() => expect(room.studio.state.policy.clearance.by).toBe("M. R."));
  await room.studio.policy.forget();
  await soon(() => expect(room.studio.state.policy.clearance).toMatchObject({ approval: "Letter 12" }));
  expect(room.studio.state.policy.clearance.by).toBeUndefined();
});

/** The project's file with what it says of the project that is open changed by another machine. */
async function elsewhere(room: Room, change: (said: Record<string, unknown>) => unknown): Promise<string> {
  const written = JSON.parse(await readFile(file(room, "project.json"), "utf8")) as {
    policies: Record<string, Record<string, unknown>>;
  };
  const policies = Object.fromEntries(Object.entries(written.policies).map(([id, said]) => [id, change(said)]));
  const text = JSON.stringify({ ...written, policies });
  await writeFile(file(room, "project.json"), text);
  return text;
}

test("what another machine noted since stays when something else is noted here", async () => {
  const room = await newRoom();
  await room.studio.policy.clear({ approval: "Letter 12" });
  await elsewhere(room, (said) => ({ ...said, clearance: { approval: "Letter 12", union: "Agreement 3" } }));
  await room.studio.policy.clear({ territory: "EU" });
  expect(room.studio.state.policy.clearance).toMatchObject({
    ...{ approval: "Letter 12", union: "Agreement 3", territory: "EU" },
  });
  expect(await readFile(file(room, "project.json"), "utf8")).toContain("Agreement 3");
});

test("where a part of the project's word cannot be read, nothing of it is written over", async () => {
  const room = await newRoom();
  await room.studio.policy.clear({ approval: "Letter 12" });
  const text = await elsewhere(room, (said) => ({ ...said, packs: "house" }));
  await room.studio.policy.read();
  expect(room.studio.state.policy.unread).toMatchObject([{ kind: "policy-unread", file: "project.json" }]);
  await room.studio.policy.follow(["house", "client-work"]);
  expect(room.studio.state.problem).toMatchObject({ failure: { kind: "policy-unread", file: "project.json" } });
  expect(await readFile(file(room, "project.json"), "utf8")).toBe(text);
});

test("a chosen pack that is gone is named until somebody leaves it out", async () => {
  const room = await newRoom();
  await room.studio.policy.follow(["house", "studio"]);
  await soon(() => expect(room.studio.state.policy).toMatchObject({ missing: ["studio"], applied: [{ id: "house" }] }));
  await room.studio.policy.follow(["house"]);
  expect(room.studio.state.policy.missing).toEqual([]);
});

describe("sign-offs before placing", () => {
  const use = {
    sequenceId: "s",
    essence: "0".repeat(64),
    takeId: "take-1",
    rangeInSequence: { start: ticks(0), end: ticks(1) },
    rangeInMedia: { start: ticks(0), end: ticks(1) },
    look: "",
    beside: "",
  };
  const line = (part: SignOff, decision: Decision): LedgerLine => ({
    ...{ schema: "pickup.ledger", version: 1, at: "2026-11-28T10:00:00Z", device: "d" },
    ...{ kind: "reviewed", use, part, decision, by: "w" },
  });
  const made = wireTake(isReady);
  const recipe = { ...aTake(1).recipe, ...made.recipe, use: "final" as const };
  const wants = (lines: readonly LedgerLine[], change: Partial<Take> = {}): readonly SignOff[] =>
    missingBeforePlacing(aTake(1, { ...made, recipe, ...change }), {
      ...FIRST_POLICY,
      ...packsApplied(policyPack(STUDIO, ""), ["client-work", "studio"]),
      approved: approvedIn(lines),
    }).parts;

  test("are asked for until they are given, and again once they are taken back", () => {
    expect(wants([])).toEqual(["legal"]);
    expect(wants([line("editorial", "approve")])).toEqual(["legal"]);
    expect(wants([line("legal", "approve")])).toEqual([]);
    expect(wants([line("legal", "approve"), line("legal", "changes")])).toEqual(["legal"]);
  });

  test("are not asked for of what is temp, nor of what is drawn here", () => {
    expect(wants([], { recipe: { ...recipe, use: "temp" } })).toEqual([]);
    expect(wants([], { recipe: { ...aTake(1).recipe, use: "final" } })).toEqual([]);
  });
});

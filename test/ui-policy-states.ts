/** The panel with a policy: nothing against the shot, much against it, sign-offs asked for, files that cannot be read. */

import type { Clearance } from "../src/core/clearance";
import { policyPack } from "../src/core/policy";
import { packsApplied } from "../src/core/policy-packs";
import type { PolicyState } from "../src/studio/review/policy-state";
import type { StudioState } from "../src/studio/state";
import { openRouter, ordered, veo, wireTake } from "./ui-engine-states";
import { aRow, aState, aTake, isReady, planned, reel } from "./ui-states";

const STUDIO = policyPack(
  {
    schema: "pickup.policy",
    version: 1,
    id: "studio",
    name: { en: "Our studio’s long house rules", fr: "Règles de notre maison, version longue" },
    about: { en: "What we agreed on.", fr: "Ce dont nous sommes convenus." },
    source: { name: "Handbook, chapter 4", where: "handbook/generated-pictures/2026/third-edition.pdf" },
    date: "2026-11-01",
    rules: [
      { id: "engines", kind: "engines", deny: [{ host: "openrouter.ai" }] },
      {
        id: "words",
        kind: "terms",
        source: { title: "Handbook, chapter 4", reference: "page 12", read: "2026-10-12" },
        terms: ["push in"],
        why: { en: "Say it to the operator.", fr: "Dites-le à l’opérateur." },
      },
    ],
  },
  "studio",
);

function policyOf(packs: readonly string[], clearance: Clearance = {}): PolicyState {
  return { ...packsApplied(STUDIO, packs), clearance, unread: [], approved: new Map() };
}

/** `picture` is any image's address. */
export function policyStates(picture: string): Readonly<Record<string, StudioState>> {
  const subject = {
    frame: {
      role: "subject" as const,
      sha256: "2".repeat(64),
      size: { width: 1280, height: 534 },
      from: { kind: "file" as const, name: "bench-portrait-of-the-second-unit-2026.png" },
    },
    file: "/temp/subject.png",
    picture,
  };
  const all = ["house", "eu-article-50", "client-work", "studio"];
  const asked = (policy: PolicyState): StudioState =>
    ordered({
      entry: openRouter,
      model: { ...veo, roles: { first: 1, last: 0, look: 3, firstNeeded: false } },
      form: {
        prompt: "Anna Müller turns from the bench. Slow push in, in the style of a poster.",
        use: "final",
        references: [subject],
      },
      state: { policy, settings: { ...aState().settings, person: "M. R." } },
    });
  const made = wireTake(isReady);
  const recipe = { ...aTake(1).recipe, ...made.recipe, use: "final" as const };
  const then = {
    packs: [
      { id: "house", date: "2026-11-28" },
      { id: "gone", date: "2026-01-01" },
    ],
    findings: [{ rules: ["house/consent"], severity: "needs" as const }],
    unread: true as const,
  };
  return {
    "policy, nothing against it": planned(reel(), {}, { policy: policyOf(["house"]) }),
    "policy, none followed": planned(reel(), {}, { policy: policyOf([]) }),
    "policy, much against it": asked(policyOf(all)),
    "policy, cleared": asked(
      policyOf(["client-work"], {
        approval: "Letter 12, 3 Nov",
        likeness: "Second unit, contract 7",
        union: "Agreement of 2026, annex B",
        territory: "EU, CH",
        expires: "2026-12-02",
        by: "M. R.",
        at: "2026-11-27T09:12:00.000Z",
      }),
    ),
    "policy, sign-off before placing": aState({
      policy: policyOf(["client-work"]),
      takes: [aRow(1, { picture }, { ...made, recipe, policy: then })],
    }),
    "policy, unread": planned(
      reel(),
      {},
      {
        policy: {
          ...packsApplied(undefined, ["house", "studio"]),
          clearance: {},
          approved: new Map(),
          unread: [
            { kind: "policy-unread", file: "policy.json", why: "rules[2].terms is not a list of 1 to 1000" },
            { kind: "policy-unread", file: "project.json", why: "policies.p.clearance.expires is not a day" },
          ],
        },
      },
    ),
  };
}

/** What a project's policy has to say to a take that is about to be asked for. It advises; it refuses nothing. Pure. */

import { says, type Clearance } from "./clearance";
import { isWire } from "./job";
import { SIGN_OFFS, type SignOff } from "./ledger-entry";
import { isFor, type PolicyPack, type Rule } from "./policy";
import { isMatch, type EngineAtWork } from "./policy-engines";
import { graver, sortedByGravity, type Finding, type FindingRule, type Judged } from "./policy-finding";
import { restsOn } from "./policy-packs";
import { nameOfSource, type IntendedUse, type ReferenceFrame } from "./shot";
import { foldedText, foldedWords, maybeNames, termsIn, type Folded } from "./words-in-prompt";

/** What is known of the take. */
export interface PolicyFacts {
  readonly prompt: string;
  readonly negative: string;
  /** Those that are used for it. */
  readonly references: readonly Pick<ReferenceFrame, "role" | "from" | "rights">[];
  readonly engine: EngineAtWork;
  readonly use: IntendedUse;
  readonly clearance: Clearance;
  /** ISO 8601. */
  readonly today: string;
}

/** The gravest first. What several rules say of the same thing is one finding. */
export function findingsFor(packs: readonly PolicyPack[], facts: PolicyFacts): readonly Finding[] {
  const read = once(facts);
  const findings = new Map<string, Finding>();
  for (const pack of packs) {
    for (const rule of pack.rules) {
      for (const { severity, ...found } of rulesFind(rule, facts, read)) {
        const key = JSON.stringify(found);
        const before = findings.get(key);
        const by: FindingRule = { id: `${pack.id}/${rule.id}`, kind: rule.kind, pack, rests: restsOn(pack, rule) };
        findings.set(key, {
          found,
          severity: graver(severity, before?.severity ?? severity),
          rules: [...(before?.rules ?? []), by],
        });
      }
    }
  }
  return sortedByGravity([...findings.values()]);
}

/** What several rules look at, read when the first one does. */
interface Read {
  readonly prompt: () => Folded;
  readonly negative: () => Folded;
  readonly names: () => readonly string[];
}

function once({ prompt, negative }: PolicyFacts): Read {
  const keep = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T } | undefined;
    return () => (made ??= { value: make() }).value;
  };
  return {
    prompt: keep(() => foldedWords(prompt)),
    negative: keep(() => foldedWords(negative)),
    names: keep(() => maybeNames(prompt)),
  };
}

function rulesFind(rule: Rule, facts: PolicyFacts, read: Read): readonly Judged[] {
  const { clearance, engine, references, use } = facts;
  switch (rule.kind) {
    case "terms":
      return (["prompt", "negative"] as const).flatMap((where) =>
        termsIn(read[where](), rule.terms).map((term) => ({
          kind: "term" as const,
          term,
          where,
          why: rule.why,
          severity: "mind" as const,
        })),
      );
    case "real-people":
      return people(rule, read, clearance);
    case "consent":
      return references.filter(isOfPerson).flatMap(({ from }): readonly Judged[] => {
        const note = from.kind === "library" ? from.consent?.note : undefined;
        return says(note) ? [] : [{ kind: "consent", reference: nameOfSource(from), severity: "needs" }];
      });
    case "references-rights":
      return references.flatMap(rightsLacking);
    case "engines":
      return engines(rule, engine);
    case "sign-offs":
    case "label-decision":
    case "model-licence":
    case "temp-not-final":
    case "written-approval":
    case "likeness-consent":
    case "union-consent":
    case "territory":
    case "expiry":
      // What is drawn here is not AI, and what a client asks about AI is not asked about it.
      return isWire(engine.engine) ? ofGenerated(rule, facts, read) : [];
  }

  function isOfPerson({ role, from }: PolicyFacts["references"][number]): boolean {
    return role === "subject" || (from.kind === "library" && from.entry === "person");
  }

  function ofGenerated(one: Extract<Rule, { kind: GeneratedKind }>, { today }: PolicyFacts, seen: Read) {
    const shows = references.some(isOfPerson);
    switch (one.kind) {
      case "model-licence":
        return licence(one, engine);
      case "temp-not-final":
        return use === "final" ? [finalOf(clearance)] : [];
      case "written-approval":
        return isFor(one.use, use) ? lacking("approval", clearance.approval) : [];
      case "sign-offs":
        return one.before === "place" && isFor(one.use, use) ? [signOffsOf(one.needs)] : [];
      case "label-decision":
        return use === "final" ? [LABEL_DUE] : [];
      case "likeness-consent":
        return shows || seen.names().length > 0 ? lacking("likeness", clearance.likeness) : [];
      case "union-consent":
        return shows || isFor(one.use, use) ? lacking("union", clearance.union) : [];
      case "territory":
        return territory(one, clearance);
      case "expiry":
        return expiry(one, clearance, today);
    }
  }
}

type GeneratedKind =
  | "sign-offs"
  | "label-decision"
  | "model-licence"
  | "temp-not-final"
  | "written-approval"
  | "likeness-consent"
  | "union-consent"
  | "territory"
  | "expiry";

function people(
  { names, guess }: Extract<Rule, { kind: "real-people" }>,
  read: Read,
  { likeness }: Clearance,
): readonly Judged[] {
  const listed = termsIn(read.prompt(), names);
  const known = new Set(listed.map(foldedText));
  const guessed = guess ? read.names().filter((name) => !known.has(foldedText(name))) : [];
  return [
    ...listed.map((name): Judged => {
      const person = { kind: "person", name, listed: true } as const;
      return says(likeness)
        ? { ...person, agreed: likeness.trim(), severity: "mind" }
        : { ...person, severity: "needs" };
    }),
    ...guessed.map((name) => ({ kind: "person" as const, name, listed: false, severity: "mind" as const })),
  ];
}

/** A take of one's own says itself what it was made from. */
function rightsLacking({ from, rights }: PolicyFacts["references"][number]): readonly Judged[] {
  if (from.kind === "take") return [];
  const own = from.kind === "program" || from.kind === "source-clip";
  const lacks = (["author", "rights"] as const).filter((field) => !says(rights?.[field]));
  if (lacks.length === 0) return [];
  return [{ kind: "rights", reference: nameOfSource(from), lacks, own, severity: own ? "unknown" : "needs" }];
}

function engines({ allow, deny }: Extract<Rule, { kind: "engines" }>, engine: EngineAtWork): readonly Judged[] {
  const why =
    deny?.some((one) => isMatch(one, engine)) === true
      ? "denied"
      : allow !== undefined && !allow.some((one) => isMatch(one, engine))
        ? "not-listed"
        : undefined;
  if (why === undefined) return [];
  const { model, host } = engine;
  return [{ kind: "engine", why, model, ...(host === undefined ? {} : { host }), severity: "needs" }];
}

function licence(
  { allow }: Extract<Rule, { kind: "model-licence" }>,
  { model, licence: name = "unknown" }: EngineAtWork,
): readonly Judged[] {
  const isAllowed = allow.some((one) => one.trim().toLowerCase() === name.toLowerCase());
  if (isAllowed) return [];
  return [
    { kind: "licence", model, licence: name, allowed: allow, severity: name === "unknown" ? "unknown" : "needs" },
  ];
}

function finalOf({ approval }: Clearance): Judged {
  return says(approval)
    ? { kind: "final", approval: approval.trim(), severity: "mind" }
    : { kind: "final", severity: "needs" };
}

const LABEL_DUE: Judged = { kind: "label", severity: "mind" };

function signOffsOf(needs: readonly SignOff[]): Judged {
  return { kind: "sign-offs", parts: SIGN_OFFS.filter((part) => needs.includes(part)), severity: "mind" };
}

function lacking(kind: "approval" | "likeness" | "union", value: string | undefined): readonly Judged[] {
  return says(value) ? [] : [{ kind, severity: "needs" }];
}

function territory(
  { within }: Extract<Rule, { kind: "territory" }>,
  { territory: said }: Clearance,
): readonly Judged[] {
  const limits = within === undefined ? {} : { within };
  if (!says(said)) return [{ kind: "territory", ...limits, severity: "unknown" }];
  if (within === undefined) return [];
  const inside = new Set(within.map(foldedText));
  const beyond = said
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== "" && !inside.has(foldedText(one)));
  return beyond.length === 0 ? [] : [{ kind: "territory", beyond: beyond.join(", "), ...limits, severity: "mind" }];
}

const DAY = 86_400_000;

/** The last day itself still counts. */
function expiry(
  { daysAhead }: Extract<Rule, { kind: "expiry" }>,
  { expires }: Clearance,
  today: string,
): readonly Judged[] {
  if (expires === undefined) return [{ kind: "expiry", severity: "unknown" }];
  const days = Math.round((Date.parse(`${expires}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY);
  if (days > daysAhead) return [];
  return [{ kind: "expiry", expires, days, severity: days < 0 ? "needs" : "mind" }];
}

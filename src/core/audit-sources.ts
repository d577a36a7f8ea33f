/** What the takes of a cut were made of, where that came from and by what right, and whom to credit. */

import type { Audit } from "./audit";
import type { Recipe } from "./recipe";
import {
  nameOfSource,
  originOf,
  type FrameSource,
  type ReferenceFrame,
  type ReferenceRights,
  type ReferenceRole,
} from "./shot";
import type { Take } from "./take";

type TakeOf = (takeId: string) => Take | undefined;

export interface ReportSource {
  /** Numbers of the ranges whose takes it steered. */
  readonly ranges: readonly number[];
  readonly role: ReferenceRole;
  readonly kind: FrameSource["kind"];
  readonly origin: string;
  /** Absent: nobody said. */
  readonly author?: string;
  readonly rights?: string;
  readonly sha256: string;
}

/** Of what went into it, also of what went into the takes that did. */
export function hasNoRights(take: Take, takeOf: TakeOf): boolean {
  return referencesOf(take, takeOf).some((frame) => isSource(frame, takeOf) && rightsOf(frame).rights === undefined);
}

/** As somebody wrote it down with the picture; the consent of a person counts as a right to show them. */
function rightsOf({ from, rights: noted = {} }: ReferenceFrame): Omit<ReferenceRights, "origin"> {
  const { author, rights } = noted;
  const consent = from.kind === "library" ? from.consent : undefined;
  return {
    ...(author === undefined ? {} : { author }),
    ...(consent && { rights: `${consent.note} (${consent.date})` }),
    ...(rights === undefined ? {} : { rights }),
  };
}

/** What a take was made of, and what the takes were made of that went into it, its own first; each take once. */
function referencesOf(take: Take, takeOf: TakeOf, seen = new Set<string>()): readonly ReferenceFrame[] {
  seen.add(take.id);
  const { references, parent } = take.recipe;
  const earlier = references.flatMap(({ from }) => (from.kind === "take" ? [from.takeId] : []));
  if (parent !== undefined) earlier.push(parent.takeId);
  const found = [...references];
  for (const takeId of earlier) {
    const before = seen.has(takeId) ? undefined : takeOf(takeId);
    if (before !== undefined) found.push(...referencesOf(before, takeOf, seen));
  }
  return found;
}

/** A picture that has rights of its own: a take's are those of what it was made of, which stand beside it where it is known. */
function isSource({ from }: ReferenceFrame, takeOf: TakeOf): boolean {
  return from.kind !== "take" || takeOf(from.takeId) === undefined;
}

export function sourcesOf(audit: Audit, takeOf: TakeOf): readonly ReportSource[] {
  const sources = new Map<string, ReportSource>();
  for (const [index, { use }] of audit.ranges.entries()) {
    for (const frame of framesOf(use.takeId, takeOf)) {
      const { role, sha256, from } = frame;
      const key = `${role} ${sha256} ${nameOfSource(from)}`;
      const before = sources.get(key)?.ranges ?? [];
      sources.set(key, {
        ranges: [...new Set([...before, index + 1])],
        role,
        kind: from.kind,
        origin: whereFrom(frame),
        ...rightsOf(frame),
        sha256,
      });
    }
  }
  return [...sources.values()];
}

/** None: it has no take, or nobody knows that one any more. */
function framesOf(takeId: string | undefined, takeOf: TakeOf): readonly ReferenceFrame[] {
  const take = takeId === undefined ? undefined : takeOf(takeId);
  return take === undefined ? [] : referencesOf(take, takeOf);
}

function whereFrom({ from, rights }: ReferenceFrame): string {
  return [originOf(from), rights?.origin].filter((one) => one !== undefined).join(", ");
}

/** A line for each engine and model, for each AI clip that was made elsewhere, and for each author of a picture that was given. */
export function creditsOf(audit: Audit, takeOf: TakeOf): readonly string[] {
  const makers = audit.ranges.flatMap(({ use, made, clip, evidence, credentials }) => {
    if (made === "animatic") return [];
    const recipe = use.takeId === undefined ? undefined : takeOf(use.takeId)?.recipe;
    if (recipe !== undefined) return [`${engineOf(recipe)}, ${recipe.model}`];
    // As a stranger's file says it of itself.
    const says = [...evidence.flatMap((one) => one.says ?? []), credentials?.says ?? ""].find((one) => one !== "");
    return made === "suspected" ? [] : [says === undefined ? clip : `${clip} (${says})`];
  });
  const authors = audit.ranges.flatMap(({ use }) =>
    framesOf(use.takeId, takeOf).flatMap((frame) => {
      const { author, rights } = frame.rights ?? {};
      if (frame.from.kind === "take" || author === undefined) return [];
      // Credits are for everybody to read: what a person agreed to is not.
      return [[whereFrom(frame), author, rights].filter(Boolean).join(", ")];
    }),
  );
  return [...new Set([...makers, ...authors])];
}

/** As whoever set it up calls it. */
export function engineOf({ asked, engine }: Recipe): string {
  return asked?.engineName ?? engine;
}

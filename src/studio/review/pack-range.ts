/** What a review pack tells of one range: where it lies, how it was asked for, and how it stands. Pure. */

import type { Audit, AuditRange } from "../../core/audit";
import { seedUsed } from "../../core/recipe";
import type { Standing } from "../../core/review";
import type { PackRange, PackRecipe } from "../../core/review-pack";
import type { ReferenceFrame } from "../../core/shot";
import type { Take } from "../../core/take";
import { durationText, ticks, timecode, type Ticks } from "../../core/time";

/** Names a range within its pack. */
export function idOf(index: number): string {
  return `r${index + 1}`;
}

export function describe(
  range: AuditRange,
  index: number,
  about: { readonly audit: Audit; readonly standing: Standing | undefined; readonly take: Take | undefined },
): Omit<PackRange, "stills" | "film"> {
  const { audit, standing, take } = about;
  const { rate, timecodeFormat, zeroFrame } = audit;
  const { start, end } = range.use.rangeInSequence;
  const at = (time: Ticks): string => timecode(time, rate, timecodeFormat, zeroFrame);
  const kindOf = (part: keyof Standing["parts"]) => standing?.parts[part].kind ?? "open";
  return {
    id: idOf(index),
    use: range.use,
    in: at(start),
    out: at(ticks(Math.max(start, end - rate))),
    length: durationText(ticks(end - start), rate, timecodeFormat),
    track: range.track,
    nests: range.nests,
    clip: range.clip,
    visibility: range.visibility,
    suspected: range.made === "suspected",
    ...(take === undefined ? {} : { recipe: recipeOf(take) }),
    needed: standing?.needed ?? [],
    standing: { editorial: kindOf("editorial"), legal: kindOf("legal"), ethics: kindOf("ethics") },
  };
}

function recipeOf({ clipName, recipe }: Take): PackRecipe {
  const seed = seedUsed(recipe);
  return {
    take: clipName,
    engine: recipe.asked?.engineName ?? recipe.engine,
    model: recipe.model,
    prompt: recipe.prompt,
    negative: recipe.negative,
    ...(seed === undefined ? {} : { seed }),
    use: recipe.use,
    references: recipe.references.map(referenceName),
  };
}

function referenceName({ role, from }: ReferenceFrame): string {
  switch (from.kind) {
    case "program":
      return `${role}: ${from.sequenceName}, ${from.timecode}`;
    case "source-clip":
    case "take":
      return `${role}: ${from.clipName}`;
    case "file":
    case "library":
      return `${role}: ${from.name}`;
  }
}

/** How a film's colours are tagged, how that differs from Rec.709, and whether a copy can be made that shows the same. Pure. */

/** Colour tags as WebCodecs names them (`bt709`, `smpte170m` …); absent where the file has none. */
export interface ColourTags {
  readonly primaries?: string;
  readonly transfer?: string;
  readonly matrix?: string;
  readonly range?: "limited" | "full";
}

/** One thing in which the tags differ from Rec.709 in limited range; see `FitDifference`. */
export type ColourDifference =
  /** Without tags Premiere takes Rec.709, which is also what a copy would be tagged as: nothing to do. */
  | {
      readonly kind: "colour";
      readonly what: "untagged";
      readonly premiere: "assumes-rec-709";
      readonly remedy: "none";
    }
  /** `standard-definition`: the primaries of BT.601, 525 or 625 lines. A copy's values are worked out anew for all three. */
  | {
      readonly kind: "colour";
      readonly what: "other-matrix" | "full-range" | "standard-definition";
      readonly premiere: "unknown";
      readonly remedy: "copy";
    }
  /** IEC 61966-2-1, near enough to Rec.709 to be left alone; a copy is tagged as Rec.709, its code values as they are. */
  | {
      readonly kind: "colour";
      readonly what: "srgb-transfer";
      readonly premiere: "unknown";
      readonly remedy: "none";
    }
  /** A copy would say Rec.709 of colours that are none, so there is no copy: see `whyNotRec709`. */
  | {
      readonly kind: "colour";
      readonly what: "other-primaries" | "other-transfer";
      readonly premiere: "unknown";
      readonly remedy: "none";
    }
  /** PQ or HLG: into Rec.709 it would have to be tone-mapped, which Pickup does not do. */
  | {
      readonly kind: "colour";
      readonly what: "high-dynamic-range";
      readonly premiere: "converts";
      readonly remedy: "none";
    };

/** Why the colours of a film cannot become those of Rec.709 here: a copy would be tagged as what it is not. */
export type WhyNotRec709 = "high-dynamic-range" | "other-primaries" | "other-transfer";

export function colourDifferences(colour: ColourTags): readonly ColourDifference[] {
  const what = whyNotRec709(colour);
  if (what === "high-dynamic-range") return [{ kind: "colour", what, premiere: "converts", remedy: "none" }];
  if (what !== undefined) return [{ kind: "colour", what, premiere: "unknown", remedy: "none" }];
  const { primaries, transfer, matrix, range } = colour;
  const found: ColourDifference[] = [];
  const copied = (one: "other-matrix" | "full-range" | "standard-definition"): void => {
    found.push({ kind: "colour", what: one, premiere: "unknown", remedy: "copy" });
  };
  if (primaries !== undefined && primaries !== "bt709") copied("standard-definition");
  else if (matrix !== undefined && matrix !== "bt709") copied("other-matrix");
  if (range === "full") copied("full-range");
  if (transfer === "iec61966-2-1") {
    found.push({ kind: "colour", what: "srgb-transfer", premiere: "unknown", remedy: "none" });
  }
  if (found.length > 0) return found;
  if (primaries !== undefined && transfer !== undefined && matrix !== undefined) return [];
  return [{ kind: "colour", what: "untagged", premiere: "assumes-rec-709", remedy: "none" }];
}

/** Those of BT.601 differ from Rec.709's by little, and are brought over; wider ones would have to be mapped into it. */
const NEAR_PRIMARIES: readonly string[] = ["bt709", "smpte170m", "bt470bg"];
/** One curve under two names (BT.601-7 §2.6.4, BT.709-6 §1.2); sRGB's lies close to what a display makes of it. */
const NEAR_TRANSFERS: readonly string[] = ["bt709", "smpte170m", "iec61966-2-1"];

/** Absent: a copy in Rec.709 shows what the film shows. What is not tagged is taken for Rec.709. */
export function whyNotRec709({ primaries = "bt709", transfer = "bt709" }: ColourTags): WhyNotRec709 | undefined {
  if (HIGH_DYNAMIC_RANGE.includes(transfer)) return "high-dynamic-range";
  if (!NEAR_PRIMARIES.includes(primaries)) return "other-primaries";
  return NEAR_TRANSFERS.includes(transfer) ? undefined : "other-transfer";
}

/** As WebCodecs and as ffmpeg name them. */
const HIGH_DYNAMIC_RANGE: readonly string[] = ["pq", "hlg", "smpte2084", "arib-std-b67"];

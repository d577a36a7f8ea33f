/** A figure, what it was held to, and how it is printed: `name  value  unit  bound  ok|short|absent`. */

export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** Absent: only printed, held to nothing. */
  readonly bound?: { readonly kind: "least" | "most"; readonly value: number };
  readonly seen: { readonly value: number } | { readonly absent: string };
  /** What it was compared to, measured in the same run. */
  readonly beside?: string;
}

type Verdict = "ok" | "short" | "absent";

export function verdictOf({ bound, seen }: Figure): Verdict {
  if ("absent" in seen) return "absent";
  if (bound === undefined) return "ok";
  return (bound.kind === "least" ? seen.value >= bound.value : seen.value <= bound.value) ? "ok" : "short";
}

export function rowOf(figure: Figure): string {
  const { name, unit, bound, seen, beside } = figure;
  const value = "absent" in seen ? "–" : plain(seen.value);
  const limit = bound === undefined ? "–" : `${bound.kind === "least" ? "≥" : "≤"} ${plain(bound.value)}`;
  const note = "absent" in seen ? `needs ${seen.absent}` : (beside ?? "");
  return [name.padEnd(62), value.padStart(9), unit.padEnd(6), limit.padEnd(8), verdictOf(figure).padEnd(6), note]
    .join("  ")
    .trimEnd();
}

function plain(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : value.toFixed(2);
}

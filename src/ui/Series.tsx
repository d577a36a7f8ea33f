/** How many takes one press asks for, with which seeds, and what becomes of each. */

import type { ReactNode } from "react";
import { MOST_TAKES, seedAt } from "../core/series";
import type { ShotForm } from "../studio/form/shot-form";
import { Select } from "./controls";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

const COUNTS = Array.from({ length: MOST_TAKES }, (_, index) => index + 1);

export function CountSelect(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const count = useStudio(({ form }) => form.count ?? 1);
  return (
    <Select
      label={text.shelf.count}
      value={String(count)}
      choices={COUNTS.map((one) => ({ value: String(one), text: text.shelf.takes(one) }))}
      onChoose={(value) => studio.editForm({ count: Number(value) })}
    />
  );
}

/** The seeds that are kept, or that each take gets a new one. */
export function seedText(text: Text, { seed, seedLocked, count = 1 }: ShotForm): string {
  if (!seedLocked) return text.engine.newSeed;
  return count > 1 ? text.shelf.seeds(seed, seedAt(seed, count - 1)) : text.engine.seed(seed);
}

/** What becomes of them all; nothing is said of a single one. */
export function SeriesLine(): ReactNode {
  const text = useText();
  const asked = useStudio(({ form }) => form.count ?? 1);
  const takes = useStudio(({ plan }) => plan?.takes);
  const isSeedless = useStudio(({ plan }) => plan?.order?.capability?.seed === false);
  if (asked < 2 || takes === undefined) return null;
  if (takes < 2) return <p className="dim">{text.shelf.stillOnce}</p>;
  return <p className="dim">{isSeedless ? text.shelf.seedless(takes) : text.shelf.series(takes)}</p>;
}

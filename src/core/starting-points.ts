/** Prompts to begin with, from `assets/direction/starting-points.json`. What is to be filled in stands in ‹ ›. */

import data from "../../assets/direction/starting-points.json";
import { finiteFrom, list, object, oneOf, text } from "./decode";
import type { Language } from "./direction";
import type { IntendedUse } from "./shot";

/** What an editor comes for, in the order in which it is offered. */
export const POINT_GROUPS = ["ads", "product", "previz", "teaching", "insert"] as const;

export interface StartingPoint {
  readonly id: string;
  readonly group: (typeof POINT_GROUPS)[number];
  /** A sensible length. */
  readonly seconds: number;
  readonly use: IntendedUse;
  readonly said: Readonly<Record<Language, { readonly name: string; readonly prompt: string }>>;
}

const saying = object(({ read }) => ({ name: read("name", text), prompt: read("prompt", text) }));

export const STARTING_POINTS: readonly StartingPoint[] = object(({ read }) =>
  read(
    "points",
    list(
      object((one): StartingPoint => ({
        id: one.read("id", text),
        group: one.read("group", oneOf(...POINT_GROUPS)),
        seconds: one.read("seconds", finiteFrom(1)),
        use: one.read("use", oneOf("temp", "final")),
        said: { en: one.read("en", saying), fr: one.read("fr", saying) },
      })),
    ),
  ),
)(data, "starting points");

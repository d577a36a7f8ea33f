/** What of a drawn scene can be told to people: read off take.json, which an older or a later version may have written. */

import { VALUES, type Values } from "./direction";
import type { DrawnScene } from "./drawing";
import {
  ACTIONS,
  MOVES,
  PLACES,
  SUBJECT_KINDS,
  WHO,
  type Action,
  type Move,
  type Place,
  type SubjectKind,
  type Who,
} from "./staging";

export interface SubjectTold {
  /** Of a block-out its label. */
  readonly name: { readonly kind: SubjectKind } | { readonly who: Who } | { readonly label: string };
  /** Whole, from 1. */
  readonly count: number;
  readonly action?: Action;
}

/** Absent is what that version does not say, or says in words of its own. */
export interface Told {
  readonly place?: Place;
  readonly hour?: Values["time"];
  readonly weather?: Values["weather"];
  readonly subjects: readonly SubjectTold[];
  readonly size?: Values["size"];
  /** Millimetres. */
  readonly lens?: number;
  readonly move?: Move;
}

export function toldOf(scene: DrawnScene): Told {
  const camera = isRecord(scene["camera"]) ? scene["camera"] : scene;
  const subjects: unknown = scene["subjects"];
  const { lens } = camera;
  const place = known(PLACES, scene["place"]);
  const hour = known(VALUES.time, scene["hour"]);
  const weather = known(VALUES.weather, scene["weather"]);
  const size = known(VALUES.size, camera["size"]);
  const move = known(MOVES, camera["move"]);
  return {
    ...(place && { place }),
    ...(hour && { hour }),
    ...(weather && { weather }),
    subjects: Array.isArray(subjects) ? subjects.flatMap(subjectTold) : [],
    ...(size && { size }),
    ...(typeof lens === "number" && { lens: Math.round(lens) }),
    ...(move && { move }),
  };
}

function subjectTold(subject: unknown): readonly SubjectTold[] {
  if (!isRecord(subject)) return [];
  const { count, label, who } = subject;
  const kind = known(SUBJECT_KINDS, subject["kind"]);
  const action = known(ACTIONS, subject["action"]);
  const all: readonly unknown[] = Array.isArray(who) ? who : [];
  const one = all.every((each) => each === all[0]) && all.length === count ? known(WHO, all[0]) : undefined;
  const name = one !== undefined ? { who: one } : kind !== undefined ? { kind } : undefined;
  const named = name ?? (typeof label === "string" ? { label } : undefined);
  if (named === undefined) return [];
  return [{ name: named, count: typeof count === "number" ? count : 1, ...(action && { action }) }];
}

function known<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((one) => one === value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

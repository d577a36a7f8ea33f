/** Where labels go: from what was decided of each range, in the audited sequence's clock. Pure, and laid by nobody here. */

import { maybeOf, seenOf, type Audit, type AuditRange } from "./audit";
import type { MarkerView } from "./fill";
import type { LabelStanding } from "./label";
import type { LabelForm, LabelMode, Wording } from "./label-choice";
import type { LabelPreset } from "./label-presets";
import type { TrackView } from "./sequence";
import { framesInSeconds, frameStart, overlap, ticks, ticksOfFrames, ZERO, type Ticks, type TimeRange } from "./time";

/** `bug`: in a corner. `slate`: a band across the middle of the picture. */
export const LABEL_KINDS = ["bug", "slate"] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

export interface LabelPlacement {
  readonly rangeInSequence: TimeRange;
  readonly kind: LabelKind;
  readonly form: LabelForm;
  readonly wording: Wording;
  /** Keys of the ranges that it is for; never empty. */
  readonly ranges: readonly string[];
}

/** What a range is labelled by. */
export interface RangeLabel {
  readonly standing: LabelStanding;
  readonly wording: Wording;
}

/** Where the programme goes on after a break. */
export interface Break {
  readonly at: Ticks;
  /** As the marker is called. */
  readonly name: string;
}

export interface LabelWish {
  readonly audit: Audit;
  /** By the range's key. */
  readonly labels: ReadonlyMap<string, RangeLabel>;
  readonly preset: LabelPreset;
  readonly mode: LabelMode;
  /** In any order; those outside the programme are none. */
  readonly breaks: readonly Break[];
}

/** A range that is to be labelled. */
interface Due {
  readonly key: string;
  /** What of it is seen or may be seen, in order. */
  readonly shown: readonly TimeRange[];
  readonly form: LabelForm;
  readonly wording: Wording;
}

/**
 * In order, and none over another. A label lasts as long as its preset says, so that it can be read, also over a range that is
 * shorter; at the programme's end it begins earlier instead of lasting longer than the programme.
 */
export function labelPlan({ audit, labels, preset, mode, breaks }: LabelWish): readonly LabelPlacement[] {
  const { length, rate } = audit;
  const due = audit.ranges.flatMap((range) => dueOf(range, labels.get(range.key)));
  const lasts = (form: LabelForm): Ticks =>
    ticksOfFrames(Math.max(1, framesInSeconds(preset.forms[form].seconds, rate)), rate);
  const from = (wanted: Ticks, form: LabelForm): TimeRange => {
    const start = Math.max(0, Math.min(wanted, length - lasts(form)));
    return { start: ticks(start), end: ticks(Math.min(length, start + lasts(form))) };
  };
  const heads = mode === "programme-start" ? [ZERO] : [ZERO, ...breaks.map(({ at }) => at)];
  const placements =
    mode === "first-exposure"
      ? due.flatMap(({ key, shown, form, wording }): readonly LabelPlacement[] => {
          const first = shown[0];
          if (first === undefined) return [];
          const rangeInSequence = from(frameStart(first.start, rate), form);
          return [{ rangeInSequence, kind: "bug", form, wording, ranges: [key] }];
        })
      : partsOf(heads, length, rate).flatMap((part): readonly LabelPlacement[] => {
          const inPart = due.filter(({ shown }) => shown.some((one) => overlap(one, part) !== undefined));
          if (inPart.length === 0) return [];
          const form = strongestForm(inPart);
          return [
            {
              rangeInSequence: from(part.start, form),
              kind: form === "full" ? "slate" : "bug",
              form,
              wording: strongestWording(inPart),
              ranges: inPart.map(({ key }) => key),
            },
          ];
        });
  return merged(placements);
}

/** An animatic is drawn, so there is nothing to disclose of it, whatever was said. */
function dueOf(range: AuditRange, label: RangeLabel | undefined): readonly Due[] {
  const form = formOf(label?.standing);
  if (label === undefined || form === undefined || range.made === "animatic") return [];
  return [{ key: range.key, shown: shownOf(range), form, wording: label.wording }];
}

/** Absent: it is not labelled. A decision that was re-opened lays nothing. */
export function formOf(standing: LabelStanding | undefined): LabelForm | undefined {
  if (standing?.kind !== "decided") return undefined;
  switch (standing.decided.decision) {
    case "due":
      return "full";
    case "limited":
      return "limited";
    case "not-due":
    case "undecided":
      return undefined;
  }
}

/** In order. What may be seen counts as seen: a label too many does less harm than one that is missing. */
export function shownOf(range: AuditRange): readonly TimeRange[] {
  return [...seenOf(range), ...maybeOf(range)].sort((a, b) => a.start - b.start);
}

/** The programme, cut where it goes on after breaks. */
function partsOf(heads: readonly Ticks[], length: Ticks, rate: Audit["rate"]): readonly TimeRange[] {
  const starts = [...new Set(heads.map((head) => frameStart(head, rate)))].filter((head) => head >= 0 && head < length);
  starts.sort((a, b) => a - b);
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? length }));
}

function strongestForm(all: readonly Pick<Due, "form">[]): LabelForm {
  return all.some(({ form }) => form === "full") ? "full" : "limited";
}

/** The one that says more. */
function strongestWording(all: readonly Pick<Due, "wording">[]): Wording {
  return all.some(({ wording }) => wording === "generated") ? "generated" : "modified";
}

/** Labels that share time are one, as are those of one picture that touch: else it would blink or be cut short. */
function merged(placements: readonly LabelPlacement[]): readonly LabelPlacement[] {
  const apart: LabelPlacement[] = [];
  for (const next of [...placements].sort((a, b) => a.rangeInSequence.start - b.rangeInSequence.start)) {
    const last = apart.at(-1);
    if (last === undefined || !belongTogether(last, next)) {
      apart.push(next);
      continue;
    }
    const end = ticks(Math.max(last.rangeInSequence.end, next.rangeInSequence.end));
    apart[apart.length - 1] = {
      rangeInSequence: { start: last.rangeInSequence.start, end },
      kind: last.kind === "slate" ? "slate" : next.kind,
      form: strongestForm([last, next]),
      wording: strongestWording([last, next]),
      ranges: [...new Set([...last.ranges, ...next.ranges])],
    };
  }
  return apart;
}

function belongTogether(last: LabelPlacement, next: LabelPlacement): boolean {
  const { start } = next.rangeInSequence;
  if (start < last.rangeInSequence.end) return true;
  const isSame = last.kind === next.kind && last.form === next.form && last.wording === next.wording;
  return isSame && start === last.rangeInSequence.end;
}

/** The lowest video track above everything that lies there, from 0; their number: a new one. A track whose eye is off shows nothing. */
export function labelTrack(video: readonly TrackView[], placements: readonly LabelPlacement[]): number {
  const isOver = (track: TrackView): boolean =>
    track.items.some(({ rangeInSequence }) =>
      placements.some((one) => overlap(one.rangeInSequence, rangeInSequence) !== undefined),
    );
  const above = Math.max(-1, ...video.filter(isOver).map(({ index }) => index)) + 1;
  return video.find(({ index, muted }) => index >= above && !muted)?.index ?? video.length;
}

const BREAK = /(?:^|[^\p{L}\p{N}])(?:breaks?|pubs?|publicit[eé]s?|coupures?)(?![\p{L}\p{N}])/iu;

/** Markers whose name or comment says so; the programme goes on where they end. In order. */
export function breaksIn(markers: readonly MarkerView[]): readonly Break[] {
  return markers
    .filter(({ name, comments }) => BREAK.test(name) || BREAK.test(comments))
    .map(({ name, comments, start, duration }) => ({
      at: ticks(start + duration),
      name: name.trim() === "" ? comments.trim() : name.trim(),
    }))
    .sort((a, b) => a.at - b.at);
}

/** What an editor should know of ranges before labels are laid. */
export interface LabelTally {
  /** Of AI; nobody has decided, or said that it is undecided. */
  readonly undecided: number;
  readonly reopened: number;
  /** They are to be labelled, and nothing of them is seen: no label is laid. */
  readonly hidden: number;
  /** They are labelled, and nobody knows whether they are seen. */
  readonly unknown: number;
}

export function labelTally(audit: Audit, labels: LabelWish["labels"]): LabelTally {
  const all = audit.ranges
    .filter(({ made }) => made !== "animatic")
    .map((range) => ({ range, standing: labels.get(range.key)?.standing ?? ({ kind: "open" } as const) }));
  const due = all.filter(({ standing }) => formOf(standing) !== undefined);
  const isUndecided = (standing: LabelStanding): boolean =>
    standing.kind === "open" || (standing.kind === "decided" && standing.decided.decision === "undecided");
  return {
    undecided: all.filter(({ standing }) => isUndecided(standing)).length,
    reopened: all.filter(({ standing }) => standing.kind === "reopened").length,
    hidden: due.filter(({ range }) => shownOf(range).length === 0).length,
    unknown: due.filter(({ range: { visibility } }) => visibility.kind === "unknown").length,
  };
}

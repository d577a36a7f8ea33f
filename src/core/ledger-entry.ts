/**
 * What a line of the ledger says. No name, note or prompt stands in it: lines refer to words by an id, and words stand in a file
 * of their own from which they can be erased while the ledger stays whole.
 */

import { fieldsOf, Misfit, object, oneOf, text, whole, wholeFrom, type Decoder } from "./decode";
import { labelChoiceRecord, WORDINGS, type LabelChoice, type Wording } from "./label-choice";
import { REPLACE_WAYS, type ReplaceWay } from "./replace-way";
import { useInCutRecord, type UseInCut } from "./use-in-cut";

export const MARKS = ["favourite", "keep", "reject"] as const;
export type Mark = (typeof MARKS)[number];

/** Who must have looked. Which of them are needed is the policy's word. */
export const SIGN_OFFS = ["editorial", "legal", "ethics"] as const;
export type SignOff = (typeof SIGN_OFFS)[number];

export const DECISIONS = ["approve", "changes", "reject"] as const;
export type Decision = (typeof DECISIONS)[number];

/** Whether a use must bear a label, as a named person decided. `limited`: a disclosure that does not hamper the work. */
export const LABEL_DECISIONS = ["due", "not-due", "limited", "undecided"] as const;
export type LabelDecision = (typeof LABEL_DECISIONS)[number];

/** What left the panel for somebody else to read. */
const EXPORTS = ["audit", "review-pack", "ledger"] as const;

export type Entry =
  /** `none` takes the device's own mark away. */
  | { readonly kind: "mark"; readonly takeId: string; readonly mark: Mark | "none" }
  /** The take's folder was removed. Its clip's name is never given again. */
  | { readonly kind: "removed"; readonly takeId: string; readonly clipName: string; readonly bytes: number }
  /** An editor pressed the button. `recipe`: SHA-256 of the recipe as it stands in take.json, so that a change of it shows. */
  | {
      readonly kind: "asked";
      readonly takeId: string;
      readonly clipName: string;
      readonly engine: string;
      readonly model: string;
      readonly recipe: string;
    }
  /** The request left for `host`, or was about to. */
  | { readonly kind: "submitted"; readonly takeId: string; readonly submission: string; readonly host: string }
  | {
      readonly kind: "delivered";
      readonly takeId: string;
      readonly sha256: string;
      readonly essence?: string;
      readonly bytes: number;
    }
  /** `why`: the failure's kind. */
  | { readonly kind: "failed"; readonly takeId: string; readonly why: string }
  /** As reading back showed it then. */
  | {
      readonly kind: "placed";
      readonly takeId: string;
      readonly sequenceId: string;
      readonly outcome: "verified" | "unverified";
    }
  /** In the place of `clip`. */
  | {
      readonly kind: "replaced";
      readonly takeId: string;
      readonly sequenceId: string;
      readonly clip: string;
      readonly way: ReplaceWay;
      readonly outcome: "verified" | "unverified";
    }
  /**
   * `by` and `note` are ids of words. `withdrawn`: what was said before no longer counts. `pack`: the review pack whose decisions
   * file said it, at `saidAt` by its reader's clock; absent: said in the panel. `alike`: as `alikeIn` counts, when it was decided.
   */
  | {
      readonly kind: "reviewed";
      readonly use: UseInCut;
      readonly part: SignOff;
      readonly decision: Decision | "withdrawn";
      readonly by: string;
      readonly note?: string;
      readonly pack?: string;
      readonly saidAt?: string;
      readonly alike?: number;
    }
  | {
      readonly kind: "label-decided";
      readonly use: UseInCut;
      readonly decision: LabelDecision;
      readonly by: string;
      /** Id of words. */
      readonly reason?: string;
      /** What the label says, where the person said otherwise than Pickup. */
      readonly wording?: Wording;
      /** As of `reviewed`. */
      readonly alike?: number;
    }
  | {
      readonly kind: "labelled";
      readonly sequenceId: string;
      readonly does: "laid" | "removed";
      readonly labels: number;
      /** By what they were laid, so that any machine can lay them anew. */
      readonly choice?: LabelChoice;
    }
  | {
      readonly kind: "exported";
      readonly what: (typeof EXPORTS)[number];
      readonly sequenceId?: string;
      /** Of the file, hex. */
      readonly sha256: string;
    };

type Kind = Entry["kind"];

/** By kind: exhaustive, so that an entry which can be written can be read. */
const readers: { readonly [K in Kind]: Decoder<Extract<Entry, { kind: K }>> } = {
  mark: object(({ read }) => ({
    kind: "mark",
    takeId: read("takeId", text),
    mark: read("mark", oneOf(...MARKS, "none")),
  })),
  removed: object(({ read }) => ({
    kind: "removed",
    takeId: read("takeId", text),
    clipName: read("clipName", text),
    bytes: read("bytes", whole),
  })),
  asked: object(({ read }) => ({
    kind: "asked",
    takeId: read("takeId", text),
    clipName: read("clipName", text),
    engine: read("engine", text),
    model: read("model", text),
    recipe: read("recipe", text),
  })),
  submitted: object(({ read }) => ({
    kind: "submitted",
    takeId: read("takeId", text),
    submission: read("submission", text),
    host: read("host", text),
  })),
  delivered: object(({ read, maybe }) => ({
    kind: "delivered",
    takeId: read("takeId", text),
    sha256: read("sha256", text),
    ...maybe("essence", text),
    bytes: read("bytes", wholeFrom(0)),
  })),
  failed: object(({ read }) => ({ kind: "failed", takeId: read("takeId", text), why: read("why", text) })),
  placed: object(({ read }) => ({
    kind: "placed",
    takeId: read("takeId", text),
    sequenceId: read("sequenceId", text),
    outcome: read("outcome", oneOf("verified", "unverified")),
  })),
  replaced: object(({ read }) => ({
    kind: "replaced",
    takeId: read("takeId", text),
    sequenceId: read("sequenceId", text),
    clip: read("clip", text),
    way: read("way", oneOf(...REPLACE_WAYS)),
    outcome: read("outcome", oneOf("verified", "unverified")),
  })),
  reviewed: object(({ read, maybe }) => ({
    kind: "reviewed",
    use: read("use", useInCutRecord),
    part: read("part", oneOf(...SIGN_OFFS)),
    decision: read("decision", oneOf(...DECISIONS, "withdrawn")),
    by: read("by", text),
    ...maybe("note", text),
    ...maybe("pack", text),
    ...maybe("saidAt", text),
    ...maybe("alike", wholeFrom(1)),
  })),
  "label-decided": object(({ read, maybe }) => ({
    kind: "label-decided",
    use: read("use", useInCutRecord),
    decision: read("decision", oneOf(...LABEL_DECISIONS)),
    by: read("by", text),
    ...maybe("reason", text),
    ...maybe("wording", oneOf(...WORDINGS)),
    ...maybe("alike", wholeFrom(1)),
  })),
  labelled: object(({ read, maybe }) => ({
    kind: "labelled",
    sequenceId: read("sequenceId", text),
    does: read("does", oneOf("laid", "removed")),
    labels: read("labels", wholeFrom(0)),
    ...maybe("choice", labelChoiceRecord),
  })),
  exported: object(({ read, maybe }) => ({
    kind: "exported",
    what: read("what", oneOf(...EXPORTS)),
    ...maybe("sequenceId", text),
    sha256: read("sha256", text),
  })),
};

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(readers, kind);
}

/** @throws Misfit where it is damaged, or of a kind that this version does not know. */
export const entryRecord: Decoder<Entry> = (value, at) => {
  const kind = fieldsOf(value, at).read("kind", text);
  if (!isKind(kind)) throw new Misfit("kind", "one that this Pickup knows");
  return readers[kind](value, at);
};

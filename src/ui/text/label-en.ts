/** Labels: what is decided of a range, and what is laid, in English. `label-fr.ts` has the same shape. */

import type { Reopening, WhyWording } from "../../core/label";
import type { Corner, LabelLanguage, LabelMode, Wording } from "../../core/label-choice";
import type { LabelDecision } from "../../core/ledger-entry";

export const labelEn = {
  whoDecides: "Who publishes decides; Pickup records.",
  animatic: "An animatic is drawn and not AI: there is no label to decide.",
  decision: "Label",
  decisions: {
    due: "Label: due",
    "not-due": "Label: not due",
    limited: "Label: limited",
    undecided: "Label: undecided",
  } satisfies Record<LabelDecision, string>,
  means: {
    due: "It resembles existing persons, objects, places, entities or events, and would pass for real.",
    "not-due": "It would not pass for real, or shows nothing that exists.",
    limited:
      "It would pass for real, in a work that is evidently artistic, satirical or fictional: a disclosure that does not hamper it.",
    undecided: "Nobody lays a label for it until somebody decides.",
  } satisfies Record<LabelDecision, string>,
  wording: "What the label says",
  wordings: { generated: "AI generated", modified: "AI modified" } satisfies Record<Wording, string>,
  suggested: (wording: string) => `${wording}, suggested`,
  because: {
    declared: "“Modified”: its own metadata or credentials call it a composite with AI.",
    "first-frame": "“Modified”: it begins with a picture that did not come from a model.",
    "last-frame": "“Modified”: it ends with a picture that did not come from a model.",
    "all-from-model": "“Generated”: as its recipe says, all of it came from a model.",
    unknown: "“Generated”: nobody here knows how it was made. Say otherwise if you know.",
  } satisfies Record<WhyWording, string>,
  person: "Who decides",
  personSays: "A typed name is declared, not authenticated.",
  reason: "Reason",
  record: "Record the decision",
  recordSays: "Writes it into the ledger, with name and reason",
  erased: "(erased)",
  notAtHand: "(not at hand)",
  said: (decision: string, by: string, when: string) => `${decision}, said ${by}, ${when}`,
  saidWhy: (said: string, reason: string) => `${said}: ${reason}`,
  reopened: (decision: string, by: string, why: string) =>
    `${decision}, said ${by}; but since then ${why}. Decide anew.`,
  why: {
    "other-take": "other media lie there",
    "other-range": "it shows another part of its media, or is of another length",
    "other-look": "it looks different",
    "other-cut": "it lies between other clips",
  } satisfies Record<Reopening, string>,

  open: "Label due ranges …",
  heading: "Labels of this cut",
  close: "Close",
  none: "No label lies in the cut.",
  fits: (count: number) =>
    count === 1 ? "1 label lies in the cut, as it should." : `${count} labels lie in the cut, as they should.`,
  other: (count: number) =>
    count === 1
      ? "The label does not fit the cut, or what is chosen here, any more: lay it anew."
      : `The ${count} labels do not fit the cut, or what is chosen here, any more: lay them anew.`,
  stray: (count: number) =>
    count === 1
      ? "1 label lies in the cut and belongs to no range that is due now: remove it, or decide anew."
      : `${count} labels lie in the cut and belong to no range that is due now: remove them, or decide anew.`,
  doubt: (count: number) =>
    `${count === 1 ? "1 label lies" : `${count} labels lie`} in the cut, which changed since it was read: nobody knows whether ${count === 1 ? "it still fits" : "they still fit"}.`,
  preset: "Preset",
  language: "Language of the label",
  languages: { en: "English", fr: "French" } satisfies Record<LabelLanguage, string>,
  mode: "When it is shown",
  modes: {
    "first-exposure": "At first exposure",
    "programme-start": "At programme start",
    "after-breaks": "At start and after breaks",
  } satisfies Record<LabelMode, string>,
  modeSays: {
    "first-exposure": "A bug over the first frames of each range that is seen.",
    "programme-start": "One slate at the start of the programme.",
    "after-breaks": "A slate at the head of each part that shows a range.",
  } satisfies Record<LabelMode, string>,
  corner: "Corner",
  corners: {
    "top-left": "Top left",
    "top-right": "Top right",
    "bottom-left": "Bottom left",
    "bottom-right": "Bottom right",
  } satisfies Record<Corner, string>,
  preview: "The label on the frame, over grey",
  noPreview: (why: string) =>
    `Labels cannot be drawn on this machine (${why}), so only those that were drawn before can be laid.`,
  newTrack: (track: string) => `${track}, a new track`,
  lasts: (least: number, most: number) => (least === most ? `${least} s` : `${least} to ${most} s`),
  lays: (labels: number, track: string, lasts: string) =>
    `Lays ${labels === 1 ? "1 label" : `${labels} labels`} on ${track}: ${lasts} each.`,
  /** At most: some may be there already. */
  brings: (pictures: number) =>
    pictures === 1
      ? "Brings 1 picture into the Pickup bin first, unless it is there; one Ctrl+Z leaves it there."
      : `Brings up to ${pictures} pictures into the Pickup bin first; one Ctrl+Z leaves them there.`,
  replaces: "Takes off those that lie there, in the same undo step.",
  nothing: "No range that is seen is to be labelled.",
  limited: (wording: string) => `${wording}, limited`,
  more: (count: number) => `and ${count} more`,
  beyond: (count: number) =>
    count === 1
      ? "1 label stands beyond its range too, so that it can be read."
      : `${count} labels stand beyond their ranges too, so that they can be read.`,
  beyondAt: (range: string, over: string) => `Beyond its range ${range}: over ${over}.`,
  noPicture: "no picture",
  clearance: {
    top: (percent: number) => `At the top, ${percent} % of the height stays free of it, for a channel’s own bug.`,
    bottom: (percent: number) => `At the bottom, ${percent} % of the height stays free of it, for a channel’s own bug.`,
  },
  undecided: (count: number) =>
    count === 1 ? "1 range is undecided and gets no label." : `${count} ranges are undecided and get no label.`,
  reopenedCount: (count: number) =>
    count === 1
      ? "1 range changed since it was decided and gets no label."
      : `${count} ranges changed since they were decided and get no label.`,
  hidden: (count: number) =>
    count === 1 ? "1 range that is due is not seen: no label." : `${count} ranges that are due are not seen: no label.`,
  doubtful: (count: number) =>
    count === 1
      ? "Of 1 range nobody knows whether it is seen: it is labelled."
      : `Of ${count} ranges nobody knows whether they are seen: they are labelled.`,
  breaks: (names: string) => `Breaks, by the sequence’s markers: ${names}.`,
  noBreaks: "No marker of the sequence says “break”, “pub” or “coupure”: only the start is labelled.",
  stale: "The cut changed since it was read. Read it again before labels are laid.",
  lay: (labels: number) => (labels === 1 ? "Lay 1 label" : `Lay ${labels} labels`),
  layAnew: (labels: number) => (labels === 1 ? "Lay 1 label anew" : `Lay ${labels} labels anew`),
  laying: "Laying …",
  remove: "Remove labels",
  removing: "Removing …",
  laid: (labels: number, track: string) =>
    `${labels === 1 ? "1 label was laid" : `${labels} labels were laid`} on ${track}. One Ctrl+Z takes ${labels === 1 ? "it" : "them"} away.`,
  missing: (count: number) =>
    `${count === 1 ? "One label is" : `${count} labels are`} not there, although Premiere took the step. Take them off and lay them anew.`,
  unverified: (count: number) =>
    `Premiere said yes, and ${count === 1 ? "1 of them does" : `${count} of them do`} not read back as asked: look at the timeline.`,
  removed: (labels: number) =>
    labels === 0
      ? "No label of Pickup’s lay in this sequence."
      : labels === 1
        ? "1 label was removed."
        : `${labels} labels were removed.`,
  sources: "What the preset goes by",
  source: (where: string, says: string) => `${where}: ${says}`,
};

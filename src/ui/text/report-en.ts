/** The page that an audit is handed out as, in English. `report-fr.ts` has the same shape. */

import type { ReportWords } from "../../core/audit-words";
import { policyEn } from "./policy-en";

const { language, rule, ruleOf, rests, restsSays, severity } = policyEn;

export const reportEn: ReportWords = {
  language: "en",
  title: (sequence: string) => `AI in ${sequence}`,
  about: (project: string, at: string) => `${project}. Read on ${at} UTC by Pickup.`,
  convention: (first: string) =>
    `Timecodes are the sequence’s own; it starts at ${first}. In is the first frame of a range, Out is its last, as Premiere shows it.`,
  share: (seen: number, whole: number, percent: number) =>
    `AI is seen for certain on ${seen} of ${whole} frames (${percent.toFixed(1)} %).`,
  maybe: (frames: number) =>
    `On up to ${frames} more it may be seen: Premiere does not tell, or nothing but a name says that it is AI.`,
  none: "No AI was found, as far as records, files, credentials and names tell.",
  head: {
    number: "No.",
    in: "In",
    out: "Out",
    length: "Length",
    what: "What",
    seen: "Seen",
    signOffs: "Sign-offs",
    label: "Label",
    missing: "Missing",
  },
  frames: (count: number) => (count === 1 ? "1 frame" : `${count} frames`),
  visible: "Seen.",
  missing: {
    "sign-off": "sign-off",
    "label-undecided": "label undecided",
    "label-not-laid": "due, but no label laid",
    "label-other": "due, and the label there is not the one that would be laid now",
    "label-unknown": "due, and nobody can tell whether a label is laid",
    credentials: "credentials",
    temp: "temp still in the cut",
    visibility: "visibility unknown",
    rights: "rights in a reference",
    proof: "proof that it is AI",
  },
  nothingMissing: "Nothing",
  missingSays:
    "Missing are sign-offs and labels that the followed policy asks for, and, whichever is followed, what nobody noted or can tell.",
  laid: {
    laid: "laid",
    other: "another label laid",
    none: "none laid",
    unknown: "not known whether laid",
  },
  policy: {
    language,
    rule,
    ruleOf,
    rests,
    restsSays,
    severity,
    title: "Policy that is followed",
    none: "None is followed.",
    partial: "Some of the project’s rules cannot be read or are not here: they may ask for more.",
    pack: (name: string, date: string) => `${name}, as of ${date}`,
    gone: (id: string) => `${id}, a rule that is another now, or is not here`,
    nothingThen: "Nothing stood against it.",
    unreadThen: "Some of its rules could not be read then.",
  },
  ranges: "Each range",
  stillOf: (name: string) => `A frame of ${name}`,
  field: {
    clip: "Clip",
    maker: "Engine and model",
    asked: "Asked for (UTC)",
    use: "Meant as",
    prompt: "Prompt",
    sent: "Prompt as it was sent",
    negative: "Negative prompt",
    seed: "Seed",
    policy: "Policy when it was asked for",
    references: "References (SHA-256)",
    evidence: "Known by",
    credentials: "Content Credentials",
    essence: "Media data (SHA-256)",
    seenParts: "Seen from – to",
    maybeParts: "May be seen from – to",
  },
  notLooked: "Nobody looked.",
  use: { temp: "temp, to be replaced", final: "final" },
  by: (what: string, name: string, at: string) => `${what}, declared by ${name}, ${at}.`,
  was: (declared: string, change: string) => `Before: ${declared} Open again: ${change}.`,
  nameless: "somebody whose name is not at hand",
  sources: "Sources",
  noSources: "No reference pictures were given.",
  sourceHead: { role: "Role", origin: "Origin", author: "Author", rights: "Rights", ranges: "Ranges" },
  role: { first: "first frame", last: "last frame", look: "look", subject: "subject" },
  sourceKind: {
    program: "frame of the programme",
    "source-clip": "frame of a clip",
    file: "file",
    take: "frame of a take",
    library: "the project’s library",
  },
  unsaid: "nobody said",
  credits: "Credits",
  limits:
    "What this rests on: Pickup’s records, media data, metadata, credentials and names. Presence of a claim is not proof of it; AI that bears none of them is not found. Masks on a clip cannot be read. Names are declared, not authenticated.",
  ledger: (lines: number) => `The decisions were read from ${lines} ledger lines.`,
  ledgerDoubtful: (count: number) =>
    count === 1
      ? "1 decision stands in a ledger line that does not hold to its chain. It was not counted."
      : `${count} decisions stand in ledger lines that do not hold to their chain. They were not counted.`,
  ledgerBroken: (device: string) =>
    `The ledger of machine ${device} is broken, missing or cannot be read: see the Review tab of Pickup.`,
  ledgerHeadsUnread:
    "What the project had noted of its ledgers cannot be read: nobody knows whether lines of them were cut off.",
  ledgerHead: (chain: string, count: number, sum: string) => `Ledger ${chain}: ${count} lines, head ${sum}.`,
};

/** What the project's policy says, in English: each finding with its way out. It advises; nothing here forbids anything. */

import type { ClearanceField } from "../../core/clearance";
import type { Failure } from "../../core/failure";
import type { SignOff } from "../../core/ledger-entry";
import type { RuleKind, Severity } from "../../core/policy";
import type { Found } from "../../core/policy-finding";
import type { RestsOn } from "../../core/policy-packs";
import type { ReferenceRights } from "../../core/shot";
import type { Said } from "./said";

interface FoundSaid {
  readonly says: string;
  readonly out: string;
}

const at = (model: string, host: string | undefined): string => (host === undefined ? model : `${model} at ${host}`);

export const policyEn = {
  language: (words: { readonly en: string; readonly fr: string }) => words.en,
  nothing: (packs: readonly string[]) =>
    packs.length === 1
      ? `${packs[0] ?? ""} policy: nothing stands against it.`
      : `Policy (${packs.join(", ")}): nothing stands against it.`,
  /** Where some of its rules cannot be read. */
  nothingRead: "Of the rules that can be read, none stands against it.",
  none: "This project follows no policy.",
  things: (count: number) => (count === 1 ? "1 thing to mind" : `${count} things to mind`),
  of: (packs: readonly string[]) => `by ${packs.join(", ")}`,
  openSays: "What the policy says, and the way out",
  missing: (packs: string) =>
    `The pack “${packs}”, which this project follows, is not here: its rules are not looked at.`,
  advises: "It advises and records. You decide.",
  severity: { needs: "To settle:", mind: "To mind:", unknown: "Unknown:" } satisfies Record<Severity, string>,
  rule: {
    terms: "words to mind",
    "real-people": "named people",
    consent: "consent to be shown",
    "references-rights": "rights in references",
    engines: "engines",
    "model-licence": "licence of the model",
    "sign-offs": "sign-offs",
    "temp-not-final": "temp, not final",
    "written-approval": "written approval",
    "likeness-consent": "consent to a likeness",
    "union-consent": "consent by the union",
    territory: "territory",
    expiry: "expiry",
    "label-decision": "decision about the label",
  } satisfies Record<RuleKind, string>,
  /** `pack, rule`. */
  ruleOf: (pack: string, rule: string) => `${pack}, ${rule}`,
  /** Of a whole pack; its rules follow. */
  source: (name: string, where: string, date: string) =>
    `It goes out from ${name}, ${where}, as of ${date}. What each of its rules rests on:`,
  /** What a rule rests on, in few words. */
  rests: (rests: RestsOn) => {
    switch (rests.kind) {
      case "source":
        return `${rests.source.title}, ${rests.source.reference}`;
      case "pickup":
        return "Pickup’s suggestion";
      case "house":
        return "House rule";
    }
  },
  /** With when and how it was read. */
  restsSays: (rests: RestsOn) => {
    switch (rests.kind) {
      case "source": {
        const { title, reference, read, note } = rests.source;
        return `${title}, ${reference}. Read on ${read}.${note === undefined ? "" : ` ${note.en}`}`;
      }
      case "pickup":
        return "Pickup suggests it; no text is named that says so.";
      case "house":
        return "The house says so in a pack of its own; no text is named.";
    }
  },
  found: (found: Found): FoundSaid => {
    switch (found.kind) {
      case "term":
        return {
          says: `“${found.term}” stands in the ${found.where}. ${found.why.en}`,
          out: "Say what is to be seen in words of your own.",
        };
      case "person":
        return found.listed
          ? {
              says: `The prompt has “${found.name}”, a name that the house lists.`,
              out:
                found.agreed === undefined
                  ? "Take the name out, or note in Settings who agreed to be shown."
                  : `Look whether the consent “${found.agreed}” covers it.`,
            }
          : {
              says: `“${found.name}” may name a person.`,
              out: "If it does, take it out or have their consent. If not, nothing is to be done.",
            };
      case "consent":
        return {
          says: `${found.reference} shows a subject, and no consent is noted with it.`,
          out: "If a person is seen in it, keep it in the library with their consent and use it from there.",
        };
      case "rights":
        return {
          says: found.own
            ? `Nobody wrote down whose footage ${found.reference} is.`
            : `${found.reference}: ${found.lacks.map((one) => (one === "author" ? "its author" : "the rights")).join(" and ")} ${found.lacks.length === 1 && found.lacks[0] === "author" ? "is" : "are"} not noted.`,
          out: "Note author and rights with the picture, under its More.",
        };
      case "engine":
        return {
          says:
            found.why === "denied"
              ? `${at(found.model, found.host)} is not to be used.`
              : `${at(found.model, found.host)} is not among the engines to be used.`,
          out: "Choose another engine, or ask whoever keeps the rules.",
        };
      case "licence":
        return found.licence === "unknown"
          ? {
              says: `The licence of ${found.model} is not known.`,
              out: "Read its terms, and ask whoever keeps the rules.",
            }
          : {
              says: `${found.model} is under “${found.licence}”; looked for is ${found.allowed.join(" or ")}.`,
              out: "Choose another model, or ask whoever keeps the rules.",
            };
      case "final":
        return found.approval === undefined
          ? {
              says: "It is asked for as final; here, generated pictures are temp unless somebody approved them.",
              out: "Set Use to Temp under More, or note the written approval in Settings.",
            }
          : {
              says: "It is asked for as final; here, generated pictures are temp unless somebody approved them.",
              out: `Look whether the approval “${found.approval}” covers it.`,
            };
      case "approval":
        return {
          says: "No written approval is noted for this project.",
          out: "Note in Settings where the client’s approval can be found.",
        };
      case "likeness":
        return {
          says: "A person may be shown, and nobody noted who agreed to it.",
          out: "Note in Settings who agreed to be shown, and where that stands.",
        };
      case "union":
        return {
          says: "Nobody noted whether a union has to consent.",
          out: "Note in Settings the agreement that covers it, or why none has to.",
        };
      case "territory":
        return found.beyond === undefined
          ? {
              says: "Nobody noted where it may be shown.",
              out:
                found.within === undefined
                  ? "Note the territory in Settings."
                  : `Note the territory in Settings; here it is ${found.within.join(", ")}.`,
            }
          : {
              says: `Cleared for ${found.beyond}, which lies outside ${(found.within ?? []).join(", ")}.`,
              out: "Set the territory right in Settings, or ask whoever keeps the rules.",
            };
      case "expiry":
        if (found.expires === undefined || found.days === undefined) {
          return { says: "Nobody noted until when it may be shown.", out: "Note the last day in Settings." };
        }
        return {
          says:
            found.days < 0
              ? `It may be shown until ${found.expires}, which is over.`
              : `It may be shown until ${found.expires}: ${daysLeft(found.days)}.`,
          out: "Renew it, and note the new day in Settings.",
        };
      case "sign-offs":
        return {
          says: `${signOffs(found.parts)} asked for before placing; a take that is to be placed is placed when it comes.`,
          out: "Have it looked at under Review as soon as it is there, or ask for it as Temp first.",
        };
      case "label":
        return {
          says: "A decision about the label will be due before it goes out.",
          out: "Once it lies in the cut, a named person decides it under Review.",
        };
    }
  },
  beforePlacing: (parts: readonly SignOff[], packs: readonly string[]) =>
    `${signOffs(parts)} asked for before placing (${packs.join(", ")}). You can place it all the same.`,
  placedWithout: (parts: readonly SignOff[], packs: readonly string[]) =>
    `It lies in the cut, and ${small(signOffs(parts))} asked for before placing (${packs.join(", ")}).`,
  rights: {
    note: "Author and rights …",
    origin: "Origin: archive, number",
    of: (name: string) => `Author and rights of ${name}`,
    author: "Author",
    rights: "Rights: holder, licence",
    noted: ({ author, rights, origin }: ReferenceRights) =>
      [
        author === undefined ? "Author not noted" : `By ${author}`,
        rights ?? "rights not noted",
        ...(origin === undefined ? [] : [`from ${origin}`]),
      ].join(", "),
    /** Of a picture of the library, where this machine may write its entry. */
    keptToo: "Saved with the shot and with the library’s entry.",
  },
  settings: {
    title: "Policy",
    says: "Rules that this project follows. They advise and are recorded with each take; they stop nothing.",
    own: "From policy.json in this project’s Pickup folder.",
    ownHow: "A house puts its own pack into policy.json in the Pickup folder.",
    readAgain: "Read again",
    missing: (pack: string) => `“${pack}”, which is not here`,
    more: "What it rests on",
    less: "Less",
    personSays:
      "On this machine. Declared, not authenticated: it stands beside what is noted and decided here, and can be erased there. It goes into copies and XMP files only where you say so under Metadata.",
    clearance: "Cleared for this project",
    clearanceSays: "As somebody types it. Nothing here is proof.",
    fields: {
      approval: "Written approval",
      likeness: "Likeness consent",
      union: "Union consent",
      territory: "Territory",
      expires: "Until",
    } satisfies Record<ClearanceField, string>,
    hints: {
      approval: "Where it can be found",
      likeness: "Who agreed, and where that stands",
      union: "Agreement, or why none is needed",
      territory: "EU, CH",
      expires: "2027-12-31",
    } satisfies Record<ClearanceField, string>,
    noDay: "A day is written as 2027-12-31.",
    save: "Save",
    erase: "Erase the name",
    eraseSays: (name: string) =>
      `Erase ${name} from the project’s words; what was noted and decided on this machine stays, without the name`,
    noted: (day: string, by: string | undefined) =>
      by === undefined
        ? `Noted on ${day}. No name stands with it.`
        : `Noted on ${day} by ${by} (declared, not authenticated).`,
  },
  then: (count: number, packs: readonly string[]) =>
    count === 0
      ? `Policy then (${packs.join(", ")}): nothing stood against it.`
      : `Policy then (${packs.join(", ")}): ${count === 1 ? "1 thing" : `${count} things`} to mind.`,
  thenUnread: "Some of its rules could not be read then.",
};

export type PolicyText = typeof policyEn;

function daysLeft(days: number): string {
  if (days === 0) return "today is the last day";
  return days === 1 ? "1 day is left" : `${days} days are left`;
}

const PARTS: Readonly<Record<SignOff, string>> = {
  editorial: "editorial",
  legal: "legal",
  ethics: "ethics",
};

function small(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function signOffs(parts: readonly SignOff[]): string {
  const names = parts.map((part) => PARTS[part]).join(" and ");
  const first = names.charAt(0).toUpperCase() + names.slice(1);
  return parts.length === 1 ? `${first} sign-off is` : `${first} sign-offs are`;
}

export function policyFailureInEnglish({ file, why }: Extract<Failure, { kind: "policy-unread" }>): Said {
  return {
    happened: `${file} cannot be used as a policy: ${why}.`,
    means: "Its rules are not looked at. The packs that come with Pickup still hold, and nothing is stopped.",
    advice: "Set it right in the project’s Pickup folder, then press Read again in Settings > Policy.",
  };
}

/** Metadata of the project's takes, as Settings shows them, in English. `metadata-fr.ts` has the same shape. */

export const metadataEn = {
  title: "Metadata",
  says: "Where each take comes from stands in its take.json, in the columns of the Project panel, and in an XMP file beside the original. The last two are made from the first; the Review column, from the ledger.",
  check: "Check",
  looking: (done: number, of: number) => `Looking: ${done} of ${of} …`,
  looked: (takes: number, clips: number) => `${count(takes, "take")} and ${count(clips, "clip")} looked at.`,
  recognised: (clips: number) =>
    `${count(clips, "clip")} under another name or from another folder, known by picture and sound.`,
  right: "All of them say what take.json and the ledger say.",
  /** Some could not be looked at, or are others' to repair. */
  nothingHere: "Nothing here to repair.",
  wrong: (columns: number, sidecars: number, names: number) => `To repair: ${parts(columns, sidecars, names)}.`,
  repair: "Repair",
  repairSays: (columns: number, sidecars: number, names: number): string =>
    `${columns === 0 ? "" : "Writes the columns, which is one undo step. "}${
      sidecars === 0 ? "" : "Writes the XMP files anew. "
    }Originals are not touched.${names === 0 ? "" : " Blanks take the name’s place in copies that were moved."}`,
  repaired: (columns: number, sidecars: number, names: number) => `Repaired: ${parts(columns, sidecars, names)}.`,
  unverified: (clips: number) =>
    `Premiere said yes, but the columns of ${count(clips, "clip")} do not read back as they were written.`,
  elsewhere: (files: number) =>
    `${count(files, "XMP file")} of takes from other machines ${files === 1 ? "is missing or differs" : "are missing or differ"}: Pickup repairs them there.`,
  gone: (takes: number) => `The original of ${count(takes, "take")} is not where it was.`,
  ambiguous: (clips: number) => `${count(clips, "clip")} could be any of several takes that are equal: left alone.`,
  unread: (clips: number) => `${count(clips, "clip")} could not be read, so nobody knows whether a take plays there.`,
  reviews: (clips: number) => `The Review column of ${count(clips, "clip")} among them, as the ledger tells it.`,
  unreadCuts: (sequences: number) =>
    `${count(sequences, "reviewed sequence")} could not be read: how the review stands there, nobody knows.`,
  unknownReviews: (clips: number) =>
    `What the Review column of ${count(clips, "clip")} says is not what is known, and is left: a ledger or a sequence that may know better could not be read.`,
  stop: "Stop",
  stopSays: "Looks no further; what was repaired by then stays",

  names: {
    wanted: "Write my name into the files’ metadata",
    says: "As IPTC’s AI Prompt Writer Name: it goes into the XMP file beside each take that you ask an engine for, and into copies made of it, from now on. Switched off, it is taken out of the files in this project’s Pickup folder, and out of takes and copies elsewhere that this project plays: blanks take its place in the file itself, so that one which somebody signed since reads as changed. Copies that the project does not play keep it.",
    as: (name: string) => `As “${name}”: declared, not authenticated.`,
    nobody: "No name is typed under Review below, so none is written.",
    out: (files: number) => `The name was taken out of ${count(files, "file")}.`,
    left: (names: string) =>
      `It could not be taken out of ${names}. Check again once the file is closed elsewhere or the take is done.`,
    elsewhere: (takes: number) =>
      `${count(takes, "take")} ${takes === 1 ? "was" : "were"} asked for on other machines, which take the name out when they open the project next.`,
  },
};

export type MetadataText = typeof metadataEn;

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function parts(columns: number, sidecars: number, names: number): string {
  const named = [
    columns === 0 ? "" : `the columns of ${count(columns, "clip")}`,
    sidecars === 0 ? "" : count(sidecars, "XMP file"),
    names === 0 ? "" : `a name in ${count(names, "file")} that ${names === 1 ? "was" : "were"} moved`,
  ];
  const all = named.filter((part) => part !== "");
  return [all.slice(0, -1).join(", "), ...all.slice(-1)].filter((part) => part !== "").join(" and ");
}

/** The ledger, as the Review tab speaks of it; in English. `ledger-fr.ts` has the same shape. */

import type { Broken } from "../../core/ledger-chain";

const lines = (count: number): string => (count === 1 ? "1 line" : `${count} lines`);

export const ledgerEn = {
  title: "Ledger",
  reading: "Reading the ledger …",
  none: "No ledger yet: it begins with the first take.",
  more: "More",
  verify: "Check again",
  intact: (count: number, head: string) => `Intact, ${lines(count)}, head ${head}`,
  intactMany: (files: number, count: number) =>
    `Intact, ${lines(count)} in ${files === 1 ? "1 file" : `${files} files`}`,
  checked: (when: string, since: number) =>
    since === 0
      ? `Checked ${when}.`
      : `Checked ${when}; ${lines(since)} came since and ${since === 1 ? "was" : "were"} not.`,
  missing: (device: string, count: number) =>
    `The ledger of machine ${device}, of ${lines(count)} when its head was noted, is not here: it was emptied, replaced or taken away, or has not arrived on this machine.`,
  torn: (count: number) =>
    `${count === 1 ? "A line" : `${count} lines`} broke off, as a crash leaves them; nothing is read of them, and the ledger went on behind.`,
  broken: (broken: Broken, device: string, mine: boolean): string => {
    const whose = mine ? "this machine’s ledger" : `the ledger of machine ${device}`;
    switch (broken.kind) {
      case "edited":
        return `Line ${broken.line} of ${whose} was edited.`;
      case "cut":
        return `${broken.missing === 1 ? "A line is" : `${broken.missing} lines are`} missing before line ${broken.line} of ${whose}.`;
      case "moved":
        return `Line ${broken.line} of ${whose} stood elsewhere in it, or stands there twice.`;
      case "spliced":
        return `Line ${broken.line} of ${whose} comes from another ledger.`;
      case "torn":
        return `Line ${broken.line} of ${whose} breaks off, as a crash leaves it. The next line closes it.`;
      case "cut-tail":
        return `${broken.missing === 1 ? "The last line" : `The last ${broken.missing} lines`} of ${whose} ${broken.missing === 1 ? "was cut off, or has" : "were cut off, or have"} not arrived yet: more were noted elsewhere.`;
      case "rewritten":
        return `${whose.charAt(0).toUpperCase()}${whose.slice(1)} was written anew up to line ${broken.line}: another head was noted elsewhere.`;
    }
  },
  brokenSays:
    "What stands before it hangs together. Compare with a backup or another machine’s copy before you rely on what follows.",
  doubtful: (count: number) =>
    count === 1
      ? "1 decision stands in a line that does not hold to its ledger: it does not count."
      : `${count} decisions stand in lines that do not hold to their ledgers: they do not count.`,
  unread: (device: string) => `The ledger of machine ${device} could not be read: what it says is unknown.`,
  unchained: (count: number) =>
    `${lines(count)} from before there was a chain: nobody can tell whether they were changed.`,
  untold: (count: number) =>
    `${count === 1 ? "One fact is" : `${count} facts are`} not on disk yet: the folder refused them. They follow with the next line.`,
  noted: (project: number, exports: number) =>
    project + exports === 0
      ? "No head is noted elsewhere yet, so a cut tail would not show."
      : `Held against ${project === 1 ? "one head" : `${project} heads`} in the project${exports === 0 ? "" : ` and ${exports} in exports`}.`,
  notedUnreadable: "What the project notes of the ledger cannot be read.",
  says: "Tamper-evident, not proof.",
  against: "Check against an export …",
  csv: "Save as CSV …",
  json: "Save as JSON …",
  words: (count: number) => (count === 1 ? "1 name or note" : `${count} names and notes`),
  wordsSay:
    "Erasing takes the words for good, from every machine that opens the project. The ledger stays whole and says “erased”. A name goes out of the files in the Pickup folder too. Packs, reports and copies that left keep them.",
  erase: (said: string) => `Erase “${said}”`,
  eraseShort: "Erase",
};

/** The stills that steer a shot, in English. `reference-fr.ts` has the same shape. */

import type { FrameAt } from "../../core/frame-times";
import type { ReferenceUse } from "../../core/reference-use";
import type { LibraryKind, ReferenceRole } from "../../core/shot";

const COUNTS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] as const;

function counted(count: number): string {
  return COUNTS[count] ?? String(count);
}

const SENT: Record<ReferenceRole, (count: number) => string> = {
  first: () => "first frame",
  last: () => "last frame",
  look: (count) => (count === 1 ? "a look" : `${counted(count)} looks`),
  subject: (count) => (count === 1 ? "a subject" : `${counted(count)} subjects`),
};

const HEEDS: Record<ReferenceRole, string> = {
  first: "a first frame",
  last: "a last frame",
  look: "looks",
  subject: "subjects",
};

/** `first frame, last frame and two looks`. */
function listed(roles: readonly ReferenceRole[]): string {
  const kinds = (["first", "last", "look", "subject"] as const).filter((role) => roles.includes(role));
  const said = kinds.map((role) => SENT[role](roles.filter((one) => one === role).length));
  const last = said.pop() ?? "";
  return said.length === 0 ? last : `${said.join(", ")} and ${last}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function left(count: number, isAll: boolean): string {
  if (isAll) return count === 1 ? "the picture is" : `all ${counted(count)} pictures are`;
  return count === 1 ? "the other one is" : `the other ${counted(count)} are`;
}

export const referenceEn = {
  label: "References",
  roles: { first: "First frame", last: "Last frame", look: "Look", subject: "Subject" } satisfies Record<
    ReferenceRole,
    string
  >,
  role: (name: string) => `What ${name} is to the shot`,
  take: "Take frame",
  takeBefore: "Take the frame before",
  takeAfter: "Take the frame after",
  taking: "Taking the picture …",
  drop: "Drop",
  dropSays: (name: string) => `Let go of ${name}`,
  more: "More",
  moreSays: (name: string) => `Order of ${name}, or keep it`,
  earlier: "Send it earlier",
  later: "Send it later",
  empty: "The programme frame at the playhead; the shot then starts on it. It may be left out.",
  emptyInHole: (timecode: string) =>
    `The playhead is in the hole, which is black; the picture before it ends at ${timecode}.`,
  takeBlack: "Take the black one",
  add: "Add a picture …",
  adds: {
    playhead: (timecode: string) => `Frame at the playhead, ${timecode}`,
    before: (timecode: string) => `Frame before the shot, ${timecode}`,
    after: (timecode: string) => `Frame after the shot, ${timecode}`,
    in: (timecode: string) => `Frame at In, ${timecode}`,
    out: (timecode: string) => `Frame at Out, ${timecode}`,
    "clip-first": (timecode: string) => `First frame of the selected clip, ${timecode}`,
    "clip-last": (timecode: string) => `Last frame of the selected clip, ${timecode}`,
  } satisfies Record<FrameAt, (timecode: string) => string>,
  addFile: "A picture file (PNG, JPEG) …",
  addTake: { first: (clip: string) => `First frame of ${clip}`, last: (clip: string) => `Last frame of ${clip}` },
  from: (name: string, sequence: string) => `${name}, ${sequence}`,
  ofTake: { first: (clip: string) => `${clip}, first`, last: (clip: string) => `${clip}, last` },
  shows: (name: string) => `Which picture of ${name}`,
  programme: "Programme",
  ownFrame: (clip: string) => `${clip} alone`,
  carries: (names: string) => `It carries ${names}.`,
  picture: (role: string, name: string) => `${role}: ${name}`,
  keep: "Keep it in the library …",
  library: {
    label: "Library",
    open: (count: number) => (count === 0 ? "Library" : `Library, ${count}`),
    close: "Close the library",
    empty: "People, places and looks that several shots use. Keep one from a picture above, or from a file.",
    kinds: { person: "Person", place: "Place", look: "Look" } satisfies Record<LibraryKind, string>,
    add: (kind: string, name: string) => `${name} (${kind.toLowerCase()})`,
    new: "New entry …",
    kind: "What it is",
    name: "Name",
    nameHint: "Who, or what",
    words: "In words",
    wordsHint: "A look may be said in words too",
    from: "Picture",
    ofFile: "A picture file …",
    noPicture: "No picture, words alone",
    keep: "Keep it",
    cancel: "Cancel",
    use: "Use",
    useSays: (name: string) => `Use ${name} in this shot`,
    edit: "Change",
    editSays: (name: string) => `Change ${name}`,
    save: "Save",
    remove: "Remove",
    removeSays: (name: string) => `Remove ${name} from the library`,
    removeSure: (name: string) => `Remove ${name}? Takes keep their own copies.`,
    pictures: (count: number) => (count === 1 ? "1 picture" : `${count} pictures`),
    onlyWords: "words alone",
    addPicture: "Add a picture …",
    elsewhere: "made on another machine",
    consentOf: (date: string) => `consent of ${date}`,
    noConsent: "No consent note: kept, not used.",
    note: "Consent",
    noteHint: "Who agreed to what, towards whom",
    date: "Day",
    dateHint: "2026-11-22",
    dateWrong: "A day as 2026-11-22.",
    writeConsent: "Write the note",
    takeBack: "Take the consent back",
    unread: (name: string, why: string) => `${name} in the library cannot be read and was left as it is: ${why}`,
  },
  isCut: "It has another shape than the sequence: what sticks out is cut off evenly at two sides.",
  gaveWay: (name: string, role: "first" | "last") =>
    `${name} was the ${role === "first" ? "first" : "last"} frame before; it is a look now.`,
  use: ({ sent, ignored, unsure, framesExclude }: ReferenceUse, who: "built-in" | "model"): string => {
    const maker = who === "model" ? "this model" : "the built-in engine";
    const all = sent.length + ignored.length;
    if (all === 0) return "";
    const parts = [
      ...(sent.length === 0 ? [] : [capital(listed(sent))]),
      ...(ignored.length === 0
        ? []
        : framesExclude && sent.length > 0
          ? [`beside frames ${maker} takes no looks: ${left(ignored.length, false)} not sent`]
          : [`${left(ignored.length, sent.length === 0)} ignored by ${maker}`]),
    ];
    const first = capital(`${parts.join("; ")}.`);
    const sure =
      unsure.length === 0
        ? ""
        : ` Nobody says whether it heeds ${[...new Set(unsure)].map((role) => HEEDS[role]).join(" or ")}.`;
    return first + sure;
  },
};

/** Placeholders, replacing and versions, in English. `replace-fr.ts` has the same shape. */

import type { PlaceholderChoice, ReplaceWay } from "../../core/replace-way";
import type { OldSound } from "../../studio/placing/replace-state";

const places = (count: number): string => (count === 1 ? "1 place" : `${count} places`);

export const replaceEn = {
  head: (frames: number) =>
    frames === 1 ? "the doubled frame at the cut is dropped" : `the ${frames} doubled frames at the cut are dropped`,

  until: "Meanwhile",
  placeholder: "What holds the place until the take comes",
  placeholders: { none: "nothing", animatic: "its animatic", still: "a still" } satisfies Record<
    PlaceholderChoice,
    string
  >,
  then: "Then",
  by: "How the take replaces it",
  ways: {
    stack: "stack above",
    overwrite: "overwrite",
    footage: "Replace Footage",
  } satisfies Record<ReplaceWay, string>,
  holding: {
    stack:
      "The take goes on the first free track above what holds its place, and switches it off. One Ctrl+Z takes the take away and switches it on again.",
    overwrite:
      "The take overwrites what holds its place, with any effects and transitions on it. One Ctrl+Z brings that back.",
    footage: "Replace Footage cannot be undone, so the take waits in the bin until you press Replace.",
  } satisfies Record<ReplaceWay, string>,
  onlyUntouched: "If you move, trim or switch it off before, the take waits in the bin.",

  holds: (take: number) => `Holds the place for take ${take}.`,
  heldFor: (take: number) => `Held the place for take ${take}, which did not come: it stays.`,

  replace: "Replace",
  replaceSays: "Put this take in another clip’s place",
  looking: "Looking at what it could replace …",
  what: (name: string, track: string, range: string) => `Replaces ${name} on ${track}, ${range}`,
  selected: "the selected clip",
  otherTake: "the take that lies there",
  way: "How it replaces the clip",
  stackSays: (track: string, isNew: boolean, hides: string) =>
    `Lies on ${track}${isNew ? ", new," : ""} above the clip, which is switched off and stays.${hides} Its effects stay with it. One Ctrl+Z undoes it.`,
  stackSound: {
    stays: " Its sound plays on: the take comes without.",
    goes: " Its sound is switched off too: the take brings its own.",
    unknown: " Its sound plays on: nobody knows whether the take has any. If you hear both, switch one off.",
  } satisfies Record<Exclude<OldSound, "none">, string>,
  hides: (tracks: string) => ` Hides ${tracks}.`,
  overwriteSays: "Takes the clip’s place. Its effects and transitions go with it. One Ctrl+Z brings it back.",
  overwriteSound: {
    stays: " Its sound stays: the take comes without.",
    goes: " Its sound gives way to the take’s.",
    unknown: " Its sound gives way to the take’s if that has any, which nobody knows.",
  } satisfies Record<Exclude<OldSound, "none">, string>,
  footageSays: (name: string, count: number, where: string) =>
    `${name} is used in ${places(count)}: ${where}. Every one of them plays this take from then on, with its effects kept. Premiere cannot undo it.`,
  footageUnread: (names: string) => `Could not be read, so there may be more uses: ${names}.`,
  inSequence: (name: string, count: number) => (count === 1 ? name : `${name} (${count})`),
  stack: (track: string) => `Stack above, on ${track}`,
  overwrite: (track: string) => `Overwrite on ${track}`,
  footage: (count: number) => `Replace in ${places(count)}, for good`,
  notNow: "Not now",
  close: "Close",

  versions: "Versions",
  versionsSays: "Copies of the sequence that differ only in this shot’s take",
  versionsLooking: "Looking at what would be made …",
  versionsMaking: "Making the versions …",
  versionsOf: (sequence: string, count: number) =>
    `Makes ${count} copies of ${sequence} that differ only in this shot’s take:`,
  version: (name: string, take: number, isThere: boolean) =>
    isThere ? `${name}: take ${take}, which lies there now` : `${name}: take ${take}`,
  versionSound: {
    stays: ", under the sound that lies there now: the take comes without",
    goes: ", with its own sound",
    unknown: ", with its own sound if it has any, which nobody knows",
  } satisfies Record<Exclude<OldSound, "none">, string>,
  versionsEffects:
    "Effects and transitions on this one clip stay only in the copy of the take that lies there now. Two undo steps: Ctrl+Z takes the takes and names back, a second one the copies.",
  makeVersions: (count: number) => `Make ${count} versions`,
  versionsMade: (names: string) => `Made ${names}. They lie beside the sequence in the project panel.`,
};

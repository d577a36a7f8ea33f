/** The Board tab, in English. `board-fr.ts` has the same shape. */

import type { ListFault } from "../../core/shot-list";
import type { FrameSize } from "../../core/sequence";
import type { HoleNote } from "../../core/fill";
import type { Total } from "../../studio/board/batch-plan";
import type { BatchView, BoardPage } from "../../studio/board/board-state";
import type { Remarks } from "../../studio/board/story-state";
import { amountInEnglish } from "./amount";

const shots = (count: number): string => (count === 1 ? "1 shot" : `${count} shots`);
const takes = (count: number): string => (count === 1 ? "1 take" : `${count} takes`);

/** `42 s`, `3 min 05 s`. */
function clockInEnglish(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

export const boardEn = {
  pages: { story: "Storyboard", fill: "Fill", scene: "Long scene" } satisfies Record<BoardPage, string>,
  story: {
    none: "Paste a brief or a script: its scenes and paragraphs become shots. Or a shot list, as CSV or JSON.",
    paste: "Brief, script or shot list",
    pasteHint: "INT. LAB – NIGHT\n\nHe turns from the bench as the lights fail.",
    read: "Make a storyboard of it",
    reading: (shots: number) => `Reading, ${shots} shots so far`,
    openFile: "Open a file …",
    choose: "Storyboard",
    another: "New storyboard …",
    untitled: "Without a title",
    copy: "Make a copy of my own",
    removeBoard: "Remove …",
    removeBoardSays: "It cannot be brought back. Its takes stay.",
    removeBoardSure: "Remove this storyboard",
    elsewhere: "Made on another machine, which alone writes it.",
    unread: (files: string) => `Not readable, and left as it was: ${files}. The other storyboards are here.`,
    fault: (fault: ListFault): string => {
      switch (fault.why) {
        case "empty":
          return "There is no shot in it. What you pasted is still here.";
        case "no-prompt-column":
          return `No column says what a shot shows: name one “prompt” or “description”. It has: ${fault.has === "" ? "none with a name" : fault.has}.`;
        case "not-json":
          return `It begins like JSON and is none: ${fault.said}`;
        case "no-list":
          return "It is JSON, but no list of shots, and has none called “shots”.";
      }
    },
    remarks: ({ ignored, skipped, guessed, beyond }: Remarks): string =>
      [
        ...(beyond === 0
          ? []
          : [
              `It is longer than one storyboard: the last ${beyond === 1 ? "shot was" : `${beyond} shots were`} left out. Read them in as a storyboard of their own.`,
            ]),
        ...(ignored.length === 0 ? [] : [`Columns left alone: ${ignored.join(", ")}.`]),
        ...(skipped.length === 0 ? [] : [`Rows that say nothing to show: ${rows(skipped)}.`]),
        ...(guessed.length === 0 ? [] : [`Rows whose length is no number, so it was guessed: ${rows(guessed)}.`]),
      ].join(" "),
    title: "Title of the storyboard",
    sum: (count: number, seconds: number) => `${shots(count)}, ${clockInEnglish(seconds)}`,
    undo: "Undo",
    empty: "No shots are left. Undo, or choose a new storyboard.",
    before: "Before",
    after: "After",
    page: (first: number, last: number, all: number) => `${first}–${last} of ${all}`,
    shot: (number: number) => `Shot ${number}`,
    openShot: (number: number) => `Open shot ${number}`,
    pictureOf: (number: number) => `Picture of shot ${number}`,
    undrawn: "not drawn",
    stale: "changed since",
    seconds: (seconds: number) => `${Math.round(seconds * 10) / 10} s`,
    promptOf: (number: number) => `Words of shot ${number}`,
    promptHint: "What this shot shows",
    heading: (words: string) => `Asked with it, by its heading: ${words}`,
    length: "Length",
    lengthOf: (number: number) => `Length of shot ${number} in seconds`,
    earlier: "Earlier",
    later: "Later",
    split: "Split",
    merge: "Merge with next",
    remove: "Delete",
    drawSays: "Each is drawn with its own words and length; nothing goes onto the timeline yet.",
    drawAll: (count: number) => (count === 1 ? "Draw the shot" : `Draw all ${count} shots`),
    drawRest: (count: number) => (count === 1 ? "Draw the one that is missing" : `Draw the ${count} that are missing`),
    drawingSays: (count: number) =>
      `${count === 1 ? "1 shot is" : `${count} shots are`} being drawn; then the board can be laid out.`,
    /** `first`: the track of a new sequence; `here`: that of the open one. Absent: none is open. */
    laySays: (first: string, here: string | undefined) =>
      [
        `All are drawn, and go one behind the other, on ${first} of a new sequence: one Ctrl+Z leaves it with the first of them.`,
        ...(here === undefined
          ? []
          : [
              `Here they go on ${here}, what sounds with its sound on an audio track where none lies, and one Ctrl+Z takes them all away.`,
            ]),
      ].join(" "),
    layNew: "Lay out as a new sequence",
    layHere: (track: string) => `Or here on ${track}, from the playhead on`,
    laid: (count: number, sequence: string) => `${shots(count)} laid out in ${sequence}.`,
    laidFrom: (count: number, sequence: string, track: string, timecode: string) =>
      `${shots(count)} laid out in ${sequence}, on ${track} from ${timecode}.`,
    settings: ({ width, height }: FrameSize, rate: number) =>
      `Premiere made it of the first clip: ${width} × ${height}, ${rate} frames a second.`,
    unverified: (count: number) =>
      `Premiere did not confirm ${count === 1 ? "one of them" : `${count} of them`} as asked. Look at the timeline.`,
    notLaidOut: (shots: string) => `Not on the timeline: shot ${shots}.`,
    noEngine: "To replace it by a real take, connect an engine in Settings.",
    notLaid: "Its picture lies nowhere in the open sequence: lay the storyboard out, then ask an engine for its place.",
    replaces: (track: string, timecode: string) => `Takes the place of its picture on ${track} at ${timecode}.`,
    real: (make: string) => `${make}, in its place`,
    chooseEngine: "Choose an engine above",
  },
  fill: {
    none: (track: string) =>
      `No gap on ${track}, and no marker that asks for a shot. Cut a hole, choose another track, or set a marker whose comment begins with “PU:”; what follows is its prompt.`,
    track: "Track to look at",
    trackAuto: (track: string) => `${track} (auto)`,
    least: "Least length of a gap, in frames",
    leastBefore: "gaps of",
    leastAfter: "frames or more",
    again: "Look again",
    unread: "The markers could not be read; the gaps are all here.",
    gap: "gap",
    marker: "marker",
    prompt: (range: string) => `Prompt for ${range}`,
    hint: "What this shot shows",
    goesTo: (track: string) => `goes to ${track}`,
    soundsOn: (track: string) => `its sound to ${track}`,
    notes: {
      short: "shorter than you want gaps filled",
      taken: "a marker’s shot goes here",
      overlaps: "overlaps the marker before it, so it goes above",
      "to-cut": "the marker is a point: up to the next cut",
      "to-marker": "the marker is a point: up to the next marker",
      "form-length": "the marker is a point, nothing follows: as long as the Shot tab says",
    } satisfies Record<HoleNote, string>,
    nothingChosen: "Choose what is to be filled.",
    refused: "One of them cannot be asked; it says why.",
    stills: "Each is asked with its own words, without the Shot tab’s stills.",
  },
  batch: {
    draw: (count: number, length: string) => `Draw ${shots(count)}, ${length}`,
    hold: (count: number, length: string) => `Hold ${shots(count)}, ${length}`,
    make: (count: number, total: Total): string => {
      const sums = total.sums.map(amountInEnglish).join(" and ");
      const unknown = total.unknown > 0 ? ", cost unknown" : "";
      return `Make ${takes(count)}${sums === "" ? unknown : `, about ${sums}`}`;
    },
    costs: (count: number, total: Total): string => {
      const sums = total.sums.map(amountInEnglish).join(" and ");
      if (sums === "" && total.unknown === 0) return `${shots(count)}, together in one undo step. Costs nothing.`;
      const about = sums === "" ? "" : ` About ${sums} in all.`;
      const unknown = total.unknown === 0 ? "" : ` Nobody knows what ${takes(total.unknown)} of them cost.`;
      return `${shots(count)}, together in one undo step.${about}${unknown}`;
    },
    above: (limit: string) => `All of them together are more than ${limit}, so it asks once more.`,
    aboveUnknown: "Nobody knows what it costs, so it asks once more.",
    confirm: (total: Total): string =>
      total.sums.length === 0
        ? "Send them at an unknown cost"
        : `Spend about ${total.sums.map(amountInEnglish).join(" and ")}`,
    title: (count: number) => `${shots(count)} asked together`,
    progress: ({ takes: all, underWay, here, placed, inBin, isBoard }: BatchView): string => {
      const done = isBoard ? inBin : here + placed;
      const words = isBoard ? `${done} of ${all.length} drawn` : `${done} of ${all.length} finished`;
      return underWay > 0 ? `${words}, ${underWay} under way` : words;
    },
    placed: (count: number) => `${shots(count)} on the timeline`,
    inBin: (count: number) =>
      count === 1
        ? "1 waits in the bin: its place has changed meanwhile"
        : `${count} wait in the bin: their places have changed meanwhile`,
    failed: (numbers: readonly number[]) =>
      numbers.length === 1
        ? `Shot ${numbers.join("")} was not made; Takes says why.`
        : `Shots ${numbers.join(", ")} were not made; Takes says why.`,
    placeNow: (count: number) => `Place the ${count === 1 ? "one" : count} that ${count === 1 ? "is" : "are"} ready`,
    placeNowSays: "In one undo step; the others follow when they are ready",
    stop: "Stop all",
    hide: "Hide",
  },
};

/** As many as anyone looks up one by one. */
const ROWS_SAID = 12;

function rows(numbers: readonly number[]): string {
  const said = numbers.slice(0, ROWS_SAID).join(", ");
  return numbers.length > ROWS_SAID ? `${said} and ${numbers.length - ROWS_SAID} more` : said;
}

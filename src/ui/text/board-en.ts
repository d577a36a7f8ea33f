/** The Board tab, in English. `board-fr.ts` has the same shape. */

import type { HoleNote } from "../../core/fill";
import type { Total } from "../../studio/batch";
import type { BatchView, BoardPage } from "../../studio/board-state";
import { amountInEnglish } from "./amount";

const shots = (count: number): string => (count === 1 ? "1 shot" : `${count} shots`);
const takes = (count: number): string => (count === 1 ? "1 take" : `${count} takes`);

export const boardEn = {
  pages: { story: "Storyboard", fill: "Fill", scene: "Long scene" } satisfies Record<BoardPage, string>,
  story: {
    none: "There is no storyboard yet.",
  },
  fill: {
    none: (track: string) =>
      `No gap on ${track}, and no marker that asks for a shot. Cut a hole, choose another track, or set a marker whose comment begins with “PU:”; what follows is its prompt.`,
    track: "Track to look at",
    trackAuto: (track: string) => `${track} (auto)`,
    least: "Least length of a gap, in frames",
    leastBefore: "gaps from",
    leastAfter: "frames on",
    again: "Look again",
    unread: "The markers could not be read; the gaps are all here.",
    gap: "gap",
    marker: "marker",
    choose: (range: string) => `Fill ${range}`,
    prompt: (range: string) => `Prompt for ${range}`,
    hint: "What this shot shows",
    goesTo: (track: string) => `goes to ${track}`,
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
    notNow: "Not now",
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

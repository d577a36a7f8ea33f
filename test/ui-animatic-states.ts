/** States of the panel in which the Animatic says what it leaves out, what it drew, and what is only a draft. */

import type { DrawnScene } from "../src/core/drawing";
import type { Take } from "../src/core/take";
import type { StudioState } from "../src/studio/state";
import { aRow, aState, aTake, planned, reel } from "./ui-states";

/** No set knows its last words. */
export const ODD_PROMPT =
  "A helicopter on a street at night in the rain, medium long shot, 35 mm, sardonic gossamer quux.";

const scene: DrawnScene = {
  version: 1,
  kind: "from-text",
  place: "street",
  hour: "night",
  weather: "rain",
  subjects: [
    { kind: "person", who: ["woman"], count: 1, action: "walk" },
    { kind: "block-out", label: "helicopter", count: 2, action: "rest" },
  ],
  camera: { size: "medium-long", lens: 35, move: "pedestal-up" },
  scaled: true,
  unread: ["sardonic", "gossamer", "quux"],
};

function drawnTake(number: number, change: Partial<Take> = {}): Partial<Take> {
  const { recipe } = aTake(number);
  return {
    recipe: { ...recipe, prompt: ODD_PROMPT },
    drawn: {
      frames: recipe.frames,
      rate: recipe.rate,
      size: recipe.size,
      codec: "avc1.64001f",
      framesSha256: "0".repeat(64),
      bytes: 1_000_000,
      scene,
    },
    ...change,
  };
}

export function animaticStates(picture: string): Readonly<Record<string, StudioState>> {
  const draft = drawnTake(2);
  const { recipe } = aTake(2);
  return {
    "words left out": planned(reel(), { prompt: ODD_PROMPT, draft: true }),
    "drawn takes": aState({
      takes: [
        aRow(
          2,
          { picture },
          {
            ...draft,
            recipe: { ...recipe, prompt: ODD_PROMPT, size: { width: 862, height: 360 }, full: recipe.size },
          },
        ),
        aRow(1, { picture }, drawnTake(1)),
      ],
    }),
  };
}

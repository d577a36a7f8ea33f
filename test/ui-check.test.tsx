/** @jest-environment jsdom */
/** The check of a take as it is read: what it says in words of fit, match and faults. */

import type { StudioState } from "../src/studio/state";
import { open, press, seen, the } from "./ui.setup";
import { checkStates } from "./ui-check-states";

const states = checkStates("data:image/png;base64,iVBORw0KGgo=");

async function openCheck(name: string, change: (state: StudioState) => StudioState = (same) => same): Promise<void> {
  const state = states[name];
  if (state === undefined) throw new Error(`No state ${name}`);
  open(change(state));
  await press(the("tab", "Takes"));
}

test("what the container says of the clip is read in one line, whether it fits or not", async () => {
  await openCheck("check, copied");
  expect(seen()).toContain("24 f/s, 96 frames, 1280 × 704, limited range, AAC");
  expect(seen()).toContain("The clip is what the sequence wants");
});

test("what becomes of the sound is said before a copy is made, in words", async () => {
  await openCheck("check, does not fit");
  expect(seen()).toContain("Its sound (Opus) is left out: no MP4 that Premiere reads holds it.");
});

test("what became of the sound is said of a copy that was made", async () => {
  await openCheck("check, copied");
  expect(seen()).toContain("Its sound is in it, 4.0 % out of step: the picture runs slower.");
});

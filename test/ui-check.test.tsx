/** @jest-environment jsdom */
/** The check of a take as it is read: what it says in words of fit, match and faults. */

import type { StudioState } from "../src/studio/state";
import type { MatchOutcome } from "../src/core/match";
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

const measuredAs = (outcome: MatchOutcome) => (state: StudioState) => {
  const { checking } = state;
  if (checking?.match.kind !== "measured") throw new Error("It is not measured");
  return {
    ...state,
    checking: { ...checking, match: { ...checking.match, report: { ...checking.match.report, outcome } } },
  };
};

test("a difference says over how much of the picture it was taken, and of how many points", async () => {
  await openCheck("check measured");
  expect(seen()).toContain("ΔE 9.8 → 1.4");
  expect(seen()).toContain("95 % of the points differ by less: 15.2 → 3.4");
  expect(seen()).toContain(
    "Over 88 % of the picture, 7200 points of it made 160 wide; the rest is not in the reference.",
  );
});

test.each([
  ["bare-take", "There is too little in the take to match by."],
  ["bare-reference", "There is too little in the reference to match by."],
  ["bare-both", "There is too little in either picture to match by."],
  ["nothing-shared", "There is too little that both pictures show to match by."],
] as const)("where there is nothing to fit on, it is said in which picture: %s", async (why, says) => {
  await openCheck("check measured", measuredAs({ kind: "none", why }));
  expect(seen()).toContain(says);
});

const CLOSE = "It is as close as a match would bring it. Nothing to do.";
const close = (p95: number, compared: number): MatchOutcome => ({
  kind: "none",
  why: "already-close",
  correspondence: { kind: "same-picture", shift: { x: 0, y: 0 }, shared: 0.9, compared },
  before: { mean: 1.1, p95, pixels: 4000 },
});

test("a take is called close where all of it is compared and close", async () => {
  await openCheck("check measured", measuredAs(close(2.4, 1)));
  expect(seen()).toContain(`ΔE 1.1 ${CLOSE}`);
  expect(seen()).toContain("Over all of the picture");
});

test.each([
  ["a twentieth of it is far off", 14, 1],
  ["hardly more than half of it is compared", 2.4, 0.58],
])("a take is not simply called close where %s", async (_where, p95, compared) => {
  await openCheck("check measured", measuredAs(close(p95, compared)));
  expect(seen()).not.toContain(CLOSE);
  expect(seen()).toContain("it is not close all over");
  expect(seen()).toContain(`95 % of the points differ by less than ${p95.toFixed(1)}.`);
});

test("small offsets have a decimal, large ones none, and nothing is signed that is none", async () => {
  await openCheck("check measured");
  const row = (name: string): string =>
    [...document.querySelectorAll(".numbers .fact")].find(({ textContent }) => textContent.startsWith(name))
      ?.textContent ?? "";
  expect(row("Mids")).toContain("+6.20.0−10");
  expect(row("Neutral")).toContain("−0.6+0.4");
  expect(row("Skin sat.")).toContain("44.0 %");
});

test("the measures behind a verdict are folded away, and read with their units once they are asked for", async () => {
  await openCheck("check measured");
  expect(seen()).not.toContain("Warping error");
  await press(the("button", "Measures"));
  expect(seen()).toContain("Warping error214.0");
  expect(seen()).toContain("Consistent91.2 %");
  expect(seen()).toContain("Cut ratio2.4 ×");
  expect(document.querySelector(".fact[title*='Lai et al. 2018']")).not.toBeNull();
});

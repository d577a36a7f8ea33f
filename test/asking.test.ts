/** For a hole in the cut: the next legal length, the nearest size, and what the model will not do, said before it is asked. */

import { askFor, blocks, type Wanted } from "../src/core/asking";
import type { Capability, LearntLimit } from "../src/core/capability";
import { frameRateOf, TICKS_PER_SECOND } from "../src/core/time";
import { documentFor, unknownModel } from "../src/engines/documents";

const HD = { width: 1920, height: 1080 };

function wanted(more: Partial<Wanted> = {}): Wanted {
  return {
    frames: 96,
    rate: frameRateOf(24),
    sequenceSize: HD,
    size: "auto",
    references: [],
    negative: "",
    prompt: "A lighthouse",
    seedMatters: false,
    ...more,
  };
}

function known(id: string): Capability {
  const found = documentFor(id);
  if (found === undefined) throw new Error(`There is no document for ${id}`);
  return found;
}

test.each([
  [24, 96, 4, 0],
  [24, 97, 8, 95],
  [25, 100, 4, 0],
  [29.97, 119, 4, 0],
  [29.97, 120, 8, 119],
  [23.976, 76, 4, 19],
])("at %d, %d frames are asked as %d s from a list, and %d are handle", (rate, frames, seconds, handle) => {
  const ask = askFor(wanted({ rate: frameRateOf(rate), frames }), known("sora-2"), []);
  expect([ask.seconds, ask.handle]).toEqual([seconds, handle]);
});

test("a model that counts in frames of its own is asked for the next it can make", () => {
  // 3 s at 25 are 75 frames; at 16 a second that is 48, and the next 4n + 1 is 49.
  const ask = askFor(wanted({ rate: frameRateOf(25), frames: 75 }), known("Wan-AI/Wan2.2-T2V-A14B-Diffusers"), []);
  expect([ask.seconds, ask.fps]).toEqual([49 / 16, 16]);
});

test("whatever is asked covers the cut, or says that it does not", () => {
  const models = ["sora-2", "Wan-AI/Wan2.2-TI2V-5B-Diffusers", "Lightricks/LTX-2", "minimax/h3"].map(known);
  let seed = 7;
  const chance = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
  for (let round = 0; round < 2000; round += 1) {
    const rate = frameRateOf([23.976, 24, 25, 29.97, 50, 59.94][chance(6)] ?? 24);
    const frames = 1 + chance(500);
    for (const model of [...models, unknownModel("x")]) {
      const { seconds, misfits, handle } = askFor(wanted({ rate, frames }), model, []);
      const covers = seconds * TICKS_PER_SECOND >= frames * rate - TICKS_PER_SECOND * 1e-6;
      expect([model.model, frames, covers || misfits.some(({ kind }) => kind === "too-long")]).toEqual([
        model.model,
        frames,
        true,
      ]);
      expect(handle).toBeGreaterThanOrEqual(0);
      expect(Number.isInteger(handle)).toBe(true);
    }
  }
});

test("the size is the one of the likest shape, and another shape is said", () => {
  expect(askFor(wanted(), known("sora-2"), []).size).toEqual({ width: 1280, height: 720 });
  expect(askFor(wanted({ sequenceSize: { width: 1080, height: 1920 } }), known("sora-2"), []).size).toEqual({
    width: 720,
    height: 1280,
  });
  const scope = askFor(wanted({ sequenceSize: { width: 1920, height: 804 } }), known("sora-2"), []);
  expect(scope.misfits.map(({ kind }) => kind)).toContain("size");
});

test("what is ignored is said, and what cannot work blocks", () => {
  const textOnly = askFor(wanted({ references: ["first"] }), known("Wan-AI/Wan2.1-T2V-1.3B-Diffusers"), []);
  expect(textOnly.misfits.map(({ kind }) => kind)).toContain("reference-ignored");
  expect(textOnly.misfits.some(blocks)).toBe(false);
  const fromFrame = askFor(wanted(), known("Wan-AI/Wan2.2-I2V-A14B-Diffusers"), []);
  expect(fromFrame.misfits.filter(blocks)).toEqual([{ kind: "first-frame-needed" }]);
  const sora = askFor(wanted({ negative: "text", seedMatters: true }), known("sora-2"), []);
  expect(sora.misfits.map(({ kind }) => kind)).toEqual(["negative-ignored", "seed-ignored"]);
});

test("a length that was refused is not asked for again: what the engine said it takes holds", () => {
  const learnt: LearntLimit = {
    field: "seconds",
    refused: "4",
    takes: ["5", "10"],
    message: "seconds must be one of 5, 10",
    at: "2026-11-24T00:00:00Z",
  };
  expect(askFor(wanted(), unknownModel("x"), [learnt]).seconds).toBe(5);
  const { takes: _none, ...bare } = learnt;
  expect(askFor(wanted(), unknownModel("x"), [bare]).misfits.filter(blocks)).toHaveLength(1);
});

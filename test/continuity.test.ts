/** What an examination says of takes in which something is wrong at known frames, and of takes in which nothing is. */

import { existsSync } from "node:fs";
import path from "node:path";
import { STRENGTHS, verdictOf, type Continuity, type Fault, type Finding } from "../src/core/continuity";
import { Examiner } from "../src/media/room/continuity/examiner";
import { inject, type Injected, type Yuv } from "./bench/continuity-faults";
import { decodedFrame, readFootage } from "./bench/continuity-footage";
import { aFrame, aTake, FRAMES, HEIGHT, WIDTH } from "./continuity.setup";

const FOOTAGE = path.join(__dirname, "../../shared/footage");

function lighter(frame: Yuv, by: number): Yuv {
  const bytes = frame.bytes.map((value, at) => (at < WIDTH * HEIGHT ? Math.min(235, value + by) : value));
  return { ...frame, bytes };
}

async function examined(frames: readonly Yuv[]): Promise<Continuity> {
  const examiner = new Examiner();
  for (const frame of frames) await examiner.add(decodedFrame(frame));
  return (await examiner.finish()).continuity;
}

async function found(
  kind: Injected,
  strength: number,
): Promise<{ continuity: Continuity; start: number; end: number }> {
  const { frames, start, end } = inject(kind, strength, aTake(), 3);
  return { continuity: await examined(frames), start, end };
}

describe("a take in which something is wrong", () => {
  const cases: readonly (readonly [Injected, number])[] = [
    ["black", 2],
    ["freeze", 6],
    ["cut", 1.5],
    ["luma-flicker", 6],
    ["jitter", 0.6],
    ["boil", 0.9],
    ["softness", 0.4],
  ];
  it.each(cases)("is found to have %s where it is", async (kind, strength) => {
    const { continuity, start, end } = await found(kind, strength);
    const verdict = verdictOf(continuity);
    const faults = verdict.kind === "faulty" ? verdict.faults : [];
    expect(faults.map(({ fault }) => fault)).toContain(kind);
    const worst = faults.find(({ fault }) => fault === kind)?.worst;
    expect(Math.abs((worst?.frames.start ?? 0) - start)).toBeLessThanOrEqual(3);
    expect(Math.abs((worst?.frames.end ?? 0) - end)).toBeLessThanOrEqual(3);
    expect(worst?.strength).toBeGreaterThanOrEqual(STRENGTHS[kind].least);
  });

  it("says how many of its frames repeat the one before when it stutters", async () => {
    const { frames } = inject("repeat", 4, aTake(), 3);
    const { findings } = await examined(frames);
    expect(findings.map(({ fault }) => fault)).toEqual(["repeat"]);
    expect(findings[0]?.strength).toBeCloseTo(25, 0);
  });

  it("is not called cut where it only comes out of black", async () => {
    const { continuity } = await found("black", 6);
    expect(continuity.findings.map(({ fault }) => fault)).toEqual(["black"]);
  });

  it("is not called cut where a held frame gives way to the present", async () => {
    const { continuity } = await found("freeze", 12);
    expect(continuity.findings.map(({ fault }) => fault)).toEqual(["freeze"]);
  });

  it("drifts in colour when it turns blue by and by", async () => {
    const { findings } = await examined(aTake({ blue: 0.6 }));
    expect(findings.map(({ fault }) => fault)).toEqual(["drift"]);
    expect(findings[0]?.frames.end).toBe(FRAMES);
  });

  it("names the fault that is farthest over its bound first, with the strongest finding of each", () => {
    const at = (fault: Fault, start: number, strength: number): Finding => ({
      fault,
      frames: { start, end: start + 2 },
      strength,
    });
    const findings = [at("black", 1, 99), at("cut", 9, 4), at("cut", 20, 7)];
    const verdict = verdictOf({ frames: 30, findings, measures: {}, notLooked: [] });
    expect(verdict).toEqual({
      kind: "faulty",
      faults: [
        { fault: "cut", times: 2, worst: findings[2] },
        { fault: "black", times: 1, worst: findings[0] },
      ],
    });
  });
});

describe("a take in which nothing is wrong", () => {
  it("has no findings when the camera pans evenly", async () => {
    const continuity = await examined(aTake());
    expect(continuity.findings).toEqual([]);
    expect(verdictOf(continuity)).toEqual({ kind: "clean" });
  });

  it("has none when it stands still, and says that freezes could not be told from that", async () => {
    const continuity = await examined(aTake({ pan: 0 }));
    expect(continuity.findings).toEqual([]);
    expect(continuity.notLooked).toEqual([
      { fault: "freeze", why: "no-movement" },
      { fault: "repeat", why: "no-movement" },
    ]);
  });

  it("has none when it fades to white evenly", async () => {
    expect((await examined(aTake().map((frame, at) => lighter(frame, at)))).findings).toEqual([]);
  });

  it("has none when something flashes once", async () => {
    const frames = aTake().map((frame, at) => (at === 12 || at === 13 ? lighter(frame, 20) : frame));
    expect((await examined(frames)).findings).toEqual([]);
  });

  it("has none when the camera sways as a hand does", async () => {
    const frames = Array.from({ length: FRAMES }, (_, at) => aFrame(6 * Math.sin(at / 3), 0, 0, 1, at));
    expect((await examined(frames)).findings).toEqual([]);
  });

  it("is too short to say when it has two frames", async () => {
    const continuity = await examined(aTake({}, 2));
    expect(verdictOf(continuity)).toEqual({ kind: "too-short" });
    expect(continuity.notLooked.map(({ fault }) => fault)).not.toContain("black");
  });

  it("is nothing at all without frames", async () => {
    expect(await examined([])).toMatchObject({ frames: 0, findings: [], measures: {} });
  });
});

describe("the vector of measures", () => {
  it("tells a trembling take from a still one by its flow, where plain difference does not tell it from a moving one", async () => {
    const still = await examined(aTake({ pan: 0 }));
    const trembling = await examined(inject("jitter", 0.6, aTake({ pan: 0 }), 3).frames);
    expect(trembling.measures.jerk).toBeGreaterThan(4 * (still.measures.jerk ?? 0));
  });

  it("finds the change at a cut many times that around it", async () => {
    const { measures } = await examined([...aTake({}, 15), ...aTake({ seed: 9 }, 15)]);
    expect(measures.cutRatio).toBeGreaterThan(3);
  });
});

(existsSync(FOOTAGE) ? describe : describe.skip)("real footage (skipped without it)", () => {
  it("keeps still for seconds without being called frozen", async () => {
    const person = (await readFootage(FOOTAGE)).find(({ name }) => name === "person.mp4");
    const continuity = await examined(person?.frames ?? []);
    expect(continuity.frames).toBe(100);
    expect(continuity.findings).toEqual([]);
  });
});

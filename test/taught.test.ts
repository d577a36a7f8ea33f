/** What a refusal teaches: lengths, sizes and fields that an engine named are asked for from then on, and nothing is learnt of others. */

import { askFor, blocks } from "../src/core/asking";
import type { LearntLimit } from "../src/core/capability";
import type { DialectName } from "../src/core/job";
import { taught } from "../src/core/limits";
import type { Recipe } from "../src/core/recipe";
import { unknownModel } from "../src/engines/documents";
import { learntFrom } from "../src/engines/learnt";
import { abilities, DIALECT } from "../src/engines/openai-videos/dialects";
import { asked, NOW, ordered, recipe, WAN_TI2V, wanted, withFrame } from "./asked.setup";

describe("what a refusal teaches", () => {
  const short = recipe({ asked: asked({ seconds: 7 }) });
  const learn = (message: string, of: Recipe = short, param?: string): LearntLimit | undefined =>
    learntFrom({ message, ...(param === undefined ? {} : { param }) }, of, NOW);

  test.each([
    ["Invalid value: '7'. Supported values are: '4', '8', and '12'.", "seconds", ["4", "8", "12"]],
    ["seconds: Input should be '4', '8' or '12'", "seconds", ["4", "8", "12"]],
    ["seconds must be one of [4, 8, 12]", undefined, ["4", "8", "12"]],
    ["'7' is not one of ['4', '8', '12']", "seconds", ["4", "8", "12"]],
    [
      "Unsupported output video duration 7 seconds, supported durations are [4,6,8] for feature text_to_video.",
      undefined,
      ["4", "6", "8"],
    ],
    ['{"field":"duration","allowed_values":[5,10]}', undefined, ["5", "10"]],
    ["Duration must be one of 5 or 10 seconds, got 7", undefined, ["5", "10"]],
  ])("%s", (message, param, takes) => {
    const limit = learn(message, short, param);
    expect(limit).toMatchObject({ field: "seconds", refused: "7", takes });
    expect(askFor(wanted(), unknownModel("x"), limit === undefined ? [] : [limit]).seconds).toBe(
      Number(takes.find((one) => Number(one) >= 4)),
    );
  });

  test.each([
    ["seconds must be between 8 and 15", 8, { least: 8, most: 15 }],
    ["duration must be at least 10 seconds", 10, { least: 10 }],
    ["Duration must be 5 seconds or less", 4, { most: 5 }],
    ["The duration cannot exceed 6 seconds.", 4, { most: 6 }],
    ["duration: Input should be less than or equal to 5", 4, { most: 5 }],
    ["maximum duration is 5 seconds", 4, { most: 5 }],
  ])("%s: a 4 s hole is asked as %d s", (message, seconds, ends) => {
    const limit = learn(message);
    expect(limit).toMatchObject({ field: "seconds", ...ends });
    expect(limit).not.toHaveProperty("takes");
    const ask = askFor(wanted(), unknownModel("x"), limit === undefined ? [] : [limit]);
    expect([ask.seconds, ask.misfits.filter(blocks)]).toEqual([seconds, []]);
  });

  test.each([
    "seconds must be a multiple of 5",
    "num_frames must be 4n+1",
    "This diffusion model requires 241 frames; got 168. Supported num_frames are 241",
    "String should match pattern '^[1-9]\\d*$'",
    "seconds must be between 4 and 15",
    "Supported seconds are 4 to 15",
  ])("%s: no more than that this length was refused", (message) => {
    const limit = learn(message, short, "seconds");
    expect(limit).toEqual({ field: "seconds", refused: "7", message, at: NOW.toISOString() });
  });

  test.each([
    "Model mismatch: request specifies 'wan' but server is running 'Wan-AI/Wan2.2'",
    "The model `sora-9` does not exist",
    "seed: Extra inputs are not permitted",
    "Your quota is used up, try again in 20 seconds",
    "prompt is required",
  ])("%s: nothing", (message) => {
    expect(learn(message)).toBeUndefined();
  });

  test("a list of sizes is a list of sizes, and numbers beside it are not", () => {
    const message =
      "Invalid size 1280x720 for 7 seconds. Supported values are: '720x1280', '1792x1024', and '1024x1792'.";
    const limit = learn(message, short, "size");
    expect(limit).toMatchObject({ field: "size", refused: "1280x720", takes: ["720x1280", "1792x1024", "1024x1792"] });
    const ask = askFor(wanted(), unknownModel("x"), limit === undefined ? [] : [limit]);
    expect([ask.size, ask.misfits.filter(blocks)]).toEqual([{ width: 1792, height: 1024 }, []]);
  });

  test("each field is read from its own sentence", () => {
    const limit = learn(
      "Size must be one of 1280x720, 720x1280. Duration must be at most 5 seconds.",
      short,
      "duration",
    );
    expect(limit).toMatchObject({ field: "seconds", most: 5 });
  });

  test("a prompt that was too long is counted, and the next one is measured by that", () => {
    const message =
      "Invalid 'prompt': string too long. Expected a string with maximum length 40, but got a string with length 50 instead.";
    const limit = learn(message, recipe({ prompt: "x".repeat(50) }), "prompt");
    expect(limit).toMatchObject({ field: "prompt", refused: "50", most: 40 });
    const can = taught(unknownModel("x"), limit === undefined ? [] : [limit]);
    expect(can.longestPrompt).toBe(40);
    expect(ordered(can, { prompt: "x".repeat(41) }).refusal).toMatchObject({ why: "prompt-too-long" });
    expect(ordered(can, { prompt: "x".repeat(40) }).refusal).toBeUndefined();
  });

  test("what it does not want to hear of is not sent again", () => {
    const limit = learn("negative_prompt: Extra inputs are not permitted", recipe({ negative: "rain" }));
    const { order } = ordered(unknownModel("x"), { negative: "rain" }, { limits: limit === undefined ? [] : [limit] });
    expect([order.capability?.negative, order.sends.words]).toEqual([false, 3]);
    expect(order.misfits.map(({ kind }) => kind)).toEqual(["negative-ignored"]);
  });

  test("a rate that it does not take is not asked for again, and then the length is in seconds", () => {
    const limit = learn("fps must be one of 16, 30", recipe({ asked: asked({ fps: 24 }) }));
    const can = taught(abilities(WAN_TI2V, DIALECT["vllm-omni"]), limit === undefined ? [] : [limit]);
    const ask = askFor(wanted(), can, []);
    expect([ask.fps, ask.seconds]).toEqual([undefined, 4]);
  });

  test.each([
    "input_reference or reference_url is required for image-to-video generation",
    "input_reference file is required",
    "input_reference: Field required",
  ])("%s: it wants a first frame from now on", (message) => {
    const limit = learn(message);
    if (limit === undefined) throw new Error("Nothing was learnt");
    const limits = [limit];
    expect(ordered(unknownModel("x"), {}, { limits }).refusal).toMatchObject({ why: "first-frame-needed" });
    expect(ordered(unknownModel("x"), withFrame, { limits }).refusal).toBeUndefined();
  });

  test("a frame of the wrong size is refused at that size, and no other", () => {
    const limit = learn("Inpaint image must match the requested width and height", recipe());
    const limits = limit === undefined ? [] : [limit];
    expect(ordered(unknownModel("x"), withFrame, { limits }).refusal).toMatchObject({ why: "refused-before" });
    expect(ordered(unknownModel("x"), {}, { limits }).refusal).toBeUndefined();
    const taller = { ...withFrame, askedSize: { width: 720, height: 1280 } };
    expect(ordered(unknownModel("x"), taller, { limits }).refusal).toBeUndefined();
  });

  test("what it said of lengths holds within what its document says", () => {
    const most = learn("seconds must be at most 4", recipe({ asked: asked({ seconds: 5 }) }));
    const can = abilities(WAN_TI2V, DIALECT["vllm-omni"] satisfies { readonly name: DialectName });
    const ask = askFor(wanted({ frames: 120 }), can, most === undefined ? [] : [most]);
    // 93 frames at 24, the longest of 4n + 1 that is not over 4 s.
    expect([ask.seconds, ask.misfits.map(({ kind }) => kind)]).toEqual([93 / 24, ["too-long"]]);
  });
});

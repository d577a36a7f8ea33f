/** What is asked of OpenRouter's models, which say themselves what they take. */

import type { Engine } from "../src/engines/engine";
import { aTake } from "./build-a";
import {
  anEngine,
  asked,
  FRAME,
  type Heard,
  never,
  ordered,
  recipe,
  submission,
  WAN_TI2V,
  withFrame,
} from "./asked.setup";

describe("openrouter", () => {
  const VEO = {
    id: "google/veo-3.1",
    name: "Google: Veo 3.1",
    supported_durations: [4, 6, 8],
    supported_sizes: null,
    supported_resolutions: ["720p", "1080p", "4K"],
    supported_aspect_ratios: ["16:9", "9:16"],
    supported_frame_images: ["first_frame", "last_frame"],
    generate_audio: true,
    seed: true,
    pricing_skus: {
      duration_seconds_with_audio: "0.40",
      duration_seconds_with_audio_4k: "0.60",
      duration_seconds_without_audio: "0.20",
      duration_seconds_without_audio_4k: "0.40",
    },
    allowed_passthrough_parameters: [],
  };
  const SILENT = {
    ...VEO,
    id: "runway/gen-4.5",
    supported_sizes: ["1280x720"],
    generate_audio: false,
    seed: false,
    supported_frame_images: [],
    pricing_skus: { cents_per_second_output: "12", minimum_cents_per_generation: "56" },
  };

  async function router(): Promise<{ readonly engine: Engine; readonly heard: readonly Heard[] }> {
    const { engine, heard } = await anEngine({ wire: "openrouter" }, [VEO, SILENT]);
    await engine.look(never);
    return { engine, heard };
  }

  test("a model that names no sizes has those of its resolutions and shapes, and is asked for those", async () => {
    const { engine, heard } = await router();
    const can = await engine.capability(VEO.id, never);
    expect(can.sizes).toMatchObject({
      values: [
        { width: 1280, height: 720 },
        { width: 720, height: 1280 },
        { width: 1920, height: 1080 },
        { width: 1080, height: 1920 },
        { width: 3840, height: 2160 },
        { width: 2160, height: 3840 },
      ],
    });
    await engine.start(
      {
        recipe: recipe({ model: VEO.id, asked: asked({ size: { width: 1080, height: 1920 } }) }),
        submission,
        pictures: [],
      },
      never,
    );
    expect(heard[0]?.fields).toMatchObject({ resolution: "1080p", aspect_ratio: "9:16", seed: 4711 });
    expect(heard[0]?.fields).not.toHaveProperty("size");
  });

  test("a model that takes no seed, sound, frame or avoided words gets none of them", async () => {
    const { engine, heard } = await router();
    const can = await engine.capability(SILENT.id, never);
    const { order } = ordered(can, { ...withFrame, negative: "the client's name", seedLocked: true });
    expect(order.sends).toMatchObject({ frames: [], words: 3 });
    expect(order.misfits.map(({ kind }) => kind)).toEqual(["reference-ignored", "negative-ignored", "seed-ignored"]);
    await engine.start(
      { recipe: recipe({ model: SILENT.id, negative: "the client's name" }), submission, pictures: [] },
      never,
    );
    expect(heard[0]?.fields).toEqual({
      model: SILENT.id,
      prompt: aTake().recipe.prompt,
      duration: 4,
      size: "1280x720",
    });
  });

  test("avoided words go along where the model may heed them, and are counted", async () => {
    const { engine, heard } = await anEngine({ wire: "openrouter" }, [
      { ...VEO, allowed_passthrough_parameters: ["negative_prompt"] },
    ]);
    await engine.look(never);
    const { order } = ordered(await engine.capability(VEO.id, never), { negative: "rain" });
    expect(order.sends.words).toBe(4);
    await engine.start(
      { recipe: recipe({ model: VEO.id, prompt: "A pier", negative: "rain" }), submission, pictures: [] },
      never,
    );
    expect(heard[0]?.fields["prompt"]).toBe("A pier\n\nAvoid: rain");
  });

  test("the first frame goes along with its role", async () => {
    const { engine, heard } = await router();
    await engine.start({ recipe: recipe({ model: VEO.id }), submission, pictures: [FRAME] }, never);
    expect(heard[0]?.fields["frame_images"]).toMatchObject([{ frame_type: "first_frame" }]);
  });

  test("before there is a list, whole seconds are asked for and nobody's price is named", async () => {
    const { engine } = await anEngine({ wire: "openrouter" }, []);
    const can = await engine.capability(WAN_TI2V, never);
    expect(can).toMatchObject({ prices: [], seconds: { kind: "range", step: 1 } });
  });
});

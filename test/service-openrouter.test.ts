/** OpenRouter's dialect and OpenAI's moderation, as the test service plays them: after OpenRouter's SDK and OpenAI's specification. */

import { solidPng } from "./png";
import { aService, ask, closeAll, created, idIn, MODEL } from "./service/asking";
import type { Service } from "./service/service";

afterEach(closeAll);

async function create(service: Service, json: object): Promise<{ readonly status: number; readonly body: unknown }> {
  const { status, body } = await ask(service, "POST", "/videos", { json });
  return { status, body };
}

describe("openrouter", () => {
  test("a job is taken with 202, and says where to ask after it", async () => {
    const service = await aService("openrouter");
    const { status, body } = await create(service, { model: MODEL, prompt: "x", duration: 6 });
    const id = idIn(body);
    expect(id).toMatch(/^gen-vid-\d+-[0-9a-z]{20}$/);
    expect([status, body]).toEqual([202, { id, polling_url: `/api/v1/videos/${id}`, status: "pending" }]);
    const where = service.url.replace("/api/v1", `/api/v1/videos/${id}`);
    service.advance(40);
    expect((await ask(service, "GET", where)).body).toMatchObject({ status: "in_progress" });
    service.advance("done");
    const done = (await ask(service, "GET", where)).body;
    expect(done).toMatchObject({ status: "completed", usage: { cost: 0.6, is_byok: false } });
    expect(done).toHaveProperty("unsigned_urls.0");
  });

  test.each(["cancelled", "expired"] as const)("a job may be %s, without a film and without a word", async (end) => {
    const service = await aService("openrouter");
    const id = await created(service, "openrouter");
    service.advance(10);
    service.advance(end);
    const { body } = await ask(service, "GET", `/videos/${id}`);
    expect(body).toMatchObject({ id, status: end });
    expect(body).not.toHaveProperty("unsigned_urls");
    expect((await ask(service, "GET", `/videos/${id}/content`)).status).toBe(400);
    const { service: other } = { service: await aService("openai") };
    expect(() => other.advance(end)).toThrow(RangeError);
  });

  test("a failure is one text", async () => {
    const service = await aService("openrouter");
    const id = await created(service, "openrouter");
    service.advance("failed");
    expect((await ask(service, "GET", `/videos/${id}`)).body).toMatchObject({
      status: "failed",
      error: "the model ran out of memory",
    });
  });

  test("refusals lie in an envelope, with the status for a code", async () => {
    const service = await aService("openrouter");
    expect(await create(service, { model: "nobody/knows", prompt: "x" })).toMatchObject({
      status: 400,
      body: { error: { code: 400, message: "nobody/knows is not a valid model ID" } },
    });
    service.fault("moderated", { times: 1 });
    expect(await create(service, { model: MODEL, prompt: "x" })).toMatchObject({
      status: 403,
      body: { error: { code: 403, metadata: { reasons: ["violence"] } } },
    });
    expect((await ask(service, "GET", "/videos/nobody")).body).toMatchObject({ error: { code: 404 } });
  });

  test("its list says what each model can do, or null, and prices in units that only their names tell", async () => {
    const service = await aService("openrouter");
    const { status, body } = await ask(service, "GET", "/videos/models");
    expect(status).toBe(200);
    const { data } = body as { data: { id: string; [name: string]: unknown }[] };
    const one = (id: string) => data.find((model) => model.id === id);
    expect(one(MODEL)).toMatchObject({
      supported_durations: null,
      supported_sizes: null,
      seed: null,
      pricing_skus: null,
    });
    expect(one("google/veo-3.1")).toMatchObject({
      supported_durations: [4, 6, 8],
      pricing_skus: { duration_seconds_with_audio: "0.40", duration_seconds_without_audio: "0.20" },
    });
    expect(one("runway/gen-4.5")).toMatchObject({ pricing_skus: { cents_per_second_output: "12" } });
    expect(one("bytedance/seedance-2.5")).toMatchObject({ pricing_skus: { video_tokens: "0.0000107" } });
    for (const model of data) {
      expect(model).toHaveProperty("allowed_passthrough_parameters");
      expect(model).toHaveProperty("supported_frame_images");
    }
  });

  test("what a model cannot do is refused; what its list leaves open is taken", async () => {
    const service = await aService("openrouter");
    const url = `data:image/png;base64,${Buffer.from(solidPng(8, 8)).toString("base64")}`;
    const frame = (frame_type: string) => ({ type: "image_url", image_url: { url }, frame_type });
    const veo = { model: "google/veo-3.1", prompt: "x" };
    for (const [json, status] of [
      [{ ...veo, duration: 8, size: "1280x720" }, 202],
      [{ ...veo, duration: 5 }, 400],
      [{ ...veo, duration: 4.04 }, 400],
      [{ ...veo, size: "64x36" }, 400],
      [{ ...veo, frame_images: [frame("first_frame"), frame("last_frame")] }, 202],
      [{ model: "alibaba/wan-3.0", prompt: "x", frame_images: [frame("last_frame")] }, 400],
      [{ model: "alibaba/wan-3.0", frame_images: [frame("first_frame")] }, 202],
      [{ model: MODEL, prompt: "x", duration: 5, size: "64x36" }, 202],
      [{ model: MODEL, prompt: "x", duration: "5" }, 400],
      [{ model: MODEL }, 400],
    ] as const) {
      expect([json, (await create(service, json)).status]).toEqual([json, status]);
    }
  });
});

describe("moderation", () => {
  const moderate = async (service: Service, json: unknown) => {
    const { status, body } = await ask(service, "POST", "/moderations", { json });
    return { status, body };
  };

  test("flags what says so of itself, in words and in pictures, by category", async () => {
    const service = await aService("openai");
    const picture = (bytes: Uint8Array) => ({
      type: "image_url",
      image_url: { url: `data:image/png;base64,${Buffer.from(bytes).toString("base64")}` },
    });
    const marked = Buffer.concat([solidPng(8, 8), Buffer.from("flag:violence/graphic")]);
    const { body } = await moderate(service, {
      model: "omni-moderation-latest",
      input: [{ type: "text", text: "a quiet room" }, picture(solidPng(8, 8)), picture(marked)],
    });
    expect(body).toMatchObject({
      model: "omni-moderation-latest",
      results: [
        {
          flagged: true,
          categories: { "violence/graphic": true, violence: false, hate: false },
          category_applied_input_types: { violence: ["text", "image"], hate: ["text"], "sexual/minors": ["text"] },
        },
      ],
    });
    const words = await moderate(service, { input: [{ type: "text", text: "flag:hate" }] });
    expect(words.body).toMatchObject({ results: [{ flagged: true, categories: { hate: true } }] });
  });

  test("does not look at pictures for what it looks for in words only", async () => {
    const service = await aService("openai");
    const url = `data:image/png;base64,${Buffer.from("flag:hate").toString("base64")}`;
    const { body } = await moderate(service, { input: [{ type: "image_url", image_url: { url } }] });
    expect(body).toMatchObject({
      results: [{ flagged: false, category_applied_input_types: { hate: [], sexual: ["image"] } }],
    });
  });

  test("several texts have a result each", async () => {
    const service = await aService("openai");
    const { body } = await moderate(service, { input: ["fine", "flag:violence"] });
    expect(body).toMatchObject({ results: [{ flagged: false }, { flagged: true }] });
  });

  test("what is no input is 400, and a key is asked for", async () => {
    const service = await aService("openai");
    for (const json of ["{", {}, { input: [] }, { input: [{ type: "audio" }] }, { input: [7] }]) {
      expect((await moderate(service, json)).status).toBe(400);
    }
    const locked = await aService("openai", { key: "sk-right" });
    expect((await moderate(locked, { input: "x" })).status).toBe(401);
  });

  test("can be harmed like any other call", async () => {
    const service = await aService("openai");
    service.fault("503", { route: "moderation", times: 1 });
    expect((await moderate(service, { input: "x" })).status).toBe(503);
  });

  test("is a matter of openai and litellm alone", async () => {
    for (const [tongue, status] of [
      ["litellm", 200],
      ["sglang", 404],
      ["vllm-omni", 404],
      ["openrouter", 404],
    ] as const) {
      const { status: found } = await moderate(await aService(tongue), { input: "x" });
      expect([tongue, found]).toEqual([tongue, status]);
    }
  });
});

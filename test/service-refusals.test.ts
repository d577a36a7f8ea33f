/** What a server refuses to make, and in which words: OpenAI's, SGLang's, LiteLLM's, OpenRouter's. vLLM-Omni's are its own tests'. */

import { solidPng } from "./png";
import { aService, ask, closeAll, createIn, MODEL, type How } from "./service/asking";
import { TONGUES } from "./service/tongue";
import type { Service } from "./service/service";

afterEach(closeAll);

async function create(service: Service, how: How): Promise<{ readonly status: number; readonly body: unknown }> {
  const { status, body } = await ask(service, "POST", "/videos", how);
  return { status, body };
}

function picture(width: number, height: number): Blob {
  return new Blob([solidPng(width, height)], { type: "image/png" });
}

function dataUrl(width: number, height: number): string {
  return `data:image/png;base64,${Buffer.from(solidPng(width, height)).toString("base64")}`;
}

test.each(TONGUES)("%s: what is no JSON is the client's mistake, not the server's", async (tongue) => {
  const { status } = await create(await aService(tongue), { json: "{" });
  expect(status).toBe(tongue === "vllm-omni" ? 422 : 400);
});

test.each(TONGUES)("%s refuses a request without the key, and takes one with it", async (tongue) => {
  const service = await aService(tongue, { key: "sk-right" });
  expect((await create(service, createIn(tongue))).status).toBe(401);
  const headers = { authorization: "Bearer sk-right" };
  expect((await create(service, { ...createIn(tongue), headers })).status).toBe(tongue === "openrouter" ? 202 : 200);
});

describe("openai", () => {
  const refusal = (message: string, param: string | null, code: string | null) => ({
    status: 400,
    body: { error: { message, type: "invalid_request_error", param, code } },
  });

  test("a prompt has 1 to 32 000 characters, counted as people do", async () => {
    const service = await aService("openai");
    const none = refusal("Missing required parameter: 'prompt'.", "prompt", "missing_required_parameter");
    expect(await create(service, { json: { size: "720x1280" } })).toEqual(none);
    expect(await create(service, { json: { prompt: "" } })).toEqual(none);
    expect((await create(service, { json: { prompt: "🎬".repeat(32_000) } })).status).toBe(200);
    expect(await create(service, { json: { prompt: "x".repeat(32_001) } })).toMatchObject({
      status: 400,
      body: { error: { param: "prompt", code: "string_above_max_length" } },
    });
  });

  test("seconds and size are text, and one of a few where the original is asked", async () => {
    const service = await aService("openai", { enums: true });
    expect(await create(service, { json: { prompt: "x", seconds: 4 } })).toMatchObject({
      status: 400,
      body: { error: { param: "seconds", code: "invalid_type" } },
    });
    expect(await create(service, { json: { prompt: "x", seconds: "7" } })).toEqual(
      refusal("Invalid value: '7'. Supported values are: '4', '8', '12'.", "seconds", "invalid_value"),
    );
    expect(await create(service, { json: { prompt: "x", size: "64x36" } })).toMatchObject({
      status: 400,
      body: { error: { param: "size", code: "invalid_value" } },
    });
    expect((await create(service, { json: { prompt: "x", seconds: "8", size: "1792x1024" } })).status).toBe(200);
    const gateway = await aService("openai");
    expect((await create(gateway, { json: { prompt: "x", seconds: "7", size: "64x36" } })).status).toBe(200);
  });

  test("a first frame has the size that is asked for, however it comes", async () => {
    const service = await aService("openai");
    const mismatch = refusal("Inpaint image must match the requested width and height", null, null);
    const asked = { prompt: "x", size: "64x36" };
    for (const [width, expected] of [
      [64, { status: 200 }],
      [32, mismatch],
    ] as const) {
      const url = dataUrl(width, 36);
      const files = { ...asked, input_reference: picture(width, 36) };
      const bracketed = { ...asked, "input_reference[image_url]": url };
      for (const how of [
        { json: { ...asked, input_reference: { image_url: url } } },
        { form: files },
        { form: bracketed },
      ]) {
        expect(await create(service, how)).toMatchObject(expected);
      }
    }
  });

  test("a reference is exactly one of image_url and file_id", async () => {
    const service = await aService("openai");
    for (const reference of ["frame.png", {}, { image_url: dataUrl(8, 8), file_id: "file-1" }, { url: "x" }]) {
      expect(await create(service, { json: { prompt: "x", input_reference: reference } })).toMatchObject({
        status: 400,
        body: { error: { param: "input_reference" } },
      });
    }
  });

  test("a job that is not over is not deleted", async () => {
    const service = await aService("openai");
    const { body } = await create(service, { json: { prompt: "x" } });
    const { id } = body as { id: string };
    expect((await ask(service, "DELETE", `/videos/${id}`)).status).toBe(400);
    service.advance("failed");
    expect(await ask(service, "DELETE", `/videos/${id}`)).toMatchObject({
      status: 200,
      body: { object: "video.deleted", deleted: true, id },
    });
  });
});

describe("sglang", () => {
  test("in a form, a prompt is asked for in words and a number by its type", async () => {
    const service = await aService("sglang");
    expect(await create(service, { form: { seconds: "4" } })).toEqual({
      status: 400,
      body: { detail: "prompt is required" },
    });
    expect(await create(service, { form: { prompt: "x", seconds: "4.5" } })).toMatchObject({
      status: 422,
      body: { detail: [{ type: "int_parsing", loc: ["body", "seconds"], input: "4.5" }] },
    });
    expect(await create(service, { form: { prompt: "x", extra_params: "{" } })).toEqual({
      status: 400,
      body: { detail: "extra_params is not valid JSON" },
    });
  });

  test("in JSON, all of it is one text", async () => {
    const service = await aService("sglang");
    for (const [json, words] of [
      [{ seconds: 4 }, /^Invalid request body: 1 validation error[^]*prompt\n {2}Field required/],
      [{ prompt: "x", seconds: 4.5 }, /^Invalid request body: [^]*seconds\n[^]*fractional part/],
      [{ prompt: "x", input_reference: { image_url: "data:," } }, /^Invalid request body: [^]*input_reference/],
    ] as const) {
      expect(await create(service, { json })).toMatchObject({
        status: 400,
        body: { detail: expect.stringMatching(words) as string },
      });
    }
    expect(
      (await create(service, { json: { prompt: "x", seconds: "4", input_reference: "/on/its/disk.png" } })).status,
    ).toBe(200);
  });

  test("a model that films a frame wants one", async () => {
    const service = await aService("sglang", { fromFrame: [MODEL] });
    const detail = "input_reference or reference_url is required for image-to-video generation";
    for (const how of [{ json: { prompt: "x" } }, { form: { prompt: "x" } }]) {
      expect(await create(service, how)).toEqual({ status: 400, body: { detail } });
    }
    expect((await create(service, { json: { prompt: "x", reference_url: dataUrl(8, 8) } })).status).toBe(200);
    expect((await create(service, { form: { prompt: "x", input_reference: picture(8, 8) } })).status).toBe(200);
  });
});

describe("litellm", () => {
  test("wants a model that it has, and says so with a status for a code", async () => {
    const service = await aService("litellm");
    expect(await create(service, { json: { prompt: "x", model: "sora-3" } })).toMatchObject({
      status: 400,
      body: { error: { code: "400", message: expect.stringContaining("model=sora-3") as string } },
    });
  });

  test("answers without /v1 as with it, and has no DELETE", async () => {
    const service = await aService("litellm");
    const bare = service.url.replace(/\/v1$/, "");
    const made = await ask(service, "POST", `${bare}/videos`, createIn("litellm"));
    const { id } = made.body as { id: string };
    // Its ids carry the route, and their padding wants to be escaped.
    expect(Buffer.from(id.slice("video_".length), "base64").toString()).toMatch(/^litellm:custom_llm_provider:openai;/);
    service.advance("done");
    const path = `/videos/${encodeURIComponent(id)}`;
    expect((await ask(service, "GET", bare + path)).status).toBe(200);
    expect(await ask(service, "DELETE", path)).toMatchObject({ status: 405, body: { detail: "Method Not Allowed" } });
  });
});

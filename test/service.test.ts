/**
 * The test service held to what the servers' own tests ask of them, over real HTTP and without anything of the panel:
 * FastVideo's test_openai_api_integration.py, vLLM-Omni's test_video_server.py and SGLang's server tests, as far as they see
 * a server from outside. Left out: FastVideo's /v1/model_info and files on its disk, vLLM-Omni's /v1/videos/sync and whatever
 * its tests mock inside it, TensorRT-LLM, whose dialect is not played.
 */

import OpenAI from "openai";
import { solidPng } from "./png";
import { aService, ask, closeAll, created, createIn, idIn, MODEL } from "./service/asking";

const VIDEOS = ["openai", "sglang", "vllm-omni", "litellm"] as const;

afterEach(closeAll);

function picture(width: number, height: number): Blob {
  return new Blob([solidPng(width, height)], { type: "image/png" });
}

describe("as FastVideo's tests have it", () => {
  test("it says that it is well", async () => {
    const service = await aService("sglang");
    const health = await ask(service, "GET", service.url.replace(/\/v1$/, "/health"));
    expect(health).toMatchObject({ status: 200, body: { status: "ok" } });
  });

  test.each(VIDEOS)("%s lists its models", async (tongue) => {
    const { status, body } = await ask(await aService(tongue), "GET", "/models");
    expect({ status, body }).toMatchObject({ status: 200, body: { object: "list", data: [{ id: MODEL }] } });
  });

  test.each(VIDEOS)("%s: a job is submitted, polled until it is done, and downloaded", async (tongue) => {
    const service = await aService(tongue, { lifeMs: 60 });
    const submitted = await ask(service, "POST", "/videos", createIn(tongue, { seed: 42, num_frames: 17 }));
    expect(submitted).toMatchObject({ status: 200, body: { status: "queued" } });
    const id = idIn(submitted.body);
    let polled = submitted;
    for (let turn = 0; turn < 50 && !/"completed"/.test(polled.bytes.toString("utf8")); turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      polled = await ask(service, "GET", `/videos/${encodeURIComponent(id)}`);
      expect(polled.status).toBe(200);
    }
    expect(polled.body).toMatchObject({ id, status: "completed", progress: 100 });
    if (tongue === "sglang")
      expect(polled.body).toMatchObject({ file_path: expect.stringMatching(/\.mp4$/) as string });
    const film = await ask(service, "GET", `/videos/${encodeURIComponent(id)}/content`);
    expect(film.status).toBe(200);
    expect(film.headers.get("content-type")).toBe("video/mp4");
    expect(film.bytes.subarray(4, 8).toString("latin1")).toBe("ftyp");
    const listed = await ask(service, "GET", "/videos");
    expect(listed).toMatchObject({ status: 200, body: { object: "list", data: [{ id }] } });
  });

  test.each(VIDEOS)("%s does not know a job that never was", async (tongue) => {
    const service = await aService(tongue);
    expect((await ask(service, "GET", "/videos/nonexistent_id")).status).toBe(404);
    expect((await ask(service, "GET", "/videos/nonexistent_id/content")).status).toBe(404);
  });
});

describe("as SGLang's tests have it, with OpenAI's own client", () => {
  test.each(VIDEOS)("%s: created, found in the list until it is done, downloaded", async (tongue) => {
    const service = await aService(tongue, { key: "sk-test", lifeMs: 60 });
    const client = new OpenAI({ apiKey: "sk-test", baseURL: service.url, maxRetries: 0 });
    const video = await client.videos.create({
      model: MODEL,
      prompt: "A calico cat playing a piano",
      size: "1280x720",
    });
    let status = video.status as string;
    for (let turn = 0; turn < 50 && status !== "completed"; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      const page = await client.videos.list();
      status = page.data.find(({ id }) => id === video.id)?.status ?? "gone";
      expect(["queued", "in_progress", "completed"]).toContain(status);
    }
    expect(status).toBe("completed");
    const content = await client.videos.downloadContent(video.id);
    expect(Buffer.from(await content.arrayBuffer()).equals(service.film(video.id))).toBe(true);
  });

  test("sglang never says that it works, and knows no prompt afterwards", async () => {
    const service = await aService("sglang");
    const id = await created(service, "sglang");
    service.advance(50);
    const { body } = await ask(service, "GET", `/videos/${id}`);
    expect(body).toMatchObject({ status: "queued", progress: 0, model: MODEL, seconds: "4", url: null });
    expect(body).not.toHaveProperty("prompt");
  });

  test("sglang counts its seconds from frames, and calls a model that nobody named sora-2", async () => {
    const service = await aService("sglang");
    const { body } = await ask(service, "POST", "/videos", { json: { prompt: "x", num_frames: 81, fps: 16 } });
    expect(body).toMatchObject({ seconds: "5", model: "sora-2" });
  });

  test("sglang forgets a deleted job and says what it was", async () => {
    const service = await aService("sglang");
    const id = await created(service, "sglang");
    expect(await ask(service, "DELETE", `/videos/${id}`)).toMatchObject({
      status: 200,
      body: { id, object: "video", status: "deleted" },
    });
    expect((await ask(service, "GET", `/videos/${id}`)).status).toBe(404);
  });

  test("sglang's failure is a message without a code, in an answer that is well", async () => {
    const service = await aService("sglang");
    const id = await created(service, "sglang");
    service.advance("failed");
    expect(await ask(service, "GET", `/videos/${id}`)).toMatchObject({
      status: 200,
      body: { status: "failed", error: { message: "the model ran out of memory" }, file_path: null },
    });
  });
});

describe("as vLLM-Omni's tests have it", () => {
  const form = (fields: Readonly<Record<string, string | Blob>>) => ({ form: { prompt: "x", ...fields } });

  test("a missing prompt, and a body that is no form, are 422", async () => {
    const service = await aService("vllm-omni");
    const missing = { detail: [{ type: "missing", loc: ["body", "prompt"], msg: "Field required" }] };
    for (const how of [{ form: { size: "320x240" } }, { json: { prompt: "x" } }]) {
      expect(await ask(service, "POST", "/videos", how)).toMatchObject({ status: 422, body: missing });
    }
  });

  test("a form that is not multipart will do", async () => {
    const service = await aService("vllm-omni");
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await fetch(`${service.url}/videos`, { method: "POST", headers, body: "prompt=A+base64+test." });
    expect(answer.status).toBe(200);
    expect(service.jobs[0]?.prompt).toBe("A base64 test.");
  });

  test("sizes and seconds that do not fit their pattern are 422, with what was sent", async () => {
    const service = await aService("vllm-omni");
    expect(await ask(service, "POST", "/videos", form({ size: "640x" }))).toMatchObject({
      status: 422,
      body: { detail: [{ type: "string_pattern_mismatch", loc: ["body", "size"], input: "640x" }] },
    });
    for (const seconds of ["abc", "4.5", "0", "4.0"]) {
      expect(await ask(service, "POST", "/videos", form({ seconds }))).toMatchObject({
        status: 422,
        body: { detail: [{ type: "string_pattern_mismatch", loc: ["body", "seconds"], input: seconds }] },
      });
    }
  });

  test.each([
    ["num_inference_steps", "201", "less_than_equal"],
    ["guidance_scale", "20.5", "less_than_equal"],
    ["num_frames", "0", "greater_than_equal"],
    ["num_frames", "17.5", "int_parsing"],
    ["fps", "0.5", "greater_than_equal"],
    ["num_outputs_per_prompt", "11", "less_than_equal"],
    ["frame_interpolation_exp", "0", "greater_than_equal"],
    ["sound_duration", "0", "greater_than"],
    ["generate_sound", "maybe", "bool_parsing"],
    ["seed", "lucky", "int_parsing"],
  ])("%s of %s is 422", async (field, value, type) => {
    const service = await aService("vllm-omni");
    expect(await ask(service, "POST", "/videos", form({ [field]: value }))).toMatchObject({
      status: 422,
      body: { detail: [{ type, loc: ["body", field], input: value }] },
    });
  });

  test("another model's name, references that cannot be used and extras that are no object are 400", async () => {
    const service = await aService("vllm-omni");
    const refused = async (fields: Readonly<Record<string, string | Blob>>) => {
      const { status, body } = await ask(service, "POST", "/videos", form(fields));
      return { status, body };
    };
    const only = "Provide only one of input_reference, image_reference, or video_reference.";
    for (const [fields, detail] of [
      [{ model: "wan" }, `Model mismatch: request specifies 'wan' but server is running '${MODEL}'.`],
      [{ image_reference: '{"file_id": "file-123"}' }, "Invalid image_reference: file_id is not supported yet."],
      [{ video_reference: '{"file_id": "file-123"}' }, "Invalid video_reference: file_id is not supported yet."],
      [{ extra_params: "{not valid json}" }, "Invalid JSON in form field."],
      [{ extra_params: "[1, 2, 3]" }, "Invalid JSON in form field: expected dict, got list."],
      [{ input_reference: picture(8, 8), image_reference: '{"image_url": "https://example.com/cat.png"}' }, only],
      [
        { input_reference: new Blob(["not-an-image"], { type: "image/png" }) },
        "Invalid input_reference: provided content is not a valid image or video.",
      ],
    ] as const) {
      expect(await refused(fields)).toEqual({ status: 400, body: { detail } });
    }
    expect(service.jobs).toEqual([]);
  });

  test("a first frame of any size will do", async () => {
    const service = await aService("vllm-omni");
    const taken = await ask(service, "POST", "/videos", form({ size: "96x64", input_reference: picture(48, 32) }));
    expect(taken.status).toBe(200);
  });

  test("its jobs say what was asked, and what came of it", async () => {
    const service = await aService("vllm-omni");
    const asked = form({ size: "640x360", seconds: "2", fps: "12" });
    const { body } = await ask(service, "POST", "/videos", asked);
    const id = idIn(body);
    expect(id).toMatch(/^video_gen_[0-9a-f]{32}$/);
    expect(body).toMatchObject({ prompt: "x", size: "640x360", seconds: "2", fps: 12, num_frames: 24, duration_s: 2 });
    expect(body).toMatchObject({ media_type: "video/mp4", file_name: null, completed_at: null, expires_at: null });
    service.advance("done");
    const done = (await ask(service, "GET", `/videos/${id}`)).body;
    expect(done).toMatchObject({ file_name: `${id}.mp4`, completed_at: expect.any(Number) as number });
  });

  test("a failed job is answered with its failure's status, and has no film", async () => {
    const service = await aService("vllm-omni");
    const id = await created(service, "vllm-omni");
    service.fault("moderated-later", { times: 1 });
    for (const path of [`/videos/${id}`, `/videos/${id}?again`]) {
      expect(await ask(service, "GET", path)).toMatchObject({
        status: 400,
        body: { status: "failed", error: { code: 400, message: "Input was blocked by Cosmos3 guardrails." } },
      });
    }
    expect((await ask(service, "GET", `/videos/${id}/content`)).status).toBe(422);
    const other = await created(service, "vllm-omni");
    service.advance("failed");
    expect(await ask(service, "GET", `/videos/${other}`)).toMatchObject({
      status: 500,
      body: { error: { code: 500 } },
    });
  });

  test("deleting ends a running job and takes a finished one away", async () => {
    const service = await aService("vllm-omni");
    for (const to of [50, "done", "failed"] as const) {
      const id = await created(service, "vllm-omni");
      service.advance(to);
      expect(await ask(service, "DELETE", `/videos/${id}`)).toMatchObject({
        status: 200,
        body: { id, deleted: true, object: "video.deleted" },
      });
      expect((await ask(service, "GET", `/videos/${id}`)).status).toBe(404);
      expect((await ask(service, "DELETE", `/videos/${id}`)).status).toBe(404);
    }
  });

  test("a download has a name", async () => {
    const service = await aService("vllm-omni");
    const id = await created(service, "vllm-omni");
    expect(await ask(service, "GET", `/videos/${id}/content`)).toMatchObject({
      status: 404,
      body: { detail: "Generation is still in-progress" },
    });
    service.advance("done");
    const { headers } = await ask(service, "GET", `/videos/${id}/content?variant=thumbnail`);
    expect(headers.get("content-disposition")).toContain(`${id}.mp4`);
    expect(headers.get("content-type")).toBe("video/mp4");
  });
});

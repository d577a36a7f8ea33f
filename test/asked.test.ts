/** What is asked of an engine, what leaves for it, what it costs and what its refusals teach: said, recorded and sent alike. */

import { mkdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { askFor, blocks, type Wanted } from "../src/core/asking";
import type { Capability, LearntLimit } from "../src/core/capability";
import type { EngineEntry } from "../src/core/engine-entry";
import type { AskedFrom, DialectName } from "../src/core/job";
import { taught } from "../src/core/limits";
import type { Recipe } from "../src/core/recipe";
import { decodeTake } from "../src/core/record";
import type { FrameSize } from "../src/core/sequence";
import { frameRateOf } from "../src/core/time";
import { connect } from "../src/engines/connect";
import { documentFor, unknownModel } from "../src/engines/documents";
import type { Engine, Picture, Started } from "../src/engines/engine";
import { estimateFor, type Priced } from "../src/engines/estimate";
import { learntFrom } from "../src/engines/learnt";
import { abilities, DIALECT } from "../src/engines/openai-videos/dialects";
import { pricesOf } from "../src/engines/openrouter-prices";
import { ask } from "../src/studio/making/ask";
import { orderFor, type Desktop, type Ordered } from "../src/studio/form/order";
import type { ReferenceChoice, ShotForm } from "../src/studio/form/shot-form";
import { aSequence, aTake } from "./build-a";
import { solidPng } from "./png";
import { sentIn } from "./service/form";
import type * as setup from "./uxp.setup";
import { cleanUp, real, startUxp } from "./uxp.setup";

jest.mock("premierepro", () => ({}), { virtual: true });
jest.mock("uxp", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("uxp"), { virtual: true });
jest.mock("fs", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("fs"));

const never = new AbortController().signal;
const NOW = new Date("2026-11-24T10:00:00Z");
const submission = { id: "5f1c0e9a-77aa-4b55-9d0c-1d8f7d1a6a01", at: NOW.toISOString() };
const HD: FrameSize = { width: 1280, height: 720 };
const WAN_TI2V = "Wan-AI/Wan2.2-TI2V-5B-Diffusers";
const WAN_T2V = "Wan-AI/Wan2.2-T2V-A14B-Diffusers";
const FRAME: Picture = { role: "first", mimeType: "image/png", bytes: solidPng(64, 36) };

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await cleanUp();
});

interface Heard {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly string[];
}

/** A server that takes whatever it is sent, has those models, and keeps what it heard. */
async function anEngine(
  entry: Partial<EngineEntry>,
  models: readonly object[] = [],
): Promise<{ readonly engine: Engine; readonly heard: readonly Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      response.setHeader("content-type", "application/json");
      response.setHeader("date", NOW.toUTCString());
      if (request.method === "GET") return void response.end(JSON.stringify({ data: models, object: "list" }));
      const sent = sentIn(request.headers["content-type"] ?? "", Buffer.concat(parts));
      heard.push({ fields: sent?.fields ?? {}, files: sent?.files.map(({ field }) => field) ?? [] });
      response.end(JSON.stringify({ id: "1", object: "video", status: "queued" }));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port");
  const engine = connect(
    { ...anEntry(entry), address: `http://127.0.0.1:${address.port}/v1` },
    {
      fetch: (url, init) => fetch(url, init),
      key: () => Promise.resolve(undefined),
      now: () => NOW,
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    },
  );
  return { engine, heard };
}

function anEntry(more: Partial<EngineEntry> = {}): EngineEntry {
  return {
    id: "engine-1",
    name: "Studio GPU",
    wire: "openai-videos",
    address: "http://gpu.local:8091/v1",
    dialect: "vllm-omni",
    privateHttp: true,
    atOnce: 1,
    costs: "by-price",
    ...more,
  };
}

function recipe(more: Partial<Recipe> = {}): Recipe {
  return { ...aTake().recipe, engine: "openai-videos", model: WAN_TI2V, asked: asked({}), ...more };
}

function asked(more: Partial<NonNullable<Recipe["asked"]>>): NonNullable<Recipe["asked"]> {
  return { engineId: "engine-1", engineName: "Studio GPU", host: "gpu.local:8091", seconds: 4, size: HD, ...more };
}

function aForm(more: Partial<ShotForm> = {}): ShotForm {
  return {
    prompt: "The lights fail",
    negative: "",
    way: "gap",
    seconds: 4,
    videoTrack: "auto",
    audioTrack: "off",
    mode: "overwrite",
    replaceBy: "stack",
    placeholder: "none",
    use: "temp",
    seed: 7,
    seedLocked: false,
    caption: false,
    maker: { kind: "engine", engineId: "engine-1", model: WAN_TI2V },
    promptForm: "own",
    askedSize: "auto",
    references: [],
    ...more,
  };
}

const HELD: ReferenceChoice = {
  frame: {
    role: "first",
    sha256: "0".repeat(64),
    size: HD,
    from: {
      kind: "program",
      sequenceId: "sequence-1",
      sequenceName: "Reel 2",
      time: aSequence().playhead,
      timecode: "10:00:07:11",
      carries: [],
    },
  },
  file: "frame.png",
  picture: "data:,",
};
const withFrame: Partial<ShotForm> = { references: [HELD] };

/** As the panel would say it before a take for a hole of so many frames at 24 a second. */
function ordered(
  capability: Capability,
  form: Partial<ShotForm> = {},
  desktop: Partial<Desktop> = {},
  frames = 96,
): Ordered {
  return orderFor(aSequence(), aForm(form), frames, aDesktop(capability, desktop));
}

function aDesktop(capability: Capability, more: Partial<Desktop> = {}): Desktop {
  return {
    entry: anEntry(),
    capability,
    limits: [],
    estimate: (priced) => estimateFor(priced, capability),
    network: "any",
    settings: { language: "en", promptsInLog: false, caption: false, confirmAbove: 5, moderate: true },
    spending: { month: { spent: [], discarded: [], failed: [], unknown: 0 }, places: [] },
    isFull: false,
    checkedBy: "api.openai.com",
    ...more,
  };
}

function wanted(more: Partial<Wanted> = {}): Wanted {
  return {
    frames: 96,
    rate: frameRateOf(24),
    sequenceSize: HD,
    size: "auto",
    references: [],
    negative: "",
    prompt: "The lights fail",
    seedMatters: false,
    ...more,
  };
}

function document(model: string): Capability {
  const found = documentFor(model);
  if (found === undefined) throw new Error(`There is no document for ${model}`);
  return found;
}

describe("the length that is asked is the length that is sent", () => {
  test.each(["vllm-omni", "sglang", "fastvideo", "trtllm"] as const)(
    "%s is told 97 frames at 24, and no broken seconds",
    async (dialect) => {
      const { engine, heard } = await anEngine({ dialect });
      const { order } = ordered(await engine.capability(WAN_TI2V, never));
      expect([order.asked.seconds, order.asked.fps]).toEqual([97 / 24, 24]);
      await engine.start({ recipe: recipe({ asked: order.asked }), submission, pictures: [] }, never);
      const { seconds, ...fields } = heard[0]?.fields ?? {};
      expect(seconds).toBeUndefined();
      expect([Number(fields["num_frames"]), Number(fields["fps"])]).toEqual([97, 24]);
    },
  );

  test.each(["litellm", "openai", "newapi"] as const)(
    "%s knows no frames: it is asked for whole seconds, and the panel says those",
    async (dialect) => {
      const { engine, heard } = await anEngine({ dialect });
      const can = await engine.capability(WAN_TI2V, never);
      const { order } = ordered(can);
      expect([order.asked.seconds, order.handle, order.asked.fps]).toEqual([4, 0, undefined]);
      const longer = ordered(can, {}, {}, 97);
      expect([longer.order.asked.seconds, longer.order.handle]).toEqual([5, 23]);
      await engine.start({ recipe: recipe({ asked: longer.order.asked }), submission, pictures: [] }, never);
      expect(String(heard[0]?.fields["seconds"])).toBe("5");
      expect(heard[0]?.fields).not.toHaveProperty("num_frames");
    },
  );

  test("a frame that only shows again what lies before the cut is asked beside what the cut needs", async () => {
    const { engine } = await anEngine({ dialect: "litellm" });
    const can = await engine.capability(WAN_TI2V, never);
    const doubled = orderFor(aSequence(), aForm(withFrame), 96, aDesktop(can), 1);
    expect([doubled.head, doubled.order.asked.seconds, doubled.order.handle]).toEqual([1, 5, 23]);
    // Without a first frame that leaves there is no double.
    const bare = orderFor(aSequence(), aForm(), 96, aDesktop(can), 1);
    expect([bare.head, bare.order.asked.seconds, bare.order.handle]).toEqual([0, 4, 0]);
    const blind = { ...can, roles: { first: 0, last: 0, look: 0, firstNeeded: false } };
    expect(orderFor(aSequence(), aForm(withFrame), 96, aDesktop(blind), 1).head).toBe(0);
  });

  test("a whole length is said in seconds and in frames, and they agree", async () => {
    const { engine, heard } = await anEngine({ dialect: "vllm-omni" });
    await engine.start(
      {
        recipe: recipe({ model: "MiniMaxAI/MiniMax-H3", asked: asked({ seconds: 6, fps: 24 }) }),
        submission,
        pictures: [],
      },
      never,
    );
    expect(heard[0]?.fields).toMatchObject({ seconds: "6", num_frames: "144", fps: "24" });
  });

  test("a take of an older panel with a broken length still goes out whole", async () => {
    const { engine, heard } = await anEngine({ dialect: "litellm" });
    await engine.start({ recipe: recipe({ asked: asked({ seconds: 97 / 24 }) }), submission, pictures: [] }, never);
    expect(heard[0]?.fields["seconds"]).toBe("5");
  });

  test("a job that was asked for in frames is found, though the list shows the server's own seconds", async () => {
    const job = {
      id: "v1",
      object: "video",
      status: "queued",
      created_at: NOW.getTime() / 1000,
      seconds: "4",
      prompt: "x",
    };
    const { engine } = await anEngine({ dialect: "vllm-omni" }, [job]);
    const [found] = (await engine.list(submission, never)) ?? [];
    expect([found?.id, found?.seconds]).toEqual(["v1", undefined]);
  });
});

describe("what a server has no words for", () => {
  test.each([
    ["vllm-omni", true, true],
    ["sglang", true, true],
    ["litellm", false, false],
    ["openai", false, false],
  ] as const)("%s: the form offers a seed (%s) and what to avoid (%s)", (dialect, seed, negative) => {
    const can = abilities(WAN_TI2V, DIALECT[dialect]);
    expect([can.seed, can.negative]).toEqual([seed, negative]);
  });

  test("of a model that takes last frames and looks, a first frame can be sent", () => {
    const { roles } = abilities("veo-3.1-generate-001", DIALECT.litellm);
    expect(roles).toMatchObject({ first: 1, last: 0, look: 0 });
  });

  test("while nobody asked the server, only what every server understands is counted on", () => {
    const can = abilities(WAN_TI2V, undefined);
    expect(can).toMatchObject({ seed: "unknown", negative: "unknown", fps: [], seconds: { kind: "range", step: 1 } });
  });

  test("a prompt longer than OpenAI's schema takes is not sent there", () => {
    const long = ordered(abilities("somebody/new", DIALECT.openai), { prompt: "x".repeat(32_001) });
    expect(long.refusal).toMatchObject({ kind: "model-cannot", why: "prompt-too-long" });
  });

  test("litellm gets neither seed nor negative, and the panel counts neither", async () => {
    const { engine, heard } = await anEngine({ dialect: "litellm" });
    const can = await engine.capability(WAN_TI2V, never);
    const { order } = ordered(can, { negative: "rain, text", seedLocked: true });
    expect(order.misfits.map(({ kind }) => kind)).toEqual(["negative-ignored", "seed-ignored"]);
    expect(order.sends).toMatchObject({ words: 3 });
    await engine.start({ recipe: recipe({ asked: order.asked }), submission, pictures: [] }, never);
    expect(Object.keys(heard[0]?.fields ?? {}).sort()).toEqual(["model", "prompt", "seconds", "size"]);
  });
});

describe("what leaves is what the panel says", () => {
  test("words of the prompt and of what to avoid, the frame, the host, and who checks it", () => {
    const { order } = ordered(abilities(WAN_TI2V, DIALECT["vllm-omni"]), { ...withFrame, negative: "rain, text" });
    expect(order.sends).toEqual({
      host: "gpu.local:8091",
      reach: "network",
      frames: [HELD.frame.from],
      words: 5,
      negative: true,
      checkedBy: "api.openai.com",
    });
  });

  test("a frame that the model ignores is not counted, and the model still starts", () => {
    const { order, refusal } = ordered(abilities(WAN_T2V, DIALECT["vllm-omni"]), withFrame);
    expect(order.sends.frames).toEqual([]);
    expect(order.misfits).toContainEqual({ kind: "reference-ignored", role: "first", count: 1 });
    expect(refusal).toBeUndefined();
  });

  test("without words, a frame that is ignored is nothing to ask with", () => {
    expect(ordered(abilities(WAN_T2V, DIALECT["vllm-omni"]), { ...withFrame, prompt: " " }).refusal).toEqual({
      kind: "empty-prompt",
    });
    expect(ordered(abilities(WAN_TI2V, DIALECT["vllm-omni"]), { ...withFrame, prompt: " " }).refusal).toBeUndefined();
  });

  test("a project that stays on this network shows nothing to who checks it", () => {
    const { order } = ordered(abilities(WAN_TI2V, DIALECT["vllm-omni"]), {}, { network: "this-network" });
    expect(order.sends).not.toHaveProperty("checkedBy");
  });
});

describe("what stands in the take is what was sent", () => {
  async function recorded(capability: Capability, form: Partial<ShotForm>) {
    const { folder } = await startUxp();
    await mkdir(`${folder}/Pickup/takes`, { recursive: true });
    await real.write(`${folder}/frame.png`, solidPng(64, 36));
    const frame = { references: [{ ...HELD, file: `${folder}/frame.png` }] };
    const { shelved } = await ask({
      now: () => NOW,
      newId: () => crypto.randomUUID(),
      device: "device-1",
      project: { projectId: "project-1", name: "reel_2", sequence: aSequence() },
      form: aForm({ ...frame, ...form }),
      room: { kind: "ready" },
      desktop: aDesktop(capability),
      home: {
        projectId: "project-1",
        path: `${folder}/Pickup`,
        temporary: false,
        isShared: false,
        also: [],
        local: [],
      },
      known: [],
      removed: [],
    });
    const { negative, references } = decodeTake(await real.text(`${shelved.folder}/take.json`)).recipe;
    const names = await real.names(shelved.folder);
    return { negative, roles: references.map(({ role }) => role), hasFrame: names.includes("reference.png") };
  }

  test("a frame and words that the model ignores are not in it", async () => {
    const can = { ...abilities(WAN_T2V, DIALECT["vllm-omni"]), negative: false };
    expect(await recorded(can, { negative: "rain" })).toEqual({ negative: "", roles: [], hasFrame: false });
  });

  test("a frame and words that go along are in it", async () => {
    const can = abilities(WAN_TI2V, DIALECT["vllm-omni"]);
    expect(await recorded(can, { negative: "rain" })).toEqual({ negative: "rain", roles: ["first"], hasFrame: true });
  });
});

describe("a server of one model", () => {
  const has = [{ id: WAN_TI2V, object: "model", owned_by: "vllm" }];

  async function asks(model: string): Promise<{ readonly started: Started; readonly heard: readonly Heard[] }> {
    const { engine, heard } = await anEngine({ dialect: "vllm-omni" }, has);
    await engine.look(never);
    return { started: await engine.start({ recipe: recipe({ model }), submission, pictures: [] }, never), heard };
  }

  test.each(["wan2.2-ti2v-5b-diffusers", "somebody/WAN2.2-TI2V-5B-Diffusers"])(
    "gets its own spelling of %s",
    async (model) => {
      const { started, heard } = await asks(model);
      expect([started.kind, heard[0]?.fields["model"]]).toEqual(["accepted", WAN_TI2V]);
    },
  );

  test("is not asked for another, and says which it has", async () => {
    const { started, heard } = await asks("MiniMaxAI/MiniMax-H3");
    expect(started).toMatchObject({
      kind: "refused",
      failure: { kind: "model-not-there", model: "MiniMaxAI/MiniMax-H3", has: WAN_TI2V },
    });
    expect(heard).toHaveLength(0);
  });
});

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

describe("what a take costs", () => {
  const source = { where: "a list", date: "2026-11-24" };
  const continued = { cents_per_second_output: "17", cents_per_second_video_continuation_720p: "41" };
  const job = {
    engineId: "e1",
    wire: "openrouter",
    address: "https://openrouter.ai/api/v1",
    model: "x",
    id: "gen-1",
    submission: { id: "s1", at: "2026-11-24T10:00:00Z" },
  } as const;
  interface More extends Partial<Priced> {
    readonly seconds?: number;
    readonly size?: FrameSize;
    readonly from?: AskedFrom;
  }
  const longer: More = { from: { kind: "extend", job, seconds: 4, times: 1 } };
  const edit: More = { from: { kind: "edit", job } };
  function priced(more: More): Priced {
    const { seconds = 10, size = HD, from, ...rest } = more;
    return {
      asked: asked({ seconds, size, ...(from === undefined ? {} : { from }) }),
      sound: false,
      references: [],
      ...rest,
    };
  }
  function cents(skus: object, recipe: Priced): number | "unknown" {
    const estimate = estimateFor(recipe, { ...unknownModel("x"), prices: pricesOf(skus, source) });
    return estimate.kind === "about" ? estimate.money.millionths / 10_000 : "unknown";
  }
  const first = { references: [{ role: "first" }] } as const;
  const uhd = { width: 3840, height: 2160 };
  const veo = {
    duration_seconds_with_audio: "0.40",
    duration_seconds_with_audio_4k: "0.60",
    duration_seconds_without_audio: "0.20",
    duration_seconds_without_audio_4k: "0.40",
  };

  test.each<[string, object, More, number | "unknown"]>([
    ["dollars a second", { duration_seconds: "0.084" }, {}, 84],
    ["cents a second", { cents_per_second_output: "12" }, {}, 120],
    ["as the documentation writes it", { "per-video-second": "0.50", "per-video-second-1080p": "0.75" }, {}, 500],
    ["without sound", veo, {}, 200],
    ["with sound", veo, { sound: true }, 400],
    ["with sound in 4K", veo, { sound: true, size: uhd }, 600],
    ["a price for sound alone, without it", { duration_seconds_with_audio_720p: "0.40" }, {}, "unknown"],
    ["a price without sound, with it", { duration_seconds_without_audio_720p: "0.20" }, { sound: true }, "unknown"],
    [
      "more with sound than the plain price",
      { duration_seconds: "0.084", duration_seconds_with_audio: "0.126" },
      { sound: true },
      126,
    ],
    [
      "at its own resolution, whatever comes first",
      { duration_seconds_1080p: "0.28", duration_seconds_720p: "0.14" },
      {},
      140,
    ],
    ["the resolution before the sound", { duration_seconds_720p_with_audio: "0.15" }, { sound: true }, 150],
    ["at a resolution of which there is no price", { duration_seconds_1080p: "0.28" }, {}, "unknown"],
    ["1280x704 is 720p", { duration_seconds_720p: "0.14" }, { size: { width: 1280, height: 704 } }, 140],
    ["a square of 720p", { duration_seconds_720p: "0.14" }, { size: { width: 960, height: 960 } }, 140],
    [
      "from words alone",
      { text_to_video_duration_seconds_720p: "0.10", image_to_video_duration_seconds_720p: "0.20" },
      {},
      100,
    ],
    [
      "from a frame",
      { text_to_video_duration_seconds_720p: "0.10", image_to_video_duration_seconds_720p: "0.20" },
      first,
      200,
    ],
    ["a frame that costs", { cents_per_image_input: "1", cents_per_video_output_second_720p: "14" }, first, 141],
    [
      "no less than the least",
      { cents_per_second_output: "28", minimum_cents_per_generation: "56" },
      { seconds: 1 },
      56,
    ],
    ["from nothing, whatever going on with a film costs", continued, {}, 170],
    ["going on with a film", continued, longer, 410],
    ["going on with a film of a size that has no price", continued, { ...longer, size: uhd }, "unknown"],
    ["going on with a film where that has no price of its own", { cents_per_second_output: "17" }, longer, 170],
    ["an edit, of which nobody says how long it will be", { cents_per_second_output: "17" }, edit, "unknown"],
    ["by tokens", { video_tokens: "0.000007" }, {}, "unknown"],
    ["by pixels", { cents_per_megapixel_second_precise: "7.5" }, {}, "unknown"],
    ["with a surcharge that nobody explains", { duration_seconds: "0.08", queue_priority: "0.02" }, {}, "unknown"],
    ["an amount that is none", { duration_seconds: "ask us" }, {}, "unknown"],
    ["nothing listed", {}, {}, "unknown"],
  ])("%s", (_, skus, more, expected) => {
    expect(cents(skus, priced(more))).toBe(expected);
  });

  test("the order names the price of what it asks: with sound where sound is wanted", () => {
    const can = { ...unknownModel("x"), audio: true, prices: pricesOf(veo, source) };
    expect(ordered(can).order.estimate).toMatchObject({ money: { millionths: 800_000 } });
    expect(ordered(can, { audioTrack: 0 }).order.estimate).toMatchObject({ money: { millionths: 1_600_000 } });
  });

  test("a gateway's price is nobody else's", () => {
    expect(estimateFor(priced({}), document("minimax/h3"))).toEqual({ kind: "unknown" });
  });

  test("a price that was quoted up to 1080p is not one for 4K", () => {
    const can = document("veo-3.1-generate-001");
    expect(estimateFor(priced({}), can)).toMatchObject({ money: { millionths: 4_000_000 } });
    expect(estimateFor(priced({ size: uhd }), can)).toEqual({ kind: "unknown" });
  });

  test("what nobody asked for costs nothing", () => {
    expect(estimateFor({ sound: false, references: [] }, document(WAN_TI2V))).toEqual({ kind: "nothing" });
  });
});

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

test("a size that was chosen for another model is asked of this one only where it has it", () => {
  const sora = document("sora-2-pro");
  expect(ordered(sora, { askedSize: { width: 1792, height: 1024 } }).order.asked.size).toEqual({
    width: 1792,
    height: 1024,
  });
  expect(ordered(sora, { askedSize: { width: 1920, height: 1080 } }).order.asked.size).toEqual(HD);
});

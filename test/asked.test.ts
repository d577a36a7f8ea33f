/** What is asked of an engine and what leaves for it: said, recorded and sent alike. */

import { mkdir } from "node:fs/promises";
import type { Capability } from "../src/core/capability";
import { decodeTake } from "../src/core/record";
import type { Started } from "../src/engines/engine";
import { abilities, DIALECT } from "../src/engines/openai-videos/dialects";
import { ask } from "../src/studio/making/ask";
import { orderFor } from "../src/studio/form/order";
import type { ShotForm } from "../src/studio/form/shot-form";
import { aSequence } from "./build-a";
import { solidPng } from "./png";
import type * as setup from "./uxp.setup";
import { cleanUp, real, startUxp } from "./uxp.setup";
import {
  aDesktop,
  aForm,
  anEngine,
  asked,
  document,
  HD,
  type Heard,
  HELD,
  never,
  NOW,
  ordered,
  recipe,
  submission,
  WAN_T2V,
  WAN_TI2V,
  withFrame,
} from "./asked.setup";

jest.mock("premierepro", () => ({}), { virtual: true });
jest.mock("uxp", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("uxp"), { virtual: true });
jest.mock("fs", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("fs"));

afterEach(cleanUp);

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

test("a size that was chosen for another model is asked of this one only where it has it", () => {
  const sora = document("sora-2-pro");
  expect(ordered(sora, { askedSize: { width: 1792, height: 1024 } }).order.asked.size).toEqual({
    width: 1792,
    height: 1024,
  });
  expect(ordered(sora, { askedSize: { width: 1920, height: 1080 } }).order.asked.size).toEqual(HD);
});

/** Pictures that steer a take, on their way to an engine over real HTTP: each in the form and the field that its server reads. */

import type { Picture } from "../src/engines/engine";
import { accepted, engineOf, never, recipe, request, VIDEOS } from "./engines.setup";
import { solidPng } from "./png";

const dataAddressOf = ({ bytes }: Picture): string => `data:image/png;base64,${Buffer.from(bytes).toString("base64")}`;

test.each(["sglang", "vllm-omni", "litellm"] as const)(
  "%s gets the first frame as a file, byte for byte",
  async (tongue) => {
    const { engine, service } = await engineOf(tongue);
    const bytes = solidPng(64, 36);
    accepted(await engine.start(request({ pictures: [{ role: "first", mimeType: "image/png", bytes }] }), never));
    const [file] = service.jobs[0]?.files ?? [];
    expect(file).toMatchObject({ field: "input_reference", mimeType: "image/png" });
    expect(file?.bytes.equals(Buffer.from(bytes))).toBe(true);
    const type = String(service.requests.find(({ route }) => route === "create")?.headers["content-type"]);
    expect(type).toBe(type.toLowerCase());
  },
);

test("openai gets the first frame as a data address, and refuses one of another size", async () => {
  const { engine, service } = await engineOf("openai");
  const right = { role: "first", mimeType: "image/png", bytes: solidPng(64, 36) } as const;
  accepted(await engine.start(request({ pictures: [right] }), never));
  expect(service.jobs[0]?.fields["input_reference"]).toEqual({ image_url: dataAddressOf(right) });
  const wrong = await engine.start(request({ pictures: [{ ...right, bytes: solidPng(32, 36) }] }), never);
  expect(wrong).toMatchObject({
    kind: "refused",
    failure: {
      kind: "engine-refused",
      status: 400,
      message: "Inpaint image must match the requested width and height",
    },
    learnt: { field: "reference", refused: "64x36" },
  });
});

test("openrouter gets first and last frame with their roles", async () => {
  const { engine, service } = await engineOf("openrouter");
  const bytes = solidPng(8, 8);
  const pictures = (["first", "last"] as const).map((role) => ({ role, mimeType: "image/png" as const, bytes }));
  accepted(await engine.start(request({ recipe: recipe({ engine: "openrouter" }), pictures }), never));
  const frames = service.jobs[0]?.fields["frame_images"];
  expect(frames).toMatchObject([{ frame_type: "first_frame" }, { frame_type: "last_frame" }]);
});

describe("pictures with roles", () => {
  const picture = (role: "first" | "last" | "look", grey: number): Picture => ({
    role,
    mimeType: "image/png",
    bytes: solidPng(64, 36, grey),
  });
  const [FIRST, LAST, ONE, TWO] = [picture("first", 10), picture("last", 20), picture("look", 30), picture("look", 40)];
  const H3 = "MiniMaxAI/MiniMax-H3";

  test.each([
    ["a first frame", [FIRST], "input_reference", { task: "fl2va", frame_indices: [0] }],
    ["a last frame alone", [LAST], "input_reference", { task: "fl2va", frame_indices: [-1] }],
    ["both ends", [FIRST, LAST], "input_references", { task: "fl2va", frame_indices: [0, -1] }],
    ["one look", [ONE], "input_reference", { task: "ref2va" }],
    ["two looks in their order", [ONE, TWO], "input_references", { task: "ref2va" }],
    ["words alone", [], "", { task: "t2va" }],
  ] as const)("MiniMax H3 on vLLM-Omni is told what %s is", async (_, pictures, field, task) => {
    const { engine, service } = await engineOf("vllm-omni", { models: [H3] });
    await engine.look(never);
    accepted(await engine.start(request({ recipe: recipe({ model: H3 }), pictures }), never));
    const [held] = service.jobs;
    expect(held?.files.map((file) => [file.field, file.bytes])).toEqual(
      pictures.map(({ bytes }) => [field, Buffer.from(bytes)]),
    );
    expect(JSON.parse(String(held?.fields["extra_params"]))).toEqual(task);
  });

  test("MiniMax H3 never gets looks beside frames: the server would refuse both", async () => {
    const { engine, service } = await engineOf("vllm-omni", { models: [H3] });
    accepted(await engine.start(request({ recipe: recipe({ model: H3 }), pictures: [FIRST, ONE, LAST] }), never));
    expect(service.jobs[0]?.files.map(({ bytes }) => bytes)).toEqual(
      [FIRST, LAST].map((one) => Buffer.from(one.bytes)),
    );
  });

  test.each(VIDEOS)("%s gets the first frame for any other model, and no other picture", async (tongue) => {
    const { engine, service } = await engineOf(tongue);
    accepted(await engine.start(request({ pictures: [ONE, FIRST, LAST] }), never));
    const { fields, files } = service.jobs[0] ?? { fields: {}, files: [] };
    const inFields = Object.entries(fields).filter(([, value]) => JSON.stringify(value).includes("data:image"));
    const sent = [...inFields, ...files.map(({ field, bytes }) => [field, bytes])];
    const first = tongue === "openai" ? { image_url: dataAddressOf(FIRST) } : Buffer.from(FIRST.bytes);
    expect(sent).toEqual([["input_reference", first]]);
  });

  test("openrouter gets ends and looks in fields of their own, looks in their order", async () => {
    const { engine, service } = await engineOf("openrouter");
    const pictures = [FIRST, ONE, TWO, LAST];
    accepted(await engine.start(request({ recipe: recipe({ engine: "openrouter" }), pictures }), never));
    const fields = service.jobs[0]?.fields ?? {};
    const url = (picture: Picture): object => ({ type: "image_url", image_url: { url: dataAddressOf(picture) } });
    expect(fields["frame_images"]).toEqual([
      { ...url(FIRST), frame_type: "first_frame" },
      { ...url(LAST), frame_type: "last_frame" },
    ]);
    expect(fields["input_references"]).toEqual([url(ONE), url(TWO)]);
  });
});

/**
 * The tongues that claim OpenAI's protocol, held to OpenAI's published specification of it: to a table of its facts written
 * by hand, and to the document itself (components/schemas) where it lies beside the repository.
 */

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import Ajv, { type ValidateFunction } from "ajv/dist/2020";
import { solidPng } from "./png";
import { aService, ask, closeAll, created, idIn } from "./service/asking";
import type { Service } from "./service/service";

afterEach(closeAll);

const CLAIM = ["openai", "litellm"] as const;
type Claims = (typeof CLAIM)[number];

/** The schemas, and the fields that each requires. */
const REQUIRED = {
  VideoResource: [
    "id",
    "object",
    "model",
    "status",
    "progress",
    "created_at",
    "completed_at",
    "expires_at",
    "prompt",
    "size",
    "seconds",
    "remixed_from_video_id",
    "error",
  ],
  DeletedVideoResource: ["object", "deleted", "id"],
  VideoListResource: ["object", "data", "first_id", "last_id", "has_more"],
  CreateModerationResponse: ["id", "model", "results"],
} as const;
type SchemaName = keyof typeof REQUIRED;

/** CreateModerationResponse, results: every one stands in categories, in scores and in applied input types. */
const CATEGORIES = [
  "harassment",
  "harassment/threatening",
  "hate",
  "hate/threatening",
  "illicit",
  "illicit/violent",
  "self-harm",
  "self-harm/instructions",
  "self-harm/intent",
  "sexual",
  "sexual/minors",
  "violence",
  "violence/graphic",
];

interface Said {
  readonly what: string;
  readonly schema: SchemaName;
  readonly body: unknown;
}

/** Every kind of answer once, well formed as each server believes. */
async function everything(tongue: Claims): Promise<readonly Said[]> {
  const service = await aService(tongue, { models: ["sora-2"] });
  const said: Said[] = [];
  const keep = async (what: string, schema: SchemaName, method: string, where: string, json?: object) => {
    const { status, body } = await ask(service, method, where, json === undefined ? {} : { json });
    expect([what, status]).toEqual([what, 200]);
    said.push({ what, schema, body });
    return body;
  };
  const asked = { model: "sora-2", prompt: "A calico cat playing a piano.", seconds: "8", size: "1280x720" };
  await keep("an empty list", "VideoListResource", "GET", "/videos");
  const id = idIn(await keep("a new job", "VideoResource", "POST", "/videos", asked));
  const where = `/videos/${encodeURIComponent(id)}`;
  await keep("a queued job", "VideoResource", "GET", where);
  service.advance(40);
  await keep("a job that is worked on", "VideoResource", "GET", where);
  service.advance("done");
  await keep("a finished job", "VideoResource", "GET", where);
  await keep("a remix", "VideoResource", "POST", `${where}/remix`, { prompt: "at night" });
  await keep("an edit", "VideoResource", "POST", "/videos/edits", { video: { id }, prompt: "at night" });
  const more = { video: { id }, prompt: "it bows", seconds: "12" };
  await keep("an extension", "VideoResource", "POST", "/videos/extensions", more);
  await keep("a job of nothing but words", "VideoResource", "POST", "/videos", { model: "sora-2", prompt: "x" });
  service.advance("failed");
  await keep("a list", "VideoListResource", "GET", "/videos?order=asc&limit=1");
  await keep("a list with a failed job in it", "VideoListResource", "GET", "/videos?limit=100");
  if (tongue === "openai") await keep("a deleted job", "DeletedVideoResource", "DELETE", where);
  for (const input of ["words", ["some", "flag:violence"], mixed()]) {
    await keep("a moderation", "CreateModerationResponse", "POST", "/moderations", { input });
  }
  return said;
}

function mixed(): readonly object[] {
  const url = `data:image/png;base64,${Buffer.from(solidPng(8, 8)).toString("base64")}`;
  return [
    { type: "text", text: "a quiet room" },
    { type: "image_url", image_url: { url } },
  ];
}

test.each(CLAIM)("%s says all that the specification requires, and no more", async (tongue) => {
  for (const { what, schema, body } of await everything(tongue)) {
    expect([what, Object.keys(body as object).sort()]).toEqual([what, [...REQUIRED[schema]].sort()]);
  }
});

test.each(CLAIM)("%s says of a failed job a code and a message, and of any other null", async (tongue) => {
  const service = await aService(tongue);
  const id = encodeURIComponent(await created(service, tongue));
  expect((await ask(service, "GET", `/videos/${id}`)).body).toMatchObject({ error: null });
  service.advance("failed");
  const { body } = await ask(service, "GET", `/videos/${id}`);
  expect((body as { error: object }).error).toEqual({ code: "server_error", message: "the model ran out of memory" });
});

test("moderation has a verdict, a score and the kinds of input for every category", async () => {
  const service = await aService("openai");
  const { body } = await ask(service, "POST", "/moderations", { json: { input: "words" } });
  const [result] = (body as { results: Record<string, object>[] }).results;
  for (const name of ["categories", "category_scores", "category_applied_input_types"]) {
    expect([name, Object.keys(result?.[name] ?? {}).sort()]).toEqual([name, CATEGORIES]);
  }
});

const SPECIFICATION = path.resolve("../shared/reference/openai-videos.yaml");
const withSpecification = existsSync(SPECIFICATION) ? describe : describe.skip;

interface Specification {
  readonly components: { readonly schemas: Record<SchemaName, { readonly required: readonly string[] }> };
}

/** The parser is not ours: it comes with the linter. */
function specification(): Specification {
  const { load } = jest.requireActual<{ load: (yaml: string) => unknown }>("js-yaml");
  return load(readFileSync(SPECIFICATION, "utf8")) as Specification;
}

function schemas(): (name: string) => ValidateFunction {
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false, allErrors: true });
  ajv.addSchema({ $id: "openai", ...specification() });
  return (name) => ajv.compile({ $ref: `openai#/components/schemas/${name}` });
}

withSpecification("the document itself (skipped where ../shared is not beside the repository)", () => {
  test("the table above is what it says", () => {
    const { components } = specification();
    for (const [name, fields] of Object.entries(REQUIRED)) {
      expect([name, components.schemas[name as SchemaName].required]).toEqual([name, fields]);
    }
  });

  test.each(CLAIM)("%s keeps to its schemas", async (tongue) => {
    const schema = schemas();
    for (const { what, schema: name, body } of await everything(tongue)) {
      const validate = schema(name);
      validate(body);
      expect([what, validate.errors]).toEqual([what, null]);
    }
  });

  test("openai refuses what its request schemas refuse, and takes the rest", async () => {
    const fits = schemas()("CreateVideoJsonBody");
    const service = await aService("openai", { enums: true });
    for (const json of bodies()) {
      expect([json, await takes(service, json)]).toEqual([json, fits(json)]);
    }
  });

  test.each(CLAIM)("%s refuses of remixes, edits and extensions what their schemas refuse", async (tongue) => {
    const schema = schemas();
    const service = await aService(tongue);
    const id = await created(service, tongue);
    service.advance("done");
    const where: Readonly<Record<string, string>> = {
      CreateVideoRemixBody: `/videos/${encodeURIComponent(id)}/remix`,
      CreateVideoEditJsonBody: "/videos/edits",
      CreateVideoExtendJsonBody: "/videos/extensions",
    };
    for (const [name, all] of Object.entries(variationBodies(id))) {
      for (const json of all) {
        expect([name, json, await takes(service, json, where[name])]).toEqual([name, json, schema(name)(json)]);
      }
    }
  });
});

/** The specification’s enumeration of lengths stops at 12; its own words for extensions go on to 20. */
function variationBodies(id: string): Readonly<Record<string, readonly object[]>> {
  const video = { id };
  const words = [{}, { prompt: "" }, { prompt: 7 }, { prompt: "x".repeat(32_001) }, { prompt: "x" }];
  return {
    CreateVideoRemixBody: words,
    CreateVideoEditJsonBody: [
      ...words.slice(0, 4).map((one) => ({ ...one, video })),
      { prompt: "x" },
      { prompt: "x", video },
    ],
    CreateVideoExtendJsonBody: [
      { prompt: "x", video },
      { prompt: "x", seconds: "4" },
      { video, seconds: "4" },
      { prompt: "x", video, seconds: "7" },
      { prompt: "x", video, seconds: 8 },
      { prompt: "x", video: {}, seconds: "8" },
      { prompt: "x", video, seconds: "8" },
    ],
  };
}

function bodies(): readonly object[] {
  const url = `data:image/png;base64,${Buffer.from(solidPng(1280, 720)).toString("base64")}`;
  return [
    {},
    { prompt: "" },
    { prompt: "x" },
    { prompt: 7 },
    { prompt: "x".repeat(32_000) },
    { prompt: "x".repeat(32_001) },
    { prompt: "x", seconds: "12", size: "1024x1792" },
    { prompt: "x", seconds: "7" },
    { prompt: "x", seconds: 8 },
    { prompt: "x", size: "64x36" },
    { prompt: "x", model: "anything-at-all" },
    { prompt: "x", model: 2 },
    { prompt: "x", size: "1280x720", input_reference: { image_url: url } },
    { prompt: "x", input_reference: "frame.png" },
  ];
}

async function takes(service: Service, json: object, where = "/videos"): Promise<boolean> {
  const { status } = await ask(service, "POST", where, { json });
  expect([200, 400]).toContain(status);
  return status === 200;
}

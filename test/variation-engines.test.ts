/** Films that an engine has, made again, longer or with a change: what is sent over real HTTP, and what a no means. */

import { abilities, DIALECT } from "../src/engines/openai-videos/dialects";
import { unlisted } from "../src/engines/openrouter-list";
import type { AskedFrom, JobRef, Submission, Variation } from "../src/core/job";
import type { Recipe } from "../src/core/recipe";
import type { Engine, Started } from "../src/engines/engine";
import { aTake } from "./build-a";
import { accepted, engineOf, never } from "./engines.setup";
import type { ServiceOptions } from "./service/service";
import type { TongueName } from "./service/tongue";

const MODEL = "sora-2";

let count = 0;
const submission = (): Submission => ({ id: `submission-${(count += 1)}`, at: new Date().toISOString() });

function recipe(prompt: string, seconds: number, from?: AskedFrom): Recipe {
  const asked = {
    engineId: "engine-1",
    engineName: "Test",
    host: "127.0.0.1",
    seconds,
    size: { width: 1280, height: 720 },
    ...(from === undefined ? {} : { from }),
  };
  return { ...aTake().recipe, engine: "openai-videos", model: MODEL, prompt, asked };
}

async function start(engine: Engine, prompt: string, seconds: number, from?: AskedFrom): Promise<Started> {
  return engine.start({ recipe: recipe(prompt, seconds, from), submission: submission(), pictures: [] }, never);
}

async function made(engine: Engine, ...asked: [prompt: string, seconds: number, from?: AskedFrom]): Promise<JobRef> {
  return accepted(await start(engine, ...asked));
}

/** A film that is there, and the engine that has it. */
async function aFilm(tongue: TongueName, options?: Partial<ServiceOptions>) {
  const { service, engine } = await engineOf(tongue, { key: "sk-secret", models: [MODEL], ...options });
  const job = await made(engine, "A cat on a windowsill.", 4);
  service.advance("done");
  return { service, engine, job };
}

describe.each(["openai", "litellm"] as const)("%s", (tongue) => {
  test("remixes by the film's own address, with nothing but words", async () => {
    const { service, engine, job } = await aFilm(tongue);
    const remix = await made(engine, "Same shot, switch to 85 mm", 4, { kind: "remix", job });
    const asked = service.requests.filter(({ route }) => route === "create").at(-1);
    expect(asked?.path).toBe(`/v1/videos/${encodeURIComponent(job.id)}/remix`);
    const held = service.jobs.find(({ id }) => id === remix.id);
    expect(held).toMatchObject({
      fields: { prompt: "Same shot, switch to 85 mm" },
      model: MODEL,
      size: "1280x720",
      seconds: "4",
      from: { id: job.id, kind: "remix" },
    });
    expect(Object.keys(held?.fields ?? {})).toEqual(["prompt"]);
    service.advance("done");
    expect((await engine.status(remix, never)).state).toBe("done");
  });

  test("edits the film that the body names", async () => {
    const { service, engine, job } = await aFilm(tongue);
    const edit = await made(engine, "Her jacket is red", 4, { kind: "edit", job });
    expect(service.jobs.find(({ id }) => id === edit.id)?.fields).toEqual({
      video: { id: job.id },
      prompt: "Her jacket is red",
    });
  });

  test("extends by whole seconds that it has, and shows the whole length", async () => {
    const { service, engine, job } = await aFilm(tongue);
    const from = { kind: "extend", job, seconds: 4, times: 1 } as const;
    const longer = await made(engine, "She turns and walks out", 16, from);
    const held = service.jobs.find(({ id }) => id === longer.id);
    expect(held).toMatchObject({
      fields: { video: { id: job.id }, prompt: "She turns and walks out", seconds: "16" },
      seconds: "20",
    });
    const found = await engine.list(longer.submission, never);
    expect(found?.find(({ id }) => id === longer.id)?.seconds).toBe(20);
  });

  test("the list names the film that a remix was made from, and no other job's", async () => {
    const { engine, job } = await aFilm(tongue);
    const remix = await made(engine, "Same shot, at night", 4, { kind: "remix", job });
    const found = (await engine.list(remix.submission, never)) ?? [];
    expect(found.map(({ id, madeFrom }) => [id, madeFrom])).toEqual([
      [remix.id, job.id],
      [job.id, undefined],
    ]);
  });
});

test("OpenRouter is told the job before, and of what it is longer by", async () => {
  const { service, engine, job } = await aFilm("openrouter");
  const edit = await made(engine, "Her jacket is red", 4, { kind: "edit", job });
  expect(service.jobs.find(({ id }) => id === edit.id)?.fields).toEqual({
    model: MODEL,
    prompt: "Her jacket is red",
    previous_job_id: job.id,
  });
  const longer = await made(engine, "She walks out", 6, { kind: "extend", job, seconds: 4, times: 1 });
  expect(service.jobs.find(({ id }) => id === longer.id)).toMatchObject({
    fields: { previous_job_id: job.id, duration: 6 },
    seconds: "10",
  });
});

describe.each([
  ["openai", "remix"],
  ["openai", "extend"],
  ["litellm", "edit"],
  ["openrouter", "edit"],
] as const)("%s, asked for a variation (%s)", (tongue, kind) => {
  const fromOf = (job: JobRef): AskedFrom => (kind === "extend" ? { kind, job, seconds: 4, times: 1 } : { kind, job });

  test("of a film that is no longer there, says so, and nothing is made", async () => {
    const { service, engine, job } = await aFilm(tongue);
    service.forget();
    const started = await start(engine, "Same shot, at night", 4, fromOf(job));
    expect(started).toEqual({
      kind: "refused",
      failure: { kind: "cannot-vary", does: kind, why: "gone", host: new URL(service.url).host },
    });
    expect(service.jobs).toEqual([]);
  });

  test("and cut off in the middle, is unanswered and never sent again", async () => {
    const { service, engine, job } = await aFilm(tongue);
    service.fault("cut-after", { route: "create", times: 1 });
    const before = service.creates;
    expect((await start(engine, "Same shot, at night", 4, fromOf(job))).kind).toBe("unanswered");
    expect(service.creates - before).toBe(1);
  });

  test("refused for what the words show, is refused as any take is", async () => {
    const { service, engine, job } = await aFilm(tongue);
    service.fault("moderated", { route: "create" });
    expect(await start(engine, "violence", 4, fromOf(job))).toMatchObject({
      kind: "refused",
      failure: { kind: "moderated", by: "engine" },
    });
  });
});

test("a server that has no such call is told from one that has no such film", async () => {
  const { service, engine, job } = await aFilm("sglang");
  const started = await start(engine, "Same shot, at night", 4, { kind: "remix", job: { ...job, dialect: "openai" } });
  expect(started).toMatchObject({ kind: "refused", failure: { kind: "cannot-vary", does: "remix", why: "engine" } });
  expect(service.jobs).toHaveLength(1);
});

test("a length that extensions do not have is refused in the server's words, and teaches nothing about takes", async () => {
  const { engine, job } = await aFilm("openai");
  const started = await start(engine, "She walks out", 7, { kind: "extend", job, seconds: 4, times: 1 });
  expect(started).toMatchObject({ kind: "refused", failure: { kind: "engine-refused", status: 400 } });
  expect(started).not.toHaveProperty("learnt");
});

test("the seventh extension, and the 121st second, are refused by the server", async () => {
  const { service, engine, job } = await aFilm("openai");
  let last = job;
  for (let times = 1; times <= 6; times += 1) {
    last = await made(engine, "On", 4, { kind: "extend", job: last, seconds: 4 * times, times });
    service.advance("done");
  }
  expect((await start(engine, "On", 4, { kind: "extend", job: last, seconds: 28, times: 7 })).kind).toBe("refused");
  let long = job;
  for (let times = 1; times <= 5; times += 1) {
    long = await made(engine, "On", 20, { kind: "extend", job: long, seconds: 4 + 20 * (times - 1), times });
    service.advance("done");
  }
  expect((await start(engine, "On", 20, { kind: "extend", job: long, seconds: 104, times: 6 })).kind).toBe("refused");
  expect((await start(engine, "On", 16, { kind: "extend", job: long, seconds: 104, times: 6 })).kind).toBe("accepted");
});

test("a film that is not finished is not worked on", async () => {
  const { engine } = await engineOf("openai");
  const job = await made(engine, "A cat.", 4);
  expect(await start(engine, "At night", 4, { kind: "remix", job })).toMatchObject({
    kind: "refused",
    failure: { kind: "engine-refused", status: 400 },
  });
});

test("what each server can be asked to do with its own films is known before", () => {
  const able = (one: Pick<ReturnType<typeof abilities>, Variation>): readonly unknown[] => [
    one.remix,
    one.extend,
    one.edit,
  ];
  expect(able(abilities("sora-2", DIALECT.openai))).toEqual([true, true, true]);
  expect(able(abilities("sora-2", DIALECT.litellm))).toEqual([true, true, true]);
  expect(able(abilities("sora-2", DIALECT.newapi))).toEqual([true, false, false]);
  expect(able(abilities("anything", DIALECT.openai))).toEqual(["unknown", "unknown", "unknown"]);
  for (const dialect of ["sglang", "vllm-omni", "trtllm", "fastvideo"] as const) {
    expect([dialect, able(abilities("sora-2", DIALECT[dialect]))]).toEqual([dialect, [false, false, false]]);
  }
  expect(able(unlisted("google/veo-3.1"))).toEqual([false, expect.anything(), expect.anything()]);
});

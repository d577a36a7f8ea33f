/** The routes of the protocol: from a request that has arrived whole to what is answered. */

import type { IncomingHttpHeaders } from "node:http";
import { json, type Answer } from "./answer";
import { contentAnswer, storeAnswer, type Asked } from "./content";
import { echo, harm, type Fault, type Route } from "./faults";
import { sentIn, wordIn } from "./form";
import type { Job, Jobs } from "./job";
import { listAnswer } from "./listing";
import { moderationAnswer } from "./moderation";
import { NOT_FOUND, type Refused } from "./refused";
import type { Shop, Tongue } from "./tongue";
import { inherited, variationIn, workedOn } from "./variation";

export interface Arrived {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** What it meets; absent: nothing. */
  readonly fault: Fault | undefined;
}

/** What the routes are told about the service around them. */
interface Around {
  readonly tongue: Tongue;
  readonly jobs: Jobs;
  readonly now: () => number;
  readonly key: string | undefined;
  readonly shop: Shop;
  readonly fromStore: boolean;
  /** Origins, once they are listened on; `own` with the root of the protocol. */
  readonly places: () => { readonly own: string; readonly store: string; readonly elsewhere: string };
}

/** `other`: no route of this server. */
export function routeIn({ roots, moderates, varies }: Tongue, method: string, path: string): Route | "other" {
  const rest = belowRoot({ roots }, path);
  if (rest === undefined) return "other";
  if (rest === "/models" || rest === "/videos/models") return method === "GET" ? "models" : "other";
  if (rest === "/moderations") return method === "POST" && moderates ? "moderation" : "other";
  if (rest === "/videos") return method === "POST" ? "create" : method === "GET" ? "list" : "other";
  // To the purse a variation is a create.
  const variation = variationIn(rest);
  if (variation !== undefined && varies.includes(variation.kind) && method === "POST") return "create";
  if (/^\/videos\/[^/]+\/content$/.test(rest)) return method === "GET" ? "content" : "other";
  if (!/^\/videos\/[^/]+$/.test(rest)) return "other";
  return method === "DELETE" ? "remove" : method === "GET" ? "status" : "other";
}

/** Absent: below none of them. */
function belowRoot({ roots }: Pick<Tongue, "roots">, path: string): string | undefined {
  const root = roots.find((one) => path.startsWith(`${one}/`));
  return root === undefined ? undefined : path.slice(root.length).replace(/\?.*$/, "");
}

export class Routes {
  /** Creates that have arrived whole, refused ones included. */
  creates = 0;
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
  }

  reply(route: Route | "other", arrived: Arrived): Answer {
    const { path, headers, fault, body } = arrived;
    const { tongue, jobs, key, shop } = this.#around;
    if (route === "other") return path === "/health" ? json(200, { status: "ok" }) : json(404, tongue.unrouted(404));
    if (key !== undefined && headers.authorization !== `Bearer ${key}`) return json(401, tongue.unauthorized);
    const harmed = this.#harm(route, arrived);
    if (harmed !== undefined) return harmed;
    jobs.live();
    switch (route) {
      case "create":
        return this.#create(arrived);
      case "list":
        return listAnswer(tongue, jobs.all, queryOf(path), fault === "oldest-first");
      case "models":
        return json(200, tongue.models(shop.models));
      case "status":
        return this.#status(arrived);
      case "content": {
        const job = this.#find(path);
        return job === undefined ? this.#unknown() : contentAnswer(this.#asked(job, arrived));
      }
      case "remove":
        return this.#remove(path);
      case "moderation":
        return moderationAnswer(tongue, sentIn(headers["content-type"] ?? "", body));
    }
  }

  /** Where OpenRouter and cloud storage keep films: harmed as the service's own route is. */
  storeReply(arrived: Arrived): Answer {
    const { jobs } = this.#around;
    const harmed = this.#harm("content", arrived);
    if (harmed !== undefined) return harmed;
    jobs.live();
    const job = jobs.all.find(({ filmUrl }) => filmUrl.endsWith(arrived.path));
    return job === undefined ? json(404, { error: "NoSuchKey" }) : storeAnswer(this.#asked(job, arrived));
  }

  #harm(route: Route, { fault, path, headers: { authorization } }: Arrived): Answer | undefined {
    if (fault === undefined) return undefined;
    const { tongue, jobs, now, places } = this.#around;
    if (fault === "vanished") jobs.forget();
    return harm({ fault, route, tongue, path, authorization, now: now(), elsewhere: places().elsewhere });
  }

  #create({ path, headers, body, fault }: Arrived): Answer {
    this.creates += 1;
    const sent = sentIn(headers["content-type"] ?? "", body);
    const { tongue, jobs, shop, fromStore, places } = this.#around;
    const worked = workedOn(tongue, belowRoot(tongue, path) ?? "", sent, jobs);
    if (worked !== undefined && "refused" in worked) return this.#refuse(worked.refused);
    const refused = worked !== undefined && tongue.name !== "openrouter" ? undefined : tongue.check(sent, shop);
    if (refused !== undefined) return this.#refuse(refused);
    const now = this.#around.now();
    const id = tongue.newId(now);
    const key = headers["idempotency-key"];
    const job: Job = {
      id,
      model: wordIn(sent, "model") || (shop.models[0] ?? ""),
      prompt: wordIn(sent, "prompt"),
      seconds: wordIn(sent, "seconds") || wordIn(sent, "duration"),
      size: wordIn(sent, "size"),
      extensions: 0,
      ...(worked === undefined ? {} : inherited(worked, sent)),
      fields: sent.fields,
      files: sent.files,
      idempotencyKey: typeof key === "string" ? key : undefined,
      createdAt: now,
      fromStore,
      filmUrl: `${places().store}/films/${encodeURIComponent(id)}.mp4?signature=x`,
      contentUrl: `${places().own}/videos/${encodeURIComponent(id)}/content?index=0`,
      status: "queued",
      progress: 0,
      version: 1,
    };
    jobs.all.push(job);
    if (fault === "cut-after") return { kind: "hangs-up" };
    return json(tongue.created, tongue.job(job));
  }

  #status({ path, fault, headers }: Arrived): Answer {
    const { tongue, jobs } = this.#around;
    const job = this.#find(path);
    if (job === undefined) return this.#unknown();
    if (fault === "failed") jobs.fail(job);
    if (fault === "echoes-key") jobs.fail(job, { message: echo(headers.authorization) });
    if (fault === "moderated-later") {
      const { message, code = "moderation_blocked" } = tongue.moderation;
      jobs.fail(job, { message, code, status: 400 });
    }
    if (fault === "backwards") Object.assign(job, { status: "in_progress", progress: job.progress === 60 ? 20 : 60 });
    if (fault === "cut-after") return { kind: "hangs-up" };
    const status = tongue.failsByStatus ? (job.error?.status ?? 200) : 200;
    return json(status, tongue.job(job));
  }

  #remove(path: string): Answer {
    const { tongue, jobs } = this.#around;
    const { remove } = tongue;
    if (remove === undefined) return json(405, tongue.unrouted(405));
    const job = this.#find(path);
    if (job === undefined) return this.#unknown();
    const refused = remove.refuse?.(job);
    if (refused !== undefined) return this.#refuse(refused);
    jobs.remove(job);
    return json(200, remove.said(job));
  }

  #asked(job: Job, { path, headers, fault }: Arrived): Asked {
    const { tongue, jobs, now } = this.#around;
    return { tongue, job, film: jobs.film(job.id), query: queryOf(path), headers, fault, now: now() };
  }

  #find(path: string): Job | undefined {
    const id = /\/videos\/([^/?]+)/.exec(path)?.[1] ?? "";
    return this.#around.jobs.find(decodeURIComponent(id));
  }

  #unknown(): Answer {
    return this.#refuse(NOT_FOUND);
  }

  #refuse(refused: Refused): Answer {
    return json(refused.status, this.#around.tongue.refusal(refused));
  }
}

function queryOf(path: string): URLSearchParams {
  return new URL(path, "http://127.0.0.1").searchParams;
}

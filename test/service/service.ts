/**
 * A generation service over real HTTP on this machine, for tests, benches and the workbench: it plays one server's tongue
 * with its quirks, and does whatever harm is asked for. Jobs go on by hand, or by its own clock.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { routeOf, type Armed, type Fault, type Route } from "./faults";
import { pngSize, sentIn, type Sent } from "./form";
import type { Job } from "./job";
import { filmFor } from "./media";
import { TONGUE, type Tongue, type TongueName } from "./tongue";

export { FAULTS } from "./faults";

export interface ServiceOptions {
  readonly tongue: TongueName;
  /** Bearer key that every request must carry; absent: none is asked for. */
  readonly key?: string;
  readonly models?: readonly string[];
  /** Jobs are done after so many milliseconds; absent: only by `advance`. */
  readonly lifeMs?: number;
  /** Bytes that a film has at least. */
  readonly filmBytes?: number;
  /** How far its clock is ahead of this machine's. */
  readonly aheadMs?: number;
  /** Pages from anywhere may ask: for the workbench. */
  readonly cors?: boolean;
  readonly port?: number;
}

export interface Logged {
  readonly method: string;
  readonly path: string;
  readonly route: Route | "other";
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly at: number;
}

export interface Service {
  /** What goes into Settings. */
  readonly url: string;
  readonly jobs: readonly Job[];
  readonly requests: readonly Logged[];
  /** Creates that the server has received whole, refused ones included. */
  readonly creates: number;
  /** Arms a fault for the next `times` calls of its route; for ever by default. */
  fault(fault: Fault, where?: { readonly route?: Route; readonly times?: number }): void;
  heal(): void;
  /** Loses every job, as a restart does. */
  forget(): void;
  /** Moves every job that is not over: to `in_progress` with that progress, to its end, or to failure. */
  advance(to: number | "done" | "failed"): void;
  film(id: string): Buffer;
  /** The other host that redirects point to: what it was sent. */
  readonly elsewhere: { readonly url: string; readonly authorizations: number; readonly requests: number };
  close(): Promise<void>;
}

const MODELS = ["Wan-AI/Wan2.2-TI2V-5B-Diffusers"];

export async function startService(options: ServiceOptions): Promise<Service> {
  const other = await startElsewhere();
  const service = new Running(options, other);
  await service.listen();
  return service;
}

interface Elsewhere {
  readonly url: string;
  authorizations: number;
  requests: number;
  readonly server: Server;
}

async function startElsewhere(): Promise<Elsewhere> {
  const server = createServer((request, response) => {
    seen.requests += 1;
    if (request.headers.authorization !== undefined) seen.authorizations += 1;
    const id = /([^/]+)\/content/.exec(request.url ?? "")?.[1];
    response.writeHead(200, { "content-type": "video/mp4" });
    response.end(id === undefined ? "{}" : filmFor(decodeURIComponent(id)));
  });
  const url = await listening(server, 0);
  const seen: Elsewhere = { url, authorizations: 0, requests: 0, server };
  return seen;
}

async function listening(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The service has no port");
  return `http://127.0.0.1:${address.port}`;
}

class Running implements Service {
  readonly jobs: Job[] = [];
  readonly requests: Logged[] = [];
  readonly elsewhere: Elsewhere;
  creates = 0;
  #origin = "";
  #count = 0;
  #armed: Armed[] = [];
  #latest: { readonly id: string; readonly film: Buffer } | undefined;
  readonly #options: ServiceOptions;
  readonly #tongue: Tongue;
  readonly #server: Server;

  constructor(options: ServiceOptions, elsewhere: Elsewhere) {
    this.#options = options;
    this.#tongue = TONGUE[options.tongue];
    this.elsewhere = elsewhere;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.writeHead(500, { "content-type": "application/json" });
        response.end(JSON.stringify(this.#tongue.refusal(500, String(error))));
      });
    });
  }

  get url(): string {
    return this.#origin + this.#tongue.root;
  }

  async listen(): Promise<void> {
    this.#origin = await listening(this.#server, this.#options.port ?? 0);
  }

  fault(fault: Fault, { route = routeOf(fault), times = Infinity } = {}): void {
    this.#armed.push({ fault, route, times });
  }

  heal(): void {
    this.#armed = [];
  }

  forget(): void {
    this.jobs.splice(0);
  }

  advance(to: number | "done" | "failed"): void {
    for (const job of this.jobs) {
      if (job.status === "completed" || job.status === "failed") continue;
      if (to === "failed") this.#fail(job, "the model ran out of memory", "server_error", 500);
      else if (to === "done") Object.assign(job, { status: "completed", progress: 100 });
      else Object.assign(job, { status: "in_progress", progress: to });
    }
  }

  film(id: string): Buffer {
    // A film is asked for piece by piece, and a large one takes a while to make.
    if (this.#latest?.id !== id) this.#latest = { id, film: filmFor(id, this.#options.filmBytes) };
    return this.#latest.film;
  }

  async close(): Promise<void> {
    for (const server of [this.#server, this.elsewhere.server]) {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  }

  #now(): number {
    return Date.now() + (this.#options.aheadMs ?? 0);
  }

  #take(route: Route): Fault | undefined {
    const armed = this.#armed.find((one) => one.route === route && one.times > 0);
    if (armed === undefined) return undefined;
    armed.times -= 1;
    return armed.fault;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", headers } = request;
    const path = request.url ?? "/";
    this.#dress(response);
    if (method === "OPTIONS") return void response.writeHead(204).end();
    const route = this.#routeOf(method, path);
    this.requests.push({ method, path, route, headers, at: Date.now() });
    const fault = route === "other" ? undefined : this.#take(route);
    if (fault === "cut-before") return void request.socket.destroy();
    const body = await wholeBody(request);
    const { key } = this.#options;
    if (key !== undefined && headers.authorization !== `Bearer ${key}` && route !== "other") {
      return this.#refuse(response, 401, "Incorrect API key provided", "invalid_api_key");
    }
    if (fault !== undefined && this.#harm(fault, path, request, response)) return undefined;
    switch (route) {
      case "create":
        return this.#create(headers, body, fault, response);
      case "list":
        return this.#list(path, response);
      case "models":
        return this.#models(response);
      case "status":
        return this.#status(path, fault, response);
      case "content":
        return this.#content(path, headers, fault, response);
      case "remove":
        return this.#remove(path, response);
      case "other":
        if (path === "/health") return this.#send(response, 200, { status: "ok" });
        return this.#refuse(response, 404, "Not Found");
    }
  }

  #routeOf(method: string, path: string): Route | "other" {
    const { root } = this.#tongue;
    if (!path.startsWith(root)) return "other";
    const rest = path.slice(root.length).replace(/\?.*$/, "");
    if (rest === "/models" || rest === "/videos/models") return "models";
    if (rest === "/videos") return method === "POST" ? "create" : "list";
    if (/^\/videos\/[^/]+\/content$/.test(rest)) return "content";
    if (/^\/videos\/[^/]+$/.test(rest)) return method === "DELETE" ? "remove" : "status";
    return "other";
  }

  #dress(response: ServerResponse): void {
    response.sendDate = false;
    response.setHeader("date", new Date(this.#now()).toUTCString());
    for (const [name, value] of Object.entries(this.#tongue.headers)) response.setHeader(name, value);
    if (this.#options.cors !== true) return;
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*, authorization");
    response.setHeader("access-control-allow-methods", "*");
    response.setHeader("access-control-expose-headers", "*");
  }

  /** Faults that need no job. True when the answer is given, or never will be. */
  #harm(fault: Fault, path: string, request: IncomingMessage, response: ServerResponse): boolean {
    switch (fault) {
      case "429":
      case "429-after":
      case "429-date": {
        const later = new Date(this.#now() + 3000).toUTCString();
        const after = fault === "429" ? {} : { "retry-after": fault === "429-after" ? "2" : later };
        this.#send(response, 429, this.#tongue.refusal(429, "Rate limit reached", "rate_limit_exceeded"), after);
        return true;
      }
      case "500":
      case "502":
      case "503":
        this.#refuse(response, Number(fault), "Something went wrong");
        return true;
      case "never":
        return true;
      case "html":
        response.writeHead(200, { "content-type": "text/html" });
        response.end("<!doctype html><title>Welcome to the hotel</title><p>Please accept our terms.");
        return true;
      case "redirect":
        response.writeHead(307, { location: this.elsewhere.url + path });
        response.end();
        return true;
      case "moderated":
        this.#refuse(response, 400, "Your request was blocked by our moderation system", "moderation_blocked");
        return true;
      case "expired":
        this.#refuse(response, 410, "This download has expired");
        return true;
      case "vanished":
        this.jobs.splice(0);
        return false;
      case "cut-before":
        request.socket.destroy();
        return true;
      case "cut-after":
      case "truncated":
      case "wrong-length":
      case "half-written":
      case "moderated-later":
      case "failed":
      case "backwards":
        return false;
    }
  }

  #create(headers: IncomingMessage["headers"], body: Buffer, fault: Fault | undefined, response: ServerResponse): void {
    this.creates += 1;
    const sent = sentIn(headers["content-type"] ?? "", body);
    const refused = sent === undefined ? "Unsupported media type" : this.#refusalFor(sent);
    if (sent === undefined || refused !== undefined) return this.#refuse(response, 400, refused ?? "");
    this.#count += 1;
    const id = `${this.#tongue.idPrefix}${this.#count.toString().padStart(4, "0")}${Math.random().toString(36).slice(2, 8)}`;
    const { fields } = sent;
    const word = (name: string): string => {
      const value = fields[name];
      return typeof value === "string" || typeof value === "number" ? String(value) : "";
    };
    const key = headers["idempotency-key"];
    const job: Job = {
      id,
      model: word("model") || (this.#models_()[0] ?? ""),
      prompt: word("prompt"),
      seconds: word("seconds") || word("duration") || "4",
      size: word("size") || "720x1280",
      fields,
      files: sent.files,
      idempotencyKey: typeof key === "string" ? key : undefined,
      createdAt: this.#now(),
      unsignedUrl: `${this.#origin}${this.#tongue.root}/videos/${id}/content?index=0&signature=x`,
      status: "queued",
      progress: 0,
    };
    this.jobs.push(job);
    if (fault === "cut-after") return void response.socket?.destroy();
    this.#send(response, this.#tongue.created, this.#tongue.job(job, this.#now()));
  }

  #refusalFor({ kind, fields, files }: Sent): string | undefined {
    const { body, oneModel, strictPicture, name } = this.#tongue;
    const [only = ""] = this.#models_();
    if (body === "multipart" && kind !== "multipart") return "Field required: multipart/form-data";
    if (typeof fields["prompt"] !== "string" || fields["prompt"] === "") return "prompt is required";
    const { model } = fields;
    if (oneModel && typeof model === "string" && model !== only) {
      return `Model mismatch: request specifies '${model}' but server is running '${only}'`;
    }
    const reference = fields["input_reference"];
    if (name === "sglang" && typeof reference === "object" && reference !== null) return "Invalid request body";
    if (name === "vllm-omni" && fields["image_reference"] !== undefined && files.length === 0) {
      if (JSON.stringify(fields["image_reference"]).includes("file_id")) {
        return "Invalid image_reference: file_id is not supported yet.";
      }
    }
    return strictPicture ? pictureRefusal(fields, files) : undefined;
  }

  #models_(): readonly string[] {
    return this.#options.models ?? MODELS;
  }

  #models(response: ServerResponse): void {
    if (this.#tongue.name === "openrouter") {
      const data = this.#models_().map((id) => ({
        id,
        name: id,
        supported_durations: [4, 8],
        supported_sizes: ["1280x720", "720x1280"],
        supported_frame_images: ["first_frame", "last_frame"],
        generate_audio: true,
        seed: true,
        pricing_skus: { per_second: "0.10" },
        allowed_passthrough_parameters: [],
      }));
      return this.#send(response, 200, { data });
    }
    const data = this.#models_().map((id) => ({ id, object: "model", created: 1, owned_by: this.#tongue.owner }));
    this.#send(response, 200, { object: "list", data });
  }

  #list(path: string, response: ServerResponse): void {
    const { lists, job } = this.#tongue;
    if (lists === "none") return this.#refuse(response, 404, "Not Found");
    this.#live();
    const query = new URL(path, this.#origin).searchParams;
    const limit = Number(query.get("limit") ?? "20");
    if (lists === "cursor" && (limit < 1 || limit > 100)) return this.#refuse(response, 400, "limit: from 1 to 100");
    const newest = [...this.jobs].reverse();
    const ordered = query.get("order") === "asc" ? [...this.jobs] : newest;
    const after = query.get("after");
    const from = after === null ? 0 : ordered.findIndex(({ id }) => id === after) + 1;
    const page = lists === "plain" ? ordered : ordered.slice(from, from + limit);
    const data = page.map((one) => job(one, this.#now()));
    const cursor = {
      first_id: page[0]?.id ?? null,
      last_id: page[page.length - 1]?.id ?? null,
      has_more: from + page.length < ordered.length,
    };
    this.#send(response, 200, { object: "list", data, ...(lists === "cursor" ? cursor : {}) });
  }

  #find(path: string): Job | undefined {
    const id = /\/videos\/([^/?]+)/.exec(path)?.[1] ?? "";
    return this.jobs.find((job) => job.id === decodeURIComponent(id));
  }

  #status(path: string, fault: Fault | undefined, response: ServerResponse): void {
    this.#live();
    const job = this.#find(path);
    if (job === undefined) return this.#refuse(response, 404, "Video not found");
    if (fault === "failed") this.#fail(job, "the model ran out of memory", "server_error", 500);
    if (fault === "moderated-later") this.#fail(job, "blocked by the moderation system", "moderation_blocked", 400);
    if (fault === "backwards") Object.assign(job, { status: "in_progress", progress: job.progress === 60 ? 20 : 60 });
    const status = this.#tongue.name === "vllm-omni" && job.status === "failed" ? (job.error?.status ?? 500) : 200;
    this.#send(response, status, this.#tongue.job(job, this.#now()));
  }

  #fail(job: Job, message: string, code: string, status: number): void {
    Object.assign(job, { status: "failed", error: { message, code, status } });
  }

  #content(
    path: string,
    headers: IncomingMessage["headers"],
    fault: Fault | undefined,
    response: ServerResponse,
  ): void {
    this.#live();
    const job = this.#find(path);
    if (job === undefined) return this.#refuse(response, 404, "Video not found");
    if (job.status !== "completed") return this.#refuse(response, 404, "Generation is still in-progress");
    if (this.#tongue.name === "sglang" && path.includes("variant=video"))
      return this.#refuse(response, 404, "No output");
    const film = this.film(job.id);
    const half = film.subarray(0, Math.floor(film.length / 2));
    if (fault === "half-written") return sendFilm(response, half, undefined, this.#tongue.ranges, `"half"`);
    if (fault === "wrong-length") return sendFilm(response, film.subarray(0, film.length - 5), undefined, false, `"w"`);
    if (fault === "truncated" || fault === "cut-after") {
      response.writeHead(200, { "content-type": "video/mp4", "content-length": String(film.length) });
      response.write(half, () => response.socket?.destroy());
      return undefined;
    }
    return sendFilm(response, film, headers.range, this.#tongue.ranges, `"${job.id}"`);
  }

  #remove(path: string, response: ServerResponse): void {
    const job = this.#find(path);
    if (this.#tongue.remove === "none") return this.#refuse(response, 405, "Method Not Allowed");
    if (job === undefined) return this.#refuse(response, 404, "Video not found");
    this.jobs.splice(this.jobs.indexOf(job), 1);
    const said = this.#tongue.remove === "aborts" ? { id: job.id, deleted: true, object: "video.deleted" } : undefined;
    this.#send(response, 200, said ?? { ...this.#tongue.job(job, this.#now()), status: "deleted" });
  }

  /** By its own clock: queued for a fifth of its life, then worked on. */
  #live(): void {
    const { lifeMs } = this.#options;
    if (lifeMs === undefined) return;
    for (const job of this.jobs) {
      if (job.status === "completed" || job.status === "failed") continue;
      const done = (this.#now() - job.createdAt) / lifeMs;
      if (done >= 1) Object.assign(job, { status: "completed", progress: 100 });
      else if (done > 0.2) Object.assign(job, { status: "in_progress", progress: Math.round(done * 100) });
    }
  }

  #refuse(response: ServerResponse, status: number, message: string, code?: string): void {
    this.#send(response, status, this.#tongue.refusal(status, message, code));
  }

  #send(response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  }
}

function pictureRefusal(fields: Readonly<Record<string, unknown>>, files: Sent["files"]): string | undefined {
  const reference: unknown = fields["input_reference"];
  const url =
    typeof reference === "object" && reference !== null && "image_url" in reference ? reference.image_url : undefined;
  const encoded = typeof url === "string" ? /^data:[^,]*,(.*)$/s.exec(url)?.[1] : undefined;
  const bytes = files[0]?.bytes ?? (encoded === undefined ? undefined : Buffer.from(encoded, "base64"));
  if (bytes === undefined) return undefined;
  const found = pngSize(bytes);
  const size = found === undefined ? "" : `${found.width}x${found.height}`;
  return size === fields["size"] ? undefined : "Inpaint image must match the requested width and height";
}

function sendFilm(
  response: ServerResponse,
  film: Buffer,
  range: string | undefined,
  ranges: boolean,
  etag: string,
): void {
  const asked = ranges ? /^bytes=(\d+)-(\d*)$/.exec(range ?? "") : null;
  const common = { "content-type": "video/mp4", etag, ...(ranges ? { "accept-ranges": "bytes" } : {}) };
  if (asked === null) {
    const length = etag === `"w"` ? film.length + 5 : film.length;
    response.writeHead(200, { ...common, "content-length": String(length) });
    if (etag === `"w"`) return void response.write(film, () => response.socket?.destroy());
    return void response.end(film);
  }
  const start = Number(asked[1]);
  const end = Math.min(asked[2] === "" ? film.length : Number(asked[2]) + 1, film.length);
  if (start >= film.length) {
    response.writeHead(416, { ...common, "content-range": `bytes */${film.length}` });
    return void response.end();
  }
  response.writeHead(206, {
    ...common,
    "content-length": String(end - start),
    "content-range": `bytes ${start}-${end - 1}/${film.length}`,
  });
  response.end(film.subarray(start, end));
}

async function wholeBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts);
}

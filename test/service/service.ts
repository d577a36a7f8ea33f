/**
 * A generation service over real HTTP on this machine, for tests, benches and the workbench: it plays one server's tongue
 * with its quirks, and does whatever harm is asked for. Jobs go on by hand, or by its own clock.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { deliver, json, type Answer } from "./answer";
import { Elsewhere, listening, stopped } from "./elsewhere";
import { routeOf, type Armed, type Fault, type Route } from "./faults";
import { Jobs, type Job } from "./job";
import { routeIn, Routes, type Arrived } from "./routes";
import { TONGUE, type Tongue, type TongueName } from "./tongue";

export { FAULTS } from "./faults";

export interface ServiceOptions {
  readonly tongue: TongueName;
  /** Bearer key that every request must carry; absent: none is asked for. */
  readonly key?: string;
  readonly models?: readonly string[];
  /** Models that make a film of a first frame only (SGLang refuses a create without one). */
  readonly fromFrame?: readonly string[];
  /**
   * `openai` takes only the lengths and sizes of OpenAI's specification. Off by default: gateways that speak its tongue
   * take those of their own models, and tests ask for small pictures.
   */
  readonly enums?: boolean;
  /** Jobs are done after so many milliseconds; absent: only by `advance`. */
  readonly lifeMs?: number;
  /** Bytes that a film has at least. */
  readonly filmBytes?: number;
  /** A film that every job makes, or of several each job the next, instead of the service's own, which have no sound. */
  readonly clip?: Uint8Array | readonly Uint8Array[];
  /**
   * Where films are handed out: on the job's own route, or by a store on another host (SGLang with cloud storage).
   * Default: OpenRouter's by the store, which is the harder case for a key (its documents have its own route, with the
   * key); all others' by the service.
   */
  readonly results?: "own" | "store";
  /** Films are handed out for so long once they are made. Default: an hour at openai and litellm, for ever elsewhere. */
  readonly keepsSeconds?: number;
  /** This machine's clock, in milliseconds. Default: the real one. */
  readonly now?: () => number;
  /** How far its clock is ahead of this machine's; negative: behind. `turnClock` changes it. */
  readonly aheadMs?: number;
  /** Pages from anywhere may ask: for the workbench. */
  readonly cors?: boolean;
  readonly port?: number;
}

interface Logged {
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
  /** What it and its store were asked. */
  readonly requests: readonly Logged[];
  /** Creates that the server has received whole, refused ones included. */
  readonly creates: number;
  /** Requests that it will never answer, and whose senders still wait. */
  readonly inVain: number;
  /** Arms a fault for the next `times` calls of its route; for ever by default. */
  fault(fault: Fault, where?: { readonly route?: Route; readonly times?: number }): void;
  heal(): void;
  /** Loses every job, as a restart does; `but`: all others than that one. */
  forget(but?: string): void;
  /**
   * Moves every job that is not over, or that one alone: to `in_progress` with that progress, or to its end. Only OpenRouter's are cancelled
   * or expire. @throws RangeError elsewhere
   */
  advance(to: number | "done" | "failed" | "cancelled" | "expired", id?: string): void;
  /** The film as it is handed out now. */
  film(id: string): Buffer;
  /** Makes the film anew: as long, but with other bytes under another name, as after a restart. */
  remake(id: string): void;
  /** Sets its clock to so many milliseconds before this machine's: films expire, jobs are of different seconds. */
  turnClock(aheadMs: number): void;
  /** The other host that redirects point to: what it was sent. A key that the store was sent counts too. */
  readonly elsewhere: { readonly url: string; readonly authorizations: number; readonly requests: number };
  close(): Promise<void>;
}

const MODELS = ["Wan-AI/Wan2.2-TI2V-5B-Diffusers"];

export async function startService(options: ServiceOptions): Promise<Service> {
  const service = new Running(options);
  await service.listen();
  return service;
}

class Running implements Service {
  readonly requests: Logged[] = [];
  readonly elsewhere: Elsewhere;
  #origin = "";
  #armed: Armed[] = [];
  readonly #inVain = new Set<ServerResponse>();
  #aheadMs: number;
  /** Its own clock, in milliseconds. */
  readonly #now: () => number;
  readonly #options: ServiceOptions;
  readonly #tongue: Tongue;
  readonly #jobs: Jobs;
  readonly #routes: Routes;
  readonly #server: Server;
  readonly #store: Elsewhere;

  constructor(options: ServiceOptions) {
    const tongue = TONGUE[options.tongue];
    const { lifeMs, filmBytes, clip, aheadMs = 0, keepsSeconds = tongue.keepsSeconds, key, results } = options;
    const { models = MODELS, fromFrame = [], enums = false, now: machine = Date.now } = options;
    this.#options = options;
    this.#tongue = tongue;
    this.#aheadMs = aheadMs;
    const now = (): number => machine() + this.#aheadMs;
    this.#now = now;
    this.#jobs = new Jobs({ now, lifeMs, keepsSeconds, filmBytes, clip });
    this.#routes = new Routes({
      tongue,
      jobs: this.#jobs,
      now,
      key,
      shop: { models, fromFrame, enums },
      fromStore: results === undefined ? tongue.store : results === "store",
      places: () => ({ own: this.url, store: this.#store.url, elsewhere: this.elsewhere.url }),
    });
    this.elsewhere = new Elsewhere((request, response) => this.#other(request, response));
    this.#store = new Elsewhere((request, response) => {
      if (request.headers.authorization !== undefined) this.elsewhere.authorizations += 1;
      this.#arrive(request, response, "content", (arrived) => this.#routes.storeReply(arrived));
    });
    this.#server = createServer((request, response) => {
      const route = routeIn(tongue, request.method ?? "GET", request.url ?? "/");
      this.#arrive(request, response, route, (arrived) => this.#routes.reply(route, arrived));
    });
  }

  get url(): string {
    return this.#origin + (this.#tongue.roots[0] ?? "");
  }

  async listen(): Promise<void> {
    this.#origin = await listening(this.#server, this.#options.port ?? 0);
    await this.elsewhere.listen();
    await this.#store.listen();
  }

  fault(fault: Fault, { route = routeOf(fault), times = Infinity } = {}): void {
    this.#armed.push({ fault, route, times });
  }

  heal(): void {
    this.#armed = [];
    this.#inVain.clear();
  }

  get inVain(): number {
    return this.#inVain.size;
  }

  get jobs(): readonly Job[] {
    return this.#jobs.all;
  }

  get creates(): number {
    return this.#routes.creates;
  }

  forget(but?: string): void {
    this.#jobs.forget(but);
  }

  advance(to: number | "done" | "failed" | "cancelled" | "expired", id?: string): void {
    if ((to === "cancelled" || to === "expired") && this.#tongue.name !== "openrouter") {
      throw new RangeError(`${this.#tongue.name} knows no job that is ${to}`);
    }
    this.#jobs.advance(to, id);
  }

  film(id: string): Buffer {
    return this.#jobs.film(id);
  }

  remake(id: string): void {
    const job = this.#jobs.find(id);
    if (job !== undefined) job.version += 1;
  }

  turnClock(aheadMs: number): void {
    this.#aheadMs = aheadMs;
  }

  async close(): Promise<void> {
    await stopped(this.#server);
    await this.elsewhere.close();
    await this.#store.close();
  }

  #take(route: Route): Fault | undefined {
    const armed = this.#armed.find((one) => one.route === route && one.times > 0);
    if (armed === undefined) return undefined;
    armed.times -= 1;
    return armed.fault;
  }

  #arrive(
    request: IncomingMessage,
    response: ServerResponse,
    route: Route | "other",
    reply: (arrived: Arrived) => Answer,
  ): void {
    const { method = "GET", headers, url: path = "/" } = request;
    this.#dress(response);
    if (method === "OPTIONS") return void response.writeHead(204).end();
    this.requests.push({ method, path, route, headers, at: Date.now() });
    const fault = route === "other" ? undefined : this.#take(route);
    if (fault === "cut-before") return void request.socket.destroy();
    wholeBody(request)
      .then((body) => {
        const answer = reply({ path, headers, body, fault });
        if (answer.kind === "never") {
          this.#inVain.add(response);
          response.on("close", () => this.#inVain.delete(response));
        }
        deliver(answer, response);
      })
      .catch((error: unknown) => {
        // A mistake of the service's own, or of a client that went away half way.
        if (!response.headersSent) deliver(json(500, { error: String(error) }), response);
      });
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

  /** Whoever is sent there by a redirect finds the film, or an answer that says nothing. */
  #other({ url = "" }: IncomingMessage, response: ServerResponse): void {
    this.#dress(response);
    const id = /([^/?]+)(?:\/content|\.mp4)/.exec(url)?.[1];
    if (id === undefined) return deliver(json(200, {}), response);
    const bytes = this.film(decodeURIComponent(id));
    deliver({ kind: "bytes", status: 200, headers: { "content-type": "video/mp4" }, bytes, ends: "whole" }, response);
  }
}

async function wholeBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts);
}

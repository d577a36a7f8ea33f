/**
 * The line to one engine: every request goes through here. A key leaves only for the engine's own origin, no redirect
 * carries it elsewhere, and no answer brings it back; every request ends, because a clock of our own ends it; a body is
 * read once and whole, because UXP hands it over no other way.
 */

import { foreignRefusal, originOf, type Address } from "../core/address";
import { Cancelled, isCancel, StudioError } from "../core/failure";
import { messageOf } from "../core/thrown";
import type { StopSignal } from "./engine";

/** What of `fetch` is used. UXP's refuses `signal: undefined`, so there is always one. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: Uint8Array<ArrayBuffer>;
    readonly signal: AbortSignal;
    readonly redirect: "manual" | "follow";
  },
) => Promise<Response>;

export interface LineOutside {
  readonly fetch: Fetch;
  /** Absent: the engine needs none, or none was entered. Asked for each request: it may be changed. */
  readonly key: () => Promise<string | undefined>;
  readonly now: () => Date;
  /** Calls back once after so many milliseconds, unless the returned function is called before. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

interface Request {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly signal: StopSignal;
  /** Default 120 s, which a cold server needs. */
  readonly timeoutSeconds?: number;
}

/** Any answer, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
  /** How far the engine's clock is ahead of ours, in milliseconds, by its Date header; 0 when it sent none. */
  readonly ahead: number;
}

export interface Bytes extends Omit<Answer, "text"> {
  readonly bytes: Uint8Array;
  /** The engine's own origin answered; else it was another place that the engine named. */
  readonly isOwn: boolean;
}

export interface BytesRequest extends Request {
  /** The project stays in the house: no place beyond it is asked, whoever names it. */
  readonly thisNetworkOnly: boolean;
}

/** Patience with what a server answers at once, or not at all. */
export const READ_SECONDS = 30;
const PATIENCE_SECONDS = 120;
/** Places that an engine may send us on to, one after the other. */
const HOPS = 3;
/** Where a host hides to what an answer points. */
const UNTOLD = "an address that is not told";
/** Shorter ones stand in ordinary words, and hide nothing. */
const SHORTEST_KEY = 6;

export class Line {
  readonly address: Address;
  readonly #outside: LineOutside;
  /** Every key that was used: servers have been seen to quote them when they refuse. */
  readonly #keys = new Set<string>();

  constructor(address: Address, outside: LineOutside) {
    this.address = address;
    this.#outside = outside;
  }

  now(): Date {
    return this.#outside.now();
  }

  async key(): Promise<string | undefined> {
    const key = await this.#outside.key();
    if (key !== undefined && key.length >= SHORTEST_KEY) this.#keys.add(key);
    return key;
  }

  /** The words without any key in them. */
  clean(words: string): string {
    return [...this.#keys].reduce((rest, key) => rest.split(key).join("[key]"), words);
  }

  /**
   * Sends a request with the key, once.
   * @throws StudioError `unreachable` when no whole answer came (it may have arrived all the same), `engine-redirects`.
   * @throws Cancelled after the signal.
   */
  async send(request: Request): Promise<Answer> {
    const authorized = { ...request, headers: { ...(await this.#authorization(request.url)), ...request.headers } };
    return this.timed(request, async (signal) => this.heard(await this.guarded(authorized, signal)));
  }

  /**
   * Reads bytes: at the engine's own origin with the key, elsewhere without. Where the engine points to another place,
   * that place is asked, three hops far, if Pickup may speak to it at all. A host that hides where an answer points to is
   * let follow by itself, without the key; not for a project that stays in the house, which it might leave unseen.
   * @throws as `send`; StudioError `address-refused` for a place that may not be asked.
   */
  async bytes(request: BytesRequest): Promise<Bytes> {
    return this.timed(request, async (signal) => {
      let { url } = request;
      for (let hop = 0; ; hop += 1) {
        this.#judge(url, request.thisNetworkOnly);
        const headers = { ...(await this.#authorization(url)), ...request.headers };
        let found = await this.#fetch({ ...request, url, headers }, signal);
        if (found.type === "opaqueredirect") {
          if (request.thisNetworkOnly) throw this.#redirects(UNTOLD);
          found = await this.#fetch({ ...request, url }, signal, "follow");
          if (found.status === 401 || found.status === 403) throw this.#redirects(UNTOLD);
        }
        if (found.url !== "") this.#judge(found.url, request.thisNetworkOnly);
        const next = redirectOf(found, url);
        if (next?.isAnswer !== false) {
          const bytes = new Uint8Array(await found.arrayBuffer());
          const isOwn = next === undefined && originOf(url) === this.address.origin;
          return { status: found.status, header: headerOf(found), ahead: this.#ahead(found), bytes, isOwn };
        }
        const isWeaker = url.startsWith("https:") && next.url?.startsWith("https:") !== true;
        if (next.url === undefined || hop === HOPS || isWeaker) throw this.#redirects(next.host);
        url = next.url;
      }
    });
  }

  /** A place that only an engine's word names is no engine of the editor's. @throws StudioError `address-refused` */
  #judge(url: string, thisNetworkOnly: boolean): void {
    const refusal = foreignRefusal(url, this.address, thisNetworkOnly);
    if (refusal === undefined) return;
    throw new StudioError({ kind: "address-refused", host: this.clean(new URL(url).host), why: refusal });
  }

  /** One fetch that refuses every redirect. For the SDK, which brings its own headers, and for `send`. */
  async guarded(request: Omit<Request, "signal" | "timeoutSeconds">, signal: AbortSignal): Promise<Response> {
    const found = await this.#fetch(request, signal);
    const to = redirectOf(found, request.url);
    // A POST that the host carried on by itself, or may have, has perhaps been taken there: that is no refusal.
    const isUntold = to !== undefined && (to.isAnswer || to.url === undefined);
    if (isUntold && request.method === "POST") throw this.#unreachable(`${to.host} answers in its place`);
    if (to !== undefined) throw this.#redirects(to.host);
    return found;
  }

  /** Runs `work` until it ends, the clock does, or the signal: UXP's fetch does not always heed its own. */
  async timed<T>(
    { signal: stop, timeoutSeconds = PATIENCE_SECONDS }: Pick<Request, "signal" | "timeoutSeconds">,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (stop.aborted) throw new Cancelled("stopped before anything was sent");
    const controller = new AbortController();
    let end: (error: Error) => void = () => undefined;
    const ended = new Promise<never>((_, reject) => (end = reject));
    const onStop = (): void => {
      end(new Cancelled("stopped"));
      controller.abort();
    };
    const disarm = this.#outside.after(timeoutSeconds * 1000, () => {
      end(this.#unreachable(`no answer within ${timeoutSeconds} s`));
      controller.abort();
    });
    stop.addEventListener("abort", onStop);
    try {
      return await Promise.race([work(controller.signal), ended]);
    } catch (error) {
      if (error instanceof StudioError || isCancel(error)) throw error;
      throw this.#unreachable(messageOf(error), error);
    } finally {
      disarm();
      stop.removeEventListener("abort", onStop);
    }
  }

  #unreachable(why: string, cause?: unknown): StudioError {
    return new StudioError({ kind: "unreachable", host: this.address.host, why: this.clean(why) }, { cause });
  }

  #redirects(to: string): StudioError {
    return new StudioError({ kind: "engine-redirects", host: this.address.host, to: this.clean(to) });
  }

  async #authorization(url: string): Promise<Record<string, string>> {
    if (originOf(url) !== this.address.origin) return {};
    const key = await this.key();
    return key === undefined ? {} : { authorization: `Bearer ${key}` };
  }

  async #fetch(
    request: Omit<Request, "signal" | "timeoutSeconds">,
    signal: AbortSignal,
    redirect: "manual" | "follow" = "manual",
  ): Promise<Response> {
    const { method, url, headers, body } = request;
    const known = { method, headers: { ...headers }, signal, redirect } as const;
    return this.#outside.fetch(url, body === undefined ? known : { ...known, body });
  }

  /** Reads an answer whole, with no key in it. */
  async heard(found: Response): Promise<Answer> {
    return {
      status: found.status,
      header: headerOf(found),
      text: this.clean(await found.text()),
      ahead: this.#ahead(found),
    };
  }

  #ahead(found: Response): number {
    const date = Date.parse(found.headers.get("date") ?? "");
    return Number.isNaN(date) ? 0 : date - this.now().getTime();
  }
}

function headerOf(found: Pick<Response, "headers">): (name: string) => string | undefined {
  return (name) => found.headers.get(name) ?? undefined;
}

interface Elsewhere {
  /** Absent where the host hides it. */
  readonly url?: string;
  readonly host: string;
  /** The fetch went there by itself: this is that place's answer. */
  readonly isAnswer: boolean;
}

/** Where an answer points, or silently came from; absent when it is the answer of the address that was asked. */
function redirectOf(found: Response, asked: string): Elsewhere | undefined {
  if (found.type === "opaqueredirect") return { host: UNTOLD, isAnswer: false };
  if (found.status >= 300 && found.status < 400 && found.status !== 304) {
    const location = found.headers.get("location");
    if (location === null) return { host: "nowhere", isAnswer: false };
    const url = new URL(location, asked);
    return { url: url.href, host: url.host, isAnswer: false };
  }
  const from = found.url;
  if (from === "" || originOf(from) === originOf(asked)) return undefined;
  return { host: new URL(from).host, isAnswer: true };
}

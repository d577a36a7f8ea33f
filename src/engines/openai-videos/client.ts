/**
 * The `openai` package over our line. Only its raw verbs are used, never a retry, and bodies are bytes: with any other it
 * asks for FormData and URLSearchParams, which UXP may lack. Answers come back whole, whatever their status.
 */

import { StudioError } from "../../core/failure";
import { messageOf } from "../../core/thrown";
import type { StopSignal } from "../engine";
import { READ_SECONDS, type Answer, type Line } from "../line";
import type { Body } from "./body";
import type * as openaiSdk from "./sdk";

interface Call {
  readonly method: "get" | "post" | "delete";
  /** Below the engine's address: `/videos`. */
  readonly path: string;
  readonly body?: Body;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: StopSignal;
  readonly timeoutSeconds?: number;
}

/** What the SDK asks of an address's query while it cleans it for a log, which is off here. */
const NO_QUERY = { keys: (): readonly string[] => [] };

/** It cleans every address it is given, with a member of URL that came with UXP 9.1: without one it would send nothing. */
function lendQuery(): void {
  if ("searchParams" in URL.prototype) return;
  Object.defineProperty(URL.prototype, "searchParams", { configurable: true, get: () => NO_QUERY });
}

/** Rejects where its script cannot be read. */
export function readSdk(): Promise<typeof openaiSdk> {
  return import(/* webpackChunkName: "openai" */ "./sdk");
}

/** The SDK insists on a key. A server that needs none never sees this: it is taken off again. */
const NO_KEY = "none";

/**
 * @throws StudioError `unreachable` when no whole answer came, `engine-redirects`, `unexpected` when nothing was sent;
 * Cancelled after the signal.
 */
export async function call(line: Line, asked: Call): Promise<Answer> {
  const { method, path, body, headers, signal, timeoutSeconds } = asked;
  const { sdk } = await readSdk();
  const { default: OpenAI, APIError } = await sdk();
  lendQuery();
  const key = await line.key();
  return line.timed({ signal, ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }) }, async (stop) => {
    let heard: Answer | undefined;
    let broke: unknown;
    // The SDK keeps only parts of an error's body, and the protocol needs all of it: so the one fetch is listened in on.
    const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
      try {
        const found = await line.guarded(requestOf(input, init, key === undefined), stop);
        heard = await line.heard(found);
        return found;
      } catch (error) {
        broke = error;
        throw error;
      }
    };
    // Its own way of building an address wants URLSearchParams, which came with UXP 9.1; ours has no query to merge.
    class Client extends OpenAI {
      override buildURL(below: string): string {
        return this.baseURL + below;
      }
    }
    const client = new Client({
      apiKey: key ?? NO_KEY,
      baseURL: line.address.base,
      fetch,
      maxRetries: 0,
      organization: null,
      project: null,
      logLevel: "off",
      // The panel is no web page: the key lies in SecureStorage, not in a site's source.
      dangerouslyAllowBrowser: true,
    });
    const type = body === undefined ? {} : { "content-type": body.contentType };
    const sent = { headers: { ...headers, ...type }, __binaryResponse: true };
    try {
      await client[method](path, body === undefined ? sent : { ...sent, body: body.bytes });
    } catch (error) {
      // An answer that was heard whole is an answer, whatever the SDK thinks of its status.
      const isAnswer = heard !== undefined && error instanceof APIError;
      const reason: unknown = broke ?? nothingSent(error);
      if (!isAnswer) throw reason;
    }
    if (heard === undefined) throw nothingSent(undefined);
    return heard;
  });
}

/** The SDK gave up before it asked for the wire: nothing can have arrived. */
function nothingSent(cause: unknown): StudioError {
  const why = cause === undefined ? "no request" : messageOf(cause);
  return new StudioError({ kind: "unexpected", message: `nothing was sent: ${why}` }, { cause });
}

function requestOf(
  input: string | URL | Request,
  { method, headers, body }: RequestInit,
  withoutKey: boolean,
): Parameters<Line["guarded"]>[0] {
  const kept: Record<string, string> = {};
  new Headers(headers).forEach((value, name) => {
    if (name !== "authorization" || !withoutKey) kept[name] = value;
  });
  const known = {
    method: verbOf(method),
    url: typeof input === "string" ? input : "href" in input ? input.href : input.url,
    headers: kept,
  };
  return ArrayBuffer.isView(body) ? { ...known, body: bytesOf(body) } : known;
}

function verbOf(method: string | undefined): "GET" | "POST" | "DELETE" {
  const verb = method?.toUpperCase() ?? "GET";
  if (verb === "GET" || verb === "POST" || verb === "DELETE") return verb;
  throw new RangeError(`${verb} is not asked of an engine`);
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer, byteOffset, byteLength).slice();
}

/** A read: it may be asked again by whoever wants to. */
export function readOnce(line: Line, path: string, signal: StopSignal): Promise<Answer> {
  return call(line, { method: "get", path, signal, timeoutSeconds: READ_SECONDS });
}

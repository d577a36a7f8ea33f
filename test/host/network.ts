/** `fetch` as UXP has it: stricter than a browser's where that has cost people days, and bodies whole or not at all. */

import { bytesIn } from "./bytes";

interface UxpInit {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly redirect?: string;
}

/** Refuses what UXP refuses. */
export function uxpFetch(real: typeof fetch): (url: string, init?: UxpInit) => Promise<Response> {
  return async (url, init = {}) => {
    if ("signal" in init && init.signal === undefined) throw new TypeError("signal must be an AbortSignal");
    const { body, signal, method = "GET", headers = {} } = init;
    const stop = new AbortController();
    const onAbort = (): void => stop.abort();
    signal?.addEventListener("abort", onAbort);
    if (signal?.aborted === true) onAbort();
    try {
      const response = await real(url, {
        method,
        headers,
        signal: stop.signal,
        ...(init.redirect === "manual" ? { redirect: "manual" } : {}),
        ...(body === undefined ? {} : { body: bodyOf(body) }),
      });
      // The body is handed over whole, and once: UXP delivers nothing bit by bit.
      const bytes = await response.arrayBuffer();
      return onceOnly(response, bytes);
    } finally {
      signal?.removeEventListener("abort", onAbort);
    }
  };
}

function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === "string") return body;
  const bytes = bytesIn(body)?.slice();
  if (bytes === undefined) throw new TypeError("This body arrives empty in UXP: send text or bytes");
  return bytes;
}

function onceOnly(response: Response, bytes: ArrayBuffer): Response {
  let read = false;
  const once = (): ArrayBuffer => {
    if (read) throw new TypeError("stream is locked");
    read = true;
    return bytes;
  };
  return new Proxy(response, {
    get: (target, name) => {
      switch (name) {
        case "arrayBuffer":
          return () => new Promise((resolve) => resolve(once()));
        case "text":
          return () => new Promise((resolve) => resolve(new TextDecoder().decode(once())));
        case "json":
          return () => new Promise((resolve) => resolve(JSON.parse(new TextDecoder().decode(once()))));
        case "body":
          return null;
        default: {
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === "function" ? (value.bind(target) as unknown) : value;
        }
      }
    },
  });
}

/** Everything that goes wrong between a panel and an engine, to be asked for by name. */

import { json, type Answer } from "./answer";
import { NOT_READY, type Refused } from "./refused";
import type { Tongue } from "./tongue";

export const FAULTS = [
  "429",
  "429-after",
  "429-date",
  "500",
  "502",
  "503",
  "cut-before",
  "cut-after",
  "never",
  "html",
  "truncated",
  "wrong-length",
  "half-written",
  "lying-range",
  "ignores-if-range",
  "content-400",
  "content-404",
  "redirect",
  "expired",
  "vanished",
  "moderated",
  "moderated-later",
  "failed",
  "backwards",
  "oldest-first",
  "echoes-key",
] as const;

export type Fault = (typeof FAULTS)[number];

/** Which calls a fault meets. */
export type Route = "create" | "status" | "content" | "list" | "models" | "remove" | "moderation";

export interface Armed {
  readonly fault: Fault;
  readonly route: Route;
  /** Calls that it still meets. */
  times: number;
}

/** Where a fault belongs when nobody says. */
export function routeOf(fault: Fault): Route {
  switch (fault) {
    case "truncated":
    case "wrong-length":
    case "half-written":
    case "lying-range":
    case "ignores-if-range":
    case "content-400":
    case "content-404":
    case "expired":
      return "content";
    case "vanished":
    case "backwards":
    case "failed":
    case "moderated-later":
      return "status";
    case "oldest-first":
      return "list";
    case "429":
    case "429-after":
    case "429-date":
    case "500":
    case "502":
    case "503":
    case "cut-before":
    case "cut-after":
    case "never":
    case "html":
    case "redirect":
    case "moderated":
    case "echoes-key":
      return "create";
  }
}

interface Met {
  readonly fault: Fault;
  readonly route: Route;
  readonly tongue: Tongue;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly now: number;
  /** The other host that redirects point to. */
  readonly elsewhere: string;
}

const PORTAL = "<!doctype html><title>Welcome to the hotel</title><p>Please accept our terms.";

/** What is answered in the engine's stead; absent: the engine answers, and the fault has its way with what it says. */
export function harm({ fault, route, tongue, path, authorization, now, elsewhere }: Met): Answer | undefined {
  const refuse = (refused: Refused, headers: Readonly<Record<string, string>> = {}): Answer =>
    json(refused.status, tongue.refusal(refused), headers);
  switch (fault) {
    case "429":
    case "429-after":
    case "429-date": {
      const later = new Date(now + 3000).toUTCString();
      const after = fault === "429" ? {} : { "retry-after": fault === "429-after" ? "2" : later };
      return refuse({ status: 429, message: "Rate limit reached", code: "rate_limit_exceeded" }, after);
    }
    case "500":
    case "502":
    case "503":
      return refuse({ status: Number(fault), message: "Something went wrong" });
    case "never":
      return { kind: "never" };
    case "html": {
      const headers = { "content-type": "text/html" };
      return { kind: "bytes", status: 200, headers, bytes: Buffer.from(PORTAL), ends: "whole" };
    }
    case "redirect": {
      const headers = { location: elsewhere + path };
      return { kind: "bytes", status: 307, headers, bytes: Buffer.alloc(0), ends: "whole" };
    }
    case "moderated":
      return refuse(tongue.moderation);
    case "expired":
      return refuse({ status: 410, message: "This download has expired" });
    case "content-400":
      return refuse({ status: 400, message: "Video is not ready yet" });
    case "content-404":
      return refuse(NOT_READY);
    case "echoes-key":
      // As servers do that hand on what their own client threw. A job says it in its error: see the service.
      return route === "status" ? undefined : refuse({ status: 400, message: echo(authorization) });
    case "cut-before":
      return { kind: "hangs-up" };
    case "cut-after":
    case "truncated":
    case "wrong-length":
    case "half-written":
    case "lying-range":
    case "ignores-if-range":
    case "moderated-later":
    case "failed":
    case "vanished":
    case "backwards":
    case "oldest-first":
      return undefined;
  }
}

/** An error that quotes the request, its key and all. */
export function echo(authorization: string | undefined): string {
  return `Upstream refused the request with headers {"authorization": "${authorization ?? ""}"}`;
}

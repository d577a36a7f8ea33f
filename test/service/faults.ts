/** Everything that goes wrong between a panel and an engine, to be asked for by name. */

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
  "redirect",
  "expired",
  "vanished",
  "moderated",
  "moderated-later",
  "failed",
  "backwards",
] as const;

export type Fault = (typeof FAULTS)[number];

/** Which calls a fault meets. */
export type Route = "create" | "status" | "content" | "list" | "models" | "remove";

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
    case "expired":
      return "content";
    case "vanished":
    case "backwards":
    case "failed":
    case "moderated-later":
      return "status";
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
      return "create";
  }
}

/** What the service says, as data; and how it goes over the wire: in good order, broken off, or not at all. */

import type { ServerResponse } from "node:http";

type Headers = Readonly<Record<string, string>>;

export type Answer =
  | { readonly kind: "json"; readonly status: number; readonly body: object; readonly headers?: Headers }
  | {
      readonly kind: "bytes";
      readonly status: number;
      readonly bytes: Buffer;
      readonly headers: Headers;
      readonly ends: Ending;
    }
  /** The socket dies without a word. */
  | { readonly kind: "hangs-up" }
  | { readonly kind: "never" };

/**
 * How bytes end. `cut`: half way the socket dies. `short`: five bytes are missing, and yet the answer ends in good order,
 * as behind a proxy that passes an upstream's end on in chunks of its own: a 206 still names its whole range, a 200 still
 * carries the length that the upstream announced.
 */
export type Ending = "whole" | "cut" | "short";

const MISSING = 5;

export function json(status: number, body: object, headers: Headers = {}): Answer {
  return { kind: "json", status, body, headers };
}

export function deliver(answer: Answer, response: ServerResponse): void {
  switch (answer.kind) {
    case "json":
      response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
      response.end(JSON.stringify(answer.body));
      return;
    case "bytes":
      return deliverBytes(answer, response);
    case "hangs-up":
      response.socket?.destroy();
      return;
    case "never":
      return;
  }
}

function deliverBytes(
  { status, headers, bytes, ends }: Extract<Answer, { kind: "bytes" }>,
  response: ServerResponse,
): void {
  const length = { "content-length": String(bytes.length) };
  switch (ends) {
    case "whole":
      response.writeHead(status, { ...headers, ...length });
      response.end(bytes);
      return;
    case "cut":
      response.writeHead(status, { ...headers, ...length });
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
      return;
    case "short":
      response.writeHead(status, { ...headers, ...(status === 206 ? {} : length), "transfer-encoding": "chunked" });
      response.end(bytes.subarray(0, Math.max(0, bytes.length - MISSING)));
      return;
  }
}

/** Servers that answer as a test says, and the engine that believes to speak with one of its kind. */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { DialectName, JobRef, ResultRef } from "../src/core/job";
import { connect } from "../src/engines/connect";
import type { Engine, FetchHow, StartRequest } from "../src/engines/engine";
import type { Fetch } from "../src/engines/line";
import { anEntry, never, outside, recipe, request, submission } from "./engines.setup";

export const KEY = "sk-house-4711-4711";
export const how: FetchHow = { signal: never, thisNetworkOnly: false };
export const CONTENT: ResultRef = { kind: "content", index: 0 };

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** @returns the address of a server of its own: `http://127.0.0.1:port`. */
export async function serve(handler: Handler): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => handler(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

export function engineAt(origin: string, dialect: DialectName | "detect" = "vllm-omni", fetching?: Fetch): Engine {
  const own = fetching === undefined ? {} : { fetch: fetching };
  return connect(anEntry({ address: `${origin}/v1`, dialect }), outside(KEY, own));
}

/** One that was sent there. */
export function jobAt(origin: string, dialect: DialectName = "vllm-omni"): JobRef {
  return {
    engineId: "engine-1",
    wire: "openai-videos",
    dialect,
    address: `${origin}/v1`,
    model: "m",
    id: "v1",
    submission,
  };
}

/** A model of which nothing is known. */
export const asking: StartRequest = request({ recipe: recipe({ model: "m" }) });

/** `fetch` as the simulated UXP has it: what it sends, what it refuses, and how it hands an answer over. */

import { createServer, type Server } from "node:http";
import { uxpFetch } from "./host/network";
import { listening, stopped } from "./service/elsewhere";

let server: Server;
let address = "";

/** It says what it was sent; at `/never` it says nothing. */
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url !== "/never") request.pipe(response);
  });
  address = await listening(server, 0);
});
afterAll(() => stopped(server));

const uxp = uxpFetch(fetch);

async function echoed(body: unknown): Promise<readonly number[]> {
  const answer = await uxp(address, { method: "POST", body });
  return [...new Uint8Array(await answer.arrayBuffer())];
}

test("text and bytes arrive as they are, and of a view no more than it shows", async () => {
  const bytes = Uint8Array.from([0, 1, 128, 255]);
  expect(await echoed("é")).toEqual([0xc3, 0xa9]);
  expect(await echoed(bytes)).toEqual([0, 1, 128, 255]);
  expect(await echoed(bytes.buffer)).toEqual([0, 1, 128, 255]);
  expect(await echoed(bytes.subarray(1, 3))).toEqual([1, 128]);
});

test.each([
  ["a Blob", () => new Blob(["text"])],
  ["a form", () => new FormData()],
])("%s, which arrives empty in UXP, is refused", async (_, body) => {
  await expect(echoed(body())).rejects.toThrow("This body arrives empty in UXP");
});

test("a signal that is not there is refused", async () => {
  // The mistake that a panel makes, which its own types would not let it make.
  const init = { signal: undefined } as unknown as { readonly signal: AbortSignal };
  await expect(uxp(address, init)).rejects.toThrow("signal must be an AbortSignal");
});

test("a body comes whole, and is read once", async () => {
  const answer = await uxp(address, { method: "POST", body: '{"take":3}' });
  expect(answer.body).toBeNull();
  expect(await answer.json()).toEqual({ take: 3 });
  await expect(answer.text()).rejects.toThrow("stream is locked");
});

test("a request that is stopped ends", async () => {
  const stop = new AbortController();
  const asked = uxp(`${address}/never`, { signal: stop.signal });
  stop.abort();
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  await expect(uxp(address, { signal: stop.signal })).rejects.toMatchObject({ name: "AbortError" });
});

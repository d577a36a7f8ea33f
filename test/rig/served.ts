/** A test service in a process of its own, so that what it holds and does is not counted. */

import { spawn } from "node:child_process";
import path from "node:path";
import type { ServiceOptions } from "../service/service";

interface Served {
  readonly url: string;
  /** What it was asked since it started: method, path and when, by the wall. */
  requests(): Promise<readonly { readonly route: string; readonly at: number }[]>;
  stop(): void;
}

const SCRIPT = `
const [, bundle, options] = process.argv;
require(bundle).startService(JSON.parse(options)).then((service) => {
  console.log(service.url);
  process.on("message", () => process.send(service.requests.map(({ route, at }) => ({ route, at }))));
});`;

export async function serve(options: ServiceOptions): Promise<Served> {
  const bundle = path.resolve(".workbench/build/service.cjs");
  const server = spawn(process.execPath, ["-e", SCRIPT, bundle, JSON.stringify(options)], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout?.once("data", (chunk: unknown) => resolve(String(chunk).trim()));
    server.once("exit", (code) => reject(new Error(`The service ended with ${String(code)}`)));
  });
  return {
    url,
    requests: () =>
      new Promise((resolve) => {
        server.once("message", (said) => resolve(said as Awaited<ReturnType<Served["requests"]>>));
        server.send("requests");
      }),
    stop: () => void server.kill(),
  };
}

/** A UXP for one test, over a new folder on the real disk. A test file mocks "uxp", "fs" and "os" by `moduleNow`. */

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { nodeDisk } from "./host/disk.node";
import { simulatedUxp, type SimulatedUxp, type UxpOptions } from "./host/uxp";

/** Kept on the realm, so that it outlives `jest.resetModules`: a panel's modules start anew, its host does not. */
const CURRENT = Symbol.for("the UXP of this test");

function currentUxp(): SimulatedUxp | undefined {
  const found: unknown = Reflect.get(globalThis, CURRENT);
  return found as SimulatedUxp | undefined;
}

const folders: string[] = [];

/** What `require(id)` is in this test: always the UXP that was started last. */
export function moduleNow(id: "uxp" | "fs" | "os"): object {
  return new Proxy(
    {},
    {
      get: (_, name) => {
        const module = currentUxp()?.[id];
        if (module === undefined) return undefined;
        const member: unknown = Reflect.get(module, name);
        return typeof member === "function"
          ? (...given: unknown[]): unknown => Reflect.apply(member, module, given)
          : member;
      },
    },
  );
}

export interface Started {
  readonly host: SimulatedUxp;
  /** A new, empty folder, the parent of the plugin's own. */
  readonly folder: string;
}

/** `folder`: one that an earlier host of this test has written to. */
export async function startUxp(options: Partial<UxpOptions> = {}, folder?: string): Promise<Started> {
  const made = folder ?? (await mkdtemp(path.join(tmpdir(), "pickup-uxp-"))).replace(/\\/g, "/");
  if (folder === undefined) folders.push(made);
  const places = {
    data: `${made}/PluginData`,
    temporary: `${made}/PluginTemp`,
    plugin: `${made}/Plugin`,
  };
  await mkdir(places.plugin, { recursive: true });
  const host = simulatedUxp({ disk: nodeDisk(), places, ...options });
  Reflect.set(globalThis, CURRENT, host);
  return { host, folder: made };
}

export async function cleanUp(): Promise<void> {
  Reflect.deleteProperty(globalThis, CURRENT);
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
}

/** Straight to the disk, past the simulated module. */
export const real = {
  text: (file: string): Promise<string> => readFile(file, "utf8"),
  bytes: async (file: string): Promise<Uint8Array> => new Uint8Array(await readFile(file)),
  write: (file: string, data: string | Uint8Array): Promise<void> => writeFile(file, data),
  names: async (folder: string): Promise<readonly string[]> => (await readdir(folder)).sort(),
};

/** Bytes that are not all alike; the same for the same length. */
export function someBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 0xff);
}

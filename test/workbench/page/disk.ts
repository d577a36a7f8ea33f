/** The simulated disk, from a browser: real files, over HTTP, behind the workbench's server. */

import type { Disk } from "../../host/ports";

/** Thrown as Node throws: `code` is ENOENT, ENOSPC and the like. */
class DiskError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** `touched` hears of every path whose bytes may have changed, after they have. */
export function httpDisk(touched: (path: string) => void = () => undefined): Disk {
  const changed = async (path: string, method: string, address: string, body?: Uint8Array): Promise<void> => {
    try {
      await ask(path, method, address, body);
    } finally {
      touched(path);
    }
  };
  const together = new ReadTogether();
  return {
    stat: async (path) => {
      const answer: unknown = await (await ask(path, "GET", addressOf("stat", { path }))).json();
      return answer === null ? undefined : decodeStat(answer);
    },
    read: async (path, start = 0, end) => {
      if (end !== undefined && end <= start) return new Uint8Array();
      const small = start === 0 && end === undefined ? await together.read(path) : undefined;
      if (small !== undefined) return small;
      const range = start === 0 && end === undefined ? undefined : `bytes=${start}-${end === undefined ? "" : end - 1}`;
      const answer = await fetch(fileAddress(path), range === undefined ? {} : { headers: { range } });
      if (answer.status === 416) return new Uint8Array();
      return new Uint8Array(await (await checked(answer, path)).arrayBuffer());
    },
    write: (path, bytes, position) => changed(path, "PUT", addressOf("file", { path, at: String(position) }), bytes),
    list: async (path) => {
      const answer: unknown = await (await ask(path, "GET", addressOf("list", { path }))).json();
      return Array.isArray(answer) ? answer.filter((name) => typeof name === "string") : [];
    },
    makeFolder: async (path) => {
      await ask(path, "POST", addressOf("folder", { path }));
    },
    rename: async (from, to) => {
      await changed(from, "POST", addressOf("rename", { from, to }));
      touched(to);
    },
    remove: (path) => changed(path, "DELETE", addressOf("file", { path })),
  };
}

interface Waiting {
  readonly path: string;
  readonly resolve: (bytes: Uint8Array | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Small files that are asked for while others are on their way come in one answer: a project has thousands of records. */
class ReadTogether {
  #waiting: Waiting[] = [];
  #isOut = false;

  /** Absent: it is to be asked for by itself. */
  read(path: string): Promise<Uint8Array | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ path, resolve, reject });
      if (!this.#isOut) void this.#send();
    });
  }

  async #send(): Promise<void> {
    this.#isOut = true;
    while (this.#waiting.length > 0) {
      const some = this.#waiting;
      this.#waiting = [];
      try {
        const body = new TextEncoder().encode(JSON.stringify(some.map(({ path }) => path)));
        const found: unknown = await (await ask("/", "POST", addressOf("small", {}), body)).json();
        for (const [index, { resolve }] of some.entries()) {
          const one: unknown = Array.isArray(found) ? found[index] : undefined;
          resolve(typeof one === "string" ? Uint8Array.from(atob(one), (letter) => letter.charCodeAt(0)) : undefined);
        }
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
    this.#isOut = false;
  }
}

/** Where a file of the disk can be read with ranges. */
export function fileAddress(path: string): string {
  return addressOf("file", { path });
}

function addressOf(what: string, query: Readonly<Record<string, string>>): string {
  const fields = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return new URL(`/disk/${what}?${fields.join("&")}`, window.location.origin).href;
}

async function ask(path: string, method: string, address: string, body?: Uint8Array): Promise<Response> {
  // The copy gives the body a buffer of its own: a view on a larger one is sent whole by some runtimes.
  return checked(await fetch(address, { method, ...(body === undefined ? {} : { body: body.slice() }) }), path);
}

async function checked(answer: Response, path: string): Promise<Response> {
  if (answer.ok) return answer;
  const said: unknown = await answer.json().catch(() => undefined);
  const code = typeof said === "object" && said !== null && "code" in said ? String(said.code) : "EIO";
  throw new DiskError(code, path);
}

function decodeStat(value: unknown): { readonly size: number; readonly isFile: boolean; readonly modified: number } {
  if (
    typeof value === "object" &&
    value !== null &&
    "size" in value &&
    typeof value.size === "number" &&
    "isFile" in value &&
    typeof value.isFile === "boolean" &&
    "modified" in value &&
    typeof value.modified === "number"
  ) {
    return { size: value.size, isFile: value.isFile, modified: value.modified };
  }
  throw new DiskError("EIO", "the workbench's server answered in an unknown form");
}

/** Makes the folder and those above it; one that is there already is fine. */
export async function ensureFolder(disk: Disk, path: string): Promise<void> {
  const parts = path.split("/").filter((part) => part !== "");
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const folder = `/${parts.slice(0, depth).join("/")}`;
    if ((await disk.stat(folder)) === undefined) await disk.makeFolder(folder);
  }
}

export async function readJson(disk: Disk, path: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await disk.read(path)));
}

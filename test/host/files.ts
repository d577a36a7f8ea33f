/**
 * The module "fs" as UXP has it, over any disk: Node's names, promises, file descriptors with positions, `plugin-data:`
 * and its like, and no more than that. What UXP refuses is refused, and what disks do to people can be asked for.
 */

import type { Disk } from "./ports";

/** What goes wrong; changed at any time. */
export interface DiskFaults {
  /** Nothing below these folders can be written. Paths on the disk. */
  readOnly: readonly string[];
  /** Bytes that still fit; the last write goes in as far as it does. */
  room: number;
  /** Milliseconds before every answer. */
  delay: number;
  /** Calls are carried out once this is kept; absent: at once. */
  held: Promise<void> | undefined;
  /** The host dies in the middle of the next call of that name: half of it is done, and no call is ever answered again. */
  diesIn: "writeFile" | "write" | "rename" | undefined;
  /** How an error says what it is: by `code`, by libuv's number, or only in its message. */
  wording: "named" | "numbered" | "prose";
  /** `rename` refuses to replace what is there. */
  renameKeepsOld: boolean;
}

/** The folders that UXP's own schemes stand for, as paths on the disk. */
export interface PluginPlaces {
  readonly data: string;
  readonly temporary: string;
  readonly plugin: string;
}

const ERRORS: Readonly<Record<string, { readonly number: number; readonly prose: string }>> = {
  ENOENT: { number: -2, prose: "no such file or directory" },
  EEXIST: { number: -17, prose: "file already exists" },
  EACCES: { number: -13, prose: "permission denied" },
  ENOSPC: { number: -28, prose: "no space left on device" },
  ENOTEMPTY: { number: -66, prose: "directory not empty" },
  EISDIR: { number: -21, prose: "illegal operation on a directory" },
  ENOTDIR: { number: -20, prose: "not a directory" },
  EBADF: { number: -9, prose: "bad file descriptor" },
};

interface OpenFile {
  readonly path: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  position: number;
}

export class SimulatedFs {
  readonly faults: DiskFaults;
  readonly #disk: Disk;
  readonly #places: PluginPlaces;
  readonly #open = new Map<number, OpenFile>();
  #nextFd = 3;
  #isDead = false;
  #onDeath: () => void = () => undefined;
  /** Resolves once the host has died by `diesIn`. */
  readonly died = new Promise<void>((resolve) => {
    this.#onDeath = resolve;
  });

  constructor(disk: Disk, places: PluginPlaces, faults: Partial<DiskFaults> = {}) {
    this.#disk = disk;
    this.#places = places;
    this.faults = { ...NO_FAULTS, ...faults };
  }

  /** Descriptors that nobody has closed. */
  get openFiles(): number {
    return this.#open.size;
  }

  async readFile(path: string, options: { readonly encoding?: string } = {}): Promise<string | ArrayBuffer> {
    return this.#call("open", path, async (place) => {
      const bytes = await this.#disk.read(place);
      if (options.encoding === undefined) return new Uint8Array(bytes).buffer;
      if (options.encoding !== "utf-8") throw new Error(`Unsupported encoding: ${options.encoding}`);
      return decoded(bytes);
    });
  }

  async writeFile(
    path: string,
    data: string | ArrayBuffer | ArrayBufferView,
    options: { readonly encoding?: string; readonly flag?: string } = {},
  ): Promise<number> {
    return this.#call("open", path, async (place) => {
      const { encoding = "utf-8", flag = "w" } = options;
      if (typeof data === "string" && encoding !== "utf-8") throw new Error(`Unsupported encoding: ${encoding}`);
      if (flag !== "w" && flag !== "a") throw new Error(`Unsupported flag: ${flag}`);
      const bytes = typeof data === "string" ? encoded(data) : bytesOf(data);
      await this.#mayWrite(place, path);
      const stillThere = flag === "a" ? await this.#disk.stat(place) : undefined;
      if (stillThere === undefined) await this.#disk.write(place, new Uint8Array(0), "replace");
      if (await this.#dies("writeFile")) {
        await this.#disk.write(place, bytes.subarray(0, Math.floor(bytes.length / 2)), "append");
        return this.#never();
      }
      const fits = bytes.subarray(0, this.#takeRoom(bytes.length));
      await this.#disk.write(place, fits, "append");
      if (fits.length < bytes.length) throw this.#error("ENOSPC", "write", path);
      return bytes.length;
    });
  }

  async open(path: string, flag = "r"): Promise<number> {
    return this.#call("open", path, async (place) => {
      if (!["r", "r+", "w", "w+"].includes(flag)) throw new Error(`Unsupported flag: ${flag}`);
      const canWrite = flag !== "r";
      if (canWrite) await this.#mayWrite(place, path);
      if (flag.startsWith("w")) await this.#disk.write(place, new Uint8Array(0), "replace");
      else await this.#needFile(place, path);
      const fd = this.#nextFd++;
      this.#open.set(fd, { path: place, canRead: flag !== "w", canWrite, position: 0 });
      return fd;
    });
  }

  async close(fd: number): Promise<number> {
    return this.#call("close", "/", () => {
      if (!this.#open.delete(fd)) throw this.#error("EBADF", "close", String(fd));
      return Promise.resolve(0);
    });
  }

  async read(
    fd: number,
    buffer: ArrayBuffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number; readonly buffer: ArrayBuffer }> {
    return this.#call("read", "/", async () => {
      const file = this.#fileOf(fd, "read", (one) => one.canRead);
      const target = viewOf(buffer, offset, length);
      const at = position < 0 ? file.position : position;
      const bytes = await this.#disk.read(file.path, at, at + length);
      target.set(bytes);
      if (position < 0) file.position += bytes.length;
      return { bytesRead: bytes.length, buffer };
    });
  }

  async write(
    fd: number,
    buffer: ArrayBuffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number; readonly buffer: ArrayBuffer }> {
    return this.#call("write", "/", async () => {
      const file = this.#fileOf(fd, "write", (one) => one.canWrite);
      const bytes = viewOf(buffer, offset, length).slice();
      const at = position < 0 ? file.position : position;
      if (await this.#dies("write")) {
        await this.#disk.write(file.path, bytes.subarray(0, Math.floor(length / 2)), at);
        return this.#never();
      }
      const fits = this.#takeRoom(length);
      if (fits === 0 && length > 0) throw this.#error("ENOSPC", "write", file.path);
      await this.#disk.write(file.path, bytes.subarray(0, fits), at);
      if (position < 0) file.position += fits;
      return { bytesWritten: fits, buffer };
    });
  }

  async lstat(path: string): Promise<SimulatedStats> {
    return this.#call("lstat", path, async (place) => {
      const found = await this.#disk.stat(place);
      if (found === undefined) throw this.#error("ENOENT", "lstat", path);
      const { size, isFile, modified } = found;
      return { size, mtimeMs: modified, isFile: () => isFile, isDirectory: () => !isFile };
    });
  }

  async rename(from: string, to: string): Promise<number> {
    return this.#call("rename", from, async (place) => {
      const target = this.#placeOf(to);
      if ((await this.#disk.stat(place)) === undefined) throw this.#error("ENOENT", "rename", from);
      await this.#mayWrite(place, from);
      await this.#mayWrite(target, to);
      if (this.faults.renameKeepsOld && (await this.#disk.stat(target)) !== undefined) {
        throw this.#error("EEXIST", "rename", to);
      }
      if (await this.#dies("rename")) return this.#never();
      await this.#disk.rename(place, target);
      return 0;
    });
  }

  async copyFile(from: string, to: string): Promise<number> {
    const bytes = await this.readFile(from);
    await this.writeFile(to, bytes);
    return 0;
  }

  async unlink(path: string): Promise<number> {
    return this.#call("unlink", path, async (place) => {
      await this.#needFile(place, path);
      await this.#mayWrite(place, path);
      await this.#disk.remove(place);
      return 0;
    });
  }

  async mkdir(path: string, options: { readonly recursive?: boolean } = {}): Promise<number> {
    return this.#call("mkdir", path, async (place) => {
      if ((await this.#disk.stat(place)) !== undefined) {
        if (options.recursive === true) return 0;
        throw this.#error("EEXIST", "mkdir", path);
      }
      if (options.recursive === true) await this.mkdir(folderOf(place), options);
      await this.#mayWrite(place, path);
      await this.#disk.makeFolder(place);
      return 0;
    });
  }

  async rmdir(path: string): Promise<number> {
    return this.#call("rmdir", path, async (place) => {
      const found = await this.#disk.stat(place);
      if (found === undefined) throw this.#error("ENOENT", "rmdir", path);
      if (found.isFile) throw this.#error("ENOTDIR", "rmdir", path);
      await this.#mayWrite(place, path);
      if ((await this.#disk.list(place)).length > 0) throw this.#error("ENOTEMPTY", "rmdir", path);
      await this.#disk.remove(place);
      return 0;
    });
  }

  async readdir(path: string): Promise<readonly string[]> {
    return this.#call("readdir", path, async (place) => {
      const found = await this.#disk.stat(place);
      if (found === undefined) throw this.#error("ENOENT", "readdir", path);
      if (found.isFile) throw this.#error("ENOTDIR", "readdir", path);
      return this.#disk.list(place);
    });
  }

  /** The native path that a path or an address with one of UXP's schemes stands for. @throws Error for any other. */
  placeOf(path: string): string {
    return this.#placeOf(path);
  }

  #placeOf(path: string): string {
    if (typeof path !== "string" || path === "") throw new Error("Illegal Parameter type");
    const { data, temporary, plugin } = this.#places;
    const schemes: Readonly<Record<string, string>> = {
      "plugin-data:": data,
      "plugin-temp:": temporary,
      "plugin:": plugin,
      "file:": "",
    };
    const scheme = /^([a-z-]{2,}:)(.*)$/.exec(path);
    if (scheme === null) {
      // On a Windows machine the disk's paths begin with a drive.
      if (/^[A-Za-z]:[\\/]/.test(path)) return plain(path.replace(/\\/g, "/"));
      if (!path.startsWith("/")) throw this.#error("ENOENT", "open", path);
      return plain(path);
    }
    const base = schemes[scheme[1] ?? ""];
    if (base === undefined) throw new Error(`Unsupported scheme: ${path}`);
    return plain(`${base}/${decodeURIComponent(scheme[2] ?? "")}`);
  }

  async #call<T>(name: string, path: string, task: (place: string) => Promise<T>): Promise<T> {
    if (this.#isDead) return this.#never();
    const place = this.#placeOf(path);
    if (this.faults.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.faults.delay));
    await this.faults.held;
    try {
      return await task(place);
    } catch (error) {
      // What the disk itself says is said in the wording asked for, too.
      const code: unknown = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
      if (typeof code === "string" && code in ERRORS) throw this.#error(code, name, path);
      throw error;
    }
  }

  async #needFile(place: string, path: string): Promise<void> {
    const found = await this.#disk.stat(place);
    if (found === undefined) throw this.#error("ENOENT", "open", path);
    if (!found.isFile) throw this.#error("EISDIR", "open", path);
  }

  async #mayWrite(place: string, path: string): Promise<void> {
    const folders = [...this.faults.readOnly, this.#places.plugin].map(plain);
    if (folders.some((folder) => place === folder || place.startsWith(`${folder}/`))) {
      throw this.#error("EACCES", "open", path);
    }
    const folder = await this.#disk.stat(folderOf(place));
    if (folder === undefined) throw this.#error("ENOENT", "open", path);
    if (folder.isFile) throw this.#error("ENOTDIR", "open", path);
  }

  #takeRoom(wanted: number): number {
    const fits = Math.min(wanted, this.faults.room);
    this.faults.room -= fits;
    return fits;
  }

  #fileOf(fd: number, call: string, allows: (file: OpenFile) => boolean): OpenFile {
    const file = this.#open.get(fd);
    if (file === undefined || !allows(file)) throw this.#error("EBADF", call, String(fd));
    return file;
  }

  #dies(call: DiskFaults["diesIn"]): Promise<boolean> {
    if (this.faults.diesIn !== call) return Promise.resolve(false);
    this.#isDead = true;
    return Promise.resolve(true);
  }

  #never<T>(): Promise<T> {
    this.#onDeath();
    return new Promise<T>(() => undefined);
  }

  #error(code: string, call: string, path: string): Error {
    const { number, prose } = ERRORS[code] ?? { number: -1, prose: code };
    const { wording } = this.faults;
    if (wording === "prose") return new Error(`Could not ${call}: ${prose}`);
    if (wording === "numbered") return Object.assign(new Error(`${call} failed`), { code: number });
    return Object.assign(new Error(`${code}: ${prose}, ${call} '${path}'`), { code });
  }
}

interface SimulatedStats {
  readonly size: number;
  readonly mtimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

const NO_FAULTS: DiskFaults = {
  readOnly: [],
  room: Infinity,
  delay: 0,
  held: undefined,
  diesIn: undefined,
  wording: "named",
  renameKeepsOld: false,
};

/** Without doubled slashes, and without one at the end. */
function plain(path: string): string {
  const single = path.replace(/\/+/g, "/").replace(/\/$/, "");
  return single === "" ? "/" : single;
}

function folderOf(place: string): string {
  return plain(place.slice(0, place.lastIndexOf("/")) || "/");
}

/** UTF-8 by hand, because the page that runs this may be as poor as UXP itself. */
export function encoded(text: string): Uint8Array {
  // A lone surrogate has no UTF-8; TextEncoder would write the same replacement.
  const percent = encodeURIComponent(
    text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD"),
  );
  const bytes: number[] = [];
  for (let at = 0; at < percent.length; at++) {
    const isEscape = percent[at] === "%";
    bytes.push(isEscape ? Number.parseInt(percent.slice(at + 1, at + 3), 16) : percent.charCodeAt(at));
    if (isEscape) at += 2;
  }
  return Uint8Array.from(bytes);
}

/** @throws Error for what is no UTF-8: nobody knows what UXP makes of it, and this is the worse of the two. */
function decoded(bytes: Uint8Array): string {
  let percent = "";
  for (const byte of bytes) percent += `%${byte.toString(16).padStart(2, "0")}`;
  try {
    return decodeURIComponent(percent);
  } catch (error) {
    throw new Error("Invalid UTF-8", { cause: error });
  }
}

/** The panel may live in another realm than the simulator, so `instanceof` says nothing. */
function isBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

function bytesOf(data: ArrayBuffer | ArrayBufferView): Uint8Array {
  if (isBuffer(data)) return new Uint8Array(data);
  if (!ArrayBuffer.isView(data)) throw new Error("Illegal Parameter type");
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** UXP's `read` and `write` take a buffer, and no view of one. */
function viewOf(buffer: unknown, offset: number, length: number): Uint8Array {
  if (!isBuffer(buffer)) throw new Error("Illegal Parameter type");
  if (offset < 0 || length < 0 || offset + length > buffer.byteLength) throw new Error("Offset is out of bounds");
  return new Uint8Array(buffer, offset, length);
}

/**
 * The module "fs" as UXP has it, over any disk: Node's names, promises, file descriptors with positions, `plugin-data:`
 * and its like, and no more than that. What UXP refuses is refused, and what disks do to people can be asked for.
 */

import { decodeUtf8, encodeUtf8 } from "../../src/core/utf8";
import { bytesIn, isBuffer } from "./bytes";
import { diskError, isDiskErrorCode, NO_FAULTS, type DiskErrorCode, type DiskFaults } from "./disk-faults";
import { folderOf, isWithin, placeOf, type PluginPlaces } from "./places";
import { codeOf, type Disk } from "./ports";

interface OpenFile {
  readonly path: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
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
      const text = decodeUtf8(bytes);
      // Nobody knows what UXP makes of what is no UTF-8; to refuse it is the worse of the two.
      if (text === undefined) throw new Error("Invalid UTF-8");
      return text;
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
      const bytes = bytesOf(data);
      await this.#mayWrite(place, path);
      const stillThere = flag === "a" ? await this.#disk.stat(place) : undefined;
      if (stillThere === undefined) await this.#disk.write(place, new Uint8Array(0), "replace");
      if (this.#dies("writeFile")) {
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
      this.#open.set(fd, { path: place, canRead: flag !== "w", canWrite });
      return fd;
    });
  }

  async close(fd: number): Promise<number> {
    return this.#call("close", "/", () => {
      if (!this.#open.delete(fd)) throw this.#error("EBADF", "close", String(fd));
      return Promise.resolve(0);
    });
  }

  /** `position` counts from the file's start. */
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
      const bytes = await this.#disk.read(file.path, position, position + length);
      target.set(bytes);
      return { bytesRead: bytes.length, buffer };
    });
  }

  /** `position` counts from the file's start. */
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
      if (this.#dies("write")) {
        await this.#disk.write(file.path, bytes.subarray(0, Math.floor(length / 2)), position);
        return this.#never();
      }
      const fits = this.#takeRoom(length);
      if (fits === 0 && length > 0) throw this.#error("ENOSPC", "write", file.path);
      await this.#disk.write(file.path, bytes.subarray(0, fits), position);
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
      if (this.#dies("rename")) return this.#never();
      await this.#disk.rename(place, target);
      return 0;
    });
  }

  async unlink(path: string): Promise<number> {
    return this.#call("unlink", path, async (place) => {
      await this.#needFile(place, path);
      await this.#mayWrite(place, path);
      await this.#disk.remove(place);
      return 0;
    });
  }

  async mkdir(path: string): Promise<number> {
    return this.#call("mkdir", path, async (place) => {
      if ((await this.#disk.stat(place)) !== undefined) throw this.#error("EEXIST", "mkdir", path);
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

  #placeOf(path: string): string {
    const place = placeOf(path, this.#places);
    if (place === undefined) throw this.#error("ENOENT", "open", path);
    return place;
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
      const code = codeOf(error);
      if (isDiskErrorCode(code)) throw this.#error(code, name, path);
      throw error;
    }
  }

  async #needFile(place: string, path: string): Promise<void> {
    const found = await this.#disk.stat(place);
    if (found === undefined) throw this.#error("ENOENT", "open", path);
    if (!found.isFile) throw this.#error("EISDIR", "open", path);
  }

  async #mayWrite(place: string, path: string): Promise<void> {
    if (isWithin(place, [...this.faults.readOnly, this.#places.plugin])) throw this.#error("EACCES", "open", path);
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

  #dies(call: DiskFaults["diesIn"]): boolean {
    if (this.faults.diesIn !== call) return false;
    this.#isDead = true;
    return true;
  }

  #never<T>(): Promise<T> {
    this.#onDeath();
    return new Promise<T>(() => undefined);
  }

  #error(code: DiskErrorCode, call: string, path: string): Error {
    return diskError(this.faults.wording, code, call, path);
  }
}

interface SimulatedStats {
  readonly size: number;
  readonly mtimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  const bytes = typeof data === "string" ? encodeUtf8(data) : bytesIn(data);
  if (bytes === undefined) throw new Error("Illegal Parameter type");
  return bytes;
}

/** UXP's `read` and `write` take a buffer, and no view of one. */
function viewOf(buffer: unknown, offset: number, length: number): Uint8Array {
  if (!isBuffer(buffer)) throw new Error("Illegal Parameter type");
  if (offset < 0 || length < 0 || offset + length > buffer.byteLength) throw new Error("Offset is out of bounds");
  return new Uint8Array(buffer, offset, length);
}

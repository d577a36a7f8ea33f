/** The modules "uxp", "fs" and "os" as the panel gets them, over any disk. They say no where UXP says no. */

import { encoded, SimulatedFs, type DiskFaults, type PluginPlaces } from "./files";
import type { Disk } from "./ports";
import { XMPMeta } from "./xmpmeta";

export interface UxpOptions {
  readonly disk: Disk;
  /** Made when they are missing. */
  readonly places: PluginPlaces;
  /** `26.3` comes with UXP 9.3, `25.6` with 8.1. */
  readonly version?: "26.3" | "25.6";
  /** `en_US`. */
  readonly locale?: string;
  readonly platform?: "darwin" | "win32";
  readonly faults?: Partial<DiskFaults>;
  readonly dialogs?: Partial<UxpDialogs>;
  /** What SecureStorage holds; given, it outlives this host. */
  readonly secrets?: Map<string, Uint8Array>;
  /** The panels of the manifest. */
  readonly panelIds?: readonly string[];
}

/** What the editor answers; nothing closes the dialog. Native paths. */
export interface UxpDialogs {
  folder(): Promise<string | undefined>;
  /** `types`: endings without a dot that it offers; none: all. */
  open(types: readonly string[]): Promise<string | undefined>;
  save(suggestedName: string): Promise<string | undefined>;
}

export interface SimulatedUxp {
  /** What `require("uxp")` gives. */
  readonly uxp: UxpLike;
  readonly fs: SimulatedFs;
  readonly os: SimulatedOs;
  readonly theme: SimulatedTheme;
  /** Premiere opens the panel: its `create` and `show` are called with that node. */
  showPanel(id: string, node: unknown): void;
}

interface SimulatedOs {
  platform(): string;
  release(): string;
  arch(): string;
  cpus(): readonly { readonly model: string; readonly speed: number }[];
  totalmem(): number;
  freemem(): number;
  homedir(): string;
}

type UxpLike = ReturnType<typeof moduleOf>;

const VERSIONS = {
  "26.3": { host: "26.3.0", uxp: "uxp-9.3.0-local" },
  "25.6": { host: "25.6.0", uxp: "uxp-8.1.0-local" },
} as const;

const FORMATS = { utf8: Symbol("utf8"), binary: Symbol("binary") };

export function simulatedUxp(options: UxpOptions): SimulatedUxp {
  const fs = new SimulatedFs(options.disk, options.places, options.faults);
  const entrypoints = new Entrypoints(options.panelIds ?? ["pickup"]);
  const { platform = "darwin" } = options;
  return {
    uxp: moduleOf(options, fs, entrypoints),
    fs,
    os: {
      platform: () => platform,
      release: () => (platform === "darwin" ? "24.5.0" : "10.0.26100"),
      arch: () => (platform === "darwin" ? "arm64" : "x64"),
      cpus: () => [{ model: "Simulated", speed: 3000 }],
      totalmem: () => 16 * 2 ** 30,
      freemem: () => 8 * 2 ** 30,
      homedir: () => "/",
    },
    theme: new SimulatedTheme(),
    showPanel: (id, node) => entrypoints.show(id, node),
  };
}

function moduleOf(options: UxpOptions, fs: SimulatedFs, entrypoints: Entrypoints) {
  const { disk, places, dialogs, version = "26.3", locale = "en_US" } = options;
  const own = async (place: string): Promise<Entry> => {
    await makeWhole(disk, place);
    return new Entry(fs, place, "folder");
  };
  return {
    storage: {
      formats: FORMATS,
      localFileSystem: {
        getDataFolder: () => own(places.data),
        getTemporaryFolder: () => own(places.temporary),
        getPluginFolder: () => own(places.plugin),
        getFolder: async (): Promise<Entry | null> => {
          const path = await dialogs?.folder?.();
          return path === undefined ? null : new Entry(fs, path, "folder");
        },
        /** One entry where only one may be chosen, else a list of them. */
        getFileForOpening: async (how: unknown = {}): Promise<Entry | Entry[] | null> => {
          const { types, allowMultiple }: { types?: unknown; allowMultiple?: unknown } =
            typeof how === "object" && how !== null ? how : {};
          if (Array.isArray(types) && types.some((type) => typeof type !== "string" || /^[.*]/.test(type))) {
            throw new Error("getFileForOpening: types must be extensions without a dot");
          }
          const path = await dialogs?.open?.(Array.isArray(types) ? types.map(String) : []);
          if (path === undefined) return null;
          if ((await disk.stat(path))?.isFile !== true) throw new Error(`Could not find an entry of '${path}'`);
          const entry = new Entry(fs, path, "file");
          return allowMultiple === true ? [entry] : entry;
        },
        getFileForSaving: async (suggestedName: unknown, how: unknown): Promise<Entry | null> => {
          if (typeof suggestedName !== "string") throw new Error("Illegal Parameter type");
          const types: unknown = typeof how === "object" && how !== null && "types" in how ? how.types : undefined;
          if (!Array.isArray(types) || types.some((type) => typeof type !== "string" || /^[.*]/.test(type))) {
            throw new Error("getFileForSaving: types must be extensions without a dot");
          }
          const path = await dialogs?.save?.(suggestedName);
          return path === undefined ? null : new Entry(fs, path, "file");
        },
        getEntryWithUrl: async (url: string): Promise<Entry> => {
          const place = fs.placeOf(url);
          const found = await disk.stat(place);
          if (found === undefined) throw new Error(`Could not find an entry of '${url}'`);
          return new Entry(fs, place, found.isFile ? "file" : "folder");
        },
      },
      secureStorage: new SecureStorage(options.secrets ?? new Map<string, Uint8Array>()),
    },
    entrypoints,
    versions: { uxp: VERSIONS[version].uxp, plugin: "0.1.0" },
    host: { name: "premierepro", version: VERSIONS[version].host, uiLocale: locale },
    shell: {
      openPath: (path: string): Promise<string> => refuseLaunch(path),
      openExternal: (url: string): Promise<string> => refuseLaunch(url),
    },
    xmp: { XMPMeta },
  };
}

/** The manifest asks for no `launchProcess`. */
function refuseLaunch(what: string): Promise<string> {
  return Promise.reject(new Error(`Permission denied to launch ${what}. Manifest entry not found.`));
}

async function makeWhole(disk: Disk, folder: string): Promise<void> {
  if ((await disk.stat(folder)) !== undefined) return;
  const parent = folder.slice(0, folder.lastIndexOf("/"));
  if (parent !== "") await makeWhole(disk, parent);
  await disk.makeFolder(folder);
}

class Entry {
  readonly isEntry = true;
  readonly isFile: boolean;
  readonly isFolder: boolean;
  readonly name: string;
  readonly nativePath: string;
  readonly #fs: SimulatedFs;

  constructor(fs: SimulatedFs, nativePath: string, kind: "file" | "folder") {
    this.#fs = fs;
    this.nativePath = nativePath;
    this.name = nativePath.slice(nativePath.lastIndexOf("/") + 1);
    this.isFile = kind === "file";
    this.isFolder = kind === "folder";
  }

  get url(): string {
    return `file://${this.nativePath.split("/").map(encodeURIComponent).join("/")}`;
  }

  async read(options: { readonly format?: symbol } = {}): Promise<string | ArrayBuffer> {
    return this.#fs.readFile(this.nativePath, options.format === FORMATS.binary ? {} : { encoding: "utf-8" });
  }

  /** Bytes only as a buffer, and only when that is said. */
  async write(data: unknown, options: { readonly format?: symbol } = {}): Promise<number> {
    if (!this.isFile) throw new Error("Could not write to a folder");
    if (typeof data === "string") return this.#fs.writeFile(this.nativePath, data, { encoding: "utf-8" });
    const isBuffer = Object.prototype.toString.call(data) === "[object ArrayBuffer]";
    if (!isBuffer || options.format !== FORMATS.binary) throw new Error("Illegal Parameter type");
    return this.#fs.writeFile(this.nativePath, data as ArrayBuffer);
  }
}

/** Values go in as text or bytes and come out as bytes; an empty value and an unknown key are refused. */
class SecureStorage {
  readonly #items: Map<string, Uint8Array>;

  constructor(items: Map<string, Uint8Array>) {
    this.#items = items;
  }

  get length(): number {
    return this.#items.size;
  }

  key(index: number): string | undefined {
    return [...this.#items.keys()][index];
  }

  setItem(key: string, value: unknown): Promise<void> {
    const bytes = typeof value === "string" ? encoded(value) : value;
    if (!ArrayBuffer.isView(bytes) || bytes.byteLength === 0) return Promise.reject(new Error("Value is empty"));
    this.#items.set(key, new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).slice());
    return Promise.resolve();
  }

  getItem(key: string): Promise<Uint8Array> {
    const found = this.#items.get(key);
    return found === undefined ? Promise.reject(new Error(`No value for ${key}`)) : Promise.resolve(found.slice());
  }

  removeItem(key: string): Promise<void> {
    return this.#items.delete(key) ? Promise.resolve() : Promise.reject(new Error(`No value for ${key}`));
  }
}

interface PanelHooks {
  readonly create?: unknown;
  readonly show?: unknown;
}

/** Set up once, with the manifest's panels and no others. */
class Entrypoints {
  readonly #known: readonly string[];
  #panels: ReadonlyMap<string, PanelHooks> | undefined;

  constructor(known: readonly string[]) {
    this.#known = known;
  }

  setup(entrypoints: { readonly panels?: Readonly<Record<string, PanelHooks>> }): void {
    if (this.#panels !== undefined) throw new Error("entrypoints.setup can be called only once");
    const panels = new Map(Object.entries(entrypoints.panels ?? {}));
    for (const [id, panel] of panels) {
      if (!this.#known.includes(id)) throw new Error(`Panel ${id} is not defined in the manifest`);
      if (typeof panel.create !== "function" && typeof panel.show !== "function") {
        throw new Error(`Panel ${id} has neither create nor show`);
      }
    }
    this.#panels = panels;
  }

  show(id: string, node: unknown): void {
    const panel = this.#panels?.get(id);
    if (panel === undefined) throw new Error(`No panel ${id} has been set up`);
    for (const hook of [panel.create, panel.show]) if (typeof hook === "function") Reflect.apply(hook, panel, [node]);
  }
}

type ThemeName = "darkest" | "dark" | "medium" | "light" | "lightest";

/** `document.theme`: `giveTheme` of realm.ts hangs it there. */
export class SimulatedTheme {
  #current: ThemeName = "darkest";
  readonly #listeners = new Set<(theme: string) => void>();

  readonly onUpdated = {
    addListener: (listener: (theme: string) => void): void => void this.#listeners.add(listener),
    removeListener: (listener: (theme: string) => void): void => void this.#listeners.delete(listener),
  };

  getCurrent(): ThemeName {
    return this.#current;
  }

  /** The editor changes Premiere's appearance. */
  change(theme: ThemeName): void {
    this.#current = theme;
    for (const listener of this.#listeners) listener(theme);
  }
}

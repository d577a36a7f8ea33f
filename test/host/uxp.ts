/** The modules "uxp", "fs" and "os" as the panel gets them, over any disk. They say no where UXP says no. */

import { encodeUtf8 } from "../../src/core/utf8";
import { bytesIn } from "./bytes";
import { fileNameOf } from "./document";
import type { DiskFaults } from "./disk-faults";
import { SimulatedFs } from "./files";
import { folderOf, type PluginPlaces } from "./places";
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
  homedir(): string;
}

type UxpLike = ReturnType<typeof moduleOf>;

const VERSIONS = {
  "26.3": { host: "26.3.0", uxp: "uxp-9.3.0-local" },
  "25.6": { host: "25.6.0", uxp: "uxp-8.1.0-local" },
} as const;

export function simulatedUxp(options: UxpOptions): SimulatedUxp {
  const fs = new SimulatedFs(options.disk, options.places, options.faults);
  const entrypoints = new Entrypoints();
  const { platform = "darwin" } = options;
  return {
    uxp: moduleOf(options, fs, entrypoints),
    fs,
    os: {
      platform: () => platform,
      release: () => (platform === "darwin" ? "24.5.0" : "10.0.26100"),
      arch: () => (platform === "darwin" ? "arm64" : "x64"),
      homedir: () => "/",
    },
    theme: new SimulatedTheme(),
    showPanel: (id, node) => entrypoints.show(id, node),
  };
}

function moduleOf(options: UxpOptions, fs: SimulatedFs, entrypoints: Entrypoints) {
  const { disk, places, dialogs, version = "26.3", locale = "en_US" } = options;
  const own = async (place: string): Promise<SimulatedEntry> => {
    await makeWhole(disk, place);
    return { name: fileNameOf(place), nativePath: place };
  };
  return {
    storage: {
      formats: { utf8: Symbol("utf8") },
      localFileSystem: {
        getDataFolder: () => own(places.data),
        getTemporaryFolder: () => own(places.temporary),
        getFolder: async (): Promise<SimulatedEntry | null> => {
          const path = await dialogs?.folder?.();
          return path === undefined ? null : { name: fileNameOf(path), nativePath: path };
        },
        /** One, whatever `allowMultiple` says. */
        getFileForOpening: async (how: unknown): Promise<SimulatedFile | null> => {
          const path = await dialogs?.open?.(typesIn("getFileForOpening", how));
          if (path === undefined) return null;
          if ((await disk.stat(path))?.isFile !== true) throw new Error(`Could not find an entry of '${path}'`);
          return new SimulatedFile(fs, path);
        },
        getFileForSaving: async (suggestedName: unknown, how: unknown): Promise<SimulatedFile | null> => {
          if (typeof suggestedName !== "string") throw new Error("Illegal Parameter type");
          if (typesIn("getFileForSaving", how).length === 0) throw new Error("getFileForSaving: no types");
          const path = await dialogs?.save?.(suggestedName);
          return path === undefined ? null : new SimulatedFile(fs, path);
        },
      },
      secureStorage: new SecureStorage(options.secrets ?? new Map<string, Uint8Array>()),
    },
    entrypoints,
    versions: { uxp: VERSIONS[version].uxp, plugin: "0.1.0" },
    host: { name: "premierepro", version: VERSIONS[version].host, uiLocale: locale },
    xmp: { XMPMeta },
  };
}

/** The endings that a dialog offers; none where none are named. @throws Error for one that begins with a dot. */
function typesIn(call: string, how: unknown): readonly string[] {
  const named: unknown = typeof how === "object" && how !== null && "types" in how ? how.types : undefined;
  const types: unknown = named ?? [];
  if (
    !Array.isArray(types) ||
    !types.every((type): type is string => typeof type === "string" && !/^[.*]/.test(type))
  ) {
    throw new Error(`${call}: types must be extensions without a dot`);
  }
  return types;
}

async function makeWhole(disk: Disk, folder: string): Promise<void> {
  if ((await disk.stat(folder)) !== undefined) return;
  const above = folderOf(folder);
  if (above !== folder) await makeWhole(disk, above);
  await disk.makeFolder(folder);
}

interface SimulatedEntry {
  readonly name: string;
  readonly nativePath: string;
}

class SimulatedFile implements SimulatedEntry {
  readonly name: string;
  readonly nativePath: string;
  readonly #fs: SimulatedFs;

  constructor(fs: SimulatedFs, nativePath: string) {
    this.#fs = fs;
    this.nativePath = nativePath;
    this.name = fileNameOf(nativePath);
  }

  /** Text only: the panel writes bytes by the module "fs". */
  async write(data: unknown): Promise<number> {
    if (typeof data !== "string") throw new Error("Illegal Parameter type");
    return this.#fs.writeFile(this.nativePath, data, { encoding: "utf-8" });
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
    const bytes = typeof value === "string" ? encodeUtf8(value) : bytesIn(value);
    if (bytes === undefined || bytes.length === 0) return Promise.reject(new Error("Value is empty"));
    this.#items.set(key, bytes.slice());
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

/** The panels of the manifest. */
const PANELS: readonly string[] = ["pickup"];

/** Set up once, with the manifest's panels and no others. */
class Entrypoints {
  #panels: ReadonlyMap<string, PanelHooks> | undefined;

  setup(entrypoints: { readonly panels?: Readonly<Record<string, PanelHooks>> }): void {
    if (this.#panels !== undefined) throw new Error("entrypoints.setup can be called only once");
    const panels = new Map(Object.entries(entrypoints.panels ?? {}));
    for (const [id, panel] of panels) {
      if (!PANELS.includes(id)) throw new Error(`Panel ${id} is not defined in the manifest`);
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

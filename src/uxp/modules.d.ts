/**
 * The modules that UXP hands to a panel: only what Pickup calls, and as UXP documents it. `@adobe/cc-ext-uxp-types` says
 * the same with `any` for most answers, and its globals fight with the browser's, so test/uxp-types.test.ts compares
 * the two instead. What comes back from outside is `unknown` or may be absent here, so that it gets looked at.
 */

declare module "fs" {
  /** Node's names, UXP's ways: promises, bytes as ArrayBuffer, no streams for writing. */
  interface UxpFs {
    readFile(path: string, options: { readonly encoding: "utf-8" }): Promise<string>;
    readFile(path: string): Promise<ArrayBuffer>;
    /** The number written. Flag `a` appends. */
    writeFile(
      path: string,
      data: string | ArrayBuffer | Uint8Array,
      options?: { readonly encoding?: "utf-8"; readonly flag?: "w" | "a" },
    ): Promise<unknown>;
    open(path: string, flag: "r" | "r+" | "w" | "w+"): Promise<number>;
    close(fd: number): Promise<unknown>;
    /** `position` counts from the file's start. */
    read(
      fd: number,
      buffer: ArrayBuffer,
      offset: number,
      length: number,
      position: number,
    ): Promise<{ readonly bytesRead: number }>;
    write(
      fd: number,
      buffer: ArrayBuffer,
      offset: number,
      length: number,
      position: number,
    ): Promise<{ readonly bytesWritten: number }>;
    lstat(path: string): Promise<UxpStats>;
    rename(from: string, to: string): Promise<unknown>;
    unlink(path: string): Promise<unknown>;
    mkdir(path: string): Promise<unknown>;
    rmdir(path: string): Promise<unknown>;
    readdir(path: string): Promise<readonly string[]>;
  }

  interface UxpStats {
    readonly size: number;
    readonly mtimeMs?: number;
    isFile(): boolean;
    isDirectory(): boolean;
  }

  const uxpFs: UxpFs;
  export default uxpFs;
}

declare module "os" {
  interface UxpOs {
    homedir(): string;
    platform(): string;
    release(): string;
    arch(): string;
  }

  const uxpOs: UxpOs;
  export default uxpOs;
}

declare module "uxp" {
  export interface UxpEntry {
    readonly name: string;
    readonly nativePath: string;
  }

  export interface UxpFile extends UxpEntry {
    write(data: string, options: { readonly format: symbol }): Promise<unknown>;
  }

  export interface UxpModule {
    readonly storage: {
      readonly localFileSystem: {
        getDataFolder(): Promise<UxpEntry>;
        getTemporaryFolder(): Promise<UxpEntry>;
        /** Nothing when the editor closes the dialog. */
        getFolder(): Promise<UxpEntry | null | undefined>;
        getFileForOpening(options: {
          readonly types: string[];
          readonly allowMultiple: false;
        }): Promise<UxpFile | UxpFile[] | null | undefined>;
        getFileForSaving(
          suggestedName: string,
          options: { readonly types: string[] },
        ): Promise<UxpFile | null | undefined>;
      };
      readonly formats: { readonly utf8: symbol };
      readonly secureStorage: {
        setItem(key: string, value: string): Promise<unknown>;
        /** Nothing, an empty array or a refusal where there is no such key: hosts differ. */
        getItem(key: string): Promise<Uint8Array | null | undefined>;
        removeItem(key: string): Promise<unknown>;
        readonly length: number;
        key(index: number): unknown;
      };
    };
    readonly entrypoints: { setup(entrypoints: UxpEntrypoints): void };
    readonly versions: { readonly uxp?: unknown; readonly plugin?: unknown };
    readonly host: { readonly name?: unknown; readonly version?: unknown; readonly uiLocale?: unknown };
    readonly xmp: { readonly XMPMeta: XmpMetaConstructor };
  }

  export interface UxpEntrypoints {
    readonly panels: Readonly<Record<string, UxpPanel>>;
  }

  export interface UxpPanel {
    create(): void;
    /** From manifest 5 on, the node that the panel's content is in. */
    show(root?: unknown): void;
  }

  export interface XmpMetaConstructor {
    new (packet?: string): XmpMeta;
    /** The prefix that the namespace now has, which may be another than suggested. */
    registerNamespace(namespace: string, suggestedPrefix: string): string;
  }

  export interface XmpMeta {
    setProperty(namespace: string, name: string, value: string): void;
    getProperty(namespace: string, name: string): { readonly value: string } | null | undefined;
    deleteProperty(namespace: string, name: string): void;
    serialize(): string;
  }

  const uxp: UxpModule;
  export default uxp;
}

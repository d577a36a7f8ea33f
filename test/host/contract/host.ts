/** What the contract asks of the modules and the realm it runs in. */

import type { premierepro } from "@adobe/premierepro";

/** What the contract is handed: the modules as `require` gives them, and the realm's globals. */
export interface ContractHost {
  readonly ppro: premierepro;
  readonly uxp: ContractUxp;
  readonly fs: ContractFs;
  readonly os: { readonly platform: () => string; readonly release: () => string };
  /** `globalThis` of the panel. */
  readonly globals: Readonly<Record<string, unknown>>;
}

interface ContractUxp {
  readonly storage: {
    readonly localFileSystem: {
      getTemporaryFolder(): Promise<{ readonly nativePath: string }>;
      getDataFolder(): Promise<{ readonly nativePath: string }>;
    };
  };
  readonly xmp?: {
    readonly XMPMeta: (new (packet?: string) => ContractXmp) & {
      registerNamespace(namespace: string, prefix: string): unknown;
    };
  };
  readonly versions?: { readonly uxp?: unknown };
}

export interface ContractXmp {
  setProperty(namespace: string, name: string, value: string): unknown;
  getProperty(namespace: string, name: string): unknown;
  serialize(): string;
}

interface ContractFs {
  writeFile(path: string, data: Uint8Array): Promise<unknown>;
  readFile(path: string): Promise<ArrayBuffer | Uint8Array | string>;
  lstat(path: string): Promise<{ readonly size: number }>;
  unlink(path: string): Promise<unknown>;
}

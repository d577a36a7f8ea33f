/**
 * The far end: a worker that reads one file's Content Credentials and is then let go, so that its memory goes with it. The
 * reader reads by ranges only through FileReaderSync, which pages lack.
 */

import init, { WasmReader } from "@contentauth/c2pa-wasm";
import type { CredentialFormat } from "../../../core/credentials-presence";
import type { ReaderSays } from "../../../core/credentials-report";
import { messageOf } from "../../../core/thrown";

/** What the page hands over. */
export interface ToRead {
  readonly module: WebAssembly.Module;
  readonly format: CredentialFormat;
  readonly file: Blob;
}

/** Nothing is fetched, and no list of signers is at hand: none is trusted, none is asked for. */
const SETTINGS = JSON.stringify({
  verify: { verify_after_reading: true, verify_trust: true, ocsp_fetch: false, remote_manifest_fetch: false },
});

interface Scope {
  postMessage(says: ReaderSays): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ToRead>) => void): void;
}

async function read({ module, format, file }: ToRead): Promise<ReaderSays> {
  await init({ module_or_path: module });
  const reader = await WasmReader.fromBlob(format, file, SETTINGS);
  return { kind: "read", store: reader.json(), certificates: reader.crJson() };
}

function isScope(scope: object): scope is Scope {
  return "importScripts" in scope && "postMessage" in scope && "addEventListener" in scope;
}

function serve(scope: object): void {
  if (!isScope(scope)) throw new Error("this script runs in a worker only");
  scope.addEventListener("message", ({ data }) => {
    void read(data).then(
      (says) => scope.postMessage(says),
      (error: unknown) => scope.postMessage({ kind: "refused", why: messageOf(error) }),
    );
  });
}

serve(globalThis);

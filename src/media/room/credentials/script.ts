/** The reader's script, loaded and unpacked when it is first wanted: it weighs more than all the rest of the page. */

import { fromBase64 } from "../../../core/base64";
import { object, text } from "../../../core/decode";
import { messageOf } from "../../../core/thrown";
import { ownScript, READER_SCRIPT } from "../own-scripts";

/** What the script leaves behind, until it is taken up. */
const LEFT = "pickupCredentials";

export interface Reader {
  /** The text of the worker's script. */
  readonly worker: string;
  readonly module: WebAssembly.Module;
}

/** A web view that cannot run the reader, in a sentence. */
export class NoReader extends Error {
  override readonly name = "NoReader";
}

let loading: Promise<Reader> | undefined;

/** Loaded once; what failed is tried again the next time. @throws NoReader */
export async function theReader(): Promise<Reader> {
  loading ??= load();
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error instanceof NoReader ? error : new NoReader(messageOf(error));
  }
}

async function load(): Promise<Reader> {
  if (!("WebAssembly" in globalThis)) throw new NoReader("this web view has no WebAssembly");
  if (!("DecompressionStream" in globalThis)) throw new NoReader("this web view cannot unpack the reader");
  await run(READER_SCRIPT);
  const { worker, wasm } = parts(Reflect.get(globalThis, LEFT), LEFT);
  Reflect.deleteProperty(globalThis, LEFT);
  const packed = fromBase64(wasm);
  if (packed === undefined) throw new NoReader("the reader's script is damaged");
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const module = await WebAssembly.compile(await new Response(unpacked).arrayBuffer());
  return { worker, module };
}

const parts = object(({ read }) => ({ worker: read("worker", text), wasm: read("wasm", text) }));

async function run(source: string): Promise<void> {
  const element = document.createElement("script");
  element.src = ownScript(source);
  try {
    await new Promise<void>((done, fail) => {
      element.onload = () => done();
      element.onerror = () => fail(new NoReader(`${source} could not be loaded`));
      document.head.append(element);
    });
  } finally {
    element.remove();
  }
}

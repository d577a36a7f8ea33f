/** Reference §2: the network and the globals of the panel's realm. */

import type { ContractCase } from "../contract";
import { absent, made, present, typeIn } from "./realm";
import { contractCase, holdsIf, thrownBy, unknown, untried } from "./verdict";

const NETWORK = "§2 Network";
const GLOBALS = "§2 Language and platform globals";

export const runtimeCases: readonly ContractCase[] = [
  ...present(NETWORK, "fetch", "Headers", "AbortController", "XMLHttpRequest", "WebSocket"),
  ...absent(NETWORK, "EventSource"),
  ...untried(
    NETWORK,
    "it needs a server.",
    ["HTTPS", "fetch reaches a model over HTTPS"],
    ["fetch bodies", "fetch sends text, ArrayBuffer, typed arrays, Blob, FormData and URLSearchParams"],
    ["raw bodies are byte-true", "An ArrayBuffer or a typed array is sent as it is"],
    ["fetch refuses an undefined signal", "fetch with signal: undefined throws"],
    ["FormData uploads arrive empty", "FormData with a Blob arrives empty"],
    ["no second read after redirect", "After a redirect arrayBuffer() throws"],
    ["bodies are not streamed", "A response body arrives all at once"],
    ["chunked bodies may stall", "A body without Content-Length may stall"],
    ["no self-signed certificates", "A self-signed certificate is refused"],
    ["no upload progress", "fetch tells no upload progress"],
    ["forbidden headers", "Headers on the forbidden list are not sent"],
    ["CORS", "Nobody knows whether CORS is enforced; OpenAI answers all the same"],
    ["XHR upload progress", "XMLHttpRequest tells upload progress by upload.onprogress"],
    ["XHR sends ArrayBuffer only", "XMLHttpRequest sends bytes as an ArrayBuffer, never as a Blob"],
    ["XHR has no cookies", "XMLHttpRequest neither keeps nor sends cookies"],
    ["WebSocket closes late", "A WebSocket's close event comes about 5 s late"],
  ),
  contractCase("XHR receives ArrayBuffer", NETWORK, "XMLHttpRequest takes responseType arraybuffer", (bench) => {
    const request = made(bench, "XMLHttpRequest");
    if (request === undefined) return unknown("This realm has no XMLHttpRequest.");
    Reflect.set(request, "responseType", "arraybuffer");
    const kept: unknown = Reflect.get(request, "responseType");
    return holdsIf(kept === "arraybuffer", String(kept));
  }),
  contractCase("response readers", NETWORK, "A Response has a body and six ways to read it", (bench) => {
    const response = made(bench, "Response", "text");
    if (response === undefined) return unknown("This realm makes no Response.");
    const names = ["body", "arrayBuffer", "blob", "json", "text", "formData", "clone"];
    const missing = names.filter((name) => !(name in response));
    return holdsIf(missing.length === 0, missing.length === 0 ? "all there" : `lacks ${missing.join(", ")}`);
  }),
  contractCase("no second read", NETWORK, "A second read of a body throws: the stream is locked", async (bench) => {
    const response = made(bench, "Response", "text");
    if (response === undefined || !("text" in response)) return unknown("This realm makes no Response.");
    const { text } = response;
    if (typeof text !== "function") return unknown("This realm reads no text from a Response.");
    const read = (): unknown => Reflect.apply(text, response, []);
    await read();
    const thrown = await thrownBy(read);
    return holdsIf(thrown !== undefined, thrown ?? "read twice");
  }),
  contractCase("Blob type is lower case", NETWORK, "Blob.type is lower-cased", (bench) => {
    const blob = made(bench, "Blob", [], { type: "multipart/form-data; boundary=AbC" });
    if (blob === undefined) return unknown("This realm has no Blob.");
    const type = String(Reflect.get(blob, "type"));
    return holdsIf(type.endsWith("=abc"), type);
  }),

  ...present(GLOBALS, "URL", "crypto.getRandomValues", "crypto.randomUUID", "performance.now", "requestAnimationFrame"),
  ...present(GLOBALS, "BigInt", "btoa", "localStorage", "sessionStorage", "navigator.userAgent"),
  ...absent(GLOBALS, "TextEncoder", "TextDecoder", "crypto.subtle", "queueMicrotask", "structuredClone", "DOMParser"),
  ...absent(GLOBALS, "XMLSerializer", "FileReader", "AudioContext", "indexedDB", "BroadcastChannel", "Worker"),
  ...absent(GLOBALS, "OffscreenCanvas", "VideoEncoder", "createImageBitmap"),
  contractCase("URLSearchParams", GLOBALS, "URLSearchParams comes with UXP 9.1", (bench) => {
    const type = typeIn(bench, "URLSearchParams");
    const [major = 0, minor = 0] = bench
      .about()
      .uxpVersion.split(/[^0-9]+/)
      .filter(Boolean)
      .map(Number);
    if (major === 0) return unknown(`typeof URLSearchParams is ${type}, in a UXP that does not say its version`);
    const isExpected = major > 9 || (major === 9 && minor >= 1);
    return holdsIf((type !== "undefined") === isExpected, `typeof URLSearchParams is ${type} in UXP ${major}.${minor}`);
  }),
  contractCase("WebAssembly", GLOBALS, "Nobody knows whether WebAssembly can be relied on", (bench) =>
    unknown(`typeof WebAssembly is ${typeIn(bench, "WebAssembly")}; Pickup does not use it in the panel.`),
  ),
  contractCase("no code from strings", GLOBALS, "Code cannot be made from strings", (bench) => {
    const make = bench.host.globals["Function"];
    if (typeof make !== "function") return holdsIf(true, "There is no Function constructor.");
    try {
      // Called, not constructed: the same thing, and the linter sees that it is meant.
      const made: unknown = Reflect.apply(make, undefined, ["return 1"]);
      return holdsIf(
        typeof made !== "function" || Reflect.apply(made, undefined, []) !== 1,
        "It made and ran a function.",
      );
    } catch (error) {
      return holdsIf(true, error instanceof Error ? error.message : String(error));
    }
  }),
  ...untried(
    GLOBALS,
    "an uncaught error can take Premiere down.",
    ["no window.onerror", "window.onerror is not called"],
    ["no unhandledrejection", "unhandledrejection is not sent"],
  ),
];

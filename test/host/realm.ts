/** A browser's realm made as poor as UXP's: what UXP lacks is deleted, so that whoever uses it finds out here. */

import type { SimulatedTheme } from "./uxp";

/** Globals that no UXP of Premiere 25.6 to 26.5 has, or that nobody could rely on. */
export const LACKING: readonly string[] = [
  "TextEncoder",
  "TextDecoder",
  "TextEncoderStream",
  "TextDecoderStream",
  "queueMicrotask",
  "structuredClone",
  "DOMParser",
  "XMLSerializer",
  "FileReader",
  "FileReaderSync",
  "Worker",
  "SharedWorker",
  "MessageChannel",
  "ServiceWorker",
  "OffscreenCanvas",
  "indexedDB",
  "IDBFactory",
  "BroadcastChannel",
  "EventSource",
  "AudioContext",
  "OfflineAudioContext",
  "WebAssembly",
  "createImageBitmap",
  "ImageBitmap",
  "ImageData",
  "VideoEncoder",
  "VideoDecoder",
  "VideoFrame",
  "AudioEncoder",
  "AudioDecoder",
  "ImageDecoder",
  "MediaRecorder",
  "MediaSource",
  "WebGLRenderingContext",
  "WebGL2RenderingContext",
  "CompressionStream",
  "DecompressionStream",
  "requestIdleCallback",
  "matchMedia",
  "showOpenFilePicker",
  "showSaveFilePicker",
  "caches",
];

/** Came with UXP 9.1; Premiere 25.6 has 8.1. */
export const LATER: readonly string[] = ["URLSearchParams"];
/** What it brought to others. */
const LATER_MEMBERS: readonly (readonly [owner: string, members: readonly string[]])[] = [["URL", ["searchParams"]]];

/** Members of what is there. */
const LACKING_MEMBERS: readonly (readonly [owner: string, members: readonly string[]])[] = [
  ["Crypto", ["subtle"]],
  ["HTMLCanvasElement", ["toBlob", "toDataURL", "captureStream", "transferControlToOffscreen"]],
  [
    "CanvasRenderingContext2D",
    [
      ...["drawImage", "fillText", "strokeText", "measureText", "getImageData", "putImageData", "createImageData"],
      ...["translate", "rotate", "scale", "transform", "setTransform", "resetTransform", "getTransform"],
    ],
  ],
  ["Element", ["animate", "replaceChildren"]],
];

/** Names that other things have as well. */
const COMMON_NAMES = ["animate", "translate", "rotate", "scale", "transform"];

/** Those of them that a search through sources can look for by name alone. */
export const LACKING_METHODS: readonly string[] = LACKING_MEMBERS.flatMap(([, members]) => members).filter(
  (name) => !COMMON_NAMES.includes(name),
);

/** Which of UXP's versions the realm is to be like. */
type RealmVersion = "25.6" | "26.3";

/**
 * Takes away what UXP lacks. What the page that hosts the panel needs of it, it takes into variables before.
 * @returns the names that could not be taken away; none in jsdom and Chromium.
 */
export function deleteWhatUxpLacks(realm: object, version: RealmVersion = "25.6"): readonly string[] {
  const names = version === "25.6" ? [...LACKING, ...LATER] : LACKING;
  for (const name of names) hide(realm, name);
  const members = version === "25.6" ? [...LACKING_MEMBERS, ...LATER_MEMBERS] : LACKING_MEMBERS;
  for (const [owner, lacking] of members) {
    const found: unknown = Reflect.get(realm, owner);
    const prototype: unknown = typeof found === "function" ? found.prototype : undefined;
    if (typeof prototype !== "object" || prototype === null) continue;
    for (const member of lacking) hide(prototype, member);
  }
  const crypto: unknown = Reflect.get(realm, "crypto");
  if (typeof crypto === "object" && crypto !== null) hide(crypto, "subtle");
  return names.filter((name) => Reflect.get(realm, name) !== undefined);
}

/** `document.theme`, which browsers have not. */
export function giveTheme(page: object, theme: SimulatedTheme): void {
  Object.defineProperty(page, "theme", { value: theme, configurable: true });
}

function hide(owner: object, name: string): void {
  Reflect.deleteProperty(owner, name);
  if (!(name in owner)) return;
  // Where a global belongs to a prototype, or the engine holds on to it, it is covered by nothing instead.
  Reflect.defineProperty(owner, name, { value: undefined, configurable: true, writable: true });
}

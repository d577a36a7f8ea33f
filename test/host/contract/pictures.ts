/** Reference §2: canvas, pictures, film and sound in the panel's page. */

import { fromBase64 } from "../../../src/core/base64";
import type { ContractCase, Verdict } from "../contract";
import type { Bench } from "./bench";
import { absent, made, onPage, present, valueIn } from "./realm";
import { PNG } from "./still";
import { contractCase, holdsIf, notTried, unknown, untried } from "./verdict";

const PICTURES = "§2 Canvas, images, video, audio";

function drawsNothing(method: string): ContractCase {
  return contractCase(`canvas lacks ${method}`, PICTURES, `A canvas lacks ${method}`, (bench) =>
    onPage(bench, (_, page) => {
      const canvas = page.createElement("canvas");
      const isOfCanvas = method.startsWith("to");
      const owner: unknown = isOfCanvas ? canvas : canvas.getContext?.("2d");
      const isMissing = typeof owner !== "object" || owner === null || !(method in owner);
      return holdsIf(isMissing, isMissing ? "missing" : "there");
    }),
  );
}

/** A blob: URL of the contract's picture; absent where the realm makes none. */
function blobUrl(bench: Bench): string | undefined {
  const blob = made(bench, "Blob", [fromBase64(PNG)], { type: "image/png" });
  const make = valueIn(bench, "URL.createObjectURL");
  if (blob === undefined || typeof make !== "function") return undefined;
  return String(Reflect.apply(make, valueIn(bench, "URL"), [blob]));
}

function forget(bench: Bench, url: string): void {
  const revoke = valueIn(bench, "URL.revokeObjectURL");
  if (typeof revoke === "function") Reflect.apply(revoke, valueIn(bench, "URL"), [url]);
}

/** Shows the contract's picture from `source` and waits for its load event. */
function shows(bench: Bench, source: string): Promise<Verdict> {
  return onPage(bench, async (element, page) => {
    element.style.width = "10px";
    if (element.offsetWidth === 0) return unknown("This realm lays nothing out, and so shows no pictures.");
    const image = page.createElement("img");
    let event: string | undefined;
    image.addEventListener("load", () => (event = "load"));
    image.addEventListener("error", () => (event = "error"));
    element.appendChild(image);
    image.src = source;
    await bench.until(3000, () => Promise.resolve(event));
    return holdsIf(event === "load", `${event ?? "no event within 3 s"}; ${image.naturalWidth} px wide`);
  });
}

export const pictureCases: readonly ContractCase[] = [
  ...["drawImage", "fillText", "toBlob", "toDataURL", "getImageData", "putImageData"].map(drawsNothing),
  ...["translate", "rotate", "scale", "setTransform"].map(drawsNothing),
  ...untried(
    PICTURES,
    "what a canvas shows cannot be read.",
    ["no gradients on Windows", "On Windows a canvas draws no gradients"],
    ["no clearRect on Windows", "On Windows clearRect does nothing"],
  ),
  ...absent(PICTURES, "ImageBlob"),
  contractCase("img from data URL", PICTURES, "<img> shows a data: URL", (bench) =>
    shows(bench, `data:image/png;base64,${PNG}`),
  ),
  contractCase("img from blob URL", PICTURES, "<img> shows a blob: URL", async (bench) => {
    const url = blobUrl(bench);
    if (url === undefined) return unknown("This realm makes no blob: URLs.");
    const verdict = await shows(bench, url);
    forget(bench, url);
    return verdict;
  }),
  contractCase("malformed blob URL", PICTURES, "A blob: URL may be malformed, as blob:/blob-1", (bench) => {
    const url = blobUrl(bench);
    if (url === undefined) return unknown("This realm makes no blob: URLs.");
    forget(bench, url);
    return url.startsWith("blob:/") ? holdsIf(true, url) : unknown(`This realm made ${url}.`);
  }),
  notTried("img from the network", PICTURES, "<img> shows what allowed domains serve", "it needs a server."),
  notTried(
    "img from the plugin",
    PICTURES,
    "<img> shows a path within the plugin",
    "Pickup shows none of its own files.",
  ),
  ...untried(
    PICTURES,
    "nobody can look at the page from here.",
    ["greyscale images", "Greyscale images do not render"],
    ["no EXIF rotation", "<img> does not turn a picture as its EXIF says"],
    ["no broken-image icon", "An <img> that cannot load shows nothing"],
  ),
  contractCase("video members", PICTURES, "<video> has what a player needs", (bench) =>
    onPage(bench, (_, page) => {
      const video = page.createElement("video");
      const names = ["src", "currentTime", "play", "pause", "loop", "muted", "playbackRate"];
      const missing = names.filter((name) => !(name in video));
      return holdsIf(missing.length === 0, missing.length === 0 ? "all there" : `lacks ${missing.join(", ")}`);
    }),
  ),
  contractCase("audio lacks play", PICTURES, "<audio> has no play, pause or load", (bench) =>
    onPage(bench, (_, page) => {
      const audio = page.createElement("audio");
      const found = ["play", "pause", "load"].filter((name) => name in audio);
      return holdsIf(found.length === 0, found.join(", ") || "none");
    }),
  ),
  ...untried(
    PICTURES,
    "the contract has no film of its own.",
    ["video from file URL", "<video> plays H.264 and AAC from a file:// URL"],
    ["video timeupdate", "timeupdate and sound come with UXP 9.1"],
    ["no ProRes", "ProRes 4444 in <video> ends in MEDIA_ERR 4"],
    ["hidden video", "<video> does not decode under display: none"],
    ["play() lies", "play() may resolve although nothing plays; playing and readyState tell"],
  ),
  notTried("blob video", PICTURES, "A video from a blob: URL often fails", "Pickup never uses one."),
  notTried("no drag and drop", PICTURES, "Drag and drop is not supported", "it needs a hand."),
  ...present(PICTURES, "ResizeObserver", "IntersectionObserver"),
];

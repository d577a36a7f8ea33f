/** What this machine's web view can do, found out by asking it. */

import { messageOf } from "../../core/thrown";
import { frameRateOf } from "../../core/time";
import type { Capabilities } from "../results";
import { encoderConfig } from "./encoding";
import { rendererName } from "./gpu";

const RATE = frameRateOf(25);

/** What cannot be asked here is not there: false, or absent. */
export async function abilities(): Promise<Capabilities> {
  const webgl = await ask("WebGL2", webgl2);
  const renderer = webgl && (await ask("the graphics card's name", () => rendererOf(webgl)));
  return {
    userAgent: navigator.userAgent,
    secureContext: window.isSecureContext === true,
    h264Encode: (await ask("H.264 encoding", () => encodes(1280, 720))) ?? false,
    h264EncodeFullHd: (await ask("H.264 encoding in Full HD", () => encodes(1920, 1080))) ?? false,
    h264Decode: (await ask("H.264 decoding", decodes)) ?? false,
    webgl2: webgl !== undefined,
    ...(renderer === undefined ? {} : { renderer }),
    hidden: document.visibilityState === "hidden",
    ...(navigator.hardwareConcurrency > 0 ? { cores: navigator.hardwareConcurrency } : {}),
  };
}

/** One question that fails must not take the other answers with it. Its reason goes to the page's console. */
async function ask<T>(what: string, question: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await question();
  } catch (error) {
    console.warn(`This web view cannot be asked about ${what}: ${messageOf(error)}`);
    return undefined;
  }
}

async function encodes(width: number, height: number): Promise<boolean> {
  const { supported } = await VideoEncoder.isConfigSupported(encoderConfig({ width, height }, RATE));
  return supported === true;
}

async function decodes(): Promise<boolean> {
  const { supported } = await VideoDecoder.isConfigSupported({
    codec: "avc1.640028",
    codedWidth: 1920,
    codedHeight: 1080,
  });
  return supported === true;
}

function webgl2(): WebGL2RenderingContext | undefined {
  return new OffscreenCanvas(2, 2).getContext("webgl2") ?? undefined;
}

/** Absent where the browser hides it. The context is of no use afterwards. */
function rendererOf(context: WebGL2RenderingContext): string | undefined {
  const name: unknown = rendererName(context) ?? context.getParameter(context.RENDERER);
  // A page may hold few contexts at a time.
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return typeof name === "string" && name !== "" ? name : undefined;
}

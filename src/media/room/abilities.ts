/** What this machine's web view can do, found out by asking it. */

import { frameRateOf } from "../../core/time";
import type { Capabilities } from "../results";
import { encoderConfig } from "./encoding";

const RATE = frameRateOf(25);

export async function abilities(): Promise<Capabilities> {
  const renderer = webglRenderer();
  return {
    userAgent: navigator.userAgent,
    secureContext: isSecureContext,
    h264Encode: await encodes(1280, 720),
    h264EncodeFullHd: await encodes(1920, 1080),
    h264Decode: await decodes(),
    webgl2: renderer !== undefined,
    ...(renderer === undefined || renderer === "" ? {} : { renderer }),
    hidden: document.visibilityState === "hidden",
    ...(navigator.hardwareConcurrency > 0 ? { cores: navigator.hardwareConcurrency } : {}),
  };
}

async function encodes(width: number, height: number): Promise<boolean> {
  if (typeof VideoEncoder === "undefined") return false;
  const { supported } = await VideoEncoder.isConfigSupported(encoderConfig({ width, height }, RATE));
  return supported === true;
}

async function decodes(): Promise<boolean> {
  if (typeof VideoDecoder === "undefined") return false;
  const { supported } = await VideoDecoder.isConfigSupported({
    codec: "avc1.640028",
    codedWidth: 1920,
    codedHeight: 1080,
  });
  return supported === true;
}

/** Absent without WebGL2; empty where the browser hides the name. */
function webglRenderer(): string | undefined {
  const context = new OffscreenCanvas(2, 2).getContext("webgl2");
  if (context === null) return undefined;
  const debug = context.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = context.getParameter(debug === null ? context.RENDERER : debug.UNMASKED_RENDERER_WEBGL);
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return typeof name === "string" ? name : "";
}

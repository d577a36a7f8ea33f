/** A film of 100 MB from an engine to a checked original: fetched by ranges, written, hashed twice. The engine is another process. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect } from "../../src/engines/connect";
import type { JobRef } from "../../src/core/job";
import { nodeDisk } from "../host/disk.node";
import { SimulatedFs } from "../host/files";
import type { receiveBare, storedFile } from "../rig/entry";
import { evaluate } from "../rig/process";
import { serve } from "../rig/served";
import type { Figure } from "./figures";

const FILM_BYTES = 100_000_000;
const MEGA = 1_000_000;

export async function downloadFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "pickup-download-"));
  const served = await serve({ tongue: "vllm-omni", lifeMs: 0, filmBytes: FILM_BYTES });
  const { url } = served;
  try {
    const fs = new SimulatedFs(nodeDisk(), { data: folder, temporary: folder, plugin: `${folder}/plugin` });
    const bundle = evaluate({ fs, uxp: {}, os: {}, premierepro: {} });
    const receive = bundle.receiveBare as typeof receiveBare;
    const stored = bundle.storedFile as typeof storedFile;
    const engine = connect(
      {
        id: "bench",
        name: "Bench",
        wire: "openai-videos",
        address: url,
        dialect: "vllm-omni",
        privateHttp: false,
        atOnce: 1,
        costs: "nothing",
      },
      {
        fetch: (address, init) => fetch(address, init),
        key: () => Promise.resolve(undefined),
        now: () => new Date(),
        after: (milliseconds, callback) => {
          const timer = setTimeout(callback, milliseconds);
          return () => clearTimeout(timer);
        },
      },
    );
    const id = await makeFilm(url);
    const job: JobRef = {
      engineId: "bench",
      wire: "openai-videos",
      dialect: "vllm-omni",
      address: url,
      model: "m",
      id,
      submission: { id: "s", at: new Date().toISOString() },
    };
    const signal = new AbortController().signal;
    const once = async (): Promise<void> => {
      const result = { kind: "content", index: 0 } as const;
      const how = { signal, thisNetworkOnly: false, onProgress: () => undefined };
      const { name, fingerprint } = await receive({ folder, engine, job, result, ...how });
      const { bytes } = fingerprint ?? (await stored(folder, name));
      await rm(path.join(folder, name));
      if (bytes < FILM_BYTES) throw new Error(`Only ${bytes} bytes came`);
    };
    await once();
    globalThis.gc?.();
    const idle = inUse();
    let peak = idle;
    const watch = setInterval(() => (peak = Math.max(peak, inUse())), 5);
    const began = performance.now();
    await once();
    const seconds = (performance.now() - began) / 1000;
    clearInterval(watch);
    return [
      {
        name: "download 100 MB: fetched, written, checked, hashed twice",
        unit: "MB/s",
        bound: { kind: "least", value: 40 },
        seen: { value: FILM_BYTES / MEGA / seconds },
        beside: `${seconds.toFixed(2)} s`,
      },
      {
        name: "download 100 MB: peak memory above idle",
        unit: "MB",
        bound: { kind: "most", value: 64 },
        seen: { value: (peak - idle) / MEGA },
      },
    ];
  } finally {
    served.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Heap and buffers, garbage that nobody has collected yet included. */
function inUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function makeFilm(url: string): Promise<string> {
  const boundary = "pickup";
  const body = `--${boundary}\r\ncontent-disposition: form-data; name="prompt"\r\n\r\nbench\r\n--${boundary}--\r\n`;
  const response = await fetch(`${url}/videos`, {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body,
  });
  const video: unknown = await response.json();
  if (typeof video === "object" && video !== null && "id" in video && typeof video.id === "string") return video.id;
  throw new Error("The service made no film");
}

/** XMP packets, which take a library to read and write: a script of its own, read when the first is met. */

import type * as xmpPacket from "./xmp-packet";

type Packets = Pick<typeof xmpPacket, "readProvenance" | "writePacket">;

let known: Packets | undefined;

/** Before the first `packets()`. Rejects where the script cannot be read. */
export async function loadPackets(): Promise<void> {
  known ??= await import(/* webpackChunkName: "xml" */ "./xmp-packet");
}

export function packets(): Packets {
  if (known === undefined) throw new Error("A packet was met before what reads it was loaded.");
  return known;
}

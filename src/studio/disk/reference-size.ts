/** Reference frames at exactly the size that is asked for: some engines refuse any other, and none should have to guess. */

import { StudioError } from "../../core/failure";
import type { FrameSize } from "../../core/sequence";
import type { Picture, StopSignal } from "../../engines/engine";
import type { MediaRoom } from "../../media/client";
import { readBytes, remove } from "../../uxp/files";
import { withFile, writing } from "./open-files";

const PNG = [0x89, 0x50, 0x4e, 0x47];

/**
 * The PNG at `path`, scaled and cut to `size`; its own bytes when it has that size already.
 * @throws StudioError `room-unavailable` when it has not and there is no media room; Cancelled.
 */
export async function atSize(
  path: string,
  size: FrameSize,
  signal: StopSignal,
  room: MediaRoom,
): Promise<Omit<Picture, "role">> {
  const bytes = await readBytes(path);
  const found = pngSize(bytes);
  if (found?.width === size.width && found.height === size.height) return { mimeType: "image/png", bytes };
  if (room.state.kind === "unavailable") {
    throw new StudioError({ kind: "room-unavailable", why: room.state.why });
  }
  const fitted = `${path}.${size.width}x${size.height}.png`;
  try {
    await withFile(path, (file) => writing(fitted, (out) => room.fit(file, size, out, signal)));
    return { mimeType: "image/png", bytes: await readBytes(fitted) };
  } finally {
    await remove(fitted);
  }
}

/** From the header (PNG §11.2.1); absent for what is no PNG. */
function pngSize(bytes: Uint8Array): FrameSize | undefined {
  if (bytes.length < 24 || PNG.some((byte, index) => bytes[index] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

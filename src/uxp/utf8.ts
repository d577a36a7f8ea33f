/** UTF-8 out of bytes, for what UXP hands over as bytes alone: it has no TextDecoder. Its `fs` reads text by itself. */

import { StudioError } from "../core/failure";

/** @throws StudioError `file-damaged` where the bytes are not UTF-8; `file` names them. */
export function decodeUtf8(bytes: Uint8Array, file: string): string {
  let escaped = "";
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, "0")}`;
  try {
    return decodeURIComponent(escaped);
  } catch (error) {
    throw new StudioError({ kind: "file-damaged", file, why: "it is not UTF-8" }, { cause: error });
  }
}

/** What a file system says when it refuses, put into Pickup's words. Hosts say it by name, by number or only in prose. */

import { StudioError } from "../core/failure";
import { messageOf } from "../core/thrown";
import { parentOf } from "./paths";

/** libuv's numbers (macOS's and Windows's) and sentences for what Pickup tells apart. */
const SIGNS: readonly { readonly code: string; readonly numbers: readonly number[]; readonly prose: RegExp }[] = [
  { code: "ENOENT", numbers: [-2, -4058], prose: /no such file|not found|does not exist|could not find/i },
  { code: "EEXIST", numbers: [-17, -4075], prose: /already exists/i },
  { code: "ENOSPC", numbers: [-28, -4055], prose: /no space left|disk (is )?full|not enough space/i },
  { code: "EDQUOT", numbers: [-69], prose: /quota/i },
  { code: "EROFS", numbers: [-30, -4043], prose: /read-only file system/i },
  { code: "EACCES", numbers: [-13, -4092], prose: /permission denied|access is denied/i },
  { code: "EPERM", numbers: [-1, -4048], prose: /operation not permitted/i },
  { code: "ENOTEMPTY", numbers: [-66, -4051], prose: /not empty/i },
  { code: "ENOTDIR", numbers: [-20, -4052], prose: /not a directory/i },
];

/** `ENOENT` and its like; absent when the host gave no sign that we know. */
export function codeOf(error: unknown): string | undefined {
  const code: unknown = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (typeof code === "string" && /^E[A-Z]+$/.test(code)) return code;
  const message = messageOf(error);
  const named = /\bE[A-Z]{4,}\b/.exec(message)?.[0];
  if (named !== undefined && SIGNS.some((sign) => sign.code === named)) return named;
  return SIGNS.find((sign) => (typeof code === "number" && sign.numbers.includes(code)) || sign.prose.test(message))
    ?.code;
}

/**
 * The refusal as it is thrown between folders: `disk-full`, `folder-not-writable`, `file-missing`, and `host-refused`
 * with the host's own words for all else. `path` is what the call was about. With `to-write`, nothing found means that
 * there is no folder to write to.
 */
export function refused(call: string, path: string, error: unknown, intent: "to-read" | "to-write"): StudioError {
  if (error instanceof StudioError) return error;
  const cause = { cause: error };
  switch (codeOf(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return new StudioError({ kind: "disk-full", folder: parentOf(path) }, cause);
    case "EROFS":
    case "EACCES":
    case "EPERM":
      if (intent === "to-write") return new StudioError({ kind: "folder-not-writable", folder: parentOf(path) }, cause);
      break;
    case "ENOENT":
    case "ENOTDIR":
      if (intent === "to-write") return new StudioError({ kind: "folder-not-writable", folder: parentOf(path) }, cause);
      return new StudioError({ kind: "file-missing", file: path }, cause);
    default:
      break;
  }
  const message = messageOf(error);
  return new StudioError({ kind: "host-refused", call: `fs.${call}`, message }, cause);
}

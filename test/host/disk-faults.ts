/** What disks do to people, and how UXP says it. */

/** What goes wrong; changed at any time. */
export interface DiskFaults {
  /** Nothing below these folders can be written. Paths on the disk. */
  readOnly: readonly string[];
  /** Bytes that still fit; the last write goes in as far as it does. */
  room: number;
  /** Milliseconds before every answer. */
  delay: number;
  /** Calls are carried out once this is kept; absent: at once. */
  held: Promise<void> | undefined;
  /** The host dies in the middle of the next call of that name: half of it is done, and no call is ever answered again. */
  diesIn: "writeFile" | "write" | "rename" | undefined;
  /** How an error says what it is: by `code`, by libuv's number, or only in its message. */
  wording: "named" | "numbered" | "prose";
  /** `rename` refuses to replace what is there. */
  renameKeepsOld: boolean;
}

export const NO_FAULTS: DiskFaults = {
  readOnly: [],
  room: Infinity,
  delay: 0,
  held: undefined,
  diesIn: undefined,
  wording: "named",
  renameKeepsOld: false,
};

const ERRORS = {
  ENOENT: { number: -2, prose: "no such file or directory" },
  EEXIST: { number: -17, prose: "file already exists" },
  EACCES: { number: -13, prose: "permission denied" },
  ENOSPC: { number: -28, prose: "no space left on device" },
  ENOTEMPTY: { number: -66, prose: "directory not empty" },
  EISDIR: { number: -21, prose: "illegal operation on a directory" },
  ENOTDIR: { number: -20, prose: "not a directory" },
  EBADF: { number: -9, prose: "bad file descriptor" },
} as const;

export type DiskErrorCode = keyof typeof ERRORS;

export function isDiskErrorCode(code: string | undefined): code is DiskErrorCode {
  return code !== undefined && code in ERRORS;
}

/** `path` as the panel gave it. */
export function diskError(wording: DiskFaults["wording"], code: DiskErrorCode, call: string, path: string): Error {
  const { number, prose } = ERRORS[code];
  switch (wording) {
    case "prose":
      return new Error(`Could not ${call}: ${prose}`);
    case "numbered":
      return Object.assign(new Error(`${call} failed`), { code: number });
    case "named":
      return Object.assign(new Error(`${code}: ${prose}, ${call} '${path}'`), { code });
  }
}

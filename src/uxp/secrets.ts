/** Keys and other secrets: in UXP's SecureStorage and nowhere else. It is a cache that may lose them, so losing is no error. */

import uxp from "uxp";
import { StudioError } from "../core/failure";
import { messageOf } from "../core/thrown";
import { decodeUtf8 } from "../core/utf8";

/** Absent when it was never kept, or the system lost it: the editor is asked for it again. */
export async function readSecret(name: string): Promise<string | undefined> {
  // Where there is no such key hosts differ: nothing, an empty value, or a refusal.
  if (!isKept(name)) return undefined;
  const bytes = await guarded("getItem", () => uxp.storage.secureStorage.getItem(name));
  if (bytes === null || bytes === undefined || bytes.length === 0) return undefined;
  const secret = decodeUtf8(bytes);
  if (secret === undefined)
    throw new StudioError({ kind: "file-damaged", file: "SecureStorage", why: "it is not UTF-8" });
  return secret;
}

/** @throws RangeError for an empty secret, which SecureStorage refuses; StudioError `host-refused` */
export async function keepSecret(name: string, secret: string): Promise<void> {
  if (secret === "") throw new RangeError("An empty secret cannot be kept; forget it instead.");
  await guarded("setItem", () => uxp.storage.secureStorage.setItem(name, secret));
}

/** One that is not there is forgotten already. @throws StudioError `host-refused` */
export async function forgetSecret(name: string): Promise<void> {
  if (isKept(name)) await guarded("removeItem", () => uxp.storage.secureStorage.removeItem(name));
}

function isKept(name: string): boolean {
  const { secureStorage } = uxp.storage;
  const names = Array.from({ length: secureStorage.length }, (_, index) => secureStorage.key(index));
  return names.includes(name);
}

/** The refusal carries the call and the host's words; never the name's value. */
async function guarded<T>(call: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const message = messageOf(error);
    throw new StudioError({ kind: "host-refused", call: `secureStorage.${call}`, message });
  }
}

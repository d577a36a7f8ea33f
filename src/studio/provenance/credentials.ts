/** Content Credentials of files: by Pickup's own reader in the media room, and by Premiere where that cannot look. */

import type { Credentials } from "../../core/credentials";
import { presenceIn, type CredentialFormat } from "../../core/credentials-presence";
import { Cancelled, failureOf, isCancel, StudioError } from "../../core/failure";
import type { MediaRoom } from "../../media/client";
import { premieresCredentials } from "../../premiere/credentials";
import { openRead, stat, type FileToRead } from "../../uxp/files";
import { inTurn } from "../in-turn";
import type { Log } from "../log";

/** The largest file that is looked into: the media room holds all of it meanwhile, and Premiere would stand still. */
const LARGEST = 512 * 1024 * 1024;

export interface CredentialsOutside {
  readonly room: Pick<MediaRoom, "credentials" | "state">;
  readonly log: Log;
}

/** How a file's credentials are asked for: by its native path. */
export type CredentialsOf = (path: string, signal?: AbortSignal) => Promise<Credentials>;

export class CredentialsReader {
  readonly #outside: CredentialsOutside;
  /** By path, size and time of the last change. What was only kept from being looked at is asked again. */
  readonly #known = new Map<string, Credentials>();
  /** One file after the other: each is held in memory. */
  readonly #inTurn = inTurn();

  constructor(outside: CredentialsOutside) {
    this.#outside = outside;
  }

  /**
   * What cannot be found out is in the answer, with its reason. Read once a session while the file stays as it is.
   * @throws StudioError `file-missing`, `host-refused`; Cancelled
   */
  readonly of: CredentialsOf = (path, signal) => this.#inTurn(() => this.#of(path, signal));

  async #of(path: string, signal: AbortSignal | undefined): Promise<Credentials> {
    const found = await stat(path);
    if (found === undefined) throw new StudioError({ kind: "file-missing", file: path });
    const key = found.modified === undefined ? undefined : `${path}\n${found.size}\n${found.modified}`;
    const known = key === undefined ? undefined : this.#known.get(key);
    if (known !== undefined) return known;
    const credentials = await this.#read(path, signal);
    if (key !== undefined && isFound(credentials)) this.#known.set(key, credentials);
    return credentials;
  }

  async #read(path: string, signal: AbortSignal | undefined): Promise<Credentials> {
    const file = await openRead(path);
    try {
      const presence = await presenceIn(file.size, (start, end) => {
        if (signal?.aborted === true) throw new Cancelled("Nobody wants to know any more");
        return file.read(start, end);
      });
      switch (presence.kind) {
        case "none":
          return { kind: "none" };
        case "elsewhere":
          return { kind: "present-unchecked", why: "elsewhere" };
        case "damaged":
          return { kind: "unknown", why: "damaged" };
        case "format":
          return (await this.#byPremiere(path, file.size)) ?? { kind: "unknown", why: "format" };
        case "inside":
        case "ask": {
          const own = await this.#byRoom(file, presence.format, signal);
          if (isFound(own)) return own;
          const theirs = await this.#byPremiere(path, file.size);
          if (theirs !== undefined && isFound(theirs)) return theirs;
          // That they are there was seen in the file.
          return presence.kind === "inside" ? { ...own, kind: "present-unchecked" } : own;
        }
      }
    } finally {
      await file.close();
    }
  }

  async #byRoom(
    file: FileToRead,
    format: CredentialFormat,
    signal: AbortSignal | undefined,
  ): Promise<Exclude<Credentials, { kind: "present-unchecked" }>> {
    if (file.size > LARGEST) return { kind: "unknown", why: "too-large" };
    const { room, log } = this.#outside;
    try {
      const found = await room.credentials(file, format, signal === undefined ? {} : { signal });
      return found.kind === "present-unchecked" ? { ...found, kind: "unknown" } : found;
    } catch (error) {
      if (isCancel(error)) throw error;
      const failure = failureOf(error);
      switch (failure.kind) {
        case "room-unavailable":
        case "draw-failed":
          log.trouble("reading Content Credentials", error);
          return { kind: "unknown", why: "no-reader", says: failure.why };
        case "interrupted":
          log.trouble("reading Content Credentials", error);
          return { kind: "unknown", why: "no-reader" };
        default:
          throw error;
      }
    }
  }

  /** Absent: this Premiere cannot look, or refused to. */
  async #byPremiere(path: string, size: number): Promise<Credentials | undefined> {
    try {
      return await premieresCredentials(path, size <= LARGEST);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.#outside.log.trouble("asking Premiere for Content Credentials", error);
      return undefined;
    }
  }
}

/** An answer that another look would not better. */
function isFound(
  credentials: Credentials,
): credentials is Exclude<Credentials, { kind: "unknown" | "present-unchecked" }> {
  const { kind } = credentials;
  return kind === "none" || kind === "valid" || kind === "invalid";
}

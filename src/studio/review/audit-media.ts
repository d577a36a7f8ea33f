/**
 * Which media of a cut are AI, and how that is known: by what Pickup wrote itself, by their essence, by what stands in the file
 * or beside it, by credentials, and at last by the name. Media that Pickup did not make are looked at the same way.
 */

import type { Evidence, RangeCredentials, Unread, WhyOriginUnknown } from "../../core/audit";
import { filesIn, type FileInCut, type Known, type KnownMedia } from "../../core/audit-ranges";
import {
  claimedSource,
  codeOf,
  isOfAi,
  nameOf,
  sourceOf,
  type ClaimedSource,
  type Credentials,
} from "../../core/credentials";
import type { CutBook } from "../../core/cut";
import { Misfit } from "../../core/decode";
import { StudioError } from "../../core/failure";
import type { Take } from "../../core/take";
import { tellingIn } from "../../core/telling-names";
import type { Watch } from "../../uxp/files";
import { fileNameIn, plainPath } from "../../uxp/paths";
import type { CredentialsOf } from "../provenance/credentials";
import { sumOfText } from "../disk/fingerprint";
import type { Log } from "../log";
import { MediaSums } from "../disk/media-sums";
import { OwnMedia, type Makings } from "./own-media";

/** What is embedded in a file or stands beside it. */
export interface MediaMetadata {
  /** The IPTC code's address, or its last part. */
  readonly digitalSourceType?: string;
  readonly system?: string;
  readonly prompt?: string;
  readonly takeId?: string;
}

export interface AuditMediaOutside {
  readonly log: Log;
  /** Absent: nothing is there. @throws Misfit, StudioError: what is there could not be read */
  readonly metadataOf: (path: string) => Promise<MediaMetadata | undefined>;
  readonly credentialsOf: CredentialsOf;
}

/** A large file that is being read whole, by name; in bytes. */
export interface FileBeingRead {
  readonly name: string;
  readonly done: number;
  readonly size: number;
}

/** How many files are done; `file`: how far the next one is, where it takes a while. May throw to stop. */
type OnFile = (done: number, of: number, file?: FileBeingRead) => void;

export interface MediaLookedAt {
  readonly known: Known;
  /** Files of which nobody knows whether they are AI; those that are known to be are none of them. */
  readonly unread: readonly Unread[];
}

export class AuditMedia {
  readonly #outside: AuditMediaOutside;
  readonly #sums: MediaSums;

  constructor(outside: AuditMediaOutside) {
    this.#outside = outside;
    this.#sums = new MediaSums(outside.log);
  }

  /** @throws Cancelled */
  async known(book: CutBook, makings: Makings, onFile: OnFile, signal?: AbortSignal): Promise<MediaLookedAt> {
    const files = filesIn(book);
    const own = await OwnMedia.of(makings, this.#sums, signal);
    const known = new Map<string, KnownMedia>();
    const unread = new Map<string, Unread>();
    for (const [index, file] of files.entries()) {
      onFile(index, files.length);
      const onProgress = inPerCents((done, size) =>
        onFile(index, files.length, { name: fileNameIn(file.path), done, size }),
      );
      const watch = signal === undefined ? { onProgress } : { signal, onProgress };
      const found = (await this.#ours(file, own, watch)) ?? (await this.#stranger(file, own, signal));
      if (typeof found === "string") unread.set(file.path, { what: fileNameIn(file.path), why: "", origin: found });
      else if (found !== undefined) known.set(file.itemId, found);
    }
    onFile(files.length, files.length);
    return { known, unread: [...unread.values()] };
  }

  /** By a take at hand, or by the ledger's word on what was delivered. Absent: neither knows it. */
  async #ours({ itemId, path }: FileInCut, own: OwnMedia, watch: Watch): Promise<KnownMedia | undefined> {
    const { signal } = watch;
    const mine = own.byPath.get(plainPath(path));
    const mayBeOurs = mine !== undefined || own.mayBeOurs(await this.#sums.lengthOf(path, signal));
    const essence = mayBeOurs ? await this.#sums.essenceOf(path, watch) : undefined;
    const byEssence = essence === undefined ? undefined : own.byEssence.get(essence);
    // What lies elsewhere may be anything by now; of what lies nowhere the item is all there is.
    const byItem = (await this.#sums.keyOf(path)) === undefined ? own.byItem.get(itemId) : undefined;
    const take: Take | undefined = mine ?? byEssence ?? byItem;
    const takeId = take?.id ?? own.deliveredAs(essence);
    if (takeId === undefined) return undefined;
    const evidence: Evidence[] = [];
    if (mine !== undefined || byItem !== undefined || take === undefined) evidence.push({ kind: "ledger" });
    if (byEssence?.id === takeId || take === undefined) evidence.push({ kind: "essence" });
    // Premiere writes into what it imports; what was signed is the original.
    const credentials = await this.#credentialsOf(own.originals.get(takeId) ?? path, signal);
    return {
      made: own.isDrawn(takeId) ? "animatic" : "ai",
      essence: essence ?? (take && own.essenceOf(take)) ?? sumOfText(path),
      takeId,
      evidence,
      ...borne(credentials),
    };
  }

  /** Absent: nothing suggests that it is AI. A word: nobody knows, and why. */
  async #stranger(
    { path, names }: FileInCut,
    own: OwnMedia,
    signal?: AbortSignal,
  ): Promise<KnownMedia | WhyOriginUnknown | undefined> {
    if ((await this.#sums.keyOf(path)) === undefined) return suspected(path, names) ?? "missing";
    const [metadata, credentials] = await Promise.all([this.#metadataOf(path), this.#credentialsOf(path, signal)]);
    const said = metadata === "unread" ? undefined : metadata;
    const says: Evidence[] = [];
    const claimed = aiIn(said, own);
    if (claimed !== undefined) says.push({ kind: "metadata", ...claimed });
    const borneBy = credentials && saidOf(credentials);
    const source = aiClaimedBy(credentials);
    if (source !== undefined) says.push({ kind: "credentials", source, says: borneBy?.says ?? "" });
    // Only its own record says of a film that Pickup drew it; that some algorithm did, anybody may write.
    const isDrawn = says.length === 0 && said?.takeId !== undefined && own.isDrawn(said.takeId);
    if (isDrawn) says.push({ kind: "metadata", says: said.digitalSourceType ?? "" });
    const named = suspected(path, names);
    if (says.length === 0 && named === undefined) {
      if (metadata === "unread") return "metadata";
      return isLeftOpen(credentials) ? "credentials" : undefined;
    }
    const media = await this.#sums.strangerOf(path, signal);
    return {
      made: isDrawn ? "animatic" : says.length > 0 ? "ai" : "suspected",
      essence: media?.sum ?? sumOfText(path),
      ...(media?.isSampled === true ? { isSampled: true as const } : {}),
      ...(said?.takeId === undefined ? {} : { takeId: said.takeId }),
      evidence: [...says, ...(named?.evidence ?? [])],
      ...borne(credentials),
    };
  }

  async #metadataOf(path: string): Promise<MediaMetadata | "unread" | undefined> {
    try {
      return await this.#outside.metadataOf(path);
    } catch (error) {
      this.#unread(path, error);
      return "unread";
    }
  }

  /** Absent: the file could not be read. */
  async #credentialsOf(path: string, signal?: AbortSignal): Promise<Credentials | undefined> {
    try {
      return await this.#outside.credentialsOf(path, signal);
    } catch (error) {
      return this.#unread(path, error);
    }
  }

  /** One file that cannot be read must not end the audit. */
  #unread(path: string, error: unknown): undefined {
    if (!(error instanceof StudioError) && !(error instanceof Misfit)) throw error;
    this.#outside.log.trouble(`looking at ${fileNameIn(path)}`, error);
    return undefined;
  }
}

/** Bytes; what is smaller is read before anybody has read how far it is. */
const LARGE = 16 << 20;

/** Of large files, once for each per cent: a gigabyte has a thousand chunks. */
function inPerCents(tell: (done: number, size: number) => void): (done: number, size: number) => void {
  let told = 0;
  return (done, size) => {
    const percent = Math.floor((done / size) * 100);
    if (size < LARGE || percent === told) return;
    told = percent;
    tell(done, size);
  };
}

/** By nothing but a name. Absent: none says it. Of a file that is not there, nothing but its address tells it from others. */
function suspected(path: string, names: readonly string[]): KnownMedia | undefined {
  const telling = [fileNameIn(path), ...names].map(tellingIn).find((word) => word !== undefined);
  if (telling === undefined) return undefined;
  return { made: "suspected", essence: sumOfText(path), evidence: [{ kind: "name", says: telling }] };
}

/** What metadata say of AI, in their own words; absent: nothing. That an algorithm drew it is no word of AI. */
function aiIn(metadata: MediaMetadata | undefined, own: OwnMedia): Omit<Evidence, "kind"> | undefined {
  if (metadata === undefined) return undefined;
  const { digitalSourceType: type = "", system = "", prompt = "", takeId } = metadata;
  const source = isOfAi(type) ? { source: sourceOf(type) } : {};
  const said = [isOfAi(type) ? codeOf(type) : "", system].filter((one) => one !== "");
  if (said.length > 0) return { ...source, says: said.join(", ") };
  if (prompt !== "") return { says: "AI prompt" };
  if (takeId === undefined || own.isDrawn(takeId) || sourceOf(type) === "algorithm") return undefined;
  return { says: "take of Pickup" };
}

/** Whether nobody could look at credentials that are there, or that may be. */
function isLeftOpen(found: Credentials | undefined): boolean {
  if (found === undefined) return true;
  // Of a kind of file that no reader knows, no one knows any that bears some.
  return found.kind === "present-unchecked" || (found.kind === "unknown" && found.why !== "format");
}

function borne(found: Credentials | undefined): Pick<KnownMedia, "credentials"> {
  return found === undefined ? {} : { credentials: saidOf(found) };
}

/** In their own words: who signed, and the program that claims it. */
function saidOf(found: Credentials): RangeCredentials {
  switch (found.kind) {
    case "none":
      return { kind: "none", says: "" };
    case "unknown":
      return { kind: "unknown", says: found.says ?? "" };
    case "present-unchecked":
      return { kind: "present", says: found.says ?? "" };
    case "valid":
    case "invalid": {
      const { kind, signer, generator = "" } = found;
      return {
        kind,
        says: [signer === undefined ? "" : nameOf(signer), generator].filter((one) => one !== "").join(", "),
      };
    }
  }
}

/** Absent: they claim no AI. */
function aiClaimedBy(found: Credentials | undefined): ClaimedSource | undefined {
  if (found?.kind !== "valid" && found?.kind !== "invalid") return undefined;
  const source = claimedSource(found);
  return source === "ai" || source === "ai-part" || source === "ai-ingredient" ? source : undefined;
}

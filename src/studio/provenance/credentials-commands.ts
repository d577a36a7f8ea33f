/** A take's Content Credentials, looked into when somebody wants to know. */

import { areThere } from "../../core/credentials";
import { failureOf, isCancel } from "../../core/failure";
import { originalOf } from "../../core/take";
import { joinPath } from "../../uxp/paths";
import type { CredentialsOf } from "./credentials";
import type { CredentialsCommands, TakeCredentials } from "./credentials-state";
import type { Desk } from "../desk";
import type { Shelved } from "../disk/shelf";
import type { Takes } from "../takes/takes";

export interface TakeCredentialsOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly credentialsOf: CredentialsOf;
}

export class TakeCredentialsCommands implements CredentialsCommands {
  readonly #outside: TakeCredentialsOutside;
  readonly #underWay = new Map<string, AbortController>();
  /** How many places show a take's. */
  readonly #lookers = new Map<string, number>();

  constructor(outside: TakeCredentialsOutside) {
    this.#outside = outside;
  }

  readonly look = async (takeId: string): Promise<void> => {
    this.#lookers.set(takeId, (this.#lookers.get(takeId) ?? 0) + 1);
    if (!this.#underWay.has(takeId)) await this.#look(takeId);
  };

  readonly leave = (takeId: string): void => {
    this.#lookers.set(takeId, Math.max(0, (this.#lookers.get(takeId) ?? 0) - 1));
    if (!this.#isWanted(takeId)) this.#underWay.get(takeId)?.abort();
  };

  async #look(takeId: string): Promise<void> {
    const found = this.#outside.takes.maybe(takeId);
    const files = found === undefined ? undefined : filesOf(found);
    if (files === undefined) return;
    const stop = new AbortController();
    this.#underWay.set(takeId, stop);
    const before = this.#outside.desk.state.credentials.get(takeId);
    if (before?.kind !== "read") this.#show(takeId, { kind: "reading" });
    try {
      this.#show(takeId, await this.#read(files, stop.signal));
    } catch (error) {
      this.#show(takeId, isCancel(error) ? before : { kind: "failed", failure: failureOf(error) });
    } finally {
      this.#underWay.delete(takeId);
    }
    // Somebody wanted to know again before the last one's leaving was through.
    if (stop.signal.aborted && this.#isWanted(takeId)) await this.#look(takeId);
  }

  #isWanted(takeId: string): boolean {
    return (this.#lookers.get(takeId) ?? 0) > 0;
  }

  async #read({ original, clip }: Files, signal: AbortSignal): Promise<TakeCredentials> {
    const { credentialsOf } = this.#outside;
    const ofOriginal = await credentialsOf(original, signal);
    if (clip === undefined || !areThere(ofOriginal)) return { kind: "read", original: ofOriginal };
    return { kind: "read", original: ofOriginal, clip: await credentialsOf(clip, signal) };
  }

  #show(takeId: string, shown: TakeCredentials | undefined): void {
    const { desk } = this.#outside;
    const credentials = new Map(desk.state.credentials);
    if (shown === undefined) credentials.delete(takeId);
    else credentials.set(takeId, shown);
    desk.set({ credentials });
  }
}

interface Files {
  readonly original: string;
  readonly clip?: string;
}

/** Absent: nothing has come. */
function filesOf({ take, folder }: Shelved): Files | undefined {
  const { state } = take;
  const delivered = originalOf(take);
  if (delivered === undefined) return undefined;
  const original = joinPath(folder, delivered.name);
  return state.kind === "ready" ? { original, clip: joinPath(folder, state.clip.name) } : { original };
}

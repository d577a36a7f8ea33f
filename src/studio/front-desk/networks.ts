/** What each project that was opened since the panel was allows to be sent; read and kept as `network.ts` says. */

import { StudioError, type Failure } from "../../core/failure";
import type { ProjectNetwork } from "./engine-state";
import type { Home } from "../disk/home";
import type { Log } from "../log";
import { readNetwork, writeNetwork } from "./network";

export interface NetworksOutside {
  readonly log: Log;
  readonly onChange: () => void;
}

export class Networks {
  readonly #outside: NetworksOutside;
  readonly #known = new Map<string, ProjectNetwork>();
  /** Why nobody knows it of the project that is open now. */
  #unread: Failure | undefined;
  #projectId = "";

  constructor(outside: NetworksOutside) {
    this.#outside = outside;
  }

  /** Absent: nobody knows, so nothing is sent for it. */
  of(projectId: string): ProjectNetwork | undefined {
    return this.#known.get(projectId);
  }

  /** Of the project that is open now: the strict one as long as nobody knows. */
  get current(): ProjectNetwork {
    return this.#known.get(this.#projectId) ?? "this-network";
  }

  /** Why nobody knows it of the project that is open now; nothing where somebody does. */
  get unread(): { readonly unread?: Failure } {
    return this.#unread === undefined ? {} : { unread: this.#unread };
  }

  /** Reads what the project that is open now allows. */
  async open(home: Home): Promise<void> {
    const { projectId } = home;
    this.#projectId = projectId;
    this.#known.delete(projectId);
    this.#unread = undefined;
    try {
      const { network, isOnlyElsewhere } = await readNetwork(home);
      this.#known.set(projectId, network);
      if (isOnlyElsewhere) await this.#sayHere(home, network);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.#outside.log.trouble("reading what the project allows", error);
      this.#unread = error.failure;
    } finally {
      this.#outside.onChange();
    }
  }

  /** It holds already: where it cannot be written now, it is read there again that it was found in. */
  async #sayHere(home: Home, network: ProjectNetwork): Promise<void> {
    try {
      await writeNetwork(home, network);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.#outside.log.trouble("keeping what the project allows", error);
    }
  }

  /** @throws StudioError */
  async set(home: Home, network: ProjectNetwork): Promise<void> {
    const { projectId } = home;
    await writeNetwork(home, network);
    if (projectId === this.#projectId) this.#unread = undefined;
    this.#known.set(projectId, network);
    this.#outside.onChange();
  }
}

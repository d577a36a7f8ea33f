/** What all of the simulated API shares: the open project, the lock, the making of actions, the manners, the clock. */

import { HostRefusal } from "./adobe";
import { itemOf, sequenceOf } from "./document";
import type { SimulatedDocument, SimulatedItem, SimulatedSequence } from "./document";
import type { Manners } from "./manners";
import type { SimulatedProject } from "./model";
import type { Disk, MediaReader, PictureMaker } from "./ports";

export type PremiereVersion = "26.3" | "25.6";

export interface Ports {
  readonly disk: Disk;
  readonly media: MediaReader;
  readonly pictures: PictureMaker;
}

/** An edit of the document; it throws `HostRefusal` when what it is about is gone, and then the transaction fails. */
export type Edit = (document: SimulatedDocument, project: SimulatedProject) => SimulatedDocument;

/** What the API calls an Action: opaque, and of use only where it was made. */
export class SimAction {
  readonly #edit: Edit;
  readonly #isValid: () => boolean;

  constructor(edit: Edit, isValid: () => boolean) {
    this.#edit = edit;
    this.#isValid = isValid;
  }

  /** @throws HostRefusal when it is no action, or has outlived its lock. */
  static open(value: unknown): Edit {
    if (typeof value !== "object" || value === null || !(#edit in value)) {
      throw new HostRefusal("type", "addAction: not an action");
    }
    if (!value.#isValid()) throw new HostRefusal("stale", "addAction: the action was made under a lock that is gone");
    return value.#edit;
  }
}

export class Host {
  readonly version: PremiereVersion;
  readonly ports: Ports;
  manners: Manners;
  /** Absent when no project is open. */
  open: SimulatedProject | undefined;
  /** Closes the open project, as the File menu does. */
  close: () => void = () => {
    this.open = undefined;
  };
  /** Hears of every API call as it begins; what it throws is thrown at the caller. */
  onCall: (call: string) => void = () => undefined;
  /** What went wrong behind the API's back, where Premiere would say nothing. */
  readonly mishaps: string[] = [];
  readonly #pending = new Set<Promise<void>>();
  /** Counts the locks; odd while one is held. */
  #lock = 0;

  constructor(version: PremiereVersion, ports: Ports, manners: Manners, open: SimulatedProject | undefined) {
    this.version = version;
    this.ports = ports;
    this.manners = manners;
    this.open = open;
  }

  get isLocked(): boolean {
    return this.#lock % 2 === 1;
  }

  /** At the start of an API call. @throws Error when the manners say so. */
  enter(call: string): void {
    this.onCall(call);
    if (this.manners.throwing.includes(call)) throw new Error(`${call} failed.`);
  }

  /** A setter that is no action: false when it is to answer well and do nothing. */
  obeys(call: string): boolean {
    this.enter(call);
    return !this.manners.silent.includes(call);
  }

  /**
   * Makes an action. 26.3 does so only under the lock, and it dies with the lock; in 25.6 it lives until the project
   * changes.
   */
  action(call: string, project: SimulatedProject, edit: Edit): SimAction {
    this.enter(call);
    const { revision } = project;
    const lock = this.#lock;
    if (this.version === "26.3" && !this.isLocked) throw new HostRefusal("lock", call);
    const isValid = (): boolean => (this.version === "26.3" ? this.#lock === lock : project.revision === revision);
    return new SimAction(this.manners.silent.includes(call) ? (document) => document : edit, isValid);
  }

  lockedAccess(callback: () => unknown): void {
    this.enter("lockedAccess");
    if (this.isLocked) {
      refusePromise("lockedAccess", callback());
      return;
    }
    this.#lock += 1;
    try {
      refusePromise("lockedAccess", callback());
    } finally {
      this.#lock += 1;
    }
  }

  /** All or nothing, one undo step. False for an empty compound and for one that failed. */
  executeTransaction(
    project: SimulatedProject,
    fill: (add: (action: unknown) => boolean) => unknown,
    label: string,
  ): boolean {
    this.enter("executeTransaction");
    if (this.version === "26.3" && !this.isLocked) throw new HostRefusal("lock", "executeTransaction");
    const edits: Edit[] = [];
    let isFilling = true;
    const answer = fill((action) => {
      if (!isFilling) throw new HostRefusal("stale", "addAction: the transaction is over");
      edits.push(SimAction.open(action));
      return true;
    });
    isFilling = false;
    refusePromise("executeTransaction", answer);
    if (this.manners.transactionsFail || edits.length === 0) return false;
    try {
      project.edit(label, (document) => edits.reduce((so, edit) => edit(so, project), document));
    } catch (error) {
      if (error instanceof HostRefusal) return false;
      throw error;
    }
    return true;
  }

  /** Does something in a while. What fails then fails silently, as in Premiere, and is written down in `mishaps`. */
  later(milliseconds: number, task: () => Promise<void>): void {
    const run = new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
      .then(task)
      .catch((error: unknown) => void this.mishaps.push(error instanceof Error ? error.message : String(error)))
      .finally(() => this.#pending.delete(run));
    this.#pending.add(run);
  }

  /** Resolves once nothing is on its way any more. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }
}

/** The lock is gone by the time a promise is kept, so Premiere's callbacks must be synchronous. */
function refusePromise(call: string, answer: unknown): void {
  if (typeof answer !== "object" || answer === null || !("then" in answer)) return;
  // Its own rejection is of no interest: the call as a whole is refused.
  Promise.resolve(answer).catch(() => undefined);
  throw new HostRefusal("type", `${call}: the callback is asynchronous`);
}

/** What an API object stands for: an id in a project. It dies with what it stands for, or earlier in bad manners. */
export class Handle {
  readonly host: Host;
  readonly project: SimulatedProject;
  readonly id: string;
  readonly #born: number;

  constructor(host: Host, project: SimulatedProject, id: string) {
    this.host = host;
    this.project = project;
    this.id = id;
    this.#born = project.revision;
  }

  of(id: string): Handle {
    return new Handle(this.host, this.project, id);
  }

  /** @throws HostRefusal once the project is closed. */
  document(): SimulatedDocument {
    if (this.host.open !== this.project) throw new HostRefusal("stale", "the project is closed");
    return this.project.document;
  }

  /** For project items, tracks and track items, which some Premieres let die with every change. */
  fresh(): SimulatedDocument {
    if (this.host.manners.staleObjects && this.#born !== this.project.revision) {
      throw new HostRefusal("stale", "the project has changed since");
    }
    return this.document();
  }

  item(): SimulatedItem {
    return itemIn(this.fresh(), this.id);
  }

  sequence(): SimulatedSequence {
    return sequenceIn(this.document(), this.id);
  }

  action(call: string, edit: Edit): SimAction {
    this.document();
    return this.host.action(call, this.project, edit);
  }
}

/** @throws HostRefusal when it is gone. */
export function itemIn(document: SimulatedDocument, id: string): SimulatedItem {
  const item = itemOf(document, id);
  if (item === undefined) throw new HostRefusal("stale", "the project item is gone");
  return item;
}

/** @throws HostRefusal when it is gone. */
export function sequenceIn(document: SimulatedDocument, id: string): SimulatedSequence {
  const sequence = sequenceOf(document, id);
  if (sequence === undefined) throw new HostRefusal("stale", "the sequence is gone");
  return sequence;
}

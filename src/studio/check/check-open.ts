/** The check of one take while it is open: where the take lies, what is shown of it, and what of it can be stopped. */

import { failureOf, isCancel, StudioError } from "../../core/failure";
import type { TakePlace } from "../../core/match-frames";
import type { ProjectView, SequenceView } from "../../core/sequence";
import type { DerivedCopy } from "../../core/take";
import type { MediaRoom } from "../../media/client";
import type { Checking, CheckPart } from "./check-state";
import type { CredentialsOf } from "../provenance/credentials";
import type { Desk } from "../desk";
import { itemsOf } from "../takes/lying";
import type { PlaceOutside } from "../placing/place-meant";
import type { ReferenceOutside } from "../references/reference";
import type { Shelved } from "../disk/shelf";
import type { Takes } from "../takes/takes";
import type { WorkingSpaces } from "./working-spaces";
import { requireSequence } from "../open-sequence";

export interface CheckOutside extends ReferenceOutside, PlaceOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly room: MediaRoom;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
  readonly spaces: WorkingSpaces;
  readonly credentialsOf: CredentialsOf;
}

/** Where a take lies in the open sequence. */
export interface Lying {
  readonly project: ProjectView & { readonly sequence: SequenceView };
  readonly shelved: Shelved;
  readonly place: TakePlace;
  /** What plays there is a copy that was derived from the take's clip. Absent: the clip itself. */
  readonly copy?: DerivedCopy;
}

export class OpenCheck {
  readonly takeId: string;
  readonly #outside: CheckOutside;
  readonly #stops = new Map<CheckPart, AbortController>();
  #isOpen = true;

  constructor(takeId: string, outside: CheckOutside) {
    this.takeId = takeId;
    this.#outside = outside;
    outside.desk.set({
      checking: { takeId, match: { kind: "open", choices: [] }, fit: { kind: "looking" }, faults: { kind: "open" } },
    });
  }

  /** Another take's was opened since, or it was closed. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Absent: nothing of it is shown any more. */
  get shown(): Checking | undefined {
    const { checking } = this.#outside.desk.state;
    return this.#isOpen && checking?.takeId === this.takeId ? checking : undefined;
  }

  show(change: Partial<Omit<Checking, "takeId">>): void {
    const { shown } = this;
    if (shown !== undefined) this.#outside.desk.set({ checking: { ...shown, ...change } });
  }

  get shelved(): Shelved {
    return this.#outside.takes.get(this.takeId);
  }

  /** @throws StudioError `no-sequence`; `cannot-check` (not-placed) */
  async lying(): Promise<Lying> {
    const project = await this.#outside.look();
    const sequence = requireSequence(project);
    return { project: { ...project, sequence }, ...placeIn(this.shelved, sequence) };
  }

  /** Absent: it lies nowhere in the open sequence. @throws StudioError */
  async maybeLying(): Promise<Lying | undefined> {
    try {
      return await this.lying();
    } catch (error) {
      const { kind } = failureOf(error);
      if (kind === "cannot-check" || kind === "no-sequence") return undefined;
      throw error;
    }
  }

  /** A command that is over soon. What goes wrong stands at the take. Never rejects. */
  run(name: string, command: () => Promise<void>): Promise<void> {
    const { desk } = this.#outside;
    return desk.once("takes", `${name} ${this.takeId}`, () => this.#whileOpen(command), this.takeId);
  }

  /**
   * A command that its editor can stop: then the part shows again what it showed before. `refused` shows why it was not done.
   * Never rejects.
   */
  runLong(
    part: CheckPart,
    command: (signal: AbortSignal) => Promise<void>,
    refused: (error: unknown) => void,
  ): Promise<void> {
    return this.run(part, async () => {
      const stop = new AbortController();
      this.#stops.set(part, stop);
      const before = this.shown;
      try {
        await command(stop.signal);
      } catch (error) {
        if (!isCancel(error)) refused(error);
        else if (before !== undefined) this.#showAgain(part, before);
      } finally {
        this.#stops.delete(part);
      }
    });
  }

  stop(part: CheckPart): void {
    this.#stops.get(part)?.abort();
  }

  close(): void {
    this.#isOpen = false;
    this.#outside.desk.without("checking");
    for (const stop of this.#stops.values()) stop.abort();
  }

  async #whileOpen(command: () => Promise<void>): Promise<void> {
    try {
      await command();
    } catch (error) {
      if (this.#isOpen && !isCancel(error)) throw error;
    }
  }

  #showAgain(part: CheckPart, before: Checking): void {
    const { shown } = this;
    if (shown === undefined) return;
    const { copy: _stopped, ...others } = shown;
    const { match, faults, copy } = before;
    const parts: Readonly<Record<CheckPart, Checking>> = {
      match: { ...shown, match },
      faults: { ...shown, faults },
      copy: { ...others, ...(copy === undefined ? {} : { copy }) },
    };
    this.#outside.desk.set({ checking: parts[part] });
  }
}

/** Where it lies more than once, the one that is seen is the one that is meant. @throws StudioError `cannot-check` */
function placeIn(shelved: Shelved, sequence: SequenceView): Omit<Lying, "project"> {
  const items = itemsOf(shelved.take, sequence);
  const place = items.find(({ item }) => !item.disabled) ?? items[0];
  if (place === undefined) throw new StudioError({ kind: "cannot-check", why: "not-placed" });
  const plays = shelved.take.footage?.find(({ projectItemId }) => projectItemId === place.item.projectItemId);
  return { shelved, place, ...(plays?.copy === undefined ? {} : { copy: plays.copy }) };
}

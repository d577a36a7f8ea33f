/**
 * Metadata of the project's takes: whether it still says what take.json and the ledger say, and making it say so; and people's
 * names in it.
 */

import { Cancelled, StudioError } from "../../core/failure";
import type { Take } from "../../core/take";
import type { Desk } from "../desk";
import { inTurn } from "../in-turn";
import type { Log } from "../log";
import type { MetadataCommands as Commands, MetadataState } from "./metadata-state";
import type * as metadataWork from "./metadata-work";
import type { RepairOutside, Wrong } from "./repair";
import type { Shelved } from "../disk/shelf";
import type { Settings } from "../settings";
import type { Takes } from "../takes/takes";

export interface MetadataOutside extends Pick<RepairOutside, "audit"> {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly log: Log;
  readonly device: () => string;
  readonly editSettings: (change: Partial<Settings>) => void;
}

/** Takes and items between two figures: thousands must not draw the panel as often. */
const STEPS = 20;

export class MetadataCommands implements Commands {
  readonly #outside: MetadataOutside;
  #stop: AbortController | undefined;
  /** What looks through the files, and what takes names out of them: one after the other. */
  readonly #inTurn = inTurn();

  constructor(outside: MetadataOutside) {
    this.#outside = outside;
    outside.takes.words.whenErased((ids) =>
      this.#unname(({ promptWriter }) => promptWriter !== undefined && ids.includes(promptWriter)),
    );
  }

  readonly check = (): Promise<void> =>
    this.#looking((wrong) => Promise.resolve({ kind: "found", ...wrong.counts } as const));

  readonly repair = (): Promise<void> =>
    this.#looking(async (wrong, signal) => {
      const { repair } = await work();
      const unverified = await repair(wrong, signal);
      const { columns, sidecars, names } = wrong.counts;
      this.#outside.log.say("metadata repaired", { columns, sidecars, names, unverified });
      return { kind: "repaired", ...wrong.counts, unverified } as const;
    });

  readonly stop = (): void => this.#stop?.abort();

  readonly nameInFiles: Commands["nameInFiles"] = async (wanted) => {
    this.#outside.editSettings({ nameInFiles: wanted });
    if (!wanted) await this.#unname(({ owner }) => owner === this.#outside.device());
  };

  /**
   * The project was opened: names that another machine erased meanwhile are taken out of what this one asked for, and those that
   * could not be taken out before. Never rejects.
   */
  async nameOutErased(): Promise<void> {
    const { takes, desk, device } = this.#outside;
    const isNamed = takes.all.some(({ promptWriter }) => promptWriter !== undefined);
    if (!isNamed) return;
    await takes.words.read();
    const isUnwanted = desk.state.settings.nameInFiles !== true;
    await this.#unname(
      ({ owner, promptWriter }) =>
        (isUnwanted && owner === device()) ||
        (promptWriter !== undefined && takes.words.of(promptWriter).kind === "erased"),
    );
  }

  /** One at a time. What was found of another project than the one that is open by then is not shown. */
  #looking(then: (wrong: Wrong, signal: AbortSignal) => Promise<MetadataState>): Promise<void> {
    const { desk, takes, device, audit } = this.#outside;
    return desk.once("settings", "metadata", async () => {
      let shown: MetadataState = { kind: "none" };
      const stop = new AbortController();
      this.#stop = stop;
      const { signal } = stop;
      try {
        const { projectId } = desk.requireProject();
        const onLook = (done: number, of: number): void => {
          if (signal.aborted) throw new Cancelled("Stopped");
          if (done % STEPS === 0 || done === of) desk.set({ metadata: { kind: "looking", done, of } });
        };
        onLook(0, takes.all.length);
        const found = await this.#inTurn(async () => {
          const { lookForWrong } = await work();
          const wrong = await lookForWrong({ takes, projectId, device: device(), onLook, signal, audit, desk });
          return then(wrong, signal);
        });
        if (desk.project?.projectId === projectId) shown = found;
      } finally {
        this.#stop = undefined;
        desk.set({ metadata: shown });
      }
    });
  }

  /**
   * Out of the files of this machine's takes, and out of the records of those of which nothing is left. Never rejects: what could
   * not be done is named.
   */
  #unname(isOut: (take: Take) => boolean): Promise<void> {
    const { desk, takes } = this.#outside;
    return desk.attempt("settings", async () => {
      await takes.allRead();
      const named = (): readonly Shelved[] =>
        takes.shelved.filter(({ take }) => take.promptWriter !== undefined && isOut(take));
      if (named().length === 0) return;
      // What is found meanwhile would be of files as they were.
      this.#stop?.abort();
      await this.#inTurn(() => this.#takeOut(named()));
    });
  }

  async #takeOut(named: readonly Shelved[]): Promise<void> {
    const { desk, device } = this.#outside;
    const projectId = desk.project?.projectId;
    if (projectId === undefined) return;
    const own = named.filter(({ take }) => take.owner === device());
    const done: Out = { files: 0, left: [], takes: new Set() };
    const step = this.#stepsOf(done);
    // As long as the take knows who asked for it, what is left is found again.
    await this.#takeOutElsewhere(projectId, own, done, step);
    for (const shelved of own) await this.#takeOutOf(shelved, done, step);
    if (desk.project?.projectId !== projectId) return;
    const left = [...new Set(done.left)];
    const elsewhere = named.length - own.length;
    if (done.files + left.length + elsewhere === 0) return;
    desk.set({ metadata: { kind: "unnamed", projectId, files: done.files, left, elsewhere } });
  }

  /** Does what is to be done at that name; where it fails, the name is left, and the takes know it. */
  #stepsOf(done: Out): Step {
    return async (name, takeIds, work) => {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        this.#outside.log.trouble(`taking a name out of ${name}`, error);
        done.left.push(name);
        for (const id of takeIds) done.takes.add(id);
      }
    };
  }

  async #takeOutOf(shelved: Shelved, done: Out, step: Step): Promise<void> {
    const { takes } = this.#outside;
    const { id, clipName } = shelved.take;
    const { sidecarsOf } = await work();
    await step(clipName, [id], async () => {
      for (const { name, state, write } of await sidecarsOf(shelved, takes)) {
        if (state !== "other") continue;
        await step(name, [id], async () => {
          await write();
          done.files += 1;
        });
      }
    });
    if (done.takes.has(id)) return;
    // What runs writes its record itself, as it knows it.
    if (takes.isBusy(id)) return void done.left.push(clipName);
    const latest = takes.maybe(id) ?? shelved;
    const { promptWriter: _gone, ...take } = latest.take;
    await step(clipName, [id], () => takes.update({ ...latest, take }));
  }

  /** Copies and originals that were moved or renamed, as far as the project plays them. */
  async #takeOutElsewhere(projectId: string, own: readonly Shelved[], done: Out, step: Step): Promise<void> {
    const { log, desk } = this.#outside;
    const { namedElsewhere } = await work();
    const all = own.map(({ take }) => take.id);
    await step(desk.project?.name ?? "", all, async () => {
      for (const { takeId, name, takeOut } of await namedElsewhere(projectId, own, { log })) {
        await step(name, [takeId], async () => {
          await takeOut();
          done.files += 1;
        });
      }
    });
  }
}

function work(): Promise<typeof metadataWork> {
  return import(/* webpackChunkName: "work" */ "./metadata-work");
}

type Step = (name: string, takeIds: readonly string[], work: () => Promise<void>) => Promise<void>;
interface Out {
  files: number;
  readonly left: string[];
  /** Of which something is left. */
  readonly takes: Set<string>;
}

/** Replacing a clip by a take: looked at, said, and then done as it was said. */

import { failureOf, StudioError } from "../../core/failure";
import type { ReplaceWay } from "../../core/replace-way";
import type { ProjectView } from "../../core/sequence";
import { projectItemsOf } from "../../core/take";
import { advance } from "../../core/take-events";
import { replaceFootage } from "../../premiere/replacement";
import { joinPath } from "../../uxp/paths";
import type { Desk } from "../desk";
import { oneAtATime } from "./at-timeline";
import type { PlaceOutside } from "./place-meant";
import { exchange, offerFor } from "./replace";
import type { ReplaceCommands as Commands, ReplaceOffer, Replacing } from "./replace-state";
import type { Takes } from "../takes/takes";

export interface ReplaceOutside extends PlaceOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly device: () => string;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
}

export class ReplaceCommands implements Commands {
  readonly #outside: ReplaceOutside;

  constructor(outside: ReplaceOutside) {
    this.#outside = outside;
  }

  readonly look = async (takeId: string): Promise<void> => {
    const { desk } = this.#outside;
    this.#say({ takeId, kind: "looking" });
    await desk.attempt("takes", async () => {
      let said: Replacing;
      try {
        said = { takeId, kind: "offered", offer: await this.#offer(takeId) };
      } catch (error) {
        if (!(error instanceof StudioError)) this.forget();
        said = { takeId, kind: "refused", failure: failureOf(error) };
      }
      // Meanwhile another take may have been asked about.
      if (desk.state.replacing?.takeId === takeId) this.#say(said);
    });
  };

  readonly forget = (): void => this.#outside.desk.without("replacing");

  readonly replace = (takeId: string, way: ReplaceWay): Promise<void> =>
    this.#outside.desk.once("takes", takeId, async () => {
      const { desk, takes, look } = this.#outside;
      const { replacing } = desk.state;
      if (replacing?.takeId !== takeId || replacing.kind !== "offered") return;
      const said = replacing.offer;
      const itemId = way === "footage" ? "" : await takes.itemOf(takeId);
      await oneAtATime(async () => {
        const now = await this.#offer(takeId).catch((error: unknown) => {
          this.#say({ takeId, kind: "refused", failure: failureOf(error) });
          throw error;
        });
        if (JSON.stringify(effectOf(now, way)) !== JSON.stringify(effectOf(said, way))) {
          this.#say({ takeId, kind: "offered", offer: now });
          throw new StudioError({ kind: "cannot-replace", why: "changed", clip: said.old.name });
        }
        if (way === "footage") await this.#footage(takeId, now);
        else await this.#exchange(takeId, itemId, now, way);
      });
      this.forget();
      await look();
    });

  async #offer(takeId: string): Promise<ReplaceOffer> {
    const { takes, look } = this.#outside;
    const project = await look();
    const { take } = takes.get(takeId);
    if (take.state.kind !== "ready") throw new StudioError({ kind: "file-missing", file: take.clipName });
    return offerFor(take, takes.all, project, this.#audioTrack);
  }

  async #exchange(
    takeId: string,
    itemId: string,
    { old, shows }: ReplaceOffer,
    way: Exclude<ReplaceWay, "footage">,
  ): Promise<void> {
    const { takes, look } = this.#outside;
    const shelved = takes.get(takeId);
    const { projectId, sequence } = await look();
    // Another one may have been opened since the clip was looked at.
    if (sequence?.sequenceId !== old.sequenceId) throw new StudioError({ kind: "sequence-changed" });
    const record = await exchange(
      {
        projectId,
        sequence,
        take: shelved.take,
        itemId,
        old,
        shows,
        way,
        audioTrack: this.#audioTrack,
      },
      this.#outside,
    );
    if (this.#isOwn(takeId)) {
      await takes.update({ ...shelved, take: advance(shelved.take, { kind: "placement", record }) });
    }
  }

  get #audioTrack(): number | undefined {
    const { audioTrack } = this.#outside.desk.state.form;
    return audioTrack === "off" ? undefined : audioTrack;
  }

  /** Cannot be undone, so both records know of it: which take plays in that item, and which one does not any more. */
  async #footage(takeId: string, { old, footage }: ReplaceOffer): Promise<void> {
    if (footage.kind === "refused") throw new StudioError(footage.failure);
    const { takes, now, sleep, log } = this.#outside;
    const shelved = takes.get(takeId);
    const { take, folder } = shelved;
    const { projectItemId } = old;
    if (take.state.kind !== "ready" || projectItemId === undefined) return;
    await replaceFootage(take.shot.projectId, projectItemId, joinPath(folder, take.state.clip.name), sleep);
    const at = now().toISOString();
    log.say("footage replaced", { clip: take.clipName, uses: footage.count });
    const record = { outcome: "verified", at, replaced: { way: "footage", clip: old.name } } as const;
    const plays = advance(advance(take, { kind: "footage", projectItemId, at }), { kind: "placement", record });
    await this.#keep({ ...shelved, take: plays });
    for (const other of takes.all) {
      if (other.id === takeId || !projectItemsOf(other).includes(projectItemId)) continue;
      await this.#keep({ ...takes.get(other.id), take: advance(other, { kind: "item-lost", projectItemId }) });
    }
  }

  /** One writer a file: of another machine's take it is known in memory only. */
  async #keep(shelved: Parameters<Takes["update"]>[0]): Promise<void> {
    if (this.#isOwn(shelved.take.id)) await this.#outside.takes.update(shelved);
    else this.#outside.takes.know(shelved);
  }

  #isOwn(takeId: string): boolean {
    return this.#outside.takes.get(takeId).take.owner === this.#outside.device();
  }

  #say(replacing: Replacing): void {
    this.#outside.desk.set({ replacing });
  }
}

/** What was said that would happen. */
function effectOf({ old, shows, above, sound, footage }: ReplaceOffer, way: ReplaceWay): unknown {
  switch (way) {
    case "stack":
      return [old, shows, above, sound.stack];
    case "overwrite":
      return [old, shows, sound.overwrite];
    case "footage":
      return [old, footage];
  }
}

/** From a clip on the timeline to its recipe, and to the same take once more. */

import { failureOf, isCancel, StudioError, type Failure } from "../../core/failure";
import type { ProjectView, SequenceView } from "../../core/sequence";
import type { Take } from "../../core/take";
import { surroundingsOf } from "../../core/where";
import { readSource } from "../../premiere/source";
import type { MediaRoom } from "../../media/client";
import { MOMENTS, picturesApart } from "./again-pictures";
import { AGAIN_CLOSED, type AgainCommands as Commands, type AgainState, type PicturesApart } from "./again-state";
import { askLike, type Asking } from "../making/ask";
import type { Confirmed } from "../confirmed";
import type { Desk } from "../desk";
import { KnownEssences } from "../takes/known-essences";
import { clipMeant, takeOf, type ClipOnTrack } from "../takes/lying";
import type { Log } from "../log";
import type { Place } from "../placing/place-meant";
import type { Shelved } from "../disk/shelf";
import type { Takes } from "../takes/takes";
import { requireSequence } from "../open-sequence";

export interface AgainOutside extends Pick<Asking, "now" | "newId"> {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly device: () => string;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
  /** As `TakeCommands` has it. @throws StudioError `no-engine` */
  readonly confirmationFor: (take: Take) => Failure | undefined;
  readonly run: (shelved: Shelved, place: Place) => void;
  readonly room: Pick<MediaRoom, "probe" | "seam">;
  readonly log: Log;
}

export class AgainCommands implements Commands {
  readonly #outside: AgainOutside;
  /** Counts what was opened and closed: of two answers the one to the later question counts. */
  #turn = 0;
  /** Of what is being read for that. */
  #stop = new AbortController();
  #measuring: AbortController | undefined;

  constructor(outside: AgainOutside) {
    this.#outside = outside;
  }

  readonly open = (): Promise<void> =>
    this.#outside.desk.attempt("again", async () => {
      const { turn, signal } = this.#nextTurn();
      const project = await this.#outside.look();
      if (turn !== this.#turn) return;
      const sequence = requireSequence(project);
      const found = clipMeant(sequence);
      if (found === undefined) return this.#say({ kind: "not-known", why: "no-clip" });
      const clip = found.item.name;
      const own = takeOf(found.item, this.#outside.takes.all);
      if (own !== undefined) return this.#say({ kind: "open", clip, takeId: own.id, by: "item" });
      this.#say({ kind: "looking", clip });
      try {
        const whose = await this.#byEssence(project, sequence, found, signal);
        if (turn === this.#turn) this.#say(whose);
      } catch (error) {
        if (turn !== this.#turn) return;
        if (!(error instanceof StudioError)) this.close();
        else this.#say({ kind: "not-known", clip, why: "unread" });
        throw error;
      }
    });

  readonly close = (): void => {
    this.#nextTurn();
    this.#say(AGAIN_CLOSED);
  };

  /** Another project is open. */
  forget(): void {
    this.close();
    this.stopMeasuring();
    this.#outside.desk.set({ repetitions: new Map() });
  }

  readonly measure = async (takeId: string): Promise<void> => {
    if (this.#measuring !== undefined) return;
    const { takes, room, log } = this.#outside;
    const stop = new AbortController();
    this.#measuring = stop;
    const show = (apart: PicturesApart | undefined): void => {
      if (stop.signal.aborted && apart !== undefined) return;
      const repetitions = new Map(this.#outside.desk.state.repetitions);
      if (apart === undefined) repetitions.delete(takeId);
      else repetitions.set(takeId, apart);
      this.#outside.desk.set({ repetitions });
    };
    try {
      const again = takes.get(takeId);
      const first = takes.get(again.take.recipe.parent?.takeId ?? "");
      const onMoment = (done: number): void => show({ kind: "measuring", done, of: MOMENTS });
      onMoment(0);
      show({ kind: "measured", ...(await picturesApart(first, again, room, stop.signal, onMoment)) });
    } catch (error) {
      if (isCancel(error) || stop.signal.aborted) return show(undefined);
      log.trouble("holding two films against each other", error);
      show({ kind: "failed", failure: failureOf(error) });
    } finally {
      this.#measuring = undefined;
    }
  };

  readonly stopMeasuring = (): void => this.#measuring?.abort();

  /** Whatever is being read stops, also in the middle of a large file. */
  #nextTurn(): { readonly turn: number; readonly signal: AbortSignal } {
    this.#stop.abort();
    this.#stop = new AbortController();
    return { turn: ++this.#turn, signal: this.#stop.signal };
  }

  readonly ask = (takeId: string, { confirmed = false }: Confirmed = {}): Promise<void> =>
    this.#outside.desk.once(
      "again",
      `again ${takeId}`,
      async () => {
        const { takes, confirmationFor } = this.#outside;
        const first = takes.get(takeId);
        const refusal = confirmationFor(first.take);
        if (refusal !== undefined && !confirmed) throw new StudioError(refusal);
        const { id, clipName } = first.take;
        await this.#askOnceMore(first, { parent: { kind: "again-of", takeId: id, clipName } });
      },
      takeId,
    );

  readonly inFull = (takeId: string): Promise<void> =>
    this.#outside.desk.once("takes", takeId, async () => {
      const draft = this.#outside.takes.get(takeId);
      const { full, ...recipe } = draft.take.recipe;
      if (full === undefined) return;
      const take = { ...draft.take, recipe: { ...recipe, id: this.#outside.newId(), size: full } };
      await this.#askOnceMore({ ...draft, take }, { heldBy: { takeId, way: "overwrite" } });
    });

  async #askOnceMore(
    first: Shelved,
    { parent, heldBy }: { readonly parent?: Take["recipe"]["parent"]; readonly heldBy?: Take["heldBy"] },
  ): Promise<void> {
    const { takes, now, newId, device, look, run } = this.#outside;
    const project = await look();
    const again = await takes.oneAsks(async () => {
      const home = await takes.writableHome();
      await takes.refresh(project);
      const asking = { now, newId, device: device(), home, known: takes.all, removed: takes.removedClips };
      return askLike(first, asking, parent, heldBy);
    });
    const range = again.take.shot.rangeInSequence;
    const { sequence } = project;
    run(again, { range, surroundings: sequence === undefined ? "" : surroundingsOf(sequence, range) });
  }

  /** A clip that was imported by hand, renamed or relinked is a take all the same, by the data of its picture; so is a copy. */
  async #byEssence(
    project: ProjectView,
    sequence: SequenceView,
    { track, item }: ClipOnTrack,
    signal: AbortSignal,
  ): Promise<AgainState> {
    const clip = item.name;
    const { projectId } = project;
    const { sequenceId } = sequence;
    const source = await readSource({ projectId, sequenceId, track, time: item.rangeInSequence.start });
    if (source?.media.kind !== "file") return { kind: "not-known", clip, why: "not-a-take" };
    const [take] = await new KnownEssences(this.#outside.takes.all).takesIn(source.media.path, signal);
    return take === undefined
      ? { kind: "not-known", clip, why: "not-a-take" }
      : { kind: "open", clip, takeId: take.id, by: "essence" };
  }

  #say(again: AgainState): void {
    this.#outside.desk.set({ again });
  }
}

/** Checks one take where it lies: measures its colour against what it sits next to, and looks through it for faults. */

import { failureOf, isCancel, StudioError } from "../core/failure";
import { choicesFor, matchFrames, type Against, type TakePlace } from "../core/match-frames";
import type { ProjectView, SequenceView } from "../core/sequence";
import { canMeasure, type WorkingSpace } from "../core/working-space";
import type { MediaRoom } from "../media/client";
import { saveTextAs } from "../uxp/dialogs";
import { joinPath } from "../uxp/paths";
import { readText } from "../uxp/texts";
import { CheckFrames, exportSides } from "./check-frames";
import { lookThrough, markFindings } from "./check-faults";
import { fitFor, makeCopy, putCopy } from "./check-copy";
import { earlierOf, hasCome, layerOver, matchSides, type Sides } from "./check-match";
import { Following } from "./check-stale";
import type {
  CheckCommands as Commands,
  Checking,
  CopyState,
  FaultsState,
  MatchState,
  Measured,
  Steps,
} from "./check-state";
import type { Desk } from "./desk";
import { itemsOf } from "./lying";
import type { Keeper } from "./memory";
import type { PlaceOutside } from "./place";
import type { ReferenceOutside } from "./reference";
import type { Shelved } from "./shelf";
import type { Takes } from "./takes";

export interface CheckOutside extends ReferenceOutside, PlaceOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly room: MediaRoom;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
  readonly spaces: Pick<Keeper, "now" | "keep">;
}

/** One opened check; another take's, or the same one's opened again, is another. */
interface Open {
  readonly takeId: string;
  readonly stop: AbortController;
  /** Pictures that are to go with it. */
  readonly frames: Set<CheckFrames>;
  /** As the editor wants it now, 0 to 1. */
  strength: number;
  /** The last measurement: what a new strength needs, and what tells whether it is still true. */
  measured: OpenMatch | undefined;
}

interface OpenMatch extends Pick<Measured, "choices" | "earlier"> {
  readonly sides: Sides;
  readonly following: Following;
}

/** Sequences whose working space is remembered. */
const MOST_SPACES = 200;

export class CheckCommands implements Commands {
  readonly #outside: CheckOutside;
  #open: Open | undefined;

  constructor(outside: CheckOutside) {
    this.#outside = outside;
  }

  readonly open = async (takeId: string): Promise<void> => {
    await this.#leave();
    const open: Open = { takeId, stop: new AbortController(), frames: new Set(), strength: 1, measured: undefined };
    this.#open = open;
    this.#outside.desk.set({
      checking: { takeId, match: { kind: "open", choices: [] }, fit: { kind: "looking" }, faults: { kind: "open" } },
    });
    await this.#offer(open);
    await this.#outside.desk.attempt("takes", () => this.#tellFit(open));
  };

  readonly close = (): void => void this.letGo();

  /** Nothing of it is left when it resolves. Never rejects. */
  readonly letGo = (): Promise<void> => this.#outside.desk.attempt("takes", () => this.#leave());

  readonly setSpace = async (space: WorkingSpace): Promise<void> => {
    const open = this.#open;
    const { desk, spaces } = this.#outside;
    const sequence = desk.project?.sequence;
    if (open === undefined || sequence === undefined) return;
    const others = spaces.now.spaces.filter(([sequenceId]) => sequenceId !== sequence.sequenceId);
    spaces.keep({ ...spaces.now, spaces: [...others, [sequence.sequenceId, space] as const].slice(-MOST_SPACES) });
    await this.#offer(open);
  };

  readonly measure = (against: Against): Promise<void> =>
    this.#run("measure", async (open) => {
      const { project, shelved, place } = await this.#lying(open.takeId);
      const { sequenceId } = project.sequence;
      const space = this.#spaceOf(sequenceId);
      if (space === undefined) return this.#offer(open);
      if (!canMeasure(space)) throw new StudioError({ kind: "cannot-check", why: "working-space" });
      const frames = matchFrames(against, place, shelved.take.recipe.references, project.sequence);
      if ("kind" in frames) {
        if (frames.kind === "through") {
          return this.#showMatch(open, { kind: "through", through: frames.through, against });
        }
        throw new StudioError({ kind: "cannot-check", why: frames.kind === "unseen" ? "unseen" : "nothing-there" });
      }
      const layer = await layerOver(frames, project);
      if (layer !== undefined) return this.#showMatch(open, { kind: "through", through: layer, against });
      const [said, before] = [this.#measured, open.measured?.sides];
      const steps = (doing: "exporting" | "fitting", now: Steps): void =>
        this.#showMatch(open, { kind: "measuring", against, doing, steps: now });
      const pictures = new CheckFrames(project, shelved, this.#outside);
      open.frames.add(pictures);
      const { signal } = open.stop;
      const sides = {
        frames,
        ...(await exportSides(frames, shelved, pictures, signal, (done, total) => steps("exporting", { done, total }))),
      };
      steps("fitting", { done: 0, total: 1 });
      const earlier = said && before && (await earlierOf({ said, sides: before }, sides, this.#outside.room, signal));
      await this.#clear(open, pictures);
      if (this.#open !== open) return;
      const { sequence } = project;
      open.measured = {
        sides,
        following: new Following({ sides, frames: pictures, sequence }, this.#outside, (stale) =>
          this.#showStale(open, stale),
        ),
        choices: choicesFor(place, shelved.take.recipe.references, sequence),
        ...(earlier === undefined ? {} : { earlier }),
      };
      await this.#fit(open, shelved, open.strength, (now) => steps("fitting", now));
    });

  /** A slider says many; the latest one is what is fitted in the end. */
  readonly setStrength = async (strength: number): Promise<void> => {
    const match = this.#measured;
    if (this.#open === undefined || match === undefined) return;
    this.#open.strength = strength;
    this.#showMatch(this.#open, { ...match, kind: "measured", strength });
    await this.#run("strength", async (open) => {
      for (let fitted = Number.NaN; fitted !== open.strength;) {
        fitted = open.strength;
        await this.#fit(open, this.#outside.takes.get(open.takeId), fitted);
      }
    });
  };

  readonly copy: Commands["copy"] = (kind, wishes) =>
    this.#run("copy", async (open) => {
      const show = (copy: CopyState): void => this.#change(open, { copy });
      try {
        const lies = await this.#lying(open.takeId);
        const match = this.#outside.desk.state.checking?.match;
        const cube = kind === "match" && match?.kind === "measured" ? match.cube : undefined;
        if (kind === "match" && (cube === undefined || (await this.#tellStale(open)))) return;
        const wish = { kind, wishes, ...(cube === undefined ? {} : { cube }) };
        const made = await makeCopy(lies, wish, this.#outside, open.stop.signal, (steps) =>
          show({ kind: "making", what: kind, steps }),
        );
        show({ kind: "made", copy: made, put: false });
      } catch (error) {
        if (isCancel(error)) throw error;
        show({ kind: "refused", what: kind, failure: failureOf(error) });
      }
    });

  readonly putCopy = (): Promise<void> =>
    this.#run("put", async (open) => {
      const { copy } = this.#outside.desk.state.checking ?? {};
      if (copy?.kind !== "made" || copy.put) return;
      await putCopy(await this.#lying(open.takeId), copy.copy, this.#outside);
      this.#change(open, { copy: { ...copy, put: true } });
      await this.#outside.look();
    });

  readonly stop = (): void => {
    const open = this.#open;
    if (open === undefined) return;
    open.stop.abort();
    void this.open(open.takeId);
  };

  readonly saveCube = (): Promise<void> =>
    this.#run("save", async (open) => {
      const { desk, takes } = this.#outside;
      const match = desk.state.checking?.match;
      if (match?.kind !== "measured" || match.cube === undefined) return;
      if (await this.#tellStale(open)) return;
      const { take, folder } = takes.get(open.takeId);
      const text = await readText(joinPath(folder, match.cube), () => true);
      const savedTo = await saveTextAs(`${take.clipName}.cube`, text);
      if (savedTo !== undefined) this.#showMatch(open, { ...match, savedTo });
    });

  readonly look = (): Promise<void> =>
    this.#run("look", async (open) => {
      const show = (faults: FaultsState): void => this.#showFaults(open, faults);
      const steps = (now: Steps): void => show({ kind: "looking", steps: now });
      try {
        const shelved = this.#outside.takes.get(open.takeId);
        const lies = await this.#lying(open.takeId).catch((error: unknown) => {
          if (failureOf(error).kind === "cannot-check") return undefined;
          throw error;
        });
        show({ kind: "looked", ...(await lookThrough(shelved, lies, this.#outside, open.stop.signal, steps)) });
      } catch (error) {
        if (isCancel(error)) throw error;
        show({ kind: "refused", failure: failureOf(error) });
      }
    });

  readonly mark: Commands["mark"] = (name) =>
    this.#run("mark", async (open) => {
      const { desk } = this.#outside;
      const faults = desk.state.checking?.faults;
      if (faults?.kind !== "looked") return;
      const lies = await this.#lying(open.takeId);
      const marked = await markFindings(faults.continuity.findings, lies, name);
      this.#showFaults(open, { ...faults, marked });
    });

  #spaceOf(sequenceId: string): WorkingSpace | undefined {
    return this.#outside.spaces.now.spaces.find(([id]) => id === sequenceId)?.[1];
  }

  /** What can be measured, or why nothing can. */
  async #offer(open: Open): Promise<void> {
    await this.#outside.desk.attempt("takes", async () => {
      try {
        const { project, shelved, place } = await this.#lying(open.takeId);
        const { sequence } = project;
        const space = this.#spaceOf(sequence.sequenceId);
        if (space !== undefined && !canMeasure(space)) {
          throw new StudioError({ kind: "cannot-check", why: "working-space" });
        }
        const choices = choicesFor(place, shelved.take.recipe.references, sequence);
        this.#showMatch(open, { kind: "open", choices, ...(space === undefined ? {} : { space }) });
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        this.#showMatch(open, { kind: "refused", failure: error.failure });
      }
    });
  }

  async #fit(
    open: Open,
    shelved: Shelved,
    strength: number,
    onSteps: (steps: Steps) => void = () => undefined,
  ): Promise<void> {
    const { measured, stop } = open;
    if (measured === undefined) return;
    const { sides, following, choices, earlier } = measured;
    const { reference, against } = sides.frames;
    const fitted = await matchSides(sides, shelved, strength, this.#outside, stop.signal, onSteps);
    this.#showMatch(open, {
      kind: "measured",
      ...fitted,
      against,
      choices,
      unexported: reference.kind === "still" && !reference.exported,
      stale: following.isStale,
      strength: open.strength,
      ...(earlier === undefined || !hasCome(earlier, fitted.report) ? {} : { earlier }),
    });
  }

  get #measured(): Measured | undefined {
    const match = this.#outside.desk.state.checking?.match;
    return match?.kind === "measured" ? match : undefined;
  }

  #showStale(open: Open, stale: boolean): void {
    const match = this.#measured;
    if (match !== undefined && match.stale !== stale) this.#showMatch(open, { ...match, kind: "measured", stale });
  }

  /** Says so where the match is not true any more. @throws StudioError `cannot-check` (stale) */
  async #tellStale(open: Open): Promise<boolean> {
    if ((await open.measured?.following.look()) !== true) return false;
    throw new StudioError({ kind: "cannot-check", why: "stale" });
  }

  async #tellFit(open: Open): Promise<void> {
    const { room } = this.#outside;
    const unknown = { kind: "unknown" } as const;
    try {
      const fit = room.state.kind === "ready" ? await fitFor(await this.#lying(open.takeId), room) : undefined;
      this.#change(open, { fit: fit === undefined ? unknown : { kind: "told", fit } });
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.#change(open, { fit: unknown });
    }
  }

  /** @throws StudioError `no-sequence`; `cannot-check` (not-placed) */
  async #lying(takeId: string): Promise<Lying> {
    const { takes, look } = this.#outside;
    const project = await look();
    const { sequence } = project;
    if (sequence === undefined) throw new StudioError({ kind: "no-sequence" });
    const shelved = takes.get(takeId);
    const items = itemsOf(shelved.take, sequence);
    // Where it lies more than once, the one that is seen is the one that is meant.
    const place = items.find(({ item }) => !item.disabled) ?? items[0];
    if (place === undefined) throw new StudioError({ kind: "cannot-check", why: "not-placed" });
    return { project: { ...project, sequence }, shelved, place };
  }

  #run(name: string, command: (open: Open) => Promise<void>): Promise<void> {
    const open = this.#open;
    if (open === undefined) return Promise.resolve();
    const run = async (): Promise<void> => {
      try {
        await command(open);
      } catch (error) {
        if (isCancel(error) || this.#open !== open) return;
        if (name !== "measure") throw error;
        this.#showMatch(open, { kind: "refused", failure: failureOf(error) });
      }
    };
    return this.#outside.desk.once("takes", `${name} ${open.takeId}`, run, open.takeId);
  }

  #showMatch(open: Open, match: MatchState): void {
    this.#change(open, { match });
  }

  #showFaults(open: Open, faults: FaultsState): void {
    this.#change(open, { faults });
  }

  #change(open: Open, change: Partial<Omit<Checking, "takeId">>): void {
    const { desk } = this.#outside;
    const { checking } = desk.state;
    if (this.#open === open && checking !== undefined) desk.set({ checking: { ...checking, ...change } });
  }

  async #leave(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    this.#outside.desk.without("checking");
    if (open === undefined) return;
    open.stop.abort();
    await this.#clear(open);
  }

  /** All pictures but `kept`, and what follows them. */
  async #clear(open: Open, kept?: CheckFrames): Promise<void> {
    open.measured?.following.stop();
    open.measured = undefined;
    for (const frames of [...open.frames].filter((one) => one !== kept)) {
      open.frames.delete(frames);
      await frames.removeAll();
    }
  }
}

/** Where a take lies in the open sequence. */
export interface Lying {
  readonly project: ProjectView & { readonly sequence: SequenceView };
  readonly shelved: Shelved;
  readonly place: TakePlace;
}

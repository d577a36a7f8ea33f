/** The holes of the open sequence, as the editor chose and described them, and what filling them will do. */

import { StudioError, type Failure, failureOf } from "../../core/failure";
import { holesOf, isDoubtful, type Hole, type MarkerView } from "../../core/fill";
import type { ProjectView, SequenceView } from "../../core/sequence";
import { readMarkers } from "../../premiere/markers";
import { effectOfBatch, planBatch, type BatchPlan, type ListedShot } from "./batch-plan";
import type { FillState, HoleRow } from "./board-state";
import type { Desk } from "../desk";
import type { Desktop } from "../form/order";
import type { StudioState } from "../state";
import { sameItems } from "../store";
import { requireSequence } from "../open-sequence";

export interface FillOutside {
  readonly desk: Desk;
  readonly desktopFor: (state: StudioState) => Desktop | undefined;
  readonly newSeed: () => number;
}

/** What the editor did to a hole: kept while the same hole is found again. */
interface Edit {
  readonly isChosen?: boolean;
  readonly prompt?: string;
}

export class Fill {
  readonly #outside: FillOutside;
  /** By project, sequence and hole: two sequences may have a gap at the same time. */
  readonly #edits = new Map<string, Edit>();
  /** Project and sequence that the holes were found in. */
  #of = "";
  /** What the plan was made from. */
  #planned: readonly unknown[] = [];

  constructor(outside: FillOutside) {
    this.#outside = outside;
    outside.desk.subscribe(() => this.#plan());
  }

  get #state(): FillState {
    return this.#outside.desk.state.board.fill;
  }

  #set(change: Partial<FillState>): void {
    const { desk } = this.#outside;
    const { board } = desk.state;
    desk.set({ board: { ...board, fill: { ...board.fill, ...change } } });
  }

  async find(project: ProjectView, wish: Partial<Pick<FillState, "track" | "leastFrames">> = {}): Promise<void> {
    const { sequence } = project;
    const { unread: _before, ...state } = { ...this.#state, ...wish };
    if (sequence === undefined) return this.#replace({ ...state, holes: [] });
    this.#of = `${project.projectId} ${sequence.sequenceId}`;
    const read = await markersOf(project, sequence);
    const onTrack = state.track === "auto" ? lowestInUse(sequence) : state.track;
    const { form } = this.#outside.desk.state;
    const holes = holesOf(sequence, read.markers, {
      track: onTrack,
      leastFrames: state.leastFrames,
      seconds: form.seconds,
    });
    this.#replace({
      ...state,
      ...wish,
      onTrack,
      holes: holes.map((hole) => this.#rowOf(hole, form.prompt)),
      ...(read.unread === undefined ? {} : { unread: read.unread }),
    });
  }

  #replace(fill: FillState): void {
    const { desk } = this.#outside;
    desk.set({ board: { ...desk.state.board, fill } });
  }

  /** A gap says nothing by itself: until the editor does, it is described as the shot in the form is. */
  #rowOf(hole: Hole, prompt: string): HoleRow {
    const edit = this.#edits.get(`${this.#of} ${hole.id}`);
    return {
      ...hole,
      prompt: edit?.prompt ?? (hole.kind === "gap" ? prompt : hole.prompt),
      isChosen: edit?.isChosen ?? (!isDoubtful(hole) && !(hole.kind === "marker" && hole.prompt === "")),
    };
  }

  edit(id: string, change: Edit): void {
    this.#note(id, change);
    this.#set({ holes: this.#state.holes.map((hole) => (hole.id === id ? { ...hole, ...change } : hole)) });
  }

  #note(id: string, change: Edit): void {
    const key = `${this.#of} ${id}`;
    this.#edits.set(key, { ...this.#edits.get(key), ...change });
  }

  /** The plan follows what is chosen, the form, the timeline and the engines, while somebody looks at it. */
  #plan(): void {
    const { state } = this.#outside.desk;
    const { board, form, room, host, engines, queue, settings, spending, network } = state;
    if (board.page !== "fill") return;
    const sequence = host.kind === "open" ? host.project.sequence : undefined;
    const from = [board.fill.holes, form, room, sequence?.video, engines, queue.paused, settings, spending, network];
    if (sameItems(from, this.#planned)) return;
    const plan = sequence === undefined ? undefined : this.#planFor(sequence);
    const chosen = this.#state.holes.filter(({ isChosen }) => isChosen);
    const holes = this.#state.holes.map((hole) => planned(hole, plan, chosen.indexOf(hole)));
    const { plan: _before, ...fill } = this.#state;
    // What is set here calls this again: then it was made from what stands there.
    this.#planned = [holes, ...from.slice(1)];
    this.#replace({ ...fill, holes, ...(plan === undefined ? {} : { plan }) });
  }

  #planFor(sequence: SequenceView): BatchPlan | undefined {
    const { state } = this.#outside.desk;
    const shots = this.shots();
    if (shots.length === 0) return undefined;
    const desktop = this.#outside.desktopFor(state);
    return planBatch(shots, { sequence, room: state.room, ...(desktop === undefined ? {} : { desktop }) });
  }

  /** The holes that are chosen, as shots. Stills of the form belong to the shot in the form alone. */
  shots(): readonly ListedShot[] {
    const { form } = this.#outside.desk.state;
    return this.#state.holes
      .filter(({ isChosen }) => isChosen)
      .map(({ kind, range, track, prompt }) => ({
        form: { ...form, prompt, references: [], mode: "overwrite", videoTrack: "auto", seed: this.#outside.newSeed() },
        at: { way: "gap", rangeInSequence: range, track },
        ...(kind === "marker" ? { way: "marker" } : {}),
      }));
  }

  /** What the button does now, and the words that are shown for each. */
  get said(): string {
    return this.#sayingOf(this.#state.plan);
  }

  #sayingOf(plan: BatchPlan | undefined): string {
    const words = this.#state.holes.filter(({ isChosen }) => isChosen).map(({ id, prompt }) => [id, prompt]);
    return JSON.stringify([effectOfBatch(plan), words]);
  }

  /**
   * What is asked now, if it is what the button `said` when it was pressed.
   * @throws StudioError `plan-changed` when the cut, a marker or its words have changed since; `no-sequence`
   */
  async agreed(project: ProjectView, said: string): Promise<readonly ListedShot[]> {
    await this.find(project);
    const plan = this.#planFor(requireSequence(project));
    if (plan === undefined || this.#sayingOf(plan) !== said) throw new StudioError({ kind: "plan-changed" });
    return this.shots();
  }

  /** They are asked for: should the editor undo it, they are found again and wait to be chosen. */
  asked(): void {
    const { holes } = this.#state;
    for (const { id, isChosen } of holes) if (isChosen) this.#note(id, { isChosen: false });
    this.#set({ holes: holes.map((hole) => (hole.isChosen ? { ...hole, isChosen: false } : hole)) });
  }
}

function planned(hole: HoleRow, plan: BatchPlan | undefined, index: number): HoleRow {
  const { goesTo: _there, soundsOn: _sound, refusal: _why, ...rest } = hole;
  const mine = index < 0 ? undefined : plan?.plans[index];
  if (mine === undefined) return rest;
  const refusal = mine.refusal ?? (plan?.refusal?.index === index ? plan.refusal.failure : undefined);
  return {
    ...rest,
    goesTo: mine.videoTrack,
    ...(mine.audioTrack === undefined ? {} : { soundsOn: mine.audioTrack }),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** Gaps are gaps, whether markers can be read or not. */
async function markersOf(
  { projectId }: ProjectView,
  { sequenceId }: SequenceView,
): Promise<{ readonly markers: readonly MarkerView[]; readonly unread?: Failure }> {
  try {
    return { markers: await readMarkers(projectId, sequenceId) };
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return { markers: [], unread: failureOf(error) };
  }
}

function lowestInUse({ video }: SequenceView): number {
  return video.find(({ items }) => items.length > 0)?.index ?? 0;
}

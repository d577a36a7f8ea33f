/** From a plan to a take that is asked for: its shot, its number, its name and its complete recipe. */

import { leaving } from "../../core/asking";
import { builtIn } from "../../core/capability";
import { ANIMATIC_VERSION, drawingSize } from "../../core/drawing";
import { StudioError } from "../../core/failure";
import type { Recipe } from "../../core/recipe";
import type { FrameSize, ProjectView, SequenceView } from "../../core/sequence";
import { clipName, type Shot } from "../../core/shot";
import type { Take } from "../../core/take";
import { surroundingsOf, type Where } from "../../core/where";
import { joinPath } from "../../uxp/paths";
import type { Home } from "../disk/home";
import { heldIn, type Desktop } from "../form/order";
import { drawnSize, planOf, type Plan } from "../form/plan";
import { placeOf, type Place } from "../placing/place-meant";
import { referenceFile, shelve, type Shelved } from "../disk/shelf";
import type { RoomState } from "../form/room-state";
import type { ShotForm } from "../form/shot-form";
import type { Varying } from "../form/variation-order";
import { requireSequence } from "../open-sequence";

export interface Asking {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly device: string;
  readonly project: ProjectView;
  readonly form: ShotForm;
  readonly room: RoomState;
  readonly desktop?: Desktop;
  readonly home: Home;
  /** Every take of the project: numbers go on from these. */
  readonly known: readonly Take[];
  /** Names of clips whose takes were removed, which are not given again: `takes.removedClips`. */
  readonly removed: readonly string[];
  /** Where it goes, whatever the form says. */
  readonly at?: Where;
  /** What made it a shot, where the form did not. */
  readonly way?: Exclude<Shot["way"], Where["way"]>;
  /** Absent: the next one of the sequence. */
  readonly number?: number;
  /** Absent: a new one. */
  readonly id?: string;
  /** What the form does not hold. */
  readonly batch?: Take["batch"];
  /** The take's own id, and those of all that are asked with it. */
  readonly series?: { readonly id: string; readonly takes: readonly string[] };
  readonly holdsFor?: Take["holdsFor"];
  readonly heldBy?: Take["heldBy"];
  readonly scene?: Take["scene"];
  readonly parent?: Recipe["parent"];
  /** Absent: as the first frame says. */
  readonly head?: Recipe["head"];
  /** A film of the engine's own that is worked on. */
  readonly vary?: Varying;
}

/** A take whose intent is on disk, and where it is meant to go. */
export interface Asked {
  readonly shelved: Shelved;
  readonly place: Place;
}

/**
 * Puts the intent on disk: what the form and the timeline say at this moment, as a take that is asked for.
 * @throws StudioError `no-sequence`, the plan's refusal, or what the disk says; then nothing is asked.
 */
export async function ask(asking: Asking): Promise<Asked> {
  const sequence = requireSequence(asking.project);
  const { form, room, home, desktop, at, head, vary } = asking;
  const plan = planOf({
    sequence,
    form,
    room,
    ...(desktop === undefined ? {} : { desktop }),
    ...(at === undefined ? {} : { at }),
    ...(head === undefined ? {} : { head }),
    ...(vary === undefined ? {} : { vary }),
  });
  if (plan.refusal !== undefined) throw new StudioError(plan.refusal);
  const take = newTake(asking, sequence, plan);
  const shelved = await shelve(home.path, take, filesOf(take, form));
  return { shelved, place: placeOf(shelved.take) };
}

function newTake(asking: Asking, sequence: SequenceView, plan: Plan): Take {
  const { now, newId, device, project, form, known, batch, scene, series, parent } = asking;
  const shot: Shot = {
    number: asking.number ?? shotNumber(known, sequence, plan),
    projectId: project.projectId,
    sequenceId: sequence.sequenceId,
    sequenceName: sequence.name,
    sequenceSize: sequence.size,
    way: asking.way ?? plan.where.way,
    rangeInSequence: plan.where.rangeInSequence,
    rate: sequence.rate,
    videoTrack: plan.videoTrack,
    ...(form.audioTrack === "off" ? {} : { audioTrack: plan.audioTrack ?? form.audioTrack }),
    mode: form.mode,
    use: form.use,
  };
  const number = nextNumber(known, asking.removed, shot);
  const leaves = leaving(heldIn(form), plan.order?.capability ?? builtIn(plan.maker));
  const from = parent ?? parentIn(leaves.references);
  return {
    id: asking.id ?? series?.id ?? newId(),
    owner: device,
    number,
    askedAt: now().toISOString(),
    clipName: clipName(shot.sequenceName, shot.number, number),
    ...(asking.holdsFor === undefined ? {} : { holdsFor: asking.holdsFor }),
    ...(asking.heldBy === undefined ? {} : { heldBy: asking.heldBy }),
    shot,
    recipe: {
      version: 1,
      id: newId(),
      prompt: form.prompt,
      ...leaves,
      ...makerOf(plan, asking.desktop),
      ...(plan.order?.sent === undefined ? {} : { sent: plan.order.sent }),
      seed: form.seed,
      frames: plan.frames,
      rate: sequence.rate,
      ...sizesFor(form, plan, sequence),
      caption: form.caption && plan.maker === "animatic",
      sound: form.audioTrack !== "off" && !plan.silent,
      use: form.use,
      ...(from === undefined ? {} : { parent: from }),
      ...(plan.head === 0 ? {} : { head: plan.head }),
      unknown: {},
    },
    ...(batch === undefined ? {} : { batch }),
    ...(series === undefined ? {} : { series: series.takes }),
    ...(scene === undefined ? {} : { scene }),
    surroundings: surroundingsOf(sequence, plan.where.rangeInSequence),
    state: { kind: "asked" },
    unknown: {},
  };
}

/** A take that begins with the last frame of another goes on from it. */
function parentIn(references: Recipe["references"]): Recipe["parent"] {
  const first = references.find(({ role }) => role === "first")?.from;
  if (first?.kind !== "take" || first.at !== "last") return undefined;
  return { kind: "continues", takeId: first.takeId, clipName: first.clipName };
}

const DRAWN_BY = `animatic ${ANIMATIC_VERSION}`;

type Maker = Pick<Recipe, "engine" | "model" | "asked">;

function makerOf({ maker, order }: Plan, desktop: Desktop | undefined): Maker {
  switch (maker) {
    case "animatic":
      return { engine: maker, model: DRAWN_BY };
    case "still-hold":
      return { engine: maker, model: "still hold 1" };
    case "engine":
      if (order === undefined || desktop === undefined) throw new RangeError("A plan for an engine has an order");
      return { engine: desktop.entry.wire, model: order.model, asked: order.asked };
  }
}

function sizesFor(form: ShotForm, plan: Plan, sequence: SequenceView): Pick<Recipe, "size" | "full"> {
  const size = sizeFor(form, plan, sequence);
  const full = drawingSize(sequence.size);
  return plan.maker === "animatic" && size.width < full.width ? { size, full } : { size };
}

function sizeFor(form: ShotForm, { maker, order }: Plan, sequence: SequenceView): FrameSize {
  if (order !== undefined) return order.asked.size;
  const first = form.references.find(({ frame }) => frame.role === "first");
  return first !== undefined && maker === "still-hold" ? first.frame.size : drawnSize(form, maker, sequence);
}

/** Of the stills that the recipe names, in its order. */
function filesOf({ recipe }: Take, form: ShotForm): readonly string[] {
  return recipe.references.flatMap((frame) => form.references.find((one) => one.frame === frame)?.file ?? []);
}

/**
 * A take once more, as a take of one's own: the same recipe and place, the next number. `parent`: absent, as it has one.
 * `heldBy`: what lies there until it comes; absent: nothing.
 */
export async function askLike(
  { take, folder }: Shelved,
  asking: Pick<Asking, "now" | "newId" | "device" | "home" | "known" | "removed">,
  parent?: Recipe["parent"],
  heldBy?: Take["heldBy"],
): Promise<Shelved> {
  const { now, newId, device, home, known } = asking;
  const {
    drawn: _theirs,
    film: _delivered,
    placement: _neither,
    charge: _paid,
    submission: _sent,
    check: _seen,
    series: _alone,
    holdsFor: _itsTake,
    heldBy: _itsPlace,
    footage: _itsItems,
    promptWriter: _whoAsked,
    ...rest
  } = take;
  const number = nextNumber(known, asking.removed, take.shot);
  const { engine } = take.recipe;
  const own: Take = {
    ...rest,
    // It is drawn by the rules of today, whatever drew the first.
    recipe: engine === "animatic" ? { ...take.recipe, model: DRAWN_BY } : take.recipe,
    ...(heldBy === undefined ? {} : { heldBy }),
    id: newId(),
    owner: device,
    number,
    askedAt: now().toISOString(),
    clipName: clipName(take.shot.sequenceName, take.shot.number, number),
    state: { kind: "asked" },
  };
  const again = parent === undefined ? own : { ...own, recipe: { ...own.recipe, id: newId(), parent } };
  const asked = parent === undefined && heldBy === undefined ? again : alone(again);
  const files = take.recipe.references.map((_, index) => joinPath(folder, referenceFile(index)));
  return shelve(home.path, asked, files);
}

/** Neither laid out with those that the first was asked with, nor a link of its scene. */
function alone({ batch: _its, scene: _too, ...take }: Take): Take {
  return take;
}

/** The same range of the same sequence is the same shot; any other is the next one. */
function shotNumber(known: readonly Take[], sequence: SequenceView, plan: Plan): number {
  const { start, end } = plan.where.rangeInSequence;
  const same = known.find(
    ({ shot }) =>
      shot.sequenceId === sequence.sequenceId &&
      shot.rangeInSequence.start === start &&
      shot.rangeInSequence.end === end,
  );
  if (same !== undefined) return same.shot.number;
  const stem = shotStem(clipName(sequence.name, 1, 1));
  const taken = known.filter((take) => shotStem(take.clipName) === stem).map((take) => take.shot.number);
  return 1 + Math.max(0, ...taken);
}

/** Clip names are unique across the project and are counted by name: two sequences may be written alike. */
function nextNumber(known: readonly Take[], removed: readonly string[], shot: Shot): number {
  const stem = takeStem(clipName(shot.sequenceName, shot.number, 1));
  const names = [...known.map((take) => take.clipName), ...removed].filter((name) => takeStem(name) === stem);
  return 1 + Math.max(0, ...names.map((name) => Number(/\d+$/.exec(name)?.[0] ?? 0)));
}

function takeStem(name: string): string {
  return name.replace(/T\d+$/, "");
}

function shotStem(name: string): string {
  return name.replace(/\d+_T\d+$/, "");
}

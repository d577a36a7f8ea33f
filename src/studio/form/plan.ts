/** What one press of the button will do: from the form, the timeline and the machine to a Plan. Pure. */

import { builtIn, type Capability } from "../../core/capability";
import { draftSize, drawingSize } from "../../core/drawing";
import type { Failure } from "../../core/failure";
import { continuesCut } from "../../core/head";
import { sizeAsSent, referencesUsed, type ReferenceUse } from "../../core/reference-use";
import type { FrameSize, SequenceView } from "../../core/sequence";
import {
  chooseWhere,
  coverageOf,
  freeTrack,
  judgeLength,
  soundTrackFor,
  LONGEST_SECONDS,
  type Coverage,
  type Where,
  type WhereNote,
} from "../../core/where";
import { soundOf, type Take } from "../../core/take";
import { framesIn, framesInSeconds, rangeOf, ticksOfFrames, type TimeRange } from "../../core/time";
import type { Order } from "../front-desk/engine-state";
import { orderFor, type Desktop, type Ordered } from "./order";
import type { RoomState } from "./room-state";
import type { ShotForm } from "./shot-form";
import { orderFrom, type Varying } from "./variation-order";

/** What one press of the button will do, said before it is done. */
export interface Plan {
  readonly where: Where;
  readonly ways: readonly Where[];
  readonly notes: readonly WhereNote[];
  /** From 0; the number of video tracks means a new one. */
  readonly videoTrack: number;
  /**
   * Where its sound goes: the first track from the chosen one up on which nothing lies over its range; inserted, the chosen one.
   * From 0; the number of audio tracks means a new one. Absent: it comes without.
   */
  readonly audioTrack?: number;
  readonly coverage: Coverage;
  readonly frames: number;
  /** How many takes the press asks for. A still hold is the same every time, so that is one. */
  readonly takes: number;
  /** Made beside `frames`, and dropped at the cut: they would show again the frame that lies before it. */
  readonly head: number;
  /** What whoever makes it will do with the stills that the form holds. */
  readonly uses: ReferenceUse;
  /** Which hand makes it: the Animatic, the still hold where the media room cannot run, or an engine behind a network. */
  readonly maker: "animatic" | "still-hold" | "engine";
  /** Present exactly when `maker` is an engine. */
  readonly order?: Order;
  /** Why the button cannot be pressed; absent when it can. */
  readonly refusal?: Failure;
  /** Larger sequences are drawn smaller and scaled by Premiere. */
  readonly drawnAt?: FrameSize;
  readonly interlaced: boolean;
  /** Sound was asked for, and this maker makes none. */
  readonly silent: boolean;
}

export interface PlanFacts {
  readonly sequence: SequenceView;
  readonly form: ShotForm;
  readonly room: RoomState;
  /** For the engine that the form names; absent when it names none, or one that is gone. */
  readonly desktop?: Desktop;
  /** Where it goes, whatever the form says: a shot of a list has a place of its own. */
  readonly at?: Where;
  /** Frames that the take shows again of what lies before the cut. Absent: as its first frame says. */
  readonly head?: number;
  /** A film of the engine's own that is worked on. Absent: the take begins with nothing of it. */
  readonly vary?: Varying;
}

/** The engine that the form names is gone: nobody says what its model would have taken. */
const NOT_KNOWN: Pick<Capability, "roles"> = {
  roles: { first: "unknown", last: "unknown", look: "unknown", firstNeeded: false },
};

export function planOf({ sequence, form, room, desktop, at, head, vary }: PlanFacts): Plan {
  const { won, ways, notes } =
    at === undefined ? chooseWhere(sequence, form.way, form.seconds) : { won: at, ways: [at], notes: [] };
  const range = won.rangeInSequence;
  const videoTrack = trackFor(sequence, form, won.track, range);
  const frames = framesIn(range, sequence.rate);
  const first = form.references.find(({ frame }) => frame.role === "first")?.frame.from;
  const doubled = head ?? (continuesCut(first, sequence, range) ? 1 : 0);
  const maker = form.maker.kind === "engine" ? "engine" : room.kind === "unavailable" ? "still-hold" : "animatic";
  // A shot of a list is asked once, and so is what is made of a take.
  const takes = at === undefined && vary === undefined && maker !== "still-hold" ? (form.count ?? 1) : 1;
  const needed = Math.max(1, frames);
  const ordered =
    desktop === undefined
      ? undefined
      : vary === undefined
        ? orderFor(sequence, form, needed, desktop, doubled, takes)
        : orderFrom(vary, sequence, form, needed, desktop);
  const held = form.references.map(({ frame }) => frame.role);
  const uses = referencesUsed(held, maker === "engine" ? (ordered?.order.capability ?? NOT_KNOWN) : builtIn(maker));
  const refusal = refusalOf(sequence, form, room, range, ordered, uses);
  // Neither maker that is built in makes any, nor does every model.
  const silent = form.audioTrack !== "off" && (ordered === undefined || ordered.order.capability?.audio === false);
  const audioTrack = silent ? undefined : soundTrackOf(form, sequence, range);
  return {
    where: won,
    ways,
    notes,
    videoTrack,
    ...(audioTrack === undefined ? {} : { audioTrack }),
    coverage: coverageOf(sequence, videoTrack, range),
    frames,
    takes,
    // A still that is held has no head: it is one frame.
    head: maker === "animatic" ? doubled : (ordered?.head ?? 0),
    uses,
    maker,
    ...(ordered === undefined ? {} : { order: ordered.order }),
    ...(refusal === undefined ? {} : { refusal }),
    ...(maker === "engine" ? {} : smallerThan(sequence.size, drawnSize(form, maker, sequence))),
    interlaced: sequence.fields === "interlaced",
    silent,
  };
}

/** In pixels: what is drawn here has a most, and a draft has less. */
export function drawnSize({ draft }: ShotForm, maker: Plan["maker"], { size }: SequenceView): FrameSize {
  return draft === true && maker === "animatic" ? draftSize(size) : drawingSize(size);
}

function smallerThan({ width, height }: FrameSize, drawnAt: FrameSize): Pick<Plan, "drawnAt"> {
  return drawnAt.width < width || drawnAt.height < height ? { drawnAt } : {};
}

/** What the plan says will happen, to the timeline and to the purse, as one text: the button must do what it said. */
export function effectOf(plan: Plan | undefined): string {
  if (plan === undefined) return "";
  const { where, videoTrack, audioTrack = null, coverage, head, takes, maker, order } = plan;
  const asked = order === undefined ? null : [order.asked, order.model, order.estimate, order.sends];
  return JSON.stringify([
    where.rangeInSequence,
    videoTrack,
    audioTrack,
    coverage.overwrites ?? null,
    head,
    takes,
    maker,
    asked,
  ]);
}

/** Where a take that is ready would go now: where the form says, but for the take's own length. */
export interface TakeTarget {
  readonly range: TimeRange;
  readonly videoTrack: number;
  /** As a plan says it. */
  readonly audioTrack?: number;
  readonly coverage: Coverage;
}

export function targetOf(take: Take, sequence: SequenceView, form: ShotForm): TakeTarget {
  const { recipe } = take;
  const { won } = chooseWhere(sequence, form.way, form.seconds);
  const range = rangeOf(won.rangeInSequence.start, ticksOfFrames(recipe.frames, recipe.rate));
  const videoTrack = trackFor(sequence, form, won.track, range);
  const audioTrack = soundOf(take) === "silent" ? undefined : soundTrackOf(form, sequence, range);
  const coverage = coverageOf(sequence, videoTrack, range);
  return { range, videoTrack, ...(audioTrack === undefined ? {} : { audioTrack }), coverage };
}

/** Overwritten, it would cut what lies there; inserted, it moves it. */
function soundTrackOf(
  { audioTrack, mode }: Pick<ShotForm, "audioTrack" | "mode">,
  { audio }: SequenceView,
  range: TimeRange,
): number | undefined {
  if (audioTrack === "off") return undefined;
  return mode === "insert" ? audioTrack : soundTrackFor(audio, range, audioTrack);
}

/** A clip is covered, not cut, unless the editor chooses its track: `auto` takes the lowest free one from there up. */
function trackFor(sequence: SequenceView, form: ShotForm, named: number | undefined, range: TimeRange): number {
  return form.videoTrack === "auto"
    ? freeTrack(sequence.video, range, named)
    : Math.min(form.videoTrack, sequence.video.length);
}

function refusalOf(
  sequence: SequenceView,
  form: ShotForm,
  room: RoomState,
  range: TimeRange,
  ordered: Ordered | undefined,
  uses: ReferenceUse,
): Failure | undefined {
  const most = framesInSeconds(LONGEST_SECONDS, sequence.rate);
  if (judgeLength(sequence, range) !== "fits") {
    return { kind: "bad-length", frames: framesIn(range, sequence.rate), most };
  }
  // A frame says enough by itself; without one there is nothing to draw from: a look is only how it is drawn.
  const says = uses.sent.some((role) => form.maker.kind === "engine" || role === "first");
  if (form.prompt.trim() === "" && !says) return { kind: "empty-prompt" };
  if (form.maker.kind === "engine") {
    return ordered === undefined ? { kind: "no-engine", engine: form.maker.model } : wireRefusal(form, room, ordered);
  }
  if (room.kind === "unavailable" && !form.references.some(({ frame }) => frame.role === "first")) {
    return { kind: "room-unavailable", why: room.why };
  }
  return undefined;
}

/** A frame of another size than is asked for must be made to fit, and only the media room can. */
function wireRefusal({ references }: ShotForm, room: RoomState, { order, refusal }: Ordered): Failure | undefined {
  if (refusal !== undefined) return refusal;
  if (room.kind !== "unavailable") return undefined;
  const { asked, sends } = order;
  const fit = references.every(({ frame }) => {
    const wanted = sizeAsSent(frame, asked.size);
    return (
      !sends.frames.includes(frame.from) || (frame.size.width === wanted.width && frame.size.height === wanted.height)
    );
  });
  return fit ? undefined : { kind: "room-unavailable", why: room.why };
}

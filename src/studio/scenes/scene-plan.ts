/** What a scene would be, and what is left of one that was begun: lengths, costs, and why it cannot be. Pure. */

import type { Capability, Known } from "../../core/capability";
import type { Failure } from "../../core/failure";
import { framesOfHead } from "../../core/head";
import type { JobRef } from "../../core/job";
import { filmsBefore, splitJoined, type Growing, type JoinedLink, type Joining } from "../../core/joining";
import { sumsOf, type Estimate } from "../../core/money";
import { framesInLink, linkPrompt, linkSeconds, linksFor, splitScene } from "../../core/scene";
import type { FrameSize, SequenceView } from "../../core/sequence";
import type { ReferenceRole } from "../../core/shot";
import {
  frameRateOf,
  framesInSeconds,
  rangeOf,
  type TimeRange,
  ticks,
  ticksOfFrames,
  ZERO,
  type Ticks,
} from "../../core/time";
import { chooseWhere } from "../../core/where";
import { overCap, wantsConfirming, type Desktop } from "../form/order";
import { planOf } from "../form/plan";
import type { Scene, SceneSequence } from "./scene-record";
import type { SceneDraft, ScenePlan } from "./scene-state";
import type { Plan } from "../form/plan";
import type { RoomState } from "../form/room-state";
import type { ReferenceChoice, ShotForm } from "../form/shot-form";

/** Half an hour: beyond it nobody has looked at what a chain does. */
const LONGEST_SECONDS = 1800;

interface Facts {
  readonly form: ShotForm;
  readonly room: RoomState;
  readonly desktop?: Desktop;
}

export function planScene(sequence: SequenceView, draft: SceneDraft, facts: Facts): ScenePlan {
  const { form, room, desktop } = facts;
  const { rate } = sequence;
  const capability = desktop?.capability;
  const frames = Number.isFinite(draft.seconds) ? Math.max(0, framesInSeconds(draft.seconds, rate)) : 0;
  const most = framesInSeconds(LONGEST_SECONDS, rate);
  const seconds = linkSeconds(capability?.seconds ?? "unknown", draft.linkSeconds);
  const joining = joiningOf(sequence, facts);
  const { head } = joining;
  const extend = extendOf(facts);
  const start = chooseWhere(sequence, form.way, form.seconds).won.rangeInSequence.start;
  const fits = frames >= 1 && frames <= most && start + frames * rate <= Number.MAX_SAFE_INTEGER;
  const links = (fits ? split() : undefined) ?? [];
  const beats = beatsOf(draft);
  const said = links.map((link, index) => ({ ...link, beat: beats[index] ?? "" }));
  const plans = planLinks(sequence, { links: said, start }, facts);
  const estimate = sumOf(plans.map(({ order }): Estimate => order?.estimate ?? { kind: "nothing" }));
  const onFrame = links.filter(({ join }, index) => index > 0 && join === "frame").length;
  const refusal =
    lengthRefusal() ??
    (desktop === undefined || onFrame > 0 ? roomRefusal(room) : undefined) ??
    chainRefusal() ??
    plans.find((plan) => plan.refusal !== undefined)?.refusal ??
    (desktop === undefined ? undefined : overCap(estimate, desktop.settings, desktop.spending));
  const host = plans[0]?.order?.sends.host;
  return {
    start,
    frames,
    links,
    head,
    linkSeconds: seconds,
    extend,
    estimate,
    ...(host === undefined ? {} : { host }),
    confirm: desktop !== undefined && wantsConfirming(estimate, desktop.entry, desktop.settings),
    spareBeats: Math.max(0, beats.length - links.length),
    ...(refusal === undefined ? {} : { refusal }),
  };

  function split(): readonly JoinedLink[] | undefined {
    return draft.join === "extend" && extend !== false
      ? splitJoined(frames, { ...joining, seconds })
      : splitScene(frames, { seconds, head, rate })?.map((link) => ({ frames: link, join: "frame" }));
  }

  function lengthRefusal(): Failure | undefined {
    return fits ? undefined : { kind: "bad-length", frames, most };
  }

  /** Only who cannot go on is refused: a scene that fits into one link is no chain. */
  function chainRefusal(): Failure | undefined {
    const model = capability?.name ?? "Animatic";
    if (links.length === 0) {
      const needed = linksFor(frames, framesInLink(seconds, rate), head);
      return Number.isFinite(needed) && needed > 1
        ? { kind: "cannot-chain", model, why: "too-many", links: needed }
        : { kind: "cannot-chain", model, why: "too-short" };
    }
    if (onFrame > 0 && capability?.roles.first === 0) {
      return { kind: "cannot-chain", model, why: "no-first-frame" };
    }
    return undefined;
  }
}

/** The last frame of a link is cut by the media room, and by nobody else. */
export function roomRefusal(room: RoomState): Failure | undefined {
  return room.kind === "unavailable" ? { kind: "room-unavailable", why: room.why } : undefined;
}

/** Lines as they were written; those at the end that say nothing are none. */
export function beatsOf({ beats }: SceneDraft): readonly string[] {
  const lines = beats.split(/\r\n|\r|\n/).map((line) => line.trim());
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

/** By the model's own rate, where it has only one. */
function headOf(capability: Capability | undefined, { rate }: SequenceView): number {
  const only = capability?.fps !== "unknown" && capability?.fps.length === 1 ? capability.fps[0] : undefined;
  const frames =
    capability?.seconds !== "unknown" && capability?.seconds.kind === "frames" ? capability.seconds : undefined;
  const fps = frames?.fps ?? only;
  return framesOfHead(1, fps === undefined ? undefined : frameRateOf(fps), rate);
}

/** Whether links can go on by the engine's own extend; `unknown`: it is tried. */
function extendOf({ desktop }: Facts): Known<boolean> {
  return desktop === undefined ? false : desktop.capability.extend;
}

function joiningOf(sequence: SequenceView, { desktop }: Facts): Joining {
  const capability = desktop?.capability;
  return { rate: sequence.rate, head: headOf(capability, sequence), capability: capability ?? { seconds: "unknown" } };
}

interface LinkToPlan extends JoinedLink {
  readonly beat: string;
}

/** What asking for each link would be. `start`: of the first, on the sequence's clock. */
export function planLinks(
  sequence: SequenceView,
  { links, start }: { readonly links: readonly LinkToPlan[]; readonly start: Ticks },
  facts: Facts,
): readonly Plan[] {
  const films = filmsBefore(links, joiningOf(sequence, facts)) ?? [];
  let { size } = sequence;
  return links.map((link, index) => {
    const at = rangeOf(start, ticksOfFrames(link.frames, sequence.rate));
    const film = films[index];
    if (film !== undefined) return planLonger(sequence, link, { ...film, size }, at, facts);
    const plan = planOnFrame(sequence, { ...link, index }, at, facts);
    size = plan.order?.asked.size ?? size;
    return plan;
  });
}

function planOnFrame(
  sequence: SequenceView,
  { beat, index }: LinkToPlan & { readonly index: number },
  rangeInSequence: TimeRange,
  { form, room, desktop }: Facts,
): Plan {
  const asked = index === 0 ? form : { ...form, references: [someFrame(sequence, "first"), ...staying(form)] };
  return planOf({
    sequence,
    form: { ...asked, prompt: linkPrompt(form.prompt, beat) },
    room,
    ...(desktop === undefined ? {} : { desktop }),
    at: { way: "playhead", rangeInSequence },
    ...(index === 0 ? {} : { head: 1 }),
  });
}

/** More of a film that is not there yet. */
function planLonger(
  sequence: SequenceView,
  { beat }: LinkToPlan,
  { shown, seconds, times, size }: Growing & { readonly size: FrameSize },
  rangeInSequence: TimeRange,
  { form, room, desktop }: Facts,
): Plan {
  const from = { kind: "extend", job: NO_JOB, seconds, times: times + 1 } as const;
  return planOf({
    sequence,
    form: longerForm(form, beat),
    room,
    ...(desktop === undefined ? {} : { desktop }),
    at: { way: "playhead", rangeInSequence },
    vary: { from, size, seconds, head: shown },
  });
}

/** To a film of its own an engine is told nothing but words. */
export function longerForm(form: ShotForm, beat: string): ShotForm {
  return { ...form, prompt: linkPrompt(form.prompt, beat), negative: "", references: [] };
}

/** Stands for the job that will have made the film. */
const NO_JOB: JobRef = {
  engineId: "",
  wire: "openai-videos",
  address: "",
  model: "",
  id: "",
  submission: { id: "", at: "" },
};

/** Of the form's stills those that go along with every link: how it looks, and who is seen in it. */
export function staying({ references }: Pick<ShotForm, "references">): readonly ReferenceChoice[] {
  return references.filter(({ frame: { role } }) => role !== "first" && role !== "last");
}

/** Stands for the frame that is not there yet. */
function someFrame({ size }: SequenceView, role: ReferenceRole): ReferenceChoice {
  const from = { kind: "take", takeId: "", clipName: "", at: "last" } as const;
  return { frame: { role, sha256: "", size, from }, file: "" };
}

/** One sum, and unknown where that of one of them is, or where they are in several currencies. */
export function sumOf(estimates: readonly Estimate[]): Estimate {
  if (estimates.some(({ kind }) => kind === "unknown")) return { kind: "unknown" };
  const costly = estimates.flatMap((one) => (one.kind === "about" ? [one] : []));
  const [sum, other] = sumsOf(costly.map(({ money }) => money));
  const [first] = costly;
  if (sum === undefined || first === undefined) return { kind: "nothing" };
  return other === undefined ? { ...first, money: sum } : { kind: "unknown" };
}

/** A sequence as far as a link of the scene must know it, whichever is open. */
export function sequenceOf({
  sequence,
  start,
}: {
  readonly sequence: SceneSequence;
  readonly start: Ticks;
}): SequenceView {
  return { ...sequence, playhead: start, end: ZERO, video: [], audio: [] };
}

/** Where each link begins, on the sequence's clock. */
export function startsOf({ start, links, sequence }: Pick<Scene, "start" | "links" | "sequence">): readonly Ticks[] {
  let frames = 0;
  return links.map((link) => {
    const at = ticks(start + ticksOfFrames(frames, sequence.rate));
    frames += link.frames;
    return at;
  });
}

/** A take remixed, extended or edited by the engine that made it: one line, what it will do and cost, and the asking. */

import { StudioError, type Failure } from "../../core/failure";
import { shownOf } from "../../core/head";
import { VARIATIONS, type Variation } from "../../core/job";
import type { ProjectView, SequenceView } from "../../core/sequence";
import { jobOf, type Take } from "../../core/take";
import { framesInSeconds, lengthOf, rangeOf, TICKS_PER_SECOND, ticksOfFrames, type Ticks } from "../../core/time";
import { framesToOut, fromOf, offerOf, PARENTHOOD, secondsOfFilm, type Known, type Offer } from "../../core/variation";
import { chooseWhere, type Where } from "../../core/where";
import { ask, type Asking } from "./ask";
import type { VariationCommands } from "../commands";
import type { Confirmed } from "../confirmed";
import type { Desk } from "../desk";
import type { Log } from "../log";
import { itemsOf } from "../takes/lying";
import type { Desktop } from "../form/order";
import type { Place } from "../placing/place-meant";
import { effectOf, planOf } from "../form/plan";
import type { Shelved } from "../disk/shelf";
import type { StudioState } from "../state";
import { sameItems } from "../store";
import type { ShotForm } from "../form/shot-form";
import type { Takes } from "../takes/takes";
import type { Varying } from "../form/variation-order";
import type { VariationDraft } from "./variation-state";

export interface VariationsOutside extends Pick<Asking, "now" | "newId"> {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly log: Log;
  readonly device: () => string;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
  readonly desktopFor: (state: StudioState) => Desktop | undefined;
  readonly capability: Known["capability"];
  readonly run: (shelved: Shelved, place: Place) => void;
}

/** What is asked beside the form: where it goes, and from what. */
interface Asked {
  readonly form: ShotForm;
  readonly at: Where;
  readonly vary: Varying;
}

type Said = Pick<VariationDraft, "takeId" | "does" | "prompt" | "seconds">;

export class Variations implements VariationCommands {
  readonly #outside: VariationsOutside;
  /** What the draft was planned from. */
  #seen: readonly unknown[] = [];

  constructor(outside: VariationsOutside) {
    this.#outside = outside;
    outside.desk.subscribe(() => this.#follow());
  }

  readonly begin = (takeId: string): void => {
    const take = this.#outside.takes.maybe(takeId)?.take;
    if (take === undefined) return;
    const offers = this.#offersFor(take);
    const does = VARIATIONS.find((one) => offers[one].kind === "can") ?? "remix";
    this.#outside.desk.dismiss("vary");
    this.#plan({ takeId, does, prompt: "", seconds: secondsOfCut(take) });
  };

  readonly edit = (change: Partial<Pick<VariationDraft, "does" | "prompt" | "seconds">>): void => {
    const { variation } = this.#outside.desk.state;
    if (variation.kind === "open") this.#plan({ ...variation, ...change });
  };

  readonly leave = (): void => this.#outside.desk.set({ variation: { kind: "closed" } });

  readonly ask = (how: Confirmed = {}): Promise<void> => {
    const { desk, takes } = this.#outside;
    const { variation } = desk.state;
    if (variation.kind === "closed") return Promise.resolve();
    return desk.once("vary", `vary ${variation.takeId}`, () => takes.oneAsks(() => this.#ask(variation, how)));
  };

  async #ask(said: VariationDraft, { confirmed = false }: Confirmed): Promise<void> {
    const { desk, takes, desktopFor, look, device, log, run } = this.#outside;
    const project = await look();
    const take = takes.maybe(said.takeId)?.take;
    if (take === undefined) return;
    const draft = this.#draftOf(said, take);
    if (draft.refusal !== undefined) throw new StudioError(draft.refusal);
    if (effectOf(said.plan) !== effectOf(draft.plan)) throw new StudioError({ kind: "plan-changed" });
    const { order } = draft.plan ?? {};
    if (order?.confirm === true && !confirmed) {
      const { estimate } = order;
      throw new StudioError({
        kind: "not-confirmed",
        ...(estimate.kind === "about" ? { estimate: estimate.money } : {}),
      });
    }
    const home = await takes.writableHome();
    await takes.refresh(project);
    const parent = takes.get(draft.takeId).take;
    const asked = askedOf(draft, parent, project.sequence, desk.state.form);
    if (asked === undefined) throw new StudioError({ kind: "cannot-vary", does: draft.does, why: "no-job" });
    await requireOwnRate(draft.does, takes.get(draft.takeId), project);
    const { form, at, vary } = asked;
    const desktop = desktopFor({ ...desk.state, form });
    const { shelved, place } = await ask({
      ...this.#outside,
      device: device(),
      project,
      form,
      room: desk.state.room,
      home,
      known: takes.all,
      removed: takes.removedClips,
      at,
      vary,
      // Moved by hand or not, what is made again is a take of the same shot.
      ...(draft.does === "extend" ? {} : { number: parent.shot.number }),
      parent: { kind: PARENTHOOD[draft.does], takeId: parent.id, clipName: parent.clipName },
      ...(desktop === undefined ? {} : { desktop }),
    });
    log.say("asked", { clip: shelved.take.clipName, from: parent.clipName, how: draft.does });
    // Meanwhile the editor may have opened another line, or have changed the words of this one.
    const { variation } = desk.state;
    if (variation.kind === "open" && isSame(variation, said)) this.leave();
    run(shelved, place);
  }

  #offersFor(take: Take): Readonly<Record<Variation, Offer>> {
    const { desk, capability } = this.#outside;
    const known = { entries: desk.state.engines.map(({ entry }) => entry), capability };
    return {
      remix: offerOf("remix", take, known),
      extend: offerOf("extend", take, known),
      edit: offerOf("edit", take, known),
    };
  }

  /** The timeline, the engines or the purse are others than they were: so is what asking will do. */
  #follow(): void {
    const { variation, host, engines, spending, settings, network, queue } = this.#outside.desk.state;
    if (variation.kind === "closed") return;
    const seen = [host, engines, spending, settings, network, queue];
    if (sameItems(seen, this.#seen)) return;
    this.#seen = seen;
    this.#plan(variation);
  }

  #plan(said: Said): void {
    const take = this.#outside.takes.maybe(said.takeId)?.take;
    // Another project was opened, or the take was removed.
    if (take === undefined) return this.leave();
    this.#outside.desk.set({ variation: this.#draftOf(said, take) });
  }

  #draftOf({ takeId, does, prompt, seconds }: Said, take: Take): VariationDraft {
    const { desk, desktopFor } = this.#outside;
    const { host, room } = desk.state;
    const offers = this.#offersFor(take);
    const draft = { kind: "open", takeId, does, offers, prompt, seconds } as const;
    const refuse = (refusal: Failure): VariationDraft => ({ ...draft, refusal });
    const hostName = take.recipe.asked?.host;
    const cannot = (why: Extract<Failure, { kind: "cannot-vary" }>["why"]): VariationDraft =>
      refuse({ kind: "cannot-vary", does, why, ...(hostName === undefined ? {} : { host: hostName }) });
    const offer = offers[does];
    if (offer.kind === "cannot") return cannot(offer.why);
    const sequence = host.kind === "open" ? host.project.sequence : undefined;
    if (sequence?.sequenceId !== take.shot.sequenceId) return cannot("other-sequence");
    const asked = askedOf(draft, take, sequence, desk.state.form);
    if (asked === undefined) return cannot("no-job");
    const { form, at, vary } = asked;
    const desktop = desktopFor({ ...desk.state, form });
    const plan = planOf({ sequence, form, room, at, vary, ...(desktop === undefined ? {} : { desktop }) });
    return { ...draft, plan, ...(plan.refusal === undefined ? {} : { refusal: plan.refusal }) };
  }
}

function isSame(one: Said, other: Said): boolean {
  return (
    one.takeId === other.takeId &&
    one.does === other.does &&
    one.prompt === other.prompt &&
    Object.is(one.seconds, other.seconds)
  );
}

/** Of the take's own place in the cut, to a hundredth. */
function secondsOfCut({ recipe: { frames, rate } }: Take): number {
  return Math.round((100 * ticksOfFrames(frames, rate)) / TICKS_PER_SECOND) / 100;
}

function askedOf(
  { does, prompt, seconds, offers }: VariationDraft,
  take: Take,
  sequence: SequenceView | undefined,
  form: ShotForm,
): Asked | undefined {
  const from = fromOf(does, take);
  const { asked, use, sound, seed } = take.recipe;
  const { job } = jobOf(take.state);
  const offer = offers[does];
  if (from === undefined || asked === undefined || job === undefined || sequence === undefined) return undefined;
  if (offer.kind === "cannot") return undefined;
  const { shot } = take;
  return {
    form: {
      ...form,
      prompt,
      negative: "",
      references: [],
      way: "auto",
      seconds,
      videoTrack: "auto",
      audioTrack: sound ? (shot.audioTrack ?? "off") : "off",
      mode: "overwrite",
      use,
      seed,
      caption: false,
      maker: { kind: "engine", engineId: offer.engineId, model: job.model },
      askedSize: asked.size,
    },
    at: does === "extend" ? behind(take, sequence, seconds) : placeLike(take, sequence, seconds),
    vary: {
      from,
      size: take.film?.size ?? asked.size,
      seconds: secondsOfFilm(take),
      // What is made again is as long: the cut shows the same part of it.
      head: does === "extend" ? framesToEnd(take, sequence) : framesToStart(take, sequence),
    },
  };
}

/**
 * What is paid for is counted from where its clip begins or ends in its film, and that only at its own rate.
 * @throws StudioError `cannot-vary` (interpreted)
 */
async function requireOwnRate(does: Variation, shelved: Shelved, project: ProjectView): Promise<void> {
  const { sequence } = project;
  const place = sequence === undefined ? undefined : lyingUse(shelved.take, sequence);
  if (sequence === undefined || place === undefined) return;
  const { ratesOf } = await import(/* webpackChunkName: "work" */ "../check/check-interpret");
  const { own, now } = await ratesOf({ project: { ...project, sequence }, shelved, place });
  if (own !== now) throw new StudioError({ kind: "cannot-vary", does, why: "interpreted" });
}

type Use = ReturnType<typeof itemsOf>[number];

/** The clip that plays it now: of several the one that is selected, else the first that is switched on. */
function lyingUse(take: Take, sequence: SequenceView): Use | undefined {
  const uses = itemsOf(take, sequence);
  return uses.find(({ item }) => item.selected) ?? uses.find(({ item }) => !item.disabled) ?? uses[0];
}

/**
 * Over the take where it lies now, else where it was asked for; what was made for a storyboard has no place in the sequence
 * yet.
 */
function placeLike(take: Take, sequence: SequenceView, seconds: number): Where {
  const lies = lyingUse(take, sequence);
  if (lies !== undefined) return { way: "clip", rangeInSequence: lies.item.rangeInSequence, track: lies.track };
  const { shot } = take;
  if (shot.way === "board") return chooseWhere(sequence, "playhead", seconds).won;
  const way = shot.way === "marker" ? "clip" : shot.way;
  return { way, rangeInSequence: shot.rangeInSequence, track: shot.videoTrack };
}

/** Frames of its film before the In of its clip: where the editor put that in the cut, else where it was asked to begin. */
function framesToStart(take: Take, sequence: SequenceView): number {
  const { item } = lyingUse(take, sequence) ?? {};
  const from = item?.outInMedia === undefined ? -1 : item.outInMedia - lengthOf(item.rangeInSequence);
  // Faster than it was made it would begin before its film: then nobody knows where it does.
  return from < 0 ? shownOf(take.recipe, take.film).from : Math.round(from / take.recipe.rate);
}

/** Frames of its film before the end of its clip: where the editor ended that in the cut, else where it was asked to end. */
function framesToEnd(take: Take, sequence: SequenceView): number {
  const lies = lyingUse(take, sequence);
  const out = lies?.item.outInMedia;
  return out === undefined ? framesToOut(take) : Math.round(out / take.recipe.rate);
}

/** Right behind the take where it lies now, else behind the place it was asked for. */
function behind(take: Take, sequence: SequenceView, seconds: number): Where {
  const lies = lyingUse(take, sequence);
  const start: Ticks = lies?.item.rangeInSequence.end ?? take.shot.rangeInSequence.end;
  const frames = Number.isFinite(seconds) ? Math.max(0, framesInSeconds(seconds, sequence.rate)) : 0;
  const track = lies?.track ?? Math.min(take.shot.videoTrack, sequence.video.length - 1);
  return { way: "playhead", rangeInSequence: rangeOf(start, ticksOfFrames(frames, sequence.rate)), track };
}

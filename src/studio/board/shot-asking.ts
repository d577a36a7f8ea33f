/** One shot of a storyboard that is laid out, asked of an engine for the place where its picture lies. */

import { StudioError } from "../../core/failure";
import { wordsAsked } from "../../core/scene-heading";
import type { ProjectView, SequenceView } from "../../core/sequence";
import type { BoardShot } from "../../core/storyboard";
import { timecode } from "../../core/time";
import { effectOfBatch, planBatch, type ListedShot } from "./batch-plan";
import type { FillOutside } from "./fill";
import { lyingOf } from "./board-sequence";
import type { Story } from "./story";
import { sameItems } from "../store";
import type { ShotAsk } from "./story-state";

export class ShotAsking {
  readonly #outside: FillOutside;
  readonly #story: Story;
  /** What the plan was made from. */
  #planned: readonly unknown[] = [];

  constructor(outside: FillOutside, story: Story) {
    this.#outside = outside;
    this.#story = story;
    outside.desk.subscribe(() => this.#plan());
  }

  /** Follows the chosen shot, the form's engine, the timeline and the takes. */
  #plan(): void {
    const { board, form, room, host, takes, engines, queue, settings, spending, network } = this.#outside.desk.state;
    if (board.page !== "story") return;
    const sequence = host.kind === "open" ? host.project.sequence : undefined;
    const { board: story, chosen } = board.story;
    const from = [
      story,
      chosen,
      form,
      room,
      sequence?.video,
      takes,
      engines,
      queue.paused,
      settings,
      spending,
      network,
    ];
    if (sameItems(from, this.#planned)) return;
    this.#planned = from;
    const shot = story?.shots.find(({ id }) => id === chosen);
    const asks = shot === undefined || sequence === undefined ? undefined : this.#askFor(shot, sequence);
    if (asks !== undefined || board.story.asks !== undefined) this.#story.set({ asks });
  }

  #listed(shot: BoardShot, sequence: SequenceView): ListedShot | undefined {
    const { form, takes } = this.#outside.desk.state;
    const known = new Map(takes.map(({ take }) => [take.id, take]));
    const lies = lyingOf(shot, known, sequence);
    if (lies === undefined) return undefined;
    return {
      // It lies where its picture lies, and nowhere above it.
      form: {
        ...form,
        prompt: wordsAsked(shot),
        references: [],
        mode: "overwrite",
        videoTrack: lies.track,
        seed: this.#outside.newSeed(),
      },
      at: { way: "clip", rangeInSequence: lies.range, track: lies.track },
    };
  }

  #askFor(shot: BoardShot, sequence: SequenceView): ShotAsk | undefined {
    const listed = this.#listed(shot, sequence);
    if (listed === undefined) return undefined;
    const { state } = this.#outside.desk;
    const desktop = this.#outside.desktopFor(state);
    const { rangeInSequence, track = 0 } = listed.at;
    return {
      plan: planBatch([listed], { sequence, room: state.room, ...(desktop === undefined ? {} : { desktop }) }),
      track,
      timecode: timecode(rangeInSequence.start, sequence.rate, sequence.timecodeFormat, sequence.zeroFrame),
    };
  }

  /**
   * What is asked now, if it is what the button said.
   * @throws StudioError `not-laid-out`; `plan-changed` when its picture lies elsewhere by now
   */
  agreed(id: string, { sequence }: ProjectView): ListedShot {
    const said = this.#outside.desk.state.board.story.asks;
    const shot = this.#story.board.shots.find((one) => one.id === id);
    if (sequence === undefined) throw new StudioError({ kind: "no-sequence" });
    const listed = shot === undefined ? undefined : this.#listed(shot, sequence);
    if (shot === undefined || listed === undefined)
      throw new StudioError({ kind: "not-laid-out", shot: shot?.number ?? 0 });
    if (effectOfBatch(this.#askFor(shot, sequence)?.plan) !== effectOfBatch(said?.plan)) {
      throw new StudioError({ kind: "plan-changed" });
    }
    return listed;
  }
}

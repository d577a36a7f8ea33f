/** Moves the playhead, or the Source Monitor's, as time passes. Pictures that come too late are left out, as in Premiere. */

import { frameStart, ticks, TICKS_PER_SECOND, ticksOfFrames, type FrameRate, type Ticks } from "../../../src/core/time";
import { sequenceOf } from "../../host/document";
import type { SimulatedProject } from "../../host/model";
import { endOf } from "../../host/timeline";
import { sourceShape } from "./source";

/** J and L again and again: 1×, 2×, 4×, 8×. */
const FASTEST = 8;

export type Monitor = "program" | "source";

/** What a monitor plays: a clock with an end. */
interface Clock {
  readonly rate: FrameRate;
  readonly position: Ticks;
  /** The first tick that is not in it. */
  readonly end: Ticks;
}

export class Transport {
  readonly #project: SimulatedProject;
  readonly #listeners = new Set<() => void>();
  #monitor: Monitor = "program";
  #speed = 0;
  #began = { at: 0, position: 0 };
  #written = -1;
  #frame: number;
  #opened: string | undefined;

  constructor(project: SimulatedProject) {
    this.#project = project;
    this.#opened = project.view.source?.itemId ?? project.view.source?.path;
    const tick = (now: number): void => {
      this.#advance(now);
      this.#frame = requestAnimationFrame(tick);
    };
    this.#frame = requestAnimationFrame(tick);
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** Negative plays backwards; 0 stands. */
  get speed(): number {
    return this.#speed;
  }

  /** Which monitor the keys go to. */
  get monitor(): Monitor {
    return this.#monitor;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  choose(monitor: Monitor): void {
    if (monitor === this.#monitor) return;
    this.stop();
    this.#monitor = monitor;
    this.#tell();
  }

  play(speed: number): void {
    const clock = this.clock();
    if (clock === undefined) return;
    const last = clock.end - clock.rate;
    if (speed > 0 && clock.position >= last) this.goTo(0);
    this.#run(speed);
  }

  stop(): void {
    this.#run(0);
  }

  toggle(): void {
    if (this.#speed === 0) this.play(1);
    else this.stop();
  }

  /** J (-1) and L (1): plays that way, faster each time. */
  shuttle(direction: 1 | -1): void {
    const same = Math.sign(this.#speed) === direction;
    this.play(same ? direction * Math.min(FASTEST, Math.abs(this.#speed) * 2) : direction);
  }

  step(frames: number): void {
    const clock = this.clock();
    if (clock === undefined) return;
    this.stop();
    this.goTo(frameStart(clock.position, clock.rate) + ticksOfFrames(frames, clock.rate));
  }

  /** To the frame that holds `time`; before the start is the start. */
  goTo(time: number): void {
    const clock = this.clock();
    if (clock === undefined) return;
    this.#write(frameStart(ticks(Math.max(0, Math.round(time))), clock.rate));
    this.#began = { at: performance.now(), position: Math.max(0, time) };
  }

  clock(): Clock | undefined {
    const { document, view } = this.#project;
    if (this.#monitor === "source") {
      const shape = sourceShape(document, view.source);
      return shape === undefined ? undefined : { ...shape, position: view.source?.position ?? ticks(0) };
    }
    const sequence = view.activeSequenceId === undefined ? undefined : sequenceOf(document, view.activeSequenceId);
    if (sequence === undefined) return undefined;
    return { rate: sequence.rate, position: view.playheads[sequence.id] ?? ticks(0), end: endOf(sequence) };
  }

  #run(speed: number): void {
    const clock = this.clock();
    this.#began = { at: performance.now(), position: clock?.position ?? 0 };
    this.#written = clock?.position ?? -1;
    if (this.#speed === speed) return;
    this.#speed = speed;
    this.#tell();
  }

  #advance(now: number): void {
    this.#followHost();
    const clock = this.clock();
    if (this.#speed === 0 || clock === undefined) return;
    // Someone else moved the playhead, the panel perhaps: play on from there.
    if (clock.position !== this.#written) this.#run(this.#speed);
    const passed = ((now - this.#began.at) / 1000) * this.#speed * TICKS_PER_SECOND;
    const wanted = this.#began.position + Math.round(passed);
    const last = Math.max(0, clock.end - clock.rate);
    if (wanted <= 0 && this.#speed < 0) this.#end(0);
    else if (wanted >= last && this.#speed > 0) this.#end(last);
    else this.#write(frameStart(ticks(Math.max(0, wanted)), clock.rate));
  }

  /**
   * What the panel does to the Source Monitor: a clip that it opens comes to the front, as in Premiere, and
   * `SourceMonitor.play`, which only sets a speed, becomes playing.
   */
  #followHost(): void {
    const { source } = this.#project.view;
    const opened = source?.itemId ?? source?.path;
    if (opened !== this.#opened) {
      this.#opened = opened;
      if (opened !== undefined) this.choose("source");
    }
    const speed = this.#project.view.source?.speed ?? 0;
    if (speed === 0) return;
    this.#project.look(({ source, ...view }) => ({
      ...view,
      ...(source === undefined ? {} : { source: { ...source, speed: 0 } }),
    }));
    this.choose("source");
    this.play(speed);
  }

  #end(position: number): void {
    this.#write(ticks(position));
    this.stop();
  }

  #write(position: Ticks): void {
    this.#written = position;
    const { activeSequenceId, playheads, source } = this.#project.view;
    if (this.#monitor === "program") {
      if (activeSequenceId === undefined || playheads[activeSequenceId] === position) return;
      this.#project.movePlayhead(activeSequenceId, position);
    } else if (source !== undefined && source.position !== position) {
      this.#project.look((view) => ({ ...view, source: { ...source, position } }));
    }
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

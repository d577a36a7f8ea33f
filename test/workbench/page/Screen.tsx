import { useEffect, useRef, type PointerEvent, type ReactNode } from "react";
import { ZERO } from "../../../src/core/time";
import { composedFrame } from "../../host/composition";
import type { SimulatedFrame } from "../../host/picture";
import type { FrameReader } from "./media";
import { compose, discard, paint } from "./pictures";
import { sourceFrame, sourceShape } from "./source";
import type { Monitor } from "./transport";
import { activeSequence, useProject, useWorld } from "./useWorld";
import type { World } from "./world";

/**
 * The picture of a monitor. Draws the newest moment only: while one is being decoded, those in between are left out.
 * Dragging across it scrubs through the whole length.
 */
export function Screen({ monitor }: { readonly monitor: Monitor }): ReactNode {
  const world = useWorld();
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useProject((saved) => {
    const sequence = activeSequence(saved);
    if (monitor === "program") return sequence === undefined ? undefined : sizeText(sequence.size);
    const shape = sourceShape(saved.document, saved.view.source);
    return shape?.width === undefined || shape.height === undefined ? "1280x720" : `${shape.width}x${shape.height}`;
  });
  const [width = 1280, height = 720] = (size ?? "1280x720").split("x").map(Number);

  useEffect(() => {
    const context = canvas.current?.getContext("2d", { alpha: false }) ?? null;
    if (context === null) return undefined;
    const painter = new Painter(world, monitor, context);
    const stop = world.project.subscribe(() => painter.wake());
    const stopMedia = world.library.subscribe(() => painter.redraw());
    painter.wake();
    return () => {
      stop();
      stopMedia();
      painter.stop();
    };
  }, [world, monitor, width, height]);

  const scrub = (event: PointerEvent<HTMLCanvasElement>): void => {
    const clock = world.transport.clock();
    if (clock === undefined || event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    world.transport.stop();
    world.transport.goTo(Math.round(share * Math.max(0, clock.end - clock.rate)));
  };

  return (
    <div className="screen">
      <canvas
        ref={canvas}
        width={width}
        height={height}
        style={{ aspectRatio: `${width} / ${height}` }}
        aria-label={monitor === "program" ? "Program picture" : "Source picture"}
        role="img"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          scrub(event);
        }}
        onPointerMove={scrub}
      />
    </div>
  );
}

class Painter {
  readonly #world: World;
  readonly #monitor: Monitor;
  readonly #context: CanvasRenderingContext2D;
  readonly #reader: FrameReader;
  #busy = false;
  #stopped = false;
  #painted = "";

  constructor(world: World, monitor: Monitor, context: CanvasRenderingContext2D) {
    this.#world = world;
    this.#monitor = monitor;
    this.#context = context;
    this.#reader = world.library.reader();
  }

  wake(): void {
    if (!this.#busy && !this.#stopped) void this.#run();
  }

  redraw(): void {
    this.#painted = "";
    this.wake();
  }

  stop(): void {
    this.#stopped = true;
    if (!this.#busy) void this.#reader.stop();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    const { dataset } = this.#context.canvas;
    dataset["settled"] = "no";
    for (let frame = this.#frame(); !this.#stopped; frame = this.#frame()) {
      const key = JSON.stringify(frame);
      if (key === this.#painted) break;
      this.#painted = key;
      const composed = await compose(frame, this.#reader);
      const { width, height } = this.#context.canvas;
      if (!this.#stopped) paint(this.#context, composed, width, height);
      discard(composed);
    }
    this.#busy = false;
    dataset["settled"] = "yes";
    if (this.#stopped) await this.#reader.stop();
  }

  #frame(): SimulatedFrame {
    const { document, view } = this.#world.project;
    if (this.#monitor === "source") return sourceFrame(document, view.source);
    if (view.activeSequenceId === undefined) return { layers: [] };
    return composedFrame(document, view.activeSequenceId, view.playheads[view.activeSequenceId] ?? ZERO);
  }
}

function sizeText(size: { readonly width: number; readonly height: number }): string {
  return `${size.width}x${size.height}`;
}

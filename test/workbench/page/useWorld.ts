/** Hands the world down, and re-renders on just the part of the project that a component shows. */

import { createContext, useContext, useSyncExternalStore } from "react";
import type { FrameRate, Ticks } from "../../../src/core/time";
import { rangeText, timecode, ZERO } from "../../../src/core/time";
import type { SavedProject, SimulatedSequence } from "../../host/model";
import { sequenceOf } from "../../host/model";
import type { World } from "./world";

export const WorldContext = createContext<World | undefined>(undefined);

/** @throws Error outside the workbench. */
export function useWorld(): World {
  const world = useContext(WorldContext);
  if (world === undefined) throw new Error("No world around this component");
  return world;
}

/** `select` must answer the same value while nothing that it looks at has changed. */
export function useProject<T>(select: (saved: SavedProject) => T): T {
  const { project } = useWorld();
  return useSyncExternalStore(
    (listener) => project.subscribe(listener),
    () => select(project.save()),
  );
}

/** The open sequence. */
export function useSequence(): SimulatedSequence | undefined {
  return useProject(activeSequence);
}

export function usePlayhead(): Ticks {
  return useProject(({ view }) => view.playheads[view.activeSequenceId ?? ""] ?? ZERO);
}

export function useTransport(): { readonly speed: number; readonly monitor: "program" | "source" } {
  const { transport } = useWorld();
  const subscribe = (listener: () => void): (() => void) => transport.subscribe(listener);
  const speed = useSyncExternalStore(subscribe, () => transport.speed);
  const monitor = useSyncExternalStore(subscribe, () => transport.monitor);
  return { speed, monitor };
}

export function activeSequence({ document, view }: SavedProject): SimulatedSequence | undefined {
  return view.activeSequenceId === undefined ? undefined : sequenceOf(document, view.activeSequenceId);
}

/** As the sequence writes it: its start timecode, its drop-frame. */
export function timecodeIn(sequence: SimulatedSequence, time: Ticks): string {
  return timecode(time, sequence.rate, formatOf(sequence), zeroFrameOf(sequence));
}

export function rangeIn(sequence: SimulatedSequence, start: Ticks, end: Ticks): string {
  return rangeText({ start, end }, sequence.rate, formatOf(sequence), zeroFrameOf(sequence));
}

/** The number of the sequence's first frame. */
export function zeroFrameOf(sequence: SimulatedSequence): number {
  return sequence.zeroFrame;
}

export function formatOf(sequence: SimulatedSequence): "non-drop" | "drop" | "frames" | "unknown" {
  return sequence.display === "feet 16mm" || sequence.display === "feet 35mm" ? "unknown" : sequence.display;
}

/** "24 fps", "29.97 fps". */
export function rateText(rate: FrameRate): string {
  return `${Number((254_016_000_000 / rate).toFixed(3))
    .toString()
    .replace(/(\.\d\d)\d$/, (all) => (all === ".976" ? all : all.slice(0, 3)))} fps`;
}

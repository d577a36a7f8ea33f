/** Hands the world down, and re-renders on just the part of the project that a component shows. */

import { createContext, useContext, useSyncExternalStore } from "react";
import { ZERO, type Ticks } from "../../../src/core/time";
import { sequenceOf, type SimulatedSequence } from "../../host/document";
import type { SavedProject } from "../../host/model";
import type { Monitor } from "./transport";
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

export function useTransport(): { readonly speed: number; readonly monitor: Monitor } {
  const { transport } = useWorld();
  const subscribe = (listener: () => void): (() => void) => transport.subscribe(listener);
  const speed = useSyncExternalStore(subscribe, () => transport.speed);
  const monitor = useSyncExternalStore(subscribe, () => transport.monitor);
  return { speed, monitor };
}

export function activeSequence({ document, view }: SavedProject): SimulatedSequence | undefined {
  return view.activeSequenceId === undefined ? undefined : sequenceOf(document, view.activeSequenceId);
}

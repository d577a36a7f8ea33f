/** How components reach the store and the words. */

import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from "react";
import type { StudioStore } from "../studio/commands";
import type { StudioState } from "../studio/state";
import type { Text } from "./text/en";

/** What `App` hands down. `hostLocale` is Premiere's own, as `en_US` or `fr-FR`; absent when the host did not say. */
export interface Surroundings {
  readonly studio: StudioStore;
  readonly text: Text;
  readonly hostLocale?: string;
  readonly version?: string;
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === undefined) throw new Error("A component of the panel was rendered outside App.");
  return surroundings;
}

/** A part of the state. `select` must answer with parts of the state itself, so that equal states give equal answers. */
export function useStudio<Part>(select: (state: StudioState) => Part): Part {
  const { studio } = useSurroundings();
  const subscribe = useCallback((listener: () => void) => studio.subscribe(listener), [studio]);
  return useSyncExternalStore(subscribe, () => select(studio.state));
}

export function useCommands(): StudioStore {
  return useSurroundings().studio;
}

/** Other machines have no way to tell: while takes are on the screen, the shared folder is looked at this often. */
const LOOK_EVERY = 10_000;

export function useOthers(): void {
  const { shelf } = useCommands();
  useEffect(() => {
    void shelf.lookAround();
    const looking = setInterval(() => void shelf.lookAround(), LOOK_EVERY);
    return () => clearInterval(looking);
  }, [shelf]);
}

export function useText(): Text {
  return useSurroundings().text;
}

/** What the first tab can stand without: the pages behind it, takes, what opens at a press. Read once that tab stands. */

import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import type { pages } from "./pages";

export type Pages = typeof pages;

let known: Pages | undefined;
const waiting = new Set<() => void>();

export function givePages(given: Pages): void {
  known = given;
  for (const tell of waiting) tell();
}

/** Rejects where the script cannot be read; asked again, it tries again. */
export async function loadPages(): Promise<void> {
  if (known !== undefined) return;
  const { pages } = await import(/* webpackChunkName: "pages" */ "./pages");
  givePages(pages);
}

function subscribe(listener: () => void): () => void {
  waiting.add(listener);
  return () => waiting.delete(listener);
}

/** Nothing for the moment that the reading takes. */
export function Later(props: { readonly children: (pages: Pages) => ReactNode }): ReactNode {
  const pages = usePages();
  return pages === undefined ? null : props.children(pages);
}

/** Absent: not yet. Throws, for the panel's own fence to catch, where they cannot be read. */
function usePages(): Pages | undefined {
  const pages = useSyncExternalStore(subscribe, () => known);
  const [refused, setRefused] = useState<{ readonly error: unknown }>();
  useEffect(() => {
    loadPages().catch((error: unknown) => setRefused({ error }));
  }, []);
  if (pages === undefined && refused !== undefined) throw refused.error;
  return pages;
}

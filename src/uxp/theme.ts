/** Premiere's theme. UXP hangs it on the document, where browsers have nothing. */

export type HostTheme = "darkest" | "dark" | "medium" | "light" | "lightest";

const THEMES: readonly HostTheme[] = ["darkest", "dark", "medium", "light", "lightest"];

interface ThemeSource {
  readonly getCurrent?: () => unknown;
  readonly onUpdated?: {
    readonly addListener?: (listener: Listener) => void;
    readonly removeListener?: (listener: Listener) => void;
  };
}

type Listener = (theme: unknown) => void;

/**
 * Calls `listener` now and at every change, until the answer is called. Never calls it where the host does not say: the
 * stylesheet is dark by itself.
 */
export function watchTheme(listener: (theme: HostTheme) => void): () => void {
  const source = themeSource();
  if (source === undefined) return () => undefined;
  const heard: Listener = (said) => {
    const theme = themeNamed(said);
    if (theme !== undefined) listener(theme);
  };
  heard(source.getCurrent?.());
  source.onUpdated?.addListener?.(heard);
  return () => source.onUpdated?.removeListener?.(heard);
}

/** Absent for what is no theme. */
export function themeNamed(said: unknown): HostTheme | undefined {
  return THEMES.find((theme) => theme === said);
}

function themeSource(): ThemeSource | undefined {
  const page: Document & { readonly theme?: ThemeSource } = document;
  return page.theme;
}

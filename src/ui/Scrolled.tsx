/**
 * A long list of which only what is on the screen is in the page: UXP draws slowly what it need not draw at all. Heights are
 * measured once drawn and guessed before; what was guessed wrong above moves nothing under the eye.
 */

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";

export interface ScrolledItem {
  readonly key: string;
  /** Pixels that it will be about as high as, before anybody measured it. */
  readonly guess: number;
}

/** Pixels above and below the screen that are drawn as well. */
const MARGIN = 600;
/** Where the host does not say how high the column is. */
const SCREEN = 900;

interface Shown {
  readonly from: number;
  /** Without it. */
  readonly to: number;
}

export function Scrolled<Item extends ScrolledItem>(props: {
  readonly items: readonly Item[];
  readonly render: (item: Item) => ReactNode;
  /** Brought to the screen when it changes, and given the keyboard. */
  readonly goTo?: { readonly key: string };
  /** Hears what is drawn. */
  readonly onShow?: (items: readonly Item[]) => void;
}): ReactNode {
  const { items, render, goTo, onShow } = props;
  const root = useRef<HTMLDivElement>(null);
  const heights = useRef(new Map<string, number>());
  const [measured, setMeasured] = useState(0);
  const [shown, setShown] = useState<Shown>({ from: 0, to: 12 });

  /** Where each begins, from the top of the list; one more than there are items. */
  const starts = useMemo(() => {
    const all = new Array<number>(items.length + 1);
    let top = 0;
    for (const [index, { key, guess }] of items.entries()) {
      all[index] = top;
      top += heights.current.get(key) ?? guess;
    }
    all[items.length] = top;
    return all;
    // Heights live in a ref; `measured` says that they changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [items, measured]);

  const look = useCallback(() => {
    const page = scrollerOf(root.current);
    const top = (page?.scrollTop ?? 0) - topIn(root.current, page);
    const height = page === undefined || page.clientHeight === 0 ? SCREEN : page.clientHeight;
    const from = Math.max(0, indexAt(starts, top - MARGIN));
    const to = Math.min(items.length, indexAt(starts, top + height + MARGIN) + 1);
    setShown((before) => (before.from === from && before.to === to ? before : { from, to }));
  }, [items, starts]);

  const drawn = useMemo(() => items.slice(shown.from, shown.to), [items, shown]);

  /** What is drawn is as high as it is; what lies above the screen must not push it. */
  const measure = useCallback(() => {
    const page = scrollerOf(root.current);
    const top = (page?.scrollTop ?? 0) - topIn(root.current, page);
    let changed = false;
    let pushed = 0;
    for (const [at, { key }] of drawn.entries()) {
      // The first child is what is not drawn above.
      const element = root.current?.children[at + 1];
      const height = element instanceof HTMLElement ? element.offsetHeight : 0;
      const index = shown.from + at;
      const before = (starts[index + 1] ?? 0) - (starts[index] ?? 0);
      if (height === 0 || heights.current.get(key) === height) continue;
      heights.current.set(key, height);
      changed = true;
      if ((starts[index] ?? 0) < top) pushed += height - before;
    }
    if (!changed) return;
    if (page !== undefined && pushed !== 0) page.scrollTop += pushed;
    setMeasured((times) => times + 1);
  }, [drawn, shown, starts]);

  useLayoutEffect(measure);
  useLayoutEffect(look, [look]);

  useEffect(() => {
    const page = scrollerOf(root.current);
    /** Another width is another height for every card. */
    const renew = (): void => {
      heights.current.clear();
      setMeasured((times) => times + 1);
    };
    page?.addEventListener("scroll", look);
    window.addEventListener("resize", renew);
    return () => {
      page?.removeEventListener("scroll", look);
      window.removeEventListener("resize", renew);
    };
  }, [look]);

  useEffect(() => onShow?.(drawn), [drawn, onShow]);

  const gone = useRef<{ readonly key: string }>(undefined);
  useLayoutEffect(() => {
    const page = scrollerOf(root.current);
    if (goTo === undefined || page === undefined) return;
    const index = items.findIndex(({ key }) => key === goTo.key);
    if (index < 0) return;
    page.scrollTop = topIn(root.current, page) + (starts[index] ?? 0);
    look();
    // Once for each place to go to: later the list is the editor's to scroll.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [goTo]);
  useLayoutEffect(() => {
    const at = drawn.findIndex(({ key }) => key === goTo?.key);
    if (goTo === undefined || gone.current === goTo || at < 0) return;
    gone.current = goTo;
    root.current?.children[at + 1]?.querySelector("button")?.focus();
  }, [drawn, goTo]);

  return (
    <div ref={root} className="scrolled" onLoadCapture={measure}>
      <div style={{ height: `${starts[Math.min(shown.from, items.length)] ?? 0}px` }} />
      {drawn.map((item) => (
        <div key={item.key}>{render(item)}</div>
      ))}
      <div
        style={{
          height: `${Math.max(0, (starts[items.length] ?? 0) - (starts[Math.min(shown.to, items.length)] ?? 0))}px`,
        }}
      />
    </div>
  );
}

/** The column that scrolls. */
function scrollerOf(element: HTMLElement | null): HTMLElement | undefined {
  return element?.closest<HTMLElement>(".page") ?? undefined;
}

/** Pixels from the top of what scrolls to the top of the list. */
function topIn(element: HTMLElement | null, page: HTMLElement | undefined): number {
  return element === null || page === undefined ? 0 : element.offsetTop - page.offsetTop;
}

/** The last item that begins at or above `top`. */
function indexAt(starts: readonly number[], top: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= top) low = middle;
    else high = middle - 1;
  }
  return low;
}

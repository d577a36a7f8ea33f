/** A long list of which only what is on the screen is in the page. */

import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { Strip, type ScrolledItem } from "./strip";

export function Scrolled<Item extends ScrolledItem>(props: {
  readonly items: readonly Item[];
  readonly render: (item: Item) => ReactNode;
  /** Brought to the screen when it changes, and given the keyboard. */
  readonly goTo?: { readonly key: string };
  /** Hears what is drawn. */
  readonly onShow: (items: readonly Item[]) => void;
}): ReactNode {
  const { items, render, goTo, onShow } = props;
  const root = useRef<HTMLDivElement>(null);
  const [strip] = useState(() => new Strip());
  const { from, to, before, after } = useSyncExternalStore(strip.subscribe, () => strip.shown);
  const drawn = useMemo(() => items.slice(from, to), [items, from, to]);

  useLayoutEffect(() => strip.drawn(root.current, items));
  useEffect(() => onShow(drawn), [drawn, onShow]);

  useEffect(() => {
    const page = root.current?.closest(".page");
    page?.addEventListener("scroll", strip.look);
    window.addEventListener("resize", strip.renew);
    return () => {
      page?.removeEventListener("scroll", strip.look);
      window.removeEventListener("resize", strip.renew);
    };
  }, [strip]);

  useLayoutEffect(() => {
    if (goTo !== undefined) strip.goTo(goTo.key);
  }, [strip, goTo]);

  const gone = useRef<{ readonly key: string }>(undefined);
  useEffect(() => {
    const at = drawn.findIndex(({ key }) => key === goTo?.key);
    if (goTo === undefined || gone.current === goTo || at < 0) return;
    gone.current = goTo;
    root.current?.children[at + 1]?.querySelector("button")?.focus();
  }, [drawn, goTo]);

  return (
    <div ref={root} className="scrolled" onLoadCapture={strip.settle}>
      <div style={{ height: `${before}px` }} />
      {drawn.map((item) => (
        <div key={item.key}>{render(item)}</div>
      ))}
      <div style={{ height: `${after}px` }} />
    </div>
  );
}

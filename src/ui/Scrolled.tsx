/** A long list of which only what is on the screen is in the page. */

import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { Strip, type ScrolledItem } from "./strip";

export function Scrolled<Item extends ScrolledItem>(props: {
  readonly items: readonly Item[];
  readonly render: (item: Item) => ReactNode;
  /** Brought to the screen when it changes, and given the keyboard. */
  readonly goTo?: { readonly key: string };
  /** Where the arrow keys stop; the others are headings. */
  readonly isStop: (item: Item) => boolean;
  /** Hears what is drawn. */
  readonly onShow: (items: readonly Item[]) => void;
}): ReactNode {
  const { items, render, goTo, isStop, onShow } = props;
  const root = useRef<HTMLDivElement>(null);
  const [strip] = useState(() => new Strip());
  const { from, to, before, after } = useSyncExternalStore(strip.subscribe, () => strip.shown);
  const drawn = useMemo(() => items.slice(from, to), [items, from, to]);

  useLayoutEffect(() => strip.drawn(root.current, items));
  useEffect(() => onShow(drawn), [drawn, onShow]);

  useEffect(() => {
    const page = root.current?.closest(".page");
    page?.addEventListener("scroll", strip.settle);
    window.addEventListener("resize", strip.renew);
    // An item grows and shrinks by itself: the list is not drawn anew for it. Where nobody tells, the next scroll does. Drawing
    // within the observer's own turn would be told to it again, and it calls that an error.
    let settling: ReturnType<typeof setTimeout> | undefined;
    const grown =
      typeof ResizeObserver === "undefined"
        ? undefined
        : new ResizeObserver(() => {
            clearTimeout(settling);
            settling = setTimeout(strip.settle, 0);
          });
    if (root.current !== null) grown?.observe(root.current);
    return () => {
      page?.removeEventListener("scroll", strip.settle);
      window.removeEventListener("resize", strip.renew);
      grown?.disconnect();
      clearTimeout(settling);
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

  const [stepped, setStepped] = useState<{ readonly key: string; readonly button: string }>();
  useEffect(() => {
    const at = drawn.findIndex(({ key }) => key === stepped?.key);
    const item = root.current?.children[at + 1];
    if (stepped === undefined || at < 0 || item === undefined) return;
    setStepped(undefined);
    // What was guessed of its height is known by now.
    strip.show(stepped.key);
    const buttons = [...item.querySelectorAll("button")];
    const alike = buttons.find(({ textContent, disabled }) => textContent === stepped.button && !disabled);
    (alike ?? buttons[0])?.focus({ preventScroll: true });
  }, [strip, drawn, stepped]);

  /** To the same button of the card above or below, or of the first or last; fields keep their keys. */
  function stepOnKeys(event: KeyboardEvent<HTMLElement>): void {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !(target instanceof HTMLElement)) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const at = [...(root.current?.children ?? [])].findIndex((child) => child.contains(target));
    const next = at < 1 ? undefined : stopFrom(items, isStop, from + at - 1, key);
    if (next === undefined) return;
    event.preventDefault();
    strip.show(next.key);
    setStepped({ key: next.key, button: target.textContent });
  }

  return (
    <div ref={root} className="scrolled" onKeyDown={stepOnKeys}>
      <div style={{ height: `${before}px` }} />
      {drawn.map((item) => (
        <div key={item.key}>{render(item)}</div>
      ))}
      <div style={{ height: `${after}px` }} />
    </div>
  );
}

/** Absent: there is none in that direction, or the key is no step. */
function stopFrom<Item>(
  items: readonly Item[],
  isStop: (item: Item) => boolean,
  at: number,
  key: string,
): Item | undefined {
  const last = items.length - 1;
  const steps: Readonly<Record<string, readonly [from: number, by: number]>> = {
    ArrowDown: [at + 1, 1],
    ArrowUp: [at - 1, -1],
    Home: [0, 1],
    End: [last, -1],
  };
  const [from, by] = steps[key] ?? [-1, 0];
  for (let index = from; index >= 0 && index <= last; index += by) {
    const item = items[index];
    if (item !== undefined && isStop(item)) return item;
  }
  return undefined;
}

/** Reviewing from the keyboard: the keys of the Review tab, which work wherever in it one is, but in a field. */

import { useRef, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import type { Decision } from "../core/ledger-entry";
import { useCommands } from "./useStudio";

/** The same letters in every language: they are in the buttons. */
const DECIDES: Readonly<Record<string, Decision>> = { a: "approve", c: "changes", r: "reject" };

function isNameless(person = ""): boolean {
  return person.trim() === "";
}

export function ReviewKeys(props: {
  /** All of the tab: it can have the keyboard where nothing in it has. */
  readonly root: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}): ReactNode {
  const { root } = props;
  const studio = useCommands();
  /** The range that Premiere is to show next. */
  const wanted = useRef<string>(undefined);
  const isShowing = useRef(false);

  function step(to: "next" | "previous"): void {
    studio.review.step(to);
    const { at } = studio.state.review;
    if (at !== undefined) void show(at);
  }

  /** One after the other; of those that were asked for meanwhile only the last. */
  async function show(key: string): Promise<void> {
    wanted.current = key;
    if (isShowing.current) return;
    isShowing.current = true;
    for (let next: string | undefined = key; next !== undefined; next = wanted.current) {
      wanted.current = undefined;
      await studio.audit.select(next);
    }
    isShowing.current = false;
  }

  /** Whether the key was one of these. */
  function act(key: string): boolean {
    const { at, part } = studio.state.review;
    if (key === "j" || key === "k") step(key === "j" ? "next" : "previous");
    else if (at === undefined) return false;
    else if (key === " ") void studio.review.play(at);
    else if (key === "n") root.current?.querySelector<HTMLElement>(".review-note")?.focus();
    else {
      const decision = DECIDES[key];
      if (decision === undefined) return false;
      void studio.review.decide(at, part, decision);
      // It is refused, and this is what is missing.
      if (isNameless(studio.state.settings.person)) root.current?.querySelector<HTMLElement>(".review-name")?.focus();
    }
    return true;
  }

  function strike(event: KeyboardEvent<HTMLElement>): void {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
      // Out of the field, and the keys work again.
      if (event.key === "Escape") root.current?.querySelector<HTMLElement>(".audit-open .audit-name")?.focus();
      return;
    }
    // Space presses the button that one is on; only a row's own name gives way.
    if (event.key === " " && target.tagName === "BUTTON" && !target.classList.contains("audit-name")) return;
    // A key that is held down has decided once.
    if (event.repeat && !/^[jk]$/i.test(event.key)) return event.preventDefault();
    if (act(event.key.toLowerCase())) event.preventDefault();
  }

  return (
    <div ref={root} className="review-keys" tabIndex={-1} onKeyDown={strike}>
      {props.children}
    </div>
  );
}

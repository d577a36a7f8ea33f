/** The panel's beginning. Its hooks are unreliable, so it starts at load and again at every show, and only once. */

import uxp from "uxp";
import type { Failure } from "../core/failure";
import { messageOf } from "../core/thrown";

/** The panel's id in manifest.json. */
const PANEL = "pickup";

/**
 * Registers the panel and calls `start` once, with the page's `#root`: right away if the page has one, else when
 * Premiere shows the panel. To be called once, while the script loads.
 * @returns why Premiere will not register it; absent when all is well. `start` is called all the same.
 */
export function openPanel(start: (root: HTMLElement) => void): Failure | undefined {
  let started: HTMLElement | undefined;
  const begin = (shownIn?: unknown): void => {
    if (started === undefined) {
      const root = document.getElementById("root") ?? rootIn(shownIn);
      if (root === undefined) return;
      started = root;
      start(root);
    }
    // With manifest 5 a panel's node need not be the page's body: what is outside of it is not seen.
    if (shownIn instanceof HTMLElement && !shownIn.contains(started)) shownIn.appendChild(started);
  };
  let refusal: Failure | undefined;
  try {
    // Hide and destroy are never called as documented, so there is nothing to hang on them.
    uxp.entrypoints.setup({ panels: { [PANEL]: { create: () => undefined, show: begin } } });
  } catch (error) {
    const message = messageOf(error);
    refusal = { kind: "host-refused", call: "entrypoints.setup", message };
  }
  begin();
  return refusal;
}

/**
 * Takes the keyboard away from the panel's field or button, so that Ctrl+Z reaches the timeline. UXP has no call that
 * gives it to Premiere's own panels; letting go of it is all that a panel can do.
 */
export function giveFocusBack(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused !== document.body) focused.blur();
}

function rootIn(shownIn: unknown): HTMLElement | undefined {
  if (!(shownIn instanceof HTMLElement)) return undefined;
  const root = document.createElement("div");
  root.id = "root";
  shownIn.appendChild(root);
  return root;
}

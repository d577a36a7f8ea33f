/** Premiere's keys, for the page and for what the panel leaves over. */

import { ZERO } from "../../../src/core/time";
import { clearSelected, editPoints, mark } from "./hand";
import type { Zoom } from "./Timeline";
import { activeSequence } from "./useWorld";
import type { World } from "./world";

/** True when the key meant something here; its default should then be prevented. */
export function pressed(world: World, zoom: Zoom | undefined, event: KeyboardEvent): boolean {
  const { transport, project, premiere } = world;
  const sequence = activeSequence(project.save());
  const command = event.ctrlKey || event.metaKey;
  if (command) {
    if (event.key.toLowerCase() !== "z") return false;
    if (event.shiftKey) premiere.redo();
    else premiere.undo();
    return true;
  }
  const playhead = transport.clock()?.position ?? ZERO;
  switch (event.key) {
    case " ":
      transport.toggle();
      return true;
    case "j":
    case "J":
      transport.shuttle(-1);
      return true;
    case "k":
    case "K":
      transport.stop();
      return true;
    case "l":
    case "L":
      transport.shuttle(1);
      return true;
    case "ArrowLeft":
      transport.step(event.shiftKey ? -5 : -1);
      return true;
    case "ArrowRight":
      transport.step(event.shiftKey ? 5 : 1);
      return true;
    case "Home":
      transport.stop();
      transport.goTo(0);
      return true;
    case "End": {
      const clock = transport.clock();
      transport.stop();
      if (clock !== undefined) transport.goTo(clock.end - clock.rate);
      return true;
    }
    case "=":
    case "+":
      zoom?.in();
      return true;
    case "-":
      zoom?.out();
      return true;
    case "\\":
      zoom?.fit();
      return true;
  }
  if (sequence === undefined || transport.monitor !== "program") return false;
  switch (event.key) {
    case "ArrowUp":
    case "ArrowDown": {
      const points = editPoints(sequence);
      const to =
        event.key === "ArrowUp"
          ? points.filter((point) => point < playhead).at(-1)
          : points.find((point) => point > playhead);
      if (to !== undefined) transport.goTo(to);
      return true;
    }
    case "i":
    case "I":
      mark(world, sequence, "in", playhead);
      return true;
    case "o":
    case "O":
      mark(world, sequence, "out", playhead);
      return true;
    case "X":
    case "x":
      if (!event.altKey) return false;
      premiere.mark(sequence.id, {});
      return true;
    case "Delete":
    case "Backspace":
      clearSelected(world, sequence.id);
      return true;
    case "Escape":
      project.select(sequence.id, []);
      return true;
    default:
      return false;
  }
}

/** Keys typed into a field, or that work a button with the focus, are not the timeline's. */
export function belongsToControl(event: KeyboardEvent): boolean {
  const { target } = event;
  if (target === null || !("tagName" in target)) return false;
  const { tagName } = target;
  if (tagName === "INPUT" || tagName === "SELECT" || tagName === "TEXTAREA") return true;
  return tagName === "BUTTON" && (event.key === "Enter" || event.key === " ");
}

/** A button that is clicked does not keep the focus, so that the space bar goes on meaning Play. Tab still reaches it. */
export function keepFocusOff(event: MouseEvent): void {
  const { target } = event;
  const button = target instanceof Element ? target.closest("button") : null;
  if (button === null || button.closest("dialog") !== null) return;
  event.preventDefault();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

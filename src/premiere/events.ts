/**
 * What Premiere tells of its own accord. It tells little: there is no event for the playhead, In and Out, undo or edits
 * on a track, so the studio asks every now and then. An event only says that a picture of the project is out of date.
 */

import ppro from "premierepro";
import { refusal } from "./ask";

export type HostChange = "project" | "sequence" | "selection" | "import";

/**
 * Calls `listener` after each such change until the returned function is called, which may be done twice. The listener
 * must not throw: Premiere's scripting thread would take the error.
 * @throws StudioError `host-refused`; then nothing is listened to.
 */
export function onHostChange(listener: (change: HostChange) => void): () => void {
  const { ProjectEvent, SequenceEvent, OperationCompleteEvent } = ppro.Constants;
  const changes = [
    [ProjectEvent.OPENED, "project"],
    [ProjectEvent.CLOSED, "project"],
    [ProjectEvent.ACTIVATED, "project"],
    [ProjectEvent.DIRTY, "project"],
    [SequenceEvent.ACTIVATED, "sequence"],
    [SequenceEvent.CLOSED, "sequence"],
    [SequenceEvent.SELECTION_CHANGED, "selection"],
    [OperationCompleteEvent.IMPORT_MEDIA_COMPLETE, "import"],
  ] as const;
  let stops: (() => void)[] = [];
  const stopAll = (): void => {
    const stopping = stops;
    stops = [];
    for (const stop of stopping) stop();
  };
  try {
    for (const [event, change] of changes) {
      // A version without an event has nothing to say of it.
      if (event === undefined) continue;
      const handler = (): void => listener(change);
      ppro.EventManager.addGlobalEventListener(event, handler);
      stops.push(() => ppro.EventManager.removeGlobalEventListener(event, handler));
    }
  } catch (error) {
    stopAll();
    throw refusal("EventManager.addGlobalEventListener", error);
  }
  return stopAll;
}

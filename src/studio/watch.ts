/**
 * Keeps a picture of the open project. Premiere has no event for the playhead, In and Out, undo or edits on a track, so
 * the host is asked again and again, but never more than a tenth of the time: a long sequence takes many calls.
 */

import { onHostChange } from "../premiere/events";
import { readPlayhead, readProject } from "../premiere/project";
import type { ProjectView } from "../core/sequence";

const LEAST_PAUSE = 400;
const MOST_PAUSE = 5000;

export interface Watch {
  /** Reads the project now; the picture that `onView` gets as well. Absent: no project is open. */
  look(): Promise<ProjectView | undefined>;
  stop(): void;
}

export interface WatchPorts {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly onView: (view: ProjectView | undefined) => void;
  /** The host could not be read this time; it is asked again. */
  readonly onError: (error: unknown) => void;
}

export function watchProject({ now, sleep, onView, onError }: WatchPorts): Watch {
  let stopped = false;
  let wanted = true;

  let last: ProjectView | undefined;
  let shown: string | undefined;
  const show = (view: ProjectView | undefined): void => {
    last = view;
    // The same picture again is no news: nothing is drawn anew for it.
    const text = JSON.stringify(view) ?? "";
    if (stopped || text === shown) return;
    shown = text;
    onView(view);
  };
  const look = async (): Promise<ProjectView | undefined> => {
    const view = await readProject();
    show(view);
    return view;
  };

  const run = async (): Promise<void> => {
    let dueAt = 0;
    while (!stopped) {
      try {
        const began = now();
        const there = await readPlayhead();
        const same = there?.projectId === last?.projectId && there?.sequenceId === last?.sequence?.sequenceId;
        if (!same || (began >= dueAt && (wanted || began >= dueAt + LEAST_PAUSE))) {
          wanted = false;
          await look();
          dueAt = now() + Math.min(MOST_PAUSE, Math.max(LEAST_PAUSE, (now() - began) * 10));
        } else if (there !== undefined && last?.sequence !== undefined) {
          show({ ...last, sequence: { ...last.sequence, playhead: there.playhead } });
        }
      } catch (error) {
        onError(error);
        shown = undefined;
        last = undefined;
        dueAt = now() + MOST_PAUSE;
      }
      await sleep(LEAST_PAUSE);
    }
  };

  const unlisten = listen(() => (wanted = true), onError);
  void run();
  return {
    look,
    stop: () => {
      stopped = true;
      unlisten();
    },
  };
}

/** Without events, polling alone still keeps the picture true. */
function listen(listener: () => void, onError: (error: unknown) => void): () => void {
  try {
    return onHostChange(listener);
  } catch (error) {
    onError(error);
    return () => undefined;
  }
}

/** Whether the sequence is playing, as far as two looks at the playhead can tell; Premiere does not say. */
export async function isPlaying(sleep: (milliseconds: number) => Promise<void>): Promise<boolean> {
  const before = await readPlayhead();
  await sleep(150);
  const after = await readPlayhead();
  return before !== undefined && after !== undefined && before.playhead !== after.playhead;
}

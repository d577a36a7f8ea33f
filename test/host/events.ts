/** EventManager. Events come after the fact, and what they carry is little: whoever hears one reads anew. */

import type * as adobe from "@adobe/premierepro";
import type { Simulated } from "./adobe";
import { HostRefusal, textOf } from "./adobe";
import { Constants } from "./constants";
import type { Host } from "./host";
import type { SimulatedDocument } from "./document";
import type { SimulatedView } from "./model";
import type { PremiereChange } from "./premiere";
import { SimProject } from "./projects";
import { SimSequence } from "./sequences";
import { trackKeyOf } from "./tracks";

type Handler = (event?: object) => void;

interface Listener {
  /** Absent: hears of everything. */
  readonly target?: string;
  readonly event: string;
  readonly handler: Handler;
}

interface Seen {
  readonly project: string | undefined;
  readonly dirty: boolean;
  readonly document: SimulatedDocument | undefined;
  readonly view: SimulatedView | undefined;
}

export function eventManager(
  host: Host,
  subscribe: (listener: (change: PremiereChange) => void) => () => void,
): Simulated<adobe.EventManagerStatic> {
  let listeners: readonly Listener[] = [];
  let seen = look(host);

  const tell = (event: string, target: string | undefined, payload: object): void => {
    for (const listener of listeners) {
      if (listener.event !== event || (listener.target !== undefined && listener.target !== target)) continue;
      setTimeout(() => {
        if (listeners.includes(listener)) listener.handler(payload);
      }, 0);
    }
  };

  subscribe((change) => {
    const before = seen;
    seen = look(host);
    const { open } = host;
    const { ProjectEvent, SequenceEvent, OperationCompleteEvent, OperationCompleteState } = Constants;
    const about = { name: open?.name ?? "", path: open?.path ?? "", id: open?.id ?? before.project ?? "" };
    if (change.kind === "opened") {
      tell(ProjectEvent.OPENED, open?.id, about);
      tell(ProjectEvent.ACTIVATED, open?.id, about);
      return;
    }
    if (change.kind === "closed") {
      tell(ProjectEvent.CLOSED, before.project, about);
      return;
    }
    if (open === undefined) return;
    if (seen.dirty && !before.dirty) tell(ProjectEvent.DIRTY, open.id, about);
    if (change.kind === "edited" && change.label === "Import") {
      tell(OperationCompleteEvent.IMPORT_MEDIA_COMPLETE, open.id, { state: OperationCompleteState.SUCCESS });
    }
    const active = seen.view?.activeSequenceId;
    if (active !== before.view?.activeSequenceId) tell(SequenceEvent.ACTIVATED, active ?? open.id, {});
    const selection = seen.view?.selection ?? {};
    for (const sequenceId of Object.keys(selection)) {
      if (selection[sequenceId] !== before.view?.selection[sequenceId]) {
        tell(SequenceEvent.SELECTION_CHANGED, sequenceId, {});
      }
    }
    for (const [target, event] of changedTracks(before.document, seen.document)) tell(event, target, {});
  });

  const add = (target: string | undefined, eventName: unknown, handler: unknown): void => {
    if (typeof handler !== "function") throw new HostRefusal("type", "addEventListener: not a function");
    const event = textOf("addEventListener", eventName);
    listeners = [...listeners, { ...(target === undefined ? {} : { target }), event, handler: handler as Handler }];
  };
  const remove = (target: string | undefined, eventName: unknown, handler: unknown): void => {
    listeners = listeners.filter((one) => one.target !== target || one.event !== eventName || one.handler !== handler);
  };

  return {
    addGlobalEventListener: (eventName: unknown, handler: unknown) => add(undefined, eventName, handler),
    removeGlobalEventListener: (eventName: unknown, handler: unknown) => remove(undefined, eventName, handler),
    addEventListener: (target: unknown, eventName: unknown, handler: unknown) =>
      add(targetOf(target), eventName, handler),
    removeEventListener: (target: unknown, eventName: unknown, handler: unknown) =>
      remove(targetOf(target), eventName, handler),
  };
}

function look({ open }: Host): Seen {
  return { project: open?.id, dirty: open?.dirty ?? false, document: open?.document, view: open?.view };
}

function targetOf(target: unknown): string {
  if (SimProject.is(target)) return SimProject.handleOf("addEventListener", target).project.id;
  if (SimSequence.is(target)) return SimSequence.handleOf("addEventListener", target).id;
  const key = trackKeyOf(target);
  if (key === undefined) throw new HostRefusal("type", "addEventListener: not a target");
  return key;
}

function changedTracks(
  before: SimulatedDocument | undefined,
  after: SimulatedDocument | undefined,
): readonly (readonly [string, string])[] {
  if (before === after || before === undefined || after === undefined) return [];
  return after.sequences.flatMap((sequence) => {
    const former = before.sequences.find(({ id }) => id === sequence.id);
    if (former === sequence) return [];
    return (["video", "audio"] as const).flatMap((kind) =>
      sequence[kind].flatMap((track, index) => {
        if (former?.[kind][index]?.items === track.items) return [];
        const events = kind === "video" ? Constants.VideoTrackEvent : Constants.AudioTrackEvent;
        return [[`${sequence.id} ${kind} ${index}`, events.TRACK_CHANGED] as const];
      }),
    );
  });
}

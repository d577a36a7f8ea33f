/** Keeps the media room's page alive, and carries calls to it: pages die, and are built again. */

import { Cancelled, StudioError } from "../core/failure";
import { decodeResult, type Call, type CallKind, type Results } from "./asked";
import { OpenCall, type Means, type StopSignal } from "./calls";
import type { RoomBody } from "./protocol";
import { Session, type After } from "./session";

export type MediaRoomState =
  | { readonly kind: "starting" }
  | { readonly kind: "ready" }
  /** It died and is being built again. */
  | { readonly kind: "rebuilding"; readonly why: string }
  | { readonly kind: "unavailable"; readonly why: string };

export interface MediaRoomOptions {
  /** Holds the webview. Must be in the document and never `display:none`. */
  readonly parent: HTMLElement;
  /** The page. Default: the panel's own. */
  readonly src?: string;
  /** The clock; default is the window's. */
  readonly after?: After;
}

/** How many pages in a row may die, before their first whole heartbeat, until the room is given up. */
const TRIES = 3;

interface Waiting {
  readonly go: (session: Session) => void;
  readonly fail: (error: Error) => void;
}

export class Connection {
  private readonly options: MediaRoomOptions;
  private current: MediaRoomState = { kind: "unavailable", why: "it was not started" };
  private session: Session | undefined;
  private failures = 0;
  private sessions = 0;
  private calls = 0;
  private readonly open = new Map<number, OpenCall>();
  private readonly waiting = new Set<Waiting>();
  private readonly listeners = new Set<() => void>();

  constructor(options: MediaRoomOptions) {
    this.options = options;
  }

  get state(): MediaRoomState {
    return this.current;
  }

  /** Calls `listener` after every change of `state`. Returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Builds the page; again after it was stopped or became unavailable. Does nothing while there is one. */
  start(): void {
    if (this.session !== undefined) return;
    this.failures = 0;
    this.become({ kind: "starting" });
    this.build();
  }

  /** Takes the page away. Work under way is interrupted. */
  stop(): void {
    this.session?.end();
    this.session = undefined;
    this.become({ kind: "unavailable", why: "it was stopped" });
    this.interrupt();
    this.refuseWaiting("it was stopped");
  }

  /** Waits while the page starts. @throws StudioError, Cancelled, as `MediaRoom` says */
  async call<K extends CallKind>(what: Extract<Call, { kind: K }>, means: Means): Promise<Results[K]> {
    const session = await this.whenReady(means.signal);
    const number = ++this.calls;
    const call = new OpenCall(
      number,
      means,
      (body) => session.post(body),
      () => this.open.delete(number),
    );
    this.open.set(number, call);
    session.post({ kind: "call", call: number, what });
    return decodeResult<K>(what.kind, await call.done);
  }

  private whenReady(signal: StopSignal | undefined): Promise<Session> {
    if (signal?.aborted === true) return Promise.reject(new Cancelled("stopped by the editor"));
    if (this.current.kind === "unavailable") return Promise.reject(unavailable(this.current.why));
    if (this.current.kind === "ready" && this.session !== undefined) return Promise.resolve(this.session);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => waiting.fail(new Cancelled("stopped by the editor"));
      const leave = (): void => {
        this.waiting.delete(waiting);
        signal?.removeEventListener("abort", onAbort);
      };
      const waiting: Waiting = {
        go: (session) => {
          leave();
          resolve(session);
        },
        fail: (error) => {
          leave();
          reject(error);
        },
      };
      this.waiting.add(waiting);
      signal?.addEventListener("abort", onAbort);
    });
  }

  private build(): void {
    const id = `${++this.sessions}-${Math.random().toString(36).slice(2)}`;
    const { parent, src = "plugin:/room.html", after = windowClock } = this.options;
    const session = new Session(parent, src, id, after, {
      ready: () => {
        this.become({ kind: "ready" });
        for (const waiting of [...this.waiting]) waiting.go(session);
      },
      steady: () => {
        this.failures = 0;
      },
      body: (body) => this.hear(body),
      died: (why) => this.rebuild(why),
    });
    this.session = session;
  }

  private hear(body: RoomBody): void {
    // A call that was given up is still spoken of until the room has heard of it.
    this.open.get(body.call)?.hear(body);
  }

  private rebuild(why: string): void {
    this.session = undefined;
    this.failures += 1;
    if (this.failures < TRIES) {
      this.become({ kind: "rebuilding", why });
      this.interrupt();
      this.build();
      return;
    }
    this.become({ kind: "unavailable", why });
    this.interrupt();
    this.refuseWaiting(why);
  }

  private interrupt(): void {
    for (const call of [...this.open.values()]) call.fail(new StudioError({ kind: "interrupted" }));
  }

  private refuseWaiting(why: string): void {
    for (const waiting of [...this.waiting]) waiting.fail(unavailable(why));
  }

  private become(state: MediaRoomState): void {
    this.current = state;
    for (const listener of [...this.listeners]) listener();
  }
}

function unavailable(why: string): StudioError {
  return new StudioError({ kind: "room-unavailable", why });
}

const windowClock: After = (milliseconds, callback) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

/** The page's end of the connection: what the panel asked for, its files by ranges, and how an answer goes back. */

import { toBase64 } from "../base64";
import { Malformed } from "../fields";
import { Link } from "../link";
import {
  CHUNK,
  decodeChunk,
  decodeLetter,
  decodePanelBody,
  encodeLetter,
  PROTOCOL,
  WINDOW,
  type Call,
  type PanelBody,
  type RoomBody,
} from "../protocol";

/** Thrown in a task whose call was taken back. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** What this machine or this page cannot do at all, in a sentence. */
export class Cannot extends Error {
  override readonly name = "Cannot";
}

interface Pending {
  readonly call: number;
  readonly resolve: (data: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: unknown) => void;
}

export class Channel {
  private readonly send: (text: string) => void;
  private readonly carryOut: (what: Call, task: Task) => Promise<unknown>;
  private session = "";
  private link: Link<RoomBody> | undefined;
  private requests = 0;
  private readonly pending = new Map<number, Pending>();
  private readonly tasks = new Map<number, Task>();

  constructor(send: (text: string) => void, carryOut: (what: Call, task: Task) => Promise<unknown>) {
    this.send = send;
    this.carryOut = carryOut;
  }

  start(): void {
    this.send(encodeLetter({ kind: "here" }));
  }

  /** @throws Malformed */
  hear(text: unknown): void {
    const letter = decodeLetter(text);
    if (letter === undefined || letter.kind === "here") return;
    if (letter.kind === "hello") {
      // The first greeting decides; a page serves one session.
      if (this.session === "") this.session = letter.session;
      if (letter.session !== this.session) return;
      this.link ??= new Link<RoomBody>(this.session, this.send, (body) => this.take(decodePanelBody(body)));
      this.send(encodeLetter({ kind: "ready", session: this.session, protocol: PROTOCOL }));
      return;
    }
    if (this.link === undefined || letter.session !== this.session) return;
    switch (letter.kind) {
      case "ping":
        this.send(encodeLetter({ kind: "pong", session: this.session, beat: letter.beat, got: this.link.got }));
        this.link.heartbeat(letter.beat, letter.got);
        return;
      case "post":
        this.link.take(letter);
        return;
      case "again":
        this.link.repeat(letter.from, letter.to);
        return;
      case "ready":
      case "pong":
        return;
    }
  }

  post(body: RoomBody): void {
    this.link?.post(body);
  }

  /** Asks for bytes, or has some written; resolves with what was read (nothing for a write). */
  request(call: number, ask: (request: number) => RoomBody): Promise<Uint8Array<ArrayBuffer>> {
    const request = ++this.requests;
    return new Promise((resolve, reject) => {
      this.pending.set(request, { call, resolve, reject });
      this.post(ask(request));
    });
  }

  private take(body: PanelBody): void {
    switch (body.kind) {
      case "call":
        void this.run(body.call, body.what);
        return;
      case "cancel":
        this.cancel(body.call);
        return;
      case "bytes":
        this.settle(body.request, ({ resolve }) => resolve(decodeChunk(body.data)));
        return;
      case "written":
        this.settle(body.request, ({ resolve }) => resolve(new Uint8Array(0)));
        return;
      case "refused":
        this.settle(body.request, ({ reject }) => reject(new Error(body.why)));
        return;
    }
  }

  private settle(request: number, how: (pending: Pending) => void): void {
    const pending = this.pending.get(request);
    this.pending.delete(request);
    if (pending !== undefined) how(pending);
  }

  private cancel(call: number): void {
    this.tasks.get(call)?.stop();
    for (const [request, pending] of [...this.pending]) {
      if (pending.call === call) this.settle(request, ({ reject }) => reject(new Stopped("taken back")));
    }
  }

  private async run(call: number, what: Call): Promise<void> {
    const task = new Task(call, this);
    this.tasks.set(call, task);
    try {
      const result = await this.carryOut(what, task);
      if (!task.stopped) this.post({ kind: "result", call, result });
    } catch (error) {
      // Whatever went wrong belongs to this call alone, and the panel has the words for it.
      if (!task.stopped) this.post({ kind: "failed", call, ...reasonOf(error) });
    } finally {
      this.tasks.delete(call);
    }
  }
}

/** One call under way, as what carries it out sees it. */
export class Task {
  private readonly call: number;
  private readonly channel: Channel;
  private over = false;
  private underWay = 0;
  private readonly acknowledged = new Set<() => void>();
  private writeError: Error | undefined;

  constructor(call: number, channel: Channel) {
    this.call = call;
    this.channel = channel;
  }

  get stopped(): boolean {
    return this.over;
  }

  /** @throws Stopped once the call was taken back. */
  check(): void {
    if (this.over) throw new Stopped("taken back");
  }

  stop(): void {
    this.over = true;
    this.wakeWriters();
  }

  progress(done: number, total: number): void {
    if (!this.over) this.channel.post({ kind: "progress", call: this.call, done, total });
  }

  /** Bytes `start` up to and without `end`, in as many messages as it takes. */
  async read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    this.check();
    const parts: Promise<Uint8Array<ArrayBuffer>>[] = [];
    for (let at = start; at < end; at += CHUNK) {
      const to = Math.min(at + CHUNK, end);
      const part = this.channel.request(this.call, (request) => ({
        kind: "read",
        call: this.call,
        request,
        start: at,
        end: to,
      }));
      // When one part fails, those after it fail unheard.
      part.catch(() => undefined);
      parts.push(part);
      // One ahead is enough to keep the bridge busy; more would only fill memory.
      if (parts.length > 1) await parts[parts.length - 2];
    }
    const [first, ...more] = await Promise.all(parts);
    if (first === undefined) return new Uint8Array(0);
    if (more.length === 0) return first;
    const whole = new Uint8Array(end - start);
    let at = 0;
    for (const part of [first, ...more]) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /**
   * Resolves when the bytes are on their way and there is room for more: at most `WINDOW` writes wait for their
   * acknowledgement. A write that failed is thrown by the next one, or by `written`.
   */
  async write(position: number, bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      while (this.underWay >= WINDOW && !this.over) await this.anAcknowledgement();
      this.check();
      this.throwWriteError();
      const data = toBase64(bytes.subarray(at, at + CHUNK));
      this.underWay += 1;
      const request = this.channel.request(this.call, (number) => ({
        kind: "write",
        call: this.call,
        request: number,
        position: position + at,
        data,
      }));
      void request
        .catch((error: unknown) => {
          this.writeError ??= asError(error);
        })
        .then(() => {
          this.underWay -= 1;
          this.wakeWriters();
        });
    }
  }

  /** Resolves when everything is written and acknowledged. */
  async written(): Promise<void> {
    while (this.underWay > 0 && !this.over) await this.anAcknowledgement();
    this.check();
    this.throwWriteError();
  }

  private throwWriteError(): void {
    if (this.writeError !== undefined) throw this.writeError;
  }

  private anAcknowledgement(): Promise<void> {
    return new Promise((resolve) => {
      this.acknowledged.add(resolve);
    });
  }

  private wakeWriters(): void {
    for (const resolve of this.acknowledged) resolve();
    this.acknowledged.clear();
  }
}

function reasonOf(error: unknown): { readonly reason: "draw-failed" | "cannot"; readonly why: string } {
  if (error instanceof Cannot) return { reason: "cannot", why: error.message };
  if (error instanceof Malformed) throw error;
  return { reason: "draw-failed", why: error instanceof Error ? error.message : String(error) };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Lets messages in between two frames. The page may be hidden, where timers and animation frames hardly run. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

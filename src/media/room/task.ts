/** One call under way in the page: its files by ranges, its progress, and whether it is still wanted. */

import { toBase64 } from "../../core/base64";
import { CHUNK, WINDOW, type RoomBody } from "../protocol";

/** Thrown in a task whose call was taken back. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** What this machine or this page cannot do at all, in a sentence. */
export class Cannot extends Error {
  override readonly name = "Cannot";
}

/** What a task needs of the page's end of the connection. */
interface ToPanel {
  post(body: RoomBody): void;
  /** Asks for bytes, or has some written; resolves with what was read (nothing for a write). @throws Misfit */
  request(call: number, ask: (request: number) => RoomBody): Promise<Uint8Array<ArrayBuffer>>;
}

export class Task {
  private readonly call: number;
  private readonly channel: ToPanel;
  private over = false;
  private underWay = 0;
  private readonly acknowledged = new Set<() => void>();
  private readonly onStopped = new Set<() => void>();
  private writeError: Error | undefined;

  constructor(call: number, channel: ToPanel) {
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
    for (const listener of [...this.onStopped]) listener();
  }

  /** Calls `listener` once, when the call is taken back. Returns what ends that. */
  whenStopped(listener: () => void): () => void {
    this.onStopped.add(listener);
    return () => this.onStopped.delete(listener);
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

export function asError(error: unknown): Error {
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

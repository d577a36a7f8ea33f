/** One thing that the panel asked of the media room: the files it may read and write, its progress, how it ends. */

import { toBase64 } from "../core/base64";
import { Cancelled, StudioError } from "../core/failure";
import { decodeChunk, type PanelBody, type RoomBody } from "./protocol";

/** A file as the room pulls it: by ranges, never whole. Offsets in bytes; `end` is exclusive. */
export interface ReadableFile {
  readonly size: number;
  /** Exactly `end - start` bytes. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** A file that the room writes, not always from front to back. */
export interface WritableFile {
  write(position: number, bytes: Uint8Array): Promise<void>;
}

/** What of an AbortSignal is used: UXP's own may lack the rest. */
export type StopSignal = Pick<AbortSignal, "aborted" | "addEventListener" | "removeEventListener">;

/** What a call may use of the panel's side. */
export interface Means {
  readonly file?: ReadableFile;
  readonly out?: WritableFile;
  readonly signal?: StopSignal;
  /** In the call's own steps: frames that are encoded or looked at, parts of a match. */
  readonly onProgress?: (done: number, total: number) => void;
}

export class OpenCall {
  readonly done: Promise<unknown>;
  private readonly number: number;
  private readonly means: Means;
  private readonly post: (body: PanelBody) => void;
  private readonly forget: () => void;
  private resolve: (result: unknown) => void = noop;
  private reject: (error: unknown) => void = noop;
  /** Writes are carried out one after the other: two of them may touch the same bytes. */
  private writes: Promise<void> = Promise.resolve();
  private over = false;

  constructor(number: number, means: Means, post: (body: PanelBody) => void, forget: () => void) {
    this.number = number;
    this.means = means;
    this.post = post;
    this.forget = forget;
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    means.signal?.addEventListener("abort", this.onAbort);
  }

  hear(body: RoomBody): void {
    switch (body.kind) {
      case "read":
        void this.read(body.request, body.start, body.end);
        return;
      case "write": {
        const bytes = decodeChunk(body.data);
        this.writes = this.writes.then(() => this.write(body.request, body.position, bytes));
        return;
      }
      case "progress":
        this.tell(body.done, body.total);
        return;
      case "result":
        this.finish(() => this.resolve(body.result));
        return;
      case "failed":
        this.fail(
          new StudioError(
            body.reason === "cannot"
              ? { kind: "room-unavailable", why: body.why }
              : { kind: "draw-failed", why: body.why },
          ),
        );
        return;
    }
  }

  /** A mistake of whoever follows ends this call; thrown on, it would stop all the letters behind this one. */
  private tell(done: number, total: number): void {
    try {
      this.means.onProgress?.(done, total);
    } catch (error) {
      this.giveUp(error);
    }
  }

  /** Ends the call without the room, which is told by the caller if it is still there. */
  fail(error: unknown): void {
    this.finish(() => this.reject(error));
  }

  private readonly onAbort = (): void => {
    this.giveUp(new Cancelled("stopped by the editor"));
  };

  private giveUp(error: unknown): void {
    if (this.over) return;
    this.post({ kind: "cancel", call: this.number });
    this.fail(error);
  }

  /** The caller may remove the file as soon as it hears, so what is being written to it is waited for. */
  private finish(settle: () => void): void {
    if (this.over) return;
    this.over = true;
    this.forget();
    this.means.signal?.removeEventListener("abort", this.onAbort);
    void this.writes.then(settle);
  }

  private async read(request: number, start: number, end: number): Promise<void> {
    const { file } = this.means;
    try {
      if (file === undefined || end > file.size)
        throw new Error(`The media room asked for bytes that are not there: ${start}–${end}`);
      const bytes = await file.read(start, end);
      if (bytes.length !== end - start) throw new Error(`Read ${bytes.length} bytes of the ${end - start} asked for`);
      if (!this.over) this.post({ kind: "bytes", request, data: toBase64(bytes) });
    } catch (error) {
      this.giveUp(error);
    }
  }

  private async write(request: number, position: number, bytes: Uint8Array): Promise<void> {
    if (this.over) return;
    try {
      const { out } = this.means;
      if (out === undefined) throw new Error("The media room wrote where nothing is to be written");
      await out.write(position, bytes);
      if (!this.isOver()) this.post({ kind: "written", request });
    } catch (error) {
      this.giveUp(error);
    }
  }

  /** It may have ended while something was awaited, which the compiler cannot know of the field itself. */
  private isOver(): boolean {
    return this.over;
  }
}

function noop(): void {
  // Until the promise has handed over its own.
}

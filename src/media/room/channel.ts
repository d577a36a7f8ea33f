/** The page's end of the connection: what the panel asked for, its files by ranges, and how an answer goes back. */

import { messageOf } from "../../core/thrown";
import { Misfit } from "../../core/decode";
import type { Call } from "../asked";
import { Link } from "../link";
import {
  callOf,
  decodeChunk,
  decodeLetter,
  decodePanelBody,
  encodeLetter,
  PROTOCOL,
  type PanelBody,
  type RoomBody,
} from "../protocol";
import { Cannot, Stopped, Task } from "./task";

interface Pending {
  readonly call: number;
  /** Takes base64. */
  readonly resolve: (data: string) => void;
  readonly reject: (error: unknown) => void;
}

export class Channel {
  private readonly send: (text: string) => void;
  private readonly carryOut: (what: Call, task: Task) => Promise<unknown>;
  /** Tells this life of the page from the one after a reload. */
  private readonly page = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
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
    this.send(encodeLetter({ kind: "here", page: this.page }));
  }

  /** @throws Misfit */
  hear(text: unknown): void {
    const letter = decodeLetter(text);
    const { page } = this;
    if (letter === undefined || letter.kind === "here") return;
    if (letter.kind === "hello") {
      // The first greeting decides; a page serves one session.
      if (this.session === "") this.session = letter.session;
      if (letter.session !== this.session) return;
      this.link ??= new Link<RoomBody>(this.session, this.send, (body) => this.open(body));
      this.send(encodeLetter({ kind: "ready", session: this.session, page, protocol: PROTOCOL }));
      return;
    }
    if (this.link === undefined || letter.session !== this.session) return;
    switch (letter.kind) {
      case "ping":
        this.send(encodeLetter({ kind: "pong", session: this.session, page, beat: letter.beat, got: this.link.got }));
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

  request(call: number, ask: (request: number) => RoomBody): Promise<Uint8Array<ArrayBuffer>> {
    const request = ++this.requests;
    const answer = new Promise<string>((resolve, reject) => {
      this.pending.set(request, { call, resolve, reject });
      this.post(ask(request));
    });
    return answer.then(decodeChunk);
  }

  /** A call that makes no sense is refused, so that the panel does not wait for it for ever. */
  private open(body: unknown): void {
    try {
      this.take(decodePanelBody(body));
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      this.post({ kind: "failed", call: callOf(body), reason: "draw-failed", why: error.message });
    }
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
        this.settle(body.request, ({ resolve }) => resolve(body.data));
        return;
      case "written":
        this.settle(body.request, ({ resolve }) => resolve(""));
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

function reasonOf(error: unknown): { readonly reason: "draw-failed" | "cannot"; readonly why: string } {
  if (error instanceof Cannot) return { reason: "cannot", why: error.message };
  return { reason: "draw-failed", why: messageOf(error) };
}

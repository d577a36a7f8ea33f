/**
 * One end of a connection that may lose, double, delay and reorder messages: what is posted arrives once and in order,
 * or the heartbeat ends the session. It has no timers; the panel's heartbeat drives it on both sides.
 */

import { encodeLetter, type Letter, type PanelBody, type RoomBody } from "./protocol";

/** Later letters than the missing one that are kept; more than a peer that keeps the write window ever has under way. */
const KEPT = 256;

interface Sent<Body> {
  readonly number: number;
  readonly body: Body;
  /** The beat during which it was last sent. */
  sentAt: number;
}

export class Link<Out extends PanelBody | RoomBody> {
  private readonly session: string;
  private readonly send: (text: string) => void;
  private readonly deliver: (body: unknown) => void;
  private unacknowledged: Sent<Out>[] = [];
  private readonly early = new Map<number, unknown>();
  private posted = 0;
  private received = 0;
  private beat = 0;
  private askedAgainFor = 0;

  constructor(session: string, send: (text: string) => void, deliver: (body: unknown) => void) {
    this.session = session;
    this.send = send;
    this.deliver = deliver;
  }

  /** The number up to which every letter has arrived. */
  get got(): number {
    return this.received;
  }

  /** Sends it, and again until the other side has it. */
  post(body: Out): void {
    const sent = { number: ++this.posted, body, sentAt: this.beat };
    this.unacknowledged.push(sent);
    this.sendOut(sent);
  }

  /** Takes a letter; one that came before is dropped, one that came too early waits for those before it. */
  take(letter: Extract<Letter<unknown>, { kind: "post" }>): void {
    this.acknowledge(letter.got);
    if (letter.number <= this.received) return;
    if (letter.number > this.received + KEPT) return;
    this.early.set(letter.number, letter.body);
    const next = this.received + 1;
    if (!this.early.has(next)) this.askAgain(next, letter.number - 1);
    for (let number = next; this.early.has(number); number++) {
      const body = this.early.get(number);
      this.early.delete(number);
      this.received = number;
      this.deliver(body);
    }
  }

  /** Sends once more what the other side says it misses. */
  repeat(from: number, to: number): void {
    for (const sent of this.unacknowledged) {
      if (sent.number >= from && sent.number <= to) this.sendOut(sent);
    }
  }

  /** A heartbeat went round: what was sent a whole beat ago and is not acknowledged is taken for lost. */
  heartbeat(beat: number, got: number): void {
    this.acknowledge(got);
    const before = this.beat;
    this.beat = beat;
    for (const sent of this.unacknowledged) {
      if (sent.sentAt < before) this.sendOut(sent);
    }
    this.askedAgainFor = 0;
  }

  private sendOut(sent: Sent<Out>): void {
    sent.sentAt = this.beat;
    const { session, received: got } = this;
    this.send(encodeLetter({ kind: "post", session, number: sent.number, got, body: sent.body }));
  }

  private acknowledge(got: number): void {
    if (this.unacknowledged.some((sent) => sent.number <= got)) {
      this.unacknowledged = this.unacknowledged.filter((sent) => sent.number > got);
    }
  }

  /** Once per gap, so that a burst behind one lost letter does not ask for it many times over. */
  private askAgain(from: number, to: number): void {
    if (this.askedAgainFor === from) return;
    this.askedAgainFor = from;
    this.send(encodeLetter({ kind: "again", session: this.session, from, to }));
  }
}

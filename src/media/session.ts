/** One life of the media room's page: one webview, from its making over the handshake to its end. */

import { Misfit } from "../core/decode";
import { messageOf } from "../core/thrown";
import { Link } from "./link";
import { decodeLetter, decodeRoomBody, encodeLetter, PROTOCOL, type PanelBody, type RoomBody } from "./protocol";

/** Runs `callback` once after `milliseconds`; the function it returns prevents that. */
export type After = (milliseconds: number, callback: () => void) => () => void;

const HANDSHAKE_MILLISECONDS = 10_000;
const HEARTBEAT_MILLISECONDS = 5_000;

/** The page may not listen yet when it is first spoken to. */
const HELLO_AGAIN_MILLISECONDS = 250;

/** Heartbeats in a row without a word, after which the page is given up. */
const MISSES = 2;

/** The events by which a webview, and the frame that stands in for it, say that the page did not load. */
const LOAD_ERRORS = ["loaderror", "error"] as const;

interface SessionEvents {
  ready(): void;
  /** The page has lived through a whole heartbeat. */
  steady(): void;
  body(body: RoomBody): void;
  /** It is over, by itself; said once, never after `end`. */
  died(why: string): void;
}

export class Session {
  private readonly id: string;
  private readonly element: HTMLElement;
  private readonly after: After;
  private readonly events: SessionEvents;
  private readonly link: Link<PanelBody>;
  private phase: "handshake" | "ready" | "over" = "handshake";
  /** The life of the page with which hands were shaken. */
  private page: string | undefined;
  private beat = 0;
  /** The page has said something since the last ping. */
  private heard = true;
  private missed = 0;
  private refusal = "it did not answer";
  private readonly waiting = new Set<() => void>();

  /** `id` must be new each time: it keeps the words of a dead page apart from those of the next. */
  constructor(parent: HTMLElement, src: string, id: string, after: After, events: SessionEvents) {
    this.id = id;
    this.after = after;
    this.events = events;
    this.link = new Link<PanelBody>(
      id,
      (text) => this.send(text),
      (body) => events.body(decodeRoomBody(body)),
    );
    this.element = document.createElement("webview");
    this.element.setAttribute("src", src);
    this.element.setAttribute("tabindex", "-1");
    this.element.setAttribute("aria-hidden", "true");
    // A webview of no size, or not displayed, is not loaded at all.
    this.element.style.width = "2px";
    this.element.style.height = "2px";
    this.element.style.border = "0";
    for (const name of LOAD_ERRORS) this.element.addEventListener(name, this.onLoadError);
    window.addEventListener("message", this.onMessage);
    parent.appendChild(this.element);
    this.wait(HANDSHAKE_MILLISECONDS, () => this.onNoHandshake());
    this.greet();
  }

  post(body: PanelBody): void {
    this.link.post(body);
  }

  /** Takes the page away. Nothing is heard of it again. */
  end(): void {
    this.phase = "over";
    for (const stop of [...this.waiting]) stop();
    for (const name of LOAD_ERRORS) this.element.removeEventListener(name, this.onLoadError);
    window.removeEventListener("message", this.onMessage);
    this.element.remove();
  }

  private readonly onMessage = (event: Event): void => {
    try {
      this.hear(textOf(event));
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      this.die(`it said what nobody understands: ${error.message}`);
    }
  };

  private readonly onLoadError = (event: Event): void => {
    const said = "message" in event && typeof event.message === "string" ? `: ${event.message}` : "";
    this.die(`its page did not load${said}`);
  };

  private hear(text: unknown): void {
    const letter = decodeLetter(text);
    if (letter === undefined || this.phase === "over") return;
    if (letter.kind !== "here" && letter.session !== this.id) return;
    if ("page" in letter && this.page !== undefined && letter.page !== this.page) {
      // It knows nothing of what was said before, and would wait for it for ever.
      this.die("its page was loaded anew");
      return;
    }
    this.heard = true;
    switch (letter.kind) {
      case "here":
        if (this.phase === "handshake") this.sendHello();
        return;
      case "ready":
        this.onReady(letter.page, letter.protocol);
        return;
      case "pong":
        this.link.heartbeat(letter.beat, letter.got);
        return;
      case "post":
        this.link.take(letter);
        return;
      case "again":
        this.link.repeat(letter.from, letter.to);
        return;
      case "hello":
      case "ping":
        return;
    }
  }

  private onReady(page: string, protocol: number): void {
    if (this.phase !== "handshake") return;
    if (protocol !== PROTOCOL) {
      this.die(`its page is of another version (${protocol}, not ${PROTOCOL})`);
      return;
    }
    this.phase = "ready";
    this.page = page;
    this.events.ready();
    this.sendPing();
    this.wait(HEARTBEAT_MILLISECONDS, () => this.onHeartbeat());
  }

  private onNoHandshake(): void {
    if (this.phase === "handshake") this.die(`${this.refusal} within ${HANDSHAKE_MILLISECONDS / 1000} s`);
  }

  private greet(): void {
    if (this.phase !== "handshake") return;
    this.sendHello();
    this.wait(HELLO_AGAIN_MILLISECONDS, () => this.greet());
  }

  private onHeartbeat(): void {
    if (this.phase !== "ready") return;
    this.missed = this.heard ? 0 : this.missed + 1;
    if (this.missed >= MISSES) {
      this.die("it stopped answering");
      return;
    }
    if (this.heard) this.events.steady();
    this.sendPing();
    this.wait(HEARTBEAT_MILLISECONDS, () => this.onHeartbeat());
  }

  private sendHello(): void {
    this.send(encodeLetter({ kind: "hello", session: this.id }));
  }

  private sendPing(): void {
    this.heard = false;
    this.send(encodeLetter({ kind: "ping", session: this.id, beat: ++this.beat, got: this.link.got }));
  }

  /** What cannot be sent counts as lost: the handshake or the heartbeat finds out, and the link sends it again. */
  private send(text: string): void {
    if (this.phase === "over") return;
    const { element } = this;
    if (!canBeSpokenTo(element)) {
      this.refusal = "this Premiere offers no webview that can be spoken to; it did not answer";
      return;
    }
    try {
      element.postMessage(text, "*");
    } catch (error) {
      this.refusal = `it could not be spoken to (${messageOf(error)})`;
    }
  }

  private die(why: string): void {
    if (this.phase === "over") return;
    this.end();
    this.events.died(why);
  }

  private wait(milliseconds: number, callback: () => void): void {
    const stop = this.after(milliseconds, () => {
      this.waiting.delete(stopAndForget);
      callback();
    });
    const stopAndForget = (): void => {
      this.waiting.delete(stopAndForget);
      stop();
    };
    this.waiting.add(stopAndForget);
  }
}

function canBeSpokenTo(element: object): element is { postMessage(text: string, targetOrigin: string): void } {
  return "postMessage" in element && typeof element.postMessage === "function";
}

/** Some versions of UXP put the text into `message` instead of `data`. */
function textOf(event: Event): unknown {
  if ("data" in event && event.data !== undefined) return event.data;
  return "message" in event ? event.message : undefined;
}

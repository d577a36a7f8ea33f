/** A label as it will look, drawn by the media room to be looked at before it is laid. */

import { toBase64 } from "../../core/base64";
import { StudioError } from "../../core/failure";
import type { LabelPicture } from "../../core/label-picture";
import type { MediaRoom } from "../../media/client";
import { InMemory } from "../../media/in-memory";
import type { Log } from "../log";

export class LabelPreview {
  readonly #outside: { readonly room: MediaRoom; readonly log: Log };
  #drawn: { readonly of: string; readonly url: string } | undefined;
  /** The latest that was asked for: an earlier one that comes after it is no longer shown. */
  #asked: { readonly of: string; readonly shown: Promise<boolean> } | undefined;

  constructor(outside: { readonly room: MediaRoom; readonly log: Log }) {
    this.#outside = outside;
  }

  /** A data URL of the picture drawn last; absent: none was, or the latest could not be. */
  get url(): string | undefined {
    return this.#drawn?.url;
  }

  /** Answers whether another one is shown than before. Never rejects: without it the page says the same in words. */
  async draw(picture: LabelPicture): Promise<boolean> {
    const of = JSON.stringify(picture);
    if (this.#asked?.of === of) return this.#asked.shown;
    const asked = { of, shown: this.#draw(picture, of) };
    this.#asked = asked;
    const isShown = await asked.shown;
    // The next call draws it again where it could not be drawn, and finds it where it was.
    if (this.#asked === asked) this.#asked = undefined;
    return isShown;
  }

  async #draw(picture: LabelPicture, of: string): Promise<boolean> {
    if (this.#drawn?.of === of) return false;
    try {
      const drawing = new InMemory();
      await this.#outside.room.label(picture, drawing);
      const bytes = await drawing.read(0, drawing.size);
      if (this.#asked?.of !== of) return false;
      this.#drawn = { of, url: `data:image/png;base64,${toBase64(bytes)}` };
      return true;
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.#outside.log.trouble("drawing a label to look at", error);
      if (this.#asked?.of !== of || this.#drawn === undefined) return false;
      // Another label than the one that would be laid says nothing true.
      this.#drawn = undefined;
      return true;
    }
  }
}

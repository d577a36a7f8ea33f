/** Small pictures of media for the timeline, as addresses for <img>. Made one after the other, kept until a file changes. */

import type { MediaLibrary } from "./media";

const HEIGHT = 72;

export class Thumbnails {
  readonly #library: MediaLibrary;
  readonly #made = new Map<string, Promise<string | undefined>>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(library: MediaLibrary) {
    this.#library = library;
  }

  /** Absent where the file cannot be read. `seconds` is in the media's clock. */
  of(path: string, still: boolean, seconds: number): Promise<string | undefined> {
    const key = `${path} ${seconds.toFixed(4)} ${this.#library.versionOf(path)}`;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = this.#queue.then(() => this.#make(path, still, seconds));
    this.#queue = made;
    this.#made.set(key, made);
    return made;
  }

  async #make(path: string, still: boolean, seconds: number): Promise<string | undefined> {
    try {
      const frame = await this.#library.frame(path, still, seconds);
      const canvas = new OffscreenCanvas(Math.max(1, Math.round((HEIGHT * frame.width) / frame.height)), HEIGHT);
      const context = canvas.getContext("2d", { alpha: false });
      if (context === null) return undefined;
      context.imageSmoothingQuality = "high";
      frame.draw(context, 0, 0, canvas.width, canvas.height);
      frame.close();
      return URL.createObjectURL(await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 }));
    } catch (error) {
      console.warn(`No thumbnail of ${path}:`, error);
      return undefined;
    }
  }
}

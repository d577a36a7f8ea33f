/**
 * The line between the panel and its media room, which tests can make late, lossy or dead. Premiere's own webview has
 * been seen to be all three.
 */

export class RoomLine {
  /** Milliseconds by which every message is late. */
  delay = 0;
  /** Every n-th message is lost; 0 loses none. */
  loseEvery = 0;
  /** The next rooms that are asked for do not load. */
  refuseLoads = 0;
  #rooms = new Set<() => void>();
  #count = 0;

  /** A room registers how it is torn down; the answer takes it off the list. */
  joined(die: () => void): () => void {
    this.#rooms.add(die);
    return () => this.#rooms.delete(die);
  }

  /** The web process dies: the page is gone, without a word to the panel. */
  kill(): void {
    for (const die of [...this.#rooms]) die();
    this.#rooms.clear();
  }

  get alive(): number {
    return this.#rooms.size;
  }

  /** Hands a message on as the line is at the moment. */
  carry(deliver: () => void): void {
    this.#count += 1;
    if (this.loseEvery > 0 && this.#count % this.loseEvery === 0) return;
    if (this.delay === 0) deliver();
    else setTimeout(deliver, this.delay);
  }
}

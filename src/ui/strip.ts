/**
 * Which part of a long list is drawn: UXP draws slowly what it need not draw at all. Heights are measured once drawn and
 * guessed before; what was guessed wrong above moves nothing under the eye.
 */

export interface ScrolledItem {
  readonly key: string;
  /** Pixels that it will be about as high as, before anybody measured it. */
  readonly guess: number;
}

/** The part that is drawn. */
export interface Shown {
  readonly from: number;
  /** Without it. */
  readonly to: number;
  /** Pixels of what is not drawn above it, and below. */
  readonly before: number;
  readonly after: number;
}

/** Pixels above and below the screen that are drawn as well. */
const MARGIN = 600;
/** Where the host does not say how high the column is. */
const SCREEN = 900;

export class Strip {
  #items: readonly ScrolledItem[] = [];
  /** Where each begins, from the top of the list; one more than there are items. */
  #starts: readonly number[] = [0];
  readonly #heights = new Map<string, number>();
  #shown: Shown = { from: 0, to: 12, before: 0, after: 0 };
  #root: HTMLElement | undefined;
  readonly #listeners = new Set<() => void>();

  get shown(): Shown {
    return this.#shown;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** After each drawing: `root`'s first and last child stand for what is not drawn, the others are `items` as shown. */
  readonly drawn = (root: HTMLElement | null, items: readonly ScrolledItem[]): void => {
    this.#root = root ?? undefined;
    const isOther = items !== this.#items;
    this.#items = items;
    if (isOther) this.#reckon();
    this.settle();
  };

  /** What is drawn may be of another height than before: its pictures came in, or it was opened or closed. */
  readonly settle = (): void => {
    this.#measure();
    this.look();
  };

  /** What is drawn is as high as it is; what lies above the screen must not push it. */
  #measure(): void {
    const page = this.#page;
    const top = this.#top(page);
    let pushed = 0;
    let isNew = false;
    for (const [at, { key }] of this.#items.slice(this.#shown.from, this.#shown.to).entries()) {
      const element = this.#root?.children[at + 1];
      const height = element instanceof HTMLElement ? element.offsetHeight : 0;
      const known = this.#heights.get(key);
      if (height === 0 || known === height) continue;
      const index = this.#shown.from + at;
      const [start, end] = [this.#startOf(index), this.#startOf(index + 1)];
      // One that is open across the screen's edge grows below what was pressed in it.
      if (known === undefined ? start < top : end <= top) pushed += height - (end - start);
      this.#heights.set(key, height);
      isNew = true;
    }
    if (!isNew) return;
    this.#reckon();
    if (page !== undefined && pushed !== 0) page.scrollTop += pushed;
  }

  /** Draws what is on the screen now. */
  readonly look = (): void => {
    const page = this.#page;
    const top = this.#top(page);
    const height = page === undefined || page.clientHeight === 0 ? SCREEN : page.clientHeight;
    const from = Math.max(0, this.#indexAt(top - MARGIN));
    const to = Math.min(this.#items.length, this.#indexAt(top + height + MARGIN) + 1);
    const before = this.#startOf(from);
    const after = Math.max(0, this.#startOf(this.#items.length) - this.#startOf(to));
    const was = this.#shown;
    if (was.from === from && was.to === to && was.before === before && was.after === after) return;
    this.#shown = { from, to, before, after };
    for (const listener of [...this.#listeners]) listener();
  };

  /** Another width is another height for every item. */
  readonly renew = (): void => {
    this.#heights.clear();
    this.settle();
  };

  /** Brings an item onto the screen by as little as that takes. */
  show(key: string): void {
    const index = this.#items.findIndex((item) => item.key === key);
    const page = this.#page;
    if (index < 0 || page === undefined) return;
    const top = this.#top(page);
    const height = page.clientHeight === 0 ? SCREEN : page.clientHeight;
    const above = this.#startOf(index) - top;
    const below = this.#startOf(index + 1) - (top + height);
    // One that is higher than the screen is shown from its head.
    if (above < 0 || below > above) page.scrollTop += above;
    else if (below > 0) page.scrollTop += below;
    this.look();
  }

  /** Brings an item to the top of the screen. */
  goTo(key: string): void {
    const index = this.#items.findIndex((item) => item.key === key);
    const page = this.#page;
    if (index < 0 || page === undefined) return;
    // The page is as high as what is drawn now says: the list below may still be guessed at.
    page.scrollTop = this.#offset(page) + this.#startOf(index);
    this.look();
  }

  #reckon(): void {
    const starts = new Array<number>(this.#items.length + 1);
    let top = 0;
    for (const [index, { key, guess }] of this.#items.entries()) {
      starts[index] = top;
      top += this.#heights.get(key) ?? guess;
    }
    starts[this.#items.length] = top;
    this.#starts = starts;
  }

  #startOf(index: number): number {
    return this.#starts[Math.min(index, this.#items.length)] ?? 0;
  }

  /** The column that scrolls. */
  get #page(): HTMLElement | undefined {
    return this.#root?.closest<HTMLElement>(".page") ?? undefined;
  }

  /** Pixels of the list that are above the screen. */
  #top(page: HTMLElement | undefined): number {
    return page === undefined ? 0 : page.scrollTop - this.#offset(page);
  }

  /** Pixels from the top of what scrolls to the top of the list. */
  #offset(page: HTMLElement): number {
    return (this.#root?.offsetTop ?? 0) - page.offsetTop;
  }

  /** The last item that begins at or above `top`. */
  #indexAt(top: number): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#startOf(middle) <= top) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

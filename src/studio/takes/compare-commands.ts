/** Looks at two takes at once: opens their files, and has the media room show the same moment of both, the latest first. */

import { secondsInFilm, sharedSeconds } from "../../core/comparison";
import { Cancelled, isCancel, StudioError } from "../../core/failure";
import { shownOf } from "../../core/head";
import { originalOf } from "../../core/take";
import { TICKS_PER_SECOND } from "../../core/time";
import type { MediaRoom } from "../../media/client";
import { exists, openRead, type FileToRead } from "../../uxp/files";
import { fileUrl, joinPath } from "../../uxp/paths";
import type { CompareCommands as Commands } from "../commands";
import type { CompareMedia, CompareSide, CompareState } from "./compare-state";
import type { Desk } from "../desk";
import type { Log } from "../log";
import type { Shelved } from "../disk/shelf";
import type { Takes } from "./takes";

export interface CompareOutside {
  readonly desk: Pick<Desk, "state" | "set">;
  readonly takes: Pick<Takes, "get">;
  readonly room: Pick<MediaRoom, "state" | "probe" | "thumbnail">;
  readonly log: Pick<Log, "trouble">;
}

/** As large as the column is wide, twice over for dense screens. */
const LONG_EDGE = 720;

type Open = Extract<CompareState, { kind: "open" }>;

export class CompareCommands implements Commands {
  readonly #outside: CompareOutside;
  /** By take: held open while it is looked at. */
  readonly #files = new Map<string, FileToRead>();
  /** Counts openings: what an earlier one still reads is nobody's. */
  #opening = 0;
  #drawing = false;
  /** The moment, or what there is to be seen of it, changed since the pictures under way were begun. */
  #isDue = false;

  constructor(outside: CompareOutside) {
    this.#outside = outside;
  }

  readonly choose = (takeId: string): void => {
    const { compare } = this.#outside.desk.state;
    if (compare.kind !== "choosing") this.#show({ kind: "choosing", a: takeId });
    else if (compare.a === takeId) this.#show({ kind: "closed" });
    else void this.#open(compare.a, takeId);
  };

  readonly leave = (): void => {
    this.#opening += 1;
    this.#show({ kind: "closed" });
    void this.#close();
  };

  readonly swap = (): void => {
    const open = this.#state;
    if (open !== undefined) this.#show({ ...open, a: open.b, b: open.a });
  };

  readonly look = (at: number): void => {
    const open = this.#state;
    if (open === undefined) return;
    const all = sharedSeconds(lying(open.a), lying(open.b));
    this.#show({ ...open, at: Math.max(0, all === 0 ? at : Math.min(at, all)) });
    void this.#draw();
  };

  get #state(): Open | undefined {
    const { compare } = this.#outside.desk.state;
    return compare.kind === "open" ? compare : undefined;
  }

  #show(compare: CompareState): void {
    this.#outside.desk.set({ compare });
  }

  #change(takeId: string, change: Partial<CompareSide>): void {
    const open = this.#state;
    if (open === undefined) return;
    const of = (side: CompareSide): CompareSide => (side.takeId === takeId ? { ...side, ...change } : side);
    this.#show({ ...open, a: of(open.a), b: of(open.b) });
  }

  async #open(a: string, b: string): Promise<void> {
    const mine = (this.#opening += 1);
    await this.#close();
    const pictures = this.#outside.room.state.kind === "ready";
    this.#show({ kind: "open", a: { takeId: a, late: pictures }, b: { takeId: b, late: pictures }, at: 0, pictures });
    for (const takeId of [a, b]) {
      try {
        const media = await this.#lookInto(this.#outside.takes.get(takeId), mine);
        if (mine !== this.#opening) return;
        this.#change(takeId, { media });
      } catch (error) {
        if (isCancel(error)) return;
        if (!(error instanceof StudioError)) throw error;
        this.#outside.log.trouble("opening a take to compare it", error);
        if (mine !== this.#opening) return;
        this.#change(takeId, { failure: error.failure, late: false });
      }
    }
    await this.#draw();
  }

  /** @throws StudioError `file-missing`, or what the disk says; Cancelled when it is looked at no more. */
  async #lookInto({ take, folder }: Shelved, mine: number): Promise<CompareMedia> {
    const { room } = this.#outside;
    const { state, recipe, film, clipName } = take;
    const names = [state.kind === "ready" ? state.clip : undefined, originalOf(take)].flatMap((one) => one?.name ?? []);
    let path: string | undefined;
    for (const name of names) {
      const found = joinPath(folder, name);
      if (path === undefined && (await exists(found))) path = found;
    }
    if (path === undefined) throw new StudioError({ kind: "file-missing", file: names[0] ?? clipName });
    const url = fileUrl(path);
    const file = await openRead(path);
    // What was open was closed meanwhile, and this is not among it.
    if (mine !== this.#opening) {
      await this.#closeFile(file);
      throw new Cancelled("The takes are looked at no more");
    }
    this.#files.set(take.id, file);
    const { from, frames } = shownOf(recipe, film);
    const before = (from * recipe.rate) / TICKS_PER_SECOND;
    const report = room.state.kind === "ready" ? await room.probe(file) : undefined;
    switch (report?.kind) {
      case "still":
        return { kind: "still", url, before: 0, size: report.size };
      case "video": {
        const { seconds, size, rate } = report;
        const length = { seconds: Math.max(0, seconds - before) };
        return { kind: "film", url, before, ...length, size, ...(rate === undefined ? {} : { rate }) };
      }
      case "audio":
      case "unknown": {
        const why = report.kind === "audio" ? "there is no picture in it" : report.why;
        throw new StudioError({ kind: "file-damaged", file: names[0] ?? clipName, why });
      }
      case undefined: {
        if (/\.png$/i.test(path)) return { kind: "still", url, before: 0, size: recipe.size };
        const seconds = film === undefined ? (frames * recipe.rate) / TICKS_PER_SECOND : film.seconds - before;
        return { kind: "film", url, before, seconds, size: film?.size ?? recipe.size };
      }
    }
  }

  /** One picture of each at a time; where the moment was changed meanwhile, the moments between are never drawn. */
  async #draw(): Promise<void> {
    this.#isDue = true;
    if (this.#drawing) return;
    this.#drawing = true;
    try {
      while (this.#isDue) {
        this.#isDue = false;
        const mine = this.#opening;
        // What became of the one side while the other was drawn is looked up anew.
        for (const place of ["a", "b"] as const) {
          const open = this.#state;
          if (open?.pictures === true) await this.#drawSide(open[place], open.at, mine);
        }
      }
    } finally {
      this.#drawing = false;
    }
  }

  async #drawSide(side: CompareSide, at: number, mine: number): Promise<void> {
    const { takeId, media, picture } = side;
    const file = this.#files.get(takeId);
    if (media === undefined || file === undefined || (media.kind === "still" && picture !== undefined)) return;
    try {
      const wish = { atSeconds: secondsInFilm(media, at), longEdge: LONG_EDGE };
      const { dataUrl } = await this.#outside.room.thumbnail(file, wish);
      if (mine === this.#opening) this.#change(takeId, { picture: dataUrl, late: false });
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.#outside.log.trouble("showing a take beside another", error);
      if (mine === this.#opening) this.#change(takeId, { late: false, failure: error.failure });
    }
  }

  async #close(): Promise<void> {
    const files = [...this.#files.values()];
    this.#files.clear();
    for (const file of files) await this.#closeFile(file);
  }

  async #closeFile(file: FileToRead): Promise<void> {
    try {
      await file.close();
    } catch (error) {
      this.#outside.log.trouble("closing a take that was compared", error);
    }
  }
}

function lying({ media }: CompareSide): CompareMedia | { readonly before: 0 } {
  return media ?? { before: 0 };
}

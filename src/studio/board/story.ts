/** The storyboard that is open: read in, changed, and kept on disk. */

import { StudioError } from "../../core/failure";
import {
  clampSeconds,
  edited,
  merged,
  moved,
  removed,
  split,
  withTakes,
  type Board,
  type BoardShot,
} from "../../core/storyboard";
import { BoardWriting } from "./board-writing";
import { loadBoards, removeBoard, saveBoard, type KeptBoard } from "./boards";
import type { Desk } from "../desk";
import type { Log } from "../log";
import type { StoryState } from "./story-state";

export interface StoryOutside {
  readonly desk: Desk;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly device: () => string;
}

/** Whose a board is, and where it is written: taken at one moment, for another project may be opened at the next. */
export interface BoardPlace {
  readonly projectId: string;
  readonly home: string;
}

const MOST_UNDO = 50;

export class Story {
  readonly #outside: StoryOutside;
  /** By id, of every project that was open; the chosen one is in the state as well. */
  readonly #kept = new Map<string, KeptBoard>();
  #projectId = "";
  /** Where its boards lie; new ones are written in the first. */
  #homes: readonly string[] = [];
  #opening = 0;
  #past: Board[] = [];
  /** The shot whose words were changed last: typing on is one step. */
  #typing: string | undefined;
  readonly #writing: BoardWriting;
  #reading = 0;

  constructor(outside: StoryOutside) {
    this.#outside = outside;
    this.#writing = new BoardWriting(outside);
  }

  get #home(): string {
    return this.#homes[0] ?? "";
  }

  get #state(): StoryState {
    return this.#outside.desk.state.board.story;
  }

  set(change: Partial<StoryState>): void {
    const { desk } = this.#outside;
    desk.set({ board: { ...desk.state.board, story: { ...this.#state, ...change } } });
  }

  /** @throws StudioError `no-board` */
  get board(): Board {
    const { board } = this.#state;
    if (board === undefined) throw new StudioError({ kind: "no-board" });
    return board;
  }

  /** Every board that was read, and what undo would bring back. */
  get all(): readonly Board[] {
    return [...[...this.#kept.values()].map(({ board }) => board), ...this.#past];
  }

  /**
   * Reads the boards of a project, wherever it had them; new ones go to the first of `homes`. The one that was open stays so,
   * else the latest is shown. A later call wins over one that is still reading.
   */
  async open(homes: readonly string[], projectId: string): Promise<void> {
    const mine = (this.#opening += 1);
    const found = new Map<string, KeptBoard>();
    const unread: string[] = [];
    await this.flush();
    const before = new Set(this.#kept.keys());
    for (const home of homes) {
      const there = await loadBoards(home, projectId);
      // A folder that was copied along holds the same board: the one at home counts.
      for (const board of there.boards) if (!found.has(board.id)) found.set(board.id, { board, home });
      unread.push(...there.unread);
    }
    if (mine !== this.#opening) return;
    this.#homes = homes;
    this.#projectId = projectId;
    for (const { board } of this.#mine()) {
      // One that was made while the disk was read is not missed there.
      const { id } = board;
      if (before.has(id) && !found.has(id) && !this.#writing.isDue(id)) this.#kept.delete(id);
    }
    for (const [id, { board, home }] of found) {
      // What this machine wrote, it knows better than a disk that was read a moment ago.
      const known = board.owner === this.#outside.device() ? this.#kept.get(id)?.board : undefined;
      this.#kept.set(id, { board: known ?? board, home });
    }
    for (const name of unread) this.#outside.log.say("board unread", { name });
    const shown = this.#state.board?.id;
    const again = this.#mine().find(({ board }) => board.id === shown)?.board;
    this.set({ unread });
    if (again === undefined) this.choose(this.#list()[0]?.id);
    else this.set({ board: again, boards: this.#list() });
  }

  /** Of the open project, the latest first. */
  #mine(): readonly KeptBoard[] {
    return [...this.#kept.values()]
      .filter(({ board }) => board.projectId === this.#projectId)
      .sort((a, b) => (a.board.madeAt < b.board.madeAt ? 1 : -1));
  }

  choose(id: string | undefined): void {
    const board = id === undefined ? undefined : this.#kept.get(id)?.board;
    this.#past = [];
    this.#typing = undefined;
    this.set({
      board,
      isElsewhere: board !== undefined && board.owner !== this.#outside.device(),
      boards: this.#list(),
      canUndo: false,
      chosen: undefined,
      asks: undefined,
      laid: undefined,
      remarks: undefined,
      fault: undefined,
    });
  }

  #list(): StoryState["boards"] {
    return this.#mine().map(({ board: { id, title } }) => ({ id, title }));
  }

  /**
   * A board of what was pasted or opened, as `readShots` reads it, for the project that was open then. A later call wins over
   * one that is still reading.
   */
  async read(
    text: string,
    named: { readonly title: string; readonly kind?: "csv" | "json" },
    { projectId, home }: BoardPlace,
  ): Promise<void> {
    const mine = (this.#reading += 1);
    const isWanted = (): boolean => mine === this.#reading;
    const { sleep, newId, now, device } = this.#outside;
    this.set({ reading: 0, fault: undefined, remarks: undefined });
    try {
      const { boardFrom, readShots } = await import(/* webpackChunkName: "work" */ "./story-reading");
      const read = await readShots(text, named.kind, {
        sleep,
        isWanted,
        onReading: (reading) => this.set({ reading }),
      });
      if (!isWanted()) return;
      if (read.kind === "refused") return this.set({ fault: read.fault });
      const empty = { id: newId(), owner: device(), projectId, title: named.title, madeAt: now().toISOString() };
      const { board, remarks } = boardFrom(read, empty, newId);
      const isShown = await this.#begin({ board, home });
      if (isShown && remarks !== undefined) this.set({ remarks });
    } finally {
      if (isWanted()) this.set({ reading: undefined });
    }
  }

  /** Another machine's board as one of one's own. */
  async copy(): Promise<void> {
    const { newId, now, device } = this.#outside;
    const board = { ...this.board, id: newId(), owner: device(), madeAt: now().toISOString() };
    await this.#begin({ board, home: this.#home });
  }

  /** Whether it is shown: another project may have come to the front meanwhile. */
  async #begin(kept: KeptBoard): Promise<boolean> {
    await saveBoard(kept);
    const { id, projectId } = kept.board;
    this.#kept.set(id, kept);
    if (projectId !== this.#projectId) return false;
    this.choose(id);
    return true;
  }

  /** The open one, if it is one's own: its takes stay. @throws StudioError; then it is still there */
  async removeBoard(): Promise<void> {
    const kept = this.#kept.get(this.board.id);
    if (kept === undefined || this.#state.isElsewhere) return;
    const { id } = kept.board;
    const homes = this.#homes;
    // Gone from here first, so that nothing changes it and writes it again.
    const written = this.#writing.drop(id);
    this.#kept.delete(id);
    this.choose(this.#list()[0]?.id);
    await written;
    try {
      // A folder that was copied along holds the same board, which would come back from there.
      for (const home of homes) if (home !== kept.home) await removeBoard({ ...kept, home });
      await removeBoard(kept);
    } catch (error) {
      this.#kept.set(id, kept);
      this.choose(id);
      throw error;
    }
  }

  edit(id: string, change: Partial<Pick<BoardShot, "prompt" | "seconds">>): void {
    const { seconds } = change;
    const isTypingOn = this.#typing === id;
    this.#change(
      (board) => edited(board, id, { ...change, ...(seconds === undefined ? {} : { seconds: clampSeconds(seconds) }) }),
      isTypingOn ? "same-step" : "new-step",
    );
    this.#typing = id;
  }

  move(id: string, by: number): void {
    this.#change((board) => moved(board, id, by));
  }
  split(id: string): void {
    this.#change((board) => split(board, id, this.#outside.newId));
  }
  merge(id: string): void {
    this.#change((board) => merged(board, id));
  }
  remove(id: string): void {
    this.#change((board) => removed(board, id));
  }
  rename(title: string): void {
    this.#change((board) => ({ ...board, title }), this.#typing === "title" ? "same-step" : "new-step");
    this.#typing = "title";
  }

  /**
   * Takes were asked for shots of that board, which may not be the open one any more: `asked` by the shots' ids. No step of the
   * editor's, so nothing to undo; and a shot that undo brings back has its take.
   */
  tookPlace(boardId: string, asked: ReadonlyMap<string, string>): void {
    const kept = this.#kept.get(boardId);
    if (kept?.board.owner !== this.#outside.device()) return;
    this.#past = this.#past.map((board) => (board.id === boardId ? withTakes(board, asked) : board));
    this.#put(withTakes(kept.board, asked));
  }

  undo(): void {
    const before = this.#past.pop();
    const { board } = this.#state;
    if (before === undefined || board === undefined) return;
    this.#typing = undefined;
    // What was asked for a shot since then is not unasked.
    const takes = new Map(board.shots.map((shot) => [shot.id, shot.takes]));
    const shots = before.shots.map((shot) => {
      const since = takes.get(shot.id) ?? [];
      return { ...shot, takes: [...new Set([...shot.takes, ...since])] };
    });
    this.#put({ ...before, shots });
  }

  #change(change: (board: Board) => Board, step: "new-step" | "same-step" = "new-step"): void {
    const { board, isElsewhere } = this.#state;
    if (board === undefined || isElsewhere) return;
    const next = change(board);
    if (next === board) return;
    if (step === "new-step") this.#past = [...this.#past, board].slice(-MOST_UNDO);
    this.#typing = undefined;
    this.#put(next);
  }

  #put(board: Board): void {
    const kept = { board, home: this.#kept.get(board.id)?.home ?? this.#home };
    this.#kept.set(board.id, kept);
    const isOpen = this.#state.board?.id === board.id;
    this.set({ boards: this.#list(), ...(isOpen ? { board, canUndo: this.#past.length > 0 } : {}) });
    this.#writing.put(kept);
  }

  /** Writes what was changed. Never rejects: what cannot be written is said, and written with the next change of any board. */
  flush(): Promise<void> {
    return this.#writing.flush();
  }
}

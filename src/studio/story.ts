/** The storyboard that is open: read in, changed, kept on disk, and what of it is drawn. */

import { failureOf, StudioError } from "../core/failure";
import { shotsOfScript } from "../core/script";
import { listKindOf, readList, type ListRead } from "../core/shot-list";
import {
  clampSeconds,
  edited,
  merged,
  moved,
  removed,
  split,
  withShots,
  withTake,
  type Board,
  type BoardShot,
  type ReadShot,
} from "../core/storyboard";
import { framesInSeconds } from "../core/time";
import { loadBoards, saveBoard } from "./boards";
import type { Desk } from "./desk";
import type { Log } from "./log";
import { rowsById } from "./row-index";
import type { StoryState } from "./story-state";
import type { TakeRow } from "./state";

export interface StoryOutside {
  readonly desk: Desk;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly device: () => string;
}

/** Milliseconds of reading before the panel gets a breath. */
const SLICE = 12;
/** Milliseconds after the last change before it is written. */
const REST = 400;
const MOST_UNDO = 50;
/** A book is no script: what comes beyond is left out, and said. */
const MOST_SHOTS = 5000;

export class Story {
  readonly #outside: StoryOutside;
  /** By id; the chosen one is in the state as well. */
  readonly #boards = new Map<string, Board>();
  #home = "";
  #past: Board[] = [];
  /** The shot whose words were changed last: typing on is one step. */
  #typing: string | undefined;
  #writing = false;
  #unwritten: Board | undefined;
  #reading = 0;
  #seen: readonly unknown[] = [];

  constructor(outside: StoryOutside) {
    this.#outside = outside;
    outside.desk.subscribe(() => this.#look());
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
    return [...this.#boards.values(), ...this.#past];
  }

  /** Reads the boards of a project; the latest is shown. */
  async open(home: string, projectId: string): Promise<void> {
    this.#home = home;
    const { boards, unread } = await loadBoards(home, projectId);
    this.#boards.clear();
    for (const board of boards) this.#boards.set(board.id, board);
    for (const name of unread) this.#outside.log.say("board unread", { name });
    this.set({ unread });
    this.choose(boards[0]?.id);
  }

  choose(id: string | undefined): void {
    const board = id === undefined ? undefined : this.#boards.get(id);
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
    return [...this.#boards.values()]
      .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
      .map(({ id, title }) => ({ id, title }));
  }

  /** A board of what was pasted or opened: a shot list where it looks like one, else a brief or a script, a slice at a time. */
  async read(
    text: string,
    named: { readonly title: string; readonly kind?: "csv" | "json" },
    projectId: string,
  ): Promise<void> {
    const mine = (this.#reading += 1);
    this.set({ reading: 0, fault: undefined, remarks: undefined });
    try {
      const kind = named.kind ?? listKindOf(text);
      const read =
        kind === undefined ? await this.#readScript(text, () => mine === this.#reading) : readList(text, kind);
      if (mine !== this.#reading) return;
      if (read.kind === "refused") return this.set({ fault: read.fault });
      await this.#make(read, named.title, projectId);
    } finally {
      if (mine === this.#reading) this.set({ reading: undefined });
    }
  }

  /** Read to its end, so that it can be said how much of it no board takes. */
  async #readScript(text: string, isWanted: () => boolean): Promise<ListRead> {
    const shots: ReadShot[] = [];
    let began = Date.now();
    for (const shot of shotsOfScript(text)) {
      shots.push(shot);
      if (Date.now() - began < SLICE) continue;
      this.set({ reading: shots.length });
      await this.#outside.sleep(0);
      if (!isWanted()) break;
      began = Date.now();
    }
    if (shots.length === 0) return { kind: "refused", fault: { why: "empty" } };
    return { kind: "read", shots, ignored: [], skipped: [], guessed: [] };
  }

  async #make(
    { shots, ignored, skipped, guessed }: Extract<ListRead, { kind: "read" }>,
    title: string,
    projectId: string,
  ): Promise<void> {
    const { newId, now, device } = this.#outside;
    const empty: Board = {
      id: newId(),
      owner: device(),
      projectId,
      title,
      madeAt: now().toISOString(),
      shots: [],
      unknown: {},
    };
    const board = withShots(empty, shots.slice(0, MOST_SHOTS), newId);
    const beyond = shots.length - board.shots.length;
    await saveBoard(this.#home, board);
    this.#boards.set(board.id, board);
    this.choose(board.id);
    if (ignored.length + skipped.length + guessed.length + beyond > 0)
      this.set({ remarks: { ignored, skipped, guessed, beyond } });
  }

  /** Another machine's board as one of one's own. */
  async copy(): Promise<void> {
    const { newId, now, device } = this.#outside;
    const board = { ...this.board, id: newId(), owner: device(), madeAt: now().toISOString() };
    await saveBoard(this.#home, board);
    this.#boards.set(board.id, board);
    this.choose(board.id);
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

  /** A take was asked for that shot: no step of the editor's, so nothing to undo. */
  tookPlace(id: string, takeId: string): void {
    this.#change((board) => withTake(board, id, takeId), "no-step");
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

  #change(change: (board: Board) => Board, step: "new-step" | "same-step" | "no-step" = "new-step"): void {
    const { board, isElsewhere } = this.#state;
    if (board === undefined || isElsewhere) return;
    const next = change(board);
    if (next === board) return;
    if (step === "new-step") this.#past = [...this.#past, board].slice(-MOST_UNDO);
    if (step !== "no-step") this.#typing = undefined;
    this.#put(next);
  }

  #put(board: Board): void {
    this.#boards.set(board.id, board);
    this.set({ board, boards: this.#list(), canUndo: this.#past.length > 0 });
    this.#unwritten = board;
    void this.#write();
  }

  /** Never rejects: what cannot be written is said, and written with the next change. */
  async #write(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    try {
      while (this.#unwritten !== undefined) {
        await this.#outside.sleep(REST);
        const board = this.#unwritten;
        this.#unwritten = undefined;
        await saveBoard(this.#home, board);
      }
    } catch (error) {
      this.#outside.desk.fail("board", error);
      this.#outside.log.say("board not written", { why: failureOf(error).kind });
    } finally {
      this.#writing = false;
    }
  }

  /** Which shots have no picture of what they say now, and which have theirs under way. Follows board and takes. */
  #look(): void {
    const { board: tab, takes } = this.#outside.desk.state;
    const { board } = tab.story;
    if (tab.page !== "story" || board === undefined) return;
    const from = [board, takes];
    if (from.every((one, index) => one === this.#seen[index])) return;
    this.#seen = from;
    const rows = rowsById(takes);
    const pictures = board.shots.map((shot) => ({ id: shot.id, picture: pictureStateOf(shot, rows) }));
    const those = (wanted: Picture): readonly string[] =>
      pictures.filter(({ picture }) => picture === wanted).map(({ id }) => id);
    const [undrawn, drawing] = [those("none"), those("under-way")];
    const before = this.#state;
    if (undrawn.join(" ") === before.undrawn.join(" ") && drawing.join(" ") === before.drawing.join(" ")) return;
    this.set({ undrawn, drawing });
  }
}

type Picture = "there" | "under-way" | "none";

/** Whether one of its takes shows what the shot says now, or is on its way to. */
function pictureStateOf({ takes, prompt, seconds }: BoardShot, rows: ReadonlyMap<string, TakeRow>): Picture {
  const mine = takes
    .flatMap((id) => rows.get(id) ?? [])
    .filter(
      ({ take: { recipe } }) => recipe.prompt === prompt && recipe.frames === framesInSeconds(seconds, recipe.rate),
    );
  if (mine.some(({ take }) => take.state.kind === "ready")) return "there";
  return mine.some(({ work }) => work !== undefined) ? "under-way" : "none";
}

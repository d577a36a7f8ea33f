/** Lists of shots: the holes of a cut, a storyboard, and what was asked together. */

import { StudioError } from "../../core/failure";
import { headingOf } from "../../core/script";
import type { ProjectView } from "../../core/sequence";
import type { Board } from "../../core/storyboard";
import { pickText } from "../../uxp/dialogs";
import { askTogether, type BatchAsking } from "./batch";
import { planBatch, type ListedShot } from "./batch-plan";
import type { BoardCommands as Commands, BoardPage, BoardState } from "./board-state";
import type { Confirmed } from "../confirmed";
import { Fill, type FillOutside } from "./fill";
import { drawingsOf, sequenceOfBoard } from "./board-sequence";
import { ShotAsking } from "./shot-asking";
import { Story, type BoardPlace, type StoryOutside } from "./story";
import { followPictures } from "./story-pictures";
import type { TakeCommands } from "../takes/take-commands";
import type { Takes } from "../takes/takes";
import { requireSequence } from "../open-sequence";

export interface BoardOutside extends FillOutside, StoryOutside, Pick<BatchAsking, "now" | "newId" | "log"> {
  readonly takes: Takes;
  readonly takeCommands: Pick<TakeCommands, "run">;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
}

export class BoardCommands implements Commands {
  readonly #outside: BoardOutside;
  readonly #fill: Fill;
  readonly #story: Story;
  readonly #shotAsk: ShotAsking;

  constructor(outside: BoardOutside) {
    this.#outside = outside;
    this.#fill = new Fill(outside);
    this.#story = new Story(outside);
    followPictures(outside.desk);
    this.#shotAsk = new ShotAsking(outside, this.#story);
  }

  /** Another project, or another folder. */
  openProject(homes: readonly string[], projectId: string): Promise<void> {
    return this.#outside.desk.attempt("board", () => this.#story.open(homes, projectId));
  }

  /** As they are now, and as undo would bring them back. */
  get openBoards(): readonly Board[] {
    return this.#story.all;
  }

  /** Never rejects. */
  flush(): Promise<void> {
    return this.#story.flush();
  }

  #set(change: Partial<BoardState>): void {
    const { desk } = this.#outside;
    desk.set({ board: { ...desk.state.board, ...change } });
  }

  readonly open = (page: BoardPage): void => this.#set({ page });

  readonly findHoles = (): Promise<void> =>
    this.#outside.desk.attempt("board", async () => this.#fill.find(await this.#outside.look()));

  readonly editFill: Commands["editFill"] = (change) =>
    this.#outside.desk.attempt("board", async () => this.#fill.find(await this.#outside.look(), change));

  readonly editHole: Commands["editHole"] = (id, change) => this.#fill.edit(id, change);

  readonly fill: Commands["fill"] = (how) =>
    this.#outside.desk.once("board", "fill", async () => {
      const said = this.#fill.said;
      const project = await this.#outside.look();
      const shots = await this.#fill.agreed(project, said);
      await this.#ask(project, shots, how);
      this.#fill.asked();
    });

  readonly readScript: Commands["readScript"] = (text) =>
    this.#outside.desk.attempt("board", async () => {
      await this.#story.read(text, { title: titleOf(text) }, await this.#place());
    });

  readonly openScript: Commands["openScript"] = () =>
    this.#outside.desk.attempt("board", async () => {
      const picked = await pickText(["txt", "md", "fountain", "csv", "tsv", "json"]);
      if (picked === undefined) return;
      const place = await this.#place();
      const ending = picked.name.slice(picked.name.lastIndexOf(".") + 1).toLowerCase();
      const kind = ending === "json" ? "json" : ending === "csv" || ending === "tsv" ? "csv" : undefined;
      const title = picked.name.replace(/\.[^.]*$/, "");
      await this.#story.read(picked.text, { title, ...(kind === undefined ? {} : { kind }) }, place);
    });

  /**
   * Whether boards can be kept is known before one is made.
   * @throws StudioError why they cannot; `sequence-changed` where another project was opened between the two looks
   */
  async #place(): Promise<BoardPlace> {
    const { look, takes } = this.#outside;
    const { projectId } = await look();
    const { path: home } = await takes.writableHome();
    if (takes.knownOf !== projectId) throw new StudioError({ kind: "sequence-changed" });
    return { projectId, home };
  }

  readonly chooseBoard: Commands["chooseBoard"] = (id) => this.#story.choose(id);
  readonly copyBoard: Commands["copyBoard"] = () => this.#outside.desk.once("board", "copy", () => this.#story.copy());
  readonly removeBoard: Commands["removeBoard"] = () =>
    this.#outside.desk.once("board", "remove", () => this.#story.removeBoard());
  readonly renameBoard: Commands["renameBoard"] = (title) => this.#story.rename(title);
  readonly chooseShot: Commands["chooseShot"] = (id) => this.#story.set({ chosen: id });
  readonly editShot: Commands["editShot"] = (id, change) => this.#story.edit(id, change);
  readonly moveShot: Commands["moveShot"] = (id, by) => this.#story.move(id, by);
  readonly splitShot: Commands["splitShot"] = (id) => this.#story.split(id);
  readonly mergeShot: Commands["mergeShot"] = (id) => this.#story.merge(id);
  readonly removeShot: Commands["removeShot"] = (id) => this.#story.remove(id);
  readonly undoBoard: Commands["undoBoard"] = () => this.#story.undo();

  readonly drawBoard: Commands["drawBoard"] = () =>
    this.#outside.desk.once("board", "draw", async () => {
      const { desk, newSeed } = this.#outside;
      const project = await this.#outside.look();
      const { board } = this.#story;
      const sequence = sequenceOfBoard(board, project.sequence);
      const drawings = drawingsOf(board, desk.state.board.story.undrawn, sequence, desk.state.form, newSeed);
      if (drawings.length === 0) return;
      const listed = drawings.map((one) => one.listed);
      const asked = await this.#ask({ ...project, sequence }, listed, { confirmed: true }, "built-in");
      const drawn = drawings.flatMap(({ id }, index) => {
        const takeId = asked[index];
        return takeId === undefined ? [] : [[id, takeId] as const];
      });
      this.#story.tookPlace(board.id, new Map(drawn));
    });

  readonly layOut: Commands["layOut"] = (to) =>
    this.#outside.desk.once("board", "lay", async () => {
      this.#story.set({ laid: undefined });
      const project = await this.#outside.look();
      const { layOut } = await import(/* webpackChunkName: "work" */ "./laying-out");
      const laid = await layOut(this.#story.board, to, project, this.#outside);
      this.#story.set({ laid });
      await this.#outside.look();
    });

  readonly askForShot: Commands["askForShot"] = (id, how) =>
    this.#outside.desk.once("board", "real", async () => {
      const project = await this.#outside.look();
      const { board } = this.#story;
      const shot = this.#shotAsk.agreed(id, project);
      const [takeId] = await this.#ask(project, [shot], how);
      if (takeId !== undefined) this.#story.tookPlace(board.id, new Map([[id, takeId]]));
    });

  /** All of them are on disk before the first is under way. Answers with their ids. @throws StudioError; then none is asked. */
  async #ask(
    project: ProjectView,
    shots: readonly ListedShot[],
    how: Confirmed = {},
    by: "form" | "built-in" = "form",
  ): Promise<readonly string[]> {
    const { takes, takeCommands, desk, desktopFor, device, now, newId, log } = this.#outside;
    const sequence = requireSequence(project);
    const { room } = desk.state;
    const desktop = by === "form" ? desktopFor(desk.state) : undefined;
    const facts = { room, ...(desktop === undefined ? {} : { desktop }) };
    const plan = planBatch(shots, { ...facts, sequence });
    if (plan.confirm && how.confirmed !== true) {
      const [estimate] = plan.total.sums;
      throw new StudioError({ kind: "not-confirmed", ...(estimate === undefined ? {} : { estimate }) });
    }
    const id = newId();
    return takes.oneAsks(async () => {
      const home = await takes.writableHome();
      await takes.refresh(project);
      const { all: known, removedClips: removed } = takes;
      const asking: BatchAsking = { ...facts, now, newId, log, device: device(), project, home, known, removed };
      const asked = await askTogether(id, shots, asking);
      log.say("asked together", { takes: asked.length, engine: asked[0]?.shelved.take.recipe.engine ?? "none" });
      takes.together.begin(
        id,
        asked.map(({ shelved }) => shelved.take),
      );
      for (const { shelved, place } of asked) takeCommands.run(shelved, place);
      return asked.map(({ shelved }) => shelved.take.id);
    });
  }

  readonly placeNow = (batchId: string): void => this.#outside.takes.together.placeNow(batchId);

  readonly stopBatch = (batchId: string): void => {
    const { takes } = this.#outside;
    for (const takeId of takes.together.underWay(batchId)) takes.cancel(takeId);
  };

  readonly forgetBatch = (batchId: string): void => this.#outside.takes.together.forget(batchId);
}

const LONGEST_TITLE = 40;

/** The first heading or line, as far as it fits into a clip's name and a menu. */
function titleOf(text: string): string {
  const lines = text
    .slice(0, 4000)
    .replace(/^\ufeff/, "")
    .split(/\r?\n/);
  const [first = ""] = lines.map((line) => line.trim()).filter((line) => line !== "");
  const plain = (headingOf(first) ?? first).replace(/[[\]{}",;]+/g, " ").trim();
  return plain.length > LONGEST_TITLE ? `${plain.slice(0, LONGEST_TITLE).trimEnd()}…` : plain;
}

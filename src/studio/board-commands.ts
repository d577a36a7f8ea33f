/** Lists of shots: the holes of a cut, and what was asked together. */

import { StudioError } from "../core/failure";
import type { ProjectView } from "../core/sequence";
import { askTogether, planBatch, type BatchAsking, type ListedShot } from "./batch";
import type { BoardCommands as Commands, BoardPage, BoardState } from "./board-state";
import type { Confirmed } from "./commands";
import { Fill, type FillOutside } from "./fill";
import type { TakeCommands } from "./take-commands";
import type { Takes } from "./takes";

export interface BoardOutside extends FillOutside, Pick<BatchAsking, "now" | "newId" | "log"> {
  readonly takes: Takes;
  readonly takeCommands: Pick<TakeCommands, "run">;
  readonly device: () => string;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
}

export class BoardCommands implements Commands {
  readonly #outside: BoardOutside;
  readonly #fill: Fill;

  constructor(outside: BoardOutside) {
    this.#outside = outside;
    this.#fill = new Fill(outside);
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

  /** All of them are on disk before the first is under way. @throws StudioError; then none is asked. */
  async #ask(project: ProjectView, shots: readonly ListedShot[], how: Confirmed = {}): Promise<string> {
    const { takes, takeCommands, desk, desktopFor, device, now, newId, log } = this.#outside;
    const { sequence } = project;
    if (sequence === undefined) throw new StudioError({ kind: "no-sequence" });
    const { room } = desk.state;
    const desktop = desktopFor(desk.state);
    const facts = { room, ...(desktop === undefined ? {} : { desktop }) };
    const plan = planBatch(shots, { ...facts, sequence });
    if (plan.confirm && how.confirmed !== true) {
      const [estimate] = plan.total.sums;
      throw new StudioError({ kind: "not-confirmed", ...(estimate === undefined ? {} : { estimate }) });
    }
    const id = newId();
    await takes.oneAsks(async () => {
      const home = await takes.writableHome();
      await takes.refresh(project);
      const asking: BatchAsking = { ...facts, now, newId, log, device: device(), project, home, known: takes.all };
      const asked = await askTogether(id, shots, asking);
      log.say("asked together", { takes: asked.length, engine: asked[0]?.shelved.take.recipe.engine ?? "none" });
      takes.together.begin(
        id,
        asked.map(({ shelved }) => shelved.take),
      );
      for (const { shelved, place } of asked) takeCommands.run(shelved, place);
    });
    return id;
  }

  readonly placeNow = (batchId: string): void => this.#outside.takes.together.placeNow(batchId);

  readonly stopBatch = (batchId: string): void => {
    const { takes } = this.#outside;
    for (const takeId of takes.together.underWay(batchId)) takes.cancel(takeId);
  };

  readonly forgetBatch = (batchId: string): void => this.#outside.takes.together.forget(batchId);
}

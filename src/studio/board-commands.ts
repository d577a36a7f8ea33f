/** Lists of shots: a storyboard, and the holes of a cut. */

import type { BoardCommands as Commands, BoardPage, BoardState } from "./board-state";
import type { Desk } from "./desk";

export interface BoardOutside {
  readonly desk: Desk;
}

export class BoardCommands implements Commands {
  readonly #outside: BoardOutside;

  constructor(outside: BoardOutside) {
    this.#outside = outside;
  }

  readonly open = (page: BoardPage): void => this.#set({ page });

  #set(change: Partial<BoardState>): void {
    const { desk } = this.#outside;
    desk.set({ board: { ...desk.state.board, ...change } });
  }
}

/** Takes of a shot by how they fit: each is measured in the same way, and the one that sits best is listed first. */

import { failureOf, isCancel } from "../../core/failure";
import type { WorkingSpace } from "../../core/working-space";
import type { RankCommands as Commands, Ranked, Ranking } from "./rank-state";
import type { RankOutside } from "./rank-measuring";

export class RankCommands implements Commands {
  readonly #outside: RankOutside;
  /** Rankings under way, by shot. */
  readonly #stops = new Map<string, AbortController>();

  constructor(outside: RankOutside) {
    this.#outside = outside;
  }

  readonly rank = (shotKey: string, anew = false): Promise<void> =>
    this.#outside.desk.once("takes", `rank ${shotKey}`, async () => {
      const before = this.#outside.desk.state.rankings.get(shotKey);
      const projectId = this.#outside.desk.project?.projectId;
      const stop = new AbortController();
      this.#stops.set(shotKey, stop);
      try {
        const ranked = await this.#measured(shotKey, anew, stop.signal);
        if (!stop.signal.aborted) this.#say(shotKey, { kind: "ranked", ...ranked });
      } catch (error) {
        if (this.#outside.desk.project?.projectId !== projectId) this.#say(shotKey, undefined);
        else if (!isCancel(error)) this.#say(shotKey, { kind: "refused", failure: failureOf(error) });
        // Stopped: it is listed as it was, and what was measured meanwhile is kept.
        else this.#say(shotKey, before?.kind === "ranked" ? before : undefined);
      } finally {
        this.#stops.delete(shotKey);
      }
    });

  readonly stop = (shotKey: string): void => this.#stops.get(shotKey)?.abort();

  readonly forget = (shotKey: string): void => {
    this.stop(shotKey);
    this.#say(shotKey, undefined);
  };

  /** Another project, or none: what is under way ends, and nothing is ranked. */
  forgetAll(): void {
    for (const stop of this.#stops.values()) stop.abort();
    if (this.#outside.desk.state.rankings.size > 0) this.#outside.desk.set({ rankings: new Map() });
  }

  readonly setSpace = (shotKey: string, space: WorkingSpace): Promise<void> => {
    const sequence = this.#outside.desk.project?.sequence;
    if (sequence !== undefined) this.#outside.spaces.keep(sequence.sequenceId, space);
    return this.rank(shotKey);
  };

  async #measured(shotKey: string, anew: boolean, signal: AbortSignal): Promise<Ranked> {
    const { RankMeasuring } = await import(/* webpackChunkName: "work" */ "./rank-measuring");
    return new RankMeasuring(this.#outside, (ranking) => this.#say(shotKey, ranking)).measure(shotKey, anew, signal);
  }

  #say(shotKey: string, ranking: Ranking | undefined): void {
    const { desk } = this.#outside;
    const rankings = new Map(desk.state.rankings);
    if (ranking === undefined) rankings.delete(shotKey);
    else rankings.set(shotKey, ranking);
    desk.set({ rankings });
  }
}

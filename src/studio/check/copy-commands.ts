/** An open check's take made to fit: played at another rate, or copied, and the copy laid above it. */

import { failureOf, StudioError } from "../../core/failure";
import type { FitWishes } from "../../core/fit";
import type { CopyKind } from "../../core/take";
import type { FrameRate } from "../../core/time";
import { fitFor, makeCopy, putCopy, reportOf } from "./check-copy";
import { playAt } from "./check-interpret";
import type { CheckOutside, OpenCheck } from "./check-open";
import { isLaid, type CopyState } from "./check-state";

export class CopyCommands {
  readonly #open: OpenCheck;
  readonly #outside: CheckOutside;

  constructor(open: OpenCheck, outside: CheckOutside) {
    this.#open = open;
    this.#outside = outside;
  }

  /** What differs between what lies there and the sequence. Never rejects. */
  async tell(): Promise<void> {
    const { desk, room } = this.#outside;
    const unknown = { kind: "unknown" } as const;
    await desk.attempt("takes", async () => {
      try {
        const told = room.state.kind === "ready" ? await fitFor(await this.#open.lying(), room) : undefined;
        this.#open.show({ fit: told === undefined ? unknown : { kind: "told", ...told } });
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        this.#open.show({ fit: unknown });
      }
    });
  }

  /** `cube`: its text where a grade is baked in; absent: there is none to bake. Never rejects. */
  make(kind: CopyKind, wishes: FitWishes, cube: () => Promise<string | undefined>): Promise<void> {
    const show = (copy: CopyState): void => this.#open.show({ copy });
    return this.#open.runLong(
      "copy",
      async (signal) => {
        const lies = await this.#open.lying();
        const text = kind === "match" ? await cube() : undefined;
        if (kind === "match" && text === undefined) return;
        const wish = { kind, wishes, ...(text === undefined ? {} : { cube: text }) };
        const made = await makeCopy(lies, wish, this.#outside, signal, (steps) =>
          show({ kind: "making", what: kind, steps }),
        );
        show({ kind: "made", copy: made });
      },
      (error) => show({ kind: "refused", what: kind, failure: failureOf(error) }),
    );
  }

  put(): Promise<void> {
    return this.#open.run("put", async () => {
      const copy = this.#open.shown?.copy;
      if (copy?.kind !== "made") return;
      const { sequence } = await this.#outside.look();
      // It may have been taken back since it was laid.
      if (sequence === undefined || isLaid(copy.copy, sequence)) return;
      const put = await putCopy(await this.#open.lying(), copy.copy, this.#outside);
      this.#open.show({ copy: { ...copy, put } });
      await this.#outside.look();
      await this.tell();
    });
  }

  /** `onPlayed`: its clips show other frames from here on. */
  playAt(to: FrameRate, onPlayed: () => Promise<void>): Promise<void> {
    return this.#open.run("play", async () => {
      const fit = this.#open.shown?.fit;
      const offered = fit?.kind === "told" ? fit.plays?.changes.find((change) => change.to === to) : undefined;
      if (offered === undefined) return;
      let isPlayed = false;
      try {
        const lies = await this.#open.lying();
        const report = await reportOf(lies, this.#outside.room);
        if (report === undefined) throw new StudioError({ kind: "cannot-check", why: "no-film" });
        const set = await playAt(lies, report, offered, this.#outside);
        this.#open.show({ rate: { kind: "set", ...set } });
        isPlayed = true;
      } catch (error) {
        this.#open.show({ rate: { kind: "refused", failure: failureOf(error) } });
      }
      if (isPlayed) await onPlayed();
      await this.tell();
    });
  }
}

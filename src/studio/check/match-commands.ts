/** The colour of an open check's take against what it sits next to: measured, matched, and the cube that does it. */

import { Cancelled, failureOf, isCancel, StudioError } from "../../core/failure";
import { choicesFor, matchFrames, type Against } from "../../core/match-frames";
import { canMeasure, type WorkingSpace } from "../../core/working-space";
import { saveTextAs } from "../../uxp/dialogs";
import { CheckFrames, exportSides } from "./check-frames";
import { earlierOf, hasCome, matchSides, type Sides } from "./check-match";
import { layerOver } from "./cut-frames";
import type { CheckOutside, OpenCheck } from "./check-open";
import { Following } from "./check-stale";
import type { MatchState, Measured, Steps } from "./check-state";

/** The last measurement: what a new strength needs, and what tells whether it is still true. */
interface OpenMatch extends Pick<Measured, "choices" | "earlier" | "graded"> {
  readonly sides: Sides;
  readonly following: Following;
  readonly frames: CheckFrames;
  /** The text of the cube, at its strength; absent: nothing would be gained, or it is not made yet. */
  cube?: { readonly text: string; readonly strength: number };
}

export class MatchCommands {
  readonly #open: OpenCheck;
  readonly #outside: CheckOutside;
  /** Pictures that are being exported for a measurement that does not stand yet. */
  readonly #exported = new Set<CheckFrames>();
  /** As the editor wants it now, 0 to 1. */
  #strength = 1;
  /** What it could be measured against when that was looked at last. */
  #choices: readonly Against[] = [];
  #measured: OpenMatch | undefined;
  #fitting: AbortController | undefined;

  constructor(open: OpenCheck, outside: CheckOutside) {
    this.#open = open;
    this.#outside = outside;
  }

  /** What can be measured, or why nothing can. Never rejects. */
  async offer(): Promise<void> {
    const { desk, spaces } = this.#outside;
    await desk.attempt("takes", async () => {
      try {
        const { project, shelved, place } = await this.#open.lying();
        const { sequence } = project;
        const space = spaces.of(sequence.sequenceId);
        if (space !== undefined && !canMeasure(space)) {
          throw new StudioError({ kind: "cannot-check", why: "working-space" });
        }
        const choices = choicesFor(place, shelved.take.recipe.references, sequence);
        this.#show({ kind: "open", choices, ...(space === undefined ? {} : { space }) });
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        this.#show({ kind: "refused", failure: error.failure, choices: [] });
      }
    });
  }

  async setSpace(space: WorkingSpace): Promise<void> {
    const { desk, spaces } = this.#outside;
    const sequence = desk.project?.sequence;
    if (sequence === undefined) return;
    spaces.keep(sequence.sequenceId, space);
    await this.offer();
  }

  measure(against: Against): Promise<void> {
    const refused = (error: unknown): void => {
      const choices = this.#choices;
      this.#show({ kind: "refused", failure: failureOf(error), choices: choices.length === 0 ? [against] : choices });
    };
    return this.#open.runLong("match", (signal) => this.#measure(against, signal), refused);
  }

  async #measure(against: Against, signal: AbortSignal): Promise<void> {
    const { room, spaces } = this.#outside;
    const { project, shelved, place, copy } = await this.#open.lying();
    const { sequence } = project;
    const space = spaces.of(sequence.sequenceId);
    if (space === undefined) return this.offer();
    if (!canMeasure(space)) throw new StudioError({ kind: "cannot-check", why: "working-space" });
    this.#choices = choicesFor(place, shelved.take.recipe.references, sequence);
    const choices = this.#choices;
    const frames = matchFrames(against, place, shelved.take.recipe.references, sequence);
    if ("kind" in frames) {
      if (frames.kind === "through") return this.#show({ kind: "through", through: frames.through, against, choices });
      throw new StudioError({ kind: "cannot-check", why: frames.kind === "unseen" ? "unseen" : "nothing-there" });
    }
    const layer = await layerOver(frames, project);
    if (layer !== undefined) return this.#show({ kind: "through", through: layer, against, choices });
    // Of what stood before no strength is fitted any more.
    this.#fitting?.abort();
    const before = this.#measured;
    const said = this.#shown;
    const steps = (doing: "exporting" | "fitting", now: Steps): void =>
      this.#show({ kind: "measuring", against, doing, steps: now });
    const pictures = new CheckFrames(project, shelved, this.#outside);
    this.#exported.add(pictures);
    try {
      const sides = {
        frames,
        ...(await exportSides(frames, shelved, pictures, signal, (done, total) => steps("exporting", { done, total }))),
      };
      steps("fitting", { done: 0, total: 1 });
      const earlier = said && before && (await earlierOf({ said, sides: before.sides }, sides, room, signal));
      const measured: OpenMatch = {
        sides,
        frames: pictures,
        following: new Following({ sides, frames: pictures, sequence }, this.#outside, (stale) => this.#tell(stale)),
        choices,
        graded: copy?.kind === "match",
        ...(earlier === undefined ? {} : { earlier }),
      };
      try {
        const isWanted = (): boolean => this.#open.isOpen && !signal.aborted;
        const stands = await this.#fit(measured, this.#strength, signal, isWanted, (now) => steps("fitting", now));
        if (!stands) throw new Cancelled("closed meanwhile");
      } catch (error) {
        measured.following.stop();
        throw error;
      }
      this.#exported.delete(pictures);
    } finally {
      if (this.#exported.delete(pictures)) await pictures.removeAll();
    }
  }

  /**
   * A slider says many; the latest one is what is fitted in the end. The keyboard stays with the slider. Never rejects.
   */
  async setStrength(strength: number): Promise<void> {
    const measured = this.#measured;
    const match = this.#shown;
    if (measured === undefined || match === undefined) return;
    this.#strength = strength;
    this.#show({ kind: "measured", ...match, strength });
    if (this.#fitting !== undefined) return;
    const stop = new AbortController();
    this.#fitting = stop;
    await this.#outside.desk.attempt(
      "takes",
      async () => {
        try {
          for (let fitted = Number.NaN; fitted !== this.#strength && this.#measured === measured;) {
            fitted = this.#strength;
            await this.#fit(measured, fitted, stop.signal, () => this.#measured === measured && !stop.signal.aborted);
          }
        } catch (error) {
          if (isCancel(error)) return;
          // The figures and the cube are still of the strength before.
          const now = this.#shown;
          this.#strength = now?.report.strength ?? 1;
          if (now !== undefined) this.#show({ kind: "measured", ...now, strength: this.#strength });
          if (this.#open.isOpen) throw error;
        } finally {
          this.#fitting = undefined;
        }
      },
      this.#open.takeId,
    );
  }

  saveCube(): Promise<void> {
    return this.#open.run("save", async () => {
      const text = await this.cubeNow();
      if (text === undefined) return;
      const measured = this.#measured;
      const savedTo = await saveTextAs(`${this.#open.shelved.take.clipName}.cube`, text);
      const match = this.#shown;
      // It may have been measured anew while the dialogue stood open: of that nothing was saved.
      if (savedTo !== undefined && match !== undefined && this.#measured === measured) {
        this.#show({ kind: "measured", ...match, savedTo });
      }
    });
  }

  /**
   * The cube's text, of the strength that is shown. Absent: there is none, or that strength is being fitted.
   * @throws StudioError `cannot-check` (stale)
   */
  async cubeNow(): Promise<string | undefined> {
    const measured = this.#measured;
    const cube = measured?.cube;
    if (measured === undefined || cube === undefined || cube.strength !== this.#strength) return undefined;
    if (await measured.following.look()) throw new StudioError({ kind: "cannot-check", why: "stale" });
    return cube.text;
  }

  /** Its clip shows other frames than it did: what was measured is of how it was. */
  tellStale(): void {
    this.#measured?.following.isOtherwiseFromNow();
  }

  /** Nothing of it is left when it resolves. @throws StudioError */
  async close(): Promise<void> {
    this.#fitting?.abort();
    const frames = [...this.#exported, ...(this.#measured === undefined ? [] : [this.#measured.frames])];
    this.#measured?.following.stop();
    this.#measured = undefined;
    this.#exported.clear();
    for (const one of frames) await one.removeAll();
  }

  /** False where it was not wanted any more once it was fitted: nothing of it is shown then. */
  async #fit(
    measured: OpenMatch,
    strength: number,
    signal: AbortSignal,
    isWanted: () => boolean,
    onSteps: (steps: Steps) => void = () => undefined,
  ): Promise<boolean> {
    const { sides, following, choices, earlier, graded } = measured;
    const { reference, against } = sides.frames;
    const { cube, ...fitted } = await matchSides(sides, this.#open.shelved, strength, this.#outside, signal, onSteps);
    if (!isWanted()) return false;
    if (cube === undefined || graded) delete measured.cube;
    else measured.cube = { text: cube, strength };
    await this.#take(measured);
    this.#show({
      kind: "measured",
      ...fitted,
      against,
      choices,
      graded,
      unexported: reference.kind === "still" && !reference.exported,
      stale: following.isStale,
      strength: this.#strength,
      ...(measured.cube === undefined ? {} : { cubeStrength: strength }),
      ...(earlier === undefined || !hasCome(earlier, fitted.report) ? {} : { earlier }),
    });
    return true;
  }

  /** It stands from here on; what stood before goes, with its pictures. */
  async #take(measured: OpenMatch): Promise<void> {
    const before = this.#measured;
    if (before === measured) return;
    this.#measured = measured;
    before?.following.stop();
    await before?.frames.removeAll();
  }

  get #shown(): Measured | undefined {
    const match = this.#open.shown?.match;
    return match?.kind === "measured" ? match : undefined;
  }

  #tell(stale: boolean): void {
    const match = this.#shown;
    if (match !== undefined && match.stale !== stale) this.#show({ kind: "measured", ...match, stale });
  }

  #show(match: MatchState): void {
    this.#open.show({ match });
  }
}

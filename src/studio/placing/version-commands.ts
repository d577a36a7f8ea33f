/** Copies of the open sequence, one for each kept take of a shot: looked at, said, and then made as it was said. */

import { failureOf, StudioError } from "../../core/failure";
import type { WhyNoVersions } from "../../core/failure-reasons";
import { markOf } from "../../core/ledger";
import { copyNames } from "../../core/replace";
import type { ProjectView } from "../../core/sequence";
import { projectItemsOf, soundOf } from "../../core/take";
import { readClip } from "../../premiere/clip";
import { sequenceNames } from "../../premiere/uses";
import type { Desk } from "../desk";
import { oneAtATime } from "./at-timeline";
import type { PlaceOutside } from "./place-meant";
import { oldSound, whatIsSeen } from "./replace";
import type { VersionCommands as Commands, VersionsOffer, Versioning } from "./replace-state";
import { rowsByShot } from "../takes/row-index";
import type { TakeRow } from "../takes/take-row";
import type { Takes } from "../takes/takes";
import { requireSequence } from "../open-sequence";

export interface VersionsOutside extends PlaceOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
}

export class VersionCommands implements Commands {
  readonly #outside: VersionsOutside;

  constructor(outside: VersionsOutside) {
    this.#outside = outside;
  }

  readonly look = async (shotKey: string): Promise<void> => {
    const { desk } = this.#outside;
    this.#say({ shotKey, kind: "looking" });
    await desk.attempt("takes", async () => {
      const said = await this.#tell(shotKey);
      if (desk.state.versioning?.shotKey === shotKey) this.#say(said);
    });
  };

  async #tell(shotKey: string): Promise<Versioning> {
    try {
      return { shotKey, kind: "offered", offer: await this.#offer(shotKey) };
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      return { shotKey, kind: "refused", failure: error.failure };
    }
  }

  readonly forget = (): void => this.#outside.desk.without("versioning");

  readonly make = (shotKey: string): Promise<void> =>
    this.#outside.desk.once("takes", `versions of ${shotKey}`, async () => {
      const { desk, look } = this.#outside;
      const { versioning } = desk.state;
      if (versioning?.shotKey !== shotKey || versioning.kind !== "offered") return;
      const said = versioning.offer;
      this.#say({ shotKey, kind: "making" });
      try {
        this.#say({ shotKey, kind: "made", names: await oneAtATime(() => this.#copy(shotKey, said)) });
      } catch (error) {
        this.#say({ shotKey, kind: "refused", failure: failureOf(error) });
      }
      await look();
    });

  async #copy(shotKey: string, said: VersionsOffer): Promise<readonly string[]> {
    const { takes, look, sleep, log } = this.#outside;
    const items = new Map<string, string>();
    for (const { takeId, shows } of said.versions)
      if (shows !== undefined) items.set(takeId, await takes.itemOf(takeId));
    const { projectId } = await look();
    const now = await this.#offer(shotKey);
    if (JSON.stringify(now) !== JSON.stringify(said)) throw this.#no("changed", shotKey);
    const { copyWith } = await import(/* webpackChunkName: "work" */ "../../premiere/copies");
    const copied = await copyWith(
      projectId,
      said.old,
      said.versions.map(({ name, takeId, shows, sound }) => {
        const itemId = items.get(takeId);
        if (shows === undefined || itemId === undefined) return { name };
        const [track] = said.old.sounds;
        const isHeard = track !== undefined && (sound === "goes" || sound === "unknown");
        return {
          name,
          cast: { itemId, shows, ...(isHeard ? { sound: { track, isSure: sound === "goes" } } : {}) },
        };
      }),
      { copying: "Copy the sequence", casting: `Make ${said.versions.length} versions` },
      sleep,
    );
    log.say("versions", { made: copied.length, verified: copied.filter(({ isVerified }) => isVerified).length });
    const names = (isAsItShouldBe: boolean): string =>
      copied.flatMap(({ name, isVerified }) => (isVerified === isAsItShouldBe ? [name] : [])).join(", ");
    const [made, doubtful] = [names(true), names(false)];
    const there = { ...(made === "" ? {} : { made }), ...(doubtful === "" ? {} : { doubtful }) };
    if (copied.length < said.versions.length) throw this.#no("not-copied", shotKey, there);
    if (doubtful !== "") throw this.#no("unconfirmed", shotKey, there);
    return copied.map(({ name }) => name);
  }

  async #offer(shotKey: string): Promise<VersionsOffer> {
    const { desk, takes, look } = this.#outside;
    const project = await look();
    const { projectId } = project;
    const sequence = requireSequence(project);
    const rows = rowsByShot(desk.state.takes).get(shotKey) ?? [];
    const kept = rows.filter(isKept).sort((a, b) => a.take.number - b.take.number);
    if (kept.length < 2) throw this.#no("too-few", shotKey);
    const items = new Set(rows.flatMap(({ take }) => projectItemsOf(take)));
    const lying = sequence.video.flatMap(({ index, items: all }) =>
      all
        .filter(({ projectItemId, disabled }) => !disabled && projectItemId !== undefined && items.has(projectItemId))
        .map(({ rangeInSequence: { start } }) => ({ track: index, start })),
    );
    const [only, second] = lying;
    if (only === undefined) throw this.#no("not-there", shotKey);
    if (second !== undefined) throw this.#no("several", shotKey);
    const old = await readClip({ projectId, sequenceId: sequence.sequenceId, ...only });
    if (old === undefined) throw this.#no("changed", shotKey);
    const of = takes.all.find(
      (one) => old.projectItemId !== undefined && projectItemsOf(one).includes(old.projectItemId),
    );
    const names = copyNames(sequence.name, kept.length, [...(await sequenceNames(projectId)).values()]);
    return {
      old,
      versions: kept.map(({ take }, index) => ({
        name: names[index] ?? "",
        takeId: take.id,
        takeNumber: take.number,
        ...(take.id === of?.id ? {} : { shows: whatIsSeen(take, old, of, sequence) }),
        // As where it is overwritten by Replace: the take's sound takes the place of the clip's.
        sound: oldSound(old, take, soundOf(take) === "silent" ? null : (old.sounds[0] ?? null)),
      })),
    };
  }

  #no(
    why: WhyNoVersions,
    shotKey: string,
    there: { readonly made?: string; readonly doubtful?: string } = {},
  ): StudioError {
    return new StudioError({ kind: "no-versions", why, shot: Number(shotKey.split(" ").at(-1)), ...there });
  }

  #say(versioning: Versioning): void {
    this.#outside.desk.set({ versioning });
  }
}

function isKept({ take, marks }: TakeRow): boolean {
  const mark = markOf(marks);
  return take.state.kind === "ready" && (mark === "keep" || mark === "favourite");
}

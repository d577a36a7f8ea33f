/** The opening of a project: where its takes lie, which there are, and which of them this device left unfinished. */

import { isWire } from "../../core/job";
import type { ProjectView } from "../../core/sequence";
import { isOver, isSettled, type Take } from "../../core/take";
import { advance } from "../../core/take-events";
import type { Home, Homes } from "../disk/home";
import type { KnownTakes } from "./known-takes";
import { byAge } from "./rows";
import type { Runs } from "../making/runs";
import type { Shelved } from "../disk/shelf";
import type { Settings } from "../settings";

export interface OpeningOutside {
  readonly homes: Homes;
  readonly known: KnownTakes;
  readonly runs: Pick<Runs, "goOn" | "wasBegun">;
  /** Another project, or another place: what is said of takes there counts from here on. */
  readonly onTurn: (home: Home) => void;
  /** Rows changed: in a while it is time to show them. */
  readonly onChange: () => void;
  /** All of them are known, and those that were left are gone on with. */
  readonly onOpened: () => void;
  /** Takes read so far of a project that has many; undefined: all of them. */
  readonly onReading: (count: number | undefined) => void;
  /** @throws StudioError */
  readonly update: (shelved: Shelved) => Promise<void>;
}

export interface OpenedBy {
  readonly project: ProjectView;
  readonly settings: Settings;
  readonly device: string;
  /** Hears where they are kept before anything goes on. */
  readonly onHome: (home: Home) => Promise<void>;
}

/** A few takes are read before anybody could look; of many it is said how far it is. */
const WORTH_SAYING = 200;
/** Those that were found are shown once they are so many times as many as were shown before. */
const WORTH_SHOWING = 1.3;

export class TakesOpening {
  readonly #outside: OpeningOutside;
  #latest: Promise<Home> | undefined;
  #knownOf: string | undefined;

  constructor(outside: OpeningOutside) {
    this.#outside = outside;
  }

  /** Where the takes of the project lie that was opened last, once all of them are known; absent before the first. */
  get latest(): Promise<Home> | undefined {
    return this.#latest;
  }

  /** The project whose takes are all known; absent while those of another one are being read. */
  get knownOf(): string | undefined {
    return this.#knownOf;
  }

  /**
   * Another project is at the front: until it is known where its takes lie, which may take a while, none is shown as its own.
   * Changes nothing for the one that was opened last.
   */
  turnTo(projectId: string): void {
    const { known } = this.#outside;
    if (known.projectId === projectId) return;
    this.#knownOf = undefined;
    known.turnTo(projectId);
  }

  /** A later call wins over an earlier one that is still reading. @throws StudioError */
  open(by: OpenedBy): Promise<Home> {
    const opening: Promise<Home> = this.#open(by, () => this.#latest === opening);
    this.#latest = opening;
    return opening;
  }

  async #open({ project, settings, device, onHome }: OpenedBy, isLatest: () => boolean): Promise<Home> {
    const { homes, known } = this.#outside;
    known.device = device;
    const home = await homes.of(project, settings);
    await onHome(home);
    if (!isLatest()) return home;
    const isOther = this.#knownOf !== project.projectId;
    if (isOther) this.#arriveAt(project, home);
    const found = await this.#find(project, home, isLatest, isOther);
    if (!isLatest()) return home;
    if (!isOther) this.#arriveAt(project, home);
    known.foundAll(found);
    await known.list();
    if (!isLatest()) return home;
    this.#knownOf = project.projectId;
    await this.#goOn(found, device, isLatest);
    this.#outside.onOpened();
    return home;
  }

  /** What is known of this project stays: a take that the last run left may have come to its end, and be shown, before. */
  #arriveAt({ projectId }: ProjectView, home: Home): void {
    this.turnTo(projectId);
    this.#outside.onTurn(home);
  }

  /** All takes of the project, by id. `isShown`: those of many are shown as they are found. */
  async #find(
    project: ProjectView,
    home: Home,
    isLatest: () => boolean,
    isShown: boolean,
  ): Promise<ReadonlyMap<string, Shelved>> {
    const { known, onReading, onChange } = this.#outside;
    const found = new Map<string, Shelved>();
    let showAt = WORTH_SAYING;
    let isListing = false;
    const show = async (): Promise<void> => {
      isListing = true;
      showAt = found.size * WORTH_SHOWING;
      await known.list();
      isListing = false;
      onChange();
    };
    await known.read(project, home, (shelved) => {
      found.set(shelved.take.id, shelved);
      if (!isLatest()) return;
      if (isShown) known.found(shelved);
      if (found.size % WORTH_SAYING === 0) onReading(found.size);
      if (isShown && found.size >= showAt && !isListing) void show();
    });
    if (found.size >= WORTH_SAYING && isLatest()) onReading(undefined);
    return found;
  }

  /**
   * Those that this device left under way, and that were never run since the panel opened, were interrupted; those at engines
   * go on.
   */
  async #goOn(found: ReadonlyMap<string, Shelved>, device: string, isLatest: () => boolean): Promise<void> {
    const { known, runs, update } = this.#outside;
    // Thousands are long done; what the last run left of those is forgotten when its own list is read.
    const left = [...found.values()].filter(({ take }) => take.owner === device && !isSettled(take));
    for (const shelved of left.sort((a, b) => byAge(a.take, b.take))) {
      const { take } = shelved;
      if (!isLatest()) break;
      const isWaited = take.batch !== undefined && take.state.kind === "ready" && take.placement === undefined;
      if (await this.#isHalfAsked(take)) {
        await update({ ...shelved, take: advance(take, { kind: "interrupted" }) });
      } else if (isWire(take.recipe.engine) || isWaited) {
        const now = known.run(take.id) ?? shelved;
        known.remember(now);
        runs.goOn(now);
      } else if (!isOver(take.state) && known.run(take.id) === undefined) {
        await update({ ...shelved, take: advance(take, { kind: "interrupted" }) });
      }
    }
  }

  /**
   * Its record was written and its asking never ended: a volume went away in the middle of several, or the panel did. The
   * editor may have heard that nothing was asked, so nothing is sent for it unasked.
   */
  async #isHalfAsked({ id, state, recipe }: Take): Promise<boolean> {
    const { known, runs } = this.#outside;
    if (state.kind !== "asked" || !isWire(recipe.engine) || known.run(id) !== undefined) return false;
    return !(await runs.wasBegun(id));
  }
}

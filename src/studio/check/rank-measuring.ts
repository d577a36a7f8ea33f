/** Measures the takes of one shot in the same way, for the list of how they fit. */

import { Cancelled, failureOf, StudioError, type Failure } from "../../core/failure";
import { rankByFit } from "../../core/ranking";
import { startOf, whatForbids } from "../../core/replace";
import type { ProjectView, SequenceView } from "../../core/sequence";
import { isFilm, type Take } from "../../core/take";
import { canMeasure, type WorkingSpace } from "../../core/working-space";
import { readClip } from "../../premiere/clip";
import { CheckFrames, exportSize } from "./check-frames";
import { ratesOf } from "./check-interpret";
import { keepCheck, recallCheck, type CheckRecord } from "./check-record";
import { besideOf, exportAll, notComparable, type CutSide, type NotCounted } from "./cut-frames";
import { itemsOf, type ClipOnTrack } from "../takes/lying";
import { cutKey, type Ranked, type Ranking } from "./rank-state";
import { figuresOf, firstReference, measureTake, type RankPlace } from "./rank-take";
import { rowsByShot } from "../takes/row-index";
import type { Shelved } from "../disk/shelf";
import type { MediaRoom } from "../../media/client";
import type { Desk } from "../desk";
import type { Log } from "../log";
import type { ReferenceOutside } from "../references/reference";
import type { Takes } from "../takes/takes";
import type { WorkingSpaces } from "./working-spaces";

export interface RankOutside extends ReferenceOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly room: MediaRoom;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
  readonly spaces: WorkingSpaces;
  readonly device: () => string;
  readonly now: () => Date;
  readonly log: Log;
}

type Say = (ranking: Ranking) => void;

export class RankMeasuring {
  readonly #outside: RankOutside;
  readonly #say: Say;

  constructor(outside: RankOutside, say: Say) {
    this.#outside = outside;
    this.#say = say;
  }

  /** @throws StudioError, Cancelled */
  async measure(shotKey: string, anew: boolean, signal: AbortSignal): Promise<Ranked> {
    const { desk, takes, room, look, spaces, device, now } = this.#outside;
    const project = await look();
    const { sequence } = project;
    const rows = rowsByShot(desk.state.takes).get(shotKey) ?? [];
    const films = rows.filter(({ take }) => isFilm(take)).map(({ take }) => takes.get(take.id));
    if (films.length === 0) throw new StudioError({ kind: "cannot-check", why: "no-film" });
    const left = new Map<string, Failure | "not-ready">();
    for (const { take } of rows) {
      if (take.state.kind !== "ready") left.set(take.id, "not-ready");
      else if (!isFilm(take)) left.set(take.id, { kind: "cannot-check", why: "no-film" });
    }
    const space = sequence === undefined ? undefined : spaces.of(sequence.sequenceId);
    const isTold = (sequenceId: string): boolean => {
      const works = spaces.of(sequenceId);
      return works !== undefined && canMeasure(works);
    };
    const comparesStart = (take: Take): boolean => {
      const first = firstReference(take);
      return first !== undefined && (first.sequenceId === undefined || isTold(first.sequenceId));
    };
    const records = new Map<string, CheckRecord>();
    const [first] = films;
    const beginning = { done: 0, of: films.length, steps: { done: 0, total: 1 } };
    this.#say({ kind: "measuring", take: first?.take.number ?? 0, ...beginning });
    const around = await this.#around(films, project, space, signal);
    try {
      const { place } = around;
      for (const [done, shelved] of films.entries()) {
        if (signal.aborted) throw new Cancelled("stopped by the editor");
        const { id, number } = shelved.take;
        const say = (steps: { readonly done: number; readonly total: number }): void =>
          this.#say({ kind: "measuring", take: number, done, of: films.length, steps });
        say({ done: 0, total: 1 });
        const known = anew ? undefined : await recallCheck(shelved, device());
        if (known !== undefined && saysAll(known, place, comparesStart(shelved.take))) {
          records.set(id, known);
          continue;
        }
        try {
          const wish = {
            ...(place === undefined ? {} : { place }),
            ...(known === undefined ? {} : { known }),
            comparesStart: comparesStart(shelved.take),
            device: device(),
            now,
          };
          const record = await measureTake(shelved, wish, room, signal, say);
          records.set(id, record);
          await this.#keep(shelved, record);
        } catch (error) {
          // One film that cannot be read must not keep the others from being ranked.
          if (!ITS_OWN.has(failureOf(error).kind)) throw error;
          left.set(id, failureOf(error));
        }
      }
    } finally {
      await around.frames?.removeAll();
    }
    return rankedOf(records, left, around, (id) => comparesStart(takes.get(id).take));
  }

  /** What cannot be remembered is measured anew the next time: it is no reason not to rank. */
  async #keep(shelved: Shelved, record: CheckRecord): Promise<void> {
    try {
      await keepCheck(shelved, record);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.#outside.log.trouble("keeping what was measured", error);
    }
  }

  /** What lies around the place of the shot, exported once for all of its takes. @throws StudioError, Cancelled */
  async #around(
    films: readonly Shelved[],
    project: ProjectView,
    space: WorkingSpace | undefined,
    signal: AbortSignal,
  ): Promise<Around> {
    const { projectId, sequence } = project;
    const lying = sequence === undefined ? undefined : seenPlace(films, sequence);
    if (sequence === undefined || lying === undefined) return { notCounted: [{ kind: "nowhere" }] };
    const { sequenceId } = sequence;
    const { shelved, track, item } = lying;
    const { start, end } = item.rangeInSequence;
    const old = await readClip({ projectId, sequenceId, track, start });
    if (old === undefined) throw new StudioError({ kind: "sequence-changed" });
    // Of a clip that plays at another speed nobody knows which frames of another take would stand at its cuts.
    const rates = await ratesOf({ project: { ...project, sequence }, shelved, place: { track, item } });
    if (whatForbids(old) !== undefined || rates.own !== rates.now) return { notCounted: [{ kind: "not-plain" }] };
    const barred = notComparable(sequenceId, space);
    if (barred !== undefined) return { notCounted: [barred] };
    const frames = new CheckFrames({ projectId, sequence }, shelved, this.#outside);
    const notCounted: NotCounted[] = [];
    const beside = async (side: CutSide): Promise<readonly string[]> => {
      const times = await besideOf(side, { range: item.rangeInSequence, track }, { projectId, sequence });
      if (!("kind" in times)) return exportAll(times, frames, signal);
      notCounted.push(times);
      return [];
    };
    try {
      const [before, after] = [await beside("before"), await beside("after")];
      const cut = cutKey(sequence, { start, end });
      const of = shelved.take;
      // Of a clip that was slipped, every take would be shown from another frame on.
      const key = `${cut} ${old.inPoint - startOf(of)}`;
      const size = exportSize(sequence.size);
      return { frames, notCounted, place: { key, cut, sequence, old, of, before, after, size } };
    } catch (error) {
      await frames.removeAll();
      throw error;
    }
  }
}

/** What can be wrong with one take's own files. */
const ITS_OWN: ReadonlySet<Failure["kind"]> = new Set(["draw-failed", "file-missing", "file-damaged"]);

interface Around {
  readonly place?: RankPlace;
  readonly frames?: CheckFrames;
  readonly notCounted: readonly NotCounted[];
}

function rankedOf(
  records: ReadonlyMap<string, CheckRecord>,
  left: ReadonlyMap<string, Failure | "not-ready">,
  { place, notCounted }: Around,
  countsStart: (takeId: string) => boolean,
): Ranked {
  const figures = new Map(
    [...records].map(([id, record]) => [id, figuresOf(record, place?.key, countsStart(id))] as const),
  );
  const [oldest] = [...records.values()].flatMap(({ at, measured }) => [at, ...(measured ? [measured.at] : [])]).sort();
  return {
    order: rankByFit([...figures]),
    figures,
    left,
    ...(oldest === undefined ? {} : { at: oldest }),
    ...(place === undefined
      ? {}
      : {
          place: {
            sequenceId: place.sequence.sequenceId,
            range: place.old.rangeInSequence,
            cut: place.cut,
          },
        }),
    notCounted,
  };
}

/** Whether nothing more could be measured now. */
function saysAll({ measured }: CheckRecord, place: RankPlace | undefined, comparesStart: boolean): boolean {
  if (measured === undefined) return place === undefined && !comparesStart;
  if (place !== undefined && measured.place?.key !== place.key) return false;
  return measured.start !== undefined || !comparesStart;
}

/** Where the shot is seen: of its takes the one that is switched on, else any that lies there. */
function seenPlace(
  films: readonly Shelved[],
  sequence: SequenceView,
): (ClipOnTrack & { readonly shelved: Shelved }) | undefined {
  const lying = films.flatMap((shelved) => itemsOf(shelved.take, sequence).map((place) => ({ ...place, shelved })));
  return lying.find(({ item }) => !item.disabled) ?? lying[0];
}

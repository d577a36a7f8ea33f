/** What a review pack shows: the programme's stills and small films of the takes, written into its folder. */

import type { Audit, AuditRange } from "../../core/audit";
import { StudioError } from "../../core/failure";
import { placedWidth, turned, type CopyPlan } from "../../core/fit-copy";
import { SQUARE } from "../../core/pixel-aspect";
import type { PackFile, PackRange } from "../../core/review-pack";
import type { FrameSize } from "../../core/sequence";
import { secondsOf, ticks, type FrameRate, type Ticks } from "../../core/time";
import type { MediaRoom } from "../../media/client";
import type { VideoReport } from "../../media/results";
import { exportFrame } from "../../premiere/frame";
import { fileSize, remove, rename } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { exportSize } from "../check/check-frames";
import type { Desk } from "../desk";
import { sumOfFile } from "../disk/fingerprint";
import { withFile, writing } from "../disk/open-files";
import type { Log } from "../log";
import { idOf } from "./pack-range";
import type { Shelved } from "../disk/shelf";
import type { Takes } from "../takes/takes";

/** Pixels of a film's longer edge: to see what happens, and small enough for a letter. */
const FILM_EDGE = 480;

export interface PicturesOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly room: MediaRoom;
  readonly log: Log;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export interface PicturesMeans {
  readonly signal: AbortSignal;
  readonly onStep: (step: { readonly step: "stills" | "films"; readonly done: number; readonly total: number }) => void;
  /** Whether nothing is known of a change of the cut since it was read. */
  readonly isCurrent: () => boolean;
}

export class PackPictures {
  readonly #audit: Audit;
  readonly #folder: string;
  readonly #outside: PicturesOutside;
  readonly #means: PicturesMeans;

  constructor(audit: Audit, folder: string, outside: PicturesOutside, means: PicturesMeans) {
    this.#audit = audit;
    this.#folder = folder;
    this.#outside = outside;
    this.#means = means;
  }

  /** @throws StudioError `sequence-changed` */
  #askCurrent(): void {
    if (!this.#means.isCurrent()) throw new StudioError({ kind: "sequence-changed" });
  }

  /** The programme as it is seen, whatever lies above a range. */
  async stills(ranges: readonly AuditRange[]): Promise<readonly (readonly PackFile[])[]> {
    const { project } = this.#outside.desk;
    if (project?.sequence?.sequenceId !== this.#audit.sequenceId) throw new StudioError({ kind: "sequence-changed" });
    const times = ranges.map((range) => momentsOf(range, this.#audit));
    const total = times.flat().length;
    const all: (readonly PackFile[])[] = [];
    let done = 0;
    for (const [index, moments] of times.entries()) {
      const stills: PackFile[] = [];
      for (const [number, time] of moments.entries()) {
        this.#means.onStep({ step: "stills", done, total });
        const name = `${idOf(index)}-${number + 1}`;
        this.#askCurrent();
        stills.push(await this.#still(project.projectId, time, name, exportSize(project.sequence.size)));
        done += 1;
      }
      all.push(stills);
    }
    return all;
  }

  async #still(projectId: string, time: Ticks, name: string, size: FrameSize): Promise<PackFile> {
    const folder = joinPath(this.#folder, "stills");
    const { sequenceId } = this.#audit;
    const { signal } = this.#means;
    const { sleep } = this.#outside;
    const wish = { projectId, sequenceId, time, size, folder, name, signal };
    const { path } = await exportFrame(wish, { fileSize, sleep });
    const wanted = joinPath(folder, `${name}.png`);
    // Before 26.2.2 the extension comes twice.
    if (path !== wanted) await rename(path, wanted);
    return { path: `stills/${name}.png`, sha256: await sumOfFile(wanted) };
  }

  /** Of each range the film of what it plays, one for all ranges that play the same file. Absent: none can be made of it here. */
  async films(ranges: readonly AuditRange[]): Promise<readonly PackRange["film"][]> {
    const films = new Map<string, PackFile | undefined>();
    for (const [index, range] of ranges.entries()) {
      this.#means.onStep({ step: "films", done: index, total: ranges.length });
      const played = playedBy(range, shelvedOf(range, this.#outside.takes));
      if (played === undefined || films.has(played)) continue;
      films.set(played, await this.#film(played, `${idOf(index)}.mp4`));
    }
    return ranges.map((range) => {
      const played = playedBy(range, shelvedOf(range, this.#outside.takes));
      const film = played === undefined ? undefined : films.get(played);
      if (film === undefined) return undefined;
      const { rangeInMedia } = range.use;
      return { ...film, from: secondsOf(rangeInMedia.start), to: secondsOf(rangeInMedia.end) };
    });
  }

  async #film(played: string, name: string): Promise<PackFile | undefined> {
    const { room, log } = this.#outside;
    const { signal } = this.#means;
    if (room.state.kind !== "ready") return undefined;
    const path = joinPath(this.#folder, "clips", name);
    try {
      return await withFile(played, async (file) => {
        const report = await room.probe(file);
        if (report.kind !== "video") return undefined;
        await writing(path, (out) => room.copy(file, smallPlan(report, this.#audit.rate), { out, signal }));
        return { path: `clips/${name}`, sha256: await sumOfFile(path) };
      });
    } catch (error) {
      await remove(path);
      if (!(error instanceof StudioError) || !isSpared(error)) throw error;
      log.trouble("a film for the review pack", error);
      return undefined;
    }
  }
}

/** A pack does without a film that is not there or that the media room cannot make; not without what the disk refuses. */
function isSpared({ failure: { kind } }: StudioError): boolean {
  return kind === "room-unavailable" || kind === "draw-failed" || kind === "interrupted" || kind === "file-missing";
}

/** The take that the range plays; absent: it plays none, or one that is not of this project. */
export function shelvedOf({ use: { takeId } }: AuditRange, takes: Takes): Shelved | undefined {
  return takeId === undefined ? undefined : takes.maybe(takeId);
}

/**
 * The file of the take that the range plays: the seconds of a range are those of its own file, and a copy that was fitted has
 * others than the clip. Absent: nobody knows which it is.
 */
function playedBy({ projectItemId }: AuditRange, shelved: Shelved | undefined): string | undefined {
  if (shelved === undefined) return undefined;
  const { take, folder } = shelved;
  if (take.state.kind !== "ready") return undefined;
  const item = take.footage?.filter((one) => one.projectItemId === projectItemId).at(-1);
  return joinPath(folder, item?.copy?.name ?? take.state.clip.name);
}

/** The first, middle and last frame; each once where it is shorter than three. */
function momentsOf(
  {
    use: {
      rangeInSequence: { start, end },
    },
  }: AuditRange,
  { rate }: Audit,
): readonly Ticks[] {
  const last = Math.max(0, Math.ceil((end - start) / rate) - 1);
  return [...new Set([0, Math.floor(last / 2), last])].map((frame) => ticks(start + frame * rate));
}

/** All of the film's frames, at its own rate, so that the seconds of the range are those of the small film. */
function smallPlan({ size, pixelAspect, rotation, rate, constantRate }: VideoReport, otherwise: FrameRate): CopyPlan {
  const upright = turned(size, pixelAspect, rotation);
  const wide = placedWidth(upright, SQUARE);
  const scale = Math.min(1, FILM_EDGE / Math.max(wide, upright.size.height));
  const even = (edge: number): number => Math.max(2, Math.round((edge * scale) / 2) * 2);
  return {
    size: { width: even(wide), height: even(upright.size.height) },
    pixelAspect: SQUARE,
    rate: rate ?? otherwise,
    pace: constantRate && rate !== undefined ? "each-once" : "as-shown",
    scale: "fit",
    anchor: { x: 0.5, y: 0.5 },
  };
}

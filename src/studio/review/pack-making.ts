/** Makes a review pack: a folder with one page, the programme's stills, and small films of the takes. */

import type { Audit } from "../../core/audit";
import { StudioError } from "../../core/failure";
import type { Standing } from "../../core/review";
import type { PageWords } from "../../core/review-page";
import { encodePack, type ReviewPack } from "../../core/review-pack";
import { pickFolder } from "../../uxp/dialogs";
import { exists, makeFolder, remove } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { writeText } from "../../uxp/texts";
import { sumOfText } from "../disk/fingerprint";
import { PackPictures, shelvedOf, type PicturesMeans, type PicturesOutside } from "./pack-pictures";
import { describe } from "./pack-range";

export interface PackOutside extends PicturesOutside {
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface PackMeans extends PicturesMeans {
  /** Reads the cut again, effects and nests included: what a page shows is decided on as what its ranges say. */
  readonly isAsRead: () => Promise<boolean>;
}

export interface MadePack {
  readonly folder: string;
  readonly ranges: number;
  readonly stills: number;
  readonly films: number;
}

/** In the home of the takes: a copy of every pack.json, against which its decisions are held when they come back. */
export const PACKS_FOLDER = "packs";

/**
 * Asks for a folder, makes the pack in a new one below it, and notes the page's sum in the ledger. Absent: no folder was named.
 * @throws StudioError, Cancelled: nothing of it is left then, as far as the disk lets go of it
 */
export async function makePack(
  audit: Audit,
  words: PageWords,
  standingOf: (key: string) => Standing | undefined,
  outside: PackOutside,
  means: PackMeans,
): Promise<MadePack | undefined> {
  const ranges = audit.ranges.filter(({ made }) => made !== "animatic");
  if (ranges.length === 0) throw new StudioError({ kind: "cannot-review", why: "nothing" });
  const chosen = await pickFolder();
  if (chosen === undefined) return undefined;
  const madeAt = outside.now().toISOString();
  const folder = await freeFolder(chosen, `Review ${bareNameOf(audit.name)} ${madeAt.slice(0, 10)}`);
  try {
    for (const part of [folder, joinPath(folder, "stills"), joinPath(folder, "clips")]) await makeFolder(part);
    const making = new PackPictures(audit, folder, outside, means);
    const stills = await making.stills(ranges);
    const films = await making.films(ranges);
    if (!(await means.isAsRead())) throw new StudioError({ kind: "sequence-changed" });
    const packed = ranges.map((range, index) => {
      const film = films[index];
      const about = { audit, standing: standingOf(range.key), take: shelvedOf(range, outside.takes)?.take };
      return {
        ...describe(range, index, about),
        stills: stills[index] ?? [],
        ...(film === undefined ? {} : { film }),
      };
    });
    const { sequenceId, name } = audit;
    await write(
      { id: outside.newId(), madeAt, sequence: { id: sequenceId, name }, ranges: packed },
      folder,
      words,
      outside,
    );
    return {
      folder,
      ranges: ranges.length,
      stills: stills.flat().length,
      films: films.filter((film) => film !== undefined).length,
    };
  } catch (error) {
    await removeRest(folder, outside);
    throw error;
  }
}

/** Never rejects: what kept the pack from being made is what people must hear of. */
async function removeRest(folder: string, { log }: PackOutside): Promise<void> {
  try {
    await remove(folder);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    log.trouble("removing what was begun of a review pack", error);
  }
}

async function write(pack: ReviewPack, folder: string, words: PageWords, { takes, desk }: PackOutside): Promise<void> {
  const { projectId } = desk.requireProject();
  const json = encodePack(pack, await takes.heads());
  const { reviewPage } = await import(/* webpackChunkName: "reports" */ "./reports");
  const page = reviewPage(pack, sumOfText(json), words);
  const { path } = await takes.writableHome();
  await makeFolder(joinPath(path, PACKS_FOLDER));
  // The copy first: a page that is out without one could never be answered.
  await writeText(joinPath(path, PACKS_FOLDER, `${pack.id}.json`), json);
  await writeText(joinPath(folder, "pack.json"), json);
  await writeText(joinPath(folder, "review.html"), page);
  const sha256 = sumOfText(page);
  await takes.noteAndHead(projectId, {
    kind: "exported",
    what: "review-pack",
    sequenceId: pack.sequence.id,
    sha256,
  });
}

/** What every system takes as the name of a folder. */
function bareNameOf(name: string): string {
  const bare = name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return bare.slice(0, 60).replace(/[. ]+$/, "");
}

async function freeFolder(folder: string, stem: string): Promise<string> {
  for (let number = 1; ; number++) {
    const path = joinPath(folder, number === 1 ? stem : `${stem} ${number}`);
    if (!(await exists(path))) return path;
  }
}

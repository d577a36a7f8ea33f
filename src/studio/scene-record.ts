/** `Pickup/scenes/<id>.json`: what a scene is to be. Its takes are not listed in it: each says itself which link it is. */

import { anything, list, Misfit, object, oneOf, parse, text, whole, wholeFrom, type Decoder } from "../core/decode";
import { rateRecord, sizeRecord } from "../core/drawing-record";
import { failureOf, StudioError } from "../core/failure";
import { JOINS, type Join } from "../core/joining";
import { referenceFrame, tickCount } from "../core/record";
import type { ReferenceFrame } from "../core/shot";
import type { SequenceView } from "../core/sequence";
import type { Ticks } from "../core/time";
import { seam } from "../media/results";
import type { Seam } from "../core/scene";
import { exists, makeFolder } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { readText, removeText, textsIn, writeText } from "../uxp/texts";
import type { RememberedForm } from "./beginning";
import { rememberedForm } from "./memory-record";

export interface SceneLink {
  /** Of the sequence's rate, that the cut shows. */
  readonly frames: number;
  /** What happens in it, beside what the whole scene shows. */
  readonly beat: string;
  readonly join: Join;
}

/** Measured between two takes; of others it says nothing. */
export interface MeasuredSeam {
  readonly before: string;
  readonly after: string;
  readonly seam: Seam;
}

export interface Scene {
  readonly id: string;
  /** The device that began it; the only one that writes this record. */
  readonly owner: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly projectId: string;
  readonly sequence: SceneSequence;
  /** Where its first link is meant to lie, on the sequence's clock. */
  readonly start: Ticks;
  /** Prompt of the whole, maker and all else as the form said when it was begun. Link n has the seed of the first and n. */
  readonly form: RememberedForm;
  /** Of the form, that its first link is sent. Their files are the form's, until that link's take has its own. */
  readonly stills: readonly ReferenceFrame[];
  readonly links: readonly SceneLink[];
  readonly seams: readonly MeasuredSeam[];
  readonly unknown: Readonly<Record<string, unknown>>;
}

/** What a link needs to know of the sequence while another one is open. */
export type SceneSequence = Pick<
  SequenceView,
  "sequenceId" | "name" | "rate" | "size" | "zeroFrame" | "timecodeFormat" | "fields"
>;

const VERSION = 1;

const version: Decoder<number> = (value, at) => {
  if (whole(value, at) > VERSION) throw new Misfit(at, "a version that this Pickup reads");
  return VERSION;
};

const sceneRecord: Decoder<Scene> = object(({ read, maybe, rest }) => {
  read("schema", oneOf("pickup.scene"));
  read("version", version);
  return {
    id: read("id", text),
    owner: read("owner", text),
    createdAt: read("createdAt", text),
    projectId: read("projectId", text),
    sequence: read(
      "sequence",
      object((of) => ({
        sequenceId: of.read("sequenceId", text),
        name: of.read("name", text),
        rate: of.read("rate", rateRecord),
        size: of.read("size", sizeRecord),
        zeroFrame: of.read("zeroFrame", whole),
        timecodeFormat: of.read("timecodeFormat", oneOf("non-drop", "drop", "frames", "unknown")),
        fields: of.read("fields", oneOf("progressive", "interlaced", "unknown")),
      })),
    ),
    start: read("start", tickCount),
    form: read("form", rememberedForm),
    // Scenes of before did not say.
    stills: maybe("stills", list(referenceFrame)).stills ?? [],
    links: read(
      "links",
      list(
        object((link) => {
          // Scenes of before knew no other way.
          const join: Join = link.maybe("join", oneOf(...JOINS)).join ?? "frame";
          return { frames: link.read("frames", wholeFrom(1)), beat: link.read("beat", text), join };
        }),
      ),
    ),
    // Figures can be taken again: none of them is worth a scene.
    seams: read("seams", list(anything)).flatMap(measured),
    unknown: rest(),
  };
});

function measured(value: unknown): readonly MeasuredSeam[] {
  try {
    return [
      object((one) => ({
        before: one.read("before", text),
        after: one.read("after", text),
        seam: one.read("seam", seam),
      }))(value, "seam"),
    ];
  } catch (error) {
    if (error instanceof Misfit) return [];
    throw error;
  }
}

/** @throws Misfit */
export function decodeScene(json: string): Scene {
  return parse(json, sceneRecord);
}

export function encodeScene({ unknown, ...known }: Scene): string {
  const record = { ...unknown, schema: "pickup.scene", version: VERSION, ...known };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

function fileOf(home: string, id: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id)) throw new RangeError(`Not a scene's id: ${id}`);
  return joinPath(joinPath(home, "scenes"), `${id}.json`);
}

/** @throws StudioError `folder-not-writable`, `disk-full` */
export async function saveScene(home: string, scene: Scene): Promise<void> {
  await makeFolder(joinPath(home, "scenes"));
  await writeText(fileOf(home, scene.id), encodeScene(scene));
}

/** Nothing there is no failure. @throws StudioError */
export async function removeScene(home: string, id: string): Promise<void> {
  await removeText(fileOf(home, id));
}

/** The scenes of a project, the latest first. One that cannot be read is left as it is; `onUnread` hears why. */
export async function loadScenes(
  home: string,
  projectId: string,
  onUnread: (file: string, error: Error) => void,
): Promise<readonly Scene[]> {
  const folder = joinPath(home, "scenes");
  if (!(await exists(folder))) return [];
  const found: Scene[] = [];
  for (const name of await textsIn(folder)) {
    if (!name.endsWith(".json")) continue;
    try {
      const scene = decodeScene(await readText(joinPath(folder, name)));
      if (scene.projectId === projectId) found.push(scene);
    } catch (error) {
      if (!(error instanceof Misfit) && !(error instanceof StudioError)) throw error;
      // Its first writing was cut off, or goes on: there is no such scene yet.
      if (failureOf(error).kind === "file-missing") continue;
      onUnread(name, error);
    }
  }
  return found.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

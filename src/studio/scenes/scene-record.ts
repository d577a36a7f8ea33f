/** `Pickup/scenes/<id>.json`: what a scene is to be. Its takes are not listed in it: each says itself which link it is. */

import {
  anything,
  list,
  Misfit,
  object,
  oneOf,
  parse,
  text,
  versionUpTo,
  whole,
  wholeFrom,
  type Decoder,
} from "../../core/decode";
import { rateRecord, sizeRecord } from "../../core/drawing-record";
import { JOINS, type Join } from "../../core/joining";
import { referenceFrame, tickCount } from "../../core/shot-record";
import type { ReferenceFrame } from "../../core/shot";
import type { SequenceView } from "../../core/sequence";
import type { Ticks } from "../../core/time";
import { seam } from "../../media/results";
import type { Seam } from "../../core/scene";
import { joinPath } from "../../uxp/paths";
import type { RememberedForm } from "../beginning";
import { recordsIn, removeRecord, saveRecord } from "../disk/records";
import { rememberedForm } from "../memory-record";

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

const FOLDER = "scenes";
const VERSION = 1;

const sceneRecord: Decoder<Scene> = object(({ read, maybe, rest }) => {
  read("schema", oneOf("pickup.scene"));
  read("version", versionUpTo(VERSION));
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

function encodeScene({ unknown, ...known }: Scene): string {
  const record = { ...unknown, schema: "pickup.scene", version: VERSION, ...known };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

/** @throws StudioError `folder-not-writable`, `disk-full` */
export async function saveScene(home: string, scene: Scene): Promise<void> {
  await saveRecord(joinPath(home, FOLDER), scene.id, encodeScene(scene));
}

/** Nothing there is no failure. @throws StudioError */
export async function removeScene(home: string, id: string): Promise<void> {
  await removeRecord(joinPath(home, FOLDER), id);
}

/** The scenes of a project, the latest first. One that cannot be read is left as it is; `onUnread` hears why. */
export async function loadScenes(
  home: string,
  projectId: string,
  onUnread: (file: string, error: Error) => void,
): Promise<readonly Scene[]> {
  const all = await recordsIn(joinPath(home, FOLDER), decodeScene, onUnread);
  const found = all.filter((scene) => scene.projectId === projectId);
  return found.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

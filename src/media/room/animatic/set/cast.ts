/** Which builder makes which place and subject. */

import { Mesh, MeshLambertMaterial, MeshStandardMaterial, type Color, type Material } from "three";
import { isIndoors, type Place, type Subject, type SubjectKind } from "../../../../core/staging";
import { bird } from "./bird";
import { blockOut } from "./block-out";
import { boat } from "./boat";
import { bottle } from "./bottle";
import { box } from "./box";
import { car } from "./car";
import { cup } from "./cup";
import { cyclorama } from "./cyclorama";
import { desert } from "./desert";
import { dog } from "./dog";
import { field } from "./field";
import { flask } from "./flask";
import { forest } from "./forest";
import { asPaint, type Actor, type Kit, type PlaceSet } from "./kit";
import { livingRoom } from "./living-room";
import { mountains } from "./mountains";
import { office } from "./office";
import { person } from "./person";
import { phone } from "./phone";
import { productTable } from "./product-table";
import { sea } from "./sea";
import { skyline } from "./skyline";
import { street } from "./street";
import { train } from "./train";
import { tree } from "./tree";

const PLACES: Readonly<Record<Place, (kit: Kit, distance: number) => PlaceSet>> = {
  sea,
  forest,
  desert,
  mountains,
  field,
  street,
  skyline,
  "living-room": livingRoom,
  office,
  studio: cyclorama,
};

/** @param distance metres from the camera to the subject. */
export function buildPlace(kit: Kit, distance: number): PlaceSet {
  return PLACES[kit.staging.place](kit, distance);
}

type Builder = (kit: Kit, subject: Subject, name: string) => Actor;

const SUBJECTS: Readonly<Record<SubjectKind, Builder>> = {
  person,
  car: (kit, { action, variant, colour }, name) => car(kit, name, action === "travel", variant, colour),
  train: (kit, { action, colour }) => train(kit, action === "travel", colour),
  boat: (kit, { action, variant, colour }, name) => boat(kit, name, action === "travel", { variant, colour }),
  dog,
  bird,
  bottle: (kit, { action, variant, colour }) => (variant === "flask" ? flask : bottle)(kit, action === "turn", colour),
  box: (kit, { action, variant, colour }) => box(kit, action === "turn", variant, colour),
  phone: (kit, { action, colour }) => phone(kit, action === "turn", colour),
  cup: (kit, { action, colour }) => cup(kit, action === "turn", colour),
  tree: (kit, _, name) => (isIndoors(kit.staging.place) ? tree(kit, 2, name, 900) : tree(kit, 7, name, 4200)),
};

/** Larger than a room: there it is a model on a table. Its scale. */
const MODELS: { readonly [K in SubjectKind]?: number } = { car: 0.09, train: 0.02, boat: 0.06 };

/** A block-out that is longer than this does not go into a room. Metres. */
const LARGEST = 3;
/** And this long is its model. */
const MODEL_LONG = 0.5;

/** @param name of its stream of the seed; two subjects of a picture have two. */
export function buildSubject(kit: Kit, subject: Subject, name: string): Actor {
  const built = subject.kind === "block-out" ? blockOut(kit, subject) : SUBJECTS[subject.kind](kit, subject, name);
  if (subject.kind === "block-out" && subject.colour !== undefined) tint(built, asPaint(subject.colour));
  const scale = scaleOf(kit, subject);
  return scale === undefined ? built : model(built, scale, kit, subject.action === "turn");
}

/** Absent: life-size. */
function scaleOf(kit: Kit, subject: Subject): number | undefined {
  if (!isIndoors(kit.staging.place)) return undefined;
  if (subject.kind !== "block-out") return MODELS[subject.kind];
  const longest = Math.max(subject.extent.wide, subject.extent.high, subject.extent.deep);
  return longest > LARGEST ? MODEL_LONG / longest : undefined;
}

/** A block is of the colour that it stands for, as far as its name can still be read on it. */
function tint({ group }: Actor, colour: Color): void {
  const seen = new Set<Material>();
  group.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    for (const one of [part.material].flat()) {
      if (!(one instanceof MeshLambertMaterial || one instanceof MeshStandardMaterial) || seen.has(one)) continue;
      seen.add(one);
      one.color.lerp(colour, 0.85);
    }
  });
}

function model(actor: Actor, scale: number, kit: Kit, turns: boolean): Actor {
  const { group, still, lift, update } = productTable(kit, turns, 0.29);
  actor.group.scale.setScalar(scale);
  still.add(actor.group);
  return {
    group,
    height: actor.height * scale,
    lift,
    speed: 0,
    update: (seconds, done) => {
      update(seconds);
      actor.update(seconds, done);
    },
  };
}

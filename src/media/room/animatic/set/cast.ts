/** Which builder makes which place and subject, and what a subject needs to stand where it does not belong. */

import { Group } from "three";
import type { Place, Subject } from "../../../../core/drawing";
import type { Scene } from "../reading";
import { boat } from "./boat";
import { bottle } from "./bottle";
import { car } from "./car";
import { field } from "./field";
import type { Actor, Kit, PlaceSet } from "./kit";
import { person } from "./person";
import { room } from "./room";
import { sea } from "./sea";
import { street } from "./street";
import { tree } from "./tree";

/** @param distance metres from the camera to the subject. */
export function buildPlace(scene: Scene, kit: Kit, distance: number): PlaceSet {
  const builders: Readonly<Record<Place, (kit: Kit, scene: Scene, distance: number) => PlaceSet>> = {
    sea,
    street,
    field,
    room,
  };
  return builders[scene.place](kit, scene, distance);
}

/** Absent for a picture without a subject. */
export function buildActor(scene: Scene, kit: Kit, walks: boolean): Actor | undefined {
  const isIndoors = scene.place === "room";
  const builders: Readonly<Record<Subject, () => Actor | undefined>> = {
    person: () => person(kit, walks),
    car: () => (isIndoors ? model(car(kit, "car", false), 0.09, kit) : car(kit, "car", scene.place === "street")),
    boat: () => (isIndoors ? model(boat(kit, false), 0.075, kit) : boat(kit, scene.place === "sea")),
    tree: () => (isIndoors ? tree(kit, 2, "tree", 900) : tree(kit, 7, "tree", 4200)),
    bottle: () => bottle(kit),
    none: () => undefined,
  };
  return builders[scene.subject]();
}

/** Indoors a car or a boat is a model on a table. */
function model(actor: Actor, scale: number, kit: Kit): Actor {
  const table = bottle(kit);
  const lift = table.lift ?? 0;
  const group = new Group();
  // Of the bottle's setting only the table is wanted.
  group.add(...table.group.children.filter((part) => part.position.y < lift - 0.001));
  actor.group.scale.setScalar(scale);
  actor.group.position.y = lift;
  group.add(actor.group);
  return { group, height: actor.height * scale, lift, update: actor.update };
}

/** Cars and turntables on a bare page, without a camera: how far they turn. */

import { Box3, Mesh, MeshLambertMaterial, type Object3D } from "three";
import { chanceOf } from "../src/core/chance";
import { stagingOf } from "../src/core/staging-choosing";
import { readStaging } from "../src/core/staging-reading";
import { car } from "../src/media/room/animatic/set/car";
import { buildSubject } from "../src/media/room/animatic/set/cast";
import type { Actor, Kit } from "../src/media/room/animatic/set/kit";
import { lightOf } from "../src/media/room/animatic/set/light";
import { skyOf } from "../src/media/room/animatic/set/sky";
import "./animatic-things-api";

function kitOf(prompt: string, seed: number): Kit {
  const chance = (name: string): ReturnType<typeof chanceOf> => chanceOf(seed, name);
  const staging = stagingOf(readStaging(prompt), seed);
  const light = lightOf(staging, chance("light"));
  return { staging, light, sky: skyOf(light, chance("sky")), chance, hasGpu: false };
}

function actorOf(prompt: string): Actor {
  const kit = kitOf(prompt, 7);
  const subject = kit.staging.subjects[0];
  if (subject === undefined) throw new Error("Nobody is named.");
  return buildSubject(kit, subject, subject.kind);
}

function partOf(actor: Actor, name: string): Object3D {
  const part = actor.group.getObjectByName(name);
  if (part === undefined) throw new Error(`It has no ${name}.`);
  return part;
}

window.turnOf = (prompt, heading, seconds) => {
  const actor = actorOf(prompt);
  actor.group.rotation.y = heading;
  actor.update(seconds, 0);
  return {
    product: heading + partOf(actor, "turntable").rotation.y,
    room: heading + partOf(actor, "room").rotation.y,
  };
};

window.rollOf = (prompt, seconds) => {
  const actor = actorOf(prompt);
  const wheel = partOf(actor, "wheel");
  actor.update(0, 0);
  const before = wheel.rotation.x;
  const { min, max } = new Box3().setFromObject(wheel);
  actor.update(seconds, 0);
  return { radius: (max.y - min.y) / 2, gone: (actor.speed ?? 0) * seconds, turned: wheel.rotation.x - before };
};

window.paintsOf = (names, seed) => {
  const kit = kitOf("a street", seed);
  return names.map((name) => {
    let paint = "";
    car(kit, name, false).group.traverse((part) => {
      if (!(part instanceof Mesh) || !(part.material instanceof MeshLambertMaterial)) return;
      if (part.material.name === "paint") paint = part.material.color.getStyle();
    });
    return paint;
  });
};

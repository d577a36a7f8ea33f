/** Draws a scene from a prompt: reads it, builds the set, lights it, and shoots it frame by frame. */

import { Color, DirectionalLight, FogExp2, HemisphereLight, Scene as Stageful, Vector3 } from "three";
import type { DrawingRequest, Subject } from "../../../core/drawing";
import { framesPerSecond } from "../../../core/time";
import type { Drawing, Picture } from "../drawing";
import { emptyI420, toI420 } from "../i420";
import { chanceOf } from "./chance";
import { enlarge } from "./enlarge";
import { progressAt } from "./pace";
import { read, sceneOf, type Reading, type Scene } from "./reading";
import { distanceOf, shotOf, type Shot } from "./set/camera";
import { gradeOf } from "./set/grade";
import { lightOf, type Light } from "./set/light";
import type { Actor, Kit, PlaceSet } from "./set/kit";
import { WALKING_SPEED } from "./set/person";
import { buildActor, buildPlace } from "./set/cast";
import { skyOf } from "./set/sky";
import { openStage } from "./set/stage";

/** @throws Error with a sentence when the browser has no WebGL 2. */
export function createTextDrawing(request: DrawingRequest): Drawing {
  const reading = read(request.prompt);
  const scene = sceneOf(reading, request.seed);
  const light = lightOf(scene.time, scene.place, chanceOf(request.seed, "light"));
  const stage = openStage(request.size, gradeOf(scene.palette, light.exposure));
  const set = buildSet(scene, reading, light, request, stage.hasGpu);
  stage.refine(set.stageful);
  const rgba = new Uint8Array(stage.size.width * stage.size.height * 4);
  const picture: Picture = { ...stage.size, rgba: new Uint8ClampedArray(rgba.buffer) };
  const scaled = stage.size.width !== request.size.width || stage.size.height !== request.size.height;
  const small = scaled ? emptyI420(stage.size.width, stage.size.height) : undefined;
  return {
    scene: { kind: "from-text", ...scene, scaled },
    draw: (index, into) => {
      set.at(index);
      stage.render(set.stageful, set.shot.camera, rgba);
      toI420(picture, small ?? into);
      if (small) enlarge(small, into);
    },
    dispose: () => stage.dispose(set.stageful),
  };
}

export interface BuiltSet {
  readonly stageful: Stageful;
  readonly shot: Shot;
  readonly place: PlaceSet;
  /** Absent when the picture has no subject. */
  readonly actor?: Actor;
  /** Puts everything where it is in frame `index`. */
  at(index: number): void;
}

export function buildSet(
  scene: Scene,
  reading: Reading,
  light: Light,
  request: Pick<DrawingRequest, "seed" | "frames" | "rate" | "size">,
  hasGpu: boolean,
): BuiltSet {
  const seconds = request.frames / framesPerSecond(request.rate);
  const stageful = new Stageful();
  const chance = (name: string): ReturnType<typeof chanceOf> => chanceOf(request.seed, name);
  const kit: Kit = { light, sky: skyOf(light, chance("sky")), chance };
  stageful.add(kit.sky.group);
  if (scene.place !== "room") stageful.fog = new FogExp2(kit.sky.haze, light.haze);
  const walks = walksIn(scene, reading, chance("walk").next());
  const actor = buildActor(scene, kit, walks);
  const height = actor?.height ?? 3.2;
  const place = buildPlace(scene, kit, distanceOf(scene, height, request.size));
  stageful.add(place.group);
  const foot = new Vector3(0, place.ground(0, 0), 0);
  if (actor) {
    actor.group.position.copy(foot);
    actor.group.rotation.y = headingOf(scene.subject, chance("heading").between(-1, 1), walks);
    stageful.add(actor.group);
  }
  const target = {
    foot: foot.clone().setY(foot.y + (actor?.lift ?? 0)),
    height,
    floor: (x: number, z: number): number => place.ground(x, z) + 0.18,
  };
  const shot = shotOf(scene, target, reading.pace, seconds, request.size, chance("camera"));
  const sun = addLights(stageful, scene, light, shot.distance, foot);
  sun.shadow.mapSize.setScalar(hasGpu ? 2048 : 640);

  const follow = new Vector3();
  const step = new Vector3();
  return {
    stageful,
    shot,
    place,
    ...(actor && { actor }),
    at: (index) => {
      const time = index / framesPerSecond(request.rate);
      place.update(time);
      step.set(0, 0, 0);
      if (actor) {
        actor.update(time);
        const speed = walks ? WALKING_SPEED : (actor.speed ?? 0);
        const gone = speed * (time - seconds / 2);
        const heading = actor.group.rotation.y;
        step.set(Math.sin(heading) * gone, 0, Math.cos(heading) * gone);
        actor.group.position.set(foot.x + step.x, place.ground(foot.x + step.x, foot.z + step.z), foot.z + step.z);
      }
      // From a medium shot on, the operator goes along; in a long shot the subject crosses the frame.
      follow.copy(step).multiplyScalar(followOf(scene));
      shot.place(progressAt(index, request.frames, seconds), follow);
    },
  };
}

function followOf(scene: Scene): number {
  switch (scene.shotSize) {
    case "extreme long":
      return 0;
    case "long":
      return 0.75;
    case "medium":
    case "close-up":
    case "extreme close-up":
      return 1;
  }
}

function walksIn(scene: Scene, reading: Reading, chance: number): boolean {
  if (scene.subject !== "person" || scene.move === "orbit") return false;
  if (reading.action !== undefined) return reading.action === "walks";
  const isWide = scene.shotSize === "long" || scene.shotSize === "extreme long";
  return scene.place !== "room" && isWide && chance < 0.6;
}

/** Which way the subject faces; 0 is towards the camera. Three quarters, rarely straight on. */
function headingOf(subject: Subject, chance: number, walks: boolean): number {
  const side = chance < 0 ? -1 : 1;
  switch (subject) {
    case "person":
      return walks ? side * 0.35 : side * (0.3 + 0.5 * Math.abs(chance));
    case "car":
      return side * (0.55 + 0.25 * Math.abs(chance));
    case "boat":
      return side * (1.15 + 0.4 * Math.abs(chance));
    case "tree":
    case "bottle":
    case "none":
      return chance * Math.PI;
  }
}

/** Metres from the subject to the lamp that stands for the sun. */
const SUN_AWAY = 140;

function addLights(stageful: Stageful, scene: Scene, light: Light, distance: number, foot: Vector3): DirectionalLight {
  const sun = new DirectionalLight(new Color(...light.key), light.keyStrength);
  sun.position.copy(light.direction).multiplyScalar(SUN_AWAY).add(foot);
  sun.target.position.copy(foot);
  // Under street lamps nobody sees what the moon throws.
  sun.castShadow = scene.place !== "street" || light.lamps < 0.5;
  const reach = scene.place === "room" ? 6 : Math.min(46, Math.max(7, distance * 1.1));
  const { camera } = sun.shadow;
  camera.left = camera.bottom = -reach;
  camera.right = camera.top = reach;
  // A shallow box: the bias, a share of its depth, stays a few centimetres.
  camera.near = Math.max(1, SUN_AWAY - reach * 3);
  camera.far = SUN_AWAY + reach * 3;
  sun.shadow.bias = -0.0006;
  sun.shadow.normalBias = reach / 500;
  sun.shadow.radius = 2.4;
  // A reflector beside the camera, away from the sun: no face is left black.
  const reflector = new DirectionalLight(
    new Color(...light.fill).lerp(new Color(...light.key), 0.45),
    light.keyStrength * (light.time === "day" ? 0.16 : 0.3) + light.lamps * (scene.place === "room" ? 0.1 : 0.35),
  );
  reflector.position.set(-Math.sign(light.direction.x) * 60, 42, 70).add(foot);
  reflector.target = sun.target;
  // A room gets its light by the window; a street gets back what its walls throw to each other.
  const share = { room: 0.45, street: 1.6 - 0.9 * light.lamps, sea: 1, field: 1 }[scene.place];
  stageful.add(
    sun,
    sun.target,
    reflector,
    new HemisphereLight(new Color(...light.fill), new Color(...light.bounce), light.fillStrength * share * 1.1),
  );
  return sun;
}

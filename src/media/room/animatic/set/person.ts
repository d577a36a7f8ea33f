/** People: a mannequin that is dressed, does something, and brings a chair when it sits. */

import { Color, Group, Sphere, Vector3 } from "three";
import type { Chance } from "../../../../core/chance";
import type { Action, Clothes, ShotSize, Subject, Swatch } from "../../../../core/staging";
import { STOOP, stoop } from "./age";
import { skinned } from "./bones";
import { chair } from "./chair";
import { point, sit, stand, talk, turn } from "./cycles";
import { RUN, run, steppedAt, WALK, walk } from "./gait";
import { emptyPose, type Pose } from "./pose";
import { EYES } from "./face";
import { askedOr, contact, type Actor, type Kit } from "./kit";
import { MADE_TALL, sculptPerson, someone, TALL, type Person } from "./mannequin";
import { poserOf } from "./posing";
import { HEAD, PELVIS_HIGH, rig } from "./skeleton";
import { dyed, type Sculpture } from "./sculpt";

/** Faces +z. When it walks, it walks on the spot; whoever places it moves it on. */
export function person(kit: Kit, { action, who: named, clothes = [], age }: Subject, name: string): Actor {
  const chance = kit.chance(name);
  const [worn = {}] = clothes;
  const who = someone(chance, false, named?.[0], worn, age);
  const actor = performer(sculptPerson(who, coarseness(kit)), who, action, chance, worn);
  contact(actor.group, 0.95, 1.05);
  return actor;
}

/** Software has 360 lines: of somebody far away a coarser skin shows the same, and a third of a frame's time goes into the fine one. */
function coarseness({ hasGpu, staging }: Kit): number {
  return hasGpu ? 1 : COARSE[staging.camera.size];
}

const COARSE: Readonly<Record<ShotSize, number>> = {
  "extreme-close-up": 1,
  "close-up": 1,
  "medium-close-up": 1.2,
  medium: 1.45,
  "medium-long": 1.6,
  full: 1.75,
  long: 2,
  "extreme-long": 2.4,
};

/** Sculptures of a crowd: enough that no two neighbours are twins. */
const CROWD_CASTS = 6;

/** All the others of a crowd: coarser, for they stand behind, and many in the same few cuts of other colours. */
export function crowd(
  kit: Kit,
  { action, who: named, clothes = [], age }: Subject,
  count: number,
  name: string,
): readonly Actor[] {
  const chance = kit.chance(`${name} crowd`);
  const coarse = count > 8 ? 2.5 : count > 2 ? 1.8 : 1.25;
  const cuts = Array.from({ length: Math.min(count, CROWD_CASTS) }, (_, i) => {
    const asked = named?.[i + 1] ?? (named?.length === 1 && count < 4 ? named[0] : undefined);
    const worn = (clothes.length === 1 ? clothes[0] : clothes[i + 1]) ?? {};
    const who = someone(chance, count > 3, asked, worn, age);
    return { who, worn, sculpture: sculptPerson(who, coarse) };
  });
  return Array.from({ length: count }, (_, i) => {
    const cut = cuts[i % cuts.length];
    if (cut === undefined) throw new Error("A crowd has at least one cut.");
    const actor = performer(cut.sculpture, cut.who, action, chance, cut.worn);
    if (count <= 8) contact(actor.group, 0.9, 0.95);
    return actor;
  });
}

/** By how much of a grown one's a child's head is larger, about its joint. */
const LARGER = 0.27;

function performer(sculpture: Sculpture, who: Person, action: Action, chance: Chance, worn: Clothes): Actor {
  const [least, most] = TALL[who.isChild ? "child" : who.frame.sex];
  const scale = chance.between(least, most) / MADE_TALL;
  const geometry = dyed(sculpture, coloursOf(who, chance, worn));
  const bones = rig();
  const mesh = skinned(geometry, bones, new Sphere(new Vector3(0, 0.95, 0), 1.25));
  // Arms follow shoulders that are narrower than those that the bones are made for.
  if (who.frame.sex === "woman") {
    for (const side of ["left", "right"] as const) bones.bone(`${side} upper-arm`).position.x *= 0.88;
  }
  if (who.isChild) bones.bone("head").scale.setScalar(1 + LARGER);
  mesh.scale.setScalar(scale);
  const group = new Group();
  group.add(mesh);
  const phase = chance.between(0, Math.PI * 2);
  const pose = emptyPose();
  const put = poserOf(bones);
  const does = doing(action, phase, scale, pose);
  if (action === "sit") {
    const seat = chair(chance);
    seat.scale.setScalar(scale);
    group.add(seat);
  }
  does(0, 0, 1);
  const drop = PELVIS_HIGH - pose.pelvis.y + (who.isOld ? STOOP : 0);
  geometry.computeBoundingBox();
  const larger = who.isChild ? LARGER : 0;
  const stands = (made: number): number => (made + (made - HEAD[1]) * larger - drop) * scale;
  const speed = action === "walk" ? WALK.speed : action === "run" ? RUN.speed : 0;
  return {
    group,
    height: stands(geometry.boundingBox?.max.y ?? MADE_TALL),
    eyes: stands(EYES),
    speed: speed * scale,
    update: (seconds, done, pace = 1) => {
      const { time, length } = steppedAt(pace);
      does(seconds * time, done, length);
      if (who.isOld) stoop(pose);
      put(pose);
    },
  };
}

/** Time runs as legs are long: the small take quicker steps of the same shape. */
function doing(
  action: Action,
  phase: number,
  scale: number,
  pose: Pose,
): (seconds: number, done: number, length: number) => void {
  const begun = (phase / (Math.PI * 2)) * 3;
  switch (action) {
    case "walk":
      return (seconds, _, length) => walk(seconds + begun, pose, length);
    case "run":
      return (seconds, _, length) => run(seconds + begun, pose, length);
    case "sit":
      return (seconds) => sit(seconds, phase, pose);
    case "turn":
      return (seconds, done) => turn(seconds, done, phase, pose);
    case "point":
      return (seconds) => point(seconds, phase, pose);
    case "talk":
      return (seconds) => talk(seconds, phase, pose);
    case "stand":
    case "travel":
    case "rest":
      return (seconds) => stand(seconds * (0.9 + 0.1 / scale), phase, pose);
  }
}

/** Cloth that has been worn: film makes colours stronger than they are. One that is asked for has to be seen as such. */
function clothOf(open: string, asked?: Swatch): Color {
  const cloth = askedOr(asked, open);
  const grey = cloth.r * 0.3 + cloth.g * 0.59 + cloth.b * 0.11;
  return cloth.lerp(new Color(grey, grey, grey), asked === undefined ? 0.4 : 0.12);
}

const SKINS = ["#c98f6e", "#96684f", "#e2b190", "#7a5444", "#d9a27e", "#a97a5c"] as const;
const HAIRS = ["#1d1613", "#3b2718", "#6b4a2b", "#15151a", "#836a4a", "#4a3022"] as const;
const GREYS = ["#c9c7c2", "#b3b0ab", "#dad8d3", "#9c9a97"] as const;

function coloursOf({ frame, outfit, isChild, isOld }: Person, chance: Chance, asked: Clothes): readonly Color[] {
  const isWoman = frame.sex === "woman";
  const skin = new Color(chance.pick(SKINS));
  const hair = askedOr(asked.hair, chance.pick(isOld ? GREYS : HAIRS));
  const tops = {
    coat: ["#b98a45", "#8e3a2e", "#3d5876", "#5d684a", "#b9a78a", "#5b5f68", "#7d3440"],
    jacket: ["#3a4658", "#5a5c63", "#6b5845", "#4a5a4c", "#7a4a3a", "#8a8378"],
    hoodie: ["#8e9299", "#a8483a", "#4f6f8f", "#b8923f", "#55705e", "#746187"],
    shirt: ["#d9d5ca", "#9db4c9", "#b8604a", "#6f8870", "#d2b471", "#8a96a8"],
    dress: ["#a8322f", "#2f5d62", "#c79a4b", "#6b4a78", "#36507e", "#b8695a"],
  } as const;
  const top = clothOf(chance.pick(tops[outfit]), asked.top);
  const accent =
    outfit === "shirt" ? top.clone().multiplyScalar(0.9) : top.clone().multiplyScalar(outfit === "dress" ? 0.45 : 0.72);
  const bottom = clothOf(chance.pick(["#2b2e36", "#343d52", "#463c33", "#3c4149", "#2f3b4f"]), asked.bottom);
  const band = top.clone().lerp(new Color(chance.pick(["#26262a", "#5a4632", "#7a2f2a"])), 0.7);
  const hat = askedOr(asked.hat, band);
  const shoes = askedOr(asked.shoes, isChild ? "#c9c4ba" : chance.pick(["#1e1a18", "#3a281c", "#26272b", "#8c877c"]));
  const inner = askedOr(asked.inner, chance.pick(["#ded9cd", "#cfd6de", "#e3ddd0", "#b9c4cf"]));
  const trim = askedOr(asked.tie, chance.pick(["#2a1d18", "#4a1f22", "#1f2a3a", "#5a4630"]));
  const [white, iris] = [new Color("#bdb4a8"), new Color("#1a120d")];
  const lips = skin.clone().lerp(new Color("#7a2a28"), isWoman ? 0.45 : 0.24);
  const seam = lips.clone().multiplyScalar(0.4);
  const line = skin.clone().multiplyScalar(0.62);
  // In the order of the dyes.
  return [skin, hair, top, bottom, shoes, inner, trim, white, iris, lips, hat, accent, seam, line];
}

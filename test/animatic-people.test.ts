import { Vector3 } from "three";
import { chanceOf } from "../src/core/chance";
import { STOOP, stoop } from "../src/media/room/animatic/set/age";
import { companions, ELBOW_ROOM } from "../src/media/room/animatic/set/arrangement";
import { point, sit, stand, talk, turn } from "../src/media/room/animatic/set/cycles";
import { periodOf, RUN, run, steppedAt, strideAt, WALK, walk, type Gait } from "../src/media/room/animatic/set/gait";
import { someone } from "../src/media/room/animatic/set/mannequin";
import { emptyPose, type Pose } from "../src/media/room/animatic/set/pose";
import { poserOf } from "../src/media/room/animatic/set/posing";
import { rig, type BoneName } from "../src/media/room/animatic/set/skeleton";

const FRAME = 1 / 48;

/** A skeleton that does something, and where its joints are at a moment, the way it has gone included. */
function performer(does: (seconds: number, pose: Pose) => void, speed = 0) {
  const bones = rig();
  const pose = emptyPose();
  const put = poserOf(bones);
  return {
    pose,
    bones,
    at: (seconds: number, name: BoneName): Vector3 => {
      does(seconds, pose);
      put(pose);
      bones.root.updateMatrixWorld(true);
      const place = new Vector3().setFromMatrixPosition(bones.bone(name).matrixWorld);
      return place.setZ(place.z + speed * seconds);
    },
  };
}

const GAITS: readonly (readonly [string, Gait, (seconds: number, pose: Pose, length?: number) => void])[] = [
  ["walks", WALK, walk],
  ["runs", RUN, run],
];

describe.each(GAITS)("a person who %s", (_, gait, does) => {
  it("does not slide: the ball of a planted foot stays within 2 cm", () => {
    const { at } = performer(does, gait.speed);
    for (const [side, name] of [
      [0, "right toes"],
      [1, "left toes"],
    ] as const) {
      let planted: Vector3[] = [];
      const spans: number[] = [];
      for (let time = 0; time < 3 * periodOf(gait); time += FRAME) {
        const stride = strideAt(gait, time, side);
        // The sole is flat, or rolls over the ball: from the heel's fall to the toes' leave.
        if (stride > gait.planted * 0.17 && stride < gait.planted * 0.98) planted.push(at(time, name));
        else if (planted.length > 0) {
          if (planted.length > 4) spans.push(Math.max(...planted.map((one) => one.distanceTo(planted[0] ?? one))));
          planted = [];
        }
      }
      expect(spans.length).toBeGreaterThanOrEqual(2);
      for (const span of spans) expect(span).toBeLessThan(0.02);
    }
  });

  it("who takes their time takes shorter steps, and does not slide either", () => {
    const pace = 0.3;
    const { time, length } = steppedAt(pace);
    expect(time).toBeGreaterThan(pace);
    const { at } = performer((seconds, pose) => does(seconds * time, pose, length), gait.speed * pace);
    const planted: Vector3[] = [];
    for (let seconds = 0; seconds < periodOf(gait) / time; seconds += FRAME) {
      const stride = strideAt(gait, seconds * time, 0);
      if (stride > gait.planted * 0.17 && stride < gait.planted * 0.98) planted.push(at(seconds, "right toes"));
    }
    expect(planted.length).toBeGreaterThan(4);
    for (const one of planted) expect(one.distanceTo(planted[0] ?? one)).toBeLessThan(0.02);
  });

  it("repeats with each stride", () => {
    const { at } = performer(does);
    for (const name of ["left foot", "right hand", "head"] as const) {
      for (let time = 0; time < 1; time += 0.13) {
        expect(at(time, name).distanceTo(at(time + periodOf(gait), name))).toBeLessThan(1e-6);
      }
    }
  });

  it("moves without a jump: no joint goes faster than a person's can", () => {
    const { at } = performer(does);
    for (const name of ["left foot", "right foot", "left hand", "head"] as const) {
      for (let time = 0; time < periodOf(gait) * 1.2; time += FRAME) {
        const speed = at(time, name).distanceTo(at(time + FRAME, name)) / FRAME;
        expect(speed).toBeLessThan(gait.speed * 4.2);
      }
    }
  });

  it("never has a foot under the ground", () => {
    const { at } = performer(does);
    for (let time = 0; time < periodOf(gait); time += FRAME) {
      expect(at(time, "left toes").y).toBeGreaterThan(0.01);
      expect(at(time, "left foot").y).toBeGreaterThan(0.05);
    }
  });
});

const DOINGS: readonly (readonly [string, (seconds: number, pose: Pose) => void])[] = [
  ["stands", (seconds, pose) => stand(seconds, 1, pose)],
  ["walks", walk],
  ["runs", run],
  ["sits", (seconds, pose) => sit(seconds, 1, pose)],
  ["turns", (seconds, pose) => turn(seconds, seconds / 4, 1, pose)],
  ["points", (seconds, pose) => point(seconds, 1, pose)],
  ["talks", (seconds, pose) => talk(seconds, 2, pose)],
];

it.each(DOINGS)("knees and elbows of somebody who %s bend one way only, and no further than a person's", (_, does) => {
  const { at, bones, pose } = performer(does);
  for (let time = 0; time < 4; time += 0.05) {
    at(time, "head");
    for (const side of ["right", "left"] as const) {
      const knee = bones.bone(`${side} shin`).rotation.x;
      const elbow = -bones.bone(`${side} forearm`).rotation.x;
      expect(knee).toBeGreaterThanOrEqual(-0.01);
      expect(knee).toBeLessThan(2.45);
      expect(elbow).toBeGreaterThanOrEqual(0);
      expect(elbow).toBeLessThan(2.5);
    }
    const look = pose.neck.yaw + pose.head.yaw;
    expect(Math.abs(look)).toBeLessThan(1.4);
  }
});

it("who turns ends with the back to where the face was, and looks round before the feet go", () => {
  const facing = (done: number, name: BoneName): number => {
    const { at, bones } = performer((seconds, pose) => turn(seconds, done, 1, pose));
    at(0.5, name);
    const ahead = new Vector3(0, 0, 1).transformDirection(bones.bone(name).matrixWorld);
    return Math.atan2(ahead.x, ahead.z);
  };
  expect(Math.abs(facing(0, "head"))).toBeLessThan(0.5);
  expect(facing(1, "chest")).toBeGreaterThan(2.2);
  expect(facing(0.3, "head")).toBeGreaterThan(facing(0.3, "pelvis") + 0.3);
});

it("a raised arm points off to a side, level with the shoulder", () => {
  const { at } = performer((seconds, pose) => point(seconds, 1, pose));
  const reached = (["right", "left"] as const).map((side) =>
    at(2, `${side} hand`)
      .sub(at(2, `${side} upper-arm`))
      .normalize(),
  );
  const [raised] = reached.sort((a, b) => b.y - a.y);
  expect(Math.abs(raised?.y ?? 1)).toBeLessThan(0.3);
  expect(Math.abs(raised?.x ?? 0)).toBeGreaterThan(0.5);
});

describe("somebody old", () => {
  it("stands bent: the head is before the feet, and as much lower as the camera is told", () => {
    const young = performer((seconds, pose) => stand(seconds, 1, pose)).at(1, "head");
    const old = performer((seconds, pose) => {
      stand(seconds, 1, pose);
      stoop(pose);
    }).at(1, "head");
    expect(old.z - young.z).toBeGreaterThan(0.05);
    expect(Math.abs(young.y - old.y - STOOP)).toBeLessThan(0.02);
  });

  it("is grown up, wears no hat, and a woman wears her hair up or in curls", () => {
    for (let seed = 1; seed < 30; seed++) {
      const man = someone(chanceOf(seed, "who"), false, "man", {}, "old");
      expect([man.isOld, man.isChild, man.hat]).toEqual([true, false, "none"]);
      expect(["bun", "curls"]).toContain(someone(chanceOf(seed, "who"), false, "woman", {}, "old").hair);
    }
  });
});

describe("a group", () => {
  it.each([2, 5, 12, 40])("of %i: nobody stands in anybody, nor before the one it is about", (count) => {
    for (const action of ["stand", "walk", "talk", "sit"] as const) {
      for (const seed of [1, 2, 3]) {
        const others = companions(count - 1, action, 0.5, false, chanceOf(seed, "group"));
        expect(others).toHaveLength(count - 1);
        const all = [{ x: 0, z: 0, heading: 0.5 }, ...others];
        all.forEach((one, i) =>
          all.slice(i + 1).forEach((other) => {
            expect(Math.hypot(one.x - other.x, one.z - other.z)).toBeGreaterThanOrEqual(ELBOW_ROOM - 1e-9);
          }),
        );
        if (action === "stand") for (const { x, z } of others) expect(z < 0.3 || Math.abs(x) > 0.5).toBe(true);
      }
    }
  });

  it("two who talk face each other", () => {
    const [other] = companions(1, "talk", 1.1, false, chanceOf(1, "group"));
    expect(Math.cos((other?.heading ?? 0) - 1.1)).toBeCloseTo(-1);
    expect(Math.atan2(other?.x ?? 0, other?.z ?? 0)).toBeCloseTo(1.1);
  });
});

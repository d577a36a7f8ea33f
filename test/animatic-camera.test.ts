import { MathUtils, Vector3 } from "three";
import { chanceOf } from "../src/core/chance";
import type { Camera, FromText, Move, Place, ShotSize } from "../src/core/staging";
import { progressAt } from "../src/media/room/animatic/pace";
import { shotOf, type Shot } from "../src/media/room/animatic/set/camera";
import { drawnSize } from "../src/media/room/animatic/set/framing";
import type { Target } from "../src/media/room/animatic/set/rig";

const SECONDS = 4;
const FRAMES = 96;
const WIDE = { width: 1280, height: 720 };
const TALL = 1.75;

interface Wish {
  readonly camera?: Partial<Camera>;
  readonly place?: Place;
  readonly size?: typeof WIDE;
  readonly seed?: number;
  readonly facing?: number;
  /** Metres a second, the way it faces. */
  readonly speed?: number;
}

/** Somebody of 1.75 m, half a metre broad, on flat ground. */
function aShot({ camera = {}, place = "field", size = WIDE, seed = 1, facing = 0.4, speed = 0 }: Wish = {}): Shot & {
  readonly at: (index: number) => Shot["camera"];
  readonly points: readonly Vector3[];
} {
  const staging: FromText = {
    version: 1,
    kind: "from-text",
    place,
    hour: "noon",
    weather: "clear",
    lighting: "natural",
    subjects: [{ kind: "person", count: 1, action: speed > 0 ? "walk" : "stand" }],
    camera: { size: "full", angle: "eye-level", lens: 35, move: "static", pace: "normal", focus: "deep", ...camera },
    look: { style: "film", palette: "neutral", colours: [], grain: 0 },
  };
  const corners = [-0.25, 0.25].flatMap((x) => [0, TALL].map((y) => new Vector3(x, y, 0)));
  const stepAt = (time: number, step: Vector3): Vector3 => {
    const gone = speed * (time - SECONDS / 2);
    return step.set(Math.sin(facing) * gone, 0, Math.cos(facing) * gone);
  };
  const target: Target = {
    foot: new Vector3(),
    height: TALL,
    facing,
    floor: () => 0.18,
    seen: (time, step) => {
      stepAt(time, step);
      return corners.map((corner) => corner.clone().add(step));
    },
  };
  const shot = shotOf(staging, target, SECONDS, size, chanceOf(seed, "camera"));
  const step = new Vector3();
  return {
    ...shot,
    points: corners,
    at: (index) => {
      const time = index / 24;
      shot.place(progressAt(index, FRAMES, SECONDS), time, stepAt(time, step));
      return shot.camera;
    },
  };
}

interface Pose {
  readonly place: Vector3;
  /** Degrees. */
  readonly pan: number;
  readonly tilt: number;
  readonly roll: number;
  readonly fov: number;
}

function posesOf(wish: Wish): readonly Pose[] {
  const shot = aShot(wish);
  return Array.from({ length: FRAMES }, (_, index) => {
    const { position, rotation, fov } = shot.at(index);
    const [tilt, pan, roll] = [rotation.x, rotation.y, rotation.z].map(MathUtils.radToDeg);
    return { place: position.clone(), pan: pan ?? 0, tilt: tilt ?? 0, roll: roll ?? 0, fov };
  });
}

function endsOf(poses: readonly Pose[]): readonly [Pose, Pose] {
  const [first, last] = [poses[0], poses.at(-1)];
  if (!first || !last) throw new Error("A shot has frames.");
  return [first, last];
}

/** From the upper left corner, as shares of the frame. */
function drawnAt(
  wish: Wish,
  index: number,
): { readonly top: number; readonly bottom: number; readonly middle: number } {
  const shot = aShot(wish);
  const camera = shot.at(index);
  const seen = shot.points.map((point) => point.clone().project(camera));
  const ys = seen.map(({ y }) => (1 - y) / 2);
  const xs = seen.map(({ x }) => (x + 1) / 2);
  return { top: Math.min(...ys), bottom: Math.max(...ys), middle: (Math.min(...xs) + Math.max(...xs)) / 2 };
}

const SIZES: readonly (readonly [ShotSize, number, number])[] = [
  ["extreme-long", 0.08, 0.22],
  ["long", 0.3, 0.55],
  ["full", 0.68, 0.92],
  ["medium-long", 1.12, 1.55],
  ["medium", 1.75, 2.45],
  ["medium-close-up", 2.7, 3.9],
  ["close-up", 3.9, 5.4],
  ["extreme-close-up", 8, 12.5],
];

describe("a shot size", () => {
  it.each(SIZES)("%s draws a person between %s and %s of the frame's height, through any lens", (size, least, most) => {
    for (const lens of [14, 35, 85, 200]) {
      for (const frame of [WIDE, { width: 720, height: 1280 }, { width: 1000, height: 1000 }]) {
        const { top, bottom } = drawnAt({ camera: { size, lens }, size: frame }, 0);
        expect(bottom - top).toBeGreaterThanOrEqual(least);
        expect(bottom - top).toBeLessThanOrEqual(most);
      }
    }
  });

  it("has headroom down to the close-up, and shows the feet only up to the full shot", () => {
    for (const [size] of SIZES.filter(([one]) => one !== "extreme-close-up")) {
      const { top, bottom } = drawnAt({ camera: { size } }, 0);
      expect(top).toBeGreaterThan(0.03);
      expect(bottom < 0.97).toBe(size === "extreme-long" || size === "long" || size === "full");
    }
  });

  it("is kept when the lens changes: a longer one stands further off", () => {
    const wide = aShot({ camera: { lens: 24 } });
    const long = aShot({ camera: { lens: 135 } });
    expect(long.distance / wide.distance).toBeGreaterThan(5.4);
    expect(long.distance / wide.distance).toBeLessThan(5.8);
    expect([wide.lens, long.lens]).toEqual([24, 135]);
  });

  it("in a room the camera does not go through the wall: another lens keeps the size, and is named", () => {
    const wish: Wish = { place: "living-room", camera: { size: "long", lens: 85 } };
    const shot = aShot(wish);
    expect(shot.distance).toBeLessThanOrEqual(6.4);
    expect(shot.lens).toBeLessThan(60);
    const { top, bottom } = drawnAt(wish, 0);
    expect(bottom - top).toBeGreaterThan(0.3);
    for (const angle of ["top", "high"] as const) {
      expect(aShot({ ...wish, camera: { angle } }).at(0).position.y).toBeLessThan(2.7);
    }
  });
});

describe("composition", () => {
  it("leaves room where a face looks", () => {
    for (const seed of [1, 2, 3, 4]) {
      expect(drawnAt({ seed, facing: 1.2 }, 0).middle).toBeLessThan(0.42);
      expect(drawnAt({ seed, facing: -1.2 }, 0).middle).toBeGreaterThan(0.58);
    }
  });

  it("a person who stands straight before the camera comes to either third, as the seed says", () => {
    const sides = new Set(
      [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => Math.round(drawnAt({ seed, facing: 0 }, 0).middle * 3)),
    );
    expect(sides).toEqual(new Set([1, 2]));
  });

  it("a wide shot has its horizon near the lower third", () => {
    for (const size of ["extreme-long", "long"] as const) {
      const camera = aShot({ camera: { size } }).at(0);
      const ahead = new Vector3(0, camera.position.y, -900).project(camera);
      expect((1 - ahead.y) / 2).toBeGreaterThan(0.58);
      expect((1 - ahead.y) / 2).toBeLessThan(0.74);
    }
  });

  it("dutch is tilted by twelve degrees, and nothing else is", () => {
    expect(Math.abs(endsOf(posesOf({ camera: { angle: "dutch" } }))[0].roll)).toBeCloseTo(12);
    expect(endsOf(posesOf({}))[0].roll).toBe(0);
  });

  it("low looks up from under the middle, high looks down, top looks down steeply", () => {
    const tiltOf = (angle: Camera["angle"]): number => endsOf(posesOf({ camera: { angle } }))[0].tilt;
    expect(tiltOf("eye-level")).toBe(0);
    expect(tiltOf("low")).toBeGreaterThan(3);
    expect(tiltOf("high")).toBeLessThan(-15);
    expect(tiltOf("top")).toBeLessThan(-60);
  });
});

describe("a move", () => {
  const between = (move: Move, more: Partial<Camera> = {}): readonly [Pose, Pose] =>
    endsOf(posesOf({ camera: { move, ...more } }));

  it("static does not move at all, even if somebody walks past", () => {
    const poses = posesOf({ camera: { move: "static" }, speed: 1.2 });
    for (const pose of poses) expect(pose).toEqual(poses[0]);
  });

  it("pans and tilts only turn", () => {
    for (const move of ["pan-left", "pan-right", "tilt-up", "tilt-down", "whip-pan"] as const) {
      const [first, last] = between(move);
      expect(last.place.distanceTo(first.place)).toBe(0);
      expect(last.fov).toBe(first.fov);
    }
    expect(between("pan-left")[1].pan - between("pan-left")[0].pan).toBeGreaterThan(8);
    expect(between("pan-right")[1].pan - between("pan-right")[0].pan).toBeLessThan(-8);
    expect(between("tilt-up")[1].tilt - between("tilt-up")[0].tilt).toBeGreaterThan(4);
    expect(between("tilt-down")[1].tilt - between("tilt-down")[0].tilt).toBeLessThan(-4);
  });

  it("a zoom changes the lens alone, a push the place alone", () => {
    const [wide, near] = between("zoom-in");
    expect(near.place.distanceTo(wide.place)).toBe(0);
    expect(near.fov).toBeLessThan(wide.fov * 0.85);
    const [far, pushed] = between("push-in");
    expect(pushed.fov).toBe(far.fov);
    expect(pushed.place.length()).toBeLessThan(far.place.length() * 0.9);
    expect(pushed.tilt).toBe(far.tilt);
  });

  it("a truck goes aside without turning, a pedestal rises without looking down, a crane rises and looks down", () => {
    const [left, right] = between("truck-right");
    expect(right.place.x - left.place.x).toBeGreaterThan(0.5);
    expect(right.pan).toBe(left.pan);
    const [low, raised] = between("pedestal-up", { size: "long" });
    expect(raised.place.y - low.place.y).toBeGreaterThan(0.5);
    expect(raised.tilt).toBe(low.tilt);
    expect(low.place.y).toBeGreaterThan(0.17);
    const [down, up] = between("crane-up", { size: "long" });
    expect(up.place.y - down.place.y).toBeGreaterThan(1);
    expect(up.tilt).toBeLessThan(down.tilt - 8);
  });

  it("an orbit keeps its distance and its picture", () => {
    const [from, to] = between("orbit");
    expect(to.place.clone().setY(0).length()).toBeCloseTo(from.place.clone().setY(0).length(), 5);
    expect(Math.abs(to.pan - from.pan)).toBeGreaterThan(15);
    const wish: Wish = { camera: { move: "orbit" } };
    expect(drawnAt(wish, 0).middle).toBeCloseTo(drawnAt(wish, FRAMES - 1).middle, 1);
  });

  it("a crane and a push turn after somebody who walks past, so that the first frame shows who the last is about", () => {
    for (const move of ["crane-down", "crane-up", "push-in", "pull-out"] as const) {
      const walker: Wish = { camera: { move, size: "long" }, speed: 1.2, facing: 1.4 };
      const pans = posesOf(walker).map(({ pan }) => pan);
      expect((pans.at(-1) ?? 0) - (pans[0] ?? 0)).toBeLessThan(-15);
    }
  });

  it("a follow keeps whoever walks in place", () => {
    const wish: Wish = { camera: { move: "follow", size: "long" }, speed: 1.4, facing: 1.5 };
    const [from, to] = endsOf(posesOf(wish));
    expect(to.place.x - from.place.x).toBeGreaterThan(4);
  });

  it("a hand never turns the camera by more than 0.4 degrees, never jumps, and is another for another seed", () => {
    const poses = posesOf({ camera: { move: "handheld" } });
    const [mark] = endsOf(posesOf({}));
    const pans = poses.map(({ pan }) => pan - mark.pan);
    expect(Math.max(...pans.map(Math.abs))).toBeLessThan(0.4);
    expect(Math.max(...pans.map(Math.abs))).toBeGreaterThan(0.1);
    pans.slice(1).forEach((pan, i) => expect(Math.abs(pan - (pans[i] ?? 0))).toBeLessThan(0.12));
    expect(posesOf({ camera: { move: "handheld" }, seed: 2 })[40]?.tilt).not.toBe(poses[40]?.tilt);
  });

  it("a whip pan stands, is thrown round within half a second, and has landed before the end", () => {
    const pans = posesOf({ camera: { move: "whip-pan" } }).map(({ pan }) => pan);
    const steps = pans.slice(1).map((pan, i) => Math.abs(pan - (pans[i] ?? 0)));
    expect(Math.max(...steps)).toBeGreaterThan(6);
    expect(steps.filter((step) => step > 0.5).length).toBeLessThan(14);
    expect(Math.max(...steps.slice(0, 24), ...steps.slice(-12))).toBeLessThan(0.02);
  });

  it.each<Move>(["pan-left", "tilt-up", "push-in", "truck-left", "crane-up", "orbit", "zoom-in", "pedestal-down"])(
    "%s starts and ends at rest and never jumps",
    (move) => {
      const poses = posesOf({ camera: { move, pace: "fast" } });
      const steps = poses.slice(1).map((pose, i) => {
        const before = poses[i] ?? pose;
        const turned =
          Math.abs(pose.pan - before.pan) + Math.abs(pose.tilt - before.tilt) + Math.abs(pose.fov - before.fov);
        return turned + pose.place.distanceTo(before.place) * 10;
      });
      const fastest = Math.max(...steps);
      expect(fastest).toBeGreaterThan(0);
      expect(steps[0]).toBeLessThan(fastest * 0.1);
      expect(steps.at(-1)).toBeLessThan(fastest * 0.1);
      steps.slice(1).forEach((step, i) => expect(Math.abs(step - (steps[i] ?? 0))).toBeLessThan(fastest * 0.25));
    },
  );

  it("slow goes less far than fast", () => {
    const way = (pace: Camera["pace"]): number => {
      const [first, last] = between("truck-right", { pace });
      return last.place.x - first.place.x;
    };
    expect(way("slow")).toBeLessThan(way("normal"));
    expect(way("normal")).toBeLessThan(way("fast"));
  });
});

describe("focus", () => {
  it("is on the subject; an open stop blurs the distance, a closed one hardly", () => {
    const shallow = aShot({ camera: { size: "close-up", lens: 85, focus: "shallow" } });
    const deep = aShot({ camera: { size: "close-up", lens: 85, focus: "deep" } });
    shallow.at(0);
    deep.at(0);
    expect(Math.abs(shallow.focus() - shallow.distance)).toBeLessThan(0.2);
    const blurOf = (camera: Partial<Camera>): number => {
      const shot = aShot({ camera });
      shot.at(0);
      return shot.blur;
    };
    // 85 mm at f/1.8, focused at 1.6 m or so: 2.6 mm of blur on a frame of 36 mm.
    expect(blurOf({ size: "close-up", lens: 85, focus: "shallow" })).toBeGreaterThan(0.05);
    expect(blurOf({ size: "close-up", lens: 85, focus: "deep" })).toBeLessThan(0.02);
    expect(blurOf({ size: "extreme-long", lens: 27, focus: "deep" })).toBeLessThan(0.001);
  });

  it("a rack focus begins off the subject and ends on it", () => {
    const shot = aShot({ camera: { focus: "rack" } });
    shot.at(0);
    const first = shot.focus();
    shot.at(FRAMES - 1);
    expect(shot.focus()).toBeCloseTo(shot.distance, 0);
    expect(Math.abs(Math.log(first / shot.focus()))).toBeGreaterThan(0.5);
  });
});

describe("the size of a thing", () => {
  it("of a long thing counts its length, but not more than a few heights", () => {
    expect(drawnSize("car", 0.2, 0.6, 16 / 9)).toBeCloseTo(0.3375);
    expect(drawnSize("train", 0.1, 3, 16 / 9)).toBeCloseTo(0.19125);
    expect(drawnSize("person", 0.4, 3, 16 / 9)).toBe(0.4);
  });
});

import { BoxGeometry, Group, Vector3 } from "three";
import type { Subject, SubjectKind } from "../src/core/staging";
import { unreadOverFrame } from "../src/core/staging-over-frame";
import { readStaging } from "../src/core/staging-reading";
import { frameRateOf } from "../src/core/time";
import { createFrameDrawing } from "../src/media/room/animatic/frame-drawing";
import { layOver } from "../src/media/room/animatic/lay-over";
import { LENS_DEGREES, paradeOf, type Parade } from "../src/media/room/animatic/parade";
import { add, matt } from "../src/media/room/animatic/set/kit";
import { pointsOf } from "../src/media/room/animatic/set/measured";
import { TRACK } from "../src/media/room/animatic/set/track";
import type { Drawing } from "../src/media/room/drawing";
import { emptyI420 } from "../src/media/room/i420";

const ASPECT = 16 / 9;

/** Long, high, wide and how fast by itself: metres, and metres a second. */
type Block = readonly [SubjectKind, long: number, high: number, wide: number, speed: number];

const MAN: Block = ["person", 0.7, 1.8, 0.5, 1.3];
const RUNNER: Block = ["person", 0.9, 1.75, 0.5, 2.9];
const DOG: Block = ["dog", 0.9, 0.6, 0.25, 1.9];
const CAR: Block = ["car", 4.4, 1.5, 1.8, 1.6];
const SAIL: Block = ["boat", 6.4, 9, 2, 0.55];
const SHIP: Block = ["boat", 46, 13, 8, 1.6];
const TRAIN: Block = ["train", 118, 3.8, 2.8, 10];
const BIRD: Block = ["bird", 0.5, 0.4, 1.3, 3];

function cast(count: number, [kind, long, high, wide, speed]: Block) {
  const subject: Subject = { kind, count, action: "travel" };
  return Array.from({ length: count }, () => {
    const group = new Group();
    const lift = kind === "train" ? 0.6 : kind === "bird" ? 3 : 0;
    // The nose of a train is ahead of the place that is framed.
    const middle = kind === "train" ? 8 - long / 2 : 0;
    add(group, new BoxGeometry(wide, high, long, 4, 4, 40), matt("grey"), 0, lift + high / 2, middle);
    return { group, height: high, lift, speed, subject, update: () => undefined };
  });
}

/** Of each in turn: how much of them is in the frame, 0 … 1, sideways; and where they are, -1 … 1 across and upwards. */
function seen(parade: Parade, seconds: number) {
  parade.at(seconds);
  const half = Math.tan((LENS_DEGREES * Math.PI) / 360);
  const camera = new Vector3(0, (parade.foot - 0.5) * parade.tall, parade.distance);
  return parade.group.children.map((one) => {
    const places = pointsOf(one, -Infinity, Infinity).map((point) => {
      const { x, y, z } = point.sub(camera);
      return { across: x / (-z * half * ASPECT), up: y / (-z * half) };
    });
    const inside = places.filter(({ across }) => Math.abs(across) < 1);
    return {
      share: inside.length / places.length,
      top: Math.max(...places.map(({ up }) => up)),
      middle: places.reduce((sum, { across }) => sum + across, 0) / places.length,
    };
  });
}

describe("who goes through a picture", () => {
  it.each<readonly [string, number, Block, number, number]>([
    ["a man walks", 4, MAN, 1, 0.97],
    ["a man walks, short", 2, MAN, 1, 0.97],
    ["a woman runs", 8, RUNNER, 1, 0.97],
    ["a car passes", 3, CAR, 1, 0.97],
    ["a sailing boat passes", 4, SAIL, 1, 0.97],
    ["a ship passes", 5, SHIP, 1, 0.5],
    ["a train passes", 4, TRAIN, 1, 0.08],
    ["a bird flies", 3, BIRD, 1, 0.97],
    ["nine dogs trot", 5, DOG, 9, 0.97],
    ["forty people walk", 6, MAN, 40, 0.97],
  ])("%s in %i s: beside the frame at first, in it for much of the shot, and never over it", (...given) => {
    const [, seconds, block, count, least] = given;
    const parade = paradeOf(cast(count, block), ASPECT, seconds, 1);
    expect(seen(parade, 0).map(({ share }) => share)).toEqual(Array(count).fill(0));
    const times = Array.from({ length: 24 }, (_, i) => ((i + 1) / 24) * seconds);
    const frames = times.map((time) => seen(parade, time));
    for (const frame of frames) for (const { top } of frame) expect(top).toBeLessThan(1);
    const shares = frames.map((frame) => Math.max(...frame.map(({ share }) => share)));
    expect(Math.max(...shares)).toBeGreaterThanOrEqual(least);
    expect(shares.filter((share) => share > 0.05).length).toBeGreaterThanOrEqual(9);
  });

  it("whoever comes after the first is in the picture with them, and a dog keeps the pace of its man", () => {
    const parade = paradeOf([...cast(1, MAN), ...cast(1, DOG), ...cast(2, BIRD)], ASPECT, 4, 1);
    expect(seen(parade, 3.4).map(({ share }) => share > 0.9)).toEqual([true, true, true, true]);
    const [early, late] = [2.4, 3.4].map((time) => {
      parade.at(time);
      const [bird, , dog, man] = parade.group.children;
      return [dog, man].map((one) => one?.position.x ?? 0).concat(bird?.position.x ?? 0);
    });
    const gone = (early ?? []).map((x, i) => (late?.[i] ?? 0) - x);
    expect(gone[0]).toBeCloseTo(gone[1] ?? 0);
  });

  it("they go the way that the words say", () => {
    const toLeft = cast(1, MAN).map((one) => ({ ...one, subject: { ...one.subject, heading: "left" as const } }));
    const parade = paradeOf(toLeft, ASPECT, 4, 1);
    const [early, late] = [1, 2].map((time) => seen(parade, time)[0]?.middle ?? 0);
    expect(late).toBeLessThan(early ?? 0);
  });

  it("a train comes without its track", () => {
    const [train] = cast(1, TRAIN);
    const track = new Group();
    track.name = TRACK;
    add(track, new BoxGeometry(1, 1, 300), matt("grey"));
    train?.group.add(track);
    const parade = paradeOf(train === undefined ? [] : [train], ASPECT, 4, 1);
    expect(seen(parade, 0).map(({ share }) => share)).toEqual([0]);
  });

  it("on a machine that cannot draw them neither the scene nor the words claim them", () => {
    const prompt = "static, a dog runs past, a bird flies over the street";
    const scene = sceneOf(prompt);
    expect(scene["subjects"]).toEqual([]);
    expect(scene.unread).toEqual(["dog", "bird"]);
    expect(unreadOverFrame(prompt)).toEqual([]);
    expect(sceneOf("static, a cat runs past").unread).toEqual(["cat runs"]);
  });
});

function sceneOf(prompt: string): Drawing["scene"] {
  const size = { width: 64, height: 36 };
  const rgba = new Uint8ClampedArray(64 * 36 * 4).fill(128);
  const request = {
    kind: "from-frame",
    prompt,
    negative: "",
    seed: 3,
    size,
    rate: frameRateOf(24),
    frames: 24,
    caption: false,
  } as const;
  return createFrameDrawing(request, readStaging(prompt), { first: { ...size, rgba } }, () => undefined).scene;
}

describe("a cutout over a frame", () => {
  /** White on the right half, nothing on the left. */
  const cutout = { rgba: new Uint8Array(4 * 2 * 4), width: 4, height: 2 };
  for (const pixel of [2, 3, 6, 7]) cutout.rgba.fill(255, pixel * 4, pixel * 4 + 4);

  it("enlarged, its edge is a slope and not a stair", () => {
    const frame = emptyI420(16, 8);
    frame.bytes.fill(16, 0, 128);
    layOver(cutout, 1, frame);
    const row = [...frame.bytes.subarray(32, 48)];
    expect([row[0], row[5], row[10], row[15]]).toEqual([16, 16, 235, 235]);
    expect(row[6]).toBeGreaterThan(30);
    expect(row[7]).toBeGreaterThan(row[6] ?? 0);
    expect(row[8]).toBeGreaterThan(row[7] ?? 0);
    expect(row[9]).toBeLessThan(235);
  });

  it("at its own size it is laid pixel by pixel, and half of it when it is half there", () => {
    const [whole, half] = [emptyI420(4, 2), emptyI420(4, 2)];
    for (const frame of [whole, half]) frame.bytes.fill(16, 0, 8).fill(128, 8);
    layOver(cutout, 1, whole);
    layOver(cutout, 0.5, half);
    expect([...whole.bytes]).toEqual([16, 16, 235, 235, 16, 16, 235, 235, 128, 128, 128, 128]);
    expect([...half.bytes.subarray(0, 2)]).toEqual([16, 16]);
    expect(Math.abs((half.bytes[2] ?? 0) - 125.5)).toBeLessThan(1);
  });
});

import { chanceOf } from "../src/core/chance";
import type { Camera, Subject } from "../src/core/staging";
import { wayWithin } from "../src/media/room/animatic/set/going";
import { handOf, stillOffset, travelOf } from "../src/media/room/animatic/set/moves";
import { FRONT } from "../src/media/room/animatic/set/road-size";
import { SIDE } from "../src/media/room/animatic/set/room-size";

const WHIP: Camera = { size: "full", angle: "eye-level", lens: 35, move: "whip-pan", pace: "normal", focus: "deep" };
const MAN: Subject = { kind: "person", count: 1, action: "walk" };
const ACROSS = { x: 0, z: 0, heading: Math.PI / 2 };

it.each([0, 1 / 24, 1])("a whip pan has landed in its last frame, be it %s seconds after the first", (last) => {
  const ground = { seconds: last + 1, last, distance: 4, wide: 1, high: 0.6, above: 2, below: 1, across: 2, round: 1 };
  const travel = travelOf(WHIP, ground, handOf(chanceOf(1, "hand")));
  expect(Math.abs(travel.offset(1, last, stillOffset()).pan)).toBeLessThan(0.02);
  if (last > 0) expect(travel.offset(0, 0, stillOffset()).pan).toBeGreaterThan(0.5);
});

describe("who travels has room", () => {
  it("across a room to half a step before its walls, as far before the middle as after it", () => {
    const way = wayWithin("living-room", MAN, ACROSS);
    expect(way).toBeGreaterThan(2 * SIDE - 1);
    expect(way).toBeLessThan(2 * SIDE - 0.5);
  });

  it("down a street, and none across it but between the houses", () => {
    expect(wayWithin("street", MAN, { ...ACROSS, heading: 0 })).toBeGreaterThan(200);
    expect(wayWithin("street", MAN, ACROSS)).toBeLessThan(2 * FRONT);
  });

  it("on a roof not over its edge, on open ground without end", () => {
    expect(wayWithin("skyline", MAN, { ...ACROSS, heading: Math.PI })).toBeLessThan(11);
    expect(wayWithin("desert", MAN, ACROSS)).toBe(Infinity);
  });

  it("less of it where the spot is nearer to a wall, and hardly any in the wall", () => {
    const middle = wayWithin("office", MAN, ACROSS);
    expect(wayWithin("office", MAN, { ...ACROSS, x: 3 })).toBeLessThan(middle / 2 + 1);
    expect(wayWithin("office", MAN, { ...ACROSS, x: 9 })).toBeLessThan(0.2);
  });
});

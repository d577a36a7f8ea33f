import { Color } from "three";
import { askedOr } from "../src/media/room/animatic/set/kit";

test("red stays red in the sun, blue blue; white is no lamp and black no hole", () => {
  const { r, g, b } = askedOr([192, 57, 43], "");
  expect(r).toBeGreaterThan(8 * Math.max(g, b));
  const blue = askedOr([46, 107, 198], "");
  expect(blue.b).toBeGreaterThan(3 * Math.max(blue.r, blue.g));
  expect(Math.max(...askedOr([255, 255, 255], "").toArray())).toBeLessThan(0.85);
  expect(Math.min(...askedOr([0, 0, 0], "").toArray())).toBeGreaterThan(0.002);
});

test("a colour that nobody asks for is the seed's", () => {
  expect(askedOr(undefined, "#123456").equals(new Color("#123456"))).toBe(true);
});

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { bundle } from "../scripts/bundle.cjs";
import { FAR, FRONT, ROAD } from "../src/media/room/animatic/set/road-size";
import { BACK, OFFICE, SIDE } from "../src/media/room/animatic/set/room-size";
import type { Bounds, Gone } from "./animatic-kept";

let all: ReadonlyMap<string, readonly Bounds[]>;
let ways: ReadonlyMap<string, Gone>;

type Measured = readonly [readonly (readonly [string, readonly Bounds[]])[], readonly (readonly [string, Gone])[]];

beforeAll(async () => {
  const file = await bundle({ entry: "./test/animatic-kept.ts", target: "node" });
  const asked = JSON.stringify([...WHOLE, ...TURNED, ...CUT]);
  const travelled = JSON.stringify(GONE);
  // In a node of its own: here every line of the bundle would be transformed first.
  const script = `const kept = require(${JSON.stringify(file)}); console.log(JSON.stringify([
    ${asked}.map(([text, seed]) => [text, kept.boundsOf(text, seed)]),
    ${travelled}.map(([text, seed, frames]) => [text, kept.goneOf(text, seed, frames)]),
  ]))`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], { maxBuffer: 1e7 });
  const parse: (text: string) => Measured = JSON.parse;
  const [bounds, gone] = parse(stdout);
  all = new Map(bounds);
  ways = new Map(gone);
}, 400_000);

function boundsIn(prompt: string): readonly Bounds[] {
  const bounds = all.get(prompt);
  if (bounds?.length !== 3) throw new Error(`Not measured: ${prompt}`);
  return bounds;
}

const WHOLE: readonly (readonly [string, number])[] = [
  ["Wide shot of a sailing boat on the sea at golden hour, slow push in", 1],
  ["A woman walks along the beach at dawn, full shot, truck left", 2],
  ["Extreme wide shot, a lone figure walks away from camera across the dunes at noon, static", 3],
  ["A child runs across a meadow at golden hour, camera follows, backlit", 6],
  ["A taxi passes through the city, rainy night, neon, low angle, dolly right", 7],
  ["Street by day, a crowd crosses, high angle, crane up", 8],
  ["A dog trots along the beach from left to right at dusk, follow shot", 16],
  ["A helicopter over the desert, golden hour, extreme long shot, zoom in", 18],
  ["Film noir: a detective walks towards camera down a wet alley at night, long shot", 20],
  ["A speedboat crosses the bay, storm, crane down, telephoto", 24],
  ["A car parked by the sea at night, dutch angle, full shot", 25],
  ["Top shot of a woman and a child on the beach, midday, zoom out", 26],
  ["A group of hikers in the mountains at dawn, long shot, truck right", 28],
  ["Static full shot of a woman running in a field", 1],
  ["Static full shot of a man walking in a field, high angle", 3],
  ["Static wide shot of a man running on a beach", 2],
  ["Static full shot of a dog running in a field", 2],
  ["Plan large d’une femme sur la plage au coucher du soleil, travelling avant lent", 34],
  ["Un homme court dans la forêt sous la pluie, plan en pied, la caméra suit", 35],
];

const TURNED: readonly (readonly [string, number])[] = [
  ["A seagull soars over the harbour, overcast, tilt up, 135 mm", 17],
  ["A giant contraption rolls through the street at noon, long shot, pan left", 33],
  ["Pastel: a tree on a hill, wide shot, pan left", 23],
];

const IN_THE_ROOM = "Full shot of a man walking in a living room, truck left";
const IN_THE_OFFICE = "A woman runs through an office, full shot, the camera follows";
const IN_THE_STREET = "Full shot of a man running in a street, the camera follows";
const OVER_THE_KERB = "Full shot of a man running from left to right in a street, the camera follows";
const OFF_THE_BEACH = "Extreme long shot of a boat, pull out";
const SHIP = "Full shot of a cargo ship, crane up";
const TRAIN = "Static full shot of a train passing through a field";
const DOG = "Static medium shot of a woman who stands in a street, a dog runs beside her";
const TWO_DOGS = "A woman stands on a beach with a black dog and a white dog";
const ON_SAND = "A woman runs along the beach, full shot, the camera follows";
const BY_NIGHT = "Full shot of a car in a field at night";
const MODEL = "Full shot of a car in a living room at night";
const OF_CLAY = "Previz style, a perfume bottle in the studio, close-up";
const OF_GLASS = "A perfume bottle in the studio, close-up";
const BY_CANDLE = "Previz style, a man by candlelight in a living room, medium shot";
const IN_A_STORM = "Previz style, a woman in a field in a storm";

const GONE: readonly (readonly [string, number, number])[] = [
  [IN_THE_ROOM, 1, 120],
  [IN_THE_OFFICE, 2, 120],
  [IN_THE_STREET, 1, 192],
  [OVER_THE_KERB, 1, 192],
  [OFF_THE_BEACH, 3, 120],
  [SHIP, 5, 120],
  [TRAIN, 7, 120],
  [DOG, 7, 120],
  [TWO_DOGS, 2, 24],
  [ON_SAND, 5, 240],
  [OF_CLAY, 2, 24],
  [OF_GLASS, 2, 24],
  [BY_NIGHT, 2, 24],
  [MODEL, 2, 24],
  [BY_CANDLE, 7, 24],
  [IN_A_STORM, 7, 120],
];

const CUT: readonly (readonly [string, number])[] = [
  ["A man stands in a pine forest in thick fog, medium shot, orbit, 50 mm", 4],
  ["Two people talk in the office, morning, medium shot, shallow focus, handheld", 11],
  ["Close-up of a woman’s face in the rain at night, neon, 85 mm, static", 19],
  ["Close-up of a child in a field at noon, 85 mm, static", 1],
  ["Deux femmes discutent dans le salon, la nuit, plan rapproché, travelling latéral vers la gauche", 38],
];

it.each(WHOLE)("all of it is in the first, middle and last frame: %s", (prompt) => {
  for (const { left, right, bottom, top } of boundsIn(prompt)) {
    expect(left).toBeGreaterThan(-1);
    expect(right).toBeLessThan(1);
    expect(bottom).toBeGreaterThan(-1);
    expect(top).toBeLessThan(1.01);
  }
});

it.each(TURNED)("a head that turns has all of it from the middle on: %s", (prompt) => {
  for (const { left, right, bottom, top } of boundsIn(prompt).slice(1)) {
    expect(left).toBeGreaterThan(-1);
    expect(right).toBeLessThan(1);
    expect(bottom).toBeGreaterThan(-1);
    expect(top).toBeLessThan(1);
  }
});

it.each(CUT)("who is cut below keeps the head in the frame, with headroom: %s", (prompt) => {
  for (const { crown, bottom, top } of boundsIn(prompt)) {
    expect(Math.abs(crown)).toBeLessThan(0.9);
    expect(top).toBeGreaterThan(0.6);
    expect(top).toBeLessThan(1);
    expect(bottom).toBeLessThan(-1);
  }
});

function goneIn(prompt: string): Gone {
  const gone = ways.get(prompt);
  if (gone === undefined) throw new Error(`Not measured: ${prompt}`);
  return gone;
}

it.each([
  [IN_THE_ROOM, SIDE, BACK],
  [IN_THE_OFFICE, OFFICE.side, OFFICE.back],
  [IN_THE_STREET, FRONT, FAR],
  [OVER_THE_KERB, FRONT, FAR],
])("nobody goes through a wall, and no camera: %s", (prompt, side, back) => {
  const { camera, subject } = goneIn(prompt);
  expect(camera.aside).toBeLessThan(side);
  expect(camera.back).toBeGreaterThan(back);
  expect(subject.aside).toBeLessThan(side - 0.3);
  expect(subject.back).toBeGreaterThan(back + 0.3);
});

it("a camera that follows down a street goes down the middle of it, between parked cars", () => {
  expect(goneIn(IN_THE_STREET).subject.aside).toBeLessThan(1.6);
});

it("who steps on a kerb is not lifted in one frame", () => {
  const { lifted, subject } = goneIn(OVER_THE_KERB);
  expect(subject.aside).toBeGreaterThan(ROAD);
  expect(lifted).toBeLessThan(0.06);
});

it.each([OFF_THE_BEACH, SHIP])("the camera stands on the sand before a boat, not under it: %s", (prompt) => {
  expect(goneIn(prompt).low).toBeGreaterThan(0.12);
});

it("the rails lie still under a train that takes its time", () => {
  expect(goneIn(TRAIN).slides).toBeLessThan(1e-3);
});

it("who passes somebody that stands is in no less of a hurry for it", () => {
  expect(goneIn(DOG).beside).toBeGreaterThan(6);
});

it("two of a kind who are told apart do not stand in each other", () => {
  expect(goneIn(TWO_DOGS).apart).toBeGreaterThan(0.4);
});

it("a long way over sand is printed from behind who goes it to under their feet", () => {
  const { prints } = goneIn(ON_SAND);
  expect(prints.first).toBeGreaterThan(6);
  expect(prints.last).toBeLessThan(1);
});

it("a car lights its way through the country by night, and a model of one no room", () => {
  expect(goneIn(BY_NIGHT).beams).toBe(1);
  expect(goneIn(MODEL).beams).toBe(0);
});

it("clay mirrors nothing, not even where it stands for glass", () => {
  expect(goneIn(OF_GLASS).mirrors).toBeGreaterThan(2);
  expect(goneIn(OF_CLAY).mirrors).toBe(0);
});

it.each([BY_CANDLE, IN_A_STORM])("clay is lit by its key and its dome alone, in every frame: %s", (prompt) => {
  expect(goneIn(prompt).lamps).toBe(0);
});

import { headingOf, secondsFor, shotsOfScript } from "../src/core/script";

function written(script: string): readonly string[] {
  return [...shotsOfScript(script)].map(({ scene, prompt }) => (scene === "" ? prompt : `${scene} | ${prompt}`));
}

test("scenes by their headings, shots by their paragraphs", () => {
  const script = `FADE IN:

INT. LAB - NIGHT

He turns from the bench
as the lights fail.

The robot's hand closes.

CUT TO:

12 EXT. ROOF - DAWN

The tower against the storm.
`;
  expect(written(script)).toEqual([
    "INT. LAB - NIGHT | He turns from the bench as the lights fail.",
    "INT. LAB - NIGHT | The robot's hand closes.",
    "12 EXT. ROOF - DAWN | The tower against the storm.",
  ]);
});

test.each([
  "INT. LAB - NIGHT",
  "int. kitchen",
  "INT./EXT. CAR - DAY",
  "I/E. CAR",
  "EXT BRIDGE",
  "INTÉRIEUR JOUR – CUISINE",
  "Scene 3",
  "SCÈNE 12 : le toit",
  "SÉQUENCE 4",
  "Séq. 7 - Le pont",
  "## The lab",
  "4A. EXT. ROOF",
])("%s is a heading", (line) => {
  expect(headingOf(line)).toBeDefined();
});

test.each([
  "Interior light falls on the bench.",
  "External walls crumble.",
  "Sequence of hands on levers.",
  "Introduce the robot.",
  "Scenes of panic in the street.",
  "",
])("“%s” is none", (line) => {
  expect(headingOf(line)).toBeUndefined();
});

test("beats of a list are shots of their own", () => {
  expect(written("Scene 1\n- a hand\n- a lever\n1. the door\n(2) the roof")).toEqual([
    "Scene 1 | a hand",
    "Scene 1 | a lever",
    "Scene 1 | the door",
    "Scene 1 | the roof",
  ]);
});

test("a brief without headings is read by its paragraphs", () => {
  expect(written("A bottle on wet stone.\r\n\r\nThe cap turns.\r\n")).toEqual([
    "A bottle on wet stone.",
    "The cap turns.",
  ]);
});

test("nothing but blanks gives no shot", () => {
  expect(written("")).toEqual([]);
  expect(written(" \n\n\t\n")).toEqual([]);
  expect(written("INT. LAB\n\nEXT. ROOF")).toEqual([]);
});

test("right-to-left words and emoji pass untouched", () => {
  expect(written("\ufeffהאור כבה במעבדה.\n\n🎬 היד נסגרת")).toEqual(["האור כבה במעבדה.", "🎬 היד נסגרת"]);
});

test("a length by the words, never too short to be seen or too long to hold", () => {
  expect(secondsFor("A hand.")).toBe(2);
  expect(secondsFor("He turns from the bench as the lights fail, only the robot's glow on his face.")).toBe(4);
  expect(secondsFor("word ".repeat(200))).toBe(8);
});

test("a script of 200 pages gives one shot after another, all of them", () => {
  const page = `INT. LAB - NIGHT\n\n${"He turns from the bench as the lights fail.\n\n".repeat(25)}`;
  let count = 0;
  for (const { scene } of shotsOfScript(page.repeat(200))) if (scene === "INT. LAB - NIGHT") count += 1;
  expect(count).toBe(5000);
});

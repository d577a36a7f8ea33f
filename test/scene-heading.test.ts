/** What a scene's heading adds to what its shots are asked as. */

import { headingWords, wordsAsked } from "../src/core/scene-heading";
import { isIndoors } from "../src/core/staging";
import { stagingOf } from "../src/core/staging-choosing";
import { readStaging } from "../src/core/staging-reading";

const asked = (scene: string, prompt = "A woman waits."): string => wordsAsked({ scene, prompt });

test.each([
  ["EXT. STREET – NIGHT", "EXT. street, night."],
  ["12 EXT. ROOF - DAWN", "EXT. roof, dawn."],
  ["4A. EXT BRIDGE", "EXT. bridge."],
  ["int. Anna's kitchen", "INT. Anna's kitchen."],
  ["INT./EXT. CAR - DAY", "INT./EXT. car, day."],
  ["I/E. CAR", "INT./EXT. car."],
  ["EST. HARBOUR — EARLY MORNING", "EXT. harbour, early morning."],
  ["INT. LAB – CONTINUOUS", "INT. lab."],
  ["INT. LAB - MOMENTS LATER", "INT. lab."],
  ["INTÉRIEUR JOUR – CUISINE", "INT. jour, cuisine."],
  ["INT. CUISINE – NUIT", "INT. cuisine, nuit."],
  ["EXT. FORÊT – AUBE", "EXT. forêt, aube."],
  ["SCÈNE 12 : EXT. RUE – SOIR", "EXT. rue, soir."],
  ["12 INT. LAB - NIGHT 12", "INT. lab, night."],
  ["EXT. ROUTE 66 – DAY 2", "EXT. route 66, day."],
  ["INT.", "INT."],
])("%s is asked as “%s”", (scene, words) => {
  expect(headingWords({ scene, prompt: "" })).toBe(words);
  expect(asked(scene)).toBe(`A woman waits.\n${words}`);
});

test.each(["", "Scene 3", "The lab", "12", "Interior light falls on the bench."])(
  "“%s” says neither inside nor outside, and adds nothing",
  (scene) => expect(asked(scene)).toBe("A woman waits."),
);

test("a shot without words of its own is asked for none", () => {
  expect(asked("EXT. STREET – NIGHT", " ")).toBe(" ");
});

test.each([
  ["EXT. STREET – NIGHT", "She waits at dawn.", "She waits at dawn.\nEXT. street."],
  ["INT. NIGHT CLUB – NIGHT", "Empty, in daylight.", "Empty, in daylight.\nINT. night club."],
  ["EXT. RUE – NUIT", "Elle attend en plein jour.", "Elle attend en plein jour.\nEXT. rue."],
  ["EXT. STREET – NIGHT", "A knight waits.", "A knight waits.\nEXT. street, night."],
  ["EXT. ROOF – NIGHT", "Dawn, a boat passes.", "Dawn, a boat passes.\nEXT. roof."],
  ["INT. BEDROOM - DAY", "The night nurse waits.", "The night nurse waits.\nINT. bedroom, day."],
  ["INT. BEDROOM - NIGHT", "She says good morning.", "She says good morning.\nINT. bedroom, night."],
  ["INT. SHOP - DAY", "An evening gown hangs there.", "An evening gown hangs there.\nINT. shop, day."],
  [
    "EXT. RUE – JOUR",
    "Une robe du soir sur la table de nuit.",
    "Une robe du soir sur la table de nuit.\nEXT. rue, jour.",
  ],
])("under %s, the hour of “%s” holds", (scene, prompt, words) => {
  expect(asked(scene, prompt)).toBe(words);
});

test.each([
  ["EXT. STREET – NIGHT", "A woman waits.", "street", "night"],
  ["EXT. SEA – DAWN", "A boat passes.", "sea", "dawn"],
  ["INT. LAB – DAY", "A man runs.", "office", "day"],
  ["INT. CUISINE – NUIT", "Une femme attend.", "living-room", "night"],
  ["EXT. FORÊT – AUBE", "Un chien court.", "forest", "dawn"],
  ["INTÉRIEUR JOUR – CUISINE", "Une femme attend.", "living-room", "day"],
  ["INT. LAB – NIGHT", "A man crosses the room.", "office", "night"],
  ["INT. BUREAU – JOUR", "Un homme traverse la pièce.", "office", "day"],
  ["EXT. STREET – NIGHT", "A man walks on the beach by day.", "sea", "day"],
  ["EXT. RUE – NUIT", "Un homme marche dans le désert à l'aube.", "desert", "dawn"],
])("under %s, the Animatic draws “%s” in the %s, %s", (scene, prompt, place, hour) => {
  const said = readStaging(asked(scene, prompt));
  expect([said.place, said.hour]).toEqual([place, hour]);
  expect(said.unread.join(" ")).not.toMatch(/\b(?:INT|EXT)\b/i);
});

test.each([
  ["INT. ZEPPELIN – DAY", true],
  ["EXT. ZEPPELIN – DAY", false],
])("under %s, a place that the Animatic does not know is on the right side of its walls", (scene, isInside) => {
  const said = readStaging(asked(scene));
  const drawn = Array.from({ length: 20 }, (_, seed) => isIndoors(stagingOf(said, seed).place));
  expect(drawn).toEqual(drawn.map(() => isInside));
});

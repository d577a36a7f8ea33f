import phrases from "./direction-phrases.json";
import { FIELDS, VALUES, type Field, type Language } from "../src/core/direction";
import { setDirection } from "../src/core/direction-editing";
import { languageOf, readDirection } from "../src/core/direction-reading";
import { fold, phrases as phrasesOfTheSet } from "../src/core/vocabulary";
import unseen from "./direction-unseen.json";
import { chipsIn, isRight } from "./bench/directing";

const TABLE = [...phrases.en, ...phrases.fr];

test("the table has sixty phrases of each language", () => {
  expect(phrases.en.length).toBeGreaterThanOrEqual(60);
  expect(phrases.fr.length).toBeGreaterThanOrEqual(60);
});

test.each(TABLE.map(({ text, chips }) => [text, chips] as const))("“%s” is read as it is meant", (text, chips) => {
  expect(chipsIn(text)).toEqual(chips);
});

test("of what was written by someone who has not seen the vocabulary, 85 in 100 are read as they are meant", () => {
  const right = unseen.filter(isRight).length;
  expect(right / unseen.length).toBeGreaterThanOrEqual(0.85);
});

test("a verb is a move where the camera does it", () => {
  expect(chipsIn("A train pulls away and the guard follows it with his eyes.")).toEqual({});
  expect(chipsIn("We slowly pull away from the train.")).toEqual({ move: "pull-out", speed: "slow" });
  expect(chipsIn("Elle recule, puis descend l’escalier.")).toEqual({});
  expect(chipsIn("On recule lentement.")).toEqual({ move: "pull-out", speed: "slow" });
});

test("one field may be said within the words of another", () => {
  expect(chipsIn("Warm evening light, cold morning mist")).toMatchObject({
    palette: "warm",
    time: "dusk",
    weather: "fog",
  });
});

test("a phrase that is not looked for, because its letters are not there, would not have been found", () => {
  const texts = TABLE.filter((_, index) => index % 13 === 0).map(({ text }) => fold(text));
  const wrong = phrasesOfTheSet().filter((phrase) =>
    texts.some((text) => phrase.form !== "caps" && !phrase.mayBeIn(text) && text.search(phrase.pattern) >= 0),
  );
  expect(wrong).toEqual([]);
});

test("every place is where the words stand", () => {
  const text = "Élan : très gros plan d’un œil, travelling avant lent.";
  const said = readDirection(text).found.map(({ field, start, end }) => [field, text.slice(start, end)]);
  expect(said).toEqual([
    ["size", "très gros plan"],
    ["move", "travelling avant"],
    ["speed", "lent"],
  ]);
});

describe("what must not be seen", () => {
  test.each([
    ["A street, no rain or fog, no people.", ["rain", "fog", "people"]],
    ["Une rue sans pluie ni vent, pas de voitures", ["pluie", "voitures"]],
    ["A harbour without fog at night", ["fog"]],
    ["Rather than rain, snow.", ["rain"]],
    ["A quay, no rain, snow or fog", ["rain", "snow", "fog"]],
    ["Un quai, pas la moindre pluie", ["pluie"]],
    ["No one enters. He no longer waits.", []],
  ])("“%s” leaves out %j", (text, negative) => {
    expect(readDirection(text).direction.negative).toEqual(negative);
  });
});

describe("what is done, spoken and heard", () => {
  test("sentences with then are beats, speech is dialogue, sound of is sound", () => {
    const { direction } = readDirection(
      'Wide shot. He opens the door, then sits down. Anna says: "Where were you at night?" The sound of rain on tin.',
    );
    expect(direction).toEqual({
      size: "long",
      actions: ["He opens the door", "sits down"],
      dialogue: ["Anna: Where were you at night?"],
      sound: ["The sound of rain on tin"],
      negative: [],
    });
  });

  test("headed lists are read line by line", () => {
    const { direction } = readDirection(
      "A bar.\nActions:\n- She counts to three\n- He looks up\n\nDialogue:\n- Anna: Now.\n\nBackground Sound:\nrain, a distant train",
    );
    expect(direction.actions).toEqual(["She counts to three", "He looks up"]);
    expect(direction.dialogue).toEqual(["Anna: Now."]);
    expect(direction.sound).toEqual(["rain, a distant train"]);
    expect(direction.weather).toBeUndefined();
  });
});

describe("changing one field", () => {
  const lang = (language: Language) => ({ language });

  test.each([
    ["Slow push in, 50 mm, medium close-up.", "size", "close-up", "Slow push in, 50 mm, close-up."],
    ["Slow push in, 50 mm, medium close-up.", "lens", 85, "Slow push in, 85 mm, medium close-up."],
    ["Slow push in, 50 mm.", "move", "pull-out", "Slow pull out, 50 mm."],
    ["Slow push in, 50 mm.", "speed", "fast", "Fast push in, 50 mm."],
    ["Push in, 50 mm.", "speed", "slow", "Slow push in, 50 mm."],
    ["The camera slowly pushes in on her.", "move", "orbit", "The camera slowly orbits on her."],
    ["A close-up of a hand", "size", "extreme-close-up", "An extreme close-up of a hand"],
    ["An extreme close-up of a hand", "size", "medium", "A medium shot of a hand"],
    ["A rainy street at night.", "weather", "snow", "A snowy street at night."],
    ["A rainy street at night.", "time", "dawn", "A rainy street at dawn."],
    ["She waits in the rain.", "weather", "fog", "She waits in the fog."],
    ["She waits.", "light", "neon", "She waits, neon light."],
    ["Who waits?", "light", "neon", "Who waits? Neon light"],
    ["", "size", "close-up", "Close-up"],
    ["A street, no rain.", "weather", "rain", "A street, rain."],
    ["Elle attend.", "time", "night", "Elle attend, la nuit."],
    ["Gros plan sur ses mains.", "size", "long", "Plan large sur ses mains."],
    ["Travelling avant, la nuit.", "speed", "slow", "Travelling avant lent, la nuit."],
    ["Une rue sous la pluie.", "weather", "snow", "Une rue sous la neige."],
    [
      "L’enfant attend sous la pluie, la nuit.",
      "time",
      "golden-hour",
      "L’enfant attend sous la pluie, à l’heure dorée.",
    ],
    ["MCU, low key", "size", "close-up", "Close-up, low key"],
    ["Soft morning light.", "light", "hard", "Hard light, in the morning."],
    ["Soft morning light.", "time", "night", "Soft night light."],
    ["The camera pans slowly left.", "move", "orbit", "The camera orbits."],
  ] as const)("“%s”, %s %s: “%s”", (text, field, value, after) => {
    expect(setDirection(text, field, value, lang("en"))).toBe(after);
  });

  test.each([
    ["Slow push in, 50 mm, medium close-up.", "move", "50 mm, medium close-up."],
    ["Slow push in, 50 mm, medium close-up.", "lens", "Slow push in, medium close-up."],
    ["Slow push in, 50 mm, medium close-up.", "size", "Slow push in, 50 mm."],
    ["Slow push in, 50 mm.", "speed", "Push in, 50 mm."],
    ["He waits. Medium close-up.", "size", "He waits."],
    ["A close-up of a hand", "size", "A hand"],
    ["A hand in the rain, at night.", "weather", "A hand, at night."],
    ["A rainy street", "weather", "A street"],
    ["Un gros plan d’une main", "size", "Une main"],
    ["Une rue sous la pluie.", "weather", "Une rue."],
    ["Soft light and fog.", "weather", "Soft light."],
  ] as const)("“%s” without its %s: “%s”", (text, field, after) => {
    expect(setDirection(text, field, undefined, lang("en"))).toBe(after);
  });

  const PROMPTS = [
    "",
    "He turns from the bench as the lights fail, only the robot’s glow on his face. Slow push in, 50 mm, medium close-up.",
    "A rainy street at night, low angle, the camera slowly pans left",
    "MCU, OTS, low key, 35mm",
    "Where is she? Handheld!",
    'Anna says: "Not at night." She waits, no fog …',
    "Gros plan sur ses mains, travelling avant lent, contre-jour, sans pluie.",
    "Une rue déserte sous la neige. La caméra recule lentement.",
    "Noir et blanc, plan américain, 85 mm",
    "😀 日本の通り",
  ];
  const EVERY: readonly (readonly [Field, string | number])[] = [
    ...FIELDS.flatMap((field) => VALUES[field].map((value) => [field, value] as const)),
    ["lens", 24],
    ["lens", 135],
  ];

  test.each(PROMPTS)("any value can be set in “%s”, is read again, and moves nothing else", (text) => {
    const before = readDirection(text).direction;
    const wrong: string[] = [];
    for (const [field, value] of EVERY) {
      if (field === "speed" && before.move === undefined) continue;
      const after = setDirection(text, field, value, { language: languageOf(text, "fr") });
      const { direction } = readDirection(after);
      const others = FIELDS.filter((one) => one !== field && !(value === "static" && one === "speed")).filter(
        (one) => direction[one] !== before[one],
      );
      const again = setDirection(after, field, value, { language: "en" });
      if (direction[field] !== value || others.length > 0 || again !== after || !keepsWords(text, after, field)) {
        wrong.push(`${field} ${value}: ${after} (${direction[field]}; ${others.join()})`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each(PROMPTS)("any field can be taken out of “%s”, and what is left stood there before", (text) => {
    const before = readDirection(text).direction;
    for (const field of FIELDS) {
      const after = setDirection(text, field, undefined, { language: "en" });
      const { direction } = readDirection(after);
      expect([field, direction[field]]).toEqual([field, undefined]);
      const others = FIELDS.filter((one) => one !== field && !(field === "move" && one === "speed"));
      expect(others.filter((one) => direction[one] !== before[one])).toEqual([]);
      expect(isWithin(after, text)).toBe(true);
      if (before[field] === undefined) expect(after).toBe(text);
      expect(after).not.toMatch(/ [,.]|,,|, *\.| {2}/);
    }
  });

  /** All that stands outside the words of the field stands there still, in its order; articles fit their word. */
  function keepsWords(before: string, after: string, field: Field): boolean {
    const outside = readDirection(before)
      .found.filter((one) => one.field === field || (field === "move" && one.field === "speed"))
      .reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), before);
    const denied = readDirection(before).denied.filter((one) => one.field === field);
    return denied.length > 0 || isWithin(outside.replace(/\ban?\b/gi, ""), after);
  }

  function isWithin(part: string, whole: string): boolean {
    let at = 0;
    const letters = whole.toLowerCase();
    for (const character of part.toLowerCase()) {
      at = letters.indexOf(character, at) + 1;
      if (at === 0) return false;
    }
    return true;
  }
});

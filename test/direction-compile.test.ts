import {
  compileDirection,
  negativeOf,
  sentInstead,
  type Compiling,
  type Sendee,
} from "../src/core/direction-compiling";
import { readDirection } from "../src/core/direction-reading";
import { formSource, promptFormFor } from "../src/core/prompt-forms";

function compiled(text: string, how: Partial<Compiling> = {}): string {
  const { direction } = readDirection(text);
  return compileDirection(text, direction, { form: "guide", negative: "prose", language: "en", ...how });
}

const BENCH =
  "He turns from the bench as the lights fail, only the robot’s glow on his face. Slow push in, 50 mm, medium close-up, low key, film noir.";

test("the guide’s form puts style first, then the scene, then the camera", () => {
  expect(compiled(BENCH)).toBe(
    [
      "Style: film noir style",
      "He turns from the bench as the lights fail, only the robot’s glow on his face.",
      "Cinematography:\nCamera shot: medium close-up\nCamera move: slow push in\nLens: 50 mm\nLighting + palette: low-key lighting",
    ].join("\n\n"),
  );
});

test("beats, speech and sound have lists of their own", () => {
  const text =
    'Wide shot of a bar at night. She counts to three, then looks up. Anna says: "Now." The sound of rain on tin. Tense mood.';
  expect(compiled(text)).toBe(
    [
      "Wide shot of a bar at night.",
      "Cinematography:\nCamera shot: long shot\nLighting + palette: at night\nMood: tense mood",
      "Actions:\n- She counts to three\n- looks up",
      "Dialogue:\n- Anna: Now.",
      "Background Sound:\nThe sound of rain on tin",
    ].join("\n\n"),
  );
});

test("the short form is one line", () => {
  expect(compiled(BENCH, { form: "short" })).toBe(
    "He turns from the bench as the lights fail, only the robot’s glow on his face, slow push in, medium close-up, 50 mm, low-key lighting, film noir style",
  );
});

test("French values are said in French", () => {
  const text = "Une femme attend à la fenêtre. Gros plan, travelling avant lent, contre-jour, sans pluie.";
  expect(compiled(text)).toBe(
    "Une femme attend à la fenêtre. Sans pluie.\n\nCinematography:\nCamera shot: gros plan\nCamera move: travelling avant lent\nLighting + palette: contre-jour",
  );
  expect(compiled(text, { form: "short" })).toBe(
    "Une femme attend à la fenêtre. Sans pluie, travelling avant lent, gros plan, contre-jour",
  );
});

test("length and frame size are never in the prose", () => {
  expect(compiled("A dog runs, 8 seconds, 16:9, in 1080p, close-up.")).toBe(
    "A dog runs.\n\nCinematography:\nCamera shot: close-up",
  );
  expect(compiled("A dog waits 8 seconds and runs, close-up.", { form: "short" })).toBe(
    "A dog waits 8 seconds and runs, close-up",
  );
});

test("what must not be seen leaves the prose where the model has a field for it", () => {
  const text = "A street at night, no people, no rain.";
  expect(compiled(text, { form: "as-written", negative: "field" })).toBe("A street at night.");
  expect(negativeOf(readDirection(text).direction)).toBe("people, rain");
});

test.each(["", "A field of wheat moves, and a fire truck passes …", "日本の通り\n\n\nラーメン屋"])(
  "“%s” says nothing of direction and goes as written",
  (text) => {
    expect(compiled(text)).toBe(text);
    expect(compiled(text, { form: "short" })).toBe(text);
  },
);

test("as written is as written", () => {
  expect(compiled(BENCH, { form: "as-written" })).toBe(BENCH);
});

test("only models of which a guide is known get another form", () => {
  expect(promptFormFor("sora-2-pro")).toBe("guide");
  expect(promptFormFor("openai/sora-2")).toBe("guide");
  expect(promptFormFor("Wan-AI/Wan2.2-T2V-A14B-Diffusers")).toBe("short");
  expect(promptFormFor("google/veo-3.1-fast")).toBe("camera-first");
  expect(promptFormFor("minimax/hailuo-2.3")).toBe("commands");
  expect(promptFormFor("MiniMaxAI/MiniMax-H3")).toBe("as-written");
  expect(promptFormFor("grok-imagine-video")).toBe("as-written");
  expect(formSource("google/veo-3.1-fast")).toMatchObject({ date: "2026-11-27" });
  expect(formSource("grok-imagine-video")).toBeUndefined();
});

test("camera first: shot and move, then the scene, then its look", () => {
  expect(compiled(BENCH, { form: "camera-first" })).toBe(
    "Medium close-up, slow push in, 50 mm. He turns from the bench as the lights fail, only the robot’s glow on his face. Low-key lighting, film noir style.",
  );
  expect(compiled("Close-up of a hand at night, slow push in", { form: "camera-first" })).toBe(
    "Slow push in. Close-up of a hand at night.",
  );
});

test("a model that takes camera commands gets the move as one, and its speed in words", () => {
  expect(compiled("She waits at the window. Push in, 50 mm.", { form: "commands" })).toBe(
    "[Push in] She waits at the window, 50 mm",
  );
  expect(compiled("She waits at the window. Slow push in.", { form: "commands" })).toBe(
    "[Push in] She waits at the window, slow push in",
  );
  expect(compiled("She waits. Orbit shot.", { form: "commands" })).toBe("She waits, orbit shot");
  expect(compiled("The camera pans left over the roofs.", { form: "commands" })).toBe(
    "[Pan left] The camera pans left over the roofs",
  );
});

describe("what is sent instead of what was written", () => {
  const to = (more: Partial<Sendee> = {}): Sendee => ({
    model: "sora-2",
    negative: false,
    language: "en",
    longest: "unknown",
    ...more,
  });
  const written = { prompt: BENCH, negative: "", promptForm: "own" } as const;

  test("the model's own form", () => {
    expect(sentInstead(written, to())?.prompt).toContain("Cinematography:\nCamera shot: medium close-up");
  });

  test("nothing, where it goes as written: by choice, for an unknown model, and where nothing was read", () => {
    expect(sentInstead({ ...written, promptForm: "as-written" }, to())).toBeUndefined();
    expect(sentInstead(written, to({ model: "grok-imagine-video" }))).toBeUndefined();
    expect(sentInstead({ ...written, prompt: "A field of wheat moves" }, to())).toBeUndefined();
  });

  test("what must not be seen joins the negative where the model has a field for it", () => {
    const denies = { ...written, prompt: "A street at night, no people.", negative: "blur" };
    expect(sentInstead(denies, to({ model: "wan2.2", negative: true }))).toEqual({
      prompt: "A street at night",
      negative: "blur, people",
    });
    expect(sentInstead(denies, to({ model: "wan2.2" }))).toBeUndefined();
  });

  test("nothing, where the form would be longer than the model takes", () => {
    expect(sentInstead(written, to({ longest: BENCH.length }))).toBeUndefined();
  });

  test("nothing, where the text is too long to be read", () => {
    expect(sentInstead({ ...written, prompt: "Close-up. ".repeat(1000) }, to())).toBeUndefined();
  });
});

import { stagingOf } from "../src/core/staging-choosing";
import { readStaging } from "../src/core/staging-reading";

describe("a prompt is read", () => {
  const table: readonly (readonly [string, object])[] = [
    [
      "Wide shot of a woman on the beach at sunset, slow push in",
      {
        place: "sea",
        hour: "golden-hour",
        move: "push-in",
        pace: "slow",
        subjects: [{ kind: "person" }],
        direction: { size: "long" },
      },
    ],
    [
      "Low angle close-up, a red car in a street at night, film noir",
      {
        place: "street",
        hour: "night",
        style: "noir",
        subjects: [{ kind: "car" }],
        direction: { size: "close-up", angle: "low" },
      },
    ],
    [
      "A sailboat far out at dawn, extreme wide shot",
      { hour: "dawn", subjects: [{ kind: "boat" }], direction: { size: "extreme-long" } },
    ],
    [
      "Top shot of a bottle in a kitchen, camera orbits",
      { place: "living-room", move: "orbit", subjects: [{ kind: "bottle" }], direction: { angle: "top" } },
    ],
    ["The camera pans slowly to the left over the meadow", { place: "field", move: "pan-left", pace: "slow" }],
    [
      "Tilt up the oak tree, teal and orange",
      { move: "tilt-up", subjects: [{ kind: "tree" }], direction: { palette: "teal-orange" } },
    ],
    ["Locked-off shot of an empty living room", { place: "living-room", move: "static", subjects: [] }],
    [
      "Dolly in on his face, ECU, then pan right",
      { move: "push-in", subjects: [{ kind: "person" }], direction: { size: "extreme-close-up" } },
    ],
    ["Tracking shot right along the shore", { place: "sea", move: "truck-right" }],
    ["Crane down to the car, midday", { move: "crane-down", hour: "noon", subjects: [{ kind: "car" }] }],
    ["Pull back to reveal the city at dusk", { place: "street", move: "pull-out", hour: "dusk" }],
    ["A street at golden hour, neutral", { place: "street", hour: "golden-hour", direction: { time: "golden-hour" } }],
    ["He runs down the road", { place: "street", subjects: [{ kind: "person" }] }],
    [
      "Plan large d’une femme sur la plage au coucher du soleil, travelling avant lent",
      {
        place: "sea",
        hour: "golden-hour",
        move: "push-in",
        pace: "slow",
        subjects: [{ kind: "person" }],
        direction: { size: "long" },
      },
    ],
    [
      "Gros plan en contre-plongée, une voiture dans la rue, la nuit, noir et blanc",
      {
        place: "street",
        hour: "night",
        subjects: [{ kind: "car" }],
        direction: { size: "close-up", angle: "low" },
      },
    ],
    [
      "Un voilier à l’aube, plan général",
      { hour: "dawn", subjects: [{ kind: "boat" }], direction: { size: "extreme-long" } },
    ],
    ["Panoramique vers la gauche sur un champ", { place: "field", move: "pan-left" }],
    [
      "Panoramique vertical vers le haut, un chêne, tons pastel",
      { move: "tilt-up", subjects: [{ kind: "tree" }], direction: { palette: "pastel" } },
    ],
    [
      "Plan fixe d’un salon vide, heure bleue",
      { place: "living-room", move: "static", hour: "blue-hour", subjects: [] },
    ],
    [
      "La caméra tourne autour d’une bouteille, très gros plan",
      { move: "orbit", subjects: [{ kind: "bottle" }], direction: { size: "extreme-close-up" } },
    ],
    ["Travelling latéral vers la droite, bord de mer", { place: "sea", move: "truck-right" }],
    ["Zoom arrière, vue de dessus, en pleine journée", { move: "zoom-out", hour: "day", direction: { angle: "top" } }],
  ];

  it.each(table)("%s", (prompt, expected) => {
    expect(readStaging(prompt)).toMatchObject(expected);
  });

  const absent: readonly (readonly [string, "place" | "subjects" | "move" | "hour"])[] = [
    ["Shallow depth of field", "place"],
    ["A mouse in a clubhouse", "place"],
    ["Faible profondeur de champ", "place"],
    ["Seasons change", "place"],
    ["A carpet of snow", "subjects"],
    ["A crane over the harbour", "move"],
    ["A truck on the road", "move"],
    ["Il pleut", "subjects"],
    ["Sunday", "hour"],
    ["", "place"],
  ];

  it.each(absent)("%s: says nothing of its %s", (prompt, kind) => {
    expect(readStaging(prompt)[kind]).toBeUndefined();
  });

  it("what is denied is not there", () => {
    expect(readStaging("a street without cars").subjects).toEqual([]);
    expect(readStaging("une rue sans voitures").subjects).toEqual([]);
    expect(readStaging("no people, only a boat").subjects).toMatchObject([{ kind: "boat" }]);
  });

  it("words that the set does not know are listed as they are written", () => {
    expect(readStaging("A helicopter over the Forest, iridescent plasma").unread).toEqual(["iridescent plasma"]);
    expect(readStaging("A woman walks on the beach at sunset, slow push in").unread).toEqual([]);
  });
});

describe("what is left open", () => {
  it("is chosen by the seed, the same every time, and among what goes together", () => {
    const chosen = Array.from({ length: 80 }, (_, seed) => stagingOf(readStaging(""), seed));
    expect(stagingOf(readStaging(""), 7)).toEqual(stagingOf(readStaging(""), 7));
    expect(new Set(chosen.map(({ place }) => place)).size).toBeGreaterThan(7);
    expect(new Set(chosen.map(({ hour }) => hour)).size).toBeGreaterThan(3);
    expect(chosen.filter(({ place, subjects }) => subjects[0]?.kind === "boat" && place !== "sea")).toEqual([]);
    expect(chosen.every(({ camera }) => camera.size !== "extreme-close-up")).toBe(true);
  });

  it("what is said holds for every seed", () => {
    for (let seed = 0; seed < 20; seed++) {
      expect(stagingOf(readStaging("a boat in a street at night, close-up, pan right"), seed)).toMatchObject({
        place: "street",
        subjects: [{ kind: "boat" }],
        hour: "night",
        camera: { size: "close-up", move: "pan-right" },
      });
    }
  });
});

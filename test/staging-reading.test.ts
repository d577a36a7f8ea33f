import { readStaging } from "../src/core/staging-reading";

/** Who does what, as `kind×count action heading`. */
function seen(prompt: string): readonly string[] | undefined {
  return readStaging(prompt).subjects?.map((one) => {
    const name = one.kind === "block-out" ? `[${one.label}]` : one.kind;
    return [`${name}×${String(one.count)}`, one.action, one.heading].filter((part) => part !== undefined).join(" ");
  });
}

test.each<[string, readonly string[]]>([
  ["A woman sits while a dog runs", ["person×1 sit", "dog×1 travel"]],
  ["A woman and a child walk away from camera on the beach", ["person×2 walk away"]],
  ["A group of kids run across a field", ["person×5 run"]],
  ["A crowd crosses the street", ["person×40 walk"]],
  ["12 people wait at a bus stop in the rain", ["person×12 stand"]],
  ["A detective walks left along an alley", ["person×1 walk left"]],
  ["A woman drives along the coast at sunset", ["car×1 travel"]],
  ["Two canoes on a misty lake", ["boat×2"]],
  ["Parked cars line the street", ["car×3 rest"]],
  ["Marcus and Anna talk in the kitchen", ["person×2 talk"]],
  ["A giant contraption rolls through the street", ["[contraption]×1 travel"]],
  ["Un enfant et son chien courent dans un champ", ["person×1 run", "dog×1 travel"]],
  ["La voiture roule de gauche à droite", ["car×1 travel right"]],
  ["Un hélicoptère survole la ville", ["[hélicoptère]×1 travel"]],
  ["Un étrange engin roule dans la rue", ["[engin]×1 travel"]],
  ["Empty street at dawn, no people", []],
])("%s: %j", (prompt, expected) => {
  expect(seen(prompt)).toEqual(expected);
});

test.each<[string, readonly string[]]>([
  ["A woman walks on the beach at sunset, slow push in", []],
  ["A helicopter over the Forest, iridescent plasma", ["iridescent plasma"]],
  ["A woman in a yellow coat on a rooftop, in teal and rust", []],
  ["A man rides a bicycle down a country road", ["man"]],
  ["Pas de voiture dans la rue, la nuit", []],
  ["Plan large d'une ville futuriste", ["futuriste"]],
])("%s: leaves out %j", (prompt, expected) => {
  expect(readStaging(prompt).unread).toEqual(expected);
});

test.each<[string, string | undefined]>([
  ["A speedboat crosses the bay", "motor"],
  ["A taxi in the rain", "taxi"],
  ["Une barque sur le lac", "row"],
  ["A bottle of perfume on a table", "flask"],
  ["A cardboard box in the studio", "carton"],
  ["Un coffret sur fond gris", "coffret"],
  ["A bottle of wine on a table", undefined],
  ["A box in the studio", undefined],
])("%s: is drawn as %s", (prompt, expected) => {
  expect(readStaging(prompt).subjects?.[0]?.variant).toBe(expected);
});

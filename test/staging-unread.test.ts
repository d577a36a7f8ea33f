import { unreadOverFrame } from "../src/core/staging-over-frame";
import { readStaging } from "../src/core/staging-reading";
import { told } from "./staging-said";

/** What is read of a prompt, and what of it is not drawn and is told to the editor. */
const PROMPTS: readonly (readonly [prompt: string, told: string, unread: readonly string[]])[] = [
  ["A teenager with a backpack walks home", "living-room · person walk", ["backpack"]],
  ["A man types on a laptop", "office · man sit", ["laptop"]],
  ["A woman asleep on the sofa", "living-room · woman", ["asleep"]],
  ["A cowboy on a dusty road at noon", "street noon · man {fedora+hat:brown+shirt}", ["dusty"]],
  ["A man with grey hair and glasses", "man {hair:grey}", ["glasses"]],
  ["Un couple âgé sur un banc", "woman&man old", ["banc"]],
  ["No cars, no people, an empty road in the desert", "desert · nobody", ["road"]],
  ["A red and white boat", "boat (red)", ["white"]],
  ["A man in a red scarf and gloves", "man", ["red scarf", "gloves"]],
  ["A knight in shining armor rides a horse", "[horse] travel", ["knight", "shining armor"]],
  ["A woman in a green skirt", "woman", ["green skirt"]],
  ["A woman wearing a hat and sunglasses", "woman {fedora}", ["sunglasses"]],
  ["A woman smiles at the camera", "woman", ["smiles"]],
  ["A man lights a cigarette under a neon sign", "street night · man", ["lights", "cigarette"]],
  ["A man with a red umbrella in the rain", "rain · man", ["red umbrella"]],
  ["An old car on a dirt road", "field · car", ["old"]],
  ["A vintage red convertible on the coast road", "sea · car coupe (red)", ["road"]],
  ["A man in a dress", "man", ["dress"]],
  ["A woman in red light", "woman", ["red light"]],
  ["Close-up of a woman with red lipstick", "woman", ["red lipstick"]],
  ["A red rose on a table", "[rose] (red)", ["table"]],
  ["A kid in a red hoodie on a skateboard", "child {hoodie+top:red}", ["skateboard"]],
  ["The robot wakes up", "[robot]", ["wakes"]],
  ["A waiter carries a tray", "man {bottom:black+shirt+top:white}", ["carries", "tray"]],
  ["Elderly couple dancing in the living room", "living-room · woman&man old", ["dancing"]],
  ["Un ouvrier avec un casque jaune", "man {bottom:navy+cap+hat:yellow+shirt+top:purple}", ["casque jaune"]],
  ["A spy in a tuxedo in a casino", "man {bottom:black+jacket+top:black}", ["casino"]],
  ["A police car with flashing lights in the rain", "rain · car", ["flashing lights"]],
  ["A red dress on a hanger", "[dress] (red)", ["hanger"]],
  ["A detective enters. She lights a cigarette", "woman walk {coat+fedora+hat:dark+top:grey}", ["lights", "cigarette"]],
  ["A man opens the fridge", "living-room · man", ["fridge"]],
  ["A cat sleeps on the sofa", "living-room · [cat]", ["sleeps"]],
  ["Sunset over a city skyline, time lapse", "skyline golden-hour", ["time lapse"]],
  ["A crowd of people with umbrellas", "person×40", ["umbrellas"]],
  ["Une femme aux cheveux roux sourit", "woman {hair:brown}", ["sourit"]],
  ["Un homme âgé en costume gris lit le journal", "man old sit {bottom:grey+jacket+top:grey}", ["journal"]],
  ["Une serveuse porte un plateau", "woman {bottom:black+shirt+top:white}", ["plateau"]],
  ["A wolf howls in a snowy forest", "forest snow · dog", ["howls"]],
  ["A red kite over a green hill", "field · [kite] (red)", ["green"]],
  ["A red and black bird on a branch", "bird (red)", ["black", "branch"]],
  ["A king sits on a golden throne", "man sit", ["golden throne"]],
  ["A black cat crosses a white hallway", "living-room · [cat] (black) travel", ["white"]],
  ["A child holds a red balloon", "child · [balloon] (red)", ["holds"]],
  ["The green bottle turns slowly", "bottle (green) turn", ["slowly"]],
  ["Orange sky over the sea", "sea", ["Orange"]],
  ["A young man and an old woman sit on a bench", "man sit · woman old sit", ["bench"]],
  [
    "An elderly, bearded fisherman mends his nets",
    "man old {bottom:navy+cap+hat:brown+shirt+top:purple}",
    ["bearded", "mends", "nets"],
  ],
];

test.each(PROMPTS)("%s: %s, and leaves out %j", (prompt, expected, unread) => {
  expect([told(prompt), readStaging(prompt).unread]).toEqual([expected, unread]);
});

test.each<[string, readonly string[]]>([
  ["people, cars", []],
  ["night, rain", []],
  ["a helicopter", []],
  ["no text, deformed hands", ["deformed hands"]],
  ["blurry, watermark, people", ["blurry", "watermark"]],
  ["handheld, low angle", ["handheld", "low angle"]],
  ["hats", ["hats"]],
  ["voitures, texte", ["texte"]],
])("beside the prompt, %s: leaves out %j", (negative, unread) => {
  expect(readStaging("A street", negative)).toMatchObject({ unread: [], unkept: unread });
});

test.each<[string, readonly string[]]>([
  ["A woman in a red dress stands on the beach, wide shot", []],
  ["A weathered lighthouse keeper in an oilskin, slow push in", []],
  ["Snow falls, the light fades to dusk", []],
  ["A dog runs past from left to right", []],
  ["Close-up of a street, fog, handheld", []],
  ["A woman turns her head, slow push in", ["turns"]],
  ["A man points at the sea", ["points at"]],
  ["Deux personnes discutent dans un café", ["discutent"]],
  ["The robot wakes up", ["wakes"]],
  ["Une femme sourit, travelling avant", ["sourit"]],
  ["Low angle, 24 mm, a street in the rain", ["Low angle", "24 mm"]],
  ["Rack focus from the cup to the window", ["Rack focus"]],
  ["Film noir, a street at night", ["Film noir"]],
  ["Neon light, an orbit around the car", ["Neon light"]],
  ["A dog runs past, a bird flies over the street", []],
  ["A woman walks and a man runs past", []],
])("over a frame, %s: does not draw %j", (prompt, undrawn) => {
  expect(unreadOverFrame(prompt)).toEqual(undrawn);
});

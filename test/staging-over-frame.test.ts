import { frameStagingOf } from "../src/core/staging-choosing";
import { unreadOverFrame } from "../src/core/staging-over-frame";
import { readStaging } from "../src/core/staging-reading";

/** Who goes through the picture, and what is not drawn of what is asked for. */
test.each<[string, readonly string[], readonly string[]]>([
  ["make the sky pink", [], ["make the sky pink"]],
  ["Add a dog to the left", [], ["Add a dog to the left"]],
  ["add more people", [], ["add more people"]],
  ["Add rain and a dog", [], ["Add rain and a dog"]],
  ["remove the man", [], ["remove the man"]],
  ["Remove the text, slow push in", [], ["Remove the text"]],
  ["Turn the car red", [], ["Turn the car red"]],
  ["change the background to a beach", [], ["change the background to a beach"]],
  ["Make it rain", [], []],
  ["Make it night", [], []],
  ["Ajoute un chien à gauche", [], ["Ajoute un chien à gauche"]],
  ["rends le ciel rose", [], ["rends le ciel rose"]],
  ["the sky turns pink", [], ["turns pink"]],
  ["In teal and rust", [], ["In teal and rust"]],
  ["Smoke rises from the chimney", [], ["Smoke rises"]],
  ["La fumée monte de la cheminée", [], ["fumée monte"]],
  ["Leaves fall from the trees", [], ["Leaves fall"]],
  ["The trees sway in the wind", [], ["sway"]],
  ["She waves at the camera", [], ["waves"]],
  ["A woman smiles and waves", [], ["smiles", "waves"]],
  ["Une femme en robe rouge sourit", [], ["sourit"]],
  ["The flag moves in the wind", [], ["flag moves"]],
  ["Le drapeau flotte au vent", [], ["drapeau flotte"]],
  ["The curtain moves", [], ["curtain moves"]],
  ["The candle flickers", [], ["flickers"]],
  ["A cat runs past", [], ["cat runs"]],
  ["The house explodes", [], ["explodes"]],
  ["A helicopter flies over", ["helicopter"], []],
  ["A car drives past", ["car"], []],
  ["The boat sails away", ["boat"], []],
  ["A smiling woman in a red dress stands on the beach", [], []],
  ["A burning candle on the table", [], []],
  ["The light fades to dusk", [], []],
])("%s: %j goes through it, and %j is not drawn", (prompt, goes, undrawn) => {
  const { subjects } = frameStagingOf(readStaging(prompt), false);
  expect(subjects.map((one) => (one.kind === "block-out" ? one.label : one.kind))).toEqual(goes);
  expect(unreadOverFrame(prompt)).toEqual(undrawn);
});

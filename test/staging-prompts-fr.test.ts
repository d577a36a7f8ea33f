import { readStaging } from "../src/core/staging-reading";
import { told } from "./staging-said";

/** What editors write in French, and all that is read of it: nothing of these is left out. */
const PROMPTS: readonly (readonly [prompt: string, told: string])[] = [
  ["Une voiture rouge dans le désert", "desert · car (red)"],
  ["Une femme en robe bleue sur la plage", "sea · woman {dress+top:blue}"],
  ["Un vieil homme lit dans le salon", "living-room · man old sit"],
  ["Ma grand-mère boit un café dans la cuisine", "living-room · woman old sit · cup"],
  ["Des lampadaires sous la pluie", "street night rain"],
  ["Un homme en costume noir et chemise blanche", "man {bottom:black+inner:white+jacket+top:black}"],
  ["Une femme vêtue d'un manteau rouge marche dans la neige", "snow · woman walk {coat+top:red}"],
  ["Un homme avec un chapeau noir", "man {fedora+hat:black}"],
  ["Une vieille dame et son chien noir", "woman old · dog (black)"],
  ["Un policier sous un lampadaire", "street night · man {bottom:navy+cap+hat:navy+shirt+top:navy}"],
  ["Une petite fille en robe jaune court dans un champ", "field · girl run {dress+top:yellow}"],
  ["Un garçon avec une casquette rouge", "boy {cap+hat:red}"],
  ["Une femme médecin dans un hôpital", "office · woman {coat+top:white}"],
  ["Une détective en imperméable beige", "woman {coat+fedora+hat:dark+top:beige}"],
  ["Une femme blonde en pull vert", "woman {hair:beige+hoodie+top:green}"],
  ["Un bateau rouge sur la mer", "sea · boat (red)"],
  ["Un chat noir sur un toit", "skyline · [chat] (black)"],
  ["Un camion vert sur la route", "street · [camion] (green)"],
  ["Une rue sans voitures", "street · nobody"],
  ["Une plage sans personne", "sea · nobody"],
  ["Deux enfants en manteau rouge dans la forêt", "forest · child&child {coat+top:red}"],
  ["Un taxi jaune sous la pluie, la nuit", "night rain · car taxi (yellow)"],
  ["Un train bleu traverse la campagne", "field · train (blue) travel"],
  ["Une tasse verte sur une table", "cup (green)"],
  ["Look neutre, une rue de jour", "street day neutral"],
  ["Un salon vide, sans personne", "living-room · nobody"],
  ["Sans voitures ni passants, une rue à l'aube", "street dawn · nobody"],
  ["Une femme porte une robe rouge et un chapeau noir", "woman {dress+fedora+hat:black+top:red}"],
  ["Un homme tout en noir attend sous la pluie", "rain · man stand {bottom:black+top:black}"],
  ["Une voiture bleu marine dans la rue, tons ocre et rouille", "street · car (navy) · palette orange+red"],
  ["Étalonnage neutre, un bureau", "office neutral"],
];

test.each(PROMPTS)("%s : %s", (prompt, expected) => {
  expect(told(prompt)).toBe(expected);
});

test("nothing of them is left out", () => {
  expect(PROMPTS.flatMap(([prompt]) => readStaging(prompt).unread)).toEqual([]);
});

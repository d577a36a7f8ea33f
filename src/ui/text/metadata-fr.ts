/** Métadonnées des prises du projet, telles que les Réglages les montrent ; en français. */

import type { MetadataText } from "./metadata-en";

export const metadataFr: MetadataText = {
  title: "Métadonnées",
  says: "L’origine de chaque prise se lit dans son take.json, dans les colonnes du panneau Projet et dans un fichier XMP à côté de l’original. Les deux derniers sont faits à partir du premier\u00a0; la colonne Review, à partir du registre.",
  check: "Vérifier",
  looking: (done, of) => `Lecture\u00a0: ${done} sur ${of}…`,
  looked: (takes, clips) => `${count(takes, "prise")} et ${count(clips, "élément")}, parcourus.`,
  recognised: (clips) =>
    `${count(clips, "élément")} sous un autre nom ou venant d’un autre dossier\u00a0: l’image et le son les ont fait reconnaître.`,
  right: "Tout dit ce que disent take.json et le registre.",
  nothingHere: "Rien à réparer ici.",
  wrong: (columns, sidecars, names) => `À réparer\u00a0: ${parts(columns, sidecars, names)}.`,
  repair: "Réparer",
  repairSays: (columns, sidecars, names) =>
    `${columns === 0 ? "" : "Récrit les colonnes, en une seule étape d’annulation. "}${
      sidecars === 0 ? "" : "Récrit les fichiers XMP. "
    }Les originaux ne sont pas touchés.${names === 0 ? "" : " Dans les copies déplacées, des blancs prennent la place du nom."}`,
  repaired: (columns, sidecars, names) => `Réparé\u00a0: ${parts(columns, sidecars, names)}.`,
  unverified: (clips) =>
    `Premiere a dit oui, mais les colonnes de ${count(clips, "élément")} ne se relisent pas comme elles ont été écrites.`,
  elsewhere: (files) =>
    `Fichiers XMP de prises d’autres postes, absents ou différents\u00a0: ${files}. C’est là que Pickup les répare.`,
  gone: (takes) => `Prises dont l’original n’est plus à sa place\u00a0: ${takes}.`,
  ambiguous: (clips) =>
    `Éléments qui pourraient être l’une de plusieurs prises égales, laissés tels quels\u00a0: ${clips}.`,
  unread: (clips) => `Éléments illisibles, dont nul ne sait si une prise y joue\u00a0: ${clips}.`,
  reviews: (clips) => `Dont la colonne Review de ${count(clips, "élément")}, telle que le registre la dit.`,
  unreadCuts: (sequences) =>
    `Séquences où l’on s’est prononcé, mais illisibles\u00a0: ${sequences}. Nul ne sait où en est leur validation.`,
  unknownReviews: (clips) =>
    `La colonne Review de ${count(clips, "élément")} ne dit pas ce que l’on sait\u00a0; elle est laissée telle quelle, car un registre ou une séquence qui en sait peut-être plus est illisible.`,
  stop: "Arrêter",
  stopSays: "Ne cherche pas plus loin\u00a0; ce qui est déjà réparé le reste",

  names: {
    wanted: "Écrire mon nom dans les métadonnées des fichiers",
    says: "Dans le champ IPTC AI Prompt Writer Name\u00a0: il va dans le fichier XMP à côté de chaque prise que vous demandez à un moteur, et dans les copies qu’on en fait, à partir de maintenant. Décoché, il est retiré des fichiers du dossier Pickup de ce projet, ainsi que des prises et des copies rangées ailleurs que ce projet utilise\u00a0: des blancs prennent sa place dans le fichier même, si bien qu’un fichier signé depuis passera pour modifié. Les copies que le projet n’utilise pas le gardent.",
    as: (name) => `Sous le nom «\u00a0${name}\u00a0»\u00a0: déclaré, pas authentifié.`,
    nobody: "Aucun nom n’est saisi plus bas, sous Validation\u00a0: aucun n’est écrit.",
    out: (files) => `Fichiers d’où le nom a été retiré\u00a0: ${files}.`,
    left: (names) =>
      `Il n’a pas pu être retiré de ${names}. Vérifiez de nouveau quand le fichier sera fermé ailleurs ou la prise terminée.`,
    elsewhere: (takes) =>
      `Prises demandées sur d’autres postes\u00a0: ${takes}. Ceux-ci retireront le nom à la prochaine ouverture du projet.`,
  },
};

function count(number: number, what: string): string {
  return `${number} ${what}${number > 1 ? "s" : ""}`;
}

function parts(columns: number, sidecars: number, names: number): string {
  const named = [
    columns === 0 ? "" : `les colonnes de ${count(columns, "élément")}`,
    sidecars === 0 ? "" : `${sidecars} fichier${sidecars > 1 ? "s" : ""} XMP`,
    names === 0 ? "" : `un nom dans ${count(names, "fichier")} déplacé${names > 1 ? "s" : ""}`,
  ];
  const all = named.filter((part) => part !== "");
  return [all.slice(0, -1).join(", "), ...all.slice(-1)].filter((part) => part !== "").join(" et ");
}

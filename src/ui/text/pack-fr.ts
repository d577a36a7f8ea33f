/** Dossiers de validation et ce qui en revient, en français. */

import type { Visibility } from "../../core/audit";
import type { PageWords } from "../../core/review-page";
import { dayInFrench } from "./day";
import type { packEn } from "./pack-en";

const NB = "\u00a0";

/** Une page se garde des années : l’année y figure. */
const AT_ANY_TIME = new Date(0);

const count = (of: number, what: string): string => (of < 2 ? `${of} ${what}` : `${of} ${what}s`);

const page: PageWords = {
  language: "fr",
  title: (sequence) => `Validation${NB}: l’IA dans ${sequence}`,
  made: (day, ranges) =>
    `Fait par Pickup le ${dayInFrench(day, AT_ANY_TIME)}. ${ranges === 1 ? "1 plage IA." : `${ranges} plages IA.`}`,
  about: [
    `Les temps sont le timecode de la séquence${NB}; le second est la dernière image comprise. Les images fixes montrent le programme tel qu’on le voit, toutes pistes réunies. Les petits films montrent l’image propre de la prise, entière, sans titres, effets ni étalonnage du montage${NB}; ils commencent à ce que le montage montre.`,
    "Cette page marche sans réseau et n’envoie rien. Ce que vous décidez y reste jusqu’à ce que vous l’enregistriez dans un fichier, que vous renvoyez.",
    "C’est un avis et une trace, pas un feu vert juridique.",
  ],
  noRoom: `Le poste qui a fait ce dossier n’a pu faire aucun petit film${NB}: jugez sur les images.`,
  name: "Votre nom",
  nameSays:
    "Un nom tapé est déclaré, pas authentifié. Il accompagne chaque décision que vous prenez à partir de maintenant.",
  part: "Vous décidez pour",
  parts: { editorial: "la rédaction", legal: "le juridique", ethics: "l’éthique" },
  save: "Enregistrer les décisions",
  decide: "Décision",
  decisions: { approve: "Approuver", changes: "À reprendre", reject: "Refuser" },
  note: "Remarque",
  stills: ["Première image", "Milieu", "Dernière image"],
  film: "L’image propre de la prise",
  noFilm: "Pas de film pour celle-ci.",
  facts: {
    clip: "Élément",
    seen: "Se voit",
    take: "Prise",
    engine: "Faite par",
    prompt: "Description",
    negative: "À éviter",
    seed: "Graine",
    references: "Références",
    use: "Prévue comme",
    needed: "À valider par",
    standing: "Jusqu’ici",
  },
  visibility: (visibility: Visibility) => SEEN[visibility.kind],
  track: (track, nests) =>
    nests.length === 0 ? `V${track + 1}` : `V${track + 1}, dans l’imbrication ${nests.join(" › ")}`,
  uses: { temp: "Provisoire, pas définitive", final: "Définitive" },
  standings: {
    open: "en attente",
    approved: "approuvé",
    changes: "à reprendre",
    rejected: "refusé",
    reopened: "de nouveau en attente",
  },
  suspected: `Inconnue${NB}; seul son nom fait penser à l’IA`,
  notKnown: "Pas faite par le Pickup de ce projet",
  nobody: "Personne, selon la maison",
  script: {
    nameFirst: "Écrivez d’abord votre nom.",
    count: `{0} sur {1} décidées pour {2}.`,
    unsaved: "Pas encore enregistré.",
    saved: "Enregistré.",
    nothing: "Rien n’est encore décidé.",
    leave: "Les décisions ne sont pas encore enregistrées.",
    by: "{0}, {1}",
    decisions: { approve: "approuvé", changes: "à reprendre", reject: "refusé" },
    parts: { editorial: "la rédaction", legal: "le juridique", ethics: "l’éthique" },
    takeBack: "Annuler",
  },
};

const SEEN: Readonly<Record<Visibility["kind"], string>> = {
  visible: "Oui",
  hidden: `Non${NB}: désactivée, couverte ou hors de son imbrication`,
  partly: "En partie",
  unknown: "Inconnu",
};

export const packFr: typeof packEn = {
  page,
  makePack: "Dossier de validation…",
  makePackSays: `Demande un dossier et y en fait un${NB}: une page pour qui n’a pas Premiere, des images du programme et de petits films des prises. Les descriptions et les références y sont.`,
  making: {
    stills: (done, total) => `Export de l’image ${Math.min(done + 1, total)} sur ${total}…`,
    films: (done, total) => `Film ${Math.min(done + 1, total)} sur ${total} en cours…`,
  },
  stop: "Arrêter",
  made: (ranges, stills, films, folder) =>
    `${count(ranges, "plage")}, ${count(stills, "image")} et ${count(films, "film")}, dans ${folder}. Envoyez le dossier entier.`,
  stillsOnly: `Aucun film${NB}: la salle des médias n’en a pas fait ici, on juge donc sur les images.`,
  takeIn: "Importer des décisions…",
  takeInSays: "Demande le decisions.json que la page d’un dossier de validation a enregistré",
  taken: (count, file) => `${count} ${count === 1 ? "décision importée" : "décisions importées"} de ${file}.`,
  known: (count) => (count === 1 ? "1 avait déjà été importée." : `${count} avaient déjà été importées.`),
  reopened: (count) =>
    count === 1
      ? `1 porte sur ce qui a changé depuis${NB}: elle est de nouveau en attente.`
      : `${count} portent sur ce qui a changé depuis${NB}: elles sont de nouveau en attente.`,
  outweighed: (count) =>
    count === 1
      ? `1 est antérieure à une autre décision, qui reste.`
      : `${count} sont antérieures à une autre décision, qui reste.`,
  unread: "Lisez le montage pour voir si elles valent encore.",
};

/** Quelles images sont de l’IA : la liste de l’onglet Validation, en français. Même forme que `audit-en.ts`. */

import type { Text } from "./en";
import { reportFr } from "./report-fr";

const NB = "\u00a0";
const plural = (count: number, word: string): string => `${count} ${word}${count > 1 ? "s" : ""}`;

export const auditFr: Text["audit"] = {
  none: `Pickup lit la séquence ouverte, imbrications comprises, et liste chaque élément d’IA${NB}: ce qu’on en voit, qui l’a validé, ce qui manque. Les médias que Pickup n’a pas faits sont examinés aussi.`,
  noSequence: `Aucune séquence n’est ouverte. Ouvrez-en une dans le Montage${NB}: Pickup peut lire lesquelles de ses images sont de l’IA.`,
  read: "Lire le montage",
  readAgain: "Relire",
  stop: "Arrêter",
  reading: {
    cut: (done) => (done === 0 ? "Lecture des éléments…" : `Lecture des éléments, ${done} jusqu’ici…`),
    media: (done, of = 0) => `Examen des médias, ${done} sur ${of}…`,
    effects: (done, of = 0) => `Examen des effets, ${done} sur ${of}…`,
  },
  readingFile: (name, percent) => `${name}${NB}: ${percent}${NB}% lus`,
  stale: "Le montage a changé depuis la lecture. Ce qui est écrit ici vaut pour ce qu’il était.",
  empty: "Aucune IA trouvée dans ce montage, d’après les registres, les fichiers, les attestations et les noms.",
  suspectedCount: (count) =>
    count === 1 ? "1 élément soupçonné par son seul nom" : `${count} éléments soupçonnés par leur seul nom`,
  watched: `Les modifications d’éléments se voient aussitôt. Effets, vitesses, glissements et imbrications, non${NB}: ils sont relus avant qu’une validation soit notée, un rapport écrit ou des mentions posées.`,
  count: (ranges) => `${plural(ranges, "plage")} d’IA`,
  share: (seen, whole, percent) => `${seen} sur ${whole} (${percent.toFixed(1).replace(".", ",")}${NB}%)`,
  maybe: (length) => `jusqu’à ${length} de plus peut se voir`,
  animatics: (count) => `${plural(count, "animatique")}, pas de l’IA`,
  notCleared: (count) => `${plural(count, "plage")} sans validation`,
  temps: (count) => `${plural(count, "provisoire")} encore au montage`,
  unknown: (count) => `${count} de visibilité inconnue`,
  undecided: (count) => plural(count, "mention") + " à décider",
  unread: (what, why) =>
    `${what} n’a pas pu être lu${NB}: personne ne sait s’il contient de l’IA.${why === "" ? "" : ` Premiere dit${NB}: ${why}`}`,
  tooLarge: (what) =>
    `${what} n’a pas été ouvert, car il y a trop de plans dans les imbrications${NB}: personne ne sait s’il contient de l’IA.`,
  originUnread: {
    missing: (file) =>
      `${file} n’est pas là${NB}: ce qu’il dit de son origine est inconnu, et personne ne sait si c’est de l’IA.`,
    metadata: (file) =>
      `Les métadonnées de ${file} n’ont pas pu être lues${NB}: ce qu’il dit de son origine est inconnu, et personne ne sait si c’est de l’IA.`,
    credentials: (file) =>
      `Les attestations de ${file} n’ont pas pu être examinées${NB}: ce qu’il dit de son origine est inconnu, et personne ne sait si c’est de l’IA.`,
  },
  moreUnread: (count) => `et ${count} de plus, que liste un rapport.`,
  bySamples: (sum) => `${sum}, sur des échantillons${NB}: il n’a pas été lu en entier`,
  take: (shot, take) => `Plan ${shot}, prise ${take}`,
  inNest: (names) => `dans l’imbrication «${NB}${names}${NB}»`,
  mark: "Marquer l’entrée et la sortie",
  markSays: `Pose l’entrée et la sortie de la séquence autour de cette plage${NB}: une étape d’annulation`,
  openRow: (name) => `Montrer ${name} dans Premiere, et ce qu’on en sait`,
  temp: "Provisoire, encore au montage.",
  animatic: `Dessinée par Pickup${NB}: une animatique, pas de l’IA.`,
  notOurs: "Pas faite ici.",
  suspected: "Seul son nom le dit.",
  visibility: {
    hidden: {
      disabled: `Pas vue${NB}: l’élément est désactivé.`,
      "track-off": `Pas vue${NB}: sa piste est désactivée.`,
      covered: `Pas vue${NB}: entièrement couverte, pour autant qu’on puisse le lire. Les masques ne se lisent pas.`,
      "outside-nest": `Pas vue${NB}: elle est dans l’imbrication, hors de la partie montrée.`,
    },
    partly: (length) => `Vue en partie, pendant ${length}.`,
    unknown: (why) => `Visibilité inconnue${NB}: ${why}.`,
  },
  why: {
    opacity: "opacité ou fusion",
    scale: "taille ou position",
    matte: "un cache ou une incrustation",
    "time-remap": "remappage temporel",
    transition: "une transition",
    multicam: "multicaméra",
    alpha: "transparence au-dessus",
    effect: "un effet",
    "covered-by-unknown": "ce qui est au-dessus peut la cacher",
    unread: "quelque chose n’a pas pu être lu",
  },
  signOff: { editorial: "éditorial", legal: "juridique", ethics: "éthique" },
  part: {
    open: "en attente",
    approved: "approuvé",
    changes: "à reprendre",
    rejected: "refusé",
    reopened: "rouvert, elle a changé",
  },
  decided: { approve: "approuvé", changes: "à reprendre", reject: "refusé", withdrawn: "retiré" },
  changes: {
    same: "rien n’a changé",
    moved: "elle est ailleurs",
    "other-range": "elle montre une autre partie de son média, ou n’a plus la même durée",
    "other-look": "elle a un autre aspect",
    "other-cut": "elle est entre d’autres éléments",
    "other-take": "un autre média est à cette place",
  },
  noReview: "Personne ne doit la valider.",
  label: (decision) => `Mention${NB}: ${decision}`,
  labels: { due: "due", "not-due": "pas due", limited: "restreinte", undecided: "à décider" },
  labelReopened: "à décider, elle a changé",
  credentials: {
    none: `Attestations${NB}: aucune.`,
    unknown: "Les attestations n’ont pas pu être lues.",
    present: (says) => `Attestations présentes, non examinées${says === "" ? "" : `${NB}: ${says}`}.`,
    valid: (says) =>
      `Attestations inchangées depuis leur signature${says === "" ? "" : `${NB}: ${says}`}. Aucune liste de confiance n’a été consultée.`,
    invalid: (says) => `Attestations qui ne correspondent plus au fichier${says === "" ? "" : `${NB}: ${says}`}.`,
  },
  evidence: "Reconnue par",
  evidenceOf: {
    ledger: "le registre de Pickup",
    essence: "ses données média",
    metadata: "ses métadonnées",
    credentials: "ses attestations",
    name: "son nom",
  },
  evidenceSays: (what, says) => `${what} (${says})`,
  prompt: (prompt) => `«${NB}${prompt}${NB}»`,
  noPrompt: "Aucune description connue.",
  seed: (seed) => `graine ${seed}`,
  sources: "Sources et crédits",
  noSources: "Aucune référence n’a été donnée aux prises de ce montage.",
  creditsField: "Crédits, prêts à coller",
  export: "Exporter le rapport…",
  exportAs: { html: "Page web (HTML)", csv: "Tableau (CSV)", json: "Données (JSON)" },
  saved: (file) => `Enregistré dans ${file}.`,
  advice: "Un conseil, pas un feu vert juridique. Les noms saisis sont déclarés, pas authentifiés.",
  report: reportFr,
};

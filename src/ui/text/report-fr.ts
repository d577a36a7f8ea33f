/** La page remise d’un examen, en français. Même forme que `report-en.ts`. */

import type { ReportWords } from "../../core/audit-words";
import { policyFr } from "./policy-fr";

const { language, rule, ruleOf, rests, restsSays, severity } = policyFr;

const NB = "\u00a0";

export const reportFr: ReportWords = {
  language: "fr",
  title: (sequence) => `L’IA dans ${sequence}`,
  about: (project, at) => `${project}. Lu le ${at} UTC par Pickup.`,
  convention: (first) =>
    `Les timecodes sont ceux de la séquence, qui commence à ${first}. L’entrée est la première image d’une plage, la sortie est sa dernière, comme Premiere l’affiche.`,
  share: (seen, whole, percent) =>
    `L’IA se voit avec certitude sur ${seen} images sur ${whole} (${percent.toFixed(1).replace(".", ",")}${NB}%).`,
  maybe: (frames) =>
    `Elle peut se voir sur ${frames} de plus${NB}: Premiere ne le dit pas, ou seul un nom dit que c’est de l’IA.`,
  none: "Aucune IA trouvée, d’après les registres, les fichiers, les attestations et les noms.",
  head: {
    number: "N°",
    in: "Entrée",
    out: "Sortie",
    length: "Durée",
    what: "Quoi",
    seen: "Vue",
    signOffs: "Validations",
    label: "Mention",
    missing: "Manque",
  },
  frames: (count) => (count === 1 ? "1 image" : `${count} images`),
  visible: "Vue.",
  missing: {
    "sign-off": "validation",
    "label-undecided": "mention non décidée",
    "label-not-laid": "due, mais aucune mention posée",
    "label-other": "due, et la mention posée n’est pas celle qui le serait aujourd’hui",
    "label-unknown": "due, sans que l’on sache si une mention est posée",
    credentials: "attestations",
    temp: "provisoire encore au montage",
    visibility: "visibilité inconnue",
    rights: "droits d’une référence",
    proof: "preuve que c’est de l’IA",
  },
  nothingMissing: "Rien",
  missingSays:
    "Manquent les validations et mentions que demande la charte suivie et, quelle qu’elle soit, ce que personne n’a noté ou ne peut dire.",
  laid: {
    laid: "posée",
    other: "une autre est posée",
    none: "aucune posée",
    unknown: "on ne sait pas si elle est posée",
  },
  policy: {
    language,
    rule,
    ruleOf,
    rests,
    restsSays,
    severity,
    title: "Charte suivie",
    none: "Aucune n’est suivie.",
    partial: "Certaines règles du projet sont illisibles ou ne sont pas là\u00a0: elles demandent peut-être davantage.",
    pack: (name, date) => `${name}, état au ${date}`,
    gone: (id) => `${id}, une règle qui a changé depuis, ou qui n’est pas là`,
    nothingThen: "Rien ne s’y opposait.",
    unreadThen: "Certaines de ses règles étaient alors illisibles.",
  },
  ranges: "Chaque plage",
  stillOf: (name) => `Une image de ${name}`,
  field: {
    clip: "Plan monté",
    maker: "Moteur et modèle",
    asked: "Demandé le (UTC)",
    use: "Prévu comme",
    prompt: "Description de l’auteur",
    sent: "Description telle qu’envoyée",
    negative: "À éviter",
    seed: "Graine",
    policy: "Charte au moment de la demande",
    references: "Références (SHA-256)",
    evidence: "Reconnue par",
    credentials: "Attestations de contenu",
    essence: "Données média (SHA-256)",
    seenParts: "Vue de – à",
    maybeParts: "Peut se voir de – à",
  },
  notLooked: "Personne n’a regardé.",
  use: { temp: "provisoire, à remplacer", final: "définitif" },
  by: (what, name, at) => `${what}, déclaré par ${name}, ${at}.`,
  was: (declared, change) => `Avant${NB}: ${declared} Rouvert${NB}: ${change}.`,
  nameless: "quelqu’un dont le nom n’est pas disponible",
  sources: "Images d’origine",
  noSources: "Aucune image de référence n’a été donnée.",
  sourceHead: { role: "Rôle", origin: "Origine", author: "Auteur", rights: "Droits", ranges: "Plages" },
  role: { first: "première image", last: "dernière image", look: "look", subject: "sujet" },
  sourceKind: {
    program: "image du programme",
    "source-clip": "image d’un élément",
    file: "fichier",
    take: "image d’une prise",
    library: "bibliothèque du projet",
  },
  unsaid: "personne ne l’a dit",
  credits: "Crédits",
  limits: `Sur quoi cela repose${NB}: les registres de Pickup, les données média, les métadonnées, les attestations et les noms. La présence d’une déclaration ne la prouve pas${NB}; l’IA qui n’en porte aucune n’est pas trouvée. Les masques d’un élément ne peuvent pas être lus. Les noms sont déclarés, pas authentifiés.`,
  ledger: (lines) => `Les décisions ont été lues dans ${lines} lignes de registre.`,
  ledgerDoubtful: (count) =>
    count === 1
      ? `1 décision se trouve dans une ligne de registre qui ne tient pas à sa chaîne${NB}: elle n’a pas été comptée.`
      : `${count} décisions se trouvent dans des lignes de registre qui ne tiennent pas à leur chaîne${NB}: elles n’ont pas été comptées.`,
  ledgerBroken: (device) =>
    `Le registre du poste ${device} est rompu, manque ou ne peut pas être lu${NB}: voir l’onglet Validation de Pickup.`,
  ledgerHeadsUnread: `Ce que le projet avait noté de ses registres ne peut pas être lu${NB}: personne ne sait si des lignes en ont été coupées.`,
  ledgerHead: (chain, count, sum) => `Registre ${chain}${NB}: ${count} lignes, tête ${sum}.`,
};

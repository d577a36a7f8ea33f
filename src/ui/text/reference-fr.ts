/** Les images qui guident un plan, en français. Même forme que `reference-en.ts`. */

import type { ReferenceUse } from "../../core/reference-use";
import type { ReferenceRole } from "../../core/shot";
import type { referenceEn } from "./reference-en";

const COUNTS = ["aucune", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"] as const;

function counted(count: number): string {
  return COUNTS[count] ?? String(count);
}

const SENT: Record<ReferenceRole, (count: number) => string> = {
  first: () => "première image",
  last: () => "dernière image",
  look: (count) => (count === 1 ? "un look" : `${counted(count)} looks`),
  subject: (count) => (count === 1 ? "un sujet" : `${counted(count)} sujets`),
};

const HEEDS: Record<ReferenceRole, string> = {
  first: "d’une première image",
  last: "d’une dernière image",
  look: "de looks",
  subject: "de sujets",
};

function listed(roles: readonly ReferenceRole[]): string {
  const kinds = (["first", "last", "look", "subject"] as const).filter((role) => roles.includes(role));
  const said = kinds.map((role) => SENT[role](roles.filter((one) => one === role).length));
  const last = said.pop() ?? "";
  return said.length === 0 ? last : `${said.join(", ")} et ${last}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const referenceFr: typeof referenceEn = {
  label: "Références",
  roles: { first: "Première", last: "Dernière", look: "Look", subject: "Sujet" },
  role: (name) => `Ce que ${name} est pour le plan`,
  take: "Prendre l’image",
  takeBefore: "Prendre l’image d’avant",
  takeAfter: "Prendre l’image d’après",
  taking: "Prise de l’image…",
  drop: "Retirer",
  dropSays: (name) => `Retirer ${name}`,
  more: "Plus",
  moreSays: (name) => `Ordre de ${name}, ou la garder`,
  earlier: "L’envoyer plus tôt",
  later: "L’envoyer plus tard",
  empty: "L’image du programme à la tête de lecture\u00a0; le plan commence alors sur elle. On peut s’en passer.",
  emptyInHole: (timecode) =>
    `La tête de lecture est dans le trou, qui est noir\u00a0; l’image qui le précède finit à ${timecode}.`,
  takeBlack: "Prendre le noir",
  add: "Ajouter une image…",
  adds: {
    playhead: (timecode) => `Image à la tête de lecture, ${timecode}`,
    before: (timecode) => `Image avant le plan, ${timecode}`,
    after: (timecode) => `Image après le plan, ${timecode}`,
    in: (timecode) => `Image au point d’entrée, ${timecode}`,
    out: (timecode) => `Image au point de sortie, ${timecode}`,
    "clip-first": (timecode) => `Première image de l’élément sélectionné, ${timecode}`,
    "clip-last": (timecode) => `Dernière image de l’élément sélectionné, ${timecode}`,
  },
  addFile: "Un fichier image (PNG, JPEG)…",
  addTake: { first: (clip) => `Première image de ${clip}`, last: (clip) => `Dernière image de ${clip}` },
  from: (name, sequence) => `${name}, ${sequence}`,
  ofTake: { first: (clip) => `${clip}, première`, last: (clip) => `${clip}, dernière` },
  shows: (name) => `Quelle image de ${name}`,
  programme: "Programme",
  ownFrame: (clip) => `${clip} seul`,
  carries: (names) => `Elle porte ${names}.`,
  picture: (role, name) => `${role}\u00a0: ${name}`,
  keep: "La garder dans la bibliothèque…",
  library: {
    label: "Bibliothèque",
    open: (count) => (count === 0 ? "Bibliothèque" : `Bibliothèque, ${count}`),
    close: "Fermer la bibliothèque",
    empty:
      "Des personnes, lieux et looks qui servent à plusieurs plans. Gardez-en un depuis une image ci-dessus ou un fichier.",
    kinds: { person: "Personne", place: "Lieu", look: "Look" },
    add: (kind, name) => `${name} (${kind.toLowerCase()})`,
    new: "Nouvelle fiche…",
    kind: "Ce que c’est",
    name: "Nom",
    nameHint: "Qui, ou quoi",
    words: "En mots",
    wordsHint: "Un look peut aussi se dire en mots",
    from: "Image",
    ofFile: "Un fichier image…",
    noPicture: "Sans image, en mots seulement",
    keep: "La garder",
    cancel: "Annuler",
    use: "Utiliser",
    useSays: (name) => `Utiliser ${name} dans ce plan`,
    edit: "Modifier",
    editSays: (name) => `Modifier ${name}`,
    save: "Enregistrer",
    remove: "Supprimer",
    removeSays: (name) => `Supprimer ${name} de la bibliothèque`,
    removeSure: (name) => `Supprimer ${name}\u00a0? Les prises gardent leurs propres copies.`,
    pictures: (count) => (count === 1 ? "1 image" : `${count} images`),
    onlyWords: "en mots seulement",
    addPicture: "Ajouter une image…",
    elsewhere: "créée sur un autre poste",
    consentOf: (date) => `consentement du ${date}`,
    noConsent: "Sans note de consentement\u00a0: gardée, pas utilisée.",
    note: "Consentement",
    noteHint: "Qui a consenti à quoi, envers qui",
    date: "Jour",
    dateHint: "22/11/2026 s’écrit 2026-11-22",
    dateWrong: "Un jour comme 2026-11-22.",
    writeConsent: "Écrire la note",
    takeBack: "Retirer le consentement",
    unread: (name, why) => `${name}, dans la bibliothèque, est illisible et a été laissé tel quel\u00a0: ${why}`,
  },
  isCut: "Elle n’a pas la forme de la séquence\u00a0: ce qui dépasse est coupé également sur deux côtés.",
  gaveWay: (name, role) =>
    `${name} était la ${role === "first" ? "première" : "dernière"} image\u00a0; c’est désormais un look.`,
  use: ({ sent, ignored, unsure, framesExclude }: ReferenceUse, who): string => {
    const maker = who === "model" ? "ce modèle" : "le moteur intégré";
    if (sent.length + ignored.length === 0) return "";
    const some = ignored.length === 1 ? "l’autre est" : `les ${counted(ignored.length)} autres sont`;
    const whole = ignored.length === 1 ? "l’image est" : `les ${counted(ignored.length)} images sont`;
    const dropped = ignored.length === 1 ? "ignorée" : "ignorées";
    const kept = ignored.length === 1 ? "n’est pas envoyée" : "ne sont pas envoyées";
    const others = ignored.length === 1 ? "l’autre" : `les ${counted(ignored.length)} autres`;
    const parts = [
      ...(sent.length === 0 ? [] : [capital(listed(sent))]),
      ...(ignored.length === 0
        ? []
        : framesExclude && sent.length > 0
          ? [`à côté d’images du plan, ${maker} ne prend pas de look\u00a0: ${others} ${kept}`]
          : [`${sent.length === 0 ? whole : some} ${dropped} par ${maker}`]),
    ];
    const first = capital(`${parts.join("\u00a0; ")}.`);
    return unsure.length === 0
      ? first
      : `${first} Rien ne dit s’il tient compte ${[...new Set(unsure)].map((role) => HEEDS[role]).join(" ou ")}.`;
  },
};

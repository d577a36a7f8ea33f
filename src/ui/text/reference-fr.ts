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
  look: (count) => (count === 1 ? "un look" : `${count === 2 ? "deux" : counted(count)} looks`),
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
  roles: { first: "Première image", last: "Dernière image", look: "Look", subject: "Sujet" },
  role: (name) => `Ce que ${name} est pour le plan`,
  take: "Prendre l’image",
  takeBefore: "Prendre l’image d’avant",
  takeAfter: "Prendre l’image d’après",
  taking: "Prise de l’image…",
  drop: "Retirer",
  dropSays: (name) => `Retirer ${name}`,
  earlier: "Avancer",
  later: "Reculer",
  earlierSays: (name) => `Envoyer ${name} plus tôt`,
  laterSays: (name) => `Envoyer ${name} plus tard`,
  empty: "L’image du programme à la tête de lecture\u00a0; le plan commence alors sur elle. On peut s’en passer.",
  emptyInHole: (timecode) =>
    `La tête de lecture est dans le trou, qui est noir\u00a0; l’image qui le précède finit à ${timecode}.`,
  takeBlack: "Prendre l’image noire",
  add: "Ajouter une image…",
  adds: {
    playhead: (timecode) => `Image à la tête de lecture, ${timecode}`,
    before: (timecode) => `Image avant le plan, ${timecode}`,
    after: (timecode) => `Image après le plan, ${timecode}`,
    in: (timecode) => `Image au point d’entrée, ${timecode}`,
    out: (timecode) => `Image au point de sortie, ${timecode}`,
    "clip-first": (timecode) => `Première image du clip sélectionné, ${timecode}`,
    "clip-last": (timecode) => `Dernière image du clip sélectionné, ${timecode}`,
  },
  addFile: "Un fichier image (PNG, JPEG)…",
  addTake: { first: (clip) => `Première image de ${clip}`, last: (clip) => `Dernière image de ${clip}` },
  from: (name, sequence) => `${name}, ${sequence}`,
  ofTake: { first: (clip) => `${clip}, première`, last: (clip) => `${clip}, dernière` },
  shows: (name) => `Quelle image de ${name}`,
  programme: "Programme",
  ownFrame: (clip) => `${clip} seul`,
  carries: (names) => `Elle porte ${names}.`,
  takeOwn: (clip) => `Prendre ${clip} seul`,
  isOwn: (clip) => `${clip}, sans ses effets ni ce qui est au-dessus.`,
  picture: (role, name) => `${role}\u00a0: ${name}`,
  isCut: "Elle n’a pas la forme de la prise\u00a0: ce qui dépasse est coupé également sur deux côtés.",
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

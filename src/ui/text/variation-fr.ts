/** Les variantes d’une prise, en français. */

import type { Failure } from "../../core/failure";
import type { CannotVary } from "../../core/failure-reasons";
import type { Variation } from "../../core/job";
import { amountInFrench } from "./amount";
import type { Said } from "./said";
import type { variationEn } from "./variation-en";

const DONE: Readonly<Record<Variation, string>> = { remix: "remixé", extend: "prolongé", edit: "retouché" };

const WHY: Readonly<Record<CannotVary, (does: Variation, host: string) => Omit<Said, "means">>> = {
  "drawn-here": (does) => ({
    happened: `Cette prise a été dessinée ici\u00a0: aucun moteur n’a de film qui puisse être ${DONE[does]}.`,
    advice: "Reprenez-la, changez la description et faites une autre prise.",
  }),
  unfinished: (does) => ({
    happened: `Il n’y a pas encore de film qui puisse être ${DONE[does]}.`,
    advice: "Attendez que la prise soit prête.",
  }),
  "no-job": (does) => ({
    happened: `Nul ne sait quelle tâche du moteur était cette prise\u00a0: son film ne peut pas être ${DONE[does]}.`,
    advice: "Reprenez-la et faites une autre prise.",
  }),
  "no-engine": (does) => ({
    happened: `Le moteur de cette prise n’est plus dans les Réglages\u00a0: son film ne peut pas être ${DONE[does]}.`,
    advice: "Ajoutez de nouveau le moteur, à la même adresse.",
  }),
  moved: (does) => ({
    happened: `Le moteur a une autre adresse, et le film à ${INFINITIVE[does]} se trouve à l’ancienne.`,
    advice: "Rendez-lui son adresse, ou partez de la dernière image de cette prise.",
  }),
  engine: (does, host) => ({
    happened: `Un film ne peut pas être ${DONE[does]} par ce modèle chez ${host}.`,
    advice: "Partez plutôt de la dernière image de cette prise.",
  }),
  "as-long-as-it-gets": () => ({
    happened: "Ce film est aussi long que le moteur le permet, ou a été prolongé aussi souvent qu’il l’accepte.",
    advice: "Partez plutôt de sa dernière image.",
  }),
  "other-sequence": (does) => ({
    happened: `La séquence de cette prise n’est pas ouverte\u00a0: le film ${DONE[does]} n’aurait pas de place.`,
    advice: "Ouvrez d’abord sa séquence.",
  }),
  interpreted: (does) => ({
    happened: `Premiere lit cette prise à une autre cadence que la sienne\u00a0: on ne compte pas ce que le montage montre de son film, qui ne peut donc pas être ${DONE[does]} ainsi.`,
    advice: "Lisez-la d’abord à sa propre cadence\u00a0: Vérifier > Conformité.",
  }),
  gone: (does, host) => ({
    happened: `${host} n’a plus le film qui devait être ${DONE[does]}.`,
    advice: "Partez plutôt de sa dernière image\u00a0: le fichier est toujours ici.",
  }),
};

const INFINITIVE: Readonly<Record<Variation, string>> = { remix: "remixer", extend: "prolonger", edit: "retoucher" };

export function cannotVaryInFrench(failure: Extract<Failure, { readonly kind: "cannot-vary" }>): Said {
  const said = WHY[failure.why](failure.does, failure.host ?? "ce moteur");
  const means = failure.why === "gone" ? "Rien n’a été fait, et rien n’est facturé." : "Rien n’a été envoyé.";
  return { ...said, means };
}

export const variationFr: typeof variationEn = {
  open: "Varier…",
  openSays: "Faire refaire ce film par le moteur avec un changement, le prolonger ou le retoucher",
  label: (name) => `Varier ${name}`,
  kinds: { remix: "Remixer", extend: "Prolonger", edit: "Retoucher" },
  line: { remix: "Le changement", extend: "La suite", edit: "Le changement" },
  hint: {
    remix: "Un seul changement à la fois\u00a0: même plan, au 85 mm",
    extend: "La suite\u00a0: elle se retourne et sort du champ",
    edit: "Ce qui change\u00a0: sa veste est rouge",
  },
  says: {
    remix: (shot, place) =>
      `Le moteur refait le plan avec ce changement\u00a0: prise suivante du plan ${shot}, sur ${place}.`,
    edit: (shot, place) =>
      `Le moteur change cela et laisse le reste\u00a0: prise suivante du plan ${shot}, sur ${place}.`,
  },
  extends: (place) =>
    `Un nouveau plan juste derrière, ${place}. Le moteur renvoie tout le film\u00a0; le plan commence où finit cette prise.`,
  adds: (seconds, handle) => `Demande ${seconds} s de plus${handle > 0 ? `, garde ${handle} i de poignée` : ""}.`,
  length: "Durée du nouveau plan en secondes",
  lengthBefore: "Durée",
  lengthAfter: "s derrière",
  unsure: "Nul n’a noté si ce modèle en est capable\u00a0; le moteur le dira.",
  ask: (name, estimate) => {
    switch (estimate.kind) {
      case "about":
        return `${name}, environ ${amountInFrench(estimate.money)}`;
      case "nothing":
        return `${name}, sans frais`;
      case "unknown":
        return `${name}, coût inconnu`;
    }
  },
  hides: (track) => `cache ${track}`,
  close: "Fermer",
  anew: "Nouvelle prise depuis sa dernière image",
  anewSays: "Met la dernière image de ce film dans le formulaire, comme première image",
};

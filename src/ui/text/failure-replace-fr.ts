/** Pourquoi une prise n’a pas pris la place d’un élément, ou pourquoi aucune version n’a été faite. */

import type { Failure } from "../../core/failure";
import type { WhyNoVersions } from "../../core/failure-reasons";
import type { WhyNotReplace } from "../../core/replace-way";
import type { Said } from "./said";
import type { ReplaceFailure } from "./failure-replace-en";

type Facts = Extract<Failure, { readonly kind: "cannot-replace" }>;
type NoVersions = Extract<Failure, { readonly kind: "no-versions" }>;

const STAYS = "Rien n’a été remplacé : le montage est tel qu’il était.";
const BY_HAND = "Placez la prise au-dessus, sur une piste libre, ou remplacez l’élément à la main dans Premiere.";
const OTHER_WAYS = "Empilez la prise au-dessus de l’élément, ou écrasez-le.";

function named({ clip, sequence }: Facts): string {
  const it = clip ?? "l’élément";
  return sequence === undefined ? it : `${it} dans ${sequence}`;
}

const REPLACE: Readonly<Record<WhyNotReplace, (facts: Facts) => Said>> = {
  nothing: () => ({
    happened: "Il n’y a rien à remplacer.",
    means: "Aucun élément seul n’est sélectionné, et aucune autre prise de ce plan n’est dans la séquence ouverte.",
    advice: "Sélectionnez l’élément dans le montage, ou placez la prise là où l’indique l’onglet Plan.",
  }),
  several: () => ({
    happened: "Plusieurs prises de ce plan sont dans la séquence.",
    means: "On ne sait pas laquelle est visée : aucune n’a été remplacée.",
    advice: "Sélectionnez le seul élément à remplacer.",
  }),
  same: () => ({
    happened: "Cette prise y est déjà.",
    means: "Elle ne peut pas se remplacer elle-même.",
    advice: "Sélectionnez un autre élément, ou choisissez une autre prise.",
  }),
  retimed: (facts) => ({
    happened: `La vitesse a été modifiée (${named(facts)}).`,
    means: `À sa place, une prise irait à une autre vitesse que la sienne. ${STAYS}`,
    advice: "Remettez l’élément à 100 %, puis remplacez-le.",
  }),
  reversed: (facts) => ({
    happened: `La lecture est inversée (${named(facts)}).`,
    means: `À sa place, une prise irait dans l’autre sens. ${STAYS}`,
    advice: "Remettez l’élément à l’endroit, puis remplacez-le.",
  }),
  nested: (facts) => ({
    happened: `C’est une séquence imbriquée (${named(facts)}).`,
    means: `Une prise ne peut pas tenir lieu de tout ce qu’elle contient. ${STAYS}`,
    advice: "Ouvrez la séquence imbriquée et remplacez l’élément à l’intérieur.",
  }),
  multicam: (facts) => ({
    happened: `C’est un élément multicaméra (${named(facts)}).`,
    means: `Une prise lui enlèverait tous ses angles. ${STAYS}`,
    advice: BY_HAND,
  }),
  merged: (facts) => ({
    happened: `C’est un élément fusionné (${named(facts)}).`,
    means: `Son audio lui appartient, et une prise les séparerait. ${STAYS}`,
    advice: BY_HAND,
  }),
  graphic: (facts) => ({
    happened: `Pas de média propre (${named(facts)})\u00a0: c’est un titre, un graphique ou un calque d’effets.`,
    means: STAYS,
    advice: "Sélectionnez un élément qui a sa propre image.",
  }),
  changed: (facts) => ({
    happened: `Déplacé, raccordé, désactivé ou enlevé entre-temps (${named(facts)}).`,
    means: "Rien n’a été remplacé, et rien n’a été placé ailleurs.",
    advice: "Lisez ce qui se passerait maintenant, et appuyez de nouveau.",
  }),
  "place-taken": () => ({
    happened: "Entre-temps, quelque chose a été mis là où la prise serait allée.",
    means: `Cela n’a pas été écrasé. ${STAYS}`,
    advice: "Lisez où irait la prise maintenant, et appuyez de nouveau.",
  }),
  "too-short": (facts) => ({
    happened:
      facts.has === undefined || facts.needs === undefined
        ? `La prise est trop courte (${named(facts)}).`
        : `La prise a ${facts.has} images sur les ${facts.needs} que montre l’élément (${named(facts)}).`,
    means: `Le reste serait un trou. ${STAYS}`,
    advice: "Raccourcissez l’élément, ou demandez une prise plus longue.",
  }),
  "footage-fixed": (facts) => ({
    happened: `Premiere ne peut pas donner un autre fichier (${named(facts)}).`,
    means: "Remplacer le métrage n’est pas possible ici ; les deux autres façons le sont.",
    advice: OTHER_WAYS,
  }),
  "other-start": (facts) => ({
    happened: `La prise commence à une autre image de son fichier (${named(facts)}).`,
    means: "En remplaçant le métrage, chaque emploi glisserait d’autant ; pas avec les deux autres façons.",
    advice: OTHER_WAYS,
  }),
  "other-kind": (facts) => ({
    happened: `L’un est une image fixe, l’autre un film (${named(facts)}).`,
    means: "Remplacer le métrage n’y peut rien ; les deux autres façons, si.",
    advice: OTHER_WAYS,
  }),
  "footage-kept": (facts) => ({
    happened: `Premiere n’a pas donné le nouveau fichier (${named(facts)}).`,
    means: "Chaque emploi montre l’ancien film, comme avant.",
    advice: OTHER_WAYS,
  }),
};

const VERSIONS: Readonly<Record<WhyNoVersions, (shot: number, there: NoVersions) => Said>> = {
  "not-there": (shot) => ({
    happened: `Aucune prise active du plan ${shot} dans la séquence ouverte.`,
    means: "Les versions n’auraient rien qui les distingue : aucune n’a été faite.",
    advice: "Ouvrez la séquence qui contient le plan, ou placez-y d’abord une prise.",
  }),
  several: (shot) => ({
    happened: `Plusieurs éléments du plan ${shot} sont actifs dans la séquence ouverte.`,
    means: "On ne sait pas lequel doit changer : aucune version n’a été faite.",
    advice: "Désactivez ou enlevez-les tous sauf un, puis demandez de nouveau.",
  }),
  "too-few": (shot) => ({
    happened: `Moins de deux prises du plan ${shot} sont gardées.`,
    means: "Les versions se distinguent par la prise : il n’y a rien à comparer.",
    advice: "Marquez au moins deux de ses prises comme gardées ou favorites.",
  }),
  "not-copied": (_, { doubtful }) => ({
    happened: "Premiere a accepté les copies de la séquence, mais elles ne sont pas toutes arrivées.",
    means:
      doubtful === undefined
        ? "La séquence est intacte, et aucune copie n’est dans le projet."
        : `La séquence est intacte. Copies présentes dans le projet, sans prise échangée\u00a0: ${doubtful}.`,
    advice: "Regardez dans le panneau Projet, et annulez si vous n’en voulez pas.",
  }),
  unconfirmed: (_, { made, doubtful }) => ({
    happened: `Toutes les copies sont là, mais pas comme prévu\u00a0: ${doubtful ?? ""}.`,
    means: `La séquence est intacte.${made === undefined ? "" : ` Comme prévu\u00a0: ${made}.`}`,
    advice: "Ouvrez-les et regardez l’élément de ce plan\u00a0; annulez deux fois si vous n’en voulez pas.",
  }),
  changed: () => ({
    happened: "La séquence ou ses prises ont changé entre-temps.",
    means: "Aucune version n’a été faite.",
    advice: "Lisez ce qui serait fait maintenant, et appuyez de nouveau.",
  }),
};

export function replaceFailureInFrench(failure: ReplaceFailure): Said {
  return failure.kind === "cannot-replace"
    ? REPLACE[failure.why](failure)
    : VERSIONS[failure.why](failure.shot, failure);
}

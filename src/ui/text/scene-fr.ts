/** Long scenes, in French. */

import type { Estimate } from "../../core/money";
import type { SeamVerdict } from "../../core/scene";
import { amountInFrench } from "./amount";
import type { Text } from "./en";
import type { Said } from "./said";
import type { sceneFailureInEnglish } from "./scene-en";

const chainonsOf = (count: number): string => (count === 1 ? "1 maillon" : `${count} maillons`);

const tenths = (value: number): string => value.toFixed(1).replace(".", ",");
const hundredths = (value: number): string => value.toFixed(2).replace(".", ",");

const decibels = (psnr: number | undefined): string => (psnr === undefined ? "identique" : `${tenths(psnr)}\u00a0dB`);

const costs = (estimate: Estimate): string => {
  switch (estimate.kind) {
    case "about":
      return `environ ${amountInFrench(estimate.money)}`;
    case "nothing":
      return "rien";
    case "unknown":
      return "une somme inconnue";
  }
};

export const sceneFr: Text["scene"] = {
  none: "Une scène plus longue que ce que fait le modèle se compose de maillons\u00a0: chacun continue là où finit le précédent.",
  label: "Scène longue",
  length: "Durée de la scène en secondes",
  lengthBefore: "Durée",
  lengthAfter: "s",
  linkLength: "Maillon le plus long, en secondes",
  linkBefore: "maillons de",
  linkAfter: "s au plus",
  beats: "Ce qui se passe, une ligne par maillon",
  beatsHint: "Ce qui se passe, une ligne par maillon, dans l’ordre. Elle s’ajoute à la description.",
  plan: (links, length, from) => `${length} en ${chainonsOf(links)}, à partir de ${from}.`,
  lengths: (length, last, links) =>
    links === 1
      ? `Un maillon de ${length}.`
      : length === last
        ? `Chacun dure ${length}.`
        : `Chacun dure environ ${length}, le dernier ${last}.`,
  heads: (frames) =>
    frames === 1
      ? "Chacun, sauf le premier, part de la dernière image du précédent\u00a0; cette image en double est retirée à la coupe."
      : `Chacun, sauf le premier, part de la dernière image du précédent\u00a0; les ${frames} images en double sont retirées à la coupe.`,
  joinLabel: "Comment un maillon suit le précédent",
  joinBefore: "La suite vient",
  joins: { frame: "de la dernière image", extend: "de l’extension du moteur" },
  extendTried: "Personne n’a noté si ce moteur sait prolonger\u00a0: on essaie, et un refus arrête la chaîne.",
  longer: (onFrame) =>
    `${onFrame === 0 ? "Chacun, sauf le premier, prolonge" : "Les autres prolongent"} le film précédent, fait par le moteur\u00a0; ce qui en est répété est retiré à la coupe.`,
  ownFilms: (onFrame) =>
    onFrame === 1
      ? "1 maillon part de la dernière image du précédent, car le film ne s’allonge plus."
      : `${onFrame} maillons partent de la dernière image du précédent, car un film ne s’allonge plus.`,
  cost: (estimate, host) =>
    host === undefined
      ? "Dessinée ici\u00a0: rien n’est envoyé, rien n’est facturé."
      : `Coûte ${costs(estimate)} en tout, demandé à ${host} maillon par maillon.`,
  spare: (count) =>
    count === 1
      ? "La dernière ligne n’a pas de maillon où aller."
      : `Les ${count} dernières lignes n’ont pas de maillon où aller.`,
  make: (length, links) => `Faire ${length} en ${chainonsOf(links)}`,
  nothing: "Faire une scène",
  confirm: (estimate) => `Oui, dépenser ${costs(estimate)}`,
  asks: (estimate) =>
    `Cela coûtera ${costs(estimate)}. C’est demandé maillon par maillon, et peut s’arrêter entre deux.`,
  another: "Nouvelle scène",
  less: "Fermer",
  title: (length, from) => `${length} à partir de ${from}`,
  done: (done, all) => `${done} sur ${chainonsOf(all)}`,
  elsewhere: "Commencée sur un autre poste",
  stop: (link) => (link === undefined ? "Arrêter" : `Arrêter après le maillon ${link}`),
  stopNow: (link) => (link === undefined ? "Arrêter tout de suite" : `Arrêter le maillon ${link} tout de suite`),
  stopping: "S’arrête après ce maillon.",
  goOn: (link) => `Continuer au maillon ${link}`,
  left: (links, estimate) => `Il reste ${chainonsOf(links)} à faire, pour ${costs(estimate)}.`,
  lay: (links, from) => `Monter ${chainonsOf(links)} à ${from}`,
  laidBy: (link, track) => `Compté à partir du maillon ${link}, qui est maintenant sur ${track}.`,
  answerFirst: (link) => `Répondez à la question du maillon ${link} ci-dessous\u00a0; la scène pourra alors continuer.`,
  unread: (files) => `Illisible, et laissé tel quel\u00a0: ${files}. Les autres scènes sont là.`,
  otherSequence: (name) => `Ouvrez ${name} pour la monter.`,
  forget: "Oublier…",
  forgetSays: "Elle ne pourra pas être rétablie. Ses prises restent.",
  forgetSure: "Oublier cette scène",
  link: (number) => `Maillon ${number}`,
  picture: (number) => `Première image du maillon ${number}`,
  before: (number) => `Dernière image du maillon ${number}`,
  states: {
    missing: "pas encore fait",
    ready: "prêt",
    failed: "échoué",
    cancelled: "arrêté",
    interrupted: "interrompu",
    question: "sans réponse",
  },
  lies: (track) => `sur ${track}`,
  stale: (number) => `part d’une autre prise du maillon ${number}`,
  staleMany: (count) =>
    count === 1 ? "1 maillon ne suit plus le précédent." : `${count} maillons ne suivent plus le précédent.`,
  short: (frames) => (frames === 1 ? "il manque 1 image" : `il manque ${frames} images`),
  changesWait: "Ses maillons se changent une fois la scène à l’arrêt.",
  redo: "Refaire",
  redoAsks: "Refaire…",
  redoRest: "Refaire à partir d’ici",
  redoSays: (number) => `Une autre prise du maillon ${number}, à partir de la même image`,
  redoRestSays: (number) => `Le maillon ${number} et tous les suivants, l’un après l’autre`,
  redoCosts: (one, rest) =>
    rest === undefined ? `Coûte ${costs(one)}.` : `Coûte ${costs(one)}\u00a0; à partir d’ici, ${costs(rest)}.`,
  swap: "Mettre au montage",
  swapSays: (number) => `Écrase la prise du maillon ${number} qui s’y trouve.`,
  seam: (seam) => `raccord ${decibels((seam.head ?? seam.cut).psnr)}`,
  step: (times) => `pas ×${tenths(times)}`,
  verdicts: {
    doubled: "une image est en double",
    jump: "l’image saute",
    even: "le mouvement continue",
    still: "rien ne bouge ici",
    unknown: "ne se juge pas",
  } satisfies Record<SeamVerdict, string>,
  seamSays: ({ cut, head, scaled }) =>
    [
      "Mesuré sur des images décodées en 8 bits.",
      ...(head === undefined
        ? []
        : [
            `L’image retirée diffère de la dernière avant la coupe de ${hundredths(head.luma)} sur 255 en luminance, ${tenths(head.colour)}\u00a0ΔE en couleur.`,
          ]),
      `Le pas à la coupe est de ${hundredths(cut.luma)} sur 255, ${decibels(cut.psnr)}.`,
      ...(scaled ? ["Les deux tailles diffèrent\u00a0; l’une a été mise à l’échelle pour les comparer."] : []),
    ].join(" "),
};

type SceneFailure = Parameters<typeof sceneFailureInEnglish>[0];

export function sceneFailureInFrench(failure: SceneFailure): Said {
  switch (failure.kind) {
    case "cannot-chain":
      return cannotChain(failure);
    case "link-changed":
      return {
        happened: `Le maillon ${failure.link} n’a plus, dans la séquence, la durée avec laquelle il a été monté.`,
        means: "Rien n’a été écrasé.",
        advice: "Montez sa nouvelle prise à la main, depuis Prises.",
      };
    case "link-short":
      return {
        happened: `Il manque ${failure.missing === 1 ? "1 image" : `${failure.missing} images`} au maillon ${failure.link}.`,
        means: "Le montage aurait un trou derrière lui. Rien n’a été écrasé, et rien d’autre n’a été demandé.",
        advice: "Refaites le maillon, ou continuez quand même.",
      };
    case "scene-closed":
      return {
        happened: "Le projet de cette scène a été fermé avant qu’elle soit toute faite.",
        means: "La chaîne s’est arrêtée. Tous les maillons faits sont gardés, et rien d’autre n’a été demandé.",
        advice: "Continuez quand vous voulez.",
      };
    case "stills-gone":
      return {
        happened: "Le plan ne tient plus les images avec lesquelles cette scène a été commencée.",
        means: "Son premier maillon commencerait sans elles ; rien n’a été demandé.",
        advice: "Reprenez les mêmes images dans Plan et continuez, ou recommencez la scène.",
      };
  }
}

function cannotChain({ model, why, links = 0 }: Extract<SceneFailure, { kind: "cannot-chain" }>): Said {
  switch (why) {
    case "too-short":
      return {
        happened: `Une prise de ${model} est trop courte pour faire un maillon.`,
        means: "Sans l’image qu’elle répète, il n’en resterait rien à voir\u00a0; rien n’a été demandé.",
        advice: "Choisissez un maillon plus long, ou un autre modèle.",
      };
    case "no-first-frame":
      return {
        happened: `${model} ne prend pas de première image.`,
        means: "Ses maillons ne se suivraient pas\u00a0; rien n’a été demandé.",
        advice: "Choisissez un modèle qui part d’une image, ou faites la scène en un seul maillon.",
      };
    case "too-many":
      return {
        happened: `Cela ferait ${links} maillons de ${model}.`,
        means: "Personne ne regarde autant de raccords\u00a0; rien n’a été demandé.",
        advice: "Faites une scène plus courte, ou des maillons plus longs.",
      };
  }
}

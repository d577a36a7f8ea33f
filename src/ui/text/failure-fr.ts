/** What went wrong, in French: what happened, what it means for the cut, what to do. */

import type { Failure } from "../../core/failure";
import { policyFailureInFrench } from "./policy-fr";
import { boardFailureInFrench } from "./failure-board-fr";
import { checkFailureInFrench } from "./failure-check-fr";
import { labelFailureInFrench } from "./failure-label-fr";
import { engineFailureInFrench } from "./failure-engine-fr";
import { referenceFailureInFrench } from "./failure-reference-fr";
import { replaceFailureInFrench } from "./failure-replace-fr";
import { keptIn, type Said } from "./said";
import { reasonInFrench } from "./reason-fr";
import { cannotVaryInFrench } from "./variation-fr";
import { reviewFailureInFrench } from "./failure-review-fr";
import { sceneFailureInFrench } from "./scene-fr";

export function failureInFrench(failure: Failure): Said {
  switch (failure.kind) {
    case "no-project":
      return {
        happened: "Aucun projet n’est ouvert.",
        means: "Il n’y a pas de séquence où monter un élément.",
        advice: "Ouvrez un projet, puis une séquence.",
      };
    case "no-sequence":
      return {
        happened: "Aucune séquence n’est ouverte.",
        means: "Un élément n’a nulle part où aller.",
        advice: "Ouvrez une séquence dans le Montage et placez la tête de lecture dans le trou.",
      };
    case "empty-prompt":
      return {
        happened: "Il n’y a ni description ni première image.",
        means: "Rien ne dit quoi dessiner.",
        advice: "Décrivez le plan, ou prenez l’image sous la tête de lecture.",
      };
    case "bad-length":
      return failure.frames < 1
        ? {
            happened: "Le plan n’a pas de durée.",
            means: "Il n’y a rien à dessiner.",
            advice: "Posez une entrée et une sortie, ou tapez une durée en secondes.",
          }
        : {
            happened: `${failure.frames} images, c’est trop\u00a0: un plan en compte ${failure.most} au plus.`,
            means: "Rien n’a été dessiné.",
            advice: "Marquez une plage plus courte et faites le reste en d’autres plans.",
          };
    case "sequence-changed":
      return {
        happened: "La séquence a changé entre-temps.",
        means: "Rien n’a été monté, donc rien n’a été écrasé par erreur.",
        advice: "Regardez où va le plan maintenant, puis montez-le de nouveau.",
      };
    case "plan-changed":
      return {
        happened: "Ce que ferait le bouton a changé.",
        means: "Rien n’a été fait, et rien n’a été monté.",
        advice: "Lisez ce qu’il annonce maintenant, puis appuyez de nouveau.",
      };
    case "frame-not-exported":
      return {
        happened: `Premiere dit avoir exporté l’image, mais aucun fichier n’est arrivé en ${failure.waitedSeconds} s.`,
        means: "Il n’y a pas encore de première image ; le montage est intact.",
        advice: "Reprenez l’image. Si cela persiste, vérifiez que le dossier des prises est accessible en écriture.",
      };
    case "import-not-seen":
      return {
        happened: `Premiere dit avoir importé ${failure.file}, mais l’élément n’est pas apparu dans le projet en ${failure.waitedSeconds} s.`,
        means: "La prise est en sûreté sur le disque ; rien n’a été monté.",
        advice: "Redemandez-la, ou importez le fichier à la main.",
      };
    case "import-refused":
      return {
        happened: `Premiere a refusé d’importer ${failure.file}.`,
        means: "La prise est en sûreté sur le disque ; rien n’a été monté.",
        advice: "Vérifiez que le projet n’est pas en lecture seule, puis redemandez-la.",
      };
    case "host-refused":
      return {
        happened:
          failure.message === undefined
            ? `Premiere a refusé une étape (${failure.call}).`
            : `Premiere a refusé une étape (${failure.call})\u00a0: «\u00a0${failure.message}\u00a0».`,
        means: "Cette étape n’a pas eu lieu ; ce qui précède est conservé.",
        advice: "Regardez le montage, puis réessayez. Si cela persiste, enregistrez le diagnostic.",
      };
    case "not-on-timeline":
      return {
        happened: `Premiere annonce un succès, mais l’élément n’est pas sur V${failure.track + 1}.`,
        means: "La prise attend dans le chutier Pickup.",
        advice: "Vérifiez que la piste n’est pas verrouillée, puis montez-la de nouveau.",
      };
    case "folder-not-writable":
      return {
        happened: `Impossible d’écrire dans ${failure.folder}.`,
        means: "Ce qui devait y être gardé n’est pas sur le disque.",
        advice: "Autorisez l’écriture dans ce dossier, ou choisissez-en un autre dans les Réglages, puis réessayez.",
      };
    case "disk-full":
      return {
        happened: `Le disque de ${keptIn(failure.folder)} est plein.`,
        means: "La prise n’a pas pu être terminée ; le montage est intact.",
        advice:
          "Libérez de la place, ou choisissez un dossier sur un autre disque dans les Réglages, puis redemandez-la.",
      };
    case "file-missing":
      return {
        happened: `${failure.file} n’est plus là.`,
        means: "Cette prise ne peut être ni importée ni montée.",
        advice: "Remettez le fichier en place, ou redemandez la prise.",
      };
    case "file-damaged":
      return {
        happened: `${failure.file} est endommagé\u00a0: ${reasonInFrench(failure.why)}.`,
        means: "Il n’a pas été importé ; le montage est intact.",
        advice: "Redemandez la prise.",
      };
    case "memory-damaged":
      return {
        happened: `Une partie de ce que Pickup retient sur ce poste n’a pas pu être lue\u00a0: ${failure.why}.`,
        means:
          "Le reste tient, et une copie du fichier est mise de côté. Chaque prise payante vous sera demandée d’abord.",
        advice:
          "Revoyez ici les dépenses et les moteurs\u00a0; un plafond à 0 ne laisse rien passer tant que vous ne le changez pas.",
      };
    case "room-unavailable":
      return {
        happened: `La salle des médias ne peut pas fonctionner ici\u00a0: ${reasonInFrench(failure.why)}.`,
        means: "Rien ne peut être dessiné ; une première image peut toujours devenir un élément fixe.",
        advice: "Prenez l’image sous la tête de lecture, ou lancez la sonde dans les Réglages pour voir ce qui manque.",
      };
    case "interrupted":
      return {
        happened: "La salle des médias s’est arrêtée en cours de route.",
        means: "Rien n’a été monté ; la description et la graine sont conservées.",
        advice: "Redemandez la prise : les mêmes images seront dessinées.",
      };
    case "draw-failed":
      return {
        happened: `Le dessin a échoué\u00a0: ${reasonInFrench(failure.why)}.`,
        means: "Rien n’a été monté.",
        advice: "Redemandez la prise ; si cela persiste, enregistrez le diagnostic dans les Réglages.",
      };
    case "cannot-vary":
      return cannotVaryInFrench(failure);
    case "no-room":
    case "no-board":
    case "board-undrawn":
    case "not-laid-out":
      return boardFailureInFrench(failure);
    case "policy-unread":
      return policyFailureInFrench(failure);
    case "cannot-chain":
    case "link-changed":
    case "link-short":
    case "scene-closed":
    case "stills-gone":
      return sceneFailureInFrench(failure);
    case "unexpected":
      return {
        happened: `Un imprévu s’est produit\u00a0: «\u00a0${failure.message}\u00a0».`,
        means: "L’étape s’est arrêtée ; le montage montre ce qui a été fait avant.",
        advice: "Réessayez ; si cela persiste, enregistrez le diagnostic dans les Réglages.",
      };
    case "no-frame":
    case "no-own-frame":
    case "not-a-picture":
    case "no-take-frame":
    case "consent-missing":
    case "library-entry-empty":
    case "library-elsewhere":
      return referenceFailureInFrench(failure);
    case "cannot-check":
    case "cannot-interpret":
      return checkFailureInFrench(failure);
    case "cannot-label":
      return labelFailureInFrench(failure.why);
    case "cannot-review":
    case "not-an-export":
    case "decisions-refused":
    case "decisions-too-large":
      return reviewFailureInFrench(failure);
    case "cannot-replace":
    case "no-versions":
      return replaceFailureInFrench(failure);
    default:
      return engineFailureInFrench(failure);
  }
}

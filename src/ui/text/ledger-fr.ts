/** Le registre, tel que l’onglet Validation en parle. */

import type { ledgerEn } from "./ledger-en";

const lines = (count: number): string => (count === 1 ? "1 ligne" : `${count} lignes`);

export const ledgerFr: typeof ledgerEn = {
  title: "Registre",
  reading: "Lecture du registre…",
  none: "Pas encore de registre\u00a0: il commence avec la première prise.",
  more: "Plus",
  verify: "Vérifier à nouveau",
  intact: (count, head) => `Intact, ${lines(count)}, tête ${head}`,
  intactMany: (files, count) => `Intact, ${lines(count)} dans ${files === 1 ? "1 fichier" : `${files} fichiers`}`,
  checked: (when, since) => {
    const come = since === 1 ? "1 ligne est venue depuis" : `${since} lignes sont venues depuis`;
    const not = since === 1 ? "n’a pas été vérifiée" : "n’ont pas été vérifiées";
    return `Dernière vérification\u00a0: ${when}.${since === 0 ? "" : ` ${come} et ${not}.`}`;
  },
  missing: (device, count) =>
    `Le registre du poste ${device}, de ${lines(count)} quand sa tête a été notée, n’est pas ici\u00a0: il a été vidé, remplacé ou enlevé, ou n’est pas arrivé sur ce poste.`,
  torn: (count) =>
    count === 1
      ? "Une ligne s’interrompt, comme après un plantage\u00a0; rien n’en est lu, et le registre continue derrière."
      : `${count} lignes s’interrompent, comme après un plantage\u00a0; rien n’en est lu, et le registre continue derrière.`,
  broken: (broken, device, mine) => {
    const whose = mine ? "du registre de ce poste" : `du registre du poste ${device}`;
    switch (broken.kind) {
      case "edited":
        return `La ligne ${broken.line} ${whose} a été modifiée.`;
      case "cut":
        return `${broken.missing === 1 ? "Il manque une ligne" : `Il manque ${broken.missing} lignes`} avant la ligne ${broken.line} ${whose}.`;
      case "moved":
        return `La ligne ${broken.line} ${whose} se trouvait ailleurs, ou s’y trouve deux fois.`;
      case "spliced":
        return `La ligne ${broken.line} ${whose} vient d’un autre registre.`;
      case "torn":
        return `La ligne ${broken.line} ${whose} s’interrompt, comme après un plantage. La prochaine ligne la ferme.`;
      case "cut-tail":
        return broken.missing === 1
          ? `La dernière ligne ${whose} manque, ou n’est pas encore arrivée\u00a0: il en a été noté davantage ailleurs.`
          : `Les ${broken.missing} dernières lignes ${whose} manquent, ou ne sont pas encore arrivées\u00a0: il en a été noté davantage ailleurs.`;
      case "rewritten":
        return `Le début ${whose} a été réécrit jusqu’à la ligne ${broken.line}\u00a0: une autre tête a été notée ailleurs.`;
    }
  },
  brokenSays:
    "Ce qui précède tient ensemble. Comparez avec une sauvegarde ou la copie d’un autre poste avant de vous fier à la suite.",
  doubtful: (count) =>
    count === 1
      ? "1 décision se trouve dans une ligne qui ne tient pas à son registre\u00a0: elle ne compte pas."
      : `${count} décisions se trouvent dans des lignes qui ne tiennent pas à leur registre\u00a0: elles ne comptent pas.`,
  unread: (device) => `Le registre du poste ${device} n’a pas pu être lu\u00a0: ce qu’il dit est inconnu.`,
  unchained: (count) => `${lines(count)} d’avant la chaîne\u00a0: personne ne peut dire si elles ont été modifiées.`,
  untold: (count) =>
    `${count === 1 ? "Un fait n’est pas encore" : `${count} faits ne sont pas encore`} sur le disque\u00a0: le dossier les a refusés. Ils suivront avec la prochaine ligne.`,
  noted: (project, exports) =>
    project + exports === 0
      ? "Aucune tête n’est encore notée ailleurs\u00a0: une fin coupée ne se verrait pas."
      : `Comparé à ${project === 1 ? "une tête" : `${project} têtes`} dans le projet${exports === 0 ? "" : ` et ${exports} dans des exports`}.`,
  notedUnreadable: "Ce que le projet note du registre est illisible.",
  says: "Toute altération se voit\u00a0; ce n’est pas une preuve.",
  against: "Comparer à un export…",
  csv: "Enregistrer en CSV…",
  json: "Enregistrer en JSON…",
  words: (count) => (count === 1 ? "1 nom ou remarque" : `${count} noms et remarques`),
  wordsSay:
    "Effacer retire ces mots définitivement, sur chaque poste qui ouvre le projet. Le registre reste entier et dit «\u00a0effacé\u00a0». Un nom sort aussi des fichiers du dossier Pickup. Les dossiers, rapports et copies déjà partis les gardent.",
  erase: (said) => `Effacer «\u00a0${said}\u00a0»`,
  eraseShort: "Effacer",
};

/** Pourquoi rien n’a été décidé ni repris, en français. */

import type { Failure } from "../../core/failure";
import type { CannotReview, DecisionsRefusal } from "../../core/failure-reasons";
import type { Said } from "./said";

const NB = "\u00a0";

const CANNOT: Readonly<Record<CannotReview, Said>> = {
  "no-name": {
    happened: "Personne n’a dit qui décide.",
    means: `Une décision sans nom n’en est pas une${NB}: rien n’a été noté.`,
    advice: `Écrivez d’abord votre nom${NB}; il est déclaré, pas authentifié.`,
  },
  "not-read": {
    happened: "Les plages IA de la séquence n’ont pas encore été lues.",
    means: "Il n’y a rien sur quoi décider.",
    advice: "Lisez d’abord le montage.",
  },
  stale: {
    happened: "La séquence a changé depuis sa lecture, ou une autre est ouverte.",
    means: `Ce sur quoi vous décideriez n’est plus ce qui s’y trouve${NB}: rien n’a été noté.`,
    advice: "Relisez-la, regardez, puis décidez.",
  },
  gone: {
    happened: "Cette plage n’est plus parmi celles qui ont été lues.",
    means: "Rien n’a été noté.",
    advice: "Choisissez-en une autre.",
  },
  nothing: {
    happened: "Aucune plage IA n’a été trouvée dans cette séquence.",
    means: "Il n’y a pas de quoi faire un dossier de validation.",
    advice: `Voyez ce qui n’a pas pu être lu, s’il y en a${NB}; sinon il n’y a rien à faire.`,
  },
};

const REFUSED: Readonly<Record<DecisionsRefusal, Said>> = {
  "not-decisions": {
    happened: "Ce fichier n’est pas le fichier de décisions d’un dossier de validation.",
    means: "Rien n’en a été repris.",
    advice: "Prenez, tel quel, le decisions.json que la page du dossier a enregistré.",
  },
  "other-pack": {
    happened: "Ces décisions portent sur un dossier que ce projet n’a pas fait.",
    means: `Rien n’en a été repris${NB}: nul ne sait de quelles plages il s’agit.`,
    advice: "Ouvrez le projet qui a fait le dossier, ou faites-en un nouveau ici.",
  },
  altered: {
    happened: "Ces décisions ne vont pas avec le dossier tel qu’il a été fait.",
    means: `La page ou le fichier a été modifié en route${NB}: rien n’en a été repris.`,
    advice: "Redemandez le fichier, depuis la page telle que vous l’avez envoyée.",
  },
};

export function reviewFailureInFrench(
  failure: Extract<Failure, { kind: "cannot-review" | "decisions-refused" | "decisions-too-large" | "not-an-export" }>,
): Said {
  if (failure.kind === "cannot-review") return CANNOT[failure.why];
  if (failure.kind === "not-an-export") {
    return {
      happened: `${failure.file} ne dit pas où en était le registre\u00a0: ${failure.why}.`,
      means: "Rien n’a été comparé.",
      advice:
        "Choisissez un JSON écrit par Pickup\u00a0: un registre, un rapport, ou le pack.json d’un dossier de validation.",
    };
  }
  if (failure.kind === "decisions-too-large") {
    return {
      happened: `${failure.file} est trop gros pour un fichier de décisions${NB}: ${megabytes(failure.bytes)}, et moins de ${megabytes(failure.most)} sont attendus.`,
      means: "Rien n’en a été lu.",
      advice: "Prenez, tel quel, le decisions.json que la page du dossier a enregistré.",
    };
  }
  const said = REFUSED[failure.why];
  return failure.says === undefined ? said : { ...said, happened: `${said.happened} ${failure.says}.` };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1).replace(".", ",")}${NB}Mo`;
}

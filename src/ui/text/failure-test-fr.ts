/** Pourquoi le test d’un moteur a échoué, en français, tel que les Réglages le disent. */

import type { Failure } from "../../core/failure";
import type { Said } from "./said";
import { failureInFrench } from "./failure-fr";
import { isAnswer } from "./reason-en";
import { becauseInFrench, destinationInFrench, reasonInFrench } from "./reason-fr";

export function testFailureInFrench(failure: Failure, hasKey: boolean): Said {
  switch (failure.kind) {
    case "unreachable":
      if (isAnswer(failure.why)) {
        return {
          happened: `${failure.host} a lui-même un problème\u00a0: ${reasonInFrench(failure.why)}.`,
          means: "L’adresse est peut-être la bonne, mais le serveur démarre, est surchargé ou en panne.",
          advice: "Occupez-vous du serveur, puis cliquez sur Tester.",
        };
      }
      return {
        happened: `${failure.host} est injoignable${becauseInFrench(failure.why)}.`,
        means: "Vérifiez l’adresse et le port, que le serveur tourne, et votre réseau.",
        advice: "Puis cliquez sur Tester.",
      };
    case "key-refused":
      return hasKey
        ? {
            happened: `${failure.host} n’accepte pas la clé.`,
            means: "Il ne fait aucune prise avec elle.",
            advice: "Cliquez sur Modifier, saisissez-en une autre et enregistrez-la.",
          }
        : {
            happened: `${failure.host} veut une clé, et aucune n’est enregistrée.`,
            means: "Il ne fait aucune prise sans elle.",
            advice: "Cliquez sur Modifier, saisissez-la et enregistrez-la.",
          };
    case "engine-busy":
      return {
        happened: `${failure.host} a trop à faire pour dire ce qu’il a.`,
        means: "L’adresse est la bonne.",
        advice: "Cliquez de nouveau sur Tester plus tard.",
      };
    case "engine-refused":
      return {
        happened: `${failure.host} a refusé\u00a0: ${reasonInFrench(failure.message)}.`,
        means: "On lui demandait seulement quels modèles il a.",
        advice: "Vérifiez l’adresse et le dialecte sous Modifier, puis cliquez sur Tester.",
      };
    case "engine-nonsense":
      return {
        happened: `${failure.host} répond, mais pas comme un moteur${becauseInFrench(failure.why)}.`,
        means: "Une page de connexion ou un proxy est peut-être entre les deux.",
        advice: "Ouvrez l’adresse dans un navigateur, puis cliquez sur Tester.",
      };
    case "no-protocol":
      return { ...failureInFrench(failure), advice: "Corrigez l’adresse sous Modifier, puis cliquez sur Tester." };
    case "engine-redirects":
      return {
        happened: `${failure.host} renvoie vers ${destinationInFrench(failure.to)}.`,
        means: "Pickup ne porte pas votre clé chez un autre hôte\u00a0: rien n’y a été envoyé.",
        advice: "Si cet hôte est le bon, cliquez sur Modifier et saisissez son adresse.",
      };
    default:
      return failureInFrench(failure);
  }
}

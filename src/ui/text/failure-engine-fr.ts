/** Ce qui a échoué chez un moteur, en français : ce qui s’est passé, ce que cela veut dire, ce qu’il faut faire. */

import type { AddressRefusal } from "../../core/failure-reasons";
import { amountInFrench } from "./amount";
import type { Said } from "./said";
import type { EngineFailure } from "./failure-engine-en";
import { becauseInFrench, destinationInFrench, reasonInFrench } from "./reason-fr";

const NOTHING_SENT = "Rien n’a été envoyé.";

const ADDRESS: Readonly<Record<AddressRefusal, (host: string) => Said>> = {
  "not-an-address": (host) => ({
    happened: `«\u00a0${host}\u00a0» n’est pas une adresse que Pickup peut employer.`,
    means: NOTHING_SENT,
    advice: "Écrivez-la ainsi\u00a0: https://hôte/v1, sans nom, ni clé, ni point d’interrogation.",
  }),
  "http-public": (host) => ({
    happened: `${host} serait joint par l’internet public sans chiffrement.`,
    means: "Rien n’a été envoyé\u00a0: description, images et clé pourraient être lues en route.",
    advice: "Employez son adresse https://.",
  }),
  "http-private": (host) => ({
    happened: `${host} est joint sans chiffrement sur votre réseau.`,
    means: NOTHING_SENT,
    advice: "Acceptez le http non chiffré pour ce moteur dans les Réglages, ou donnez-lui un certificat.",
  }),
  "this-network-only": (host) => ({
    happened: `Ce projet reste sur ce réseau, et ${host} est au-dehors.`,
    means: NOTHING_SENT,
    advice: "Choisissez un moteur de votre réseau, ou changez cela sous Réglages > Ce projet.",
  }),
  "not-allowed": (host) => ({
    happened: `La prise se trouve chez ${host}, qui n’est pas l’un de vos moteurs\u00a0: Pickup n’y va pas.`,
    means:
      "Elle peut y être faite, et facturée. Rien n’y a été récupéré, aucune clé n’y est allée, et sa tâche est gardée.",
    advice:
      "Si c’est l’un de vos moteurs, rajoutez-le sous Réglages > Moteurs et reprenez la prise. Si un moteur l’a seulement nommé, enregistrez la prise depuis la page de ce moteur.",
  }),
};

const ENDS = { cancelled: "annulée", expired: "expirée", deleted: "effacée" } as const;

export function engineFailureInFrench(failure: EngineFailure): Said {
  switch (failure.kind) {
    case "no-engine":
      return {
        happened: "Ce moteur ou ce modèle n’est plus là.",
        means: NOTHING_SENT,
        advice: "Choisissez-en un autre ci-dessus, ou connectez-le sous Réglages > Moteurs.",
      };
    case "address-refused":
      return ADDRESS[failure.why](failure.host);
    case "key-refused":
      return {
        happened: `${failure.host} n’accepte pas la clé.`,
        means: "Cette demande n’a rien produit ni rien coûté.",
        advice: "Saisissez une autre clé sous Réglages > Moteurs, puis réessayez.",
      };
    case "unreachable":
      return {
        happened: `${failure.host} est injoignable${becauseInFrench(failure.why)}.`,
        means: "Les prises qu’il a reçues continuent là-bas\u00a0; rien n’est envoyé deux fois.",
        advice: "Vérifiez qu’il tourne et que le réseau fonctionne. Pickup réessaie de lui-même.",
      };
    case "engine-refused":
      return {
        happened: `${failure.host} a refusé\u00a0: ${reasonInFrench(failure.message)}.`,
        means: "La demande n’a pas été prise, elle ne coûte donc rien.",
        advice: "Changez ce qu’il reproche, et redemandez.",
      };
    case "engine-busy":
      return {
        happened: `${failure.host} a trop à faire.`,
        means: "La demande n’a pas été prise, elle ne coûte donc rien.",
        advice: "Laissez-la dans la file\u00a0: elle part dès que le moteur a de la place.",
      };
    case "engine-nonsense":
      return {
        happened: `${failure.host} répond, mais pas comme un moteur${becauseInFrench(failure.why)}.`,
        means: "Une page de connexion ou un proxy est peut-être entre les deux. Les prises reçues continuent là-bas.",
        advice: "Ouvrez l’adresse dans un navigateur, et vérifiez-la sous Réglages > Moteurs.",
      };
    case "no-protocol":
      return {
        happened: `${failure.host} répond, mais ne parle aucun protocole vidéo à ${failure.path}.`,
        means: failure.path.endsWith("/v1")
          ? "C’est peut-être un serveur d’autre chose. Rien n’a été envoyé."
          : "La plupart des serveurs veulent /v1 à la fin.",
        advice: "Vérifiez l’adresse sous Réglages > Moteurs.",
      };
    case "engine-redirects":
      return {
        happened: `${failure.host} renvoie vers ${destinationInFrench(failure.to)}.`,
        means: "Pickup ne porte pas votre clé chez un autre hôte\u00a0: rien n’y a été envoyé.",
        advice: "Si cet hôte est le bon, saisissez son adresse sous Réglages > Moteurs.",
      };
    case "model-cannot":
      return modelCannot(failure);
    case "model-not-there":
      return {
        happened: `${failure.host} a ${failure.has}, et non ${failure.model}.`,
        means: "Rien n’a été envoyé\u00a0: la prise d’un autre modèle ne serait pas celle que vous demandez.",
        advice: "Choisissez le modèle qu’il a, ou lancez le serveur avec celui que vous voulez.",
      };
    case "moderated":
      return failure.by === "check"
        ? {
            happened: `Le contrôle avant envoi a objecté\u00a0: «\u00a0${failure.message}\u00a0».`,
            means: "Rien n’a été envoyé, et cela ne coûte rien.",
            advice: "Changez la description ou l’image, ou désactivez le contrôle dans les Réglages.",
          }
        : {
            happened: `Le moteur a refusé ce que le plan montre\u00a0: «\u00a0${failure.message}\u00a0».`,
            means: "Aucune prise n’a été faite. Certains moteurs le facturent tout de même.",
            advice: "Changez la description ou l’image, et redemandez.",
          };
    case "job-failed":
      return {
        happened: `${failure.host} n’a pas pu la faire\u00a0: ${reasonInFrench(failure.message)}.`,
        means: "Il n’y a pas de prise. Si elle a été facturée, seul le moteur peut le dire.",
        advice: "Redemandez\u00a0; si cela échoue encore, essayez plus court, plus petit ou un autre modèle.",
      };
    case "job-vanished":
      return {
        happened: `${failure.host} ne connaît plus cette prise.`,
        means: "Il a redémarré, ou un autre serveur a répondu à la même adresse.",
        advice: "Cherchez de nouveau plus tard. Sinon redemandez\u00a0: cela peut coûter une seconde fois.",
      };
    case "job-ended":
      return {
        happened: `${failure.host} y a mis fin sans résultat (${ENDS[failure.why]}).`,
        means: "Il n’y a pas de prise.",
        advice: "Redemandez si vous la voulez encore.",
      };
    case "result-expired":
      return {
        happened: `La prise finie n’est plus gardée chez ${failure.host}.`,
        means: "Elle a été faite et peut être facturée. Pickup a regardé plusieurs fois et garde son numéro.",
        advice: "Réessayez plus tard, ou voyez la page du moteur. La redemander peut coûter une seconde fois.",
      };
    case "result-damaged":
      return {
        happened: `Ce qui vient de ${failure.host} n’est pas la prise entière\u00a0: ${reasonInFrench(failure.why)}.`,
        means: "Plusieurs essais n’ont pas suffi. La prise est toujours là-bas\u00a0; rien n’a été importé.",
        advice: "Récupérez-la de nouveau plus tard.",
      };
    case "over-cap":
      return {
        happened: `${failure.estimate === undefined ? "Personne ne sait ce que coûte cette prise" : `Cette prise coûte environ ${amountInFrench(failure.estimate)}`}\u00a0; ce mois en compte déjà ${amountInFrench(failure.spent)} sur ${amountInFrench(failure.cap)}.`,
        means: NOTHING_SENT,
        advice: "Relevez le plafond du mois dans les Réglages, ou choisissez plus court ou moins cher.",
      };
    case "spending-unread":
      return {
        happened: "Pickup ne peut pas lire ce que ce mois a déjà coûté.",
        means: "Rien n’a été envoyé\u00a0: le plafond du mois ne pourrait pas être tenu.",
        advice: "Réessayez dans un instant, ou levez le plafond dans les Réglages et suivez la facture du moteur.",
      };
    case "job-of-another":
      return {
        happened: `Ce travail est celui de ${failure.clip}.`,
        means: "Rien n’a changé\u00a0: deux prises ne peuvent pas avoir le même film.",
        advice: "Choisissez un autre travail de la liste, cherchez de nouveau dans un instant, ou redemandez.",
      };
    case "network-unread":
      return {
        happened: `Pickup ne peut pas lire si ce projet peut sortir de votre réseau\u00a0: ${failure.why}.`,
        means: "Rien n’en part vers un moteur tant qu’on ne le sait pas. Les prises et le montage sont intacts.",
        advice:
          "Réglez de nouveau «\u00a0Ce réseau seulement\u00a0» dans les Réglages\u00a0: le fichier du projet est réécrit.",
      };
    case "not-confirmed":
      return {
        happened:
          failure.estimate === undefined
            ? "Personne ne sait ce que coûte cette prise."
            : `Cette prise coûte environ ${amountInFrench(failure.estimate)}.`,
        means: NOTHING_SENT,
        advice: "Cliquez de nouveau sur le bouton pour confirmer.",
      };
  }
}

function modelCannot({ model, why, said }: Extract<EngineFailure, { readonly kind: "model-cannot" }>): Said {
  switch (why) {
    case "first-frame-needed":
      return {
        happened: `${model} part d’une image, et il n’y en a pas.`,
        means: NOTHING_SENT,
        advice: "Prenez l’image sous la tête de lecture, ou choisissez un modèle qui n’a besoin que de mots.",
      };
    case "prompt-too-long":
      return {
        happened: `La description est plus longue que ${model} n’en prend.`,
        means: NOTHING_SENT,
        advice: "Raccourcissez-la.",
      };
    case "refused-before":
      return {
        happened: `${model} a déjà refusé la même chose\u00a0: ${said === undefined ? "sans dire pourquoi" : `«\u00a0${said}\u00a0»`}.`,
        means: "Rien n’a été envoyé cette fois.",
        advice: "Changez la durée, la taille ou l’image, ou choisissez un autre modèle.",
      };
  }
}

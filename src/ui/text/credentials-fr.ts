/** Les Content Credentials, en français. Un nom y est ce que dit un certificat, jamais qui c’était. */

import type { credentialsEn } from "./credentials-en";

const NB = "\u00a0";

const withAgent = (agent: string): string => (agent === "" ? "" : `, avec ${agent}`);

export const credentialsFr: typeof credentialsEn = {
  title: "Content Credentials",
  titleSays: `Ce que le fichier dit lui-même de sa fabrication (C2PA). Une déclaration${NB}: qu’elle soit là, ou signée, ne prouve rien de plus.`,
  reading: "Examen de l’original…",
  none: "L’original n’en porte pas.",
  unchecked: (why) => `L’original en porte, non examinés${NB}: ${why}. Qu’ils soient là ne prouve rien.`,
  unknown: (why) => `On ne sait pas${NB}: ${why}.`,
  why: {
    elsewhere: "ils sont sur le réseau, et rien n’est téléchargé",
    "too-large": `le fichier dépasse 512${NB}Mo`,
    format: "on n’en lit pas dans un fichier de ce type",
    "no-reader": "ce poste n’a pas de quoi les lire",
    "too-slow": "il a fallu plus de deux minutes",
    damaged: "ils sont illisibles",
  },
  somebody: "quelqu’un qui n’est pas nommé",
  valid: (signer) => `Valides${NB}: rien n’a changé depuis la signature par ${signer}.`,
  broken: {
    changed: (signer) => `Ils ne correspondent pas à l’original${NB}: il a changé depuis la signature par ${signer}.`,
    signature: (signer) => `Ils ne tiennent pas${NB}: la signature n’est pas celle de ${signer}.`,
    signer: (signer) => `Ils ne tiennent pas${NB}: le certificat de ${signer} ne permet pas de signer ceci.`,
    expired: (signer) => `Rien n’a changé depuis la signature par ${signer}, mais le certificat de ${signer} a expiré.`,
    other: (signer) => `Ils ne tiennent pas tels que ${signer} les a signés.`,
  },
  issuedBy: (issuer) =>
    `Le nom est déclaré${NB}: son émetteur, ${issuer}, n’est sur aucune liste de confiance qu’ait Pickup.`,
  issuedByNobody: `Le nom est déclaré${NB}: Pickup n’a aucune liste de confiance où le vérifier.`,
  claims: {
    ai: (agent) => `Il se déclare généré par IA${withAgent(agent)}.`,
    "ai-part": (agent) => `Il se déclare généré par IA en partie${withAgent(agent)}.`,
    algorithm: (agent) => `Il se déclare généré, mais pas par IA${withAgent(agent)}.`,
    "ai-ingredient": () => "Un de ses éléments se déclare généré par IA.",
    strange: (agent) => `Il déclare une origine que Pickup ne connaît pas${withAgent(agent)}.`,
    other: (agent) => `Il déclare une autre origine que l’IA${withAgent(agent)}.`,
  },
  generator: (name) => `La déclaration a été écrite par ${name}.`,
  from: (titles) => `Il nomme ce dont il est fait${NB}: ${titles}.`,
  byPremiere: "C’est Premiere qui l’a examiné.",
  clip: {
    valid: "L’élément que lit Premiere les porte aussi.",
    changed: `L’élément que lit Premiere n’y correspond plus${NB}: Premiere écrit dans ce qu’il importe.`,
    invalid: "Dans l’élément que lit Premiere, ils ne tiennent pas.",
    none: "L’élément que lit Premiere n’en porte pas.",
    unknown: "On ne sait pas si l’élément que lit Premiere y correspond encore.",
  },
  copy: {
    looking: "On regarde si l’original porte des Content Credentials…",
    carries: `L’original porte des Content Credentials. Aucune copie ne peut les porter${NB}: ils restent avec l’original.`,
    unknown: "On ne sait pas si l’original porte des Content Credentials. Une copie n’en porte pas.",
    made: "La copie ne porte pas de Content Credentials. Ceux de l’original restent avec lui.",
    madeUnknown: "La copie ne porte pas de Content Credentials. On ne sait pas si l’original en porte.",
  },
};

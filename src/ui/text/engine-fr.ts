/** Moteurs, file, questions et argent, en français. */

import type { Misfitting } from "../../core/capability";
import type { FoundJob } from "../../core/job";
import type { Estimate, Money } from "../../core/money";
import type { FrameSize } from "../../core/sequence";
import type { Sends } from "../../studio/state";
import { amountInFrench } from "./amount";
import type { EngineText } from "./engine-en";
import { settingsFr } from "./settings-fr";

const size = ({ width, height }: FrameSize): string => `${width} × ${height}`;
const figure = (value: number): string => String(Number(value.toFixed(2))).replace(".", ",");
const seconds = (value: number): string => `${figure(value)} s`;

export const engineFr: EngineText = {
  order: {
    choose: "Qui la fait",
    builtIn: "Animatique, intégrée",
    connect: "Connecter un moteur",
    untested: (engine) => `${engine}\u00a0: à essayer dans les Réglages`,
    asks: (length, asked, handle) =>
      `Demande ${seconds(length)} en ${size(asked)}${handle === 0 ? "" : `, garde ${handle} i. de poignée`}.`,
    waits: "Attend son tour dans la file.",
    strange:
      "Personne n’a noté ce que sait faire ce modèle. On lui demande ce qu’il faut au montage\u00a0; ce qu’il refuse est retenu.",
    unsure: (fields) => `On ne sait pas si ce modèle tient compte de\u00a0: ${fields}.`,
    size: "Taille",
    sizeAuto: (asked) => `${size(asked)} (auto)`,
    sizeIs: size,
    sends: ({ host, reach, frames, words }: Sends): string => {
      const images = frames === 0 ? "aucune image" : frames === 1 ? "1 image" : `${frames} images`;
      const where = { machine: "cette machine", network: "sur votre réseau", internet: "sur internet" }[reach];
      return `Envoie ${images} et ${words < 2 ? `${words} mot` : `${words} mots`} à ${host}, ${where}.`;
    },
    checked: (host) => `${host} les regarde d’abord.`,
    costs: (estimate: Estimate): string => {
      switch (estimate.kind) {
        case "about":
          return `Environ ${amountInFrench(estimate.money)} (${estimate.how === "list-price" ? "prix affiché" : "d’après ses prix passés"}).`;
        case "nothing":
          return "Ne coûte rien.";
        case "unknown":
          return "Coût inconnu.";
      }
    },
    make: (length, estimate) =>
      `Faire une prise de ${seconds(length)}${estimate.kind === "about" ? `, environ ${amountInFrench(estimate.money)}` : estimate.kind === "unknown" ? ", coût inconnu" : ""}`,
    confirm: (estimate) =>
      estimate.kind === "about" ? `Dépenser environ ${amountInFrench(estimate.money)}` : "Envoyer à coût inconnu",
    notNow: "Pas maintenant",
    misfit: (misfit: Misfitting): string => {
      switch (misfit.kind) {
        case "too-long":
          return `Ce modèle fait ${seconds(misfit.most)} au plus\u00a0; le montage en veut ${seconds(misfit.seconds)}. Le reste demeure ouvert.`;
        case "size":
          return `Elle est faite en ${size(misfit.nearest)}, d’une autre forme que la séquence.`;
        case "reference-ignored":
          return "Ce modèle ne part pas d’une image\u00a0: elle n’est pas envoyée.";
        case "first-frame-needed":
          return "Ce modèle part d’une image.";
        case "negative-ignored":
          return "Ce modèle ignore le texte négatif.";
        case "seed-ignored":
          return "Ce modèle ne prend pas de graine\u00a0: la même demande donne une autre prise.";
        case "prompt-too-long":
          return `Le texte a ${misfit.characters} caractères\u00a0; ce modèle en prend ${misfit.most}.`;
        case "refused-before":
          return `Il a déjà refusé la même chose\u00a0: «\u00a0${misfit.limit.message}\u00a0».`;
      }
    },
    licenceName: (name) => `Licence\u00a0: ${name}.`,
    licence: (commercial, trains) => {
      const use = { yes: "oui", no: "non", "with-conditions": "sous conditions", unknown: "inconnu" }[commercial];
      const train = { yes: "oui", no: "non", "opt-out": "sauf refus", unknown: "inconnu" }[trains];
      return `Usage commercial\u00a0: ${use}. S’entraîne sur vos envois\u00a0: ${train}.`;
    },
    ai: "IA",
  },

  queue: {
    label: "File",
    state: (running, waiting) => `${running} en cours, ${waiting} en attente`,
    paused: "En pause\u00a0: rien de nouveau n’est envoyé.",
    pause: "Mettre en pause",
    goOn: "Reprendre",
    stopAll: "Tout arrêter",
    stopAllSure: "Arrêter toutes les prises",
    keep: "Les garder",
    first: "En tête",
    up: "Monter",
    down: "Descendre",
  },

  work: (work) => {
    switch (work.step) {
      case "queued":
        return [
          ...(work.because === undefined ? [] : [HELD[work.because]]),
          ...(work.before > 0
            ? [`${work.before} avant elle`]
            : work.because === undefined
              ? ["prochaine de la file"]
              : []),
        ].join(", ");
      case "checking-content":
        return "contrôle";
      case "sending":
        return "envoi";
      case "engine":
        if (work.offline) return "moteur absent";
        if (work.state === "queued") return "attend chez le moteur";
        return work.progress === "unknown" ? "en cours" : `${Math.round(work.progress * 100)}\u00a0%`;
      case "fetching": {
        const mega = (bytes: number): string => (bytes / 1e6).toFixed(1).replace(".", ",");
        return work.total === undefined
          ? `réception, ${mega(work.done)} Mo`
          : `${mega(work.done)} sur ${mega(work.total)} Mo`;
      }
      case "looking":
        return "on la cherche";
    }
  },

  since: (elapsed, clock) => `Chez le moteur depuis ${elapsed} (${clock}).`,
  away: "Il ne répond pas pour l’instant\u00a0; rien n’est perdu, cela reprend tout seul.",

  question: {
    word: "sans réponse",
    says: (clock, host) =>
      `Envoyée à ${host} (${clock})\u00a0; aucune réponse. Elle a peut-être été prise, et peut coûter.`,
    listed: (clock) => `À ${clock} elle n’était pas dans la liste du moteur, ce qui ne prouve rien.`,
    unlisted: (clock) => `À ${clock} le moteur n’avait pas de liste à consulter.`,
    found: "C’est peut-être celle-ci\u00a0:",
    job: ({ state }: FoundJob, clock) =>
      clock === undefined ? `${STATES[state]}, heure inconnue.` : `${clock}, ${STATES[state]}.`,
    take: "C’est elle",
    look: "Chercher de nouveau",
    ask: "Redemander",
    askSure: "Oui, même payée deux fois",
    giveUp: "Abandonner",
  },

  job: {
    fetch: "Récupérer",
    goOn: "La reprendre",
    cost: (money: Money, estimated) => `${estimated ? "environ " : ""}${amountInFrench(money)}`,
    goesOn: "Vous n’attendez plus. Ce moteur ne s’arrête pas\u00a0: il peut encore la faire, et la facturer.",
  },

  settings: settingsFr,
};

const HELD = { paused: "file en pause", busy: "moteur occupé", offline: "moteur absent", key: "clé refusée" };

const STATES: Readonly<Record<FoundJob["state"], string>> = {
  queued: "en attente",
  running: "en cours",
  done: "finie",
  failed: "échouée",
  ended: "close",
};

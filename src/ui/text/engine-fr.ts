/** Moteurs, file et questions, en français. */

import type { Misfitting } from "../../core/capability";
import type { FoundJob } from "../../core/job";
import { money, type Estimate, type Money } from "../../core/money";
import type { FrameSize } from "../../core/sequence";
import { nameOfSource } from "../../core/shot";
import type { Sends } from "../../studio/front-desk/engine-state";
import { amountInFrench } from "./amount";
import { dayInFrench } from "./day";
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
    modelOn: (model, engine) => `${model} sur ${engine}`,
    gone: (model) => `${model}, disparu`,
    without: (engine, health) =>
      `${engine}\u00a0: ${health === "answers" ? "ne nomme aucun modèle" : "à tester dans les Réglages"}`,
    asks: (length, asked, handle) =>
      `Demande ${seconds(length)} en ${size(asked)}${handle === 0 ? "" : `, garde ${handle} ${handle > 1 ? "images" : "image"} de poignée`}.`,
    waits: "Attend son tour dans la file.",
    strange:
      "Personne n’a noté ce que sait faire ce modèle. On lui demande ce qu’il faut au montage\u00a0; ce qu’il refuse est retenu.",
    unsure: (fields) => `On ne sait pas si ce modèle tient compte de\u00a0: ${fields}.`,
    size: "Taille",
    sizeAuto: (asked) => `${size(asked)} (auto)`,
    sizeIs: size,
    sends: ({ host, reach, frames, words, negative }: Sends): string => {
      const where = { machine: "ce poste", network: "sur votre réseau", internet: "sur internet" }[reach];
      const text = `${negative ? "la description et ce qu’il faut éviter" : "la description"}, ${words < 2 ? `${words} mot` : `${words} mots`}`;
      const [only, second] = frames;
      const pictures =
        only === undefined
          ? "aucune image"
          : second === undefined
            ? `l’image de ${nameOfSource(only)}`
            : `${frames.length} images (${frames.map(nameOfSource).join(", ")})`;
      return `À ${host}, ${where}, partent ${text}, et ${pictures}.`;
    },
    checked: (host) => `${host} les regarde d’abord.`,
    costs: (estimate: Estimate, reach): string => {
      switch (estimate.kind) {
        case "about": {
          const listed =
            estimate.listed === undefined ? "prix affiché" : `prix affiché, ${dayInFrench(estimate.listed)}`;
          const source = estimate.how === "list-price" ? listed : "d’après ses prix passés";
          return `Environ ${amountInFrench(estimate.money)} (${source}).`;
        }
        case "nothing":
          return "Ne coûte rien.";
        case "unknown":
          return `Coût inconnu.${reach === "internet" ? "" : " C’est votre matériel\u00a0? Dites-le dans les Réglages."}`;
      }
    },
    make: (length, estimate) =>
      `Prise de ${seconds(length)}${estimate.kind === "about" ? `, environ ${amountInFrench(estimate.money)}` : estimate.kind === "unknown" ? ", coût inconnu" : ""}`,
    makeNone: "Faire une prise",
    above: (estimate, limit) =>
      estimate.kind === "about"
        ? `C’est plus que ${amountInFrench(money(limit, estimate.money.currency))}, d’où cette seconde question.`
        : "Personne n’en connaît le prix, d’où cette seconde question.",
    confirm: (estimate) =>
      estimate.kind === "about" ? `Dépenser environ ${amountInFrench(estimate.money)}` : "Envoyer à coût inconnu",
    notNow: "Pas maintenant",
    misfit: (misfit: Misfitting): string => {
      switch (misfit.kind) {
        case "too-long":
          return `Ce modèle fait ${seconds(misfit.most)} au plus\u00a0; le montage en veut ${seconds(misfit.seconds)}. Le reste demeure ouvert.`;
        case "size":
          return `D’un autre format d’image\u00a0: ${size(misfit.nearest)} pour ${size(misfit.wanted)}. À 100\u00a0%, comme elle est montée, Premiere ${shapeShown(misfit.wanted, misfit.nearest)}.`;
        case "reference-ignored":
          return "Ce modèle ne part pas d’une image\u00a0: elle n’est pas envoyée.";
        case "first-frame-needed":
          return "Ce modèle part d’une image.";
        case "negative-ignored":
          return "Ce modèle ignore ce qui est à éviter.";
        case "seed-ignored":
          return "Ce modèle ne prend pas de graine\u00a0: la même demande donne une autre prise.";
        case "prompt-too-long":
          return `La description a ${misfit.characters} caractères\u00a0; ce modèle en prend ${misfit.most}.`;
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
        if (work.stalled !== "no") return STALLED[work.stalled];
        if (work.state === "queued") return "attend chez le moteur";
        return work.progress === "unknown" ? "en cours" : `${Math.round(work.progress * 100)}\u00a0%`;
      case "fetching": {
        const mega = (bytes: number): string => (bytes / 1e6).toFixed(1).replace(".", ",");
        if (work.broke !== "no") return work.broke === "again" ? "récupération coupée" : STALLED[work.broke];
        if (work.done === 0) return "récupération";
        return work.total === undefined
          ? `récupération, ${mega(work.done)} Mo`
          : `${mega(work.done)} sur ${mega(work.total)} Mo`;
      }
      case "looking":
        return work.isAway === true ? STALLED.away : "on la cherche";
    }
  },

  since: (clock) => `Chez le moteur depuis ${clock}`,
  stalled: (why, host) => {
    switch (why) {
      case "away":
        return "Il ne répond pas pour l’instant\u00a0; rien n’est perdu, cela reprend tout seul.";
      case "key-refused":
        return `${host} n’accepte pas la clé. Saisissez-en une autre sous Réglages > Moteurs\u00a0; la prise continue alors.`;
      case "redirected":
        return `${host} renvoie ailleurs, où Pickup ne suit pas avec une clé. Connectez-vous au réseau, ou corrigez l’adresse sous Réglages > Moteurs\u00a0; la prise continue alors.`;
    }
  },
  noProgress: "Ce serveur n’indique pas l’avancement.",
  brokeOff: "La prise est faite et en sûreté chez le moteur\u00a0; sa récupération reprend d’elle-même.",
  goesTo: (place) => `Ira en ${place}`,
  goesToSays: "Si rien n’y change\u00a0; sinon elle attend dans le chutier.",
  stopSure: "L’arrêter, même si elle peut être facturée",
  keepOn: "La garder",
  refusing: (engine) => `${engine} refuse\u00a0: une prise attendrait que ce soit corrigé dans les réglages.`,

  question: {
    word: "sans réponse",
    count: (questions) => (questions === 1 ? "1 question" : `${questions} questions`),
    asks: (host) => `${host} l’a-t-il prise\u00a0?`,
    says: (clock) => `Envoyée à ${clock}, sans réponse. Elle peut être facturée.`,
    listed: (clock) => `Elle n’était pas dans la liste du moteur à ${clock}, mais certaines listes retardent.`,
    unlisted: (clock) => `À ${clock} le moteur n’avait pas de liste à consulter.`,
    found: "C’est peut-être celle-ci\u00a0:",
    foundTwice: (count) =>
      `Le moteur en a ${count} pareilles. Un réseau qui répète une demande peut en être la cause, et chacune peut être facturée.`,
    job: ({ id, state, seconds: length, size: of }: FoundJob, clock) =>
      [
        clock ?? "Heure inconnue",
        ...(length === undefined ? [] : [seconds(length)]),
        ...(of === undefined ? [] : [of.replace("x", "\u00a0×\u00a0")]),
        STATES[state],
        `…${id.slice(-5)}`,
      ].join(", "),
    take: "C’est elle",
    look: "Chercher de nouveau",
    ask: "Redemander",
    askSure: (cost) =>
      cost === undefined
        ? "Redemander, quitte à payer deux fois"
        : `Redemander, quitte à payer deux fois\u00a0: environ ${cost}`,
    giveUp: "Abandonner",
  },

  job: {
    fetch: "Récupérer de nouveau",
    goOn: "La reprendre",
    engineGone: (host) =>
      `Le moteur à qui elle a été envoyée a été supprimé. Elle peut encore y être faite, et facturée. Reconnectez ${host} sous Réglages > Moteurs, puis récupérez-la.`,
    unkept: "Le moteur a la prise, et peut la facturer\u00a0; elle n’a pas pu être gardée ici.",
    thenFetch: {
      "disk-full": "Libérez de la place, puis récupérez-la de nouveau\u00a0: elle n’est pas payée deux fois.",
      "folder-not-writable":
        "Autorisez l’écriture dans ce dossier, puis récupérez-la de nouveau\u00a0: elle n’est pas payée deux fois.",
    },
    cost: (money: Money, estimated) => `${estimated ? "environ " : ""}${amountInFrench(money)}`,
    goesOn: "Vous n’attendez plus. Ce moteur ne s’arrête pas\u00a0: il peut encore la faire, et la facturer.",
  },

  settings: settingsFr,
};

/** Ce que Premiere fait d’un élément d’un autre format que personne n’a mis à l’échelle. */
function shapeShown(sequence: FrameSize, clip: FrameSize): string {
  const cut = [
    ...(clip.height > sequence.height ? ["en haut et en bas"] : []),
    ...(clip.width > sequence.width ? ["sur les côtés"] : []),
  ];
  const black = [
    ...(clip.height < sequence.height ? ["en haut et en bas"] : []),
    ...(clip.width < sequence.width ? ["sur les côtés"] : []),
  ];
  return [
    ...(cut.length === 0 ? [] : [`la rogne ${cut.join(" et ")}`]),
    ...(black.length === 0 ? [] : [`laisse du noir ${black.length === 2 ? "autour" : black.join("")}`]),
  ].join(" et ");
}

const STALLED = { away: "moteur injoignable", "key-refused": "clé refusée", redirected: "renvoyé ailleurs" };

const HELD = { paused: "file en pause", busy: "moteur occupé", offline: "moteur injoignable", key: "clé refusée" };

const STATES: Readonly<Record<FoundJob["state"], string>> = {
  queued: "en attente",
  running: "en cours",
  done: "finie",
  failed: "échouée",
  ended: "arrêtée",
};

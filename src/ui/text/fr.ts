/** Every sentence of the panel, in French, with Premiere's own French words: séquence, piste, élément, tête de lecture, chutier. */

import type { TakeWork } from "../../studio/takes/take-row";
import type { Text } from "./en";
import { stoppedFr } from "./stopped-fr";
import { amountInFrench, currencyInFrench } from "./amount";
import { MONTHS_IN_FRENCH } from "./day";
import { boardFr } from "./board-fr";
import { auditFr } from "./audit-fr";
import { reviewFr } from "./review-fr";
import { checkFr } from "./check-fr";
import { compareFr } from "./compare-fr";
import { credentialsFr } from "./credentials-fr";
import { directionFr } from "./direction-fr";
import { policyFr } from "./policy-fr";
import { promptFr } from "./prompt-fr";
import { engineFr } from "./engine-fr";
import { failureInFrench } from "./failure-fr";
import { labelFr } from "./label-fr";
import { shelfFr } from "./shelf-fr";
import { againFr } from "./again-fr";
import { ledgerFr } from "./ledger-fr";
import { metadataFr } from "./metadata-fr";
import { rankFr } from "./rank-fr";
import { referenceFr } from "./reference-fr";
import { testFailureInFrench } from "./failure-test-fr";
import { reasonInFrench } from "./reason-fr";
import { replaceFr } from "./replace-fr";
import { variationFr } from "./variation-fr";
import { sceneFr } from "./scene-fr";

const plural = (count: number, word: string): string => `${count} ${word}${count > 1 ? "s" : ""}`;

export const fr: Text = {
  months: MONTHS_IN_FRENCH,
  days: (days, hours) => `${days} j ${hours} h`,

  tabs: {
    label: "Pickup",
    shot: "Plan",
    board: "Storyboard",
    takes: "Prises",
    review: "Validation",
    settings: "Réglages",
    running: (count) => `${count} en cours`,
    runningOf: (count, all) => `${count} sur ${all} en cours`,
    waiting: (count) => `${count} en attente`,
  },

  where: {
    label: "Emplacement",
    starting: "Recherche de la séquence ouverte…",
    noProject: "Aucun projet n’est ouvert. Ouvrez-en un : Pickup suit sa séquence.",
    noSequence:
      "Aucune séquence n’est ouverte. Ouvrez-en une dans le Montage et placez la tête de lecture dans le trou.",
    way: "Où va le plan",
    ways: { "in-out": "Entrée–Sortie", clip: "Élément", gap: "Intervalle", playhead: "Tête de lecture" },
    auto: (name) => `${name} (auto)`,
    automatic: "Automatique",
    range: (range) => `Plage ${range}`,
    track: "Piste vidéo",
    newTrack: (name) => `${name}, nouvelle`,
    sound: "Son",
    soundOff: "sans son",
    soundOn: (track) => `son sur ${track}`,
    soundMoves: (track) => `son audio sur ${track}, où il n’y en a pas`,
    mode: "Mode de montage",
    modes: { overwrite: "Écraser", insert: "Insérer" },
    length: "Durée en secondes",
    lengthBefore: "Durée",
    lengthAfter: "s, à partir de la tête de lecture",
    overwrites: (names, length) => `écrase ${names} sur ${length}`,
    hides: (track, length) => `masque ${track} sur ${length}`,
    liesUnder: (names, track) => `passe sous ${names} sur ${track}`,
    items: (count) => plural(count, "élément"),
    hidesNothing: "ne masque rien",
    unseen: (track) => `${track} est masquée\u00a0: le plan ne se verra pas`,
    inserts: (length) => `décale la suite de ${length}\u00a0: vérifiez la synchro`,
  },

  note: {
    stale: (range, seconds) =>
      `L’entrée–sortie ${range} est à ${seconds} s de la tête de lecture\u00a0; elle a été laissée de côté.`,
    staleUsed: (seconds) => `Cette entrée–sortie est à ${seconds} s de la tête de lecture.`,
    useIt: "L’utiliser",
    pastEnd: (length) => `Commence ${length} après le dernier élément\u00a0: cet espace reste noir.`,
    nothingThere: {
      "in-out": "Ni entrée ni sortie : la tête de lecture décide.",
      clip: "Aucun élément seul n’est sélectionné : la tête de lecture décide.",
      gap: "Aucun intervalle sous la tête de lecture : c’est elle qui décide.",
      playhead: "La tête de lecture ne désigne rien ici.",
    },
    interlaced: "La séquence est entrelacée ; l’élément sera progressif.",
    silent: "Ce moteur ne fait pas de son\u00a0: le plan est muet.",
    drawnSmaller: (drawn, full) => `Dessiné en ${drawn}\u00a0; Premiere l’agrandit à ${full}.`,
    roomStarting: "La salle des médias démarre ; une prise l’attend.",
    roomRebuilding: "La salle des médias s’est arrêtée, elle redémarre. Rien n’a changé dans le montage.",
  },

  prompt: {
    label: "Description",
    hint: "Ce que montre le plan : sujet, lieu, lumière, caméra",
    more: "Plus",
    less: "Moins",
    negative: "À éviter",
    negativeHint: "Ce que le plan ne doit pas montrer",
    seed: "Graine",
    keepSeed: "Garder cette graine pour la prise suivante",
    draft: "Brouillon en 360 lignes, vite fait",
    caption: "Inscrire ANIMATIC dans le coin",
    use: "Usage",
    uses: { temp: "Provisoire", final: "Définitif" },
  },

  engine: {
    names: { animatic: "Animatique", "still-hold": "Image fixe" },
    animatic: "Animatique, intégrée",
    animaticSays: "Sans IA. N’envoie rien, ne coûte rien.",
    stillHold: "Image fixe, intégrée",
    stillHoldSays: "Tient la première image comme élément. Sans IA. N’envoie rien, ne coûte rien.",
    stillHoldWhy: (why) => `La salle des médias ne peut pas fonctionner ici\u00a0: ${reasonInFrench(why)}.`,
    seed: (seed) => `graine ${seed}`,
    newSeed: "nouvelle graine",
  },

  make: {
    animatic: {
      overwrite: (length, track) => `Dessiner ${length} sur ${track}`,
      insert: (length, track) => `Dessiner ${length} et insérer sur ${track}`,
    },
    stillHold: {
      overwrite: (length, track) => `Tenir l’image ${length} sur ${track}`,
      insert: (length, track) => `Tenir l’image ${length}, insérer sur ${track}`,
    },
    nowhere: "Dessiner le plan",
    key: "Ctrl+Entrée (Cmd+Entrée) dans la description fait de même.",
  },

  take: {
    unchecked: "La vérification avant l’envoi n’a pas pu se faire\u00a0; c’est parti sans elle.",
    name: (shot, take) => `Plan ${shot}, prise ${take}`,
    short: (take) => `Prise ${take}`,
    picture: (name) => `Première image de ${name}`,
    seed: (seed) => `graine ${seed}`,
    notAi: "sans IA",
    draft: "brouillon",
    inFull: "Dessiner en entier",
    source: "Source",
    sourceSays: "Ouvrir dans le moniteur source",
    overwrite: "Écraser",
    insert: "Insérer",
    placeSays: (way) => `${way} à l’endroit indiqué dans l’onglet Plan`,
    stop: "Arrêter",
    again: "Redemander",
    restore: "Réutiliser",
    restoreSays: "Remettre description et réglages dans l’onglet Plan",
    at: (track, timecode) => `${track}, ${timecode}`,
    onTrack: (track, timecode) => `sur ${track}, ${timecode}`,
    places: (count) => `${plural(count, "emplacement")} dans la séquence`,
    asked: "attend son tour",
    making: "en cours",
    elsewhere: "Demandée sur un autre poste, qui la suit et en répond.",
    delivered: "faite, non importée",
    ready: "prête",
    failed: "échec",
    cancelled: "arrêtée",
    cancelledSays: "Vous l’avez arrêtée. Rien n’a été monté.",
    interrupted: "interrompue",
    interruptedSays: "Premiere ou la salle des médias a disparu en cours de route. Rien n’a été monté ; redemandez-la.",
    waits: "dans le chutier",
    unconfirmed: "non confirmée",
    notPlaced: "non montée",
    waitsFor: {
      "sequence-changed": "La séquence a changé entre-temps. Montez la prise où vous voulez.",
      "place-taken": "Le montage autour de sa place a changé. Voyez où elle doit aller, puis montez-la.",
      playing: "La séquence était en lecture. Montez la prise quand vous êtes prêt.",
      "on-board": "C’est une image du storyboard, qui la monte quand vous le dites.",
      "no-longer-wanted": "Sa place a été abandonnée. Montez la prise où vous voulez.",
      "another-placed":
        "Une autre du même appui est arrivée d’abord et a la place. Son import est lui aussi une étape à annuler.",
      "placeholder-changed":
        "Ce qui tenait sa place a été déplacé, raccordé, désactivé ou enlevé. Montez la prise où vous voulez.",
      "replace-asks": "Remplacer le métrage ne s’annule pas, donc jamais sans le demander. Appuyez sur Remplacer.",
      "asked-again": "Redemandée : elle est dans le chutier, à comparer à la première.",
      "in-scene": "Un maillon d’une scène longue. L’onglet Storyboard la monte.",
    },
    unverified: "Premiere n’a pas confirmé le montage. Regardez le montage avant de recommencer.",
    cuts: (names, length, track) => `Écraser ici enlève ${length} à ${names} sur ${track}.`,
    working: (work: TakeWork): string => {
      switch (work.step) {
        case "waiting":
          return "attend son tour";
        case "preparing":
          return "préparation";
        case "drawing":
          return `image ${work.done} sur ${work.total}`;
        case "checking":
          return "contrôle du fichier";
        case "importing":
          return "importation";
        case "gathering":
          return "attend les autres";
        case "placing":
          return "mise en place";
        default:
          return engineFr.work(work);
      }
    },
  },

  takes: {
    none: "Aucune prise. Faites-en une dans l’onglet Plan : elle reste ici, avec sa description et sa graine, aussi longtemps que le projet.",
    noneShort: "Aucune prise. La première apparaît ici pendant qu’elle se fait.",
    search: "Chercher description, nom, graine",
    nothingFound: (words) => `Aucune prise n’a «\u00a0${words}\u00a0» dans sa description, son nom ou sa graine.`,
    clearSearch: "Tout afficher",
    shot: (shot) => `Plan ${shot}`,
    prompt: (prompt) => `«\u00a0${prompt}\u00a0»`,
    noPrompt: "sans description",
    all: (count) => `Les ${count} prises`,
  },

  settings: {
    language: "Langue",
    languages: { host: "Celle de Premiere", en: "English", fr: "Français" },
    folder: "Dossier des prises",
    folderUnknown: "Connu dès qu’un projet est ouvert.",
    folderTemporary:
      "Le projet n’est pas encore enregistré : ses prises restent ici. Une fois enregistré, les suivantes iront à côté de lui.",
    chooseFolder: "Choisir un dossier…",
    besideProject: "Revenir à côté du projet",
    newShots: "Nouveaux plans",
    caption: "Inscrire ANIMATIC dans le coin",
    diagnostics: "Diagnostic",
    diagnosticsSays:
      "Ce que seul ce Premiere peut dire. Rien ne quitte le poste : vous enregistrez un fichier et l’envoyez si vous voulez.",
    promptsInLog: "Les descriptions peuvent figurer dans le journal",
    runProbe: "Lancer la sonde",
    probing: "Sonde en cours…",
    probeEmpty: "La sonde n’a pas encore tourné. Il lui faut environ une demi-minute.",
    runContract: "Vérifier le contrat d’hôte",
    contractRunning: "Vérification…",
    contractEmpty:
      "Vérifie tout ce que Pickup croit savoir de Premiere. Le contrat travaille dans un chutier et une séquence à lui, puis les retire, mais il remplit la liste d’annulation\u00a0: enregistrez d’abord, ou prenez un projet vide.",
    contract: (held, differed, unknown) =>
      `${plural(held, "conforme")}, ${plural(differed, "différent")}, ${plural(unknown, "inconnu")}`,
    save: "Enregistrer le diagnostic…",
    savedTo: (file) => `Enregistré dans ${file}`,
    outcomes: { yes: "oui", no: "non", unknown: "inconnu" },
    probes: {
      "secure-context": "Contexte sécurisé",
      "h264-encode": "Encodage H.264",
      "h264-decode": "Décodage H.264",
      webgl2: "Présence de WebGL 2",
      renderer: "Moteur de rendu",
      "bridge-speed": "Débit du pont",
      hidden: "Panneau masqué",
      "export-to-data-folder": "Export d’image vers le dossier de données",
      "user-agent": "Agent utilisateur",
    },
    about: "À propos",
    aboutSays:
      "Pickup fait le plan que vous n’avez pas tourné. Le moteur intégré dessine un storyboard animé sur ce poste ; ce n’est pas une IA.",
    version: (version) => `Version ${version}, licence Apache-2.0`,
  },

  problem: { dismiss: "Fermer" },

  ...stoppedFr,

  board: boardFr,
  reference: referenceFr,
  scene: sceneFr,
  direction: directionFr,
  prompts: promptFr,
  policy: policyFr,
  shelf: shelfFr,
  wire: engineFr,
  replace: replaceFr,
  audit: auditFr,
  label: labelFr,
  review: reviewFr,
  check: checkFr,
  rank: rankFr,
  ledger: ledgerFr,
  again: againFr,
  metadata: metadataFr,
  vary: variationFr,
  compare: compareFr,
  credentials: credentialsFr,
  amount: amountInFrench,
  currency: currencyInFrench,
  failure: failureInFrench,
  testFailure: testFailureInFrench,
};

/** The language of the set, as chips name it; in French. */

import type { FreePart } from "../../core/part-editing";
import type { directionEn } from "./direction-en";

const parts = { action: "Action", dialogue: "Dialogue", sound: "Son", negative: "À ne pas voir" } satisfies Record<
  FreePart,
  string
>;

export const directionFr: typeof directionEn = {
  language: "fr",
  label: "Réalisation, lue dans la description",
  fields: {
    size: "Valeur de plan",
    angle: "Angle",
    move: "Mouvement de caméra",
    speed: "Vitesse",
    lens: "Objectif",
    depth: "Profondeur de champ",
    light: "Lumière",
    time: "Moment du jour",
    weather: "Temps qu’il fait",
    palette: "Palette",
    style: "Style",
    mood: "Ambiance",
  },
  parts,
  part: (part, words) => {
    switch (part) {
      case "action":
        return words;
      case "dialogue":
        return `«\u00a0${words}\u00a0»`;
      case "sound":
        return `son\u00a0: ${words}`;
      case "negative":
        return `sans ${words}`;
    }
  },
  partSays: (part, words) => {
    return `${parts[part]}\u00a0: ${words}. Cliquez pour changer ses mots.`;
  },
  partWords: (part) =>
    ({
      action: "Ce qui se passe",
      dialogue: "Ce qui est dit",
      sound: "Ce qu’on entend",
      negative: "Ce qu’on ne doit pas voir",
    })[part],
  partHint: {
    action: "Il se tourne vers la fenêtre",
    dialogue: "Où étais-tu\u00a0?",
    sound: "la pluie sur un toit de tôle",
    negative: "passants",
  },
  change: "Changer",
  addPart: "Ajouter",
  values: {
    size: {
      "extreme-long": "Plan général",
      long: "Plan large",
      full: "Plan en pied",
      "medium-long": "Plan américain",
      medium: "Plan taille",
      "medium-close-up": "Plan rapproché",
      "close-up": "Gros plan",
      "extreme-close-up": "Très gros plan",
    },
    angle: {
      "eye-level": "À hauteur d’yeux",
      high: "Plongée",
      low: "Contre-plongée",
      top: "Vue de dessus",
      dutch: "Cadrage débullé",
      "over-the-shoulder": "Par-dessus l’épaule",
      pov: "Caméra subjective",
    },
    move: {
      static: "Plan fixe",
      "pan-left": "Panoramique à gauche",
      "pan-right": "Panoramique à droite",
      pan: "Panoramique",
      "tilt-up": "Panoramique vers le haut",
      "tilt-down": "Panoramique vers le bas",
      "push-in": "Travelling avant",
      "pull-out": "Travelling arrière",
      "truck-left": "Travelling à gauche",
      "truck-right": "Travelling à droite",
      truck: "Travelling latéral",
      "crane-up": "Grue vers le haut",
      "crane-down": "Grue vers le bas",
      orbit: "Travelling circulaire",
      "zoom-in": "Zoom avant",
      "zoom-out": "Zoom arrière",
      follow: "Accompagnement",
      handheld: "Caméra à l’épaule",
      "whip-pan": "Panoramique filé",
    },
    speed: { slow: "lent", fast: "rapide" },
    lens: {
      wide: "Grand angle",
      normal: "Focale normale",
      telephoto: "Longue focale",
      macro: "Objectif macro",
      anamorphic: "Anamorphique",
      fisheye: "Œil de poisson",
    },
    depth: { shallow: "Faible profondeur", deep: "Grande profondeur", rack: "Bascule de point" },
    light: {
      "low-key": "Clair-obscur",
      "high-key": "Lumière claire",
      backlit: "Contre-jour",
      silhouette: "En silhouette",
      soft: "Lumière douce",
      hard: "Lumière dure",
      practical: "Lampes dans le champ",
      neon: "Néon",
      candle: "À la bougie",
      fire: "Lueur du feu",
      rim: "Liseré de lumière",
    },
    time: {
      dawn: "Aube",
      morning: "Matin",
      noon: "Midi",
      afternoon: "Après-midi",
      "golden-hour": "Heure dorée",
      dusk: "Crépuscule",
      "blue-hour": "Heure bleue",
      night: "Nuit",
    },
    weather: {
      clear: "Ciel dégagé",
      overcast: "Ciel couvert",
      rain: "Pluie",
      storm: "Orage",
      snow: "Neige",
      fog: "Brouillard",
      wind: "Vent",
    },
    palette: {
      warm: "Tons chauds",
      cool: "Tons froids",
      desaturated: "Désaturé",
      saturated: "Saturé",
      monochrome: "Noir et blanc",
      "teal-orange": "Bleu canard et orange",
      pastel: "Pastel",
    },
    style: {
      noir: "Film noir",
      documentary: "Documentaire",
      animation: "Animation",
      archive: "Images d’archives",
      realistic: "Réaliste",
      "stop-motion": "Image par image",
      watercolour: "Aquarelle",
      sketch: "Croquis",
      vintage: "Rétro",
      "sci-fi": "Science-fiction",
    },
    mood: {
      calm: "Calme",
      tense: "Tendue",
      joyful: "Joyeuse",
      melancholic: "Mélancolique",
      mysterious: "Mystérieuse",
      epic: "Épique",
      eerie: "Inquiétante",
      romantic: "Romantique",
    },
  },
  millimetres: (length) => `${String(length).replace(".", ",")}\u00a0mm`,
  withSpeed: (move, speed) => `${move}, ${speed}`,
  pace: { slow: "Lent", fast: "Rapide" },
  anyPace: "Sans vitesse",
  remove: "Retirer",
  add: "ajouter",
  addSays: "Ajouter une indication",
  cancel: "Annuler",
  tooLong: "La description est trop longue pour en tirer des indications.",
  seeCompiled: "Voir la description mise en forme",
  hideCompiled: "Masquer la description mise en forme",
  seeSent: "Voir ce qui est envoyé",
  hideSent: "Masquer ce qui est envoyé",
  compiled: "Description mise en forme, à copier",
  form: "Forme de la description",
  ownForm: (form) => `Celle du modèle (${form})`,
  forms: {
    "as-written": "Telle quelle",
    guide: "Par rubriques",
    short: "La scène, puis la caméra",
    "camera-first": "La caméra d’abord",
    commands: "Commandes de caméra",
  },
  copy: "Copier",
  copiedHow: { copied: "Copié.", selected: "Sélectionné\u00a0: Ctrl+C (Cmd+C) pour copier." },
  negative: (words) => `À éviter\u00a0: ${words}`,
  sentSo: "Voilà ce qui part vers le moteur. Votre description reste telle que vous l’avez écrite.",
  builtInReads: "À regarder et à copier. Le moteur intégré lit votre description telle quelle.",
  source: (where, date) => `Forme d’après ${where}, lu le ${date}.`,
  formed: "Dans la forme du modèle\u00a0: voir Plus.",
};

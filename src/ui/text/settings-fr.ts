/** Moteurs, dépenses et contrôle avant envoi, tels que les Réglages les montrent ; en français. */

import type { EngineHealth } from "../../studio/state";
import type { SettingsText } from "./settings-en";

export const settingsFr: SettingsText = {
  title: "Moteurs",
  says: "Qui fait des prises en plus du moteur intégré\u00a0: tout serveur qui parle le protocole vidéo d’OpenAI, ou OpenRouter.",
  none: "Aucun encore. Un GPU à vous, une passerelle ou OpenRouter\u00a0: une adresse suffit.",
  add: "Ajouter un moteur",
  test: "Essayer",
  edit: "Modifier",
  remove: "Retirer",
  removeSure: "Le retirer",
  save: "Garder et essayer",
  keep: "Garder",
  cancel: "Annuler",
  name: "Nom",
  nameHint: "GPU du studio",
  wire: "Sorte",
  wires: { "openai-videos": "Serveur OpenAI Videos", openrouter: "OpenRouter" },
  address: "Adresse",
  addressHint: "https://gpu.exemple.lan/v1",
  key: "Clé",
  keyHint: "s’il en veut une",
  keyKept: "gardée\u00a0; tapez pour la remplacer",
  keySays: "Dans le coffre du système, jamais dans un fichier.",
  dialect: "Parle",
  detect: "À découvrir",
  dialects: {
    openai: "comme OpenAI",
    sglang: "SGLang-Diffusion",
    "vllm-omni": "vLLM-Omni",
    litellm: "LiteLLM",
    trtllm: "TensorRT-LLM, jamais essayé",
    fastvideo: "FastVideo, jamais essayé",
    newapi: "new-api, jamais essayé",
  },
  atOnce: "Prises à la fois",
  costs: "Mon propre matériel\u00a0: les prises ne coûtent rien",
  http: "Le http simple sur mon réseau convient\u00a0: textes et images peuvent y être lus",
  mac: "Premiere sur macOS refuse http://\u00a0; le serveur y a besoin d’un certificat.",
  macHow: "Comment\u00a0?",
  macRecipe: [
    "1. Sur le serveur, installez Caddy et lancez\u00a0: caddy reverse-proxy --from gpu.exemple.lan --to :8091. Il crée sa propre autorité de certification.",
    "2. Copiez root.crt de Caddy (dans son dossier de données, sous pki/authorities/local) sur le Mac, ouvrez-le dans Trousseaux d’accès et choisissez «\u00a0Toujours approuver\u00a0».",
    "3. Relancez Premiere et saisissez ici https://gpu.exemple.lan/v1. mkcert fait de même si vous l’avez déjà.",
  ],
  health: (health: EngineHealth): string => {
    switch (health.kind) {
      case "untested":
        return "pas essayé";
      case "testing":
        return "essai …";
      case "answers":
        return "répond";
      case "offline":
        return "absent";
      case "refuses":
        return "refuse";
    }
  },
  models: (count, first) => (count === 1 ? first : `${count} modèles\u00a0: ${first} …`),
  noModels: "Il ne nomme aucun modèle.",
  hasKey: "clé gardée",
  noKey: "sans clé",
  project: "Ce projet",
  thisNetwork: "Ce réseau seulement",
  thisNetworkSays:
    "Rien de ce projet ne sort de cette machine et de votre réseau, contrôle avant envoi compris. Cela vaut sur toutes les machines.",
  money: "Argent",
  month: "Ce mois-ci, cet appareil",
  nothing: "rien",
  confirmAbove: "Demander au-dessus de",
  cap: "Plafond du mois",
  noCap: "aucun",
  discarded: (money) => `dont ${money} arrêtés ou abandonnés`,
  failed: (money) => `dont ${money} échoués`,
  unknown: (count) => `${count} de coût inconnu`,
  currency: "Dans la monnaie où chaque moteur facture. Les prises sur votre matériel ne comptent pas.",
  places: "Depuis toujours, par séquence",
  morePlaces: (count) => `Et ${count} de plus, dans le CSV.`,
  csv: "Enregistrer en CSV …",
  check: "Contrôle avant envoi",
  checkSays:
    "La modération d’OpenAI regarde le texte dans toutes ses catégories, et les images pour violence, automutilation et sexualité. Elle n’est jamais exigée\u00a0; sans clé, rien n’est contrôlé.",
  checkNoKey: "Il n’y a pas encore de clé\u00a0: rien n’est contrôlé.",
  checkOn: "Contrôler d’abord texte et images",
  checkKey: "Clé OpenAI pour le contrôle",
};

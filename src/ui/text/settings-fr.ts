/** Moteurs, dépenses et contrôle avant envoi, tels que les Réglages les montrent ; en français. */

import type { SettingsText } from "./settings-en";

export const settingsFr: SettingsText = {
  title: "Moteurs",
  says: "Qui fait des prises en plus du moteur intégré\u00a0: tout serveur qui parle le protocole vidéo d’OpenAI, ou OpenRouter.",
  none: "Aucun encore. Un GPU à vous, une passerelle ou OpenRouter\u00a0: une adresse suffit.",
  add: "Ajouter un moteur",
  test: "Tester",
  edit: "Modifier",
  remove: "Supprimer",
  removeSure: "Le supprimer",
  underWay: (takes) =>
    `${takes === 1 ? "Une prise y est" : `${takes} prises y sont`} en cours. Sans ce moteur, impossible de récupérer ce qui peut être facturé.`,
  forgetSays: "Les durées, tailles et images qu’il avait refusées sont essayées de nouveau.",
  save: "Enregistrer et tester",
  cancel: "Annuler",
  withV1: "Essayer avec /v1",
  forget: "Oublier ce qu’il a refusé",
  name: "Nom",
  nameHint: "GPU du studio",
  wire: "Type",
  wires: { "openai-videos": "Serveur OpenAI Videos", openrouter: "OpenRouter" },
  address: "Adresse",
  addressHint: "https://gpu.exemple.lan/v1",
  addressBegins: "Elle commence par http:// ou https://.",
  addressIs: "Écrivez-la ainsi\u00a0: https://hôte/v1, sans nom, ni clé, ni point d’interrogation.",
  key: "Clé",
  keyHint: "s’il en veut une",
  keyHintOpenRouter: "sur openrouter.ai/keys",
  keyKept: "enregistrée\u00a0; tapez pour la remplacer",
  keyElsewhere: "autre adresse\u00a0: saisissez sa clé",
  keySays: "Dans le coffre du système, jamais dans un fichier.",
  dialect: "Dialecte",
  detect: "Détecter",
  dialects: {
    openai: "OpenAI (l’original)",
    sglang: "SGLang-Diffusion",
    "vllm-omni": "vLLM-Omni",
    litellm: "LiteLLM",
    trtllm: "TensorRT-LLM, jamais testé",
    fastvideo: "FastVideo, jamais testé",
    newapi: "new-api, jamais testé",
  },
  speaks: (dialect) => `Parle ${dialect}`,
  atOnce: "Prises à la fois",
  costs: "Mon propre matériel\u00a0: les prises ne coûtent rien",
  http: "J’accepte le http non chiffré sur mon réseau\u00a0: descriptions et images peuvent y être lues",
  httpFirst: "Cochez la case ci-dessus, ou employez https.",
  mac: "Premiere sur macOS refuse http://\u00a0; le serveur y a besoin d’un certificat.",
  macHow: "Comment\u00a0?",
  macRecipe: [
    "1. Sur le serveur, installez Caddy et lancez\u00a0: caddy reverse-proxy --from gpu.exemple.lan --to :8091. Il crée sa propre autorité de certification.",
    "2. Copiez root.crt de Caddy (dans son dossier de données, sous pki/authorities/local) sur le Mac, ouvrez-le dans Trousseaux d’accès et choisissez «\u00a0Toujours approuver\u00a0».",
    "3. Relancez Premiere et saisissez ici https://gpu.exemple.lan/v1. mkcert fait de même si vous l’avez déjà.",
  ],
  health: ({ health, models, hasKey }): string => {
    switch (health.kind) {
      case "untested":
        return "pas testé";
      case "testing":
        return "test en cours…";
      case "answers":
        return models.length === 0 ? "ne nomme aucun modèle" : "répond";
      case "offline":
        return "injoignable";
      case "refuses":
        switch (health.failure.kind) {
          case "key-refused":
            return hasKey ? "clé refusée" : "veut une clé";
          case "no-protocol":
            return "mauvaise adresse";
          default:
            return "refuse";
        }
    }
  },
  models: (names) =>
    names.length > 5 ? `${names.slice(0, 5).join(", ")} et ${names.length - 5} de plus` : names.join(", "),
  hasKey: "clé enregistrée",
  noKey: "sans clé",
  project: "Ce projet",
  thisNetwork: "Ce réseau seulement",
  thisNetworkSays:
    "Rien de ce projet ne sort de ce poste et de votre réseau, contrôle avant envoi compris. Cela vaut sur tous les postes.",
  money: "Dépenses",
  unread: "Les dépenses d’avant ce démarrage sont illisibles\u00a0: les sommes ci-dessous ne sont pas complètes.",
  month: "Ce mois-ci, ce poste",
  spent: "Dépensé",
  discarded: "Abandonné",
  failed: "Échoué, facturé",
  nothing: "rien",
  unknown: (takes) => `inconnu, ${takes} prise${takes > 1 ? "s" : ""}`,
  andUnknown: (amounts, takes) => `${amounts} + ${takes} inconnu${takes > 1 ? "s" : ""}`,
  confirmAbove: (currencies) => `Demander au-dessus de (${currencies})`,
  cap: (currencies) => `Plafond du mois (${currencies})`,
  or: " ou ",
  noCap: "aucun",
  free: "Les prises sur votre matériel ne comptent pas.",
  places: "Depuis toujours, par séquence",
  morePlaces: (count) => `Et ${count} de plus, dans le CSV.`,
  csv: "Enregistrer en CSV…",
  check: "Contrôle avant envoi",
  checkSays:
    "La modération d’OpenAI regarde la description dans toutes ses catégories, et les images pour violence, automutilation et sexualité. Elle n’est jamais exigée.",
  checkNoKey: "Sans clé, rien n’est contrôlé.",
  checkOn: "Contrôler d’abord description et images",
  checkKey: "Clé OpenAI pour le contrôle",
  checkKeyHint: "Clé OpenAI",
  keepKey: "Enregistrer la clé",
  removeKey: "Supprimer la clé",
};

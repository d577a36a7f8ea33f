/** Engines, money and the check before sending, as Settings shows them; in English. `settings-fr.ts` has the same shape. */

import type { DialectName } from "../../core/job";
import type { EngineHealth } from "../../studio/state";

export const settingsEn = {
  title: "Engines",
  says: "Who makes takes beside the built-in engine: any server that speaks OpenAI’s video protocol, or OpenRouter.",
  none: "None yet. A GPU of your own, a gateway or OpenRouter: an address is all it takes.",
  add: "Add an engine",
  test: "Test",
  edit: "Edit",
  remove: "Remove",
  removeSure: "Remove it",
  save: "Save and test",
  keep: "Keep",
  cancel: "Cancel",
  name: "Name",
  nameHint: "Studio GPU",
  wire: "Kind",
  wires: { "openai-videos": "OpenAI Videos server", openrouter: "OpenRouter" },
  address: "Address",
  addressHint: "https://gpu.example.lan/v1",
  key: "Key",
  keyHint: "if it wants one",
  keyKept: "kept; type to replace it",
  keySays: "In the system’s secure storage, never in a file.",
  dialect: "Speaks",
  detect: "Find out",
  dialects: {
    openai: "as OpenAI did",
    sglang: "SGLang-Diffusion",
    "vllm-omni": "vLLM-Omni",
    litellm: "LiteLLM",
    trtllm: "TensorRT-LLM, untried",
    fastvideo: "FastVideo, untried",
    newapi: "new-api, untried",
  } satisfies Record<DialectName, string>,
  atOnce: "Takes at once",
  costs: "My own hardware: takes cost nothing",
  http: "Plain http on my network is all right: prompts and frames can be read there",
  mac: "Premiere on macOS refuses http://; there the server needs a certificate.",
  macHow: "How?",
  macRecipe: [
    "1. On the server, install Caddy and run: caddy reverse-proxy --from gpu.example.lan --to :8091. It makes a certificate authority of its own.",
    "2. Copy Caddy’s root.crt (in its data folder, under pki/authorities/local) to the Mac, open it in Keychain Access, and set it to “Always Trust”.",
    "3. Restart Premiere, and enter https://gpu.example.lan/v1 here. mkcert does the same if you have it already.",
  ],
  health: (health: EngineHealth): string => {
    switch (health.kind) {
      case "untested":
        return "not tested";
      case "testing":
        return "testing …";
      case "answers":
        return "answers";
      case "offline":
        return "away";
      case "refuses":
        return "refuses";
    }
  },
  models: (count: number, first: string) => (count === 1 ? first : `${count} models: ${first} …`),
  noModels: "It names no models.",
  hasKey: "key set",
  noKey: "no key",
  project: "This project",
  thisNetwork: "This network only",
  thisNetworkSays:
    "Nothing of this project is sent beyond this machine and your own network, the check before sending included. It holds on every machine.",
  money: "Money",
  month: "This month, this device",
  nothing: "nothing",
  confirmAbove: "Ask before more than",
  cap: "Monthly cap",
  noCap: "none",
  discarded: (money: string) => `${money} of it stopped or given up`,
  failed: (money: string) => `${money} of it failed`,
  unknown: (count: number) => `${count} of unknown cost`,
  currency: "In the currency that each engine charges in. Takes on your own hardware count as nothing.",
  places: "Of all time, by sequence",
  morePlaces: (count: number) => `And ${count} more, in the CSV.`,
  csv: "Save as CSV …",
  check: "Check before sending",
  checkSays:
    "OpenAI’s moderation looks at the prompt in all its categories, and at frames for violence, self-harm and sexual content. It is never required; without a key, nothing is checked.",
  checkNoKey: "There is no key yet, so nothing is checked.",
  checkOn: "Check prompt and frames first",
  checkKey: "OpenAI key for the check",
};

export type SettingsText = typeof settingsEn;

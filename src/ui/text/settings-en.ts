/** Engines, money and the check before sending, as Settings shows them; in English. `settings-fr.ts` has the same shape. */

import type { DialectName } from "../../core/job";
import type { EngineRow } from "../../studio/front-desk/engine-state";

export const settingsEn = {
  title: "Engines",
  says: "Who makes takes beside the built-in engine: any server that speaks OpenAI’s video protocol, or OpenRouter.",
  none: "None yet. A GPU of your own, a gateway or OpenRouter: an address is all it takes.",
  add: "Add an engine",
  test: "Test",
  edit: "Edit",
  remove: "Remove",
  removeSure: "Remove it",
  underWay: (takes: number) =>
    `${takes === 1 ? "A take is" : `${takes} takes are`} under way there. Without the engine they cannot be fetched, and may be charged.`,
  forgetSays: "Lengths, sizes and frames it refused before are tried again.",
  save: "Save and test",
  cancel: "Cancel",
  withV1: "Try with /v1",
  forget: "Forget what it refused",
  name: "Name",
  nameHint: "Studio GPU",
  wire: "Kind",
  wires: { "openai-videos": "OpenAI Videos server", openrouter: "OpenRouter" },
  address: "Address",
  addressHint: "https://gpu.example.lan/v1",
  addressBegins: "Begin it with http:// or https://.",
  addressIs: "Type it as https://host/v1, without a name, a key or a question mark in it.",
  key: "Key",
  keyHint: "if it wants one",
  keyHintOpenRouter: "from openrouter.ai/keys",
  keyKept: "kept; type to replace it",
  keyElsewhere: "another address: enter its key",
  keySays: "In the system’s secure storage, never in a file.",
  dialect: "Dialect",
  detect: "Detect",
  dialects: {
    openai: "OpenAI (the original)",
    sglang: "SGLang-Diffusion",
    "vllm-omni": "vLLM-Omni",
    litellm: "LiteLLM",
    trtllm: "TensorRT-LLM, untried",
    fastvideo: "FastVideo, untried",
    newapi: "new-api, untried",
  } satisfies Record<DialectName, string>,
  speaks: (dialect: string) => `Speaks ${dialect}`,
  atOnce: "Takes at once",
  costs: "My own hardware: takes cost nothing",
  http: "Plain http on my network is all right: prompts and frames can be read there",
  httpFirst: "Tick the box above, or use https.",
  mac: "Premiere on macOS refuses http://; there the server needs a certificate.",
  macHow: "How?",
  macRecipe: [
    "1. On the server, install Caddy and run: caddy reverse-proxy --from gpu.example.lan --to :8091. It makes a certificate authority of its own.",
    "2. Copy Caddy’s root.crt (in its data folder, under pki/authorities/local) to the Mac, open it in Keychain Access, and set it to “Always Trust”.",
    "3. Restart Premiere, and enter https://gpu.example.lan/v1 here. mkcert does the same if you have it already.",
  ],
  health: ({ health, models, hasKey }: Pick<EngineRow, "health" | "models" | "hasKey">): string => {
    switch (health.kind) {
      case "untested":
        return "not tested";
      case "testing":
        return "testing …";
      case "answers":
        return models.length === 0 ? "names no models" : "answers";
      case "offline":
        return "away";
      case "refuses":
        switch (health.failure.kind) {
          case "key-refused":
            return hasKey ? "key refused" : "wants a key";
          case "no-protocol":
            return "wrong address";
          default:
            return "refuses";
        }
    }
  },
  models: (names: readonly string[]) =>
    names.length > 5 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", "),
  hasKey: "key set",
  noKey: "no key",
  project: "This project",
  thisNetwork: "This network only",
  thisNetworkSays:
    "Nothing of this project is sent beyond this machine and your own network, the check before sending included. It holds on every machine.",
  money: "Money",
  unread: "What was spent before this start cannot be read, so the sums below are not all of it.",
  month: "This month, this machine",
  spent: "Spent",
  discarded: "Discarded",
  failed: "Failed, charged",
  nothing: "nothing",
  unknown: (takes: number) => `unknown, ${takes === 1 ? "1 take" : `${takes} takes`}`,
  andUnknown: (amounts: string, takes: number) => `${amounts} + ${takes} unknown`,
  /** `currencies` as signs or words: `$`, `$ or credits`. */
  confirmAbove: (currencies: string) => `Ask before more than (${currencies})`,
  cap: (currencies: string) => `Monthly cap (${currencies})`,
  or: " or ",
  noCap: "none",
  free: "Takes on your own hardware count as nothing.",
  places: "Of all time, by sequence",
  morePlaces: (count: number) => `And ${count} more, in the CSV.`,
  csv: "Save as CSV …",
  check: "Check before sending",
  checkSays:
    "OpenAI’s moderation looks at the prompt in all its categories, and at frames for violence, self-harm and sexual content. It is never required.",
  checkNoKey: "Without a key, nothing is checked.",
  checkOn: "Check prompt and frames first",
  checkKey: "OpenAI key for the check",
  checkKeyHint: "OpenAI key",
  keepKey: "Save key",
  removeKey: "Remove key",
};

export type SettingsText = typeof settingsEn;

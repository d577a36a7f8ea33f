/** Capability documents: `assets/engines/*.json`, read once and decoded; what no source states is `unknown`. */

import hunyuan from "../../assets/engines/hunyuan.json";
import ltx from "../../assets/engines/ltx.json";
import minimax from "../../assets/engines/minimax-h3.json";
import sora from "../../assets/engines/sora.json";
import veo from "../../assets/engines/veo.json";
import wan from "../../assets/engines/wan.json";
import {
  WORKS,
  type Capability,
  type ExtensionAllowed,
  type Known,
  type Licence,
  type Price,
  type SecondsAllowed,
  type SizesAllowed,
  type Source,
} from "../core/capability";
import { fieldsOf, finiteFrom, flag, list, object, oneOf, text, wholeFrom, type Decoder } from "../core/decode";
import { sizeRecord } from "../core/drawing-record";
import { moneyRecord } from "../core/job-record";

function known<T>(decode: Decoder<T>): Decoder<Known<T>> {
  return (value, at) => (value === "unknown" ? value : decode(value, at));
}

const source: Decoder<Source> = object(({ read }) => ({ where: read("where", text), date: read("date", text) }));

const seconds: Decoder<SecondsAllowed> = object(({ read }): SecondsAllowed => {
  const kind = read("kind", oneOf("list", "range", "frames"));
  switch (kind) {
    case "list":
      return { kind, values: read("values", list(finiteFrom(0))) };
    case "range":
      return {
        kind,
        least: read("least", finiteFrom(0)),
        most: read("most", known(finiteFrom(0))),
        step: read("step", finiteFrom(0)),
      };
    case "frames":
      return {
        kind,
        fps: read("fps", finiteFrom(0)),
        step: read("step", wholeFrom(1)),
        plus: read("plus", wholeFrom(0)),
        least: read("least", wholeFrom(1)),
        most: read("most", known(wholeFrom(1))),
      };
  }
});

const extension: Decoder<ExtensionAllowed> = object(({ read }) => ({
  seconds: read("seconds", seconds),
  times: read("times", wholeFrom(1)),
  most: read("most", finiteFrom(0)),
}));

const sizes: Decoder<SizesAllowed> = object(({ read }): SizesAllowed => {
  const kind = read("kind", oneOf("list", "multiples"));
  return kind === "list"
    ? { kind, values: read("values", list(sizeRecord)) }
    : { kind, of: read("of", wholeFrom(1)), mostPixels: read("mostPixels", known(wholeFrom(1))) };
});

const price: Decoder<Price> = object(({ read, maybe }) => ({
  perSecond: read("perSecond", moneyRecord),
  when: read("when", text),
  ...maybe("lines", wholeFrom(1)),
  ...maybe("sound", flag),
  ...maybe("carries", list(oneOf("none", "frames", "looks"))),
  ...maybe("work", list(oneOf(...WORKS))),
  ...maybe("perPicture", moneyRecord),
  ...maybe("atLeast", moneyRecord),
  source: read("source", source),
}));

const licence: Decoder<Licence> = object(({ read, maybe }) => ({
  name: read("name", text),
  commercialUse: read("commercialUse", oneOf("yes", "no", "with-conditions", "unknown")),
  trainsOnInputs: read("trainsOnInputs", oneOf("yes", "no", "opt-out", "unknown")),
  ...maybe("source", source),
}));

const abilitiesRecord: Decoder<Omit<Capability, "model">> = object(({ read, maybe }) => ({
  name: read("name", text),
  seconds: read("seconds", known(seconds)),
  sizes: read("sizes", known(sizes)),
  fps: read("fps", known(list(finiteFrom(0)))),
  roles: read(
    "roles",
    object((roles) => ({
      first: roles.read("first", known(wholeFrom(0))),
      last: roles.read("last", known(wholeFrom(0))),
      look: roles.read("look", known(wholeFrom(0))),
      firstNeeded: roles.read("firstNeeded", flag),
      ...(roles.maybe("framesOrLooks", flag).framesOrLooks === true ? { framesOrLooks: true as const } : {}),
    })),
  ),
  seed: read("seed", known(flag)),
  negative: read("negative", known(flag)),
  audio: read("audio", known(flag)),
  // Lists that were kept before there was such a thing do not have it.
  remix: maybe("remix", known(flag)).remix ?? "unknown",
  extend: read("extend", known(flag)),
  edit: read("edit", known(flag)),
  ...maybe("extension", extension),
  longestPrompt: read("longestPrompt", known(wholeFrom(1))),
  prices: read("prices", list(price)),
  licence: read("licence", licence),
  source: read("source", source),
}));

/** One model as it was kept from an engine's own list. */
export const capabilityRecord: Decoder<Capability> = (value, at) => ({
  model: fieldsOf(value, at).read("model", text),
  ...abilitiesRecord(value, at),
});

interface ModelDocument {
  /** Every spelling that servers use. */
  readonly ids: readonly string[];
  readonly can: Omit<Capability, "model">;
}

const modelRecord: Decoder<ModelDocument> = (value, at) => ({
  ids: fieldsOf(value, at).read("ids", list(text)),
  can: abilitiesRecord(value, at),
});

const DOCUMENTS: readonly ModelDocument[] = Object.entries({ hunyuan, ltx, minimax, sora, veo, wan }).flatMap(
  ([name, document]) => object(({ read }) => read("models", list(modelRecord)))(document, name),
);

/** By the exact id, else by the id without its organisation; never by likeness. Absent where no document names the model. */
export function documentFor(model: string): Capability | undefined {
  const whole = model.toLowerCase();
  const spelled = (id: string): boolean => id.toLowerCase() === whole;
  const bare = (id: string): boolean => withoutOwner(id) === withoutOwner(whole);
  const found = DOCUMENTS.find(({ ids }) => ids.some(spelled)) ?? DOCUMENTS.find(({ ids }) => ids.some(bare));
  return found === undefined ? undefined : { model, ...found.can };
}

/** A model's bare name, whoever's copy it is and however it is written: `Wan-AI/Wan2.2` and `wan2.2` are one. */
export function withoutOwner(id: string): string {
  return id.toLowerCase().slice(id.lastIndexOf("/") + 1);
}

/** A model of which nobody has written down what it can do: everything is tried as asked. */
export function unknownModel(model: string): Capability {
  return {
    model,
    name: model,
    seconds: "unknown",
    sizes: "unknown",
    fps: "unknown",
    roles: { first: "unknown", last: "unknown", look: "unknown", firstNeeded: false },
    seed: "unknown",
    negative: "unknown",
    audio: "unknown",
    remix: "unknown",
    extend: "unknown",
    edit: "unknown",
    longestPrompt: "unknown",
    prices: [],
    licence: { name: "unknown", commercialUse: "unknown", trainsOnInputs: "unknown" },
    source: { where: "nobody wrote it down", date: "" },
  };
}

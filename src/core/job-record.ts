/** Jobs, what was asked of an engine, and money as JSON. */

import { finiteFrom, Misfit, object, oneOf, text, wholeFrom, type Decoder, type Fields } from "./decode";
import { sizeRecord } from "./drawing-record";
import {
  DIALECTS,
  VARIATIONS,
  type Asked,
  type AskedFrom,
  type Destination,
  type FoundJob,
  type JobRef,
  type Submission,
} from "./job";
import type { Charge, Money } from "./money";

export const moneyRecord: Decoder<Money> = object(({ read }) => ({
  millionths: read("millionths", wholeFrom(0)),
  currency: read("currency", text),
}));

export const chargeRecord: Decoder<Charge> = object(({ read }) => ({
  money: read("money", moneyRecord),
  how: read("how", oneOf("reported", "estimated")),
}));

export const submissionRecord: Decoder<Submission> = object(({ read }) => ({
  id: read("id", text),
  at: read("at", text),
}));

const destination = ({ read, maybe }: Fields): Destination => ({
  engineId: read("engineId", text),
  wire: read("wire", oneOf("openai-videos", "openrouter")),
  ...maybe("dialect", oneOf(...DIALECTS)),
  address: read("address", text),
  model: read("model", text),
});

export const destinationRecord: Decoder<Destination> = object(destination);

export const jobRecord: Decoder<JobRef> = object((fields) => ({
  ...destination(fields),
  id: fields.read("id", text),
  submission: fields.read("submission", submissionRecord),
  ...fields.maybe("adopted", oneOfTrue),
}));

const askedFrom: Decoder<AskedFrom> = object(({ read }): AskedFrom => {
  const kind = read("kind", oneOf(...VARIATIONS));
  const job = read("job", jobRecord);
  switch (kind) {
    case "remix":
    case "edit":
      return { kind, job };
    case "extend":
      return { kind, job, seconds: read("seconds", finiteFrom(0)), times: read("times", wholeFrom(1)) };
  }
});

export const askedRecord: Decoder<Asked> = object(({ read, maybe }) => ({
  engineId: read("engineId", text),
  engineName: read("engineName", text),
  host: read("host", text),
  seconds: read("seconds", finiteFrom(0)),
  size: read("size", sizeRecord),
  ...maybe("fps", finiteFrom(0)),
  ...maybe("from", askedFrom),
}));

export const foundJobRecord: Decoder<FoundJob> = object(({ read, maybe }) => ({
  id: read("id", text),
  state: read("state", oneOf("queued", "running", "done", "failed", "ended")),
  ...maybe("createdAt", text),
  ...maybe("prompt", text),
  ...maybe("model", text),
  ...maybe("seconds", finiteFrom(0)),
  ...maybe("size", text),
  ...maybe("madeFrom", text),
}));

function oneOfTrue(value: unknown, at: string): true {
  if (value !== true) throw new Misfit(at, "true");
  return value;
}

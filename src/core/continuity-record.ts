/** What an examination found, as it stands in JSON and back. */

import {
  FAULTS,
  type Continuity,
  type Finding,
  type FirstFrame,
  type Likeness,
  type Measures,
  type Meeting,
  type Move,
  type NotLooked,
} from "./continuity";
import { finite, finiteFrom, flag, list, object, oneOf, wholeFrom, type Decoder, type Fields } from "./decode";

const frames = object(({ read }) => {
  const start = read("start", wholeFrom(0));
  return { start, end: read("end", wholeFrom(start + 1)) };
});

const finding: Decoder<Finding> = object(({ read }) => ({
  fault: read("fault", oneOf(...FAULTS)),
  frames: read("frames", frames),
  strength: read("strength", finiteFrom(0)),
}));

const notLooked: Decoder<NotLooked> = object(({ read }) => ({
  fault: read("fault", oneOf(...FAULTS)),
  why: read("why", oneOf("too-short", "no-movement", "no-texture")),
}));

const measures: Decoder<Measures> = object(({ maybe }) => ({
  ...maybe("warpingError", finiteFrom(0)),
  ...maybe("consistent", finiteFrom(0)),
  ...maybe("jerk", finiteFrom(0)),
  ...maybe("middleError", finiteFrom(0)),
  ...maybe("cutRatio", finiteFrom(0)),
}));

export const continuity: Decoder<Continuity> = object(({ read }) => ({
  frames: read("frames", wholeFrom(0)),
  findings: read("findings", list(finding)),
  measures: read("measures", measures),
  notLooked: read("notLooked", list(notLooked)),
}));

const move: Decoder<Move> = object(({ read }) => ({ x: read("x", finite), y: read("y", finite) }));

function likeness({ read, maybe }: Fields): Likeness {
  return {
    luma: read("luma", finite),
    cb: read("cb", finite),
    cr: read("cr", finite),
    ...maybe("sharpness", finiteFrom(0)),
    ...maybe("grain", finiteFrom(0)),
  };
}

export const firstFrame: Decoder<FirstFrame> = object((fields) => ({
  ...likeness(fields),
  corresponds: fields.read("corresponds", (value, at) => (value === "unknown" ? value : flag(value, at))),
  ...fields.maybe("shift", move),
}));

export const meeting: Decoder<Meeting> = object((fields) => ({
  ...likeness(fields),
  ...fields.maybe("moveBefore", move),
  ...fields.maybe("moveAfter", move),
  ...fields.maybe("turn", finiteFrom(0)),
}));

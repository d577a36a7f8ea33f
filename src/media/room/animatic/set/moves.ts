/**
 * What a camera does, as an operator with a real head, dolly and crane would: how far, how fast, and in which frame the
 * picture is composed. Everything is a function of the share of the move that is done and of the time.
 */

import { MathUtils } from "three";
import type { Camera, Move, Pace } from "../../../../core/staging";
import type { Chance } from "../../../../core/chance";
import { smoothstep } from "../pace";

/** Where the camera is beside its mark: metres, radians, or a factor. */
export interface Offset {
  /** Factor on the distance to the subject. */
  away: number;
  /** Factor on what the lens sees: above 1 it sees more. */
  wider: number;
  across: number;
  up: number;
  orbit: number;
  pan: number;
  tilt: number;
  roll: number;
}

export interface Travel {
  /** The share of the move at which the picture is composed: where it lands, or where it sets out from. */
  readonly composed: number;
  /** Whether the head is tilted meanwhile, so that the subject stays where it was composed: a crane looks down. */
  readonly tiltsAfter: boolean;
  /** Whether the head is turned after who walks. */
  readonly turnsAfter: boolean;
  /** Share of the subject's way that the camera goes along. */
  readonly along: number;
  /** How large the subject is when composed, over what its shot size says. */
  readonly larger: number;
  /** The offset when `done` (0 … 1) of the move is done, `time` seconds from the first frame. */
  offset(done: number, time: number, into: Offset): Offset;
}

/** What a move is measured against. */
export interface Ground {
  readonly seconds: number;
  /** When the last frame is: a head that is thrown round has landed by then. */
  readonly last: number;
  /** Metres to the subject. */
  readonly distance: number;
  /** What the lens sees, in radians. */
  readonly wide: number;
  readonly high: number;
  /** Most metres that the camera may rise. */
  readonly above: number;
  /** Most metres that it may sink. */
  readonly below: number;
  /** Most metres aside and most radians round, from first to last frame. */
  readonly across: number;
  readonly round: number;
}

export function stillOffset(): Offset {
  return { away: 1, wider: 1, across: 0, up: 0, orbit: 0, pan: 0, tilt: 0, roll: 0 };
}

const PACES: Readonly<Record<Pace, number>> = { slow: 0.6, normal: 1, fast: 1.7 };

export function travelOf(camera: Camera, ground: Ground, hand: Hand): Travel {
  const { move, pace, size, angle } = camera;
  const most = (perSecond: number, limit: number): number => Math.min(limit, perSecond * PACES[pace] * ground.seconds);
  // Close to a small thing the operator rests the elbows.
  const sway = 0.014 * Math.min(1, ground.distance / 2);
  const breath = angle === "pov" && move !== "static" ? 0.6 : 0;
  const moves = offsetOf(move, ground, most);
  const isCrane = move === "crane-up" || move === "crane-down";
  const shake = move === "handheld" ? 1 : move === "follow" ? 0.25 : breath;
  return {
    composed: composedAt(move),
    tiltsAfter: isCrane,
    turnsAfter: isCrane || move === "push-in" || move === "pull-out" || move === "tilt-up" || move === "tilt-down",
    along: alongOf(move, size),
    larger: move === "push-in" || move === "pull-out" || move === "zoom-in" || move === "zoom-out" ? 1.06 : 1,
    offset: (done, time, into) => {
      Object.assign(into, STILL);
      moves(done, time, into);
      if (shake > 0) hand(time, shake, sway * shake, into);
      return into;
    },
  };
}

const STILL = stillOffset();

/** A move lands on its picture; one that goes back sets out from it; what passes by is composed half-way. */
function composedAt(move: Move): number {
  switch (move) {
    case "pull-out":
    case "zoom-out":
      return 0;
    case "static":
    case "handheld":
    case "follow":
    case "truck-left":
    case "truck-right":
    case "orbit":
      return 0.5;
    case "pan-left":
    case "pan-right":
    case "whip-pan":
    case "tilt-up":
    case "tilt-down":
    case "push-in":
    case "zoom-in":
    case "pedestal-up":
    case "pedestal-down":
    case "crane-up":
    case "crane-down":
      return 1;
  }
}

/** Who travels is kept by a camera that goes along, and passes by one that has something else to do. */
function alongOf(move: Move, size: Camera["size"]): number {
  if (move === "follow") return 1;
  if (move !== "handheld" && move !== "orbit") return 0;
  if (size === "extreme-long") return 0;
  return size === "long" || size === "full" ? 0.75 : 1;
}

type Moving = (done: number, time: number, into: Offset) => void;

/** @param most of a way that is gone at so much a second, and its limit. */
function offsetOf(move: Move, ground: Ground, most: (perSecond: number, limit: number) => number): Moving {
  const { distance, wide, high } = ground;
  switch (move) {
    case "static":
    case "follow":
    case "handheld":
      return () => undefined;
    case "push-in": {
      const way = most(0.068, 0.6);
      return (done, _, into) => void (into.away = 1 + way * (1 - done));
    }
    case "pull-out": {
      const way = most(0.068, 0.6);
      return (done, _, into) => void (into.away = 1 + way * done);
    }
    // A zoom doubles in even steps, so that it seems even.
    case "zoom-in": {
      const ratio = 1 + most(0.09, 0.9);
      return (done, _, into) => void (into.wider = ratio ** (1 - done));
    }
    case "zoom-out": {
      const ratio = 1 + most(0.09, 0.9);
      return (done, _, into) => void (into.wider = ratio ** done);
    }
    case "pan-left":
    case "pan-right": {
      const turn = wide * most(0.1, 0.44) * (move === "pan-left" ? 1 : -1);
      return (done, _, into) => void (into.pan = turn * (done - 1));
    }
    case "whip-pan":
      return (_, time, into) => void (into.pan = -Math.max(wide * 1.15, 0.9) * (whip(time, ground.last) - 1));
    case "tilt-up":
    case "tilt-down": {
      const turn = high * most(0.085, 0.36) * (move === "tilt-up" ? 1 : -1);
      return (done, _, into) => void (into.tilt = turn * (done - 1));
    }
    case "truck-left":
    case "truck-right": {
      const way = Math.min(ground.across, distance * wide * most(0.085, 0.38)) * (move === "truck-right" ? 1 : -1);
      return (done, _, into) => void (into.across = way * (done - 0.5));
    }
    case "pedestal-up":
    case "pedestal-down": {
      const rise = Math.min(ground.above + ground.below, distance * high * most(0.09, 0.36));
      // It comes to its height from below as far as there is room, and goes past it by the rest.
      const past = Math.max(0, rise - ground.below);
      return (done, _, into) => void (into.up = move === "pedestal-up" ? rise * (done - 1) + past : rise * (1 - done));
    }
    case "crane-up":
    case "crane-down": {
      const rise = Math.min(ground.above, distance * high * most(0.15, 0.62));
      return (done, _, into) => void (into.up = rise * (move === "crane-up" ? done : 1 - done));
    }
    case "orbit": {
      const round = Math.min(ground.round, MathUtils.degToRad(most(6, 26)));
      return (done, _, into) => void (into.orbit = round * (done - 0.5));
    }
  }
}

/** Seconds in which the head is thrown round; it sets out when a third of the shot is over. */
const WHIP_SECONDS = 0.42;

/** 0 before, 1 after: it is thrown, lands a little past its mark, and comes back to it. */
function whip(time: number, last: number): number {
  // A single frame shows what the head is thrown to.
  if (last <= 0) return 1;
  const length = Math.min(WHIP_SECONDS, last / 4);
  const begins = Math.min(last * 0.36, 1.4);
  const thrown = smoothstep(0, 1, (time - begins) / length);
  const after = Math.max(0, time - begins - length * 0.8) / length;
  return (
    thrown + 0.035 * Math.sin(Math.PI * Math.min(1, after / 1.6)) * Math.exp(-after * 0.9) * Math.min(1, after * 4)
  );
}

/** Hertz and share of each wave of a hand: the sway of a body, its breath, the tremor of its arms. */
const HAND = [
  { hertz: 0.31, share: 0.46 },
  { hertz: 0.73, share: 0.28 },
  { hertz: 1.37, share: 0.18 },
  { hertz: 2.6, share: 0.08 },
];
/** How far a hand turns the camera, at most. */
const HAND_TURNS = MathUtils.degToRad(0.4);

/** Moves an offset as a hand would: turned with `strength` (1 is a shoulder without a rig), swayed by at most so many metres. */
export type Hand = (time: number, strength: number, sway: number, into: Offset) => void;

/** Band-limited: smooth between any two frames, and never the same twice in a shot. */
export function handOf(chance: Chance): Hand {
  const wave = (): ((time: number) => number) => {
    const waves = HAND.map(({ hertz, share }) => ({
      share,
      turn: 2 * Math.PI * hertz * chance.between(0.88, 1.12),
      phase: chance.between(0, 2 * Math.PI),
    }));
    return (time) => waves.reduce((sum, { share, turn, phase }) => sum + share * Math.sin(turn * time + phase), 0);
  };
  const [pan, tilt, roll, across, up] = [wave(), wave(), wave(), wave(), wave()];
  return (time, strength, sway, into) => {
    into.pan += HAND_TURNS * strength * pan(time);
    into.tilt += HAND_TURNS * strength * tilt(time);
    into.roll += HAND_TURNS * 0.7 * strength * roll(time);
    into.across += sway * across(time);
    into.up += sway * up(time);
  };
}

/** TickTime, FrameRate, Guid and RectF as the API hands them out. Ticks are kept whole, however far out they lie. */

import type * as adobe from "@adobe/premierepro";
import type { Ticks } from "../../src/core/time";
import { frameRateOf, parseTicks, TICKS_PER_SECOND } from "../../src/core/time";
import type { Simulated } from "./adobe";
import { HostRefusal, need } from "./adobe";

const PER_SECOND = BigInt(TICKS_PER_SECOND);

export class SimTickTime implements Simulated<adobe.TickTime> {
  readonly #ticks: bigint;

  constructor(ticks: bigint) {
    this.#ticks = ticks;
  }

  static of(ticks: number): SimTickTime {
    return new SimTickTime(BigInt(ticks));
  }

  /** What a mark that is not set answers: -400 000 s. */
  static readonly unset = new SimTickTime(-400_000n * PER_SECOND);

  /** @throws HostRefusal when it is no TickTime, or beyond what the simulated project can count (9.85 h). */
  static read(call: string, value: unknown): Ticks {
    const read = parseTicks(SimTickTime.whole(call, value).toString());
    if (read === undefined) throw new HostRefusal("invalid", `${call}: too far out`);
    return read;
  }

  static whole(call: string, value: unknown): bigint {
    if (typeof value !== "object" || value === null || !(#ticks in value)) {
      throw new HostRefusal(value === undefined ? "few" : "type", `${call}: not a TickTime`);
    }
    return value.#ticks;
  }

  get ticks(): string {
    return this.#ticks.toString();
  }
  get ticksNumber(): number {
    return Number(this.#ticks);
  }
  get seconds(): number {
    return Number(this.#ticks) / TICKS_PER_SECOND;
  }
  equals(tickTime: unknown): boolean {
    return this.#ticks === SimTickTime.whole("equals", tickTime);
  }
  alignToNearestFrame(frameRate: unknown): SimTickTime {
    const frame = SimFrameRate.read("alignToNearestFrame", frameRate);
    return new SimTickTime(floorDivide(this.#ticks * 2n + frame, frame * 2n) * frame);
  }
  alignToFrame(frameRate: unknown): SimTickTime {
    const frame = SimFrameRate.read("alignToFrame", frameRate);
    return new SimTickTime(floorDivide(this.#ticks, frame) * frame);
  }
  add(tickTime: unknown): SimTickTime {
    return new SimTickTime(this.#ticks + SimTickTime.whole("add", tickTime));
  }
  subtract(tickTime: unknown): SimTickTime {
    return new SimTickTime(this.#ticks - SimTickTime.whole("subtract", tickTime));
  }
  multiply(factor: number): SimTickTime {
    return new SimTickTime(BigInt(Math.round(Number(this.#ticks) * factor)));
  }
  divide(divisor: number): SimTickTime {
    if (divisor === 0) throw new HostRefusal("invalid", "divide: by zero");
    return this.multiply(1 / divisor);
  }
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

export class SimFrameRate implements Simulated<adobe.FrameRate> {
  ticksPerFrame: number;

  constructor(ticksPerFrame: number) {
    this.ticksPerFrame = ticksPerFrame;
  }

  static read(call: string, value: unknown): bigint {
    if (!(value instanceof SimFrameRate)) throw new HostRefusal("type", `${call}: not a FrameRate`);
    return BigInt(value.ticksPerFrame);
  }

  get value(): number {
    return TICKS_PER_SECOND / this.ticksPerFrame;
  }
  equals(frameRate: unknown): boolean {
    return frameRate instanceof SimFrameRate && frameRate.ticksPerFrame === this.ticksPerFrame;
  }
}

/** Not a string: comparing needs `toString()`. */
export class SimGuid implements Simulated<adobe.Guid> {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

export class SimRectF implements Simulated<adobe.RectF> {
  width: number;
  height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }
}

const LONGEST = 2n ** 63n - 1n;

export const TickTime: Simulated<adobe.TickTimeStatic> = {
  createWithTicks(ticks: unknown) {
    need("createWithTicks", [ticks]);
    if (typeof ticks !== "string" || !/^-?\d+$/.test(ticks)) throw new HostRefusal("type", "createWithTicks: no ticks");
    return new SimTickTime(BigInt(ticks));
  },
  createWithSeconds(seconds: unknown) {
    need("createWithSeconds", [seconds]);
    if (typeof seconds !== "number" || !Number.isFinite(seconds)) {
      throw new HostRefusal("type", "createWithSeconds: no number");
    }
    return new SimTickTime(BigInt(Math.round(seconds * TICKS_PER_SECOND)));
  },
  createWithFrameAndFrameRate(frameCount: unknown, frameRate: unknown) {
    need("createWithFrameAndFrameRate", [frameCount, frameRate]);
    if (typeof frameCount !== "number" || !Number.isFinite(frameCount)) {
      throw new HostRefusal("type", "createWithFrameAndFrameRate: no number");
    }
    const frame = SimFrameRate.read("createWithFrameAndFrameRate", frameRate);
    return new SimTickTime(BigInt(Math.trunc(frameCount)) * frame);
  },
  TIME_ZERO: new SimTickTime(0n),
  TIME_ONE_SECOND: new SimTickTime(PER_SECOND),
  TIME_ONE_MINUTE: new SimTickTime(60n * PER_SECOND),
  TIME_ONE_HOUR: new SimTickTime(3600n * PER_SECOND),
  TIME_MAX: new SimTickTime(LONGEST),
  TIME_MIN: new SimTickTime(-LONGEST),
  TIME_INVALID: new SimTickTime(-LONGEST - 1n),
};

export const FrameRate: Simulated<adobe.FrameRateStatic> = {
  createWithValue(value: unknown) {
    if (typeof value !== "number" || !(value > 0)) throw new HostRefusal("type", "createWithValue: no rate");
    return new SimFrameRate(frameRateOf(value));
  },
};

export const Guid: Simulated<adobe.GuidStatic> = {
  fromString: (stringValue: string) => new SimGuid(stringValue),
};

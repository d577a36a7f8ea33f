/**
 * How the links of a chain go on from one another: on the last frame of the one before, or as more of its film, made by
 * the engine itself. A film can be made longer only so often and only so far; then the next link begins one of its own.
 */

import { lengthFor } from "./asking";
import type { Capability } from "./capability";
import { framesInLink, linksFor, MOST_LINKS, withoutStub } from "./scene";
import { TICKS_PER_SECOND, type FrameRate } from "./time";
import { extensionFor } from "./variation";

export const JOINS = ["frame", "extend"] as const;
export type Join = (typeof JOINS)[number];

export interface JoinedLink {
  /** Of the sequence's rate, that the cut shows. */
  readonly frames: number;
  /** Of the first link always `frame`. */
  readonly join: Join;
}

/** A film that grows link by link, as it would be with one more. */
export interface Growing {
  /** Frames of the sequence's rate from the film's first to where its latest link ends in the cut. */
  readonly shown: number;
  readonly seconds: number;
  /** How often it was extended. */
  readonly times: number;
}

export interface Joining {
  readonly rate: FrameRate;
  /** Frames that a link repeats which begins on the last frame of another. */
  readonly head: number;
  readonly capability: Pick<Capability, "seconds" | "extension">;
}

/** As `splitScene` does, where links go on by the engine's own extend as far as it goes. `seconds`: of one link. */
export function splitJoined(
  frames: number,
  { seconds, ...facts }: Joining & { readonly seconds: number },
): readonly JoinedLink[] | undefined {
  const { rate, head } = facts;
  const most = framesInLink(seconds, rate);
  if (most < 1 || linksFor(frames, most, head) > MOST_LINKS) return undefined;
  const links: JoinedLink[] = [];
  let film: Growing | undefined;
  for (let rest = frames; rest > 0;) {
    const more = Math.min(rest, most);
    const longer: Growing | undefined = film && grown(film, more, facts);
    const own = Math.min(rest, film === undefined ? most : most - head);
    const link: JoinedLink = longer === undefined ? { frames: own, join: "frame" } : { frames: more, join: "extend" };
    film = longer ?? begun(own + (film === undefined ? 0 : head), facts);
    links.push(link);
    rest -= link.frames;
  }
  const tidy = withoutStub(
    links.map((link) => link.frames),
    rate,
  ).map((count, index): JoinedLink => ({ frames: count, join: links[index]?.join ?? "frame" }));
  return filmsBefore(tidy, facts) === undefined ? links : tidy;
}

/**
 * For each link the film that it would make longer; none where it begins one of its own. Absent as a whole where one of
 * them could not be made.
 */
export function filmsBefore(
  links: readonly JoinedLink[],
  facts: Joining,
): readonly (Growing | undefined)[] | undefined {
  const before: (Growing | undefined)[] = [];
  let film: Growing | undefined;
  for (const { frames, join } of links) {
    if (join === "extend" && film !== undefined) {
      before.push(film);
      film = grown(film, frames, facts);
      if (film === undefined) return undefined;
    } else {
      before.push(undefined);
      film = begun(frames + (before.length > 1 ? facts.head : 0), facts);
    }
  }
  return before;
}

function begun(frames: number, { rate, capability }: Joining): Growing {
  const { seconds } = lengthFor((frames * rate) / TICKS_PER_SECOND, capability.seconds);
  return { shown: frames, seconds, times: 0 };
}

/** Absent: it cannot be made so much longer in one go. */
function grown({ shown, seconds, times }: Growing, frames: number, { rate, capability }: Joining): Growing | undefined {
  const { extension } = capability;
  if (extension !== undefined && times >= extension.times) return undefined;
  const more = extensionFor({ head: shown, frames, rate }, { seconds }, capability);
  return more.short ? undefined : { shown: shown + frames, seconds: seconds + more.seconds, times: times + 1 };
}

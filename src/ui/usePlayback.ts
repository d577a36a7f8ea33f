/**
 * The clock that two takes share. Where the host plays their files, two <video> elements are held to it; where it does not
 * within a moment, the media room's pictures follow it instead, as fast as they come.
 */

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { secondsInFilm, sharedSeconds } from "../core/comparison";
import type { CompareState } from "../studio/takes/compare-state";
import { useCommands } from "./useStudio";

type Open = Extract<CompareState, { kind: "open" }>;
export type Place = "a" | "b";

export interface Playback {
  /** Seconds. */
  readonly at: number;
  readonly isPlaying: boolean;
  /** Every film of the two plays here. */
  readonly plays: boolean;
  /** Films are tried: their elements are to be shown, and kept in the document. */
  readonly isTried: boolean;
  readonly seek: (at: number) => void;
  readonly toggle: () => void;
  /** For a film's element, as it comes and goes. */
  readonly hold: (place: Place, element: HTMLVideoElement | null) => void;
  /** It has a frame to show, or cannot have one. */
  readonly heard: (place: Place, what: "ready" | "fails") => void;
}

/** Milliseconds in which a film must show its first frame. UXP says that it plays also where it does not. */
const PATIENCE = 1500;
/** Milliseconds between two looks at the clock. */
const BEAT = 40;
/** Seconds that two films may run apart before one is set right. */
const DRIFT = 0.06;

const NOWHERE = { before: 0 };

export function usePlayback(open: Open): Playback {
  const studio = useCommands();
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(open.at);
  const [ready, setReady] = useState<readonly string[]>([]);
  const [fails, setFails] = useState(false);
  const videos = useRef<Partial<Record<Place, HTMLVideoElement>>>({});
  const films = (["a", "b"] as const).filter((place) => open[place].media?.kind === "film");
  const known = open.a.media !== undefined && open.b.media !== undefined;
  const all = sharedSeconds(open.a.media ?? NOWHERE, open.b.media ?? NOWHERE);
  const isTried = known && films.length > 0 && !fails;
  const plays = isTried && films.every((place) => ready.includes(open[place].takeId));
  const now = useRef({ at, all, plays, open });
  useLayoutEffect(() => {
    now.current = { at, all, plays, open };
  });

  useEffect(() => {
    if (!isTried || plays) return undefined;
    const timer = setTimeout(() => setFails(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [isTried, plays]);

  const settle = useCallback((place: Place, seconds: number): void => {
    const video = videos.current[place];
    const media = now.current.open[place].media;
    if (video === undefined || media === undefined) return;
    const wanted = secondsInFilm(media, seconds);
    if (Math.abs(video.currentTime - wanted) > DRIFT / 2) video.currentTime = wanted;
  }, []);

  const seek = useCallback(
    (wanted: number): void => {
      const next = Math.max(0, Math.min(wanted, now.current.all));
      setAt(next);
      if (now.current.plays) for (const place of ["a", "b"] as const) settle(place, next);
      else studio.compare.look(next);
    },
    [settle, studio],
  );

  const toggle = useCallback((): void => {
    setPlaying((was) => {
      if (!was && now.current.at >= now.current.all - BEAT / 1000) seek(0);
      return !was;
    });
  }, [seek]);

  useEffect(() => {
    if (!isPlaying) return undefined;
    const started = Date.now();
    const from = now.current.at;
    const running = (["a", "b"] as const).flatMap((place) => videos.current[place] ?? []);
    if (now.current.plays) for (const video of running) void video.play().catch(() => setFails(true));
    const timer = setInterval(() => {
      const { all: end, plays: inFilms } = now.current;
      const next = Math.min(end, from + (Date.now() - started) / 1000);
      setAt(next);
      if (!inFilms) studio.compare.look(next);
      else {
        for (const place of ["a", "b"] as const) {
          const video = videos.current[place];
          const media = now.current.open[place].media;
          if (video === undefined || media === undefined) continue;
          const wanted = secondsInFilm(media, next);
          if (Math.abs(video.currentTime - wanted) > DRIFT) video.currentTime = wanted;
        }
      }
      if (next >= end) setPlaying(false);
    }, BEAT);
    return () => {
      clearInterval(timer);
      for (const video of running) video.pause();
    };
  }, [isPlaying, plays, studio]);

  const hold = useCallback((place: Place, element: HTMLVideoElement | null): void => {
    if (element === null) delete videos.current[place];
    else videos.current[place] = element;
  }, []);

  const heard = useCallback(
    (place: Place, what: "ready" | "fails"): void => {
      if (what === "fails") return setFails(true);
      const { takeId } = now.current.open[place];
      setReady((before) => (before.includes(takeId) ? before : [...before, takeId]));
      settle(place, now.current.at);
    },
    [settle],
  );

  // Pictures take over where films were: at the same moment.
  useEffect(() => {
    if (fails) studio.compare.look(now.current.at);
  }, [fails, studio]);

  return { at, isPlaying, plays, isTried, seek, toggle, hold, heard };
}

/** Times of day, and how long something has been going on. */

import { useEffect, useState } from "react";

/** The time now, told anew every `every` milliseconds for as long as the component is shown. */
export function useNow(every: number): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const ticking = setInterval(() => setNow(new Date()), every);
    return () => clearInterval(ticking);
  }, [every]);
  return now;
}

/** Whole seconds as `0:41`, `1:02:03`; `0:00` when this clock is behind. */
export function elapsedText(since: string, now: Date): string {
  const whole = Math.max(0, Math.floor((now.getTime() - new Date(since).getTime()) / 1000));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours === 0 ? `${minutes}:${two(whole % 60)}` : `${hours}:${two(minutes)}:${two(whole % 60)}`;
}

/** On this machine's clock, to the second: `14:32:05`; of another day with it: `2026-11-22 14:32:05`. */
export function clockOf(iso: string, now = new Date()): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  if (at.toDateString() === now.toDateString()) return time;
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${time}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

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

export type Elapsed =
  /** Whole seconds as `0:41`, `1:02:03`; `0:00` when this clock is behind. */
  | { readonly kind: "clock"; readonly text: string }
  /** From a day on, seconds say nothing any more. */
  | { readonly kind: "days"; readonly days: number; readonly hours: number };

export function elapsedText(since: string, now: Date): Elapsed {
  const whole = Math.max(0, Math.floor((now.getTime() - new Date(since).getTime()) / 1000));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  if (hours >= 24) return { kind: "days", days: Math.floor(hours / 24), hours: hours % 24 };
  const text = hours === 0 ? `${minutes}:${two(whole % 60)}` : `${hours}:${two(minutes)}:${two(whole % 60)}`;
  return { kind: "clock", text };
}

/** On this machine's clock, to the second: `14:32:05`; of another day to the minute, with it: `22 Nov 14:32`. */
export function clockOf(iso: string, months: readonly string[], now = new Date()): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  if (at.toDateString() === now.toDateString()) return `${time}:${two(at.getSeconds())}`;
  const year = at.getFullYear() === now.getFullYear() ? "" : ` ${at.getFullYear()}`;
  return `${at.getDate()} ${months[at.getMonth()] ?? ""}${year} ${time}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Days as people write them in a sentence, without a library: `12 Nov`; of another year with it. */

export const MONTHS_IN_ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const MONTHS_IN_FRENCH = [
  "janv.",
  "févr.",
  "mars",
  "avr.",
  "mai",
  "juin",
  "juil.",
  "août",
  "sept.",
  "oct.",
  "nov.",
  "déc.",
];

/** `iso`: begins with an ISO 8601 day; anything else comes back as it is. */
export function dayInEnglish(iso: string, now = new Date()): string {
  return day(iso, MONTHS_IN_ENGLISH, now);
}

export function dayInFrench(iso: string, now = new Date()): string {
  return day(iso, MONTHS_IN_FRENCH, now);
}

function day(iso: string, months: readonly string[], now: Date): string {
  const [, year = "", month = "", date = ""] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  if (name === undefined) return iso;
  return `${Number(date)}\u00a0${name}${Number(year) === now.getFullYear() ? "" : `\u00a0${year}`}`;
}

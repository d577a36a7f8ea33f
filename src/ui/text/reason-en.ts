/** Reasons from deep inside, after a colon; nothing where they are a host’s own words for "no answer", which say nothing. */

/** What browsers, Node and UXP say when nothing came back, whatever it was. */
const EMPTY = /^(failed to fetch|fetch failed|network request failed|load failed|network ?error\b.*|terminated)\.?$/i;

export function saysNothing(why: string): boolean {
  return why.trim() === "" || EMPTY.test(why.trim());
}

/** Somebody was there, and answered with an error of its own. */
export function isAnswer(why: string): boolean {
  return /^it answers \d+$/.test(why);
}

/** `: it answers 503`, or nothing. */
export function becauseInEnglish(why: string): string {
  return saysNothing(why) ? "" : `: ${why}`;
}

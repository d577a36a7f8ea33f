/** Text as XML 1.0 can hold it: no control characters or half pairs, and line ends that survive a parser. */
export function storable(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu, "");
}

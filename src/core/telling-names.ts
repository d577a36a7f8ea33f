/** What the name of a file or a clip lets one suspect. A name proves nothing: a runway may be an airport's. Pure. */

/** Makers of generated pictures, as people's file names bear them. */
const MAKERS = new Set([
  "sora",
  "sora2",
  "veo",
  "veo2",
  "veo3",
  "runway",
  "runwayml",
  "kling",
  "klingai",
  "luma",
  "dreammachine",
  "midjourney",
  "firefly",
  "pika",
  "pikalabs",
  "hailuo",
  "minimax",
  "seedance",
  "hunyuan",
  "hunyuanvideo",
  "ltx",
  "ltxv",
  "wan21",
  "wan22",
  "comfyui",
  "dalle",
  "sdxl",
]);

/** What stands behind `luma` where it means brightness. */
const NOT_A_MAKER = /^luma[\W_]*(?:key|matte|map|mask|curve)/i;

/** The part of the name that says it; absent: nothing does. */
export function tellingIn(name: string): string | undefined {
  const own = /^PU_.+_\d{3,}_T\d{2,}/.exec(name);
  if (own !== null) return own[0];
  // `kling_clip`, `Sora 2`, `gen-veo3`: words, and a word with the number behind it.
  const words = [...name.matchAll(/[a-z]+\d*|\d+/gi)];
  for (const [index, { 0: word, index: at }] of words.entries()) {
    const both = word + (words[index + 1]?.[0] ?? "");
    const found = [word, both].find((one) => MAKERS.has(one.toLowerCase()));
    if (found !== undefined && !NOT_A_MAKER.test(name.slice(at))) return found;
  }
  return undefined;
}

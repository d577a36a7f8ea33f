/** The structured half of a prompt: what a director would say of the shot, in words of which each has one meaning. */

const IDS = {
  size: ["extreme-long", "long", "full", "medium-long", "medium", "medium-close-up", "close-up", "extreme-close-up"],
  angle: ["eye-level", "high", "low", "top", "dutch", "over-the-shoulder", "pov"],
  move: [
    "static",
    "pan-left",
    "pan-right",
    "pan",
    "tilt-up",
    "tilt-down",
    "push-in",
    "pull-out",
    "truck-left",
    "truck-right",
    "truck",
    "crane-up",
    "crane-down",
    "orbit",
    "zoom-in",
    "zoom-out",
    "follow",
    "handheld",
    "whip-pan",
  ],
  speed: ["slow", "fast"],
  lens: ["wide", "normal", "telephoto", "macro", "anamorphic", "fisheye"],
  depth: ["shallow", "deep", "rack"],
  light: ["low-key", "high-key", "backlit", "silhouette", "soft", "hard", "practical", "neon", "candle", "fire", "rim"],
  time: ["dawn", "morning", "noon", "afternoon", "golden-hour", "dusk", "blue-hour", "night"],
  weather: ["clear", "overcast", "rain", "storm", "snow", "fog", "wind"],
  palette: ["warm", "cool", "desaturated", "saturated", "monochrome", "teal-orange", "pastel"],
  style: [
    "noir",
    "documentary",
    "animation",
    "archive",
    "realistic",
    "stop-motion",
    "watercolour",
    "sketch",
    "vintage",
    "sci-fi",
  ],
  mood: ["calm", "tense", "joyful", "melancholic", "mysterious", "epic", "eerie", "romantic"],
} as const;

/** `speed` is that of `move`, and never stands without one. */
export type Field = keyof typeof IDS;

/** The values that have names. A lens may also be a focal length, which has none. */
export type Values = { readonly [F in Field]: (typeof IDS)[F][number] };

export const VALUES: { readonly [F in Field]: readonly Values[F][] } = IDS;

/** In the order in which chips stand. */
export const FIELDS = [
  "size",
  "angle",
  "move",
  "speed",
  "lens",
  "depth",
  "light",
  "time",
  "weather",
  "palette",
  "style",
  "mood",
] as const satisfies readonly Field[];

/** A value id, or millimetres. */
export type Value<F extends Field> = F extends "lens" ? Values["lens"] | number : Values[F];

/** What one field says: a named value, or a lens by its focal length in mm. */
export type Saying = { [F in Field]: { readonly field: F; readonly value: Value<F> } }[Field];

/** Absent fields and empty lists were not in the text: nothing is filled in. Where a field was said twice, the first stands. */
export type Direction = { readonly [F in Field]?: Value<F> } & {
  /** Action beats, in order. */
  readonly actions: readonly string[];
  /** Lines as they are spoken, with their speaker where one was named: `Anna: Where were you?` */
  readonly dialogue: readonly string[];
  readonly sound: readonly string[];
  /** What must not be seen: the thing alone, without its “no”. */
  readonly negative: readonly string[];
};

export type Language = "en" | "fr";

/** The saying of a field by its id; absent where the field knows no such value. A lens also knows numbers, in mm. */
export function sayingOf(field: Field, value: string | number): Saying | undefined {
  if (typeof value === "number") return field === "lens" ? { field, value } : undefined;
  switch (field) {
    case "size":
      return named(field, value);
    case "angle":
      return named(field, value);
    case "move":
      return named(field, value);
    case "speed":
      return named(field, value);
    case "lens": {
      const lens = VALUES.lens.find((one) => one === value);
      return lens === undefined ? undefined : { field, value: lens };
    }
    case "depth":
      return named(field, value);
    case "light":
      return named(field, value);
    case "time":
      return named(field, value);
    case "weather":
      return named(field, value);
    case "palette":
      return named(field, value);
    case "style":
      return named(field, value);
    case "mood":
      return named(field, value);
  }
}

function named<F extends Exclude<Field, "lens">>(
  field: F,
  value: string,
): { readonly field: F; readonly value: Values[F] } | undefined {
  const known: readonly Values[F][] = VALUES[field];
  const found = known.find((one) => one === value);
  return found === undefined ? undefined : { field, value: found };
}

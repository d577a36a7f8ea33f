/** The language of the set, as chips name it; in English. `direction-fr.ts` has the same shape. */

import type { Field, Language, Values } from "../../core/direction";
import type { FreePart } from "../../core/part-editing";
import type { PromptForm } from "../../core/prompt-forms";

type Names = { readonly [F in Field]: Readonly<Record<Values[F], string>> };

const values: Names = {
  size: {
    "extreme-long": "Extreme long shot",
    long: "Long shot",
    full: "Full shot",
    "medium-long": "Medium long shot",
    medium: "Medium shot",
    "medium-close-up": "Medium close-up",
    "close-up": "Close-up",
    "extreme-close-up": "Extreme close-up",
  },
  angle: {
    "eye-level": "Eye level",
    high: "High angle",
    low: "Low angle",
    top: "Top-down",
    dutch: "Dutch angle",
    "over-the-shoulder": "Over the shoulder",
    pov: "Point of view",
  },
  move: {
    static: "Static",
    "pan-left": "Pan left",
    "pan-right": "Pan right",
    pan: "Pan",
    "tilt-up": "Tilt up",
    "tilt-down": "Tilt down",
    "push-in": "Push in",
    "pull-out": "Pull out",
    "truck-left": "Truck left",
    "truck-right": "Truck right",
    truck: "Truck",
    "crane-up": "Crane up",
    "crane-down": "Crane down",
    orbit: "Orbit",
    "zoom-in": "Zoom in",
    "zoom-out": "Zoom out",
    follow: "Follow",
    handheld: "Handheld",
    "whip-pan": "Whip pan",
  },
  speed: { slow: "slow", fast: "fast" },
  lens: {
    wide: "Wide angle",
    normal: "Normal lens",
    telephoto: "Telephoto",
    macro: "Macro",
    anamorphic: "Anamorphic",
    fisheye: "Fisheye",
  },
  depth: { shallow: "Shallow focus", deep: "Deep focus", rack: "Rack focus" },
  light: {
    "low-key": "Low key",
    "high-key": "High key",
    backlit: "Backlit",
    silhouette: "Silhouette",
    soft: "Soft light",
    hard: "Hard light",
    practical: "Practical lights",
    neon: "Neon",
    candle: "Candlelight",
    fire: "Firelight",
    rim: "Rim light",
  },
  time: {
    dawn: "Dawn",
    morning: "Morning",
    noon: "Noon",
    afternoon: "Afternoon",
    "golden-hour": "Golden hour",
    dusk: "Dusk",
    "blue-hour": "Blue hour",
    night: "Night",
  },
  weather: {
    clear: "Clear sky",
    overcast: "Overcast",
    rain: "Rain",
    storm: "Storm",
    snow: "Snow",
    fog: "Fog",
    wind: "Wind",
  },
  palette: {
    warm: "Warm",
    cool: "Cool",
    desaturated: "Desaturated",
    saturated: "Saturated",
    monochrome: "Black and white",
    "teal-orange": "Teal and orange",
    pastel: "Pastel",
  },
  style: {
    noir: "Film noir",
    documentary: "Documentary",
    animation: "Animation",
    archive: "Archive footage",
    realistic: "Realistic",
    "stop-motion": "Stop motion",
    watercolour: "Watercolour",
    sketch: "Sketch",
    vintage: "Vintage",
    "sci-fi": "Science fiction",
  },
  mood: {
    calm: "Calm",
    tense: "Tense",
    joyful: "Joyful",
    melancholic: "Melancholic",
    mysterious: "Mysterious",
    epic: "Epic",
    eerie: "Eerie",
    romantic: "Romantic",
  },
};

const parts = { action: "Action", dialogue: "Dialogue", sound: "Sound", negative: "Not to be seen" } satisfies Record<
  FreePart,
  string
>;

export const directionEn = {
  /** Of the words that a chip writes, where the prompt does not tell its own language. */
  language: "en" as Language,
  label: "Direction, read in the prompt",
  fields: {
    size: "Shot size",
    angle: "Angle",
    move: "Camera move",
    speed: "Speed",
    lens: "Lens",
    depth: "Depth of field",
    light: "Light",
    time: "Time of day",
    weather: "Weather",
    palette: "Palette",
    style: "Style",
    mood: "Mood",
  } satisfies Record<Field, string>,
  parts,
  part: (part: FreePart, words: string): string => {
    switch (part) {
      case "action":
        return words;
      case "dialogue":
        return `“${words}”`;
      case "sound":
        return `sound: ${words}`;
      case "negative":
        return `no ${words}`;
    }
  },
  partSays: (part: FreePart, words: string): string => {
    return `${parts[part]}: ${words}. Press to change its words.`;
  },
  partWords: (part: FreePart) =>
    ({
      action: "What happens",
      dialogue: "What is spoken",
      sound: "What is heard",
      negative: "What must not be seen",
    })[part],
  partHint: {
    action: "He turns to the window",
    dialogue: "Where were you?",
    sound: "rain on a tin roof",
    negative: "people",
  } satisfies Record<FreePart, string>,
  change: "Change",
  addPart: "Add",
  values,
  millimetres: (length: number) => `${length}\u00a0mm`,
  withSpeed: (move: string, speed: string) => `${move}, ${speed}`,
  pace: { slow: "Slow", fast: "Fast" } satisfies Record<Values["speed"], string>,
  anyPace: "No speed",
  remove: "Remove",
  add: "add",
  addSays: "Add direction",
  cancel: "Cancel",
  tooLong: "The prompt is too long for chips.",
  seeCompiled: "See the compiled prompt",
  hideCompiled: "Hide the compiled prompt",
  seeSent: "See what is sent",
  hideSent: "Hide what is sent",
  compiled: "Compiled prompt, to copy",
  form: "Form of the prompt",
  ownForm: (form: string) => `The model’s own (${form})`,
  forms: {
    "as-written": "As written",
    guide: "By sections",
    short: "Scene, then camera",
    "camera-first": "Camera first",
    commands: "Camera commands",
  } satisfies Record<PromptForm, string>,
  copy: "Copy",
  copiedHow: { copied: "Copied.", selected: "Selected: press Ctrl+C (Cmd+C) to copy." },
  negative: (words: string) => `Negative: ${words}`,
  sentSo: "This is what leaves for the engine. Your prompt stays as you wrote it.",
  builtInReads: "To look at and copy. The built-in engine reads the prompt as you wrote it.",
  source: (where: string, date: string) => `Form after ${where}, read ${date}.`,
  formed: "In the model’s form: see More.",
};

/** A shot list of another tool: CSV or JSON, as docs/shot-list.md describes it. */

import { messageOf } from "./thrown";
import { secondsFor } from "./script";
import { clampSeconds, type ReadShot } from "./storyboard";

/** Why a list cannot be read; what was typed or opened is kept. */
export type ListFault =
  | { readonly why: "empty" }
  /** No column says what a shot shows. `has`: the columns there are. */
  | { readonly why: "no-prompt-column"; readonly has: string }
  | { readonly why: "not-json"; readonly said: string }
  /** JSON, but neither a list nor an object with a list called `shots`. */
  | { readonly why: "no-list" };

export type ListRead =
  | {
      readonly kind: "read";
      readonly shots: readonly ReadShot[];
      /** Columns that Pickup does not know; they were left alone. */
      readonly ignored: readonly string[];
      /** Rows, as a spreadsheet numbers them, that say nothing to show. */
      readonly skipped: readonly number[];
      /** Rows whose length is no number of seconds; they got one by their words. */
      readonly guessed: readonly number[];
    }
  | { readonly kind: "refused"; readonly fault: ListFault };

/** The likeliest first: `shot` and `plan` are more often numbers than words. */
const COLUMNS: Readonly<Record<keyof ReadShot, readonly string[]>> = {
  prompt: ["prompt", "description", "action", "image", "text", "texte", "shot", "plan"],
  seconds: ["seconds", "duration", "length", "secondes", "durée", "duree", "sec", "s"],
  scene: ["scene", "scène", "sequence", "séquence", "heading", "décor", "decor"],
};

/** Columns of other tools that say nothing here and are no mistake. */
const KNOWN = ["#", "no", "n°", "number", "numéro", "numero", "id"];

/** What a crew calls a shot: `12`, `3B`, `1.2`, `S01`, `sh-040`, `12/3`. Nobody films it. */
const CODE = /^\p{L}{0,3}[ .#_-]?\d[\d./_-]*\p{L}{0,2}$/u;

/** Whether a text looks like one of these rather than like a script. */
export function listKindOf(text: string): "csv" | "json" | undefined {
  const plain = text.replace(/^\ufeff/, "").trimStart();
  // A script may begin with `[He turns]` or `{ cold open }`.
  if (/^(?:\{\s*["}]|\[\s*["{[\]])/.test(plain)) return "json";
  const [first, ...rows] = rowsOf(plain.slice(0, 4000));
  if (first === undefined || first.length < 2 || !first.some((name) => columnOf(name) === "prompt")) return undefined;
  // "Lights, camera, action" is the first line of a script, too.
  const known = first.filter((name) => columnOf(name) !== undefined || KNOWN.includes(name.trim().toLowerCase()));
  const next = rows.slice(0, 3).filter((_, index) => plain.length <= 4000 || index < rows.length - 1);
  return known.length > 1 || (next.length > 0 && next.every(({ length }) => length === first.length))
    ? "csv"
    : undefined;
}

export function readList(text: string, kind: "csv" | "json"): ListRead {
  const plain = text.replace(/^\ufeff/, "");
  if (plain.trim() === "") return { kind: "refused", fault: { why: "empty" } };
  return kind === "csv" ? readCsv(plain) : readJson(plain);
}

function readCsv(text: string): ListRead {
  const [head = [], ...rows] = rowsOf(text);
  const names = head.map((name) => name.trim());
  if (!names.some((name) => columnOf(name) === "prompt")) {
    return { kind: "refused", fault: { why: "no-prompt-column", has: names.filter((name) => name !== "").join(", ") } };
  }
  const records = rows.map((cells) => new Map<string, unknown>(names.map((name, index) => [name, cells[index] ?? ""])));
  return shotsOf(names, records, 2);
}

function readJson(text: string): ListRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: "refused", fault: { why: "not-json", said: messageOf(error) } };
  }
  const list = listIn(value);
  if (list === undefined) return { kind: "refused", fault: { why: "no-list" } };
  const records = list.map((one) => {
    if (typeof one === "string") return new Map<string, unknown>([["prompt", one]]);
    return new Map<string, unknown>(typeof one === "object" && one !== null ? Object.entries(one) : []);
  });
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))];
  if (records.length > 0 && !names.some((name) => columnOf(name) === "prompt")) {
    return { kind: "refused", fault: { why: "no-prompt-column", has: names.join(", ") } };
  }
  return shotsOf(names, records, 1);
}

function listIn(value: unknown): readonly unknown[] | undefined {
  const isHolder = typeof value === "object" && value !== null && "shots" in value;
  const found: unknown = isHolder ? value.shots : value;
  if (!Array.isArray(found)) return undefined;
  const all: readonly unknown[] = found;
  return all;
}

/** `first`: what the first record is called by who counts them. */
function shotsOf(names: readonly string[], records: readonly ReadonlyMap<string, unknown>[], first: number): ListRead {
  const shots: ReadShot[] = [];
  const skipped: number[] = [];
  const guessed: number[] = [];
  const namesOf = (column: keyof ReadShot): readonly string[] =>
    COLUMNS[column].flatMap((known) => names.filter((name) => name.toLowerCase() === known));
  const isOfWords = (name: string): boolean =>
    records.some((record) => {
      const words = wordsOf(record.get(name));
      return words !== "" && !CODE.test(words);
    });
  const prompts = namesOf("prompt");
  const prompted = prompts.find(isOfWords) ?? prompts[0];
  const [timed] = namesOf("seconds");
  const [headed] = namesOf("scene");
  for (const [index, record] of records.entries()) {
    const say = (name: string | undefined): string => (name === undefined ? "" : wordsOf(record.get(name)));
    const prompt = say(prompted);
    if (prompt === "") {
      // An empty line is no row.
      if ([...record.values()].some((cell) => wordsOf(cell) !== "")) skipped.push(index + first);
      continue;
    }
    const said = say(timed);
    const seconds = secondsOf(said);
    if (said !== "" && seconds === undefined) guessed.push(index + first);
    shots.push({
      prompt,
      scene: say(headed),
      seconds: seconds === undefined ? secondsFor(prompt) : clampSeconds(seconds),
    });
  }
  if (shots.length === 0) return { kind: "refused", fault: { why: "empty" } };
  const used = [prompted, timed, headed];
  const ignored = names.filter((name) => name !== "" && !used.includes(name) && !KNOWN.includes(name.toLowerCase()));
  return { kind: "read", shots, ignored, skipped, guessed };
}

function wordsOf(cell: unknown): string {
  return typeof cell === "string" || typeof cell === "number" ? String(cell).trim() : "";
}

/** `4`, `4.5`, `4,5`, `4 s`, `0:04`, `1:02`. Absent for anything else, and for nothing. */
function secondsOf(said: string): number | undefined {
  const clock = /^(\d+):([0-5]?\d)$/.exec(said);
  if (clock !== null) return positive(Number(clock[1]) * 60 + Number(clock[2]));
  const plain = /^(\d+(?:[.,]\d+)?)\s*(?:s|sec|secs|seconds|secondes)?\.?$/i.exec(said)?.[1];
  return plain === undefined ? undefined : positive(Number(plain.replace(",", ".")));
}

function positive(seconds: number): number | undefined {
  return seconds > 0 ? seconds : undefined;
}

function columnOf(name: string): keyof ReadShot | undefined {
  const plain = name.trim().toLowerCase();
  return (["prompt", "seconds", "scene"] as const).find((column) => COLUMNS[column].includes(plain));
}

/**
 * RFC 4180, and what spreadsheets make of it: semicolons where the comma is the decimal sign, tabs from a clipboard, any line
 * end. A quote that is never closed ends with the text.
 */
export function rowsOf(text: string): readonly (readonly string[])[] {
  const delimiter = delimiterOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      isQuoted = true;
      cell = "";
    } else if (sign === delimiter) {
      row.push(cell);
      cell = "";
    } else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text.charAt(at + 1) === "\n") at += 1;
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else cell += sign;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** Whichever the first line has most of, outside quotes. */
function delimiterOf(text: string): string {
  const [line = ""] = text.replace(/"(?:[^"]|"")*"/g, "").split(/\r?\n|\r/, 1);
  const count = (sign: string): number => line.split(sign).length - 1;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

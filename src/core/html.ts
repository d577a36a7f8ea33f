/** HTML that cannot be broken out of: what is put into a template is escaped, unless it is markup of our own making. */

/** Made by `html`, `raw` and `dataIn` alone. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** `undefined` and an empty list are nothing at all. */
export type Piece = string | number | Markup | readonly Markup[] | undefined;

/** A template of markup. Values are text, between tags and in attributes; attributes want their quotes: `title="${title}"`. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(parts.map((part, index) => (index === 0 ? part : `${written(pieces[index - 1])}${part}`)).join(""));
}

/** Our own parts, such as a style sheet, which come from no stranger and are not escaped. */
export function raw(text: string): Markup {
  return new Markup(text);
}

/** Data for `<script type="application/json">`: no text in it can end the element. */
export function dataIn(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, codeOf));
}

function codeOf(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function written(piece: Piece): string {
  if (piece === undefined) return "";
  if (piece instanceof Markup) return piece.toString();
  return typeof piece === "object" ? piece.join("") : escaped(String(piece));
}

const NAMES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  // Letters that HTML does not allow would make the whole page one that a strict reader refuses.
  return text.replace(/[&<>"']/g, (letter) => NAMES[letter] ?? "").replace(/(?![\t\n\r])\p{Cc}/gu, "\ufffd");
}

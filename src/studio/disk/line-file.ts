/** A file that only grows, one fact a line, as NDJSON: in the panel's own folder, or wherever its lines belong. */

import { Misfit, parse, type Decoder } from "../../core/decode";
import { asciiOf } from "../../core/ledger-chain";
import { makeFolder } from "../../uxp/files";
import { dataFolder } from "../../uxp/folders";
import { joinPath } from "../../uxp/paths";
import { appendText, maybeReadText } from "../../uxp/texts";

/** Lines that are read before the host gets a word in. */
const SLICE = 500;

export class LineFile<Line> {
  readonly #name: string;
  readonly #decode: Decoder<Line>;
  readonly #folder: () => Promise<string>;
  /** It may end in half a line. */
  #torn = true;

  /** `folder`: a native path; made when the first line is added. */
  constructor(name: string, decode: Decoder<Line>, folder: () => Promise<string> = dataFolder) {
    this.#name = name;
    this.#decode = decode;
    this.#folder = folder;
  }

  /**
   * Its lines, the oldest first. One that a crash broke, or that a later version wrote, is passed over. `rest`: awaited
   * after every few hundred lines of a long file. @throws StudioError
   */
  async read(rest: () => Promise<void> = () => Promise.resolve()): Promise<readonly Line[]> {
    return [...(await this.numbered(rest)).lines.values()];
  }

  /** As `read`, by the index of each line in the text, which goes with them. @throws StudioError */
  async numbered(
    rest: () => Promise<void>,
  ): Promise<{ readonly text: string; readonly lines: ReadonlyMap<number, Line> }> {
    const known = await this.text();
    this.#torn = isOpen(known);
    const lines = new Map<number, Line>();
    for (const [index, text] of known.split("\n").entries()) {
      if (index % SLICE === SLICE - 1) await rest();
      const [line] = this.#lineOf(text);
      if (line !== undefined) lines.set(index, line);
    }
    return { text: known, lines };
  }

  /** On disk when it resolves. @throws StudioError */
  async add(...lines: readonly Line[]): Promise<void> {
    await this.append(lines.map((line) => asciiOf(JSON.stringify(line))));
  }

  /** Lines as they are to stand there: ASCII, without a break. On disk when it resolves. @throws StudioError */
  async append(lines: readonly string[]): Promise<void> {
    const before = this.#torn && isOpen(await this.text()) ? "\n" : "";
    // Until this one is whole, another must not go on in the middle of it.
    this.#torn = true;
    const text = lines.map((line) => `${line}\n`).join("");
    await makeFolder(await this.#folder());
    await appendText(await this.#path(), `${before}${text}`);
    this.#torn = false;
  }

  /** As it stands there; empty: nothing does. @throws StudioError */
  async text(): Promise<string> {
    return (await maybeReadText(await this.#path(), () => true)) ?? "";
  }

  async #path(): Promise<string> {
    return joinPath(await this.#folder(), this.#name);
  }

  #lineOf(line: string): readonly Line[] {
    if (line.trim() === "") return [];
    try {
      return [parse(line, this.#decode)];
    } catch (error) {
      if (error instanceof Misfit) return [];
      throw error;
    }
  }
}

/** It ends in the middle of a line. */
function isOpen(text: string): boolean {
  return text !== "" && !text.endsWith("\n");
}

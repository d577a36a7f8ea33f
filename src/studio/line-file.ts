/** A file in the panel's own folder that only grows, one fact a line, as NDJSON. */

import { Misfit, parse, type Decoder } from "../core/decode";
import { dataFolder } from "../uxp/folders";
import { joinPath } from "../uxp/paths";
import { appendText, maybeReadText } from "../uxp/texts";

export class LineFile<Line> {
  readonly #name: string;
  readonly #decode: Decoder<Line>;
  /** It may end in half a line. */
  #torn = true;

  constructor(name: string, decode: Decoder<Line>) {
    this.#name = name;
    this.#decode = decode;
  }

  /** Its lines, the oldest first. One that a crash broke, or that a later version wrote, is passed over. @throws StudioError */
  async read(): Promise<readonly Line[]> {
    const known = (await maybeReadText(await this.#path(), () => true)) ?? "";
    this.#torn = known !== "" && !known.endsWith("\n");
    return known.split("\n").flatMap((line) => this.#lineOf(line));
  }

  /** On disk when it resolves. @throws StudioError */
  async add(line: Line): Promise<void> {
    const before = this.#torn ? "\n" : "";
    // Until this one is whole, another must not go on in the middle of it.
    this.#torn = true;
    await appendText(await this.#path(), `${before}${plain(JSON.stringify(line))}\n`);
    this.#torn = false;
  }

  async #path(): Promise<string> {
    return joinPath(await dataFolder(), this.#name);
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

/** A line that breaks off within a letter of several bytes would make the host refuse the whole file. */
function plain(json: string): string {
  return json.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

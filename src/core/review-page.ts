/**
 * The page of a review pack: every AI range with its pictures, and where a reader decides on it. One file that opens from a
 * folder without a network; it shows pictures of that folder, and nothing else is ever loaded. Pure.
 */

import type { Visibility } from "./audit";
import { dataIn, html, raw, type Markup } from "./html";
import { DECISIONS, SIGN_OFFS, type Decision, type SignOff } from "./ledger-entry";
import { reviewPageScript, type ScriptData, type ScriptWords } from "./review-page-script";
import type { PackRange, PackRecipe, ReviewPack } from "./review-pack";
import type { PartStanding } from "./review";

/** What the page says, in one language. */
export interface PageWords {
  /** BCP 47. */
  readonly language: string;
  readonly title: (sequence: string) => string;
  /** `day`: ISO 8601. */
  readonly made: (day: string, ranges: number) => string;
  /** How ranges are written, what the pictures are, and that all of it is advice. */
  readonly about: readonly string[];
  readonly noRoom: string;
  readonly name: string;
  readonly nameSays: string;
  readonly part: string;
  readonly parts: Readonly<Record<SignOff, string>>;
  readonly save: string;
  readonly decide: string;
  readonly decisions: Readonly<Record<Decision, string>>;
  readonly note: string;
  readonly stills: readonly [first: string, middle: string, last: string];
  readonly film: string;
  readonly noFilm: string;
  readonly facts: Readonly<
    Record<
      | "clip"
      | "seen"
      | "take"
      | "engine"
      | "prompt"
      | "negative"
      | "seed"
      | "references"
      | "use"
      | "needed"
      | "standing",
      string
    >
  >;
  readonly visibility: (visibility: Visibility) => string;
  readonly track: (track: number, nests: readonly string[]) => string;
  readonly uses: Readonly<Record<PackRecipe["use"], string>>;
  readonly standings: Readonly<Record<PartStanding["kind"], string>>;
  readonly suspected: string;
  readonly notKnown: string;
  readonly nobody: string;
  readonly script: ScriptWords;
}

/** `sum`: SHA-256 of the pack.json beside it. */
export function reviewPage(pack: ReviewPack, sum: string, words: PageWords): string {
  const data: ScriptData = { pack: pack.id, sum, words: words.script };
  const hasFilm = pack.ranges.some(({ film }) => film !== undefined);
  const about = hasFilm ? words.about : [...words.about, words.noRoom];
  const page = html`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width" />
        <meta name="referrer" content="no-referrer" />
        <title>${words.title(pack.sequence.name)}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>${words.title(pack.sequence.name)}</h1>
          <p>${words.made(pack.madeAt, pack.ranges.length)}</p>
          ${about.map((sentence) => html`<p class="dim">${sentence}</p>`)}
        </header>
        <div class="who" role="group" aria-label="${words.decide}">
          <label>${words.name} <input id="name" type="text" maxlength="200" autocomplete="name" /></label>
          <label>
            ${words.part}
            <select id="part">
              ${SIGN_OFFS.map((part) => html`<option value="${part}">${words.parts[part]}</option>`)}
            </select>
          </label>
          <button id="save" type="button">${words.save}</button>
          <p class="dim">${words.nameSays}</p>
          <p id="status" role="status"></p>
        </div>
        <main>${pack.ranges.map((range) => rangeSection(range, words))}</main>
        <script type="application/json" id="pack">
          ${dataIn(data)}
        </script>
        <script>
          ${raw(`(${String(reviewPageScript)})();`)};
        </script>
      </body>
    </html> `;
  return page.toString();
}

function rangeSection(range: PackRange, words: PageWords): Markup {
  const { id, stills, film } = range;
  const [first, middle, last] = words.stills;
  const names = stills.length === 3 ? [first, middle, last] : [first, last];
  return html`<section data-range="${id}" aria-labelledby="h-${id}">
    <h2 id="h-${id}">${range.in} – ${range.out} <small>${range.length}</small></h2>
    <div class="pictures">
      ${stills.map(
        ({ path }, index) =>
          html`<figure>
            <img src="${path}" alt="${names[index] ?? ""}" />
            <figcaption>${names[index] ?? ""}</figcaption>
          </figure>`,
      )}
      ${
        film === undefined
          ? html`<p class="dim">${words.noFilm}</p>`
          : html`<figure>
              <video controls preload="metadata" src="${film.path}#t=${seconds(film.from)},${seconds(film.to)}"></video>
              <figcaption>${words.film}</figcaption>
            </figure>`
      }
    </div>
    <dl>
      ${factsOf(range, words).map(
        ([name, says]) =>
          html`<dt>${name}</dt>
            <dd>${says}</dd>`,
      )}
    </dl>
    <fieldset>
      <legend>${words.decide}</legend>
      ${DECISIONS.map(
        (decision) =>
          html`<label
            ><input type="radio" name="decision-${id}" value="${decision}" /> ${words.decisions[decision]}</label
          > `,
      )}
      <label class="note">${words.note} <textarea rows="2" maxlength="10000"></textarea></label>
      <ul class="said"></ul>
    </fieldset>
  </section>`;
}

/** To the millisecond: browsers read no more of it. */
function seconds(at: number): string {
  return at.toFixed(3);
}

function factsOf(range: PackRange, words: PageWords): readonly (readonly [name: string, says: string])[] {
  const { facts } = words;
  const { recipe } = range;
  const made: readonly (readonly [string, string])[] =
    recipe === undefined
      ? [[facts.take, range.suspected ? words.suspected : words.notKnown]]
      : [
          [facts.take, recipe.take],
          [facts.engine, `${recipe.engine}, ${recipe.model}`],
          [facts.prompt, recipe.prompt],
          [facts.negative, recipe.negative],
          [facts.seed, recipe.seed === undefined ? "" : String(recipe.seed)],
          [facts.references, recipe.references.join("; ")],
          [facts.use, words.uses[recipe.use]],
        ];
  const standing = SIGN_OFFS.filter((part) => range.needed.includes(part) || range.standing[part] !== "open");
  const all: readonly (readonly [string, string])[] = [
    [facts.clip, `${range.clip}, ${words.track(range.track, range.nests)}`],
    [facts.seen, words.visibility(range.visibility)],
    ...made,
    [facts.needed, range.needed.length === 0 ? words.nobody : range.needed.map((part) => words.parts[part]).join(", ")],
    [
      facts.standing,
      standing.map((part) => `${words.parts[part]}: ${words.standings[range.standing[part]]}`).join("; "),
    ],
  ];
  return all.filter(([, says]) => says !== "");
}

/** Pictures of its own folder only: a `file:` page is its own origin nowhere. */
const POLICY =
  "default-src 'none'; img-src 'self' file:; media-src 'self' file:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --dim: #6a6a6a; }
@media (prefers-color-scheme: dark) { :root { --dim: #a0a0a0; } }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 1100px; margin: 0 auto; padding: 24px; }
h1 { font-size: 22px; } h2 { font-size: 17px; font-variant-numeric: tabular-nums; margin: 0 0 12px; }
small, .dim { color: var(--dim); font-weight: 400; } .dim { margin: 4px 0; }
.who { position: sticky; top: 0; background: Canvas; border-bottom: 1px solid var(--line); padding: 12px 0; z-index: 1; }
.who label { margin-right: 16px; } .who p { margin: 6px 0 0; } #status { font-weight: 600; }
input[type=text], select, textarea, button { font: inherit; padding: 4px 8px; }
section { border-bottom: 1px solid var(--line); padding: 24px 0; break-inside: avoid; }
.pictures { display: flex; flex-wrap: wrap; gap: 12px; }
figure { margin: 0; width: 250px; } img, video { width: 100%; display: block; background: #000; }
figcaption { font-size: 13px; color: var(--dim); }
dl { display: grid; grid-template-columns: 11em 1fr; gap: 2px 12px; margin: 12px 0; }
dt { color: var(--dim); } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
fieldset { border: 1px solid var(--line); padding: 8px 12px; } fieldset label { margin-right: 16px; }
.note { display: block; margin-top: 8px; } .note textarea { width: 100%; box-sizing: border-box; }
.said { margin: 8px 0 0; padding-left: 18px; } .said:empty { display: none; }
@media print { .who { position: static; } video { display: none; } }
`;

/** A prompt as it is read from left to right: who is named, with whom, and which deed is whose. */

import type { Heading, SubjectKind } from "./staging";
import type { CastWords } from "./staging-roles";
import type { Verb } from "./staging-deeds";
import { doing, isAboard } from "./staging-doing";
import { dyeOf, isWorn } from "./staging-dyes";
import { isFaceOf, isOneOf, isTheirFace, theirHair } from "./staging-faces";
import type { Fixture } from "./staging-fixtures";
import { usualColour, type Garment } from "./staging-garments";
import { ARTICLES, FACES, OF_SOMEBODY, SIDES, THE } from "./staging-joining-words";
import type { Match, Pronoun } from "./staging-lexicon";
import {
  countBefore,
  mentionOf,
  range,
  whoFits,
  type Counted,
  type FixtureSaid,
  type Mention,
  type Noun,
  type Owner,
} from "./staging-mentions";
import { isJoined, isNoun, meantAt, onlyDescribes, saysMore } from "./staging-nouns";
import { meantBy, newBy, sexOf } from "./staging-pronouns";
import { isDenied, isNewSentence, wordsBefore, type Text } from "./staging-text";
import { isOfStranger } from "./staging-unknown";

/** Reads a text from left to right. Who was named last, and with whom, does what is named next. */
export class Scene {
  readonly mentions: Mention[] = [];
  readonly denied: SubjectKind[] = [];
  readonly fixtures: FixtureSaid[] = [];
  readonly used = new Set<number>();
  isEmpty = false;
  readonly #text: Text;
  #group: readonly Mention[] = [];
  #ahead: { readonly verb?: Verb; readonly heading?: Heading; readonly used: readonly number[] } | undefined;
  #count: Counted | undefined;
  /** What the noun right behind it belongs to, or is described by. */
  #owner: Owner | undefined;
  /** Where the last verb or mention ends. */
  #end = 0;
  #hasVerb = false;

  constructor(text: Text) {
    this.#text = text;
  }

  take(match: Match): void {
    const meaning = meantAt(this.#text, match, this.#end, this.#wearer() !== undefined);
    const fixture = match.meanings.find(({ is }) => is === "fixture");
    // What could stand by itself is judged once all are named.
    if (fixture?.is === "fixture" && meaning !== undefined && meaning.is !== "verb" && !isNoun(meaning))
      this.#fixture(match, fixture.fixture);
    switch (meaning?.is) {
      case "cast":
      case "thing":
        return this.#noun(match, meaning);
      case "pronoun":
        return this.#pronoun(match, meaning.pronoun);
      case "verb":
        return this.#verb(match, meaning.verb, match.meanings.find((one) => one.is === "heading")?.heading);
      case "heading":
        return this.#heading(match, meaning.heading);
      case "count":
        this.#count = { count: meaning.count, match };
        return;
      case "nobody":
        this.isEmpty = true;
        this.#use(match);
        return;
      case "clothes":
        return this.#clothes(match, meaning.garment);
      case "place":
      case "hour":
      case "lighting":
      case "style":
      case "fixture":
      case "move":
      case "neutral":
      case "wet":
      case "passed-over":
      case "not-drawn":
      case undefined:
    }
  }

  #noun(match: Match, meaning: Noun): void {
    const { at, length } = match;
    if (isDenied(this.#text.words, at)) {
      if (meaning.is === "cast") this.denied.push(meaning.cast.kind);
      return this.#use(match);
    }
    const cast = meaning.is === "cast" ? meaning.cast : undefined;
    if (onlyDescribes(this.#text, match)) {
      this.#owner = { cast, end: at + length, match };
      return;
    }
    const owner = this.#owner !== undefined && this.#owner.end >= at - 1 ? this.#owner : undefined;
    this.#owner = undefined;
    if (owner !== undefined) this.#use(owner.match);
    if (cast?.kind === "person" && (this.#saysMore(match, cast) || this.#isTheirs(match, cast))) return;
    const face = this.mentions.at(-1);
    if (isFaceOf(this.#text, face, match, cast?.kind === "person")) {
      this.mentions.pop();
      this.#use(face);
      this.#group = [];
    }
    const last = this.mentions.at(-1);
    // “a boat with white sails” is one.
    if (last?.kind === "boat" && cast !== undefined && /^(?:sails|voiles?)$/.test(this.#text.words[at]?.text ?? "")) {
      last.variant ??= "sail";
      return this.#use(match);
    }
    const known = this.#namedBefore(match, meaning);
    if (known !== undefined) {
      this.#use(match);
      this.#turnTo([known], at + length);
      return;
    }
    const counted = countBefore(this.#text, at, this.#count, this.#end);
    const mention = mentionOf(this.#text, { match, meaning, owner, counted, end: this.#end });
    this.#count = undefined;
    const joins = !this.#hasVerb && this.#group.length > 0 && isJoined(this.#text, this.#end, at);
    this.mentions.push(mention);
    const [kindsAhead, deed] = [this.#ahead, this.#ahead?.verb];
    this.#turnTo(joins ? [...this.#group, mention] : [mention], at + length);
    if (kindsAhead !== undefined) {
      this.#ahead = undefined;
      if (deed !== undefined) this.#give(deed, kindsAhead.used);
      if (kindsAhead.heading !== undefined) this.#head(kindsAhead.heading, kindsAhead.used);
    }
  }

  /** “une femme médecin”, “des cheveux roux”. */
  #saysMore(match: Match, cast: CastWords): boolean {
    const first = saysMore(this.#text, match);
    const one = this.#wearer();
    if (first === undefined || one === undefined) return false;
    const hair = cast.clothes?.hair;
    const isHair = first.meanings.some((other) => other.is === "clothes");
    if (isHair && hair !== undefined)
      one.worn.push({ garment: "hair", colour: hair, used: [first.at, ...range(match)] });
    else if (!isHair && one.at + one.length === match.at) {
      if (cast.clothes !== undefined) one.role = { ...one.role, ...cast.clothes };
      this.#use(match);
    } else return false;
    this.#end = match.at + match.length;
    return true;
  }

  /** “a woman with blue eyes”, “a woman, blonde”: of which colour eyes are is not seen. */
  #isTheirs(match: Match, cast: CastWords): boolean {
    const person = this.#wearer();
    const one = person ?? this.mentions.at(-1);
    if (one === undefined) return false;
    const hair = person && theirHair(this.#text, person, match, cast);
    if (hair !== undefined) one.worn.push({ garment: "hair", colour: hair, used: range(match) });
    else if (isOneOf(this.#text, one, match, cast)) return true;
    else if (!isTheirFace(this.#text, match)) return false;
    else if (dyeOf(this.#text, match) === undefined) this.#use(match);
    this.#end = match.at + match.length;
    return true;
  }

  #clothes(match: Match, garment: Garment): void {
    const { at, length, plural } = match;
    if (isDenied(this.#text.words, at)) return this.#use(match);
    const last = this.#wearer();
    const owner = this.#owner?.end === at ? this.#owner : undefined;
    this.#owner = undefined;
    if (last === undefined || !isWorn(this.#text, at)) return;
    const dye = dyeOf(this.#text, match);
    const name = this.#text.words.slice(at, at + length).map(({ text }) => text);
    const hair = garment === "hair" ? owner?.cast?.clothes?.hair : undefined;
    const colour = dye?.colour ?? hair ?? usualColour(name.join(" "));
    // Coats and dresses are drawn long.
    const isLong = garment === "coat" && wordsBefore(this.#text, at, 2).findIndex(({ text }) => text === "long");
    const long = typeof isLong === "number" && isLong >= 0 ? [at - 1 - isLong] : [];
    const used = [...range(match), ...(dye?.used ?? []), ...(owner ? range(owner.match) : []), ...long];
    const people = this.#group.filter(({ kind }) => kind === "person");
    const wearers = plural && people.length > 1 ? people : [last];
    for (const one of wearers) one.worn.push({ garment, ...(colour && { colour }), used });
    this.#end = at + length;
  }

  #fixture(match: Match, fixture: Fixture): void {
    if (isDenied(this.#text.words, match.at)) this.#use(match);
    else this.fixtures.push({ fixture, used: range(match) });
  }

  #wearer(): Mention | undefined {
    return this.mentions.filter(({ kind }) => kind === "person").at(-1);
  }

  /** “the woman” after “a woman”; in another sentence also “the detective” after “a man”. */
  #namedBefore({ at }: Match, meaning: Noun): Mention | undefined {
    const [before] = wordsBefore(this.#text, at, 1);
    const name = this.#text.words[at]?.text;
    if (before !== undefined && OF_SOMEBODY.has(before.text) && name !== undefined && FACES.has(name)) {
      return this.mentions.filter((one) => one.kind === "person").at(-1);
    }
    if (before === undefined || !THE.has(before.text) || isJoined(this.#text, this.#end, at)) return undefined;
    const kind = meaning.is === "cast" ? meaning.cast.kind : "block-out";
    return [...this.mentions].reverse().find((one) => {
      if (one.kind !== kind) return false;
      if (this.#text.words[one.at]?.text === name) return true;
      return meaning.is === "cast" && isNewSentence(this.#text, one.at, at) && whoFits(one.who, meaning.cast.who ?? []);
    });
  }

  #pronoun(match: Match, pronoun: Pronoun): void {
    const end = match.at + match.length;
    if (pronoun === "they" && this.mentions.length > 0) return this.#turnTo(this.mentions, end);
    const known = meantBy(pronoun, this.mentions, this.#text.language);
    const sex = sexOf(pronoun);
    if (known !== undefined) {
      if (sex !== undefined && known.isUsual && known.count === 1) known.who = [sex];
      return this.#turnTo([known], end);
    }
    if (pronoun === "it") return;
    const mention = newBy(pronoun, match);
    this.mentions.push(mention);
    this.#turnTo([mention], end);
  }

  #verb(match: Match, verb: Verb, with_: Heading | undefined): void {
    const { at, length } = match;
    const { words, matches, language } = this.#text;
    if (isDenied(words, at)) return;
    const used = range(match);
    const next = words[at + length];
    // “left to right” says it by itself.
    const isPhrase = matches.some((one) => one.at === at + length && one.meanings.some(({ is }) => is === "heading"));
    const side = next?.joined === true && !isPhrase ? SIDES[next.text] : undefined;
    if (side !== undefined) used.push(at + length);
    const heading = with_ ?? side;
    const [before] = wordsBefore(this.#text, at, 1);
    const isName = this.mentions.some((one) => one.at + one.length === at);
    if (!isName && isOfStranger(this.#text, at)) return;
    const opens = before === undefined || ARTICLES[language].has(before.text) || this.#count?.match.at === at - 1;
    const noun = matches.find((one) => one.at >= at + length && one.at <= at + length + 1);
    const isOfNext = opens && noun?.meanings.some(isNoun) === true && words[noun.at]?.joined === true;
    const nobody = this.#group.length === 0 || isNewSentence(this.#text, this.#end - 1, at);
    if (isOfNext || nobody) {
      this.#ahead = { verb, ...(heading && { heading }), used };
      return;
    }
    this.#hasVerb = true;
    this.#end = at + length;
    this.#give(verb, used);
    if (heading !== undefined) this.#head(heading, used);
  }

  #heading(match: Match, heading: Heading): void {
    const used = range(match);
    if (this.#group.length > 0) this.#head(heading, used);
    else this.#ahead = { ...this.#ahead, heading, used: [...(this.#ahead?.used ?? []), ...used] };
  }

  /** To all who were named together, and have nothing to do yet; past what they are in or at. */
  #give(verb: Verb, used: readonly number[]): void {
    const mayDo = (one: Mention): boolean =>
      !one.isAround && (one.kind !== "block-out" || doing(one, verb) !== undefined);
    const doers = this.#group.some(mayDo)
      ? this.#group
      : [[...this.mentions].reverse().find((one) => !one.isAround && doing(one, verb)) ?? this.#group].flat();
    for (const one of doers) {
      if (one.action !== undefined || one.aboard !== undefined) continue;
      const action = doing(one, verb);
      if (action !== undefined) one.action = action;
      else if (one.kind === "person" && isAboard(verb)) one.aboard = verb;
      else continue;
      one.used.push(...used);
    }
  }

  #head(heading: Heading, used: readonly number[]): void {
    for (const one of this.#group) {
      if (one.heading !== undefined) continue;
      one.heading = heading;
      one.used.push(...used);
    }
  }

  #turnTo(group: readonly Mention[], end: number): void {
    this.#group = group;
    this.#end = end;
    this.#hasVerb = false;
  }

  #use(match: Pick<Match, "at" | "length">): void {
    for (const index of range(match)) this.used.add(index);
  }
}

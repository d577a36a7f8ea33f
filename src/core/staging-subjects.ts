/** Who is in the picture and does what: the mentions of a prompt, put in order, joined into groups. */

import type { Clothes, SubjectKind, SubjectSaid } from "./staging";
import { MOST_IN_A_CROWD } from "./staging";
import { dyeOf } from "./staging-dyes";
import { dressedIn, overRole } from "./staging-garments";
import type { Fixture } from "./staging-fixtures";
import type { FixtureSaid, Mention } from "./staging-mentions";
import { namedPeople } from "./staging-names";
import { Scene } from "./staging-scene";
import { wordsBefore, type Text } from "./staging-text";
import { isSmall } from "./staging-things";
import { unknownThing } from "./staging-unknown";

export interface Cast {
  /** Absent: nobody is named. Empty: nobody is there. */
  readonly subjects?: readonly SubjectSaid[];
  /** Which must not be there. */
  readonly absent: readonly SubjectKind[];
  /** What belongs to a place, and is no subject. */
  readonly fixtures: readonly FixtureSaid[];
  /** Indexes of the words that this was read from. */
  readonly used: ReadonlySet<number>;
}

const MOST_SUBJECTS = 4;

export function castIn(text: Text, forbidden: readonly SubjectKind[]): Cast {
  const scene = new Scene(text);
  for (const match of [...text.matches, ...namedPeople(text)].sort((one, other) => one.at - other.at))
    scene.take(match);
  const absent = [...forbidden, ...scene.denied];
  const there = scene.mentions.filter(({ kind }) => kind === "block-out" || !forbidden.includes(kind));
  if (there.length === 0 && !scene.isEmpty && scene.denied.length === 0) {
    const thing = unknownThing(text);
    if (thing !== undefined) there.push(thing);
  }
  const cast = inOrder(withoutDrivers(there, scene));
  for (const [i, one] of cast.entries()) if (listens(text, cast[i - 1], one)) one.action = "talk";
  const isFixture = (one: Mention): boolean =>
    one.fixture !== undefined &&
    (one.isAround || cast.some(({ fixture }) => fixture === undefined) || isOfStreet(one.fixture, text));
  const kept = cast
    .filter((one) => !isFixture(one))
    .filter((one, i) => i === 0 || mayStandBeside(one))
    .map((one) => seen(one, text));
  const subjects = merged(kept).slice(0, MOST_SUBJECTS);
  const fixtures = cast.flatMap((one) =>
    one.fixture && isFixture(one) ? [{ fixture: one.fixture, used: wordsOf(one) }] : [],
  );
  const used = new Set([...kept.flatMap(wordsOf), ...scene.used]);
  const isSaid = subjects.length > 0 || scene.isEmpty || absent.length > 0;
  return { ...(isSaid && { subjects }), absent, fixtures: [...scene.fixtures, ...fixtures], used };
}

/** “a man talks to a woman”: they talk. */
function listens(text: Text, speaker: Mention | undefined, one: Mention): boolean {
  if (speaker?.kind !== "person" || speaker.action !== "talk" || one.kind !== "person" || one.action !== undefined)
    return false;
  return wordsBefore(text, one.at, 3).some((word) =>
    (text.language === "fr" ? /^(?:a|au|avec)$/ : /^(?:to|with)$/).test(word.text),
  );
}

/** Lamps and signs stand in a street, if nothing puts them elsewhere. */
function isOfStreet({ implies }: Fixture, { matches }: Text): boolean {
  const isElsewhere = matches.some(({ meanings }) =>
    meanings.some((one) => one.is === "place" && one.place !== "street"),
  );
  return implies === "street" && !isElsewhere;
}

/** A mention with its colour, or with what it wears. */
type Seen = Mention & Pick<SubjectSaid, "colour" | "clothes">;

function seen(one: Mention, text: Text): Seen {
  if (one.kind === "tree") return one;
  if (one.kind !== "person") {
    const dye = dyeOf(text, one);
    return dye === undefined ? one : { ...one, colour: dye.colour, used: [...one.used, ...dye.used] };
  }
  const [who] = one.who;
  const { clothes, used } = dressedIn(one.worn, who === "man" || who === "boy");
  const all = overRole(one.role, clothes);
  return { ...one, used: [...one.used, ...used], ...(Object.keys(all).length > 0 && { clothes: [all] }) };
}

function wordsOf({ at, length, used }: Mention): readonly number[] {
  return [...Array.from({ length }, (_, i) => at + i), ...used];
}

/** Who drives is not seen: the car is. Without one there is one now. */
function withoutDrivers(mentions: readonly Mention[], { used }: Scene): readonly Mention[] {
  const aboard = mentions.find((one) => one.aboard !== undefined);
  if (aboard?.aboard === undefined) return mentions;
  const isVehicle = ({ kind, extent }: Mention): boolean =>
    kind === "car" || kind === "boat" || kind === "train" || (extent !== undefined && !isSmall(extent));
  const vehicle = mentions.find(isVehicle);
  const rest = mentions.filter((one) => one !== aboard);
  if (vehicle !== undefined) {
    vehicle.action ??= "travel";
    if (aboard.heading !== undefined) vehicle.heading ??= aboard.heading;
    // On a horse somebody would be seen: that is not drawn, and is told.
    const seen = vehicle.kind === "block-out" ? aboard.used : wordsOf(aboard);
    for (const index of seen) used.add(index);
    return rest;
  }
  const kind = aboard.aboard === "drive" ? "car" : aboard.aboard === "sail" ? "boat" : undefined;
  if (kind === undefined) {
    aboard.used.length = 0;
    return mentions;
  }
  return mentions.map((one) => (one === aboard ? { ...one, kind, who: [], count: 1, action: "travel" as const } : one));
}

/** What it is about comes before what it is in. */
function inOrder(mentions: readonly Mention[]): readonly Mention[] {
  return [...mentions.filter(({ isAround }) => !isAround), ...mentions.filter(({ isAround }) => isAround)];
}

/** Beside somebody, a block stands only for what is large and named for itself. */
function mayStandBeside({ kind, extent, isAround }: Mention): boolean {
  return kind !== "block-out" || (extent !== undefined && !isSmall(extent) && !isAround);
}

/** Those who do the same are one group. */
function merged(mentions: readonly Seen[]): readonly SubjectSaid[] {
  const groups: Seen[] = [];
  for (const one of mentions) {
    const at = groups.findIndex(
      (other) =>
        other.kind === one.kind &&
        other.label === one.label &&
        other.action === one.action &&
        other.heading === one.heading &&
        other.variant === one.variant &&
        other.age === one.age &&
        other.colour?.join() === one.colour?.join(),
    );
    const same = groups[at];
    if (same === undefined) groups.push(one);
    else {
      const who = [...same.who, ...one.who];
      const clothes = same.clothes || one.clothes ? { clothes: [...eachOf(same), ...eachOf(one)] } : {};
      groups[at] = { ...same, count: Math.min(MOST_IN_A_CROWD, same.count + one.count), who, ...clothes };
    }
  }
  return groups.map(said);
}

/** As many as are named one by one. */
function eachOf({ count, clothes = [{}] }: Seen): readonly Clothes[] {
  const [all = {}] = clothes;
  return clothes.length > 1 ? clothes : Array.from({ length: Math.min(count, 8) }, () => all);
}

function said(mention: Seen): SubjectSaid {
  const { kind, label = "", extent, guessed, who, variant, age, colour, clothes, count, action, heading } = mention;
  const counted = {
    count,
    ...(heading && { heading }),
    ...(action && { action }),
    ...(who.length > 0 && { who }),
    ...(variant && { variant }),
    ...(age && { age }),
    ...(colour && { colour }),
    ...(clothes && { clothes }),
  };
  if (kind !== "block-out") return { kind, ...counted };
  return { kind, label, extent: extent ?? { wide: 1, high: 1, deep: 1 }, ...(guessed && { guessed }), ...counted };
}

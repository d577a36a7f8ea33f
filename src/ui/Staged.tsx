/** What the Animatic makes of a prompt: what it leaves out, said while it is typed, and what it drew, said of a take. */

import type { ReactNode } from "react";
import { gapsIn } from "../core/prompt-gaps";
import { LONGEST_READ } from "../core/direction-reading";
import type { DrawnScene } from "../core/drawing";
import type { Move } from "../core/staging";
import { unreadOverFrame } from "../core/staging-over-frame";
import { readStaging } from "../core/staging-reading";
import { toldOf } from "../core/staging-told";
import type { Take } from "../core/take";
import { stagingEn } from "./text/staging-en";
import { stagingFr } from "./text/staging-fr";
import type { Text } from "./text/en";
import { useStudio, useText } from "./useStudio";

function stagingText({ direction }: Text): typeof stagingEn {
  return direction.language === "fr" ? stagingFr : stagingEn;
}

/** Nothing where another engine is chosen, or where all of it is drawn. */
export function UnreadLine(): ReactNode {
  const text = useText();
  const words = stagingText(text);
  const form = useStudio((state) => state.form);
  const maker = useStudio((state) => state.plan?.maker);
  const hasFrame = form.references.some(({ frame }) => frame.role === "first");
  if (maker !== "animatic" || form.prompt.length > LONGEST_READ) return null;
  const prompt = withoutGaps(form.prompt);
  const { unread, unkept, subjects = [] } = readStaging(prompt, form.negative);
  const undrawn = hasFrame ? unreadOverFrame(prompt, form.negative) : [];
  const labelsOf = (isGuessed: boolean): string =>
    subjects
      .flatMap((one) => (one.kind === "block-out" && (one.guessed === true) === isGuessed ? [one.label] : []))
      .join(", ");
  const ofScene = [
    ...(unread.length > 0 ? [words.unread(unread.join(", "))] : []),
    ...(labelsOf(false) === "" ? [] : [words.blocks(labelsOf(false))]),
    ...(labelsOf(true) === "" ? [] : [words.guessed(labelsOf(true))]),
  ];
  const ofFrame = undrawn.length > 0 ? [words.notOver(undrawn.join(", "))] : [];
  const says = [...(hasFrame ? ofFrame : ofScene), ...(unkept.length > 0 ? [words.unkept(unkept.join(", "))] : [])];
  return says.length === 0 ? null : <p className="dim">{says.join(" ")}</p>;
}

/** What is still to be filled in is no word of the prompt yet. */
function withoutGaps(prompt: string): string {
  return gapsIn(prompt).reduceRight(
    (left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end),
    prompt,
  );
}

/** Nothing for a take that was not drawn here. */
export function StagedLine(props: { readonly take: Take }): ReactNode {
  const { drawn } = props.take;
  const text = useText();
  if (drawn === undefined) return null;
  const words = stagingText(text);
  const { scene } = drawn;
  const seen = sceneLine(scene, text);
  return (
    <>
      {seen !== "" && <p className="dim">{seen}</p>}
      {scene.unread.length > 0 && (
        <p className="why dim">{words[scene.kind === "from-frame" ? "notOver" : "leftOut"](scene.unread.join(", "))}</p>
      )}
      {scene.scaled && <p className="why dim">{words.scaled}</p>}
    </>
  );
}

/** `street, night, rain · person walks · close-up, 85 mm, push in`. */
function sceneLine(scene: DrawnScene, text: Text): string {
  const words = stagingText(text);
  const { place, hour, weather, subjects, size, lens, move } = toldOf(scene);
  const { values, millimetres } = text.direction;
  const where = [
    ...(place === undefined ? [] : [words.places[place]]),
    ...(hour === undefined ? [] : [small(values.time[hour])]),
    ...(weather === undefined || weather === "clear" ? [] : [small(values.weather[weather])]),
  ];
  const camera = [
    ...(size === undefined ? [] : [small(values.size[size])]),
    ...(lens === undefined ? [] : [millimetres(lens)]),
    ...(move === undefined ? [] : [small(moveName(move, text))]),
  ];
  return [where.join(", "), subjects.map(words.subject).join(", "), camera.join(", ")]
    .filter((part) => part !== "")
    .join(" · ");
}

function moveName(move: Move, text: Text): string {
  return move === "pedestal-up" || move === "pedestal-down"
    ? stagingText(text).moves[move]
    : text.direction.values.move[move];
}

function small(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

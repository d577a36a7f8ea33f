/** What was read out of the prompt, a chip a value. A chip is a menu: another value rewrites its words in the prompt and no others. */

import { useState, type ReactNode } from "react";
import { FIELDS, sayingOf, VALUES, type Field, type Saying } from "../core/direction";
import { setDirection } from "../core/direction-editing";
import { PARTS } from "../core/part-editing";
import { LONGEST_READ, moveOf, readDirection, type Found } from "../core/direction-reading";
import { Select, type Choice } from "./controls";
import { PartChips, PartForm, type OpenPart } from "./PartChips";
import type { Text } from "./text/en";
import { UnreadLine } from "./Staged";
import { useCommands, useStudio, useText } from "./useStudio";

/** Focal lengths that are offered, in mm; any other can be typed into the prompt. */
const FOCAL_LENGTHS = [18, 24, 35, 50, 85, 135];

export function Chips(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const prompt = useStudio((state) => state.form.prompt);
  const [adding, setAdding] = useState<Field>();
  const [part, setPart] = useState<OpenPart>();
  if (prompt.length > LONGEST_READ) return <p className="dim">{text.direction.tooLong}</p>;
  const { found } = readDirection(prompt);
  const chips = found.filter(
    (one, index) => one.field !== "speed" && found.findIndex((other) => sameSaying(other, one)) === index,
  );
  const free = FIELDS.filter((field) => field !== "speed" && !chips.some((chip) => chip.field === field));
  // A field that the prompt has come to name meanwhile is no longer to be added.
  const open = adding !== undefined && free.includes(adding) ? adding : undefined;

  function set(field: Field, value: string | undefined, instead?: Found): void {
    const read = value !== undefined && field === "lens" && /^\d/.test(value) ? Number(value) : value;
    const editing = { language: text.direction.language, ...(instead === undefined ? {} : { instead }) };
    studio.editForm({ prompt: setDirection(prompt, field, read, editing) });
    setAdding(undefined);
  }

  return (
    <>
      <div className="chips" role="group" aria-label={text.direction.label}>
        {chips.map((chip) => (
          <Chip
            key={`${chip.field} ${chip.value}`}
            chip={chip}
            speed={found.find((one) => one.field === "speed" && moveOf(prompt, one) === chip)}
            onSet={set}
          />
        ))}
        <PartChips open={part} onOpen={setPart} />
        {open !== undefined && (
          <Select
            label={text.direction.fields[open]}
            value=""
            className="chip chip-open"
            choices={[
              { value: "", text: text.direction.fields[open] },
              ...valueChoices(text, open),
              { value: "cancel", text: text.direction.cancel },
            ]}
            onChoose={(value) => (value === "cancel" ? setAdding(undefined) : set(open, value))}
          />
        )}
        {open === undefined && (
          <Select
            label={text.direction.addSays}
            value=""
            className="chip chip-add"
            choices={[
              { value: "", text: text.direction.add },
              ...free.map((field) => ({ value: field, text: text.direction.fields[field] })),
              ...PARTS.map((one) => ({ value: one, text: text.direction.parts[one] })),
            ]}
            onChoose={(value) => {
              const added = PARTS.find((one) => one === value);
              setPart(added === undefined ? undefined : { kind: "add", part: added });
              setAdding(free.find((field) => field === value));
            }}
          />
        )}
      </div>
      <UnreadLine />
      {part !== undefined && (
        <PartForm
          key={part.kind === "add" ? part.part : `${part.found.part} ${part.found.start}`}
          open={part}
          onClose={() => setPart(undefined)}
        />
      )}
    </>
  );
}

function Chip(props: {
  readonly chip: Found;
  /** Of a move: where its speed is said; absent when none is. */
  readonly speed: Found | undefined;
  readonly onSet: (field: Field, value: string | undefined, instead?: Found) => void;
}): ReactNode {
  const { chip, speed, onSet } = props;
  const text = useText();
  const value = String(chip.value);
  const named = nameOf(text, chip);
  const shown = speed === undefined ? named : text.direction.withSpeed(named, nameOf(text, speed));
  const others = valueChoices(text, chip.field).filter((choice) => choice.value !== value);
  const paces = chip.field === "move" && chip.value !== "static" ? VALUES.speed : [];
  return (
    <Select
      label={text.direction.fields[chip.field]}
      value={value}
      className="chip"
      choices={[
        { value, text: shown },
        ...paces
          .filter((pace) => pace !== speed?.value)
          .map((pace) => ({ value: `speed ${pace}`, text: text.direction.pace[pace] })),
        ...(speed === undefined ? [] : [{ value: "speed", text: text.direction.anyPace }]),
        ...others,
        { value: "remove", text: text.direction.remove },
      ]}
      onChoose={(chosen) => {
        if (chosen === "remove") onSet(chip.field, undefined, chip);
        else if (chosen === "speed") onSet("speed", undefined, speed);
        else if (chosen.startsWith("speed ")) onSet("speed", chosen.slice("speed ".length), speed);
        else onSet(chip.field, chosen, chip);
      }}
    />
  );
}

function sameSaying(one: Saying, other: Saying): boolean {
  return one.field === other.field && one.value === other.value;
}

function valueChoices(text: Text, field: Field): readonly Choice<string>[] {
  const lengths = field === "lens" ? FOCAL_LENGTHS : [];
  return [...lengths, ...VALUES[field]].flatMap((value) => {
    const saying = sayingOf(field, value);
    return saying === undefined ? [] : [{ value: String(value), text: nameOf(text, saying) }];
  });
}

/** A value as its chip calls it. */
function nameOf(text: Text, saying: Saying): string {
  const { values } = text.direction;
  switch (saying.field) {
    case "size":
      return values.size[saying.value];
    case "angle":
      return values.angle[saying.value];
    case "move":
      return values.move[saying.value];
    case "speed":
      return values.speed[saying.value];
    case "lens":
      return typeof saying.value === "number" ? text.direction.millimetres(saying.value) : values.lens[saying.value];
    case "depth":
      return values.depth[saying.value];
    case "light":
      return values.light[saying.value];
    case "time":
      return values.time[saying.value];
    case "weather":
      return values.weather[saying.value];
    case "palette":
      return values.palette[saying.value];
    case "style":
      return values.style[saying.value];
    case "mood":
      return values.mood[saying.value];
  }
}

/** What is done, spoken, heard and not to be seen, a chip each; a press opens its words for changes, in the prompt and nowhere else. */

import { useState, type KeyboardEvent, type ReactNode } from "react";
import { partsIn, setPart, withPart, type FreePart, type PartFound } from "../core/part-editing";
import { Button, TextField } from "./controls";
import { useCommands, useStudio, useText } from "./useStudio";

export type OpenPart =
  | { readonly kind: "change"; readonly found: PartFound; readonly of: string }
  | { readonly kind: "add"; readonly part: FreePart };

export function PartChips(props: {
  readonly open: OpenPart | undefined;
  readonly onOpen: (open: OpenPart | undefined) => void;
}): ReactNode {
  const { open, onOpen } = props;
  const text = useText().direction;
  const prompt = useStudio((state) => state.form.prompt);
  const isOpen = (one: PartFound): boolean =>
    open?.kind === "change" && open.of === prompt && open.found.start === one.start;
  return partsIn(prompt).map((found) => {
    const { part, words, start } = found;
    return (
      <button
        key={`${part} ${start}`}
        type="button"
        className="chip chip-part cut"
        title={text.partSays(part, words)}
        aria-expanded={isOpen(found)}
        onClick={() => onOpen(isOpen(found) ? undefined : { kind: "change", found, of: prompt })}
      >
        {text.part(part, words)}
      </button>
    );
  });
}

/** The words of the one that is open, below the chips. */
export function PartForm(props: { readonly open: OpenPart; readonly onClose: () => void }): ReactNode {
  const { open, onClose } = props;
  const { direction: text } = useText();
  const studio = useCommands();
  const prompt = useStudio((state) => state.form.prompt);
  const [words, setWords] = useState(open.kind === "change" ? open.found.words : "");
  // What was typed into the prompt meanwhile moved the words from under it.
  if (open.kind === "change" && open.of !== prompt) return null;
  const part = open.kind === "change" ? open.found.part : open.part;

  function keep(said: string): void {
    studio.editForm({
      prompt: open.kind === "change" ? setPart(prompt, open.found, said) : withPart(prompt, part, said, text.language),
    });
    onClose();
  }

  function strike(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === "Enter") keep(words);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="part-form">
      <TextField
        label={text.partWords(part)}
        hint={text.partHint[part]}
        text={words}
        onType={setWords}
        onKeyDown={strike}
      />
      <div className="row links">
        <Button kind="link" disabled={words.trim() === ""} onPress={() => keep(words)}>
          {open.kind === "change" ? text.change : text.addPart}
        </Button>
        {open.kind === "change" && (
          <Button kind="link" onPress={() => keep("")}>
            {text.remove}
          </Button>
        )}
        <Button kind="link" onPress={onClose}>
          {text.cancel}
        </Button>
      </div>
    </div>
  );
}

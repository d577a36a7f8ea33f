/** One quiet row above the prompt: starting points, house looks, and what was asked before. */

import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { languageOf, LONGEST_READ } from "../core/direction-reading";
import { lookIn, lookWords, shippedLooks, withLook, type Look } from "../core/looks";
import { POINT_GROUPS, STARTING_POINTS } from "../core/starting-points";
import { Button, Select, TextField } from "./controls";
import { Problem } from "./Problem";
import { PromptHistory } from "./PromptHistory";
import { useProjectId } from "./sequence";
import { useCommands, useStudio, useText } from "./useStudio";

export function PromptTools(props: { readonly onWritten: () => void }): ReactNode {
  const { onWritten } = props;
  const text = useText();
  const studio = useCommands();
  const [open, setOpen] = useState<"history" | "look">();
  const [kept, setKept] = useState<string>();
  const prompt = useStudio((state) => state.form.prompt);
  const projectId = useProjectId() ?? "";
  const before = useStudio(({ prompts }) =>
    prompts.before?.projectId === projectId ? prompts.before.form : undefined,
  );
  const { language } = text.direction;
  const tongue = prompt.length > LONGEST_READ ? language : languageOf(prompt, language);
  const own = useOwnLooks();
  const shipped = shippedLooks(language, tongue);
  const looks = [...own, ...shipped];
  // What it wears may be said in the other language.
  const all = [...own, ...shippedLooks(language, "en"), ...shippedLooks(language, "fr")];
  const worn = lookIn(prompt, all);
  const mayPutBack = before !== undefined && before.prompt.trim() !== "" && before.prompt !== prompt;

  function start(pointId: string): void {
    const point = STARTING_POINTS.find(({ id }) => id === pointId);
    if (point === undefined) return;
    const { seconds, use, said } = point;
    studio.prompts.write({ prompt: said[language].prompt, seconds, use });
    onWritten();
  }

  function wear(lookId: string): void {
    setKept(undefined);
    setOpen(undefined);
    if (lookId === KEEP) return setOpen("look");
    studio.prompts.write({
      prompt: withLook(
        prompt,
        looks.find(({ id }) => id === lookId),
        all,
      ),
    });
  }

  return (
    <div role="group" aria-label={text.prompts.tools}>
      <div className="row tools">
        <Select
          label={text.prompts.startSays}
          className="tool"
          value=""
          choices={[
            { value: "", text: text.prompts.start },
            ...POINT_GROUPS.flatMap((group) =>
              STARTING_POINTS.filter((point) => point.group === group).map(({ id, said }) => ({
                value: id,
                text: said[language].name,
              })),
            ),
          ]}
          onChoose={start}
        />
        <Select
          label={text.prompts.lookSays}
          className="tool"
          value={worn?.id ?? ""}
          choices={[
            { value: "", text: worn === undefined ? text.prompts.look : text.prompts.noLook },
            ...(own.length === 0 ? [] : [{ value: "own", text: text.prompts.looksOfProject, disabled: true }]),
            ...own.map(({ id, name }) => ({ value: id, text: name })),
            ...(own.length === 0 ? [] : [{ value: "shipped", text: text.prompts.looksShipped, disabled: true }]),
            ...shipped.map(({ id, name }) => ({ value: id, text: name })),
            { value: KEEP, text: text.prompts.saveLook },
          ]}
          onChoose={wear}
        />
        <span className="spring" />
        <Button
          kind="link"
          says={text.prompts.historySays}
          expanded={open === "history"}
          onPress={() => setOpen(open === "history" ? undefined : "history")}
        >
          {text.prompts.history}
        </Button>
      </div>
      {open === "history" && (
        <PromptHistory
          onChoose={({ prompt: older, negative }) => {
            studio.prompts.write({ prompt: older, negative });
            setOpen(undefined);
            onWritten();
          }}
        />
      )}
      {open === "look" && (
        <KeepLook
          words={worn?.words ?? lookWords(prompt, language)}
          onDone={(name) => {
            setOpen(undefined);
            setKept(name);
          }}
        />
      )}
      {kept !== undefined && (
        <p className="dim" role="status">
          {text.prompts.lookKept(kept)}
        </p>
      )}
      {mayPutBack && (
        <div className="row tools">
          <Button
            kind="link"
            onPress={() => {
              studio.prompts.putBack();
              onWritten();
            }}
          >
            {text.prompts.putBack}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What no look's id can be: the library's are UUIDs, Pickup's are words. */
const KEEP = "keep this one";

/** What the prompt says of a look, under a name. `onDone` gets none when nothing was kept. */
function KeepLook(props: { readonly words: string; readonly onDone: (name: string | undefined) => void }): ReactNode {
  const { onDone } = props;
  const text = useText();
  const studio = useCommands();
  const [name, setName] = useState("");
  // As the prompt said them when this was opened; they may be written otherwise here.
  const [words, setWords] = useState(props.words);
  const [busy, setBusy] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => pane.current?.querySelector("input")?.focus(), []);
  const canKeep = !busy && name.trim() !== "" && words.trim() !== "";

  async function keep(): Promise<void> {
    setBusy(true);
    await studio.library.keepWords(name.trim(), words.trim(), "look");
    setBusy(false);
    if (studio.state.problem?.at !== "look") onDone(name.trim());
  }

  function onKey(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      onDone(undefined);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      if (canKeep) void keep();
    }
  }

  return (
    <div className="tool-pane entry-form" role="group" aria-label={text.prompts.keepLook} ref={pane}>
      <span className="form-label">{text.prompts.lookName}</span>
      <TextField
        label={text.prompts.lookName}
        hint={text.prompts.lookNameHint}
        text={name}
        onType={setName}
        onKeyDown={onKey}
      />
      <span className="form-label">{text.prompts.lookWords}</span>
      <TextField label={text.prompts.lookWords} text={words} lines={2} onType={setWords} onKeyDown={onKey} />
      {words.trim() === "" && <p className="dim">{text.prompts.lookSaysNothing}</p>}
      <div className="row entry-actions">
        <Button disabled={!canKeep} onPress={() => void keep()}>
          {text.prompts.keepLook}
        </Button>
        <Button kind="link" onPress={() => onDone(undefined)}>
          {text.prompts.cancel}
        </Button>
      </div>
      <Problem at="look" />
    </div>
  );
}

/** Those of the project that are said in words; what is a picture alone goes on as a reference. */
function useOwnLooks(): readonly Look[] {
  const entries = useStudio((state) => state.library.entries);
  return entries.flatMap(({ id, kind, name, words = "" }) => {
    const said = words.trim().replace(/[.\s]+$/, "");
    return kind === "look" && said !== "" ? [{ id, name, words: said }] : [];
  });
}

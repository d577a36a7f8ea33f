/** One quiet row above the prompt: starting points, house looks, and what was asked before. */

import { useState, type ReactNode } from "react";
import { languageOf, LONGEST_READ } from "../core/direction-reading";
import { lookIn, shippedLooks, withLook, type Look } from "../core/looks";
import { POINT_GROUPS, STARTING_POINTS } from "../core/starting-points";
import { Button, Select } from "./controls";
import { PromptHistory } from "./PromptHistory";
import { useCommands, useStudio, useText } from "./useStudio";

export function PromptTools(props: { readonly onWritten: () => void }): ReactNode {
  const { onWritten } = props;
  const text = useText();
  const studio = useCommands();
  const [open, setOpen] = useState<"history">();
  const prompt = useStudio((state) => state.form.prompt);
  const before = useStudio(({ prompts, host }) => {
    const projectId = host.kind === "open" || host.kind === "no-sequence" ? host.project.projectId : "";
    return prompts.before?.projectId === projectId ? prompts.before.form : undefined;
  });
  const { language } = text.direction;
  const tongue = prompt.length > LONGEST_READ ? language : languageOf(prompt, language);
  const own = useOwnLooks();
  const looks = [...own, ...shippedLooks(language, tongue)];
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
            ...looks.map(({ id, name }) => ({ value: id, text: name })),
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

function useOwnLooks(): readonly Look[] {
  return [];
}

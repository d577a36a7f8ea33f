/** The prompts of this project's takes, found again by their words. */

import { useMemo, useState, type ReactNode } from "react";
import { promptHistory, searchHistory, type PastPrompt } from "../core/prompt-history";
import { Button, TextField } from "./controls";
import { useStudio, useText } from "./useStudio";

/** Rows at first, and more at each press: twenty thousand prompts are found, never drawn at once. */
const PAGE = 8;

export function PromptHistory(props: { readonly onChoose: (past: PastPrompt) => void }): ReactNode {
  const text = useText();
  const takes = useStudio((state) => state.takes);
  const history = useMemo(() => promptHistory(takes), [takes]);
  const [wanted, setWanted] = useState("");
  const [pages, setPages] = useState(1);
  const found = searchHistory(history, wanted);
  const shown = found.slice(0, pages * PAGE);
  if (history.length === 0) return <p className="teach">{text.prompts.noHistory}</p>;
  return (
    <div className="tool-pane" role="group" aria-label={text.prompts.historySays}>
      <TextField
        label={text.prompts.search}
        hint={text.prompts.searchHint}
        text={wanted}
        onType={(typed) => {
          setWanted(typed);
          setPages(1);
        }}
      />
      {found.length === 0 && <p className="dim">{text.prompts.noMatch}</p>}
      {shown.map((past) => (
        <button
          key={past.prompt}
          type="button"
          className="past"
          title={past.prompt}
          onClick={() => props.onChoose(past)}
        >
          <span className="past-prompt">{past.prompt}</span>
          <span className="dim past-times">{text.prompts.times(past.takes)}</span>
        </button>
      ))}
      {found.length > shown.length && (
        <div className="row">
          <span className="dim figures">{text.prompts.found(shown.length, found.length)}</span>
          <span className="spring" />
          <Button kind="link" onPress={() => setPages(pages + 1)}>
            {text.prompts.more}
          </Button>
        </div>
      )}
    </div>
  );
}

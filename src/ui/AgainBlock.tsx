/** The recipe of a clip on the timeline: of the selected one, or of what is seen at the playhead. */

import { useState, type ReactNode } from "react";
import type { Take } from "../core/take";
import { clipMeant, takeOf } from "../studio/takes/lying";
import { rowsById } from "../studio/takes/row-index";
import { AskedAbove } from "./AskedAbove";
import { Button } from "./controls";
import { Note, Problem } from "./Problem";
import { RecipeView } from "./Recipe";
import { useSequence } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

export function AgainBlock(): ReactNode {
  const text = useText();
  const again = useStudio((state) => state.again);
  const wantsBlock = useStudio(({ problem }) => problem?.at === "again");
  if (again.kind === "closed") return wantsBlock ? <Block>{null}</Block> : <Offer />;
  return (
    <Block>
      {again.kind === "looking" && (
        <p className="dim" role="status">
          {text.again.looking(again.clip)}
        </p>
      )}
      {again.kind === "not-known" && <NotKnown clip={again.clip} why={again.why} />}
      {again.kind === "open" && <Open takeId={again.takeId} clip={again.clip} by={again.by} />}
    </Block>
  );
}

function Block(props: { readonly children: ReactNode }): ReactNode {
  const text = useText();
  const studio = useCommands();
  const isConfirming = useStudio(({ problem }) => problem?.failure.kind === "not-confirmed");
  return (
    <section className="block ruled" aria-label={text.again.title}>
      <div className="row">
        <h2 className="title">{text.again.title}</h2>
        <span className="spring" />
        <Button
          kind="link"
          onPress={() => {
            studio.dismissProblem();
            studio.again.close();
          }}
        >
          {text.again.close}
        </Button>
      </div>
      {props.children}
      {!isConfirming && <Problem at="again" />}
    </section>
  );
}

/** A line where a take lies under the playhead or in the selection, or where a clip is selected that may be one. */
function Offer(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const found = useSequence();
  const takes = useStudio((state) => state.takes);
  const meant = found === undefined ? undefined : clipMeant(found);
  if (meant === undefined) return null;
  const take = takeOf(
    meant.item,
    takes.map((row) => row.take),
  );
  if (take === undefined && !meant.item.selected) return null;
  return (
    <div className="row again-offer">
      {take !== undefined && <span className="dim cut">{text.again.lies(nameOf(text, take))}</span>}
      <span className="gap" />
      <Button
        kind="link"
        onPress={() => void studio.again.open()}
        says={take === undefined ? text.again.whoseSays : text.again.openSays}
      >
        {take === undefined ? text.again.whose : text.again.open}
      </Button>
    </div>
  );
}

function NotKnown(props: {
  readonly clip: string | undefined;
  readonly why: keyof Text["again"]["notKnown"];
}): ReactNode {
  const { clip, why } = props;
  const text = useText();
  return (
    <>
      {clip !== undefined && <p className="cut">{clip}</p>}
      <p className="dim" role="status">
        {text.again.notKnown[why]}
      </p>
    </>
  );
}

function Open(props: { readonly takeId: string; readonly clip: string; readonly by: "item" | "essence" }): ReactNode {
  const { takeId, clip, by } = props;
  const text = useText();
  const studio = useCommands();
  const take = useStudio(({ takes }) => rowsById(takes).get(takeId)?.take);
  const failure = useStudio(({ problem }) =>
    problem?.at === "again" && problem.take === takeId ? problem.failure : undefined,
  );
  const [isAsking, setIsAsking] = useState(false);
  if (take === undefined) return null;

  async function ask(confirmed: boolean): Promise<void> {
    setIsAsking(true);
    studio.dismissProblem();
    await studio.again.ask(takeId, { confirmed });
    setIsAsking(false);
  }

  return (
    <>
      <p className="cut">{nameOf(text, take)}</p>
      {by === "essence" && <Note>{text.again.byEssence(clip)}</Note>}
      <RecipeView take={take} onRestored={() => studio.again.close()} />
      {failure?.kind === "not-confirmed" ? (
        <AskedAbove estimate={failure.estimate} onYes={() => void ask(true)} disabled={isAsking} />
      ) : (
        <div className="row actions">
          <Button onPress={() => void ask(false)} disabled={isAsking} says={text.again.askSays}>
            {text.again.ask}
          </Button>
        </div>
      )}
    </>
  );
}

function nameOf(text: Text, { shot, number }: Take): string {
  return text.take.name(shot.number, number);
}

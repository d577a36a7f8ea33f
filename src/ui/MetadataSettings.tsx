/** Whether columns and sidecars still say where each take comes from, making them say so, and whose name they give. */

import type { ReactNode } from "react";
import type { MetadataCounts, MetadataState, Unnamed } from "../studio/provenance/metadata-state";
import { Button, Check } from "./controls";
import { Note } from "./Problem";
import { useProjectId } from "./sequence";
import { useCommands, useStudio, useText } from "./useStudio";

export function MetadataSettings(): ReactNode {
  const text = useText().metadata;
  const studio = useCommands();
  const state = useStudio(({ metadata }) => metadata);
  const projectId = useProjectId();
  if (projectId === undefined) return null;
  // What was found of another project says nothing of this one.
  const shown = "projectId" in state && state.projectId !== projectId ? ({ kind: "none" } as const) : state;
  const isLooking = shown.kind === "looking";
  const isWrong = shown.kind === "found" && shown.columns + shown.sidecars + shown.names > 0;
  return (
    <section className="block ruled" aria-label={text.title}>
      <h2 className="title">{text.title}</h2>
      <p className="dim">{text.says}</p>
      <Result state={shown} />
      <div className="row actions">
        <Button onPress={() => void studio.metadata.check()} disabled={isLooking}>
          {text.check}
        </Button>
        {isWrong && (
          <Button
            onPress={() => void studio.metadata.repair()}
            says={text.repairSays(shown.columns, shown.sidecars, shown.names)}
          >
            {text.repair}
          </Button>
        )}
        {isLooking && (
          <Button onPress={() => studio.metadata.stop()} says={text.stopSays}>
            {text.stop}
          </Button>
        )}
      </div>
      <NameInFiles />
    </section>
  );
}

function NameInFiles(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const { person = "", nameInFiles = false } = useStudio(({ settings }) => settings);
  const words = text.metadata.names;
  const name = person.trim();
  return (
    <>
      <Check
        label={words.wanted}
        checked={nameInFiles}
        onChange={(wanted) => void studio.metadata.nameInFiles(wanted)}
      />
      <p className="dim">{words.says}</p>
      {nameInFiles && <p className={name === "" ? "why warn" : "dim"}>{name === "" ? words.nobody : words.as(name)}</p>}
    </>
  );
}

/** What became of a name that was to go out of the files; nothing where none was. */
export function NamesOut(): ReactNode {
  const state = useStudio(({ metadata }) => metadata);
  const projectId = useProjectId();
  return state.kind === "unnamed" && state.projectId === projectId ? <Out done={state} /> : null;
}

function Out(props: { readonly done: Unnamed }): ReactNode {
  const { files, left, elsewhere } = props.done;
  const text = useText().metadata.names;
  return (
    <>
      <p role="status">{text.out(files)}</p>
      {left.length > 0 && <Note>{text.left(left.join(", "))}</Note>}
      {elsewhere > 0 && <Note>{text.elsewhere(elsewhere)}</Note>}
    </>
  );
}

function Result(props: { readonly state: MetadataState }): ReactNode {
  const { state } = props;
  const text = useText().metadata;
  switch (state.kind) {
    case "none":
      return null;
    case "looking":
      return <p role="status">{text.looking(state.done, state.of)}</p>;
    case "unnamed":
      return <Out done={state} />;
    case "found":
      return <Counts counts={state} isRepaired={false} unverified={0} />;
    case "repaired":
      return <Counts counts={state} isRepaired unverified={state.unverified} />;
  }
}

function Counts(props: {
  readonly counts: MetadataCounts;
  readonly isRepaired: boolean;
  readonly unverified: number;
}): ReactNode {
  const { counts, isRepaired, unverified } = props;
  const text = useText().metadata;
  const {
    columns,
    reviews,
    sidecars,
    names,
    recognised,
    elsewhere,
    gone,
    ambiguous,
    unread,
    unreadCuts,
    unknownReviews,
  } = counts;
  const isRight = columns + sidecars + names === 0;
  const isWhole = elsewhere + gone + ambiguous + unread + unreadCuts + unknownReviews === 0;
  const wrong = isRepaired ? text.repaired(columns, sidecars, names) : text.wrong(columns, sidecars, names);
  return (
    <>
      <p role="status">
        {text.looked(counts.takes, counts.clips)} {!isRight ? wrong : isWhole ? text.right : text.nothingHere}
      </p>
      {!isRepaired && !isRight && <p className="dim">{text.repairSays(columns, sidecars, names)}</p>}
      {reviews > 0 && <p className="dim">{text.reviews(reviews)}</p>}
      {recognised > 0 && <p className="dim">{text.recognised(recognised)}</p>}
      {unverified > 0 && <Note>{text.unverified(unverified)}</Note>}
      {elsewhere > 0 && <Note>{text.elsewhere(elsewhere)}</Note>}
      {gone > 0 && <Note>{text.gone(gone)}</Note>}
      {ambiguous > 0 && <Note>{text.ambiguous(ambiguous)}</Note>}
      {unread > 0 && <Note>{text.unread(unread)}</Note>}
      {unreadCuts > 0 && <Note>{text.unreadCuts(unreadCuts)}</Note>}
      {unknownReviews > 0 && <Note>{text.unknownReviews(unknownReviews)}</Note>}
    </>
  );
}

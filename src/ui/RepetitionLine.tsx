/** What came of a take that was asked for again, held against the first. */

import type { ReactNode } from "react";
import { repetitionOf, type FilmDifference } from "../core/repetition";
import type { Film, Take } from "../core/take";
import { TICKS_PER_SECOND } from "../core/time";
import { rowsById } from "../studio/takes/row-index";
import { Button } from "./controls";
import { FailureText } from "./Problem";
import { recipeChanges } from "./recipe-rows";
import { Steps } from "./Steps";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

export function RepetitionLine(props: { readonly take: Take }): ReactNode {
  const { take } = props;
  const { parent } = take.recipe;
  const text = useText();
  const studio = useCommands();
  const first = useStudio(({ takes }) =>
    parent?.kind === "again-of" ? rowsById(takes).get(parent.takeId)?.take : undefined,
  );
  if (first === undefined) return null;
  const found = repetitionOf(first, take);
  const changed = recipeChanges(first, take, text);
  const says =
    found.kind === "other-film"
      ? text.again.otherFilm(found.differs.map((what) => differenceOf(what, first.film, take.film, text)))
      : text.again.repetition(found);
  if (says === "") return null;
  const isSame = found.kind === "same-frames" || found.kind === "same-film";

  function compare(firstId: string): void {
    studio.compare.leave();
    studio.compare.choose(firstId);
    studio.compare.choose(take.id);
  }

  return (
    <>
      <p className={isSame ? "why good" : "why dim"}>{says}</p>
      {changed.length > 0 && <p className="why warn">{text.again.recipeChanged(changed)}</p>}
      {!isSame && take.state.kind === "ready" && (
        <>
          <Pictures takeId={take.id} />
          <p className="dim">
            <Button kind="link" onPress={() => compare(first.id)}>
              {text.again.compare}
            </Button>
          </p>
        </>
      )}
    </>
  );
}

function Pictures(props: { readonly takeId: string }): ReactNode {
  const { takeId } = props;
  const text = useText().again.pictures;
  const studio = useCommands();
  const apart = useStudio(({ repetitions }) => repetitions.get(takeId));
  const isReady = useStudio(({ room }) => room.kind === "ready");
  switch (apart?.kind) {
    case "measuring":
      return (
        <Steps
          says={text.measuring(apart.done, apart.of)}
          stop={text.stop}
          onStop={() => studio.again.stopMeasuring()}
        />
      );
    case "measured":
      return (
        <p className="why dim" role="status">
          {text.apart(apart)}
        </p>
      );
    case "failed":
      return <FailureText failure={apart.failure} />;
    case undefined:
      return (
        <p className="dim">
          {isReady ? (
            <Button kind="link" onPress={() => void studio.again.measure(takeId)} says={text.measureSays}>
              {text.measure}
            </Button>
          ) : (
            text.noRoom
          )}
        </p>
      );
  }
}

function differenceOf(what: FilmDifference, first: Film | undefined, again: Film | undefined, text: Text): string {
  const { differences, difference } = text.again;
  return difference(differences[what], valueOf(what, first, text), valueOf(what, again, text));
}

function valueOf(what: FilmDifference, film: Film | undefined, text: Text): string {
  const { unknown, sounds } = text.again;
  if (film === undefined) return unknown;
  switch (what) {
    case "frames":
      return String(film.frames);
    case "seconds":
      return text.again.seconds(film.seconds);
    case "size":
      return `${film.size.width} × ${film.size.height}`;
    case "rate":
      return film.rate === undefined ? unknown : String(Math.round((TICKS_PER_SECOND / film.rate) * 1000) / 1000);
    case "sound":
      return film.sound === undefined ? unknown : sounds[film.sound ? "some" : "none"];
  }
}

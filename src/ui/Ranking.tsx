/** Takes of a shot by how they fit: asked for under the shot's heading, and the reason on each take's card. */

import type { ReactNode } from "react";
import { verdictOf, type Continuity, type Meeting } from "../core/continuity";
import { rowsByShot } from "../studio/takes/row-index";
import { isMoved, type Ranked } from "../studio/check/rank-state";
import { isFilm, shotKeyOf, type Take } from "../core/take";
import type { FitFigures, RankedTake } from "../core/ranking";
import { faultNames, meetingText, notCountedText } from "./CheckFaults";
import { clockOf } from "./clock";
import { Button } from "./controls";
import { Note, Refusal } from "./Problem";
import { Steps } from "./Steps";
import { SpaceSelect } from "./SpaceSelect";
import { useSequence } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

/** × by which detail or grain differs, and degrees by which a movement turns, that an eye would stop at. */
const TELLING = 1.4;
const TELLING_TURN = 45;

/** `shotKey`: as `shotKeyOf` has it. Nothing where the shot has fewer than two takes to tell apart. */
export function Ranking(props: { readonly shotKey: string }): ReactNode {
  const { shotKey } = props;
  const text = useText();
  const studio = useCommands();
  const ranking = useStudio(({ rankings }) => rankings.get(shotKey));
  const films = useStudio(
    ({ takes }) => (rowsByShot(takes).get(shotKey) ?? []).filter(({ take }) => isFilm(take)).length,
  );
  const isRoomReady = useStudio(({ room }) => room.kind === "ready");
  if (ranking === undefined) {
    if (films < 2 || !isRoomReady) return null;
    return (
      <div className="shot-link">
        <Button kind="link" onPress={() => void studio.rank.rank(shotKey)} says={text.rank.rankSays}>
          {text.rank.rank}
        </Button>
      </div>
    );
  }
  switch (ranking.kind) {
    case "measuring": {
      const { take, done, of, steps } = ranking;
      return (
        <Steps
          says={text.rank.measuring(take, done + 1, of, steps.done, steps.total)}
          stop={text.rank.stop}
          onStop={() => studio.rank.stop(shotKey)}
        />
      );
    }
    case "refused":
      return (
        <>
          <Refusal failure={ranking.failure} />
          <RankLinks shotKey={shotKey} />
        </>
      );
    case "ranked":
      return <RankedShot shotKey={shotKey} ranked={ranking} />;
  }
}

function RankedShot(props: { readonly shotKey: string; readonly ranked: Ranked }): ReactNode {
  const { shotKey, ranked } = props;
  const text = useText();
  const studio = useCommands();
  const sequence = useSequence();
  const asks = ranked.notCounted.some((one) => one.kind === "space" && one.space === undefined);
  return (
    <div className="ranking">
      {ranked.at !== undefined && (
        <p className="why dim figures">{text.rank.ranked(clockOf(ranked.at, text.months))}</p>
      )}
      {isMoved(ranked, sequence) && <Note>{text.rank.stale}</Note>}
      {ranked.notCounted.map((one, index) => (
        <p key={index} className="why dim">
          {notCountedText(text, one)}
        </p>
      ))}
      {asks && <SpaceSelect asks={false} onChoose={(space) => void studio.rank.setSpace(shotKey, space)} />}
      <RankLinks shotKey={shotKey} />
    </div>
  );
}

function RankLinks(props: { readonly shotKey: string }): ReactNode {
  const { shotKey } = props;
  const text = useText();
  const studio = useCommands();
  return (
    <div className="row links">
      <Button kind="link" onPress={() => void studio.rank.rank(shotKey, true)}>
        {text.rank.anew}
      </Button>
      <Button kind="link" onPress={() => studio.rank.forget(shotKey)}>
        {text.rank.newest}
      </Button>
    </div>
  );
}

/** Which place a take has among those of its shot, why, and the figures; nothing where they are not ranked. */
export function RankLine(props: { readonly take: Take }): ReactNode {
  const { take } = props;
  const text = useText();
  const ranking = useStudio(({ rankings }) => (rankings.size === 0 ? undefined : rankings.get(shotKeyOf(take))));
  if (ranking?.kind !== "ranked") return null;
  const placed = ranking.order.find(({ takeId }) => takeId === take.id);
  const figures = ranking.figures.get(take.id);
  if (placed !== undefined && figures !== undefined) {
    return (
      <div className="rank-line">
        <p className="why">{placeText(text, placed, ranking.order.length)}</p>
        {figureTexts(text, figures).map((said) => (
          <p key={said} className="dim figures">{`${said.charAt(0).toUpperCase()}${said.slice(1)}.`}</p>
        ))}
      </div>
    );
  }
  const why = ranking.left.get(take.id);
  // What is not ready says so itself.
  if (why === undefined || why === "not-ready") return null;
  return <p className="why dim">{text.rank.left[why.kind === "cannot-check" ? "still" : "failed"]}</p>;
}

function placeText(text: Text, { place, isShared, deciding }: RankedTake, count: number): string {
  const { alike, only, best, behind } = text.rank;
  if (count === 1) return text.rank.line(place, false, only);
  if (deciding === undefined) return text.rank.line(place, isShared, isShared ? alike : undefined);
  return text.rank.line(place, isShared, place === 1 ? best[deciding] : behind[deciding]);
}

function figureTexts(text: Text, { continuity, start, before, after, lacks }: FitFigures): readonly string[] {
  const { figures } = text.rank;
  return [
    ...(lacks === undefined ? [] : [figures.lacks(lacks)]),
    foundText(text, continuity),
    ...(start === undefined ? [] : [start === "another-picture" ? figures.anotherPicture : figures.start(start.mean)]),
    ...(before === undefined ? [] : [figures.cut("before", cutText(text, before))]),
    ...(after === undefined ? [] : [figures.cut("after", cutText(text, after))]),
  ];
}

function foundText(text: Text, continuity: Continuity): string {
  const { figures } = text.rank;
  const verdict = verdictOf(continuity);
  switch (verdict.kind) {
    case "faulty":
      return figures.faults(continuity.findings.length, faultNames(text, verdict));
    case "clean":
      return figures.clean;
    case "too-short":
      return figures.tooShort;
  }
}

/** Beside light and colour only what stands out: all of it is in the check. */
function cutText(text: Text, { luma, cb, cr, sharpness, grain, turn }: Meeting): string {
  const tells = (ratio: number | undefined): boolean => ratio !== undefined && (ratio < 1 / TELLING || ratio > TELLING);
  return meetingText(text, {
    luma,
    cb,
    cr,
    ...(sharpness !== undefined && tells(sharpness) ? { sharpness } : {}),
    ...(grain !== undefined && tells(grain) ? { grain } : {}),
    ...(turn !== undefined && turn > TELLING_TURN ? { turn } : {}),
  });
}

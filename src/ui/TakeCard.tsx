/** One take: its picture, where it stands, and what can be done with it. */

import { useState, type KeyboardEvent, type ReactNode } from "react";
import { reviewText } from "../core/audit-words";
import { isWire } from "../core/job";
import { seedUsed } from "../core/recipe";
import type { PlacementRecord, Take } from "../core/take";
import { auditOf, judgedOf } from "../studio/review/audit-state";
import { targetOf } from "../studio/form/plan";
import { rowsById } from "../studio/takes/row-index";
import type { TakeRow } from "../studio/takes/take-row";
import { CheckPage } from "./CheckPage";
import { BeforePlacing } from "./PolicyLine";
import { Lineage } from "./Lineage";
import { makerName } from "./maker";
import { MarkButtons, useMarkKeys } from "./Marks";
import { RankLine } from "./Ranking";
import { RecipeView } from "./Recipe";
import { RepetitionLine } from "./RepetitionLine";
import { ReplaceMenu } from "./ReplaceMenu";
import { StagedLine } from "./Staged";
import { TakeActions, TakeTrouble } from "./TakeActions";
import { Elapsed, isPaidFor, Underway } from "./TakeUnderway";
import { TakeVariations } from "./TakeVariations";
import { TakeWhy } from "./TakeWhy";
import { lengthOn, useSequence, videoTrack } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

export function TakeCard(props: {
  readonly row: TakeRow;
  /** Under the heading of its shot the take's number is name enough. */
  readonly underShot?: boolean;
  /** Called once the form is filled from the take's recipe; absent where a take is not offered for that. */
  readonly onRestored?: () => void;
  /** Shows another take: one that this was made from. */
  readonly onGoTo?: (takeId: string) => void;
}): ReactNode {
  const { row, underShot = false, onRestored, onGoTo } = props;
  const [isOpen, setIsOpen] = useState(false);
  const { take, work } = row;
  const text = useText();
  const studio = useCommands();
  const name = text.take.name(take.shot.number, take.number);
  const state = standing(text, row);
  const markOnKey = useMarkKeys(row);

  /** What may be charged is stopped by its button only. */
  function strike(event: KeyboardEvent<HTMLElement>): void {
    markOnKey(event);
    if (event.key === "Escape" && work !== undefined && !isPaidFor(work)) studio.cancel(take.id);
  }

  return (
    <article className="take" aria-label={name} onKeyDown={strike}>
      <div className={pictureClass(row)}>
        {row.picture !== undefined && <img src={row.picture} alt={text.take.picture(name)} />}
      </div>
      <div className="take-facts">
        <div className="row take-title">
          <h3 className="title">{underShot ? text.take.short(take.number) : name}</h3>
          <span className="spring" />
          <span className="standing">
            <span className={`state ${state.colour}`} role="status">
              {state.word}
            </span>
            {work?.step === "engine" && <Elapsed since={work.since} />}
          </span>
        </div>
        <RankLine take={take} />
        <Facts take={take} />
        <StagedLine take={take} />
        <Lineage take={take} {...(onGoTo && { onGoTo })} />
        <RepetitionLine take={take} />
        {take.check === "unchecked" && <p className="why dim">{text.take.unchecked}</p>}
        <Reviewed take={take} />
        <TakeWhy row={row} />
        <Holds take={take} />
        <Cuts take={take} />
        <BeforePlacing take={take} isPlaced={row.onTimeline.length > 0} />
        {work !== undefined && <Underway take={take} work={work} name={name} />}
        <MarkButtons row={row} />
      </div>
      <div className="take-below">
        <TakeActions
          row={row}
          {...(onRestored && { onRestored, recipe: { isOpen, onToggle: () => setIsOpen(!isOpen) } })}
        />
        <ReplaceMenu takeId={take.id} />
        {isOpen && <RecipeView take={take} {...(onRestored && { onRestored })} />}
        <TakeTrouble take={take} />
        <TakeVariations take={take} {...(onRestored && { onRestored })} />
      </div>
      <CheckPage takeId={take.id} name={name} />
    </article>
  );
}

function pictureClass({ picture, take, work }: TakeRow): string {
  if (picture === undefined) return "take-picture empty";
  const shape = take.recipe.size.height > take.recipe.size.width ? "take-picture tall" : "take-picture";
  // What is shown is not the take yet: it is the frame that it starts from.
  return work === undefined ? shape : `${shape} unmade`;
}

/** Who made it with which seed, and what it cost: the two that tell takes of one shot apart, and the one that is asked for. */
function Facts(props: { readonly take: Take }): ReactNode {
  const { recipe, charge } = props.take;
  const text = useText();
  const known = useStudio(({ engines }) =>
    engines
      .find(({ entry }) => entry.id === recipe.asked?.engineId)
      ?.models.find(({ model }) => model === recipe.model),
  );
  // An engine that takes none was never told it.
  const used = known?.seed === false ? undefined : seedUsed(recipe);
  const seed = used === undefined ? [] : [text.take.seed(used)];
  const paid = charge === undefined ? [] : [text.wire.job.cost(charge.money, charge.how === "estimated")];
  const maker = [known?.name ?? makerName(text, recipe), ...(isWire(recipe.engine) ? [] : [text.take.notAi])];
  const draft = recipe.full === undefined ? [] : [text.take.draft];
  return (
    <p className="dim figures" title={recipe.asked?.engineName}>
      {[...maker, ...draft, ...seed, ...paid].join(", ")}
    </p>
  );
}

interface Standing {
  readonly word: string;
  readonly colour: "good" | "warn" | "bad" | "dim";
}

/** Where the take stands, in a word or two. What lies on the timeline says so, because that was read just now. */
function standing(text: Text, { take, work, onTimeline }: TakeRow): Standing {
  if (work !== undefined) return { word: text.take.working(work), colour: "dim" };
  const [place, second] = onTimeline;
  if (place !== undefined) {
    const word =
      second === undefined
        ? text.take.onTrack(videoTrack(place.track), place.timecode)
        : text.take.places(onTimeline.length);
    return { word, colour: "dim" };
  }
  switch (take.state.kind) {
    case "asked":
      return { word: text.take.asked, colour: "dim" };
    case "submitting":
    case "unanswered":
      return { word: text.wire.question.word, colour: "warn" };
    case "making":
      return { word: text.take.making, colour: "dim" };
    case "delivered":
      return { word: text.take.delivered, colour: "warn" };
    case "ready":
      return readyStanding(text, take.placement);
    case "failed":
      return { word: text.take.failed, colour: "bad" };
    case "cancelled":
      return { word: text.take.cancelled, colour: "dim" };
    case "interrupted":
      return { word: text.take.interrupted, colour: "warn" };
  }
}

function readyStanding(text: Text, placement: PlacementRecord | undefined): Standing {
  switch (placement?.outcome) {
    case "waits":
      // Of several that were asked together all but one wait, and what was asked again is to be compared: nothing went wrong.
      return placement.why === "another-placed" || placement.why === "asked-again"
        ? { word: text.shelf.inBin, colour: "dim" }
        : { word: text.take.waits, colour: "warn" };
    case "unverified":
      return { word: text.take.unconfirmed, colour: "warn" };
    case "failed":
      return { word: text.take.notPlaced, colour: "bad" };
    case "verified":
    case undefined:
      return { word: text.take.ready, colour: "good" };
  }
}

/** How its uses stand in the sequence that was read for AI ranges; nothing where it was not, or none of them is in it. */
function Reviewed(props: { readonly take: Take }): ReactNode {
  const text = useText();
  const state = useStudio(({ audit }) => audit);
  const audit = auditOf(state);
  const standings = audit?.ranges.flatMap(({ key, use, made }) =>
    use.takeId === props.take.id && made !== "animatic" ? (judgedOf(state).get(key)?.review ?? []) : [],
  );
  if (audit === undefined || standings === undefined || standings.length === 0) return null;
  const said = [...new Set(standings.map((standing) => reviewText(text.audit, standing)))];
  return <p className="why dim">{text.review.inTakes(audit.name, said.join(" "))}</p>;
}

/** For which take it holds the place, or held it in vain; nothing once that one has come. */
function Holds(props: { readonly take: Take }): ReactNode {
  const { holdsFor } = props.take;
  const text = useText();
  const other = useStudio(({ takes }) => (holdsFor === undefined ? undefined : rowsById(takes).get(holdsFor)?.take));
  if (other === undefined) return null;
  switch (other.state.kind) {
    case "failed":
    case "cancelled":
    case "interrupted":
      return <p className="why dim">{text.replace.heldFor(other.number)}</p>;
    case "asked":
    case "submitting":
    case "unanswered":
    case "making":
    case "delivered":
      return <p className="why dim">{text.replace.holds(other.number)}</p>;
    case "ready":
      return null;
  }
}

/** What placing the take now would cut away, said before it is done; nothing where nothing would be. */
function Cuts(props: { readonly take: Take }): ReactNode {
  const { take } = props;
  const text = useText();
  const form = useStudio((state) => state.form);
  const sequence = useSequence();
  if (sequence === undefined || take.state.kind !== "ready") return null;
  const { overwrites } = targetOf(take, sequence, form).coverage;
  if (overwrites === undefined) return null;
  const [only, second] = overwrites.names;
  const names = only !== undefined && second === undefined ? only : text.where.items(overwrites.names.length);
  const length = lengthOn(overwrites.length, sequence);
  return <p className="why warn">{text.take.cuts(names, length, videoTrack(overwrites.track))}</p>;
}

/** One scene: its links as pictures with the seams between them, how far it is, and what can be done with it. */

import { Fragment, useState, type ReactNode } from "react";
import { canBeAskedAgain } from "../core/take";
import { ticksOfFrames } from "../core/time";
import type { LinkView, SceneView } from "../studio/scenes/scene-state";
import type { TakeRow } from "../studio/takes/take-row";
import { Button } from "./controls";
import { useForGood } from "./ForGood";
import { FailureText, Note } from "./Problem";
import { Question } from "./Question";
import { Costly } from "./Costly";
import { SeamRow } from "./SeamRow";
import { Underway } from "./TakeUnderway";
import { lengthOn, openSequence, timeOn, videoTrack } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

export function SceneBlock(props: { readonly view: SceneView }): ReactNode {
  const { view } = props;
  const { scene, links, work } = view;
  const text = useText();
  const frames = scene.links.reduce((sum, link) => sum + link.frames, 0);
  const length = lengthOn(ticksOfFrames(frames, scene.sequence.rate), scene.sequence);
  const name = text.scene.title(length, timeOn(scene.start, scene.sequence));
  const done = links.filter(({ row }) => row !== undefined).length;
  const stale = links.filter(({ isStale }) => isStale).length;
  return (
    <section className="block ruled" aria-label={name}>
      <div className="row both-ends">
        <h3 className="title figures">{name}</h3>
        <span className="dim figures" role="status">
          {text.scene.done(done, links.length)}
        </span>
      </div>
      <p className="dim cut">{scene.form.prompt}</p>
      {view.isElsewhere && <p className="dim">{text.scene.elsewhere}</p>}
      {view.problem !== undefined && (
        <div className="problem" role="alert">
          <FailureText failure={view.problem.failure} />
        </div>
      )}
      {stale > 0 && work === "rests" && <Note>{text.scene.staleMany(stale)}</Note>}
      <SceneActions view={view} />
      <div className="links">
        {links.map((link, index) => (
          <Fragment key={index}>
            {link.seam !== undefined && <SeamRow seam={link.seam} index={index} />}
            <LinkRow view={view} link={link} index={index} />
          </Fragment>
        ))}
      </div>
      {work === "rests" && !view.isElsewhere && <Forget sceneId={scene.id} />}
    </section>
  );
}

function Forget(props: { readonly sceneId: string }): ReactNode {
  const text = useText().scene;
  const studio = useCommands();
  const words = { ask: text.forget, says: text.forgetSays, sure: text.forgetSure };
  const { link, line } = useForGood(props.sceneId, words, () => void studio.scenes.forget(props.sceneId));
  return (
    <>
      <div className="row">{link}</div>
      {line}
    </>
  );
}

/** Names why links cannot be changed while one is being made: said once, at the head of the scene. */
function changesWaitId(sceneId: string): string {
  return `changes-wait-${sceneId}`;
}

function SceneActions(props: { readonly view: SceneView }): ReactNode {
  const { view } = props;
  const { scene, links, work, at, isElsewhere } = view;
  const text = useText();
  const studio = useCommands();
  const open = useStudio((state) => openSequence(state)?.sequenceId);
  const made = links.findIndex(({ row }) => row === undefined);
  // Nothing goes on before its question is answered.
  const asks = links[made]?.latest?.take.state.kind === "unanswered";
  const toLay = links.filter(({ row, lies }) => row !== undefined && lies === undefined);
  const { sequenceId, name } = scene.sequence;
  if (work !== "rests") {
    return (
      <div className="row scene-actions">
        {work === "stopping" && <span className="dim">{text.scene.stopping}</span>}
        <Button onPress={() => studio.scenes.stop(scene.id)}>
          {text.scene[work === "going" ? "stop" : "stopNow"](at === undefined ? undefined : at + 1)}
        </Button>
        {links.some(isThere) && (
          <span className="dim" id={changesWaitId(scene.id)}>
            {text.scene.changesWait}
          </span>
        )}
      </div>
    );
  }
  const [firstToLay] = toLay;
  const canGoOn = made >= 0 && !asks && !isElsewhere;
  const canLay = firstToLay !== undefined && sequenceId === open;
  const by = firstToLay?.goes?.from;
  const left = links.filter(({ row }) => row === undefined).length;
  return (
    <>
      {canGoOn && view.left.kind !== "nothing" && <p className="dim figures">{text.scene.left(left, view.left)}</p>}
      {(canGoOn || canLay) && (
        <div className="row scene-actions">
          {canGoOn && (
            <Costly
              estimate={view.left}
              confirm={view.confirm}
              onPress={(confirmed) => studio.scenes.goOn(scene.id, { confirmed })}
            >
              {text.scene.goOn(made + 1)}
            </Costly>
          )}
          {canLay && (
            <Button kind={made < 0 ? "primary" : "plain"} onPress={() => void studio.scenes.lay(scene.id)}>
              {text.scene.lay(toLay.length, timeOn(firstToLay.goes?.at ?? firstToLay.start, scene.sequence))}
            </Button>
          )}
        </div>
      )}
      {canLay && by !== undefined && firstToLay.goes?.at !== firstToLay.start && (
        <p className="dim">{text.scene.laidBy(by.link + 1, videoTrack(by.track))}</p>
      )}
      {asks && !isElsewhere && <p className="dim">{text.scene.answerFirst(made + 1)}</p>}
      {firstToLay !== undefined && sequenceId !== open && <p className="dim">{text.scene.otherSequence(name)}</p>}
    </>
  );
}

function LinkRow(props: { readonly view: SceneView; readonly link: LinkView; readonly index: number }): ReactNode {
  const { view, link, index } = props;
  const { row, latest } = link;
  const text = useText();
  const shown = latest ?? row;
  const work = latest?.work ?? row?.work;
  const { sequence } = view.scene;
  const name = text.scene.link(index + 1);
  const picture = row?.picture ?? latest?.picture;
  const failure = latest?.take.state.kind === "failed" ? latest.take.state.failure : undefined;
  return (
    <article className="link-row" aria-label={name}>
      <div className={row === undefined ? "link-picture empty" : "link-picture"}>
        {picture !== undefined && <img src={picture} alt={text.scene.picture(index + 1)} />}
      </div>
      <div className="link-facts">
        <div className="row both-ends link-head">
          <span className="figures">
            <span className="title">{name}</span>
            <span className="length">{lengthOn(ticksOfFrames(link.frames, sequence.rate), sequence)}</span>
          </span>
          <span className={standingColour(link)}>{standing(text, link)}</span>
        </div>
        {link.beat !== "" && <p className="dim">{link.beat}</p>}
        {link.isStale && <p className="warn">{text.scene.stale(index)}</p>}
        {link.missing > 0 && <p className="warn">{text.scene.short(link.missing)}</p>}
        {shown !== undefined && work !== undefined && <Underway take={shown.take} work={work} name={name} />}
        {failure !== undefined && <FailureText failure={failure} />}
        {latest !== undefined && work === undefined && <Question take={latest.take} />}
        <LinkActions {...props} />
      </div>
    </article>
  );
}

/** There is a take of it, or one that can be asked again. */
function isThere({ row, latest }: LinkView): boolean {
  return row !== undefined || (latest !== undefined && canBeAskedAgain(latest.take.state));
}

function LinkActions(props: { readonly view: SceneView; readonly link: LinkView; readonly index: number }): ReactNode {
  const { view, link, index } = props;
  const { scene, links, work, isElsewhere } = view;
  const text = useText();
  const studio = useCommands();
  const [isOpen, setOpen] = useState(false);
  if (!isThere(link) || isElsewhere) return null;
  // They keep their places meanwhile: a list that jumps is pressed in the wrong place.
  const waits = work === "rests" ? {} : ({ disabled: true, describedBy: changesWaitId(scene.id) } as const);
  const costs = { estimate: link.again.estimate, confirm: link.again.confirm };
  const rest = { estimate: link.rest.estimate, confirm: link.rest.confirm };
  const canSwap = link.lies !== undefined && !link.lies.isCurrent;
  const sound = link.lies?.sound ?? "none";
  const swapSound = sound === "none" ? "" : text.replace.overwriteSound[sound];
  const offersRedo = link.isStale || isOpen;
  const follows = index < links.length - 1;
  return (
    <>
      {offersRedo && costs.estimate.kind !== "nothing" && (
        <p className="dim figures">{text.scene.redoCosts(costs.estimate, follows ? rest.estimate : undefined)}</p>
      )}
      <div className="row scene-actions">
        {canSwap && (
          <Button
            {...waits}
            says={`${text.scene.swapSays(index + 1)}${swapSound}`}
            onPress={() => void studio.scenes.swap(scene.id, index)}
          >
            {text.scene.swap}
          </Button>
        )}
        {offersRedo ? (
          <>
            <Costly
              {...costs}
              {...waits}
              says={text.scene.redoSays(index + 1)}
              onPress={(confirmed) => studio.scenes.redo(scene.id, index, { confirmed })}
            >
              {text.scene.redo}
            </Costly>
            {follows && (
              <Costly
                {...rest}
                {...waits}
                says={text.scene.redoRestSays(index + 1)}
                onPress={(confirmed) => studio.scenes.redo(scene.id, index, { confirmed, rest: true })}
              >
                {text.scene.redoRest}
              </Costly>
            )}
          </>
        ) : (
          <Button
            kind="link"
            expanded={false}
            {...waits}
            says={text.scene.redoSays(index + 1)}
            onPress={() => setOpen(true)}
          >
            {text.scene.redoAsks}
          </Button>
        )}
      </div>
    </>
  );
}

function standing(text: Text, { row, latest, lies }: LinkView): string {
  if (latest?.work !== undefined) return text.take.working(latest.work);
  if (latest !== undefined) return stateWord(text, latest);
  if (row === undefined) return text.scene.states.missing;
  return lies?.isCurrent === true ? text.scene.lies(videoTrack(lies.track)) : text.scene.states.ready;
}

function stateWord(text: Text, { take: { state } }: TakeRow): string {
  switch (state.kind) {
    case "failed":
    case "cancelled":
    case "interrupted":
      return text.scene.states[state.kind];
    case "unanswered":
      return text.scene.states.question;
    case "asked":
    case "submitting":
    case "making":
    case "delivered":
    case "ready":
      return text.scene.states.missing;
  }
}

function standingColour({ row, latest, lies }: LinkView): string {
  if (latest?.take.state.kind === "failed") return "state bad";
  if (latest !== undefined || row === undefined) return "state dim";
  return lies?.isCurrent === true ? "state good" : "state dim";
}

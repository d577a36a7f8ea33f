/** The part of the Board tab for scenes that are longer than a model goes: what would be made, and the scenes that are. */

import { useEffect, useState, type ReactNode } from "react";
import { JOINS, type Join } from "../core/joining";
import { ticksOfFrames, type Ticks } from "../core/time";
import type { ScenePlan } from "../studio/scenes/scene-state";
import { Button, NumberField, Select, TextField } from "./controls";
import { MakerSelect } from "./OrderBlock";
import { Note, Problem, Refusal } from "./Problem";
import { SceneBlock } from "./SceneBlock";
import { lengthOn, timeOn, useSequence } from "./sequence";
import { useCommands, useStudio, useText } from "./useStudio";
import { Costly } from "./Costly";

export function ScenePage(): ReactNode {
  const text = useText();
  const all = useStudio((state) => state.scenes.all);
  const unread = useStudio((state) => state.scenes.unread);
  const [isDrafting, setDrafting] = useState(false);
  const { scenes } = useCommands();
  useEffect(() => {
    scenes.show(true);
    return () => scenes.show(false);
  }, [scenes]);
  const hasNone = all.length === 0;
  return (
    <>
      {hasNone || isDrafting ? (
        <Draft {...(hasNone ? {} : { onClose: () => setDrafting(false) })} />
      ) : (
        <section className="block">
          <Problem at="scenes" />
          <Button kind="link" onPress={() => setDrafting(true)}>
            {text.scene.another}
          </Button>
        </section>
      )}
      {unread.length > 0 && <Note>{text.scene.unread(unread.join(", "))}</Note>}
      {all.map((view) => (
        <SceneBlock key={view.scene.id} view={view} />
      ))}
    </>
  );
}

function Draft(props: { readonly onClose?: () => void }): ReactNode {
  const { onClose } = props;
  const text = useText();
  const studio = useCommands();
  const draft = useStudio((state) => state.scenes.draft);
  const plan = useStudio((state) => state.scenes.plan);
  const prompt = useStudio((state) => state.form.prompt);
  const { scenes } = studio;
  useEffect(() => {
    scenes.showDraft(true);
    return () => scenes.showDraft(false);
  }, [scenes]);
  return (
    <section className="block" aria-label={text.scene.label}>
      <p className="teach">{text.scene.none}</p>
      <div className="row scene-lengths">
        <div className="end">
          <span className="dim">{text.scene.lengthBefore}</span>
          <NumberField
            label={text.scene.length}
            value={draft.seconds}
            onType={(seconds) => studio.scenes.editDraft({ seconds })}
          />
          <span className="dim">{text.scene.lengthAfter}</span>
        </div>
        <div className="end">
          <span className="dim">{text.scene.linkBefore}</span>
          <NumberField
            label={text.scene.linkLength}
            value={draft.linkSeconds === "auto" ? (plan?.linkSeconds ?? Number.NaN) : draft.linkSeconds}
            onType={(seconds, typed) => studio.scenes.editDraft({ linkSeconds: typed === "" ? "auto" : seconds })}
          />
          <span className="dim">{text.scene.linkAfter}</span>
        </div>
      </div>
      <TextField
        label={text.prompt.label}
        text={prompt}
        lines={4}
        className="prompt"
        hint={text.prompt.hint}
        onType={(typed) => studio.editForm({ prompt: typed })}
      />
      <TextField
        label={text.scene.beats}
        text={draft.beats}
        lines={4}
        className="beats"
        hint={text.scene.beatsHint}
        onType={(beats) => studio.scenes.editDraft({ beats })}
      />
      <div className="row">
        <MakerSelect />
      </div>
      {plan !== undefined && <JoinRow extend={plan.extend} join={draft.join} />}
      {plan !== undefined && <PlanLines plan={plan} />}
      <Start plan={plan} {...(onClose === undefined ? {} : { onClose })} />
    </section>
  );
}

/** Shown where there is something to choose: an engine that goes on with films of its own, or may. */
function JoinRow(props: { readonly extend: ScenePlan["extend"]; readonly join: Join }): ReactNode {
  const { extend, join } = props;
  const text = useText();
  const studio = useCommands();
  if (extend === false) return null;
  return (
    <>
      <div className="row scene-join">
        <span className="dim">{text.scene.joinBefore}</span>
        <Select
          label={text.scene.joinLabel}
          value={join}
          choices={JOINS.map((value) => ({ value, text: text.scene.joins[value] }))}
          onChoose={(chosen) => studio.scenes.editDraft({ join: chosen })}
        />
      </div>
      {extend === "unknown" && join === "extend" && <Note>{text.scene.extendTried}</Note>}
    </>
  );
}

function PlanLines(props: { readonly plan: ScenePlan }): ReactNode {
  const { links, head, estimate, host, spareBeats, frames, start } = props.plan;
  const text = useText();
  const say = useSequenceTime();
  const [first, last] = [links[0]?.frames, links.at(-1)?.frames];
  const onFrame = links.filter(({ join }, index) => index > 0 && join === "frame").length;
  const isGrowing = links.some(({ join }) => join === "extend");
  if (first === undefined || last === undefined) return null;
  return (
    <>
      <p className="dim figures">
        <span className="happened">{text.scene.plan(links.length, say.length(frames), say.place(start))}</span>{" "}
        {text.scene.lengths(say.length(first), say.length(last), links.length)}{" "}
        {links.length > 1 && !isGrowing && text.scene.heads(head)}
        {isGrowing && onFrame > 0 && `${text.scene.ownFilms(onFrame)} `}
        {isGrowing && text.scene.longer(onFrame)}
      </p>
      <p className="dim figures scene-cost">{text.scene.cost(estimate, host)}</p>
      {spareBeats > 0 && <Note>{text.scene.spare(spareBeats)}</Note>}
    </>
  );
}

function Start(props: { readonly plan: ScenePlan | undefined; readonly onClose?: () => void }): ReactNode {
  const { plan, onClose } = props;
  const text = useText();
  const studio = useCommands();
  const say = useSequenceTime();
  const refusal = plan?.refusal;
  const can = plan !== undefined && plan.links.length > 0;
  return (
    <>
      <Costly
        kind="primary"
        estimate={plan?.estimate ?? { kind: "nothing" }}
        confirm={plan?.confirm === true}
        disabled={!can || refusal !== undefined}
        {...(refusal && { describedBy: "scene-refusal" })}
        onPress={async (confirmed) => {
          await studio.scenes.start({ confirmed });
          if (studio.state.problem?.at !== "scenes") onClose?.();
        }}
      >
        {can ? text.scene.make(say.length(plan.frames), plan.links.length) : text.scene.nothing}
      </Costly>
      {refusal !== undefined && <Refusal failure={refusal} id="scene-refusal" />}
      <Problem at="scenes" />
      {onClose !== undefined && (
        <div className="row centred">
          <Button kind="link" onPress={onClose}>
            {text.scene.less}
          </Button>
        </div>
      )}
    </>
  );
}

/** Lengths and places as the open sequence writes them; seconds and nothing where none is open. */
function useSequenceTime(): { readonly length: (frames: number) => string; readonly place: (time: Ticks) => string } {
  const sequence = useSequence();
  if (sequence === undefined) return { length: String, place: String };
  return {
    length: (frames) => lengthOn(ticksOfFrames(frames, sequence.rate), sequence),
    place: (time) => timeOn(time, sequence),
  };
}

/** The panel: tabs, and one of them. The media room's webview is mounted beside it, outside React. */

import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { StudioStore } from "../studio/commands";
import { BoardTab } from "./BoardTab";
import { Compare } from "./Compare";
import { ChoosingB } from "./CompareLink";
import { Crash } from "./Crash";
import { SettingsTab } from "./SettingsTab";
import { ShotTab } from "./ShotTab";
import { isQuestion } from "./TakeCard";
import { EVERYTHING, TakesTab } from "./TakesTab";
import type { Text } from "./text/en";
import { textFor } from "./text/text";
import { SurroundingsContext, useCommands, useStudio, useText, type Surroundings } from "./useStudio";

/** `hostLocale` is Premiere's own language, as `fr_FR`; without it the panel speaks English unless told otherwise. */
export function App(props: {
  readonly studio: StudioStore;
  readonly hostLocale?: string;
  readonly version?: string;
}): ReactNode {
  const { studio, hostLocale, version } = props;
  const surroundings = useMemo<Surroundings>(
    () => ({
      studio,
      ...(hostLocale === undefined ? {} : { hostLocale }),
      ...(version === undefined ? {} : { version }),
    }),
    [studio, hostLocale, version],
  );
  return (
    <Crash text={() => textFor(studio.state.settings.language, hostLocale)}>
      <SurroundingsContext value={surroundings}>
        <Panel />
      </SurroundingsContext>
    </Crash>
  );
}

type Tab = "shot" | "board" | "takes" | "settings";
const TABS: readonly Tab[] = ["shot", "board", "takes", "settings"];

function Panel(): ReactNode {
  const text = useText();
  const takes = useStudio((state) => state.takes);
  const compare = useStudio((state) => state.compare);
  const studio = useCommands();
  const [tab, setTab] = useState<Tab>("shot");
  const [connecting, setConnecting] = useState(false);
  const [look, setLook] = useState(EVERYTHING);
  const [target, setTarget] = useState<{ readonly key: string }>();
  const bar = useRef<HTMLDivElement>(null);
  const steps = useMemo(() => takes.flatMap(({ work }) => (work === undefined ? [] : [work.step])), [takes]);
  const waiting = steps.filter((step) => step === "queued" || step === "waiting").length;
  const questions = useMemo(() => takes.filter(isQuestion).length, [takes]);

  function open(name: Tab, toConnect = false): void {
    if (compare.kind === "open") studio.compare.leave();
    setTab(name);
    if (name !== "takes") setTarget(undefined);
    setConnecting(toConnect);
  }

  /** Whatever the tab was narrowed down to would hide it. */
  function goTo(takeId: string): void {
    setLook(EVERYTHING);
    setTarget({ key: takeId });
    open("takes");
  }

  function moveOnArrows(event: KeyboardEvent<HTMLElement>): void {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = (TABS.indexOf(tab) + step + TABS.length) % TABS.length;
    open(TABS[next] ?? tab);
    bar.current?.querySelectorAll<HTMLElement>(".tab")[next]?.focus();
  }

  return (
    <div className="panel">
      <div className="tabs" role="tablist" aria-label={text.tabs.label} ref={bar} onKeyDown={moveOnArrows}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === tab}
            className={name === tab ? "tab tab-open" : "tab"}
            onClick={() => open(name)}
          >
            {text.tabs[name]}
            {name === "takes" && takes.length > 0 && <span className="count">{` ${takes.length}`}</span>}
          </button>
        ))}
        <span className="spring" />
        {questions > 0 ? (
          <span className="running warn cut" role="status">
            {text.wire.question.count(questions)}
          </span>
        ) : (
          steps.length > 0 && (
            <span className="running cut" role="status">
              {countText(text, steps.length - waiting, waiting)}
            </span>
          )
        )}
      </div>
      {compare.kind === "open" && (
        <div className="page">
          <Compare key={[compare.a.takeId, compare.b.takeId].sort().join(" ")} open={compare} />
        </div>
      )}
      <div
        className={compare.kind === "open" ? "page away" : "page"}
        role="tabpanel"
        aria-label={text.tabs[tab]}
        key={tab}
      >
        <ChoosingB />
        {tab === "shot" && (
          <ShotTab onAllTakes={() => open("takes")} onGoTo={goTo} onConnect={() => open("settings", true)} />
        )}
        {tab === "board" && <BoardTab />}
        {tab === "takes" && (
          <TakesTab
            look={look}
            onLook={setLook}
            {...(target === undefined ? {} : { goTo: target })}
            onGoTo={goTo}
            onRestored={() => open("shot")}
          />
        )}
        {tab === "settings" && <SettingsTab isConnecting={connecting} />}
      </div>
    </div>
  );
}

function countText(text: Text, running: number, waiting: number): string {
  if (waiting === 0) return text.tabs.running(running);
  return running === 0 ? text.tabs.waiting(waiting) : text.tabs.runningOf(running, running + waiting);
}

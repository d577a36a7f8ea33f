/** The panel: tabs, and one of them. The media room's webview is mounted beside it, outside React. */

import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import type { StudioStore } from "../studio/commands";
import { ChoosingB } from "./CompareLink";
import { Crash } from "./Crash";
import { Later } from "./later-pages";
import { ShotTab } from "./ShotTab";
import { isQuestion } from "./take-question";
import { EVERYTHING } from "./takes-look";
import type { Text } from "./text/en";
import { isLearnt, languageFor, learn, textFor } from "./text/text";
import { notCleared } from "./uncleared";
import { SurroundingsContext, useCommands, useStudio, useText, type Surroundings } from "./useStudio";

/** `hostLocale` is Premiere's own language, as `fr_FR`; without it the panel speaks English unless told otherwise. */
export function App(props: {
  readonly studio: StudioStore;
  readonly hostLocale?: string;
  readonly version?: string;
  /** What went wrong and need not be shown: the language's script is not there, and the panel goes on in English. */
  readonly noted: (error: unknown) => void;
}): ReactNode {
  const { studio, hostLocale, version, noted } = props;
  const text = useSpokenText(studio, hostLocale, noted);
  const surroundings = useMemo<Surroundings>(
    () => ({
      studio,
      text,
      ...(hostLocale === undefined ? {} : { hostLocale }),
      ...(version === undefined ? {} : { version }),
    }),
    [studio, text, hostLocale, version],
  );
  return (
    <Crash text={() => text}>
      <SurroundingsContext value={surroundings}>
        <Panel />
      </SurroundingsContext>
    </Crash>
  );
}

/** The other language is a script of its own: it is English until that is read. */
function useSpokenText(studio: StudioStore, hostLocale: string | undefined, noted: (error: unknown) => void): Text {
  const subscribe = useCallback((listener: () => void) => studio.subscribe(listener), [studio]);
  const chosen = useSyncExternalStore(subscribe, () => studio.state.settings.language);
  const language = languageFor(chosen, hostLocale);
  const [, setLearnt] = useState<"en" | "fr">("en");
  useEffect(() => {
    if (isLearnt(language)) return;
    learn(language).then(() => setLearnt(language), noted);
  }, [language, noted]);
  return textFor(language);
}

type Tab = "shot" | "board" | "takes" | "review" | "settings";
const TABS: readonly Tab[] = ["shot", "board", "takes", "review", "settings"];

function Panel(): ReactNode {
  const text = useText();
  const takes = useStudio((state) => state.takes);
  const compare = useStudio((state) => state.compare);
  const audit = useStudio((state) => state.audit);
  const uncleared = useMemo(() => notCleared(audit), [audit]);
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
      <div className="tabs">
        <div className="tab-list" role="tablist" aria-label={text.tabs.label} ref={bar} onKeyDown={moveOnArrows}>
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
              {name === "review" && uncleared > 0 && <span className="count">{` ${uncleared}`}</span>}
            </button>
          ))}
        </div>
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
          <Later>
            {({ Compare }) => <Compare key={[compare.a.takeId, compare.b.takeId].sort().join(" ")} open={compare} />}
          </Later>
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
        {tab === "board" && <Later>{({ BoardTab }) => <BoardTab />}</Later>}
        {tab === "takes" && (
          <Later>
            {({ TakesTab }) => (
              <TakesTab
                look={look}
                onLook={setLook}
                {...(target === undefined ? {} : { goTo: target })}
                onGoTo={goTo}
                onRestored={() => open("shot")}
              />
            )}
          </Later>
        )}
        {tab === "review" && <Later>{({ ReviewTab }) => <ReviewTab />}</Later>}
        {tab === "settings" && <Later>{({ SettingsTab }) => <SettingsTab isConnecting={connecting} />}</Later>}
      </div>
    </div>
  );
}

function countText(text: Text, running: number, waiting: number): string {
  if (waiting === 0) return text.tabs.running(running);
  return running === 0 ? text.tabs.waiting(waiting) : text.tabs.runningOf(running, running + waiting);
}

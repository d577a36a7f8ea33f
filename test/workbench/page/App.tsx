import { useCallback, useEffect, useRef, useState, type DragEvent, type ReactNode } from "react";
import { openFootage } from "./footage";
import { FootageDialog } from "./FootageDialog";
import { HostMenu } from "./HostMenu";
import { belongsToControl, keepFocusOff, pressed } from "./keys";
import { MonitorPanel } from "./Monitor";
import { PanelSlot } from "./PanelSlot";
import { ProjectPanel } from "./ProjectPanel";
import type { Sample } from "./sample";
import { SampleProgress } from "./SampleProgress";
import type { HostSettings } from "./settings";
import { Timeline, type Zoom } from "./Timeline";
import { useProject, useWorld } from "./useWorld";

interface AppProps {
  readonly settings: HostSettings;
  readonly change: (settings: HostSettings) => void;
  /** Keys that reach the panel but mean nothing there come back by this. */
  readonly onPanelKey: (listener: (event: KeyboardEvent) => void) => () => void;
  readonly sample: Sample;
}

/** A small Premiere: project, monitor, timeline, and the panel in its slot. */
export function App({ settings, change, onPanelKey, sample }: AppProps): ReactNode {
  const world = useWorld();
  const { premiere } = world;
  const zoom = useRef<Zoom>(undefined);
  const report = useCallback((given: Zoom) => {
    zoom.current = given;
  }, []);
  const undo = useProject((saved) => saved.undoStack.at(-1)?.label);
  const redo = useProject((saved) => saved.redoStack.at(-1)?.label);
  const [choosing, setChoosing] = useState(false);
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!belongsToControl(event) && pressed(world, zoom.current, event)) event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    const stop = onPanelKey(onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
      stop();
    };
  }, [world, onPanelKey]);

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    openFootage(world, files, {}).then(
      () => setProblem(undefined),
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  };

  return (
    <div
      className={`workbench ${settings.theme}`}
      style={{ gridTemplateColumns: `minmax(320px, 30fr) minmax(480px, 46fr) ${settings.panelWidth}px` }}
      onMouseDown={(event) => keepFocusOff(event.nativeEvent)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <nav className="bar" aria-label="Workbench">
        <strong>Pickup workbench</strong>
        <span className="dim">a simulated Premiere {settings.version} around the real panel</span>
        {problem === undefined ? null : (
          <span className="problem" role="alert">
            {problem}
          </span>
        )}
        <span className="end" />
        <button onClick={() => setChoosing(true)}>Open footage …</button>
        <button disabled={undo === undefined} onClick={() => premiere.undo()} title="Undo (Ctrl+Z)">
          {undo === undefined ? "Undo" : `Undo: ${undo}`}
        </button>
        <button disabled={redo === undefined} onClick={() => premiere.redo()} title="Redo (Ctrl+Shift+Z)">
          {redo === undefined ? "Redo" : `Redo: ${redo}`}
        </button>
        <HostMenu settings={settings} change={change} />
      </nav>
      <ProjectPanel />
      <MonitorPanel />
      <Timeline report={report} />
      <PanelSlot settings={settings} sample={sample} />
      <SampleProgress sample={sample} />
      {choosing ? <FootageDialog close={() => setChoosing(false)} /> : null}
    </div>
  );
}

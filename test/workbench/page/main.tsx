/** The workbench's page: opens the project that was there, or the sample, and puts the panel beside it. */

import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { pickFile } from "./footage";
import { Sample } from "./sample";
import { keepSettings, loadSettings, type HostSettings } from "./settings";
import { encodeTestCard } from "./testcard";
import { WorldContext } from "./useWorld";
import { installWebview } from "./webview";
import { World } from "./world";

const place = document.getElementById("workbench");
if (place === null) throw new Error("The page has no place for the workbench");
const root = createRoot(place);

await alone();
let world = await World.open();
let settings = loadSettings();
const settingsListeners = new Set<(settings: HostSettings) => void>();
const keyListeners = new Set<(event: KeyboardEvent) => void>();
const secrets = new Map<string, Uint8Array>();
const readings = { playhead: 0, calls: 0 };
const query = new URLSearchParams(window.location.search);
const sample = new Sample(query.get("sample") === "small" ? "small" : "full");

installWebview(window, world.room);
show();
// Tests and the demo bring their own footage.
const wantsSample = !query.has("empty");
if (!world.wasSaved && wantsSample) {
  await sample.make(world, async (project) => {
    world.close();
    world = await World.open(project);
    show();
  });
}

/** Two tabs on one project would each save over the other, so the second waits until the first is closed. */
async function alone(): Promise<void> {
  const held = new Promise<void>((granted) => {
    void navigator.locks.request("pickup workbench", () => {
      granted();
      return new Promise(() => undefined);
    });
  });
  // A page that is being reloaded lets go within a moment.
  const notice = setTimeout(() => root.render(<Elsewhere />), 1500);
  await held;
  clearTimeout(notice);
}

function Elsewhere(): ReactNode {
  return <p className="elsewhere">The workbench is open in another tab. Close that one, and it opens here.</p>;
}

function show(): void {
  const { project, library, pictures, room } = world;
  const shown = world;
  window.pickupWorkbench = {
    project,
    media: library,
    pictures,
    touched: (path) => library.forget(path),
    get settings() {
      return settings;
    },
    onSettings: (listener) => {
      settingsListeners.add(listener);
      return () => settingsListeners.delete(listener);
    },
    secrets,
    pickFile: (types) => pickFile(shown, types),
    key: (event) => {
      for (const listener of [...keyListeners]) listener(event);
    },
    room,
    readings,
    saved: () => shown.saved(),
    encodeTestCard,
  };
  render();
}

function render(): void {
  root.render(
    <WorldContext value={world} key={world.project.id}>
      <App settings={settings} change={change} onPanelKey={onPanelKey} sample={sample} />
    </WorldContext>,
  );
}

function change(next: HostSettings): void {
  settings = next;
  keepSettings(next);
  for (const listener of [...settingsListeners]) listener(next);
  render();
}

function onPanelKey(listener: (event: KeyboardEvent) => void): () => void {
  keyListeners.add(listener);
  return () => keyListeners.delete(listener);
}

/** The composition root: makes the Studio, mounts the media room, renders the panel. */

import { createRoot } from "react-dom/client";
import { runContract } from "../test/host/contract";
import { StudioError } from "./core/failure";
import { MediaRoom } from "./media/client";
import { hostModule } from "./premiere/project";
import { Studio } from "./studio/studio";
import { App } from "./ui/App";
import { applyTheme } from "./ui/theme";
import { hostInfo, hostModules } from "./uxp/host";
import { openPanel } from "./uxp/panel";
import { watchTheme } from "./uxp/theme";

/** Seeds that every engine takes: 31 bits, without a sign. */
const SEEDS = 2 ** 31;

let studio: Studio | undefined;

const refused = openPanel((root) => {
  // The room stays outside React and outside the tabs: hidden or remounted, it would stop in the middle of a drawing.
  const app = document.createElement("div");
  app.className = "app";
  const roomHolder = document.createElement("div");
  roomHolder.className = "media-room";
  root.appendChild(app);
  root.appendChild(roomHolder);

  const made = new Studio({
    room: new MediaRoom({ parent: roomHolder }),
    now: () => new Date(),
    fetch: (url, init) => fetch(url, init),
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    newId: () => crypto.randomUUID(),
    newSeed: () => Math.floor(Math.random() * SEEDS),
    runContract: () => runContract({ ppro: hostModule, ...hostModules, globals: globalThis }),
  });
  studio = made;
  catchTheUncaught(made);
  // Premiere does not say that a panel closes; the keyboard has left it by then, where the runtime tells of that.
  window.addEventListener("blur", () => void made.flush());
  watchTheme(applyTheme);
  const { locale, plugin } = hostInfo();
  const noted = (error: unknown): void => made.noteUncaught(error);
  createRoot(app, { onCaughtError: noted, onUncaughtError: noted }).render(
    <App studio={made} hostLocale={locale} version={plugin} />,
  );
  void made.start();
});

if (refused !== undefined) studio?.noteUncaught(new StudioError(refused));

/**
 * An uncaught error can take Premiere down with it. Commands never reject, and React's errors go to the log; these
 * listeners are the last net, where the runtime has such events at all (UXP may not).
 */
function catchTheUncaught(studio: Studio): void {
  window.addEventListener("error", (event) => {
    studio.noteUncaught(event.error ?? event.message);
    event.preventDefault();
  });
  window.addEventListener("unhandledrejection", (event) => {
    studio.noteUncaught(event.reason);
    event.preventDefault();
  });
}

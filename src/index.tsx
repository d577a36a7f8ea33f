/** The composition root: makes the Studio, mounts the media room, renders the panel. */

import { useEffect } from "react";
import { createRoot } from "react-dom/client";
import { StudioError } from "./core/failure";
import { messageOf } from "./core/thrown";
import { MediaRoom } from "./media/client";
import { hostModule } from "./premiere/project";
import { Studio } from "./studio/studio";
import { readScripts } from "./studio/scripts";
import { App } from "./ui/App";
import { Stopped } from "./ui/Crash";
import { loadPages } from "./ui/later-pages";
import { languageFor, learn, textFor } from "./ui/text/text";
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
    runContract: async () => {
      const { runContract } = await import(/* webpackChunkName: "contract" */ "../test/host/contract");
      return runContract({ ppro: hostModule, ...hostModules, globals: globalThis });
    },
  });
  studio = made;
  catchTheUncaught(made);
  // Premiere does not say that a panel closes; the keyboard has left it by then, where the runtime tells of that.
  window.addEventListener("blur", () => void made.flush());
  watchTheme(applyTheme);
  const { locale, plugin } = hostInfo();
  const noted = (error: unknown): void => made.noteUncaught(error);
  const react = createRoot(app, { onCaughtError: noted, onUncaughtError: noted });
  function show(): void {
    react.render(
      <>
        <App studio={made} hostLocale={locale} version={plugin} noted={noted} />
        <Shown then={begin} />
      </>,
    );
  }
  async function begin(): Promise<void> {
    try {
      await readScripts();
      await loadPages();
    } catch (error) {
      // Nothing has begun: half a panel could lose what a whole one would keep.
      noted(error);
      const { incomplete } = textFor(languageFor("host", locale));
      react.render(<Stopped text={incomplete} message={messageOf(error)} again={show} />);
      return;
    }
    await made.start();
  }
  // Without its script the panel speaks English.
  learn(languageFor("host", locale)).catch(noted).finally(show);
});

if (refused !== undefined) studio?.noteUncaught(new StudioError(refused));

/** Whatever need not be there for the panel to show itself comes after. */
function Shown(props: { readonly then: () => Promise<void> }): undefined {
  const { then } = props;
  useEffect(() => void then(), [then]);
}

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

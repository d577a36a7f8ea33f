/**
 * Runs in the panel's page before the panel's bundle, and makes that page what UXP is: the modules by `require`, the
 * theme, the webview, and nothing that UXP lacks. The simulated modules are made in this realm, so that what they throw
 * and hand out is the panel's own kind of Error, Promise and Uint8Array, as in Premiere.
 */

import { SimulatedPremiere } from "../../host/premiere";
import { uxpFetch } from "../../host/network";
import { deleteWhatUxpLacks, giveTheme } from "../../host/realm";
import { uxpRequire } from "../../host/require";
import { simulatedUxp } from "../../host/uxp";
import { fileAddress, httpDisk } from "./disk";
import type { WorkbenchHandle } from "./handle";
import { belongsToControl } from "./keys";
import { PLACES } from "./places";
import type { HostSettings } from "./settings";
import { installWebview } from "./webview";

const workbench = window.parent.pickupWorkbench;
if (workbench === undefined) throw new Error("This page is made to be opened by the workbench");
enter(workbench);

/** UXP plays addresses of files; a browser's page may not, so each becomes the same file on the workbench's disk. */
function playFiles({ HTMLVideoElement: { prototype } }: typeof globalThis): void {
  const set = Object.getOwnPropertyDescriptor(Element.prototype, "setAttribute")?.value as Element["setAttribute"];
  prototype.setAttribute = function (name: string, value: string): void {
    const path = name === "src" && value.startsWith("file:///") ? decodeURIComponent(value.slice(7)) : undefined;
    set.call(this, name, path === undefined ? value : fileAddress(path));
  };
}

/** Scripts beside the page, read as a `require` must: at once. */
function scriptReader(): (path: string) => string {
  const Request = window.XMLHttpRequest;
  return (path) => {
    const request = new Request();
    request.open("GET", path, false);
    request.send();
    if (request.status !== 200) throw new Error(`Module not found: "${path}".`);
    return request.responseText;
  };
}

function enter(handle: WorkbenchHandle): void {
  const { project, media, pictures, settings } = handle;
  const disk = httpDisk((path) => handle.touched(path));
  const { version, manners } = settings;
  const premiere = new SimulatedPremiere({ disk, media, pictures }, { project, version, manners });
  premiere.onCall = (call) => {
    if (call === "getPlayerPosition") handle.readings.playhead += 1;
    handle.readings.calls += 1;
  };
  const uxp = simulatedUxp({
    disk,
    places: PLACES,
    version,
    locale: settings.locale,
    secrets: handle.secrets,
    dialogs: {
      folder: () =>
        Promise.resolve(window.parent.prompt("Folder on the workbench's disk", "/Projects/Takes") ?? undefined),
      open: (types) => handle.pickFile(types),
      save: (name) =>
        Promise.resolve(window.parent.prompt("Save on the workbench's disk as", `/Projects/${name}`) ?? undefined),
    },
  });

  const modules: Readonly<Record<string, unknown>> = {
    premierepro: premiere.modules.premierepro,
    uxp: uxp.uxp,
    fs: uxp.fs,
    os: uxp.os,
  };
  Object.defineProperty(window, "fetch", { value: uxpFetch(window.fetch.bind(window)) });
  Object.defineProperty(window, "require", {
    value: uxpRequire({ modules, read: scriptReader(), evaluate: window.eval.bind(window) }),
  });

  const follow = ({ theme }: HostSettings): void => uxp.theme.change(theme === "dark" ? "darkest" : "light");
  follow(settings);
  const stop = handle.onSettings(follow);
  window.addEventListener("pagehide", stop);
  giveTheme(document, uxp.theme);
  installWebview(window, handle.room);
  playFiles(window);
  // Keys that nothing in the panel wants go to Premiere, which is how Ctrl+Z reaches the timeline.
  window.addEventListener("keydown", (event) => {
    const focused = document.activeElement;
    if ((focused === null || focused === document.body) && !belongsToControl(event)) handle.key(event);
  });
  deleteWhatUxpLacks(window, version);
}

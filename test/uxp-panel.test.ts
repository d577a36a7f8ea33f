/** @jest-environment jsdom */
import type * as panel from "../src/uxp/panel";
import type { HostTheme } from "../src/uxp/theme";
import { giveTheme } from "./host/realm";
import { simulatedUxp, type SimulatedUxp } from "./host/uxp";

let host: SimulatedUxp;

jest.mock("uxp", () => host.uxp, { virtual: true });
jest.mock("os", () => host.os);

beforeEach(() => {
  jest.resetModules();
  const refuse = (): never => {
    throw new Error("This test has no disk.");
  };
  const disk = {
    stat: refuse,
    read: refuse,
    write: refuse,
    list: refuse,
    makeFolder: refuse,
    rename: refuse,
    remove: refuse,
  };
  host = simulatedUxp({ disk, places: { data: "/data", temporary: "/temp", plugin: "/plugin" }, locale: "fr_FR" });
  document.body.innerHTML = '<div id="root"></div>';
});

const load = (): Promise<typeof panel> => import("../src/uxp/panel");

test("the panel starts while its script loads, and showing it again changes nothing", async () => {
  const { openPanel } = await load();
  openPanel((root) => root.append("started "));
  expect(document.body.textContent).toBe("started ");
  host.showPanel("pickup", document.body);
  host.showPanel("pickup", document.body);
  expect(document.body.textContent).toBe("started ");
});

test("a page that has no place for the panel yet gets it when Premiere shows it", async () => {
  document.body.innerHTML = "";
  const { openPanel } = await load();
  openPanel((root) => root.append("started "));
  expect(document.body.textContent).toBe("");
  host.showPanel("pickup", document.body);
  host.showPanel("pickup", document.body);
  expect(document.body.textContent).toBe("started ");
});

test("a panel shown in a node of its own moves there, once", async () => {
  const { openPanel } = await load();
  openPanel((root) => root.append("started "));
  const node = document.createElement("div");
  document.body.append(node);
  host.showPanel("pickup", node);
  host.showPanel("pickup", node);
  expect(node.textContent).toBe("started ");
});

test("a host that will not register the panel is named, and the panel is there all the same", async () => {
  host.uxp.entrypoints.setup({ panels: {} });
  const { openPanel } = await load();
  expect(openPanel((root) => root.append("started "))).toEqual({
    kind: "host-refused",
    call: "entrypoints.setup",
    message: "entrypoints.setup can be called only once",
  });
  expect(document.body.textContent).toBe("started ");
});

test("the field that had the keyboard lets go of it", async () => {
  const field = document.createElement("textarea");
  document.body.append(field);
  field.focus();
  expect(document.activeElement).toBe(field);
  (await load()).giveFocusBack();
  expect(document.activeElement).toBe(document.body);
});

test("the theme is told at once and at every change, until nobody listens", async () => {
  giveTheme(document, host.theme);
  const { watchTheme } = await import("../src/uxp/theme");
  const seen: HostTheme[] = [];
  const stop = watchTheme((theme) => seen.push(theme));
  host.theme.change("light");
  host.theme.change("dark");
  stop();
  host.theme.change("lightest");
  expect(seen).toEqual(["darkest", "light", "dark"]);
});

test("a page without a theme is left as it is", async () => {
  Reflect.deleteProperty(document, "theme");
  const { themeNamed, watchTheme } = await import("../src/uxp/theme");
  const seen: HostTheme[] = [];
  watchTheme((theme) => seen.push(theme))();
  expect(seen).toEqual([]);
  expect(themeNamed("solarized")).toBeUndefined();
});

test("the host says what it is, and unknown where it does not", async () => {
  const { hostInfo } = await import("../src/uxp/host");
  expect(hostInfo()).toEqual({
    name: "premierepro",
    version: "26.3.0",
    uxp: "uxp-9.3.0-local",
    plugin: "0.1.0",
    platform: "darwin",
    release: "24.5.0",
    arch: "arm64",
    locale: "fr_FR",
  });
  Reflect.deleteProperty(host.uxp, "host");
  expect(hostInfo().locale).toMatch(/^unknown/);
});

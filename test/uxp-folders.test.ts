import { loadSettings, saveSettings } from "../src/uxp/settings";
import { object, oneOf } from "../src/core/decode";
import { dataFolder, pickupFolder, probeFolder, takeFolder } from "../src/uxp/folders";
import { isAbsolute, joinPath, parentOf } from "../src/uxp/paths";
import { cleanUp, real, startUxp } from "./uxp.setup";
import type * as setup from "./uxp.setup";

jest.mock("fs", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("fs"));
jest.mock("uxp", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("uxp"), {
  virtual: true,
});

afterEach(cleanUp);

test.each([
  ["/Volumes/Media", ["Pickup", "takes"], "/Volumes/Media/Pickup/takes"],
  ["/Volumes/Media/", ["Pickup"], "/Volumes/Media/Pickup"],
  ["/", ["Pickup"], "/Pickup"],
  ["C:\\Cuts", ["Pickup", "takes"], "C:\\Cuts\\Pickup\\takes"],
  ["C:\\", ["Pickup"], "C:\\Pickup"],
  ["C:/Cuts", ["Pickup"], "C:/Cuts/Pickup"],
  ["\\\\nas\\cuts", ["Pickup"], "\\\\nas\\cuts\\Pickup"],
  ["/Users/an\\na", ["Pickup"], "/Users/an\\na/Pickup"],
])("%s joins as its system writes paths", (folder, names, joined) => {
  expect(joinPath(folder, ...names)).toBe(joined);
});

test.each([
  ["/Volumes/Media/reel 2.prproj", "/Volumes/Media"],
  ["/reel.prproj", "/"],
  ["C:\\Cuts\\reel.prproj", "C:\\Cuts"],
  ["C:\\reel.prproj", "C:\\"],
  ["C:/Cuts/reel.prproj", "C:/Cuts"],
  ["\\\\nas\\cuts\\reel.prproj", "\\\\nas\\cuts"],
  ["/Users/an\\na/x", "/Users/an\\na"],
  ["/Cuts/Pickup/", "/Cuts"],
])("%s lies in %s", (path, folder) => {
  expect(parentOf(path)).toBe(folder);
});

test("only what starts at a root is absolute", () => {
  expect(["/a", "C:\\a", "\\\\nas\\a", "a/b", "", "C"].map(isAbsolute)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("takes lie in Pickup beside the project", async () => {
  await startUxp();
  expect(await pickupFolder({ projectPath: "/Volumes/Media/Reel 2.prproj" })).toEqual({
    path: "/Volumes/Media/Pickup",
    temporary: false,
  });
  expect(await pickupFolder({ projectPath: "\\\\?\\D:\\Cuts\\Reel 2.prproj" })).toMatchObject({
    path: "D:\\Cuts\\Pickup",
  });
  expect(await pickupFolder({ projectPath: "\\\\?\\UNC\\nas\\cuts\\Reel 2.prproj" })).toMatchObject({
    path: "\\\\nas\\cuts\\Pickup",
  });
});

test("takes of a project that was never saved wait in the panel's own folder", async () => {
  const { folder } = await startUxp();
  const waiting = { path: `${folder}/PluginData/Pickup`, temporary: true };
  expect(await pickupFolder({})).toEqual(waiting);
  expect(await pickupFolder({ projectPath: "" })).toEqual(waiting);
  expect(await pickupFolder({ projectPath: "Untitled" })).toEqual(waiting);
});

test("another place in the settings wins", async () => {
  await startUxp();
  expect(await pickupFolder({ projectPath: "/Cuts/Reel 2.prproj", chosen: "/Volumes/Raid" })).toEqual({
    path: "/Volumes/Raid",
    temporary: false,
  });
});

test("a take's folder cannot lead out of Pickup", () => {
  expect(takeFolder("/Cuts/Pickup", "2f0c-41")).toBe("/Cuts/Pickup/takes/2f0c-41");
  for (const id of ["..", "../../etc", "a/b", "a\\b", ""])
    expect(() => takeFolder("/Cuts/Pickup", id)).toThrow(RangeError);
});

test("a folder that works is made, probed, and left empty", async () => {
  const { folder } = await startUxp();
  expect(await probeFolder(`${folder}/Cuts/Pickup`)).toBeUndefined();
  expect(await real.names(`${folder}/Cuts/Pickup`)).toEqual([]);
});

test("a folder that cannot be written to is found out before it is needed", async () => {
  const { folder, host } = await startUxp();
  host.fs.faults.readOnly = [folder];
  expect(await probeFolder(`${folder}/Pickup`)).toEqual({ kind: "folder-not-writable", folder: `${folder}/Pickup` });
  host.fs.faults.readOnly = [];
  host.fs.faults.room = 3;
  expect(await probeFolder(`${folder}/Pickup`)).toMatchObject({ kind: "disk-full" });
});

const decodeSettings = object(({ read }) => ({ language: read("language", oneOf("host", "en", "fr")) }));

test("settings are there after a restart", async () => {
  const { folder } = await startUxp();
  expect(await loadSettings(decodeSettings)).toBeUndefined();
  await saveSettings({ language: "fr" });
  await startUxp({}, folder);
  expect(await loadSettings(decodeSettings)).toEqual({ language: "fr" });
});

test("settings that were tampered with are refused by name, not guessed", async () => {
  await startUxp();
  await saveSettings({ language: "tlh" });
  const file = `${await dataFolder()}/settings.json`;
  await expect(loadSettings(decodeSettings)).rejects.toMatchObject({
    failure: { kind: "file-damaged", file, why: "language is not one of host, en, fr" },
  });
});

/** The check before sending: what is flagged stays here, what could not be checked says so, and a house keeps its own. */

import { openRoom, type Room } from "./studio.setup";
import { startService, type Service } from "./service/service";
import type * as wire from "./wire.setup";

jest.mock("premierepro", () => jest.requireActual<typeof wire>("./wire.setup").hostModule("premierepro"), {
  virtual: true,
});
jest.mock("uxp", () => jest.requireActual<typeof wire>("./wire.setup").hostModule("uxp"), { virtual: true });
jest.mock("fs", () => jest.requireActual<typeof wire>("./wire.setup").hostModule("fs"));
jest.mock("os", () => jest.requireActual<typeof wire>("./wire.setup").hostModule("os"));

jest.setTimeout(60_000);

let room: Room;
let checker: Service;
/** Everything that was to leave for OpenAI. */
let shown: string[];

beforeEach(async () => {
  checker = await startService({ tongue: "openai" });
  room = await openRoom();
  shown = [];
  room.reroute = (url) => {
    if (!url.startsWith("https://api.openai.com/v1")) return url;
    shown.push(url);
    return url.replace("https://api.openai.com/v1", checker.url);
  };
  await room.addEngine();
  await room.studio.settings.setNetwork("any");
  await room.studio.settings.keepModerationKey("sk-check-0123");
  room.studio.settings.editSettings({ moderate: true });
});

afterEach(async () => {
  await room.close();
  await checker.close();
});

test("what is flagged is not sent, and costs nothing", async () => {
  const id = await room.make("A fight. flag:violence");
  const { state } = await room.standsAt(id, "failed");
  expect(state).toMatchObject({ failure: { kind: "moderated", by: "check", message: "violence" } });
  expect(room.service.creates).toBe(0);
  expect(room.studio.state.spending.month.spent).toEqual([]);
});

test("what is clear is sent, and its record says that it was looked at", async () => {
  const id = await room.make();
  expect((await room.standsAt(id, "making")).check).toBe("clear");
  expect(shown).toHaveLength(1);
});

test("a check that cannot be made stops nothing, and is said", async () => {
  await checker.close();
  const id = await room.make();
  expect((await room.standsAt(id, "making")).check).toBe("unchecked");
});

test("a project that stays on this network shows nothing to anybody outside", async () => {
  await room.studio.settings.setNetwork("this-network");
  const id = await room.make();
  expect(await room.standsAt(id, "making")).not.toHaveProperty("check");
  expect(shown).toEqual([]);
});

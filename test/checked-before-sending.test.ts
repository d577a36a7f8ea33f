/** What is looked at before it leaves, and what does not leave: flagged words, and all of a project that stays in the house. */

import "./wire.host";
import { openRoom, soon, type Room } from "./studio.setup";
import { startService, type Service } from "./service/service";

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

test("what the engine turned away is looked at anew before it is sent, and says nothing till then", async () => {
  room.service.fault("429-after", { route: "create" });
  const id = await room.make();
  await soon(() => expect(room.service.requests.some(({ route }) => route === "create")).toBe(true));
  await soon(() => expect(room.take(id)).toMatchObject({ state: { kind: "asked" } }));
  expect(room.take(id)).not.toHaveProperty("check");
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

describe("an engine outside", () => {
  beforeEach(async () => {
    room.studio.settings.editSettings({ moderate: false });
    room.reroute = (url) => {
      if (!url.startsWith("https://gpu.example.com")) return url;
      shown.push(url);
      return url.replace("https://gpu.example.com", new URL(room.service.url).origin);
    };
    const { pathname } = new URL(room.service.url);
    await room.addEngine({ address: `https://gpu.example.com${pathname}` });
    shown = [];
  });

  test("is refused by the plan of a project that stays on this network, and not spoken to", async () => {
    await room.studio.settings.setNetwork("this-network");
    expect(room.studio.state.plan?.refusal).toMatchObject({ kind: "address-refused", why: "this-network-only" });
    await room.studio.make({ confirmed: true });
    expect(room.studio.state.takes).toEqual([]);
    expect(shown).toEqual([]);
  });

  test("is not sent what waited in the queue while the project was told to stay", async () => {
    room.studio.pauseQueue(true);
    const id = await room.make();
    await room.studio.settings.setNetwork("this-network");
    room.studio.pauseQueue(false);
    expect((await room.standsAt(id, "failed")).state).toMatchObject({ failure: { why: "this-network-only" } });
    expect(shown).toEqual([]);
    expect(room.service.creates).toBe(0);
  });

  test("is asked by a project that may leave the house", async () => {
    const id = await room.make();
    await room.standsAt(id, "making");
    expect(shown.length).toBeGreaterThan(0);
  });
});

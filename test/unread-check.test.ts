/** The check of a take, whose script cannot be read. */

import "./wire.host";
import { take } from "./replace.setup";
import { RoomOfStills } from "./room-of-stills";
import { openRoom, type Room } from "./studio.setup";

jest.mock("../src/studio/check/check-work", () => {
  throw new Error("The script is not there");
});

let room: Room | undefined;
afterEach(() => room?.close());

test("says at the take that it cannot be opened, and does not reject", async () => {
  room = await openRoom({}, () => new RoomOfStills());
  await room.addEngine();
  const id = await take(room);
  await room.studio.check.open(id);
  expect(room.studio.state.problem).toMatchObject({ at: "takes", take: id, failure: { kind: "unexpected" } });
  expect(room.studio.state.checking).toBeUndefined();
});

/** Rooms that a test opens, each of which is closed when the test is over. */

import { openRoom, type Room } from "./studio.setup";

const open: Room[] = [];
afterEach(async () => {
  for (const room of open.splice(0)) await room.close();
});

export async function newRoom(...how: Parameters<typeof openRoom>): Promise<Room> {
  const room = await openRoom(...how);
  open.push(room);
  return room;
}

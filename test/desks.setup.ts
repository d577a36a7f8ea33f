/** Desks that a test opens, each of which is closed when the test is over. */

import { openDesk, type Desk } from "./wire.setup";

const open: Desk[] = [];
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
});

export async function aDesk(...how: Parameters<typeof openDesk>): Promise<Desk> {
  const desk = await openDesk(...how);
  open.push(desk);
  return desk;
}

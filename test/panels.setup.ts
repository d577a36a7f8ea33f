/** Panels that a test opens, each of which is closed when the test is over. */

import { openPanel, type OpenedPanel } from "./panel-in-jsdom";

const open: OpenedPanel[] = [];
afterEach(async () => {
  for (const panel of open.splice(0)) await panel.close();
});

export async function newPanel(...how: Parameters<typeof openPanel>): Promise<OpenedPanel> {
  const panel = await openPanel(...how);
  open.push(panel);
  return panel;
}

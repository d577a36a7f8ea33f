/** A frame goes to an engine at exactly the size that is asked for, and nothing of the work stays on disk. */

import { failureOf } from "../src/core/failure";
import type { FrameSize } from "../src/core/sequence";
import type { MediaRoom } from "../src/media/client";
import { atSize } from "../src/studio/disk/reference-size";
import { solidPng } from "./png";
import type * as setup from "./uxp.setup";
import { cleanUp, real, startUxp } from "./uxp.setup";

jest.mock("fs", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("fs"));

afterEach(cleanUp);

const never = new AbortController().signal;

/** A room that draws a plain picture of the size it is asked for; or cannot run. */
function aRoom(why?: string): MediaRoom {
  const room: Pick<MediaRoom, "state" | "fit"> = {
    state: why === undefined ? { kind: "ready" } : { kind: "unavailable", why },
    fit: async (_file, { width, height }: FrameSize, out) => {
      if (why !== undefined) throw new Error("A room that cannot run was asked");
      const png = solidPng(width, height);
      await out.write(0, png);
      return { bytes: png.length };
    },
  };
  return room as MediaRoom;
}

async function aFrame(width: number, height: number): Promise<{ readonly folder: string; readonly file: string }> {
  const { folder } = await startUxp();
  const file = `${folder}/frame.png`;
  await real.write(file, solidPng(width, height));
  return { folder, file };
}

test("a frame of that size goes as it is, with or without a media room", async () => {
  const { file } = await aFrame(64, 36);
  for (const room of [aRoom(), aRoom("it has no WebGL")]) {
    const { mimeType, bytes } = await atSize(file, { width: 64, height: 36 }, never, room);
    expect([mimeType, Buffer.from(bytes).equals(Buffer.from(solidPng(64, 36)))]).toEqual(["image/png", true]);
  }
});

test("a frame of another size goes as the media room makes it, and only the frame stays", async () => {
  const { folder, file } = await aFrame(64, 36);
  const { bytes } = await atSize(file, { width: 32, height: 48 }, never, aRoom());
  expect(Buffer.from(bytes).equals(Buffer.from(solidPng(32, 48)))).toBe(true);
  expect(await real.names(folder)).toEqual(["Plugin", "frame.png"]);
});

test("without a media room a frame of another size is not sent at all", async () => {
  const { file } = await aFrame(64, 36);
  const refused = atSize(file, { width: 36, height: 64 }, never, aRoom("it has no WebGL"));
  expect(await refused.then(() => undefined, failureOf)).toEqual({ kind: "room-unavailable", why: "it has no WebGL" });
});

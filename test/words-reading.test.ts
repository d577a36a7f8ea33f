/** Names and notes that are read while one of them is erased. */

import "./wire.host";
import path from "node:path";
import { Log } from "../src/studio/log";
import { Words } from "../src/studio/ledger/words";
import { openRoom } from "./studio.setup";
import { until } from "./wire.setup";

test("a reading that began before a name was erased does not bring it back", async () => {
  const room = await openRoom();
  try {
    const home = path.join(room.folder, "Pickup");
    const words = new Words({ log: new Log(() => new Date()), newId: () => "first" });
    await words.open([home], "this-machine");
    const id = await words.keep(home, "M. R.");
    expect(words.of(id)).toEqual({ kind: "said", text: "M. R." });

    const { fs } = room.uxp;
    const read = fs.readFile.bind(fs);
    let letThrough = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letThrough = resolve));
    let waiting = 0;
    // It has read the file, and is slow to hear of it.
    Reflect.set(fs, "readFile", async (...given: Parameters<typeof read>): Promise<unknown> => {
      const found: unknown = await read(...given);
      if ((waiting += 1) === 1) await gate;
      return found;
    });
    const early = words.read();
    await until("the early reading", () => waiting === 1);
    await words.erase(home, [id]);
    expect(words.of(id)).toEqual({ kind: "erased" });
    letThrough();
    await early;
    expect(words.of(id)).toEqual({ kind: "erased" });
    expect(words.all).toEqual([]);
  } finally {
    await room.close();
  }
});

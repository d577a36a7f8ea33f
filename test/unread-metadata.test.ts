/** A later script that cannot be read: what takes it is said to have failed, and nothing rejects. */

import "./wire.host";
import { readFile } from "node:fs/promises";
import { made, NAME } from "./names.setup";

jest.mock("../src/studio/provenance/metadata-work", () => {
  throw new Error("The script is not there");
});

test("a name that cannot be taken out of files says so, and erasing it does not reject", async () => {
  const { opened, id, folder } = await made();
  await opened.studio.metadata.nameInFiles(false);
  expect(opened.studio.state.problem).toMatchObject({ at: "settings", failure: { kind: "unexpected" } });
  expect(opened.take(id)).toHaveProperty("promptWriter");
  await opened.studio.ledger.verify();
  const { ledger } = opened.studio.state;
  const word = ledger.kind === "read" ? ledger.words.find(({ text }) => text === NAME)?.id : undefined;
  if (word === undefined) throw new Error("The words do not know the name");
  await opened.studio.ledger.erase([word]);
  expect(opened.studio.state.problem).toMatchObject({ at: "settings" });
  expect(opened.studio.state.ledger).toMatchObject({ kind: "read", words: [] });
  expect(await readFile(`${folder}/take.json`, "utf8")).toContain(word);
});

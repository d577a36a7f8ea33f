/** Jest's global set-up: the tests load the panel, the media room and the studio as they would be shipped. */
import { built } from "../scripts/build.mjs";
import { built as workbenchBuilt } from "./workbench/build.mjs";

export default async function buildOnce() {
  await built();
  await workbenchBuilt();
}

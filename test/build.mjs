/** Jest's global set-up: the tests that load the panel or the media room load what would be shipped. */
import { built } from "../scripts/build.mjs";

export default async function buildOnce() {
  await built();
}

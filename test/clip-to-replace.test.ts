/** Which clip a take would replace. */

import { clipToReplace } from "../src/studio/placing/replace";
import { anItem, aSequence, aTake, aTrack } from "./build-a";

jest.mock("premierepro", () => ({}), { virtual: true });
jest.mock("uxp", () => ({}), { virtual: true });

test("where the host names no project item, take 10 is not taken for take 100", () => {
  const [tenth, other] = ["PU_Reel_001_T10", "PU_Reel_001_T02"].map((clipName) => aTake({ clipName }));
  if (tenth === undefined || other === undefined) throw new Error("two takes");
  const lies = (name: string) => aSequence({ video: [aTrack(0, anItem(name, 0, 96))] });
  expect(clipToReplace(other, [tenth], lies("PU_Reel_001_T100.mp4"))).toBe("nothing");
  expect(clipToReplace(other, [tenth], lies("PU_Reel_001_T10.mp4"))).toMatchObject({ track: 0 });
});

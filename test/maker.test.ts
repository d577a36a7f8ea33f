/** Who made a take reads the same in every list. */

import { makerName } from "../src/ui/maker";
import { en } from "../src/ui/text/en";
import { fr } from "../src/ui/text/fr";

test.each([
  ["Wan-AI/Wan2.2-TI2V-5B-Diffusers", "Wan2.2\u2011TI2V\u20115B"],
  ["veo-3.1-fast-generate-001", "veo\u20113.1\u2011fast\u2011generate\u2011001"],
])("%s", (model, name) => {
  expect(makerName(en, { engine: "openai-videos", model })).toBe(name);
});

test("what is built in has a name in both languages", () => {
  const drawn = { engine: "animatic", model: "animatic-1" } as const;
  expect([makerName(en, drawn), makerName(fr, drawn)]).toEqual(["Animatic", "Animatique"]);
});

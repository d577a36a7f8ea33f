import { aRequest, FRAMES } from "./bench/adherence-shots";
import { animaticRig } from "./animatic-rig";
import { describeInBrowser } from "./browser";

describeInBrowser("what the camera draws", () => {
  const rig = animaticRig();

  // A person's whole height over the frame's, also of what is cut.
  const sizes: readonly (readonly [string, number, number])[] = [
    ["extreme long shot", 0.08, 0.22],
    ["long shot", 0.3, 0.55],
    ["full shot", 0.68, 0.92],
    ["medium shot", 1.75, 2.6],
    ["close-up", 3.9, 5.4],
  ];

  it.each(sizes)(
    "a woman in %s is drawn between %s and %s of the frame's height, where the push ends",
    async (size, least, most) => {
      const request = aRequest(`${size} of a woman standing in a field, noon, eye level, push in`, 5);
      const seen = await rig.page.evaluate(([asked, at]) => window.seeMask(asked, at, "where-it-is-seen"), [
        request,
        FRAMES - 1,
      ] as const);
      if (seen === undefined) throw new Error("She is not in the picture.");
      expect(seen.bottom - seen.top).toBeGreaterThanOrEqual(least);
      expect(seen.bottom - seen.top).toBeLessThanOrEqual(most);
      expect(seen.top).toBeGreaterThan(0);
      expect(seen.left).toBeGreaterThan(0);
      expect(seen.right).toBeLessThan(1);
    },
  );
});

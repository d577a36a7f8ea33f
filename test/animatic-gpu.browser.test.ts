import type { DrawingRequest } from "../src/core/drawing";
import type { Swatch } from "../src/core/staging";
import { frameRateOf } from "../src/core/time";
import { animaticRig } from "./animatic-rig";
import { describeInBrowser } from "./browser";

const TEAL: readonly Swatch[] = [
  [10, 60, 70],
  [20, 140, 150],
  [230, 140, 60],
  [240, 220, 190],
];

function aRequest(prompt: string, more: Partial<DrawingRequest> = {}): DrawingRequest {
  return {
    kind: "from-text",
    prompt,
    negative: "",
    seed: 7,
    size: { width: 160, height: 90 },
    rate: frameRateOf(24),
    frames: 24,
    caption: false,
    ...more,
  };
}

describeInBrowser("the Animatic and the graphics card", () => {
  const rig = animaticRig("gpu-page");

  it.each([
    ["a scene from text", aRequest("a bottle in a studio")],
    ["who crosses a frame", aRequest("a man walks through", { kind: "from-frame" })],
  ])("%s says so when the card is taken away, and gives no frame for it", async (_what, request) => {
    expect(await rig.page.evaluate((asked) => window.loseGpu(asked), request)).toBe(
      "The graphics card was taken away while the scene was drawn. Make the take again.",
    );
  });

  it("says so in a sentence when the card cannot draw such pictures, and lets go of it", async () => {
    const ended = await rig.page.evaluate((asked) => window.drawIncomplete(asked), aRequest("a bottle in a studio"));
    expect(ended).toMatchObject({
      said: "This graphics card cannot draw with the range of light that a scene has.",
      opened: 1,
      left: 0,
    });
  });

  it("hears a cancel at each step of getting ready, and then leaves nothing on the card", async () => {
    const request = aRequest("a bottle in a studio");
    const giveUpAfter = async (turns: number): ReturnType<Window["giveUpAfter"]> =>
      rig.page.evaluate(([most, asked, look]) => window.giveUpAfter(most, asked, look), [
        turns,
        request,
        TEAL,
      ] as const);
    const whole = await giveUpAfter(1000);
    expect(whole).toMatchObject({ said: "", opened: 1, left: 1 });
    // The set, three looks at it, the grade.
    expect(whole.turns).toBeGreaterThanOrEqual(5);
    for (let turns = 0; turns < whole.turns; turns++) {
      expect(await giveUpAfter(turns)).toEqual({ said: "taken back", turns: turns + 1, opened: 1, left: 0 });
    }
  });

  it("lets go of the card when getting ready fails after somebody was put before a frame", async () => {
    const request = aRequest("a man walks through", { kind: "from-frame" });
    expect(await rig.page.evaluate((asked) => window.breakLook(asked), request)).toMatchObject({
      said: "broken",
      opened: 1,
      left: 0,
    });
  });

  it.each(["film noir", "black and white", "previz"])(
    "%s stays grey whatever colours a look has, and says that it took none",
    async (style) => {
      const { most, look } = await rig.page.evaluate(([asked, colours]) => window.mostChroma(asked, colours), [
        aRequest(`a bottle in a studio, ${style}`),
        TEAL,
      ] as const);
      expect(most).toBeLessThanOrEqual(2);
      expect(look).toMatchObject({ colours: [] });
    },
  );

  it("film takes the colours of a look", async () => {
    const { most, look } = await rig.page.evaluate(([asked, colours]) => window.mostChroma(asked, colours), [
      aRequest("a bottle in a studio"),
      TEAL,
    ] as const);
    expect(most).toBeGreaterThan(10);
    expect(look).not.toMatchObject({ colours: [] });
  });

  it.each([
    [
      { width: 3000, height: 2000 },
      { width: 256, height: 171 },
    ],
    [
      { width: 120, height: 80 },
      { width: 120, height: 80 },
    ],
  ])("a look of %j is handed on as %j", async (file, handed) => {
    const seen = await rig.page.evaluate(([asked, size]) => window.lookAt(asked, size), [
      aRequest("a bottle"),
      file,
    ] as const);
    expect(seen).toEqual(handed);
  });

  it("fits a grade by what is developed, not by the grain over it", async () => {
    expect(
      await rig.page.evaluate(([one, other]) => window.developedApart(one, other), [
        aRequest("a bottle in a studio"),
        aRequest("a bottle in a studio, heavy film grain"),
      ] as const),
    ).toBe(0);
  });
});

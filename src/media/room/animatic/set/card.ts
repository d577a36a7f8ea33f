/** What a scene is drawn with: a context for three dimensions, and three's renderer on it. */

import { WebGLRenderer } from "three";

export interface Card {
  readonly context: WebGL2RenderingContext;
  readonly renderer: WebGLRenderer;
}

/** Where a stage has its card from, and where it leaves it: in tests one card draws many scenes, and compiles their shaders once. */
export interface Cards {
  /** @throws Error with a sentence when the browser has no WebGL 2. */
  open(): Card;
  /** Its stage draws no more on it, and has disposed of what is its own. */
  close(card: Card): void;
}

/** A card for each stage; nothing of it is left once the stage is gone. */
export const ONE_EACH: Cards = {
  open: () => {
    const canvas = new OffscreenCanvas(16, 16);
    const context = canvas.getContext("webgl2", {
      antialias: false,
      alpha: false,
      depth: false,
      powerPreference: "high-performance",
    });
    if (context === null) throw new Error("This browser has no WebGL 2, so a scene cannot be drawn from text.");
    return { context, renderer: new WebGLRenderer({ canvas, context }) };
  },
  close: ({ renderer }) => {
    renderer.dispose();
    renderer.forceContextLoss();
  },
};

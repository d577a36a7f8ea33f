/** One card for all scenes of a page, for its shaders take longer to compile than a small frame to draw. */

import { ShaderMaterial } from "three";
import { ONE_EACH, type Card, type Cards } from "../src/media/room/animatic/set/card";

// What is written by hand would be compiled again, though another scene has the same: nothing holds on to its text.
ShaderMaterial.prototype.dispose = () => undefined;

const idle: Card[] = [];
const programs = new Set<object>();

export const KEPT_CARDS: Cards = {
  open: () => {
    let card = idle.pop();
    while (card?.context.isContextLost() === true) card = idle.pop();
    return card ?? ONE_EACH.open();
  },
  close: (card) => {
    for (const program of card.renderer.info.programs ?? []) {
      if (programs.has(program)) continue;
      programs.add(program);
      // Else it goes with the last surface that is drawn with it; here all are gone after each scene.
      program.usedTimes += 1;
    }
    card.renderer.setRenderTarget(null);
    idle.push(card);
  },
};
